// To know whether a trait is implemented, the same question comes up again and again in bigger form. Give an impl that does not
// require itself.
//@ explains: E0275
trait Known {}

struct Wrap<T>(T);

impl<T> Known for T where Wrap<T>: Known {} //~ ERROR E0275

fn main() {}
