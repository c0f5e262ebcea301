// `&Trait + Send` without parentheses. The `+` binds more weakly than the `&`, so it is not clear what is added to what: write
// `&(dyn Trait + Send)`.
//@ explains: E0178
//@ rustc-differs: rustc also gives E0782, since the trait lacks its `dyn`
trait Shape {}

type Shared<'a> = &'a Shape + Send; //~ ERROR E0178

fn main() {}
