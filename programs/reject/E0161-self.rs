// In a trait `Self` may be of any type, one without a size too.
trait Named {
    fn name(self) -> String;

    fn shout(&self) -> String {
        self.name().to_uppercase() //~ ERROR E0161
        //~^ ERROR E0507
    }

    fn whisper(self) -> String
    where
        Self: Sized,
    {
        self.name().to_lowercase()
    }
}

fn main() {}
