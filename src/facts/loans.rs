//! Loans of variables and where they are in scope, as the borrow checker sees the elaborated body.

use std::collections::{HashMap, HashSet};

use crate::borrowck::{self, Requirements};
use crate::codegen::LoanFact;
use crate::hir::Context;
use crate::mir::{Body, BorrowKind, LocalDeclKind, Location};
use crate::ty::ClosureId;

use super::words::place_text;

/// Locations times loans that are kept for one body.
const MAX_POINTS: usize = 1 << 22;

pub struct Known {
    pub fact: LoanFact,
    pub in_scope: HashSet<Location>,
}

/// The loans of named variables.
pub fn find(cx: &dyn Context, body: &Body, closures: &HashMap<ClosureId, Requirements>) -> Vec<Known> {
    let mut points = 0;
    borrowck::loans(cx, body, closures)
        .into_iter()
        .filter(|loan| matches!(body.locals[loan.place.local].kind, LocalDeclKind::Var { .. }))
        .filter(|loan| !matches!(loan.kind, BorrowKind::Fake { .. }))
        .map(|loan| Known {
            fact: LoanFact {
                span: loan.span,
                exclusive: matches!(loan.kind, BorrowKind::Mut(_)),
                text: place_text(cx, body, &loan.place),
                place: loan.place,
                holder: loan.holder,
            },
            in_scope: loan.in_scope.into_iter().collect(),
        })
        .take_while(|known| {
            points += known.in_scope.len();
            points <= MAX_POINTS
        })
        .collect()
}
