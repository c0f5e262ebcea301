//! Enums: the tagged layout and the niche-filling one, whichever is better.

use std::rc::Rc;

use super::univariant::{Fields, Kind, univariant};
use super::{Layout, LayoutError, Niche, Tag, TagEncoding, ValidRange, VariantLayout, Variants, mask};
use crate::hir::Adt;
use crate::index::{Id, IdVec};
use crate::ty::{IntTy, Ty, VariantIdx};

type Payloads = IdVec<VariantIdx, Vec<Rc<Layout>>>;

/// A variant that cannot exist and whose fields take no room needs no encoding.
fn absent(fields: &[Rc<Layout>]) -> bool {
    fields.iter().any(|f| f.uninhabited) && fields.iter().all(|f| f.is_zst())
}

pub(super) fn layout(ty: Ty, adt: &Adt, variants: &Payloads) -> Result<Layout, LayoutError> {
    let fixed = adt.repr_c || adt.repr_int.is_some();
    let mut present = variants.iter_ids().filter(|(_, fields)| adt.repr_c || !absent(fields)).map(|(v, _)| v);
    let Some(first) = present.next() else {
        return Ok(Layout { uninhabited: true, ..Layout::zst() });
    };
    if present.next().is_none() && !fixed {
        let layout = univariant(ty, &variants[first], true, Kind::Sized)?.into_layout();
        return Ok(Layout { variants: Variants::Single(first), ..layout });
    }
    let tagged = tagged(ty, adt, variants)?;
    // Explicit discriminants other than the default ones exclude the niche-filling layout.
    let plain = adt.variants.iter_ids().all(|(v, variant)| variant.discriminant == v.index() as i128);
    let niche_filled = if fixed || !plain { None } else { niche_filling(ty, variants) };
    let niche_size = |layout: &Layout| layout.largest_niche.map_or(0, |n| n.available());
    Ok(match niche_filled {
        Some(filled) if filled.size < tagged.size => filled,
        Some(filled) if filled.size == tagged.size && niche_size(&filled) > niche_size(&tagged) => filled,
        _ => tagged,
    })
}

fn variant_layout(fields: Fields) -> VariantLayout {
    VariantLayout { size: fields.size, offsets: fields.offsets, uninhabited: fields.uninhabited }
}

fn niche_filling(ty: Ty, variants: &Payloads) -> Option<Layout> {
    if variants.len() < 2 {
        return None;
    }
    let mut layouts: IdVec<VariantIdx, Fields> = IdVec::new();
    for fields in variants {
        layouts.push(univariant(ty, fields, true, Kind::Sized).ok()?);
    }
    let align = layouts.iter().map(|l| l.align).max().unwrap_or(1);
    // The last of the largest ones, as `max_by_key` has it.
    let (largest, _) = layouts.iter_ids().max_by_key(|(_, l)| l.size)?;
    let needs_tag = |v: &VariantIdx| *v != largest && !absent(&variants[*v]);
    let first = variants.ids().find(needs_tag)?;
    let last = variants.ids().rev().find(needs_tag)?;
    let count = (last.index() - first.index()) as u128 + 1;

    let niche = layouts[largest].largest_niche?;
    let (start, valid) = reserve(&niche, count)?;
    let size = layouts[largest].size.next_multiple_of(align);
    let mut placed: IdVec<VariantIdx, VariantLayout> = IdVec::new();
    for (v, fields) in layouts.iter_ids() {
        let mut fields = fields.clone();
        if v != largest && fields.size > niche.offset {
            // It does not fit before the niche: does it fit behind?
            let shift = (niche.offset + niche.size).next_multiple_of(fields.align);
            if shift + fields.size > size {
                return None;
            }
            fields.offsets.iter_mut().for_each(|offset| *offset += shift);
            fields.size += shift;
        }
        placed.push(variant_layout(fields));
    }
    Some(Layout {
        size,
        align,
        sized: true,
        uninhabited: placed.iter().all(|v| v.uninhabited),
        offsets: Vec::new(),
        variants: Variants::Multiple {
            tag: Tag { offset: niche.offset, size: niche.size },
            encoding: TagEncoding::Niche { untagged: largest, first, last, start },
            variants: placed,
        },
        largest_niche: Niche::new(niche.offset, niche.size, valid),
    })
}

