//! Statements from a template: names and variables filled in, other statements between, and now and then one left out.

use super::body::Body;
use super::types::Ty;
use super::{Node, lines, templates};

impl Body {
    /// Statements that aim at a code.
    pub fn themed(&mut self, code: &str) -> Vec<Node> {
        let Some((_, templates)) = templates::STATEMENTS.iter().find(|(theirs, _)| *theirs == code) else {
            return Vec::new();
        };
        let Some(template) = self.random.pick(templates).copied() else { return Vec::new() };
        let wrapped = self.random.chance(15);
        let vars = self.scope.vars.len();
        self.depth += usize::from(wrapped);
        let (mut before, text) = self.filled(template);
        before.extend(self.grown(lines::parse(text.lines())));
        self.depth -= usize::from(wrapped);
        if !wrapped {
            return before;
        }
        self.scope.leave(vars);
        let head = ["{", "if w.cond() {", "while w.cond() {"][self.random.below(3)];
        vec![Node::Compound { parts: vec![(head.to_string(), before)], tail: "}".to_string() }]
    }

    /// The template with its placeholders replaced, and the declarations of the variables it needs.
    fn filled(&mut self, template: &str) -> (Vec<Node>, String) {
        let mut text = template.replace("$RC", "$K");
        for number in 1..=9 {
            let placeholder = format!("${number}");
            if text.contains(&placeholder) {
                text = text.replace(&placeholder, &self.name());
            }
        }
        let mut declarations = Vec::new();
        for (letter, ty) in kinds() {
            let placeholder = format!("${letter}");
            if !text.contains(&placeholder) {
                continue;
            }
            let name = self.variable(&ty, &mut declarations);
            text = text.replace(&placeholder, &name);
        }
        (declarations, text)
    }

    /// A variable of the type: one in scope, or a new one.
    fn variable(&mut self, ty: &Ty, declarations: &mut Vec<Node>) -> String {
        let usable = |var: &&super::scope::Var| {
            var.ty == *ty && var.mutable && !var.uninit && !var.stale && var.moved.is_empty() && var.name != "self"
        };
        let found: Vec<String> = self.scope.vars.iter().filter(usable).map(|var| var.name.clone()).collect();
        if self.random.chance(50)
            && let Some(name) = self.random.pick(&found)
        {
            return name.clone();
        }
        let name = self.name();
        let number = self.random.below(9) + 1;
        declarations.push(Node::Line(format!("let mut {name}: {} = {};", ty.text(""), ty.fresh(number))));
        self.declare(name.clone(), ty.clone(), true, false);
        name
    }

    /// Other statements in place of `~`; now and then a statement left out, or two in the other order.
    pub fn grown(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut grown = Vec::new();
        for node in nodes {
            match node {
                Node::Line(line) if line == "~" => {
                    let count = self.random.weighted(&[4, 4, 2]);
                    grown.extend(self.block(count));
                }
                Node::Line(line) => {
                    let simple = |line: &str| line.ends_with(';') && !line.starts_with("let ");
                    if simple(&line) && self.random.chance(8) {
                        continue;
                    }
                    if simple(&line)
                        && self.random.chance(6)
                        && matches!(grown.last(), Some(Node::Line(last)) if simple(last))
                    {
                        grown.insert(grown.len() - 1, Node::Line(line));
                        continue;
                    }
                    grown.push(Node::Line(line));
                }
                Node::Compound { parts, tail } => {
                    let mut inner = Vec::new();
                    for (head, body) in parts {
                        let vars = self.scope.vars.len();
                        self.depth += 1;
                        inner.push((head, self.grown(body)));
                        self.depth -= 1;
                        self.scope.leave(vars);
                    }
                    grown.push(Node::Compound { parts: inner, tail });
                }
            }
        }
        grown
    }
}

/// What the letters of templates stand for.
fn kinds() -> [(char, Ty); 16] {
    [
        ('S', Ty::Str),
        ('P', Ty::Pair),
        ('V', Ty::Vec),
        ('I', Ty::Int),
        ('O', Ty::Opt),
        ('D', Ty::Noisy),
        ('A', Ty::Array),
        ('T', Ty::Tuple),
        ('R', Ty::Rc),
        ('C', Ty::Cell),
        ('K', Ty::RcCell),
        ('X', Ty::Row),
        ('Y', Ty::Dyn),
        ('N', Ty::Nest),
        ('E', Ty::Mut(Box::new(Ty::Str))),
        ('L', Ty::Ref(Box::new(Ty::Str))),
    ]
}
