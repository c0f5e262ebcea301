//! Scene -> SVG. Everything that comes from a program passes [`text`].

use std::fmt::Write;

use super::super::paint;
use super::scene::{Anchor, End, Group, Point, Route, Scene, Shape, Text, Tone};
use super::style::{self, Theme};
use crate::permissions::lifelines::{Mark, Strand};
use crate::picture::ArrowKind;

/// The document. Ends in a line break.
pub fn document(scene: &Scene, theme: Theme) -> String {
    let mut svg = Svg { out: String::new() };
    let (width, height) = (number(scene.width.ceil()), number(scene.height.ceil()));
    svg.line(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cairn\" role=\"img\" xml:space=\"preserve\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
    ));
    svg.names(&scene.title, &scene.description);
    svg.line(&format!("<style>{}</style>", style::sheet(theme)));
    svg.line(&format!("<defs>{}</defs>", style::PATTERNS));
    svg.line(&format!("<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>"));
    for group in &scene.groups {
        svg.group(group);
    }
    for route in &scene.routes {
        svg.route(route);
    }
    svg.line("</svg>");
    svg.out
}

/// Text for the inside of an element: what XML forbids or a reader would act on is written out.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not even as references do these occur in XML, or they would turn what follows around.
            c if paint::is_control(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{2028}' | '\u{2029}') => {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}

/// A coordinate, without digits that nobody sees.
fn number(x: f64) -> String {
    let mut text = format!("{x:.2}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

struct Svg {
    out: String,
}

impl Svg {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn names(&mut self, title: &str, description: &str) {
        self.line(&format!("<title>{}</title>", text(title)));
        if !description.is_empty() && description != title {
            self.line(&format!("<desc>{}</desc>", text(description)));
        }
    }

    fn group(&mut self, group: &Group) {
        self.line(match group.tone {
            Tone::Usual => "<g>",
            Tone::Gone => "<g class=\"gone\">",
            Tone::Unset => "<g class=\"unset\">",
        });
        self.names(&group.title, &group.description);
        for shape in &group.shapes {
            self.shape(shape);
        }
        for inner in &group.groups {
            self.group(inner);
        }
        self.line("</g>");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, fill } => self.line(&format!(
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                style::fill(*fill),
                number(rect.x),
                number(rect.y),
                number(rect.width),
                number(rect.height)
            )),
            Shape::Line { from, to } => {
                self.line(&format!("<path class=\"rule\" d=\"M{}L{}\"/>", point(*from), point(*to)));
            }
            Shape::Text(text) => self.text(text),
            Shape::Strand { from, to, strand } => {
                let class = style::strand(*strand);
                let d = format!("M{}L{}", point(*from), point(*to));
                self.line(&format!("<path class=\"s-{class}\" d=\"{d}\"/>"));
                if *strand == Strand::Exclusive {
                    self.line(&format!("<path class=\"inner\" d=\"{d}\"/>"));
                }
            }
            Shape::Mark { at, mark } => self.mark(*at, *mark),
            Shape::Sample { from, to, kind, dangling, faded } => {
                // The words beside it say what it is.
                let faded = if *faded { " class=\"faded\"" } else { "" };
                self.line(&format!("<g aria-hidden=\"true\"{faded}>"));
                self.arrow(*kind, &[*from, *to], *dangling, true);
                self.line("</g>");
            }
        }
    }

    fn text(&mut self, t: &Text) {
        let anchor = match t.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        // Characters that the font may lack come from another, as wide as it likes: they are set to the width that is
        // there for them.
        let odd = t.spans.iter().flat_map(|span| span.text.chars()).any(|c| !usual(c));
        let length = if odd {
            format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(t.width()))
        } else {
            String::new()
        };
        let _ = write!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{length}",
            number(t.at.x),
            number(t.at.y),
            number(t.size)
        );
        match &t.spans[..] {
            [span] => {
                let _ = write!(self.out, " class=\"{}\">{}", style::ink(span.ink), text(&span.text));
            }
            spans => {
                self.out.push('>');
                for span in spans {
                    let _ = write!(self.out, "<tspan class=\"{}\">{}</tspan>", style::ink(span.ink), text(&span.text));
                }
            }
        }
        self.line("</text>");
    }

    fn route(&mut self, route: &Route) {
        self.line(if route.faded { "<g class=\"arrow faded\">" } else { "<g class=\"arrow\">" });
        self.names(&route.title, &route.description);
        if route.in_finding {
            let class = if route.make_weak { "cut" } else { "halo" };
            self.line(&format!("<path class=\"{class}\" d=\"{}\"/>", rounded(&route.points)));
        }
        self.arrow(route.kind, &route.points, route.dangling, route.end == End::Target);
        self.line("</g>");
    }

    /// Each kind has its own shape.
    fn mark(&mut self, at: Point, mark: Mark) {
        const R: f64 = 5.0;
        let to = |dx: f64, dy: f64| point(Point { x: at.x + dx * R, y: at.y + dy * R });
        let polygon = |corners: &[(f64, f64)]| {
            let corners: Vec<String> = corners.iter().map(|(x, y)| to(*x, *y)).collect();
            format!("M{}Z", corners.join("L"))
        };
        let cross = || format!("M{}L{}M{}L{}", to(-0.8, -0.8), to(0.8, 0.8), to(0.8, -0.8), to(-0.8, 0.8));
        let (class, d) = match mark {
            Mark::Declared | Mark::Value => {
                let class = if mark == Mark::Value { "k-value" } else { "k-open" };
                let (x, y) = (number(at.x), number(at.y));
                self.line(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>"));
                return;
            }
            Mark::Assigned => ("k-value", polygon(&[(0.0, -1.2), (1.1, 0.0), (0.0, 1.2), (-1.1, 0.0)])),
            Mark::Shared => ("k-shared", polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])),
            Mark::Exclusive => ("k-exclusive", polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])),
            Mark::Ended => ("k-open", polygon(&[(-1.0, -0.7), (1.0, -0.7), (0.0, 1.0)])),
            Mark::Dropped => ("k-value", polygon(&[(-1.2, -0.9), (1.2, -0.9), (0.0, 1.2)])),
            // The line of the life says it.
            Mark::Maybe => return,
            Mark::Moved => {
                self.line(&format!("<path class=\"under\" d=\"{}\"/>", cross()));
                ("k-moved", cross())
            }
            Mark::Conflict => {
                let (x, y) = (number(at.x), number(at.y));
                self.line(&format!("<circle class=\"k-error\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>"));
                ("cross", format!("M{}L{}M{}L{}", to(-0.6, -0.6), to(0.6, 0.6), to(0.6, -0.6), to(-0.6, 0.6)))
            }
        };
        self.line(&format!("<path class=\"{class}\" d=\"{d}\"/>"));
    }

    /// The line, its start and its end; each kind has its own shape.
    fn arrow(&mut self, kind: ArrowKind, points: &[Point], dangling: bool, arrives: bool) {
        let (start, before, end) = match points {
            [start, end] => (*start, *start, *end),
            [start, .., before, end] => (*start, *before, *end),
            _ => return,
        };
        let forward = if end.x >= before.x { 1.0 } else { -1.0 };
        let name = style::arrow(kind);
        // A dangling arrow that leads nowhere ends in its cross.
        let head = arrives || !dangling;
        // The line ends within the head, not beyond its tip.
        let back = match kind {
            _ if !head => 0.0,
            ArrowKind::Owner | ArrowKind::Weak => 8.0,
            ArrowKind::Strong => 15.0,
            ArrowKind::Exclusive => 5.0,
            ArrowKind::Shared | ArrowKind::Raw => 1.0,
        };
        let mut line = points.to_vec();
        if let Some(last) = line.last_mut() {
            last.x -= back * forward;
        }
        let d = rounded(&line);
        self.line(&format!("<path class=\"a {name}\" d=\"{d}\"/>"));
        if kind == ArrowKind::Exclusive {
            self.line(&format!("<path class=\"inner\" d=\"{d}\"/>"));
        }
        let radius = if matches!(kind, ArrowKind::Owner | ArrowKind::Strong) { 3.4 } else { 2.8 };
        let (x, y) = (number(start.x), number(start.y));
        self.line(&format!("<circle class=\"d-{name}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
        if head {
            let at = |x: f64, y: f64| point(Point { x: end.x - x * forward, y: end.y + y });
            let triangle = |tip: f64| format!("M{}L{}L{}Z", at(tip, 0.0), at(tip + 9.0, -4.5), at(tip + 9.0, 4.5));
            let (d, width) = match kind {
                ArrowKind::Owner => (triangle(0.5), 0.5),
                ArrowKind::Strong => (triangle(0.5) + &triangle(8.0), 0.5),
                ArrowKind::Weak => (triangle(1.0), 1.5),
                ArrowKind::Shared => (format!("M{}L{}L{}", at(8.0, -4.5), at(0.5, 0.0), at(8.0, 4.5)), 1.6),
                ArrowKind::Exclusive => (format!("M{}L{}L{}", at(9.0, -6.5), at(1.5, 0.0), at(9.0, 6.5)), 2.2),
                ArrowKind::Raw => (format!("M{}L{}L{}", at(6.0, -4.0), at(0.5, 0.0), at(6.0, 4.0)), 1.4),
            };
            self.line(&format!("<path class=\"h-{name}\" stroke-width=\"{width}\" d=\"{d}\"/>"));
        }
        if dangling {
            let x = end.x - if head { 19.0 * forward } else { 0.0 };
            let corner = |dx: f64, dy: f64| point(Point { x: x + dx, y: end.y + dy });
            let d = format!("M{}L{}M{}L{}", corner(-4.5, -4.5), corner(4.5, 4.5), corner(-4.5, 4.5), corner(4.5, -4.5));
            self.line(&format!("<path class=\"under\" d=\"{d}\"/><path class=\"cross\" d=\"{d}\"/>"));
        }
    }
}

fn point(p: Point) -> String {
    format!("{} {}", number(p.x), number(p.y))
}

/// Characters that usual monospaced fonts have, each as wide as a column.
fn usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{17F}' | '—' | '…' | '→' | '▶')
}

