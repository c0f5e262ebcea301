//! From a conflict to a [`Reason`]: which error it is, and with which parts of the program.

use crate::hir::{BodyOwner, CallSource, DesugarKind};
use crate::mir::*;
use crate::source::{FileId, Span};
use crate::ty::*;

use super::access::Checker;
use super::loans::LoanId;
use super::reason::{Borrower, ClosureEscape, Explanation, LaterUse, LoanSite, MoveWhy, Origin, Reason};
use super::regions::Category;

impl Checker<'_> {
    pub fn report_use_while_borrowed(&mut self, location: Location, place: &Place, span: Span, loan: LoanId) {
        let explanation = self.explain(location, loan);
        let place = self.describe_any(place);
        let old = self.loan_site(loan);
        self.push(location, span, Reason::UseWhileBorrowed { place, old, explanation });
    }

    pub fn report_conflicting_borrow(
        &mut self,
        location: Location,
        place: &Place,
        span: Span,
        new: BorrowKind,
        loan: LoanId,
    ) {
        let old = self.loan_site(loan);
        if let BorrowKind::Fake { .. } = old.kind {
            let place = self.describe_any(place);
            self.push(location, span, Reason::MutatedInGuard { place, matched: old, action: "mutably borrow" });
            return;
        }
        let explanation = self.explain(location, loan);
        let in_loop = self.loans.all[loan].location == location;
        let place = self.describe_any(place);
        let by = self.borrower(location);
        self.push(location, span, Reason::ConflictingBorrow { place, new, by, old, explanation, in_loop });
    }

    pub fn report_assign_while_borrowed(&mut self, location: Location, place: &Place, span: Span, loan: LoanId) {
        let old = self.loan_site(loan);
        if let BorrowKind::Fake { .. } = old.kind {
            let place = self.describe_any(place);
            self.push(location, span, Reason::MutatedInGuard { place, matched: old, action: "assign" });
            return;
        }
        let explanation = self.explain(location, loan);
        let place = self.describe_any(place);
        self.push(location, span, Reason::AssignWhileBorrowed { place, old, explanation });
    }

    pub fn report_move_while_borrowed(&mut self, location: Location, place: &Place, span: Span, loan: LoanId) {
        let explanation = self.explain(location, loan);
        let old = self.loan_site(loan);
        let why = self.why_moved(location, place).map_or(MoveWhy::Value { to: None }, |(_, why)| why);
        let place = self.describe_any(place);
        self.push(location, span, Reason::MoveWhileBorrowed { place, why, old, explanation });
    }

    /// What is borrowed dies: E0597, E0716, E0515, E0373 or E0713.
    pub fn report_dies_borrowed(&mut self, location: Location, loan: LoanId, place: &Place, dropped: Span) {
        let data = self.loans.all[loan].clone();
        let root = Place::local(data.place.local);
        let closure = self.capturing_closure(loan);
        // A captured variable is borrowed where the closure uses it.
        let borrowed = closure.map_or(data.span, |(_, use_span)| use_span);
        // One error a borrow, however many ways lead to the end.
        if !self.reported_access.insert((root, borrowed)) {
            return;
        }
        let explanation = self.explain(location, loan);
        let name = self.describe(&data.place);
        if let Some(owner) = self.destructor_on_the_way(&data.place, place) {
            let place = name.unwrap_or_else(|| "value".to_owned());
            let owner = self.describe_any(&owner);
            let reason = Reason::BorrowedPartDropped { place, owner, dropped, loan: self.loan_site(loan), explanation };
            self.push(location, borrowed, reason);
            return;
        }
        let must_outlive = match &explanation {
            Explanation::MustOutlive { span, category, from_closure: false, .. } => Some((*span, *category)),
            _ => None,
        };
        if let (Some(name), Some((closure_span, use_span)), Some((_, category))) = (&name, closure, must_outlive)
            && matches!(category, Category::Return | Category::CallArgument | Category::OpaqueType)
        {
            let escape = match category {
                Category::CallArgument => ClosureEscape::Passed,
                _ => ClosureEscape::Returned,
            };
            let (place, loan) = (name.clone(), self.loan_site(loan));
            let reason = Reason::ClosureMayOutlive { place, closure: closure_span, use_span, escape, loan };
            self.push(location, closure_span, reason);
            return;
        }
        if let (Some(name), Some((closure_span, use_span))) = (&name, closure)
            && let Explanation::UsedLater { by: LaterUse::ClosureCapture | LaterUse::ClosureLet, .. } = explanation
        {
            let escape = ClosureEscape::Block { dropped, explanation };
            let (place, loan) = (name.clone(), self.loan_site(loan));
            let reason = Reason::ClosureMayOutlive { place, closure: closure_span, use_span, escape, loan };
            self.push(location, closure_span, reason);
            return;
        }
        if let Some((span, Category::Assignment)) = must_outlive
            && let Some(captured) = self.capture_asks(self.loans.all[loan].region)
        {
            let loan = self.loan_site(loan);
            self.push(location, span, Reason::StoredInCapture { place: name, captured, dropped, loan });
            return;
        }
        if let Some((span, Category::Return)) = must_outlive
            && matches!(self.body.owner, BodyOwner::Fn(_) | BodyOwner::Closure(_))
        {
            let is_argument = (1..=self.body.arg_count as u32).contains(&data.place.local.0);
            let loan = self.loan_site(loan);
            let reason = Reason::ReturnsReference { place: name, is_argument, borrowed: data.span, loan };
            self.push(location, span, reason);
            return;
        }
        let loan = self.loan_site(loan);
        let reason = match name {
            Some(place) => Reason::DoesNotLiveLongEnough { place, loan, dropped, explanation },
            None => Reason::TemporaryDropped { dropped, loan, explanation },
        };
        let span = match reason {
            // rustc points at the expression whose value is the temporary.
            Reason::TemporaryDropped { .. } => self.body.locals[data.place.local].span,
            _ => borrowed,
        };
        self.push(location, span, reason);
    }

    /// The outermost value with a destructor that what is borrowed is part of, unless it dies as a whole.
    fn destructor_on_the_way(&self, borrowed: &Place, dropped: &Place) -> Option<Place> {
        if super::moves::is_prefix(borrowed, dropped) {
            return None;
        }
        let mut at = Place::local(borrowed.local);
        for step in &borrowed.projection {
            let ty = self.place_ty(&at);
            if let (TyKind::Adt(..), Proj::Field(..) | Proj::Downcast(_)) = (ty.kind(), step)
                && self.ctx.drop_impl(ty).is_some()
            {
                return Some(at);
            }
            at = at.project(*step);
        }
        None
    }

    /// The closure that a loan was made for, with the use inside it.
    pub fn capturing_closure(&self, loan: LoanId) -> Option<(Span, Span)> {
        let data = &self.loans.all[loan];
        self.captured_from(data.location, data.assigned.as_local()?)
    }

    /// The closure that captures what is written to a temporary at a location, with the use inside it.
    pub fn captured_from(&self, location: Location, temp: Local) -> Option<(Span, Span)> {
        if self.body.locals[temp].kind != LocalDeclKind::Temp {
            return None;
        }
        let block = &self.body.blocks[location.block];
        for statement in &block.statements[location.statement + 1..] {
            if let StatementKind::Assign(_, Rvalue::Aggregate(AggregateKind::Closure(id, _), operands)) =
                &statement.kind
                && let Some(index) = operands.iter().position(|o| o.place().is_some_and(|p| p.local == temp))
            {
                let closure = self.ctx.closure(*id);
                let use_span = closure.captures.get(index).map_or(closure.span, |c| c.use_span);
                return Some((closure.decl_span, use_span));
            }
        }
        None
    }

    pub fn loan_site(&self, loan: LoanId) -> LoanSite {
        let data = &self.loans.all[loan];
        let closure_use = self.capturing_closure(loan).map(|(_, use_span)| use_span);
        LoanSite {
            span: data.span,
            kind: data.kind,
            place: self.describe_any(&data.place),
            closure_use,
            by: self.borrower(data.location),
            origin: self.origin(data.place.local),
            ty: self.place_ty(&data.place),
            in_variant: data.place.projection.iter().any(|step| matches!(step, Proj::Downcast(_))),
        }
    }

    /// The variable as a message introduces it.
    pub fn origin(&self, local: Local) -> Option<Origin> {
        let decl = &self.body.locals[local];
        let LocalDeclKind::Var { name, is_arg, .. } = decl.kind else { return None };
        Some(Origin {
            name: name.to_string(),
            declared: decl.span,
            ty: decl.ty,
            is_argument: is_arg,
            needs_drop: self.ctx.needs_drop(decl.ty, &self.body.env),
        })
    }

    /// Who makes the borrow at a location: the call, closure or loop that the reference goes to.
    pub fn borrower(&self, location: Location) -> Borrower {
        /// Blocks that the arguments of one call are followed through.
        const BLOCKS: usize = 16;
        let mut at = location;
        let mut temps: Vec<Local> = Vec::new();
        let first = &self.body.blocks[at.block];
        // The call for which a two-phase borrow was made.
        if at.statement >= first.statements.len() {
            return match &first.terminator.kind {
                TerminatorKind::Call { func, source, .. } => self.caller(func, *source, self.callee_name(func)),
                _ => Borrower::Other,
            };
        }
        for _ in 0..BLOCKS {
            let block = &self.body.blocks[at.block];
            for statement in block.statements.iter().skip(at.statement) {
                let StatementKind::Assign(target, value) = &statement.kind else { continue };
                let from = |place: &Place| temps.contains(&place.local);
                let follows = match value {
                    _ if temps.is_empty() => true,
                    Rvalue::Ref(_, place) => from(place),
                    Rvalue::Use(operand) | Rvalue::Cast(_, operand, _) | Rvalue::Coerce(_, operand, _) => {
                        operand.place().is_some_and(from)
                    }
                    Rvalue::Aggregate(AggregateKind::Closure(..), operands)
                        if operands.iter().any(|operand| operand.place().is_some_and(from)) =>
                    {
                        return Borrower::Closure;
                    }
                    _ => false,
                };
                let Some(local) = target.as_local().filter(|_| follows) else { continue };
                if !matches!(self.body.locals[local].kind, LocalDeclKind::Temp) {
                    return Borrower::Other;
                }
                temps.push(local);
            }
            let target = match &block.terminator.kind {
                TerminatorKind::Call { func, args, destination, target, source, .. } => {
                    if args.iter().any(|arg| arg.place().is_some_and(|place| temps.contains(&place.local))) {
                        let name = self.callee_name(func);
                        // `v.first()` reaches the slice of a `Vec` by a call of `deref` that nobody wrote.
                        let Some(local) = destination.as_local().filter(|_| name == "deref" || name == "deref_mut")
                        else {
                            return self.caller(func, *source, name);
                        };
                        temps.push(local);
                    }
                    *target
                }
                TerminatorKind::Goto(target) => Some(*target),
                _ => None,
            };
            let Some(block) = target else { return Borrower::Other };
            at = Location { block, statement: 0 };
        }
        Borrower::Other
    }

    fn caller(&self, func: &Operand, source: CallSource, name: String) -> Borrower {
        match source {
            CallSource::Desugar(DesugarKind::ForLoop) => Borrower::ForLoop,
            CallSource::Desugar(DesugarKind::FormatArgs) => Borrower::Format,
            CallSource::Operator if name == "index" || name == "index_mut" => Borrower::Index,
            // `Guard(&x)` calls a constructor: nobody but the value has the reference.
            CallSource::Normal if name.starts_with(char::is_uppercase) => Borrower::Other,
            CallSource::Normal | CallSource::Method => {
                let library = match func.ty(&self.body.locals).kind() {
                    TyKind::FnDef(id, _) => self.ctx.func(*id).name.span.file != FileId::MAIN,
                    _ => false,
                };
                Borrower::Call { name, library }
            }
            CallSource::Operator | CallSource::Overloaded | CallSource::Desugar(DesugarKind::QuestionMark) => {
                Borrower::Other
            }
        }
    }

    // -- names ---------------------------------------------------------------------------------------------------

    pub fn declared_span(&self, local: Local) -> Option<Span> {
        match self.body.locals[local].kind {
            LocalDeclKind::Var { .. } => Some(self.body.locals[local].span),
            _ => None,
        }
    }

    pub fn describe_any(&self, place: &Place) -> String {
        self.describe(place).unwrap_or_else(|| "value".to_owned())
    }

    /// The place as the user would write it; `None` for temporaries.
    pub fn describe(&self, place: &Place) -> Option<String> {
        let mut at = Place::local(place.local);
        let mut rest = place.projection.as_slice();
        let mut text = match self.body.locals[place.local].kind {
            LocalDeclKind::Var { name, .. } => name.to_string(),
            LocalDeclKind::GuardRef(id) => {
                rest = rest.strip_prefix(&[Proj::Deref]).unwrap_or(rest);
                at = at.project(Proj::Deref);
                self.body.vars.iter().find(|v| v.local_id == id).map(|v| v.name.to_string())?
            }
            LocalDeclKind::Arg if place.local == Local::ENV && self.universal.is_closure => {
                let (upvar, steps) = self.captured_prefix(place)?;
                for step in &rest[..steps] {
                    at = at.project(*step);
                }
                rest = &rest[steps..];
                self.body.upvars[upvar].name.clone()
            }
            LocalDeclKind::Temp => {
                let name = self.static_name(place.local)?;
                rest = rest.strip_prefix(&[Proj::Deref])?;
                at = at.project(Proj::Deref);
                name
            }
            LocalDeclKind::Return | LocalDeclKind::Arg | LocalDeclKind::DropFlag => return None,
        };
        let mut pending_deref = 0;
        for step in rest {
            match step {
                Proj::Deref => pending_deref += 1,
                Proj::Field(field, _) => {
                    pending_deref = 0;
                    text = format!("{text}.{}", self.field_name(&at, *field));
                }
                Proj::Index(index) => {
                    pending_deref = 0;
                    let index = self.describe(&Place::local(*index)).unwrap_or_else(|| "_".to_owned());
                    text = format!("{text}[{index}]");
                }
                Proj::ConstantIndex { .. } | Proj::Subslice { .. } => {
                    pending_deref = 0;
                    text = format!("{text}[..]");
                }
                Proj::Downcast(_) => {}
            }
            at = at.project(*step);
        }
        Some(format!("{}{text}", "*".repeat(pending_deref)))
    }

    /// The captured variable a place starts with, and how many steps lead to it.
    fn captured_prefix(&self, place: &Place) -> Option<(usize, usize)> {
        let field_at = place.projection.iter().position(|step| matches!(step, Proj::Field(..)))?;
        let Proj::Field(field, _) = place.projection[field_at] else { return None };
        let upvar = self.body.upvars.get(field.0 as usize)?;
        let by_ref = upvar.by_ref.is_some() as usize;
        Some((field.0 as usize, (field_at + 1 + by_ref).min(place.projection.len())))
    }

    fn field_name(&self, base: &Place, field: FieldIdx) -> String {
        let ty = base.ty(&self.body.locals);
        match ty.ty.kind() {
            TyKind::Adt(id, _) => {
                let adt = self.ctx.adt(*id);
                let variant = adt.variants.get(ty.variant.unwrap_or(VariantIdx::STRUCT));
                let name = variant.and_then(|v| v.fields.get(field)).map(|f| f.name.to_string());
                name.unwrap_or_else(|| field.0.to_string())
            }
            _ => field.0.to_string(),
        }
    }
}
