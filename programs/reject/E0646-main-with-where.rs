// `main` has a `where` clause. It is called once, and has no types of which anything could be asked.
//@ explains: E0646
fn main()
where //~ ERROR E0646
    (): Copy,
{
}
