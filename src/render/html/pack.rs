//! Plain data with its repetitions taken out: what occurs more than once is written once, in a pool.
//!
//! ```text
//!   [{"name": "counter"}, {"name": "counter"}]
//!   {"pool": [{"name": "counter"}], "data": ["~0", "~0"]}
//! ```

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

/// Begins a reference to the pool; texts that begin with it have it twice.
const REFERENCE: char = '~';

/// Gathers data piece by piece; every piece is kept once.
#[derive(Default)]
pub struct Pack {
    ids: HashMap<Rc<Node>, u32>,
    nodes: Vec<Rc<Node>>,
    /// How often each node occurs in others, or as a whole piece.
    uses: Vec<u32>,
    /// Bytes of all nodes, without those in them.
    bytes: usize,
}

/// A value, with the values in it named by their ids: those are always smaller than its own.
#[derive(PartialEq, Eq, Hash)]
enum Node {
    /// A number, text or the like, as it is written.
    Leaf(String),
    Array(Vec<u32>),
    Object(Vec<(String, u32)>),
}

/// A piece of data in a pack.
#[derive(Clone, Copy)]
pub struct Piece(u32);

impl Pack {
    /// Adds a value as an element of the final data.
    pub fn add(&mut self, value: &Value) -> Piece {
        let id = self.id(value);
        self.used(id);
        Piece(id)
    }

    /// About how many bytes have been gathered.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn used(&mut self, id: u32) {
        if let Some(uses) = self.uses.get_mut(id as usize) {
            *uses += 1;
        }
    }

    fn id(&mut self, value: &Value) -> u32 {
        let node = match value {
            Value::Array(elements) => Node::Array(elements.iter().map(|element| self.id(element)).collect()),
            Value::Object(fields) => {
                Node::Object(fields.iter().map(|(key, value)| (key.clone(), self.id(value))).collect())
            }
            Value::String(text) if text.starts_with(REFERENCE) => {
                Node::Leaf(Value::String(format!("{REFERENCE}{text}")).to_string())
            }
            Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => Node::Leaf(value.to_string()),
        };
        if let Some(id) = self.ids.get(&node) {
            return *id;
        }
        // A node that is met again is written once, and so is what is in it.
        match &node {
            Node::Leaf(text) => self.bytes += text.len(),
            Node::Array(ids) => {
                self.bytes += 1 + ids.len();
                ids.iter().for_each(|id| self.used(*id));
            }
            Node::Object(fields) => {
                self.bytes += fields.iter().map(|(key, _)| key.len() + 4).sum::<usize>();
                fields.iter().for_each(|(_, id)| self.used(*id));
            }
        }
        let (node, id) = (Rc::new(node), self.nodes.len() as u32);
        self.nodes.push(Rc::clone(&node));
        self.uses.push(0);
        self.ids.insert(node, id);
        id
    }

    /// The pool, and each of the pieces, as JSON texts.
    pub fn finish(&self, pieces: &[Piece]) -> (String, Vec<String>) {
        let mut writer = Writer { names: vec![None; self.nodes.len()], sizes: vec![0; self.nodes.len()] };
        let mut pool = Vec::new();
        for (id, (node, uses)) in self.nodes.iter().zip(&self.uses).enumerate() {
            let size = writer.size(node);
            let name = format!("\"{REFERENCE}{}\"", base36(pool.len()));
            // Written once and named each time, instead of written each time.
            let (pooled, plain) = (size + 1 + *uses as usize * name.len(), *uses as usize * size);
            if pooled < plain {
                let mut text = String::with_capacity(size);
                self.write(node, &writer, &mut text);
                pool.push(text);
                writer.sizes[id] = name.len();
                writer.names[id] = Some(name);
            } else {
                writer.sizes[id] = size;
            }
        }
        let text = |piece: &Piece| {
            let mut text = String::new();
            self.reference(piece.0, &writer, &mut text);
            text
        };
        (format!("[{}]", pool.join(",")), pieces.iter().map(text).collect())
    }

    fn reference(&self, id: u32, writer: &Writer, out: &mut String) {
        match (writer.names.get(id as usize), self.nodes.get(id as usize)) {
            (Some(Some(name)), _) => out.push_str(name),
            (_, Some(node)) => self.write(node, writer, out),
            _ => {}
        }
    }

    fn write(&self, node: &Node, writer: &Writer, out: &mut String) {
        match node {
            Node::Leaf(text) => out.push_str(text),
            Node::Array(ids) => {
                out.push('[');
                for (i, id) in ids.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    self.reference(*id, writer, out);
                }
                out.push(']');
            }
            Node::Object(fields) => {
                out.push('{');
                for (i, (key, id)) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    out.push_str(&Value::from(key.as_str()).to_string());
                    out.push(':');
                    self.reference(*id, writer, out);
                }
                out.push('}');
            }
        }
    }
}

