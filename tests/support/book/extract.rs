//! Code blocks out of a page of the book, as mdBook writes them: `<pre><code class="language-rust …">`, with hidden lines in
//! `<span class="boring">`.

/// One Rust block of the book.
#[derive(Debug, Clone)]
pub struct Block {
    pub chapter: u32,
    /// `ch04-01`, or `core::option` for a module of the library.
    pub page: String,
    /// Counted within the page, from 1.
    pub number: usize,
    /// `ignore`, `should_panic`, `edition2024` and the like.
    pub classes: Vec<String>,
    /// All lines, the hidden ones too.
    pub text: String,
}

impl Block {
    pub fn is(&self, class: &str) -> bool {
        self.classes.iter().any(|name| name == class)
    }

    /// `ch04-01 #3`.
    pub fn name(&self) -> String {
        format!("{} #{}", self.page, self.number)
    }

    /// A file name that tells where the block is from.
    pub fn file(&self) -> String {
        format!("{}-{}.rs", self.page.replace("::", "-"), self.number)
    }
}

/// The Rust blocks of a page.
pub fn blocks(chapter: u32, page: &str, html: &str) -> Vec<Block> {
    const START: &str = "<code class=\"language-rust";
    const END: &str = "</code>";
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(START) {
        rest = &rest[start..];
        let Some(end) = rest.find(END) else { break };
        let element = &rest[..end + END.len()];
        rest = &rest[end..];
        // Code in a line of text has no `pre` around it and no class. The element is well-formed XML, entities included.
        let document = roxmltree::Document::parse(element).unwrap_or_else(|error| panic!("{page}: {error}\n{element}"));
        let root = document.root_element();
        let mut classes = root.attribute("class").unwrap_or_default().split_whitespace();
        if classes.next() != Some("language-rust") {
            continue;
        }
        let text: String = root.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        let classes = classes.map(str::to_string).collect();
        found.push(Block { chapter, page: page.to_string(), number: found.len() + 1, classes, text });
    }
    found
}
