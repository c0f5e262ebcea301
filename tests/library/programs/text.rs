use std::borrow::Cow;
fn main() {
    let s = "Hello, Wörld! 日本 \u{1F600}";
    println!("{} {} {:?} {:?}", s.len(), s.chars().count(), s.chars().rev().collect::<String>(), s.char_indices().collect::<Vec<_>>());
    println!("{:?}", s.char_indices().rev().collect::<Vec<_>>());
    println!("{:?} {:?}", s.bytes().collect::<Vec<_>>(), s.bytes().rev().take(3).collect::<Vec<_>>());
    for i in 0..=s.len() + 1 { print!("{} ", s.is_char_boundary(i)); } println!();
    println!("{:?} {:?} {:?} {:?}", s.find('W'), s.find("ld"), s.rfind('o'), s.find(|c: char| !c.is_ascii()));
    println!("{:?} {:?} {:?}", s.find(['x', 'o']), s.find(&['x', '!'][..]), s.find("zzz"));
    for (t, p) in [("a,b,,c,", ","), ("", ","), (",", ","), ("abc", ""), ("aXXbXXc", "XX"), ("XXX", "XX"), ("aaaa", "aa")] {
        println!("{:?} {:?}", t.split(p).collect::<Vec<_>>(), t.rsplit(p).collect::<Vec<_>>());
        println!("{:?} {:?}", t.splitn(2, p).collect::<Vec<_>>(), t.rsplitn(2, p).collect::<Vec<_>>());
        println!("{:?} {:?}", t.split_terminator(p).collect::<Vec<_>>(), t.split_inclusive(p).collect::<Vec<_>>());
        println!("{:?} {:?}", t.split_once(p), t.rsplit_once(p));
        println!("{:?} {:?} {:?}", t.matches(p).count(), t.match_indices(p).collect::<Vec<_>>(), t.rmatch_indices(p).collect::<Vec<_>>());
        println!("{:?} {:?} {:?} {:?}", t.replace(p, "-"), t.replace(p, "<->"), t.replacen(p, "-", 1), t.contains(p));
        println!("{:?} {:?} {:?} {:?}", t.trim_start_matches(p), t.trim_end_matches(p), t.strip_prefix(p), t.strip_suffix(p));
        println!("{:?} {:?} {:?} {:?}", t.starts_with(p), t.ends_with(p), t.find(p), t.rfind(p));
    }
    for t in ["a,b,,c,", "", ",", ",,", "abc"] {
        println!("{:?} {:?} {:?}", t.split(',').collect::<Vec<_>>(), t.split(',').rev().collect::<Vec<_>>(), t.rsplit(',').collect::<Vec<_>>());
        println!("{:?} {:?} {:?}", t.split_terminator(',').rev().collect::<Vec<_>>(), t.rsplit_terminator(',').collect::<Vec<_>>(), t.split_inclusive(',').rev().collect::<Vec<_>>());
        println!("{:?} {:?}", t.split(|c| c == 'b' || c == ',').collect::<Vec<_>>(), t.trim_matches(|c: char| c == ',' || c == 'a'));
        let mut it = t.split(','); println!("{:?} {:?} {:?} {:?}", it.next(), it.next_back(), it.next(), it.next_back());
    }
    for t in ["  a b\t c \n", "", "   ", "x", "\u{3000}é \u{a0}y"] {
        println!("{:?} {:?} {:?}", t.trim(), t.trim_start(), t.trim_end());
        println!("{:?} {:?} {:?}", t.split_whitespace().collect::<Vec<_>>(), t.split_whitespace().rev().collect::<Vec<_>>(), t.split_ascii_whitespace().collect::<Vec<_>>());
        println!("{:?}", t.split(' ').collect::<Vec<_>>());
    }
    for t in ["a\nb\r\nc", "a\n", "\n", "", "a\n\nb\n", "a\r", "\r\n\r\n"] { println!("{:?} {:?}", t.lines().collect::<Vec<_>>(), t.lines().rev().collect::<Vec<_>>()); }
    for t in ["Hello ß ŉ İ Σ ΑΣ ΑΣΑ ΟΔΥΣΣΕΥΣ. ﬁ ǆ", "straße", "ΑΣ'", "Σ"] { println!("{:?} {:?} {:?} {:?}", t.to_uppercase(), t.to_lowercase(), t.to_ascii_uppercase(), t.to_ascii_lowercase()); }
    println!("{:?} {:?} {:?}", &s[0..5], &s[7..], s.get(8..9));
    println!("{:?} {:?} {:?} {:?}", s.get(0..100), s.get(..=4), s.get(3..2), s.get(..));
    println!("{:?} {:?} {}", "ab".repeat(3), "".repeat(5), "x".repeat(0));
    println!("{:?} {:?} {:?}", "a" < "b", "a".cmp("ab"), "é" > "z");
    println!("{} {}", "Abc".eq_ignore_ascii_case("aBC"), "é".eq_ignore_ascii_case("É"));
    println!("{:?}", s.encode_utf16().collect::<Vec<_>>());
    println!("{:?} {:?}", String::from_utf16(&s.encode_utf16().collect::<Vec<_>>()).unwrap(), String::from_utf16(&[0xD800]).is_err());
    let bytes: &[&[u8]] = &[b"abc", b"a\xffb", b"\xe6\x97", b"\xe6\x97\xa5", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"ok\xe6\x97x"];
    for b in bytes { println!("{:?} {:?}", std::str::from_utf8(b), String::from_utf8_lossy(b)); if let Err(e) = std::str::from_utf8(b) { println!("{e}"); } }
    println!("{:?}", String::from_utf8(vec![0xff, 65]));
    let mut o = String::from("abc"); println!("{} {}", o.len(), o.capacity());
    o.push('d'); println!("{} {}", o, o.capacity()); o.push_str("éfg日"); println!("{} {} {}", o, o.len(), o.capacity());
    println!("{:?} {:?} {}", o.pop(), o.pop(), o); println!("{:?} {}", o.remove(4), o);
    o.insert(0, '日'); o.insert_str(3, "--"); println!("{}", o); o.truncate(5); println!("{}", o);
    o.retain(|c| c != '-'); println!("{:?}", o); o.extend(['x', 'y']); o.extend(["zz", "w"]); o += "!"; println!("{}", o + "?");
    let mut o = String::from("hello world"); println!("{:?} {}", o.drain(..6).collect::<String>(), o); o.replace_range(1..3, "OOO"); println!("{}", o);
    println!("{:?} {}", o.split_off(3), o); o.clear(); println!("{:?} {}", o, o.is_empty());
    println!("{:?} {:?}", ["a", "b"].concat(), ["a", "b", "c"].join("-")); println!("{:?}", vec![String::from("x"), String::from("y")].join(", "));
    println!("{:?} {:?}", [[1, 2], [3, 4]].concat(), [vec![1], vec![2, 3]].join(&0));
    println!("{:?} {:?}", "abc".chars().map(|c| c.to_string()).collect::<Vec<String>>(), vec!["a", "b"].into_iter().collect::<String>());
    println!("{} {}", String::new().capacity(), "abc".chars().collect::<String>().capacity());
    let c: Cow<str> = "a".into(); let d: Cow<str> = String::from("b").into(); println!("{} {} {:?} {}", c, d, c, c.clone() + "x"); println!("{}", c.into_owned());
    println!("{:?} {:?}", "a=b=c".split_once('='), "a=b=c".rsplit_once('='));
    println!("{:?} {:?}", "x".parse::<String>(), "true".parse::<bool>());
    println!("{:?} {:?} {:?}", 'a'.is_ascii_punctuation(), '!'.is_ascii_punctuation(), 'Z'.to_ascii_lowercase());
    println!("{} {} {}", 'é'.escape_unicode(), '\t'.escape_default(), 'é'.escape_debug());
    println!("{:?} {:?}", 'ß'.to_uppercase().collect::<Vec<_>>(), 'A'.to_lowercase().to_string());
    println!("{:?} {:?} {:?}", 'é'.len_utf8(), '\u{10000}'.len_utf16(), 'a'.is_digit(16));
    println!("{:?} {:?}", s.split_at(7), s.split_at_checked(9));
    println!("{:?}", ('a'..='e').collect::<String>()); println!("{:?}", ('\u{D7FE}'..='\u{E001}').map(|c| c as u32).collect::<Vec<_>>()); println!("{:?}", ('a'..'e').rev().step_by(2).collect::<Vec<_>>());
    println!("{:?} {:?}", "a1b2".trim_matches(char::is_alphabetic), "a1b2".split(char::is_numeric).collect::<Vec<_>>());
    println!("{:?}", "abc".char_indices().map(|(i, c)| format!("{i}{c}")).collect::<Vec<_>>());
    let b: Box<str> = "boxed".into(); println!("{} {:?} {}", b, b, b.len()); println!("{:?}", b.into_string());
    println!("{:?} {:?}", "zażółć".char_indices().nth(3), "abc".chars().last()); println!("{:?}", "ab cd".split(' ').map(str::to_owned).collect::<Vec<String>>());
    println!("{:?} {:?} {:?}", "a".max("b"), "abc".as_bytes().first(), "abc".bytes().nth(1));
    println!("{}", "abc" == String::from("abc")); println!("{}", String::from("abc") == *"abc");
}
