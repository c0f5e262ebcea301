// `io::Error` around errors of the program's own; errors behind `dyn Error` found again, whatever marks they carry.
use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::sync::Arc;

#[derive(Debug, PartialEq)]
struct Deep(u8);

impl fmt::Display for Deep {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "deep {}", self.0)
    }
}

impl Error for Deep {}

#[derive(Debug)]
struct Outer(Deep);

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("outer")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

fn read(fail: u8) -> io::Result<u8> {
    match fail {
        0 => Ok(1),
        1 => Err(io::Error::new(ErrorKind::InvalidData, "bad text")),
        2 => Err(io::Error::other(Outer(Deep(7)))),
        3 => Err(ErrorKind::StorageFull.into()),
        _ => Err(io::Error::new(ErrorKind::NotADirectory, String::from("owned"))),
    }
}

fn all(fail: u8) -> Result<u8, Box<dyn Error + Send + Sync>> {
    Ok(read(fail)? + 1)
}

fn main() {
    for fail in 0..5 {
        match all(fail) {
            Ok(n) => println!("{n}"),
            Err(error) => {
                println!("{error} | {error:?} | {:?}", error.source().map(|source| source.to_string()));
                match error.downcast::<io::Error>() {
                    Ok(mut error) => {
                        println!("{:?} {} {:?}", error.kind(), error.kind(), error.raw_os_error());
                        println!("{:?}", error.get_ref().map(|inner| inner.is::<Outer>()));
                        if let Some(outer) = error.get_mut().and_then(|inner| inner.downcast_mut::<Outer>()) {
                            outer.0 = Deep(8);
                        }
                        println!("{:?}", error.into_inner().and_then(|inner| inner.downcast::<Outer>().ok()));
                    }
                    Err(other) => println!("other {other}"),
                }
            }
        }
    }
    let shared: Arc<dyn Error> = Arc::new(Outer(Deep(1)));
    println!("{:?}", shared.source().and_then(|source| source.downcast_ref::<Deep>()) == Some(&Deep(1)));
    let nested: Box<dyn Error> = Box::new(Arc::new(Deep(2)));
    println!("{nested}");
}

//> 2
//> bad text | Custom { kind: InvalidData, error: "bad text" } | None
//> InvalidData invalid data None
//> Some(false)
//> None
//> outer | Custom { kind: Other, error: Outer(Deep(7)) } | Some("deep 7")
//> Other other error None
//> Some(true)
//> Some(Outer(Deep(8)))
//> no storage space | Kind(StorageFull) | None
//> StorageFull no storage space None
//> None
//> None
//> owned | Custom { kind: NotADirectory, error: "owned" } | None
//> NotADirectory not a directory None
//> Some(false)
//> None
//> true
//> deep 2
