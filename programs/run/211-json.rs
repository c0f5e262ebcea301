// JSON: a parser with errors, and the way back.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}
#[derive(Debug, PartialEq)]
struct ParseError {
    at: usize,
    kind: Kind,
}
#[derive(Debug, PartialEq)]
enum Kind {
    Eof,
    Expected(&'static str),
    BadEscape(char),
    Trailing,
}
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: ", self.at)?;
        match self.kind {
            Kind::Eof => f.write_str("end of input"),
            Kind::Expected(what) => write!(f, "expected {what}"),
            Kind::BadEscape(c) => write!(f, "bad escape \\{c}"),
            Kind::Trailing => write!(f, "something after the end"),
        }
    }
}

struct P<'a> {
    bytes: &'a [u8],
    at: usize,
}
type R<T> = Result<T, ParseError>;
impl<'a> P<'a> {
    fn err<T>(&self, kind: Kind) -> R<T> {
        Err(ParseError { at: self.at, kind })
    }
    fn ws(&mut self) {
        self.at += self.bytes[self.at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    }
    fn eat(&mut self, word: &'static str) -> bool {
        let found = self.bytes[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }
    fn value(&mut self) -> R<Json> {
        self.ws();
        let v = match self.bytes.get(self.at) {
            None => return self.err(Kind::Eof),
            Some(b'n') if self.eat("null") => Json::Null,
            Some(b't') if self.eat("true") => Json::Bool(true),
            Some(b'f') if self.eat("false") => Json::Bool(false),
            Some(b'"') => Json::Text(self.string()?),
            Some(b'[') => Json::List(self.sequence("[", "]", Self::value)?),
            Some(b'{') => Json::Object(
                self.sequence("{", "}", |p| {
                    p.ws();
                    let k = p.string()?;
                    p.ws();
                    if !p.eat(":") {
                        return p.err(Kind::Expected("`:`"));
                    }
                    Ok((k, p.value()?))
                })?
                .into_iter()
                .collect(),
            ),
            Some(b'-' | b'0'..=b'9') => {
                let len = self.bytes[self.at..]
                    .iter()
                    .position(|b| !matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'))
                    .unwrap_or(self.bytes.len() - self.at);
                let text = std::str::from_utf8(&self.bytes[self.at..][..len]).unwrap();
                match text.parse() {
                    Ok(n) => {
                        self.at += len;
                        Json::Number(n)
                    }
                    Err(_) => return self.err(Kind::Expected("a number")),
                }
            }
            Some(_) => return self.err(Kind::Expected("a value")),
        };
        self.ws();
        Ok(v)
    }
    fn sequence<T>(
        &mut self,
        open: &'static str,
        close: &'static str,
        mut item: impl FnMut(&mut Self) -> R<T>,
    ) -> R<Vec<T>> {
        assert!(self.eat(open));
        let mut items = Vec::new();
        self.ws();
        if self.eat(close) {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            self.ws();
            if self.eat(close) {
                break Ok(items);
            }
            if !self.eat(",") {
                break self.err(Kind::Expected("`,` or the end"));
            }
        }
    }
    fn string(&mut self) -> R<String> {
        if !self.eat("\"") {
            return self.err(Kind::Expected("a string"));
        }
        let rest = std::str::from_utf8(&self.bytes[self.at..]).unwrap();
        let mut out = String::new();
        let mut chars = rest.char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += i + 1;
                    return Ok(out);
                }
                '\\' => match chars.next().map(|(_, c)| c) {
                    Some('n') => out.push('\n'),
                    Some(c @ ('"' | '\\' | '/')) => out.push(c),
                    Some('u') => {
                        let hex: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                        out.push(
                            u32::from_str_radix(&hex, 16)
                                .ok()
                                .and_then(char::from_u32)
                                .unwrap_or(char::REPLACEMENT_CHARACTER),
                        );
                    }
                    Some(c) => {
                        self.at += i;
                        return self.err(Kind::BadEscape(c));
                    }
                    None => break,
                },
                c => out.push(c),
            }
        }
        self.at = self.bytes.len();
        self.err(Kind::Eof)
    }
}
impl std::str::FromStr for Json {
    type Err = ParseError;
    fn from_str(s: &str) -> R<Json> {
        let mut p = P { bytes: s.as_bytes(), at: 0 };
        let v = p.value()?;
        if p.at < s.len() { p.err(Kind::Trailing) } else { Ok(v) }
    }
}
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(b) => write!(f, "{b}"),
            Json::Number(n) => write!(f, "{n}"),
            Json::Text(t) => write!(f, "{t:?}"),
            Json::List(l) => {
                f.write_str("[")?;
                for (i, v) in l.iter().enumerate() {
                    if i != 0 {
                        f.write_str(",")?;
                    }
                    v.fmt(f)?;
                }
                f.write_str("]")
            }
            Json::Object(o) => {
                f.write_str("{")?;
                let mut sep = "";
                for (k, v) in o {
                    write!(f, "{sep}{k:?}:{v}")?;
                    sep = ",";
                }
                f.write_str("}")
            }
        }
    }
}
impl std::ops::Index<&str> for Json {
    type Output = Json;
    fn index(&self, k: &str) -> &Json {
        static NULL: Json = Json::Null;
        if let Json::Object(o) = self { o.get(k).unwrap_or(&NULL) } else { &NULL }
    }
}
fn depth(j: &Json) -> u32 {
    1 + match j {
        Json::List(l) => l.iter().map(depth).max().unwrap_or(0),
        Json::Object(o) => o.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}
fn main() {
    let text = r#" { "name": "Caf\u00e9 \"X\"", "n": [1, -2.5e3, 0.1, []], "ok": true, "none": null, "deep": {"er": {"est": "💡\n"}} } "#;
    let json: Json = text.parse().unwrap();
    println!("{json}\n{} {} {:?}", depth(&json), json["deep"]["er"]["est"], json["nope"]["x"]);
    println!("{}", json == json.to_string().parse().unwrap());
    for bad in ["", "[1, 2", "{\"a\" 1}", "[1] 2", "\"\\q\"", "tru", "[1,,2]", "-", "\"abc"] {
        println!("{bad:>10} {}", bad.parse::<Json>().unwrap_err());
    }
    let counts = text.chars().filter(|c| "[]{}".contains(*c)).fold(
        HashMap::<char, u8>::new(),
        |mut m, c| {
            m.entry(c).and_modify(|n| *n += 1).or_insert(1);
            m
        },
    );
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort();
    println!("{counts:?}");
    println!("{:#?}", json["n"]);
}

//> {"deep":{"er":{"est":"💡\n"}},"n":[1,-2500,0.1,[]],"name":"Café \"X\"","none":null,"ok":true}
//> 4 "💡\n" Null
//> true
//>            at 0: end of input
//>      [1, 2 at 5: expected `,` or the end
//>    {"a" 1} at 5: expected `:`
//>      [1] 2 at 4: something after the end
//>       "\q" at 1: bad escape \q
//>        tru at 0: expected a value
//>     [1,,2] at 3: expected a value
//>          - at 0: expected a number
//>       "abc at 4: end of input
//> [('[', 2), (']', 2), ('{', 3), ('}', 3)]
//> List(
//>     [
//>         Number(
//>             1.0,
//>         ),
//>         Number(
//>             -2500.0,
//>         ),
//>         Number(
//>             0.1,
//>         ),
//>         List(
//>             [],
//>         ),
//>     ],
//> )
