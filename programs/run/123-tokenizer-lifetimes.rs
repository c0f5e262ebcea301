// A tokenizer whose tokens borrow from the text.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Token<'t> {
    Word(&'t str),
    Number(f64),
    Quoted(&'t str),
    Mark(char),
}

struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Tokens<'t> {
    fn split(&mut self, at: usize) -> &'t str {
        let (head, tail) = self.rest.split_at(at);
        self.rest = tail;
        head
    }

    fn take_while(&mut self, f: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !f(c)).unwrap_or(self.rest.len());
        self.split(end)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        Some(match first {
            'a'..='z' | 'A'..='Z' | '_' => Token::Word(self.take_while(|c| c.is_alphanumeric() || c == '_')),
            '0'..='9' => Token::Number(self.take_while(|c| c.is_ascii_digit() || c == '.').parse().unwrap_or(f64::NAN)),
            '"' => {
                self.split(1);
                let quoted = self.take_while(|c| c != '"');
                if !self.rest.is_empty() {
                    self.split(1);
                }
                Token::Quoted(quoted)
            }
            other => {
                self.split(other.len_utf8());
                Token::Mark(other)
            }
        })
    }
}

fn longest_word<'t>(text: &'t str) -> Option<&'t str> {
    Tokens { rest: text }
        .filter_map(|token| match token {
            Token::Word(word) => Some(word),
            _ => None,
        })
        .max_by_key(|word| word.len())
}

fn main() {
    let text = String::from("let answer_1 = 4.5 + \"two words\" → é;");
    for token in (Tokens { rest: &text }) {
        println!("{:?}", token);
    }
    println!("{:?} {:?}", longest_word(&text), longest_word("1 2"));
}

//> Word("let")
//> Word("answer_1")
//> Mark('=')
//> Number(4.5)
//> Mark('+')
//> Quoted("two words")
//> Mark('→')
//> Mark('é')
//> Mark(';')
//> Some("answer_1") None