/// Takes `count` values out of the niche: the first of them, and the range that is valid from then on. Given a choice,
/// prefers what lets `None` be zero.
fn reserve(niche: &Niche, count: u128) -> Option<(u128, ValidRange)> {
    let max = mask(niche.size);
    let ValidRange { start, end } = niche.valid;
    if count > niche.available() {
        return None;
    }
    let move_start = || {
        let start = start.wrapping_sub(count) & max;
        (start, ValidRange { start, end })
    };
    let move_end = || {
        let first = end.wrapping_add(1) & max;
        (first, ValidRange { start, end: end.wrapping_add(count) & max })
    };
    let distance_end_zero = max - end;
    Some(if start > end {
        move_end()
    } else if start <= distance_end_zero {
        if count <= start { move_start() } else { move_end() }
    } else {
        let new_end = end.wrapping_add(count) & max;
        // Moving past zero would cost the zero niche.
        if (1..=end).contains(&new_end) { move_start() } else { move_end() }
    })
}

/// Size of the smallest integer that holds `min..=max`.
fn fitting_size(min: i128, max: i128, at_least: u64) -> u64 {
    let fits = |size: &u64| {
        let bits = *size as u32 * 8;
        if min >= 0 {
            (max as u128) <= mask(*size)
        } else {
            min >= i128::MIN >> (128 - bits) && max <= i128::MAX >> (128 - bits)
        }
    };
    [1, 2, 4, 8].into_iter().find(fits).unwrap_or(16).max(at_least)
}

fn tagged(ty: Ty, adt: &Adt, variants: &Payloads) -> Result<Layout, LayoutError> {
    let mut discriminants: Vec<i128> = Vec::new();
    for (v, fields) in variants.iter_ids() {
        if adt.repr_c || !fields.iter().any(|f| f.uninhabited) {
            discriminants.push(adt.variants[v].discriminant);
        }
    }
    let min = discriminants.iter().copied().min().unwrap_or(0);
    let max = discriminants.iter().copied().max().unwrap_or(0);
    let min_size = match adt.repr_int {
        Some(int) => int.size(),
        None => fitting_size(min, max, if adt.repr_c { IntTy::I32.size() } else { 1 }),
    };
    let mut prefix_align = min_size;
    if adt.repr_c {
        prefix_align = variants.iter().flatten().map(|f| f.align).fold(prefix_align, u64::max);
    }
    let reorder = !adt.repr_c && adt.repr_int.is_none();
    let mut layouts: IdVec<VariantIdx, Fields> = IdVec::new();
    let (mut size, mut align) = (0, prefix_align);
    let mut start_align: u64 = 256;
    for fields in variants {
        let layout = univariant(ty, fields, reorder, Kind::Prefixed(min_size, prefix_align))?;
        // The first field that is in the way of a bigger tag.
        let first = layout.memory_order.iter().map(|i| &fields[*i]).find(|f| f.size != 0 || f.align != 1);
        start_align = first.map_or(start_align, |f| start_align.min(f.align));
        size = size.max(layout.size);
        align = align.max(layout.align);
        layouts.push(layout);
    }
    size = size.next_multiple_of(align);
    let mut tag_size = min_size;
    // The tag grows over the padding behind it.
    if reorder && start_align > min_size && start_align <= 16 {
        tag_size = start_align;
        for layout in layouts.iter_mut() {
            layout.offsets.iter_mut().filter(|o| **o <= min_size).for_each(|o| *o = tag_size);
            layout.size = if layout.size <= min_size { tag_size } else { layout.size };
        }
    }
    let valid = ValidRange { start: min as u128 & mask(tag_size), end: max as u128 & mask(tag_size) };
    let placed: IdVec<VariantIdx, VariantLayout> = layouts.iter().cloned().map(variant_layout).collect();
    Ok(Layout {
        size,
        align,
        sized: true,
        uninhabited: placed.iter().all(|v| v.uninhabited),
        offsets: Vec::new(),
        variants: Variants::Multiple {
            tag: Tag { offset: 0, size: tag_size },
            encoding: TagEncoding::Direct,
            variants: placed,
        },
        largest_niche: Niche::new(0, tag_size, valid),
    })
}
