//! Structs, tuples, closures and single variants: in which order the fields go.

use std::cmp::Reverse;
use std::rc::Rc;

use super::{Layout, LayoutError, MAX_SIZE, Niche, Variants};
use crate::ty::{Ty, VariantIdx};

/// What the fields are part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Sized,
    /// The last field stays last, because in some instance it may be unsized.
    MaybeUnsized,
    /// A variant after a tag of this size and alignment.
    Prefixed(u64, u64),
}

/// Whether niches should lie near the start or near the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bias {
    Start,
    End,
}

/// The layout of fields beside one another.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub size: u64,
    pub align: u64,
    pub sized: bool,
    pub uninhabited: bool,
    pub offsets: Vec<u64>,
    /// Field indices by increasing offset.
    pub memory_order: Vec<usize>,
    pub largest_niche: Option<Niche>,
}

impl Fields {
    pub fn into_layout(self) -> Layout {
        Layout {
            size: self.size,
            align: self.align,
            sized: self.sized,
            uninhabited: self.uninhabited,
            offsets: self.offsets,
            variants: Variants::Single(VariantIdx::STRUCT),
            largest_niche: self.largest_niche,
        }
    }
}

/// Lays out `fields` of `ty`. `reorder` is false under `repr(C)` and `repr(int)`.
pub(super) fn univariant(ty: Ty, fields: &[Rc<Layout>], reorder: bool, kind: Kind) -> Result<Fields, LayoutError> {
    let layout = biased(ty, fields, reorder, kind, Bias::Start)?;
    // Enums prefer niches close to the start or the end of the variants, so that other (smaller) data-carrying variants
    // fit into the space after or before the niche. If the default order gives no niche at the front, a second one is
    // tried that moves niches to the end, and whichever is closer to an edge wins.
    if let (Some(niche), false) = (layout.largest_niche, kind == Kind::MaybeUnsized) {
        let head = niche.offset;
        let tail = layout.size - head - niche.size;
        if fields.len() > 1 && head != 0 && tail > 0 {
            let other = biased(ty, fields, reorder, kind, Bias::End)?;
            if let Some(niche) = other.largest_niche {
                let other_head = niche.offset;
                let other_tail = other.size - other_head - niche.size;
                if head.min(tail) > other_head.min(other_tail) {
                    return Ok(other);
                }
            }
        }
    }
    Ok(layout)
}

fn available(layout: &Layout) -> u128 {
    layout.largest_niche.map_or(0, |n| n.available())
}

fn biased(ty: Ty, fields: &[Rc<Layout>], reorder: bool, kind: Kind, bias: Bias) -> Result<Fields, LayoutError> {
    let mut order: Vec<usize> = (0..fields.len()).collect();
    if reorder && fields.len() > 1 {
        let end = if kind == Kind::MaybeUnsized { fields.len() - 1 } else { fields.len() };
        sort(&mut order[..end], fields, kind, bias);
    }
    let mut align = 1;
    let mut offset: u64 = 0;
    if let Kind::Prefixed(size, prefix_align) = kind {
        align = prefix_align;
        offset = size.next_multiple_of(prefix_align);
    }
    let mut offsets = vec![0; fields.len()];
    let mut largest_niche: Option<Niche> = None;
    let mut largest_available = 0;
    let mut sized = true;
    for &i in &order {
        let field = &fields[i];
        sized &= field.sized;
        offset = offset.next_multiple_of(field.align);
        align = align.max(field.align);
        offsets[i] = offset;
        if let Some(niche) = field.largest_niche {
            let available = niche.available();
            let prefer = match bias {
                Bias::Start => available > largest_available,
                Bias::End => available >= largest_available,
            };
            if prefer {
                largest_available = available;
                largest_niche = Some(Niche { offset: niche.offset + offset, ..niche });
            }
        }
        // Both are below 2^61, so the sum does not overflow.
        offset += field.size;
        if offset >= MAX_SIZE {
            return Err(LayoutError::TooBig(ty));
        }
    }
    let size = if sized { offset.next_multiple_of(align) } else { offset };
    let uninhabited = fields.iter().any(|f| f.uninhabited);
    Ok(Fields { size, align, sized, uninhabited, offsets, memory_order: order, largest_niche })
}

fn sort(order: &mut [usize], fields: &[Rc<Layout>], kind: Kind, bias: Bias) {
    let movable = || order.iter().map(|i| &fields[*i]);
    let max_align = movable().map(|f| f.align).max().unwrap_or(1);
    let largest_niche = movable().map(|f| available(f)).max().unwrap_or(0);
    // Groups `[u8; 4]` with fields of alignment 4, and so on.
    let group = |f: &Layout| {
        let size_as_align = f.align.max(f.size).trailing_zeros();
        if largest_niche == 0 {
            return size_as_align;
        }
        match bias {
            Bias::Start => max_align.trailing_zeros().min(size_as_align),
            Bias::End if available(f) == largest_niche => f.align.trailing_zeros(),
            Bias::End => size_as_align,
        }
    };
    match kind {
        Kind::Sized | Kind::MaybeUnsized => order.sort_by_key(|i| {
            let f = &fields[*i];
            let niche_size = available(f);
            let niche_key = match bias {
                Bias::Start => !niche_size,
                Bias::End => niche_size,
            };
            let inner_key = f.largest_niche.map_or(0, |n| match bias {
                Bias::Start => n.offset,
                Bias::End => !(f.size - n.size - n.offset),
            });
            (Reverse(group(f)), niche_key, inner_key)
        }),
        Kind::Prefixed(..) => order.sort_by_key(|i| (group(&fields[*i]), available(&fields[*i]))),
    }
}