/// A path through points, its corners rounded.
fn rounded(points: &[Point]) -> String {
    const RADIUS: f64 = 5.0;
    let mut d = String::new();
    for (i, at) in points.iter().enumerate() {
        let around = (i.checked_sub(1).and_then(|i| points.get(i)), points.get(i + 1));
        match around {
            (None, _) => d.push_str(&format!("M{}", point(*at))),
            (Some(_), None) => d.push_str(&format!("L{}", point(*at))),
            (Some(before), Some(after)) => {
                let towards = |other: &Point| {
                    let (dx, dy) = (other.x - at.x, other.y - at.y);
                    let length = dx.hypot(dy);
                    let part = if length > 0.0 { RADIUS.min(length / 2.0) / length } else { 0.0 };
                    point(Point { x: at.x + dx * part, y: at.y + dy * part })
                };
                d.push_str(&format!("L{}Q{} {}", towards(before), point(*at), towards(after)));
            }
        }
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(text("</text><script a=\"b\">&'"), "&lt;/text&gt;&lt;script a=&quot;b&quot;&gt;&amp;&#39;");
        assert_eq!(text("a\u{1b}b\u{202e}c\u{0}\u{ffff}"), "a\\u{1b}b\\u{202e}c\\u{0}\\u{ffff}");
        assert_eq!(text("é漢🦀"), "é漢🦀");
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!([number(1.0), number(0.5), number(-0.001), number(10.256)], ["1", "0.5", "0", "10.26"]);
    }

    #[test]
    fn corners_are_rounded() {
        let at = |x, y| Point { x, y };
        assert_eq!(rounded(&[at(0.0, 0.0), at(20.0, 0.0), at(20.0, 20.0)]), "M0 0L15 0Q20 0 20 5L20 20");
    }
}
