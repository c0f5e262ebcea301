//! Strings in pieces.

use crate::iter::FusedIterator;
use crate::prelude::v1::*;
use crate::str::pattern::{DoubleEndedPattern, Pattern, Searcher};

/// What all the splits are made of: the pieces between matches, not yet given out, from `start` to `end`.
#[derive(Clone)]
struct Pieces<'a, P> {
    start: usize,
    end: usize,
    searcher: Searcher<'a, P>,
    allow_trailing_empty: bool,
    finished: bool,
}

impl<'a, P: Pattern> Pieces<'a, P> {
    fn new(s: &'a str, pat: P, allow_trailing_empty: bool) -> Pieces<'a, P> {
        Pieces { start: 0, end: s.len(), searcher: Searcher::new(s, pat), allow_trailing_empty, finished: false }
    }

    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_trailing_empty || self.end > self.start {
            Some(self.searcher.haystack.part(self.start, self.end))
        } else {
            None
        }
    }

    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.searcher.next_match() {
            Some((a, b)) => {
                let piece = self.searcher.haystack.part(self.start, a);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }

    /// As `next`, with the match at the end of the piece.
    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.searcher.next_match() {
            Some((_, b)) => {
                let piece = self.searcher.haystack.part(self.start, b);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }

    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(piece) => {
                    if !piece.is_empty() {
                        return Some(piece);
                    }
                    if self.finished {
                        return None;
                    }
                }
                None => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.searcher.next_match_back() {
            Some((a, b)) => {
                let piece = self.searcher.haystack.part(b, self.end);
                self.end = a;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.searcher.haystack.part(self.start, self.end))
            }
        }
    }

    fn next_back_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back_inclusive() {
                Some(piece) => {
                    if !piece.is_empty() {
                        return Some(piece);
                    }
                    if self.finished {
                        return None;
                    }
                }
                None => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.searcher.next_match_back() {
            Some((_, b)) => {
                let piece = self.searcher.haystack.part(b, self.end);
                self.end = b;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.searcher.haystack.part(self.start, self.end))
            }
        }
    }
}

/// The pieces between matches.
#[derive(Clone)]
pub struct Split<'a, P>(Pieces<'a, P>);

impl<'a, P: Pattern> Split<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> Split<'a, P> {
        Split(Pieces::new(s, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl<'a, P: Pattern> FusedIterator for Split<'a, P> {}

/// The pieces between matches, last first.
#[derive(Clone)]
pub struct RSplit<'a, P>(Pieces<'a, P>);

impl<'a, P: Pattern> RSplit<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> RSplit<'a, P> {
        RSplit(Pieces::new(s, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for RSplit<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for RSplit<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next()
    }
}

impl<'a, P: Pattern> FusedIterator for RSplit<'a, P> {}

/// The pieces that matches end.
#[derive(Clone)]
pub struct SplitTerminator<'a, P>(Pieces<'a, P>);

impl<'a, P: Pattern> SplitTerminator<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> SplitTerminator<'a, P> {
        SplitTerminator(Pieces::new(s, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for SplitTerminator<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for SplitTerminator<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl<'a, P: Pattern> FusedIterator for SplitTerminator<'a, P> {}

/// The pieces that matches end, last first.
#[derive(Clone)]
pub struct RSplitTerminator<'a, P>(Pieces<'a, P>);

impl<'a, P: Pattern> RSplitTerminator<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> RSplitTerminator<'a, P> {
        RSplitTerminator(Pieces::new(s, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for RSplitTerminator<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

/// The pieces between matches, each with the match that ends it.
#[derive(Clone)]
pub struct SplitInclusive<'a, P>(Pieces<'a, P>);

impl<'a, P: Pattern> SplitInclusive<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> SplitInclusive<'a, P> {
        SplitInclusive(Pieces::new(s, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next_inclusive()
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for SplitInclusive<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back_inclusive()
    }
}

impl<'a, P: Pattern> FusedIterator for SplitInclusive<'a, P> {}

/// At most so many pieces; the last is all the rest.
#[derive(Clone)]
pub struct SplitN<'a, P> {
    pieces: Pieces<'a, P>,
    left: usize,
}

impl<'a, P: Pattern> SplitN<'a, P> {
    pub(super) fn new(s: &'a str, n: usize, pat: P) -> SplitN<'a, P> {
        SplitN { pieces: Pieces::new(s, pat, true), left: n }
    }
}

impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.pieces.rest()
            }
            _ => {
                self.left -= 1;
                self.pieces.next()
            }
        }
    }
}

impl<'a, P: Pattern> FusedIterator for SplitN<'a, P> {}

/// At most so many pieces from the back; the last is all the rest.
#[derive(Clone)]
pub struct RSplitN<'a, P> {
    pieces: Pieces<'a, P>,
    left: usize,
}

impl<'a, P: Pattern> RSplitN<'a, P> {
    pub(super) fn new(s: &'a str, n: usize, pat: P) -> RSplitN<'a, P> {
        RSplitN { pieces: Pieces::new(s, pat, true), left: n }
    }
}

impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.pieces.rest()
            }
            _ => {
                self.left -= 1;
                self.pieces.next_back()
            }
        }
    }
}

/// The matches.
#[derive(Clone)]
pub struct Matches<'a, P>(Searcher<'a, P>);

impl<'a, P: Pattern> Matches<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> Matches<'a, P> {
        Matches(Searcher::new(s, pat))
    }
}

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.0.next_match() {
            Some((start, end)) => Some(self.0.haystack.part(start, end)),
            None => None,
        }
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for Matches<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        match self.0.next_match_back() {
            Some((start, end)) => Some(self.0.haystack.part(start, end)),
            None => None,
        }
    }
}

/// The matches, last first.
#[derive(Clone)]
pub struct RMatches<'a, P>(Searcher<'a, P>);

impl<'a, P: Pattern> RMatches<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> RMatches<'a, P> {
        RMatches(Searcher::new(s, pat))
    }
}

impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.0.next_match_back() {
            Some((start, end)) => Some(self.0.haystack.part(start, end)),
            None => None,
        }
    }
}

/// The matches, each with its position.
#[derive(Clone)]
pub struct MatchIndices<'a, P>(Searcher<'a, P>);

impl<'a, P: Pattern> MatchIndices<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> MatchIndices<'a, P> {
        MatchIndices(Searcher::new(s, pat))
    }
}

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        match self.0.next_match() {
            Some((start, end)) => Some((start, self.0.haystack.part(start, end))),
            None => None,
        }
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for MatchIndices<'a, P> {
    fn next_back(&mut self) -> Option<(usize, &'a str)> {
        match self.0.next_match_back() {
            Some((start, end)) => Some((start, self.0.haystack.part(start, end))),
            None => None,
        }
    }
}

/// The matches, each with its position, last first.
#[derive(Clone)]
pub struct RMatchIndices<'a, P>(Searcher<'a, P>);

impl<'a, P: Pattern> RMatchIndices<'a, P> {
    pub(super) fn new(s: &'a str, pat: P) -> RMatchIndices<'a, P> {
        RMatchIndices(Searcher::new(s, pat))
    }
}

impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        match self.0.next_match_back() {
            Some((start, end)) => Some((start, self.0.haystack.part(start, end))),
            None => None,
        }
    }
}
