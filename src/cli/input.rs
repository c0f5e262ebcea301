//! Reading the program.

use std::io::Read;
use std::path::Path;

use crate::driver::MAX_SOURCE;

/// The text of the file, or a sentence on why there is none.
pub fn read(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let mut bytes = Vec::new();
    // One byte beyond the limit tells that there is more, whatever the file says of its size.
    let limit = MAX_SOURCE as u64 + 1;
    let outcome = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => return Err(format!("`{shown}` is a directory, not a program")),
            Ok(_) => {}
            Err(error) => return Err(format!("cannot read `{shown}`: {error}")),
        }
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    if let Err(error) = outcome {
        return Err(format!("cannot read `{shown}`: {error}"));
    }
    if bytes.len() > MAX_SOURCE {
        return Err(format!("[C0001] `{shown}` is larger than 1 MiB, the most that is read"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        format!("`{shown}` is not UTF-8: line {line} has bytes that are no characters")
    })
}
