//! Expectations written as comments in a program. See `tests/README.md` for the list.

use super::Errors;

/// What a program's comments promise.
#[derive(Debug, Default, Clone)]
pub struct Expectations {
    /// `//~ ERROR code words`: errors by line and code.
    pub errors: Errors,
    /// The words after the code, where there are any: part of Cairn's message on that line.
    pub messages: Vec<(u32, String)>,
    /// `//> text`: the whole standard output, or `None` when the program does not say.
    pub stdout: Option<String>,
    /// `//< text`: the standard input.
    pub stdin: String,
    /// `//@ exit: n`.
    pub exit: i32,
    /// `//@ leaks: n`: heap blocks alive at exit.
    pub leaks: u32,
    /// `//@ stderr: text`: each is part of the standard error.
    pub stderr: Vec<String>,
    /// `//@ flags: --fuel 1000`: extra arguments of `cairn run`.
    pub flags: Vec<String>,
    /// `//@ rustc-differs: reason`: the program is not compared with rustc.
    pub rustc_differs: Option<String>,
}

/// Reads the expectations out of a program's text. `stdout_file` is the content of the `.stdout` file beside it.
pub fn parse(text: &str, stdout_file: Option<String>) -> Result<Expectations, String> {
    let mut found = Expectations { stdout: stdout_file, ..Expectations::default() };
    for (index, line) in text.lines().enumerate() {
        let number = index as u32 + 1;
        let trimmed = line.trim_start();
        if let Some(rest) = trimmed.strip_prefix("//>") {
            let stdout = found.stdout.get_or_insert_default();
            stdout.push_str(rest.strip_prefix(' ').unwrap_or(rest));
            stdout.push('\n');
        } else if let Some(rest) = trimmed.strip_prefix("//<") {
            found.stdin.push_str(rest.strip_prefix(' ').unwrap_or(rest));
            found.stdin.push('\n');
        } else if let Some(rest) = trimmed.strip_prefix("//@") {
            directive(rest, &mut found).map_err(|why| format!("line {number}: {why}"))?;
        } else if let Some((_, rest)) = line.split_once("//~") {
            annotation(number, rest, &mut found).map_err(|why| format!("line {number}: {why}"))?;
        }
    }
    Ok(found)
}

/// `//@ name: value`
fn directive(rest: &str, found: &mut Expectations) -> Result<(), String> {
    let (name, value) = rest.split_once(':').ok_or("a directive is `//@ name: value`")?;
    let value = value.trim();
    match name.trim() {
        "exit" => found.exit = value.parse().map_err(|_| format!("`{value}` is no exit code"))?,
        "leaks" => found.leaks = value.parse().map_err(|_| format!("`{value}` is no number of blocks"))?,
        "stderr" => found.stderr.push(value.to_string()),
        "flags" => found.flags.extend(value.split_whitespace().map(str::to_string)),
        // For `cairn explain`: the main program of a code's page.
        "explains" => {}
        "rustc-differs" => found.rustc_differs = Some(value.to_string()),
        other => return Err(format!("there is no directive `{other}`")),
    }
    Ok(())
}

/// `//~ ERROR E0382 words`, with a `^` after the `~` for each line up.
fn annotation(line: u32, rest: &str, found: &mut Expectations) -> Result<(), String> {
    let body = rest.trim_start_matches('^');
    let up = (rest.len() - body.len()) as u32;
    let words = body.trim().strip_prefix("ERROR").ok_or("an annotation is `//~ ERROR code`")?.trim_start();
    let (code, message) = words.split_once(' ').unwrap_or((words, ""));
    if code.is_empty() {
        return Err("an annotation names a code, a lint or `-`".to_string());
    }
    let line = line.checked_sub(up).filter(|line| *line > 0).ok_or("there is no such line above")?;
    found.errors.insert((line, code.to_string()));
    if !message.trim().is_empty() {
        found.messages.push((line, message.trim().to_string()));
    }
    Ok(())
}

/// Reads a program and its expectations; complaints name the program.
pub fn load(program: &str) -> Result<(String, Expectations), String> {
    let path = super::root().join(program);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{program}: {error}"))?;
    let stdout_file = std::fs::read_to_string(path.with_extension("stdout")).ok();
    let expectations = parse(&text, stdout_file).map_err(|why| format!("{program}: {why}"))?;
    if super::is_rejected(program) == expectations.errors.is_empty() {
        return Err(format!("{program}: programs under reject/ have `//~ ERROR` annotations, and only those"));
    }
    Ok((text, expectations))
}
