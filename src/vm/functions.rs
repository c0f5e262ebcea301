//! The functions of integers and floats behind `IntFn` and `FloatFn`.

use super::exec::Event;
use super::guard::Guard;
use super::memory::{Scalar, Window};
use crate::bytecode::{FloatFn, FloatTy, IntFn, IntTy, Slot};

/// The operands of a function: its cells and its result, in the running frame.
struct Cells<'a, G> {
    frame: &'a mut Window,
    guard: &'a mut G,
    fp: usize,
    dst: Slot,
    args: Slot,
}

impl<G: Guard> Cells<'_, G> {
    /// The value `offset` bytes into the argument cells.
    fn get<T: Scalar>(&mut self, offset: u16) -> Result<T, Event> {
        // Cells beyond a slot's reach would be a bug of code generation; wrapping keeps the machine sound.
        let at = self.args.0.wrapping_add(offset) as usize;
        if G::ON {
            self.guard.used(self.fp + at, size_of::<T>()).map_err(Event::Seen)?;
        }
        Ok(T::get(self.frame, at))
    }

    /// Writes the result, or a part of it `offset` bytes in.
    fn put<T: Scalar>(&mut self, offset: u16, value: T) -> Result<(), Event> {
        let at = self.dst.0.wrapping_add(offset) as usize;
        if G::ON {
            self.guard.set(self.fp + at, size_of::<T>());
        }
        value.put(self.frame, at);
        Ok(())
    }
}

macro_rules! int_functions {
    ($cells:ident, $function:ident, $ty:ty) => {{
        const SIZE: u16 = size_of::<$ty>() as u16;
        const CELL: u16 = if SIZE > 8 { SIZE } else { 8 };
        let a: $ty = $cells.get(0)?;
        match $function {
            IntFn::RotateLeft => {
                let by: u32 = $cells.get(CELL)?;
                $cells.put(0, a.rotate_left(by % <$ty>::BITS))
            }
            IntFn::RotateRight => {
                let by: u32 = $cells.get(CELL)?;
                $cells.put(0, a.rotate_right(by % <$ty>::BITS))
            }
            IntFn::Ctpop => $cells.put(0, a.count_ones()),
            IntFn::Ctlz => $cells.put(0, a.leading_zeros()),
            IntFn::Cttz => $cells.put(0, a.trailing_zeros()),
            IntFn::Bswap => $cells.put(0, a.swap_bytes()),
            IntFn::BitReverse => $cells.put(0, a.reverse_bits()),
            IntFn::AddWithOverflow => {
                let (value, overflow) = a.overflowing_add($cells.get(CELL)?);
                $cells.put(0, value)?;
                $cells.put(SIZE, u8::from(overflow))
            }
            IntFn::SubWithOverflow => {
                let (value, overflow) = a.overflowing_sub($cells.get(CELL)?);
                $cells.put(0, value)?;
                $cells.put(SIZE, u8::from(overflow))
            }
            IntFn::MulWithOverflow => {
                let (value, overflow) = a.overflowing_mul($cells.get(CELL)?);
                $cells.put(0, value)?;
                $cells.put(SIZE, u8::from(overflow))
            }
            IntFn::SaturatingAdd => {
                let b: $ty = $cells.get(CELL)?;
                $cells.put(0, a.saturating_add(b))
            }
            IntFn::SaturatingSub => {
                let b: $ty = $cells.get(CELL)?;
                $cells.put(0, a.saturating_sub(b))
            }
        }
    }};
}

#[inline(never)]
pub(super) fn int_fn<G: Guard>(
    frame: &mut Window,
    guard: &mut G,
    fp: usize,
    function: IntFn,
    ty: IntTy,
    dst: Slot,
    args: Slot,
) -> Result<(), Event> {
    let mut cells = Cells { frame, guard, fp, dst, args };
    match ty {
        IntTy::I8 => int_functions!(cells, function, i8),
        IntTy::I16 => int_functions!(cells, function, i16),
        IntTy::I32 => int_functions!(cells, function, i32),
        IntTy::I64 => int_functions!(cells, function, i64),
        IntTy::I128 => int_functions!(cells, function, i128),
        IntTy::U8 => int_functions!(cells, function, u8),
        IntTy::U16 => int_functions!(cells, function, u16),
        IntTy::U32 => int_functions!(cells, function, u32),
        IntTy::U64 => int_functions!(cells, function, u64),
        IntTy::U128 => int_functions!(cells, function, u128),
    }
}

macro_rules! float_functions {
    ($cells:ident, $function:ident, $ty:ty) => {{
        let a: $ty = $cells.get(0)?;
        let result: $ty = match $function {
            FloatFn::Sqrt => a.sqrt(),
            FloatFn::Floor => a.floor(),
            FloatFn::Ceil => a.ceil(),
            FloatFn::Round => a.round(),
            FloatFn::RoundTiesEven => a.round_ties_even(),
            FloatFn::Trunc => a.trunc(),
            FloatFn::Abs => a.abs(),
            FloatFn::Exp => a.exp(),
            FloatFn::Exp2 => a.exp2(),
            FloatFn::ExpM1 => a.exp_m1(),
            FloatFn::Ln => a.ln(),
            FloatFn::Ln1p => a.ln_1p(),
            FloatFn::Log2 => a.log2(),
            FloatFn::Log10 => a.log10(),
            FloatFn::Sin => a.sin(),
            FloatFn::Cos => a.cos(),
            FloatFn::Tan => a.tan(),
            FloatFn::Asin => a.asin(),
            FloatFn::Acos => a.acos(),
            FloatFn::Atan => a.atan(),
            FloatFn::Sinh => a.sinh(),
            FloatFn::Cosh => a.cosh(),
            FloatFn::Tanh => a.tanh(),
            FloatFn::Asinh => a.asinh(),
            FloatFn::Acosh => a.acosh(),
            FloatFn::Atanh => a.atanh(),
            FloatFn::Cbrt => a.cbrt(),
            FloatFn::Powf => a.powf($cells.get(8)?),
            FloatFn::Atan2 => a.atan2($cells.get(8)?),
            FloatFn::Hypot => a.hypot($cells.get(8)?),
            FloatFn::Copysign => a.copysign($cells.get(8)?),
            FloatFn::Min => a.min($cells.get(8)?),
            FloatFn::Max => a.max($cells.get(8)?),
            FloatFn::Powi => a.powi($cells.get(8)?),
            FloatFn::MulAdd => {
                let b: $ty = $cells.get(8)?;
                a.mul_add(b, $cells.get(16)?)
            }
        };
        $cells.put(0, result)
    }};
}

#[inline(never)]
pub(super) fn float_fn<G: Guard>(
    frame: &mut Window,
    guard: &mut G,
    fp: usize,
    function: FloatFn,
    ty: FloatTy,
    dst: Slot,
    args: Slot,
) -> Result<(), Event> {
    let mut cells = Cells { frame, guard, fp, dst, args };
    match ty {
        FloatTy::F32 => float_functions!(cells, function, f32),
        FloatTy::F64 => float_functions!(cells, function, f64),
    }
}
