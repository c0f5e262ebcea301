// `for` calls `into_iter`: for one's own type, by value and by reference.
struct Shelf {
    books: Vec<String>,
}

impl IntoIterator for Shelf {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.books.into_iter()
    }
}

impl<'a> IntoIterator for &'a Shelf {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.books.iter()
    }
}

fn main() {
    let shelf = Shelf { books: vec![String::from("Dune"), String::from("Emma")] };
    for book in &shelf {
        println!("see {}", book);
    }
    for book in shelf {
        println!("take {}", book);
    }
    for x in Some(3) {
        println!("{}", x);
    }
}

//> see Dune
//> see Emma
//> take Dune
//> take Emma
//> 3
