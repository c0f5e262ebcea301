struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

fn pick(flag: bool, noisy: Noisy) -> u8 {
    if flag {
        drop(noisy);
        return 1;
    }
    2
}

fn main() {
    pick(true, Noisy(3));
}
