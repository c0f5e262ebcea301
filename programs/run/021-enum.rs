// An enum without data is a number; `as` shows which.
#[derive(Clone, Copy, PartialEq)]
enum Day {
    Monday = 1,
    Tuesday,
    Sunday = 7,
}

fn is_free(day: Day) -> bool {
    match day {
        Day::Monday | Day::Tuesday => false,
        Day::Sunday => true,
    }
}

fn main() {
    let today = Day::Tuesday;
    println!("{} {} {}", today as i32, Day::Monday as u8, Day::Sunday as i64);
    println!("{} {}", is_free(today), is_free(Day::Sunday));
    println!("{}", today == Day::Tuesday);
}

//> 2 1 7
//> false true
//> true
