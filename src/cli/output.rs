//! Writing files: whole or not at all, and never over another without being asked to.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::Output;
use super::exit;

/// Writes `bytes` to `path`, or to standard output for `-`. An existing file is replaced only with `force`, and in one step:
/// whoever reads it meanwhile sees the old or the new.
///
/// # Errors
/// A sentence on why there is no such file now; nothing was changed then.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), String> {
    if path.as_os_str() == "-" {
        let mut stdout = std::io::stdout().lock();
        // A closed pipe is the reader's choice.
        let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
        return Ok(());
    }
    let shown = path.display();
    let failed = |error: std::io::Error| format!("cannot write `{shown}`: {error}");
    let exists = || format!("`{shown}` exists: `--force` replaces it");
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_dir() => return Err(format!("cannot write `{shown}`: it is a directory")),
        // A device or pipe has nothing to lose and cannot be replaced.
        Ok(data) if !data.is_file() && !data.is_symlink() => {
            let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
            return file.write_all(bytes).map_err(failed);
        }
        Ok(_) if !force => return Err(exists()),
        Ok(_) | Err(_) => {}
    }
    let (temporary, mut file) = beside(path).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.flush());
    // Who may read and run the file stays as it was.
    if let Ok(data) = fs::metadata(path) {
        let _ = file.set_permissions(data.permissions());
    }
    drop(file);
    let placed = written.map_err(failed).and_then(|()| {
        if force {
            return fs::rename(&temporary, path).map_err(failed);
        }
        // Unlike a rename, a link fails if somebody made the file meanwhile.
        match fs::hard_link(&temporary, path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(exists()),
            // File systems without links.
            Err(_) => fs::rename(&temporary, path).map_err(failed),
        }
    });
    let _ = fs::remove_file(&temporary);
    placed
}

/// Writes what a command has made to where it was told to; says on standard error why not, if not.
pub fn write_to(output: &Output, text: &str) -> u8 {
    let path = output.output.as_deref().unwrap_or(Path::new("-"));
    match write(path, text.as_bytes(), output.force) {
        Ok(()) => 0,
        Err(message) => {
            eprintln!("error: {message}");
            exit::REJECTED
        }
    }
}

/// A new file in the same folder, so that it can take the path's place in one step.
fn beside(path: &Path) -> std::io::Result<(PathBuf, fs::File)> {
    let name = path.file_name().ok_or_else(|| std::io::Error::new(ErrorKind::InvalidInput, "it has no file name"))?;
    let mut last = ErrorKind::AlreadyExists.into();
    for attempt in 0..16 {
        let mut temporary = std::ffi::OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}.{attempt}.tmp", std::process::id()));
        let temporary = path.with_file_name(temporary);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn files_are_replaced_only_when_asked() {
        let folder = std::env::temp_dir().join(format!("cairn-output-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("picture.svg");
        assert_eq!(write(&path, b"one", false), Ok(()));
        assert!(write(&path, b"two", false).unwrap_err().contains("--force"));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(write(&path, b"two", true), Ok(()));
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert!(write(&folder, b"x", true).unwrap_err().contains("directory"));
        assert!(write(&folder.join("no/such"), b"x", true).is_err());
        // Nothing is left behind.
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
