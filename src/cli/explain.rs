//! `cairn explain`.

use super::args::{Explain, Format};
use super::{exit, show};
use crate::explain::{self, render};
use crate::render::paint::{Paint, escape};

pub fn explain(args: &Explain) -> u8 {
    let paint = if args.plain { Paint::default() } else { show::paint_for(&std::io::stdout()) };
    let options = render::Options { paint, plain: args.plain, ..render::Options::default() };
    let text = match &args.code {
        None => match args.format {
            Format::Text => render::list(explain::pages(), &options),
            Format::Json => render::json_list(explain::pages()),
        },
        Some(code) => match page(code, args, &options) {
            Ok(text) => text,
            Err(message) => {
                eprintln!("error: {}", escape(&message).replace('\n', " "));
                return exit::USAGE;
            }
        },
    };
    // A closed pipe is the reader's choice: `cairn explain E0382 | head`.
    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
    0
}

fn page(code: &str, args: &Explain, options: &render::Options) -> Result<String, String> {
    let page = explain::find(code)?;
    let cause = match &args.cause {
        None => None,
        Some(name) => {
            let names: Vec<&str> = page.causes.iter().map(|cause| cause.name.as_str()).collect();
            let unknown = || format!("{} has no cause `{name}`, but {}", page.code, names.join(", "));
            Some(page.cause(name).ok_or_else(unknown)?)
        }
    };
    Ok(match args.format {
        Format::Text => render::text(page, cause, options),
        Format::Json => render::json(page, cause),
    })
}
