//! The bytes of a place given as text: `x`, `x.0`, `*b`, `(*b).name`, `(opt as Some).0`.
//!
//! Code generation names the parts of a variable whose ownership is tracked this way; where they are depends on the bytes,
//! as a `Box` has to be followed.

use super::map::Map;
use super::types::variant_at;
use crate::bytecode::{Field, PointerKind, TypeId, TypeKind};

/// Nesting of a place's text.
const NEST: u32 = 64;

/// The type and address of the place `text`, in which `name` is a `ty` at `address`.
pub fn resolve(map: &Map<'_>, name: &str, ty: TypeId, address: u64, text: &str) -> Option<(TypeId, u64)> {
    let mut parser = Parser { map, name, base: (ty, address), text };
    let found = parser.place(NEST)?;
    // A whole variant is the whole enum.
    parser.text.is_empty().then_some((found.ty, found.address))
}

/// A place, and the variant it is seen as.
#[derive(Clone, Copy)]
struct Found<'a> {
    ty: TypeId,
    address: u64,
    variant: Option<&'a [Field]>,
}

struct Parser<'a> {
    map: &'a Map<'a>,
    name: &'a str,
    base: (TypeId, u64),
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn eat(&mut self, word: &str) -> bool {
        match self.text.strip_prefix(word) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }

    /// `*place` or `first.field.field`.
    fn place(&mut self, nest: u32) -> Option<Found<'a>> {
        let nest = nest.checked_sub(1)?;
        if self.eat("*") {
            let inner = self.place(nest)?;
            return self.deref(inner);
        }
        let mut found = self.first(nest)?;
        while self.eat(".") {
            let end = self.text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.text.len());
            let (field, rest) = self.text.split_at(end);
            self.text = rest;
            found = self.field(found, field)?;
        }
        Some(found)
    }

    /// The variable, or a place in parentheses.
    fn first(&mut self, nest: u32) -> Option<Found<'a>> {
        if self.eat("(") {
            let mut inner = self.place(nest)?;
            if self.eat(" as ") {
                let end = self.text.find(')')?;
                let (variant, rest) = self.text.split_at(end);
                self.text = rest;
                inner = self.downcast(inner, variant)?;
            }
            return self.eat(")").then_some(inner);
        }
        let name = self.name;
        self.eat(name).then_some(Found { ty: self.base.0, address: self.base.1, variant: None })
    }

    fn deref(&self, found: Found<'a>) -> Option<Found<'a>> {
        match self.map.types.get(found.ty)?.kind {
            // What references point at belongs to others.
            TypeKind::Pointer { kind: PointerKind::Box, pointee, .. } => {
                Some(Found { ty: pointee, address: self.map.memory.read_u64(found.address)?, variant: None })
            }
            _ => None,
        }
    }

    fn downcast(&self, found: Found<'a>, name: &str) -> Option<Found<'a>> {
        let TypeKind::Enum { variants, tag } = &self.map.types.get(found.ty)?.kind else { return None };
        // After the move the tag is still there: what it does not say is not there.
        let variant = variant_at(self.map.memory, variants, tag, found.address)?;
        (variant.name == name).then_some(Found { variant: Some(&variant.fields), ..found })
    }

    fn field(&self, found: Found<'a>, name: &str) -> Option<Found<'a>> {
        let fields: &[Field] = match (&self.map.types.get(found.ty)?.kind, found.variant) {
            (_, Some(fields)) => fields,
            (TypeKind::Struct { fields, .. } | TypeKind::Tuple { fields } | TypeKind::Closure { fields }, None) => {
                fields
            }
            _ => return None,
        };
        let by_name = fields.iter().find(|field| field.name == name);
        // A closure's fields are named by what they capture, and numbered in places.
        let field = by_name.or_else(|| fields.get(name.parse::<usize>().ok()?))?;
        Some(Found { ty: field.ty, address: found.address.checked_add(field.offset)?, variant: None })
    }
}
