
// rustc 1.95 gives the format string as a template of bytes; here it is taken apart into pieces and specs.

impl Argument<'_> {
    fn leak<T>(vec: Vec<T>) -> &'static [T] {
        vec.leak()
    }
}

impl<'a> Arguments<'a> {
    pub const fn from_str(s: &'static str) -> Arguments<'a> {
        let pieces: Vec<&'static str> = crate::vec::Vec::from([s]);
        Arguments { pieces: Argument::leak(pieces), args: &[], specs: &[] }
    }

    pub fn from_str_nonconst(s: &'static str) -> Arguments<'a> {
        Arguments::from_str(s)
    }

    pub unsafe fn new<const N: usize, const M: usize>(template: &'a [u8; N], args: &'a [Argument<'a>; M]) -> Arguments<'a> {
        let t: &[u8] = template;
        let mut pieces: Vec<&'static str> = Vec::new();
        let mut specs: Vec<Spec> = Vec::new();
        let mut piece = String::new();
        let mut at = 0;
        let mut next_arg = 0;
        let mut plain = true;
        loop {
            let n = t[at];
            at += 1;
            if n == 0 {
                break;
            } else if n < 0x80 {
                piece.push_str(unsafe { crate::str::from_utf8_unchecked(&t[at..at + n as usize]) });
                at += n as usize;
            } else if n == 0x80 {
                let len = u16::from_le_bytes([t[at], t[at + 1]]) as usize;
                at += 2;
                piece.push_str(unsafe { crate::str::from_utf8_unchecked(&t[at..at + len]) });
                at += len;
            } else {
                pieces.push(crate::mem::replace(&mut piece, String::new()).leak());
                let mut spec = Spec { position: next_arg, flags: crate::fmt::DEFAULT_FLAGS, width_kind: 0, width: 0, precision_kind: 0, precision: 0 };
                if n != 0xC0 {
                    plain = false;
                }
                if n & 1 != 0 {
                    spec.flags = u32::from_le_bytes([t[at], t[at + 1], t[at + 2], t[at + 3]]);
                    at += 4;
                }
                if n & 2 != 0 {
                    spec.width_kind = 1;
                    spec.width = u16::from_le_bytes([t[at], t[at + 1]]) as usize;
                    at += 2;
                }
                if n & 4 != 0 {
                    spec.precision_kind = 1;
                    spec.precision = u16::from_le_bytes([t[at], t[at + 1]]) as usize;
                    at += 2;
                }
                if n & 8 != 0 {
                    spec.position = u16::from_le_bytes([t[at], t[at + 1]]) as usize;
                    at += 2;
                }
                if n & 16 != 0 {
                    spec.width_kind = 2;
                }
                if n & 32 != 0 {
                    spec.precision_kind = 2;
                }
                next_arg = spec.position + 1;
                specs.push(spec);
            }
        }
        if piece.len() != 0 || specs.len() == 0 {
            pieces.push(piece.leak());
        }
        if plain {
            specs.clear();
        }
        Arguments { pieces: pieces.leak(), args, specs: specs.leak() }
    }
}