/// What is known of the nodes so far.
struct Writer {
    /// The reference, of those in the pool.
    names: Vec<Option<String>>,
    /// Bytes that an occurrence takes.
    sizes: Vec<usize>,
}

impl Writer {
    fn size(&self, node: &Node) -> usize {
        let of = |id: &u32| self.sizes.get(*id as usize).map_or(0, |size| size + 1);
        match node {
            Node::Leaf(text) => text.len(),
            Node::Array(ids) => 1 + ids.iter().map(of).sum::<usize>(),
            Node::Object(fields) => 1 + fields.iter().map(|(key, id)| key.len() + 3 + of(id)).sum::<usize>(),
        }
    }
}

fn base36(mut n: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((n % 36) as u32, 36).unwrap_or('0'));
        n /= 36;
        if n == 0 {
            return digits.iter().rev().collect();
        }
    }
}

/// The value of a packed one, as `page.js` does it; `None` if it names what is not in the pool.
pub fn unpack(value: &Value, pool: &[Value]) -> Option<Value> {
    Some(match value {
        Value::String(text) => match text.strip_prefix(REFERENCE) {
            Some(rest) if rest.starts_with(REFERENCE) => rest.into(),
            Some(name) => pool.get(usize::from_str_radix(name, 36).ok()?)?.clone(),
            None => value.clone(),
        },
        Value::Array(elements) => elements.iter().map(|element| unpack(element, pool)).collect::<Option<_>>()?,
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| Some((key.clone(), unpack(value, pool)?)));
            Value::Object(fields.collect::<Option<_>>()?)
        }
        other => other.clone(),
    })
}

/// The pool's values: each may name earlier ones.
pub fn unpack_pool(packed: &[Value]) -> Option<Vec<Value>> {
    let mut pool = Vec::with_capacity(packed.len());
    for value in packed {
        let value = unpack(value, &pool)?;
        pool.push(value);
    }
    Some(pool)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_comes_again_is_written_once() {
        let values = [
            json!({"name": "a long enough name", "bytes": ["00000000", "00000000"]}),
            json!([{"name": "a long enough name", "bytes": ["00000000", "00000000"]}, "~tilde", 1, 1, null]),
            json!({"other": ["a long enough name", "a long enough name"]}),
        ];
        let mut pack = Pack::default();
        let pieces: Vec<Piece> = values.iter().map(|value| pack.add(value)).collect();
        let (pool, texts) = pack.finish(&pieces);
        assert_eq!(pool.matches("a long enough name").count(), 1);
        assert!(texts.iter().all(|text| !text.contains("long")), "{texts:?}");
        let pool = unpack_pool(&serde_json::from_str::<Vec<Value>>(&pool).unwrap()).unwrap();
        for (value, text) in values.iter().zip(&texts) {
            assert_eq!(unpack(&serde_json::from_str(text).unwrap(), &pool).unwrap(), *value);
        }
    }
}
