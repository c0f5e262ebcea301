//! One error to mend: its reason, the program around it, and what the families ask about both.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use crate::ast::visit::{self, Visit};
use crate::ast::{self, Expr, ExprKind, Pat, PatKind};
use crate::borrowck::reason::{Explanation, LoanSite, Reason};
use crate::diagnostic::{Cost, Diagnostic, Edit};
use crate::driver::{Compilation, Found};
use crate::hir::{self, BodyOwner, Context, ParamEnv};
use crate::layout::Layouts;
use crate::source::{FileId, Span};
use crate::ty::{Ty, TyKind};

use super::candidate::{Candidate, Doubt};
use super::text::{Text, insert};
use super::trail::{self, Trail};
use super::verify;

/// How many candidates are kept: no program has more that are worth a look.
const MOST: usize = 400;

/// Characters of a piece of code in a message.
const LONGEST: usize = 60;

pub struct Case<'c, 'a> {
    pub compilation: &'c Compilation<'a>,
    pub text: Text<'a>,
    pub reason: Reason,
    /// Where the error is.
    pub span: Span,
    owner: Option<BodyOwner>,
    body: OnceCell<Typed>,
    functions: OnceCell<Vec<&'a ast::Fn>>,
    found: RefCell<Vec<Candidate>>,
}

/// The types of a body's expressions, by where they are.
struct Typed {
    types: HashMap<Span, Ty>,
    locals: HashMap<Span, Ty>,
    env: ParamEnv,
}

impl<'c, 'a> Case<'c, 'a> {
    /// `None` if the error is not one of the borrow checker's, or not in the user's file.
    pub fn new(compilation: &'c Compilation<'a>, diagnostic: &Diagnostic) -> Option<Case<'c, 'a>> {
        let Found { owner, finding } = compilation.reason_of(diagnostic)?;
        if finding.span.file != FileId::MAIN {
            return None;
        }
        Some(Case {
            compilation,
            text: Text { all: verify::text(compilation) },
            reason: finding.reason,
            span: finding.span,
            owner,
            body: OnceCell::new(),
            functions: OnceCell::new(),
            found: RefCell::default(),
        })
    }

    /// The candidates so far.
    pub fn take(&self) -> Vec<Candidate> {
        self.found.take()
    }

    /// Proposes edits; empty ones are nothing.
    pub fn propose(&self, message: impl Into<String>, edits: Vec<Edit>, cost: Cost, doubt: Doubt) {
        let mut found = self.found.borrow_mut();
        let message = short(&message.into());
        if !edits.is_empty() && found.len() < MOST {
            found.push(Candidate { message, edits, cost, doubt });
        }
    }

    // -- the reason --------------------------------------------------------------------------------------------------

    /// What keeps the loan alive.
    pub fn explanation(&self) -> Option<&Explanation> {
        self.reason.explanation()
    }

    /// The earlier borrow that is in the way.
    pub fn loan(&self) -> Option<&LoanSite> {
        match &self.reason {
            Reason::ConflictingBorrow { old, .. }
            | Reason::UseWhileBorrowed { old, .. }
            | Reason::MoveWhileBorrowed { old, .. }
            | Reason::AssignWhileBorrowed { old, .. } => Some(old),
            _ => None,
        }
    }

    /// Where the loan is used later, or where what keeps it alive is.
    pub fn later(&self) -> Option<Span> {
        let span = match self.explanation()? {
            Explanation::UsedLater { span, .. }
            | Explanation::UsedInLoop { span, .. }
            | Explanation::DroppedLater { span, .. }
            | Explanation::MustOutlive { span, .. } => *span,
            Explanation::Unexplained => return None,
        };
        (span.file == FileId::MAIN).then_some(span)
    }

    // -- the program -------------------------------------------------------------------------------------------------

    pub fn ast(&self) -> &'a ast::Crate {
        self.compilation.ast
    }

    pub fn ctx(&self) -> &'a dyn Context {
        self.compilation.context()
    }

    pub fn trail(&self, span: Span) -> Trail<'a> {
        Trail::of(self.ast(), span)
    }

    /// The expression that is exactly at `span`, or else the smallest one around it.
    pub fn expr(&self, span: Span) -> Option<&'a Expr> {
        self.trail(span).expr()
    }

    pub fn functions(&self) -> &[&'a ast::Fn] {
        self.functions.get_or_init(|| trail::functions(self.ast()))
    }

    /// The user's functions of a name: usually one.
    pub fn functions_called(&self, name: &str) -> Vec<&'a ast::Fn> {
        self.functions().iter().filter(|f| f.name.name.as_str() == name).copied().collect()
    }

    /// Mentions of a variable within a span.
    pub fn mentions(&self, name: &str, within: Span) -> Vec<&'a Expr> {
        trail::exprs(
            self.ast(),
            within,
            &mut |expr| matches!(&expr.kind, ExprKind::Path(path) if path.as_ident().is_some_and(|id| id.name.as_str() == name)),
        )
    }

    /// A name that the program does not use.
    pub fn fresh(&self, wish: &str) -> String {
        let wish = wish.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let wish = if wish.is_empty() || wish.starts_with(|c: char| c.is_ascii_digit()) { "value" } else { wish };
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let used = |name: &str| {
            let text = self.text.all;
            text.match_indices(name)
                // Methods and fields are no variables.
                .any(|(at, _)| {
                    let (before, after) = (&text[..at], &text[at + name.len()..]);
                    !before.ends_with(is_word) && !before.ends_with('.') && !after.starts_with(is_word)
                })
        };
        let numbered = (2..100).map(|n| format!("{wish}{n}"));
        std::iter::once(wish.to_owned()).chain(numbered).find(|name| !used(name)).unwrap_or_else(|| wish.to_owned())
    }

    // -- types -------------------------------------------------------------------------------------------------------

    /// The type of the expression at exactly this span, without adjustments.
    pub fn ty(&self, span: Span) -> Option<Ty> {
        self.typed().types.get(&span).copied()
    }

    /// The type of the variable declared with its name at this span.
    pub fn local_ty(&self, declared: Span) -> Option<Ty> {
        self.typed().locals.get(&declared).copied()
    }

    fn typed(&self) -> &Typed {
        self.body.get_or_init(|| {
            let mut typed = Typed { types: HashMap::new(), locals: HashMap::new(), env: ParamEnv::default() };
            if let Some(body) = self.owner.and_then(|owner| self.ctx().body(owner)) {
                typed.env = body.env.clone();
                typed.locals = body.locals.iter().map(|local| (local.name.span, local.ty)).collect();
                self.note(&body.value, None, &mut typed.types);
            }
            typed
        })
    }

    /// Of nodes with one span, one in the other, the innermost is what is written; the others are adjustments of it. What
    /// desugaring makes comes later, beside what is written.
    fn note(&self, expr: &hir::Expr, outer: Option<Span>, types: &mut HashMap<Span, Ty>) {
        // `v[0]` is `*index(&v, 0)`: of these, the outermost is what is written.
        let operator = match &*expr.kind {
            hir::ExprKind::Call { source, .. } => *source == hir::CallSource::Operator,
            hir::ExprKind::FnItem { .. } => true,
            _ => false,
        };
        let written = !types.contains_key(&expr.span) || (outer == Some(expr.span) && !operator);
        if written {
            types.insert(expr.span, expr.ty);
        }
        if let hir::ExprKind::Closure(id) = &*expr.kind {
            self.note(&self.ctx().closure(*id).body.value, None, types);
        }
        // Below something that was passed over, nothing of its span is written.
        let outer = written.then_some(expr.span);
        hir::visit::for_each_child(expr, &mut |child| self.note(child, outer, types));
    }

    pub fn is_copy(&self, ty: Ty) -> bool {
        self.ctx().is_copy(ty, &self.typed().env)
    }

    /// The type as the user would write it.
    pub fn shown(&self, ty: Ty) -> String {
        ty.display(self.ctx()).to_string()
    }

    /// Bytes of a value itself, without what it owns.
    pub fn size(&self, ty: Ty) -> Option<u64> {
        let layouts = Layouts::new(self.ctx());
        layouts.of(ty).ok().map(|layout| layout.size)
    }

    /// What a clone of a value of this type costs.
    pub fn clone_cost(&self, ty: Option<Ty>) -> Cost {
        let Some(ty) = ty else { return Cost::Clone };
        if self.is_copy(ty) {
            return Cost::StackCopy { bytes: self.size(ty) };
        }
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let adt = self.ctx().adt(*id);
                match adt.name.name.as_str() {
                    _ if adt.origin == hir::Origin::User => self.clone_cost_of_fields(&adt, *args),
                    "Rc" | "Weak" | "Arc" => Cost::Count,
                    "Option" | "Result" => self.clone_cost_of_fields(&adt, *args),
                    "String" | "Vec" | "Box" | "HashMap" | "BTreeMap" | "HashSet" | "BTreeSet" | "VecDeque" => {
                        Cost::HeapClone { bytes: None }
                    }
                    _ => Cost::Clone,
                }
            }
            TyKind::Tuple(parts) => parts.iter().map(|part| self.clone_cost(Some(*part))).max().unwrap_or(Cost::Clone),
            // What it captured, by value.
            TyKind::Closure(..) => Cost::HeapClone { bytes: None },
            TyKind::Array(part, _) => self.clone_cost(Some(*part)),
            _ => Cost::Clone,
        }
    }

    fn clone_cost_of_fields(&self, adt: &hir::Adt, args: crate::ty::Args) -> Cost {
        let fields = adt.variants.iter().flat_map(|variant| variant.fields.iter()).take(32);
        let costs = fields.map(|field| match field.ty.subst(args) {
            // Types that contain themselves do it through a pointer.
            ty if matches!(ty.kind(), TyKind::Adt(id, _) if *id == adt.id) => Cost::HeapClone { bytes: None },
            ty if matches!(ty.kind(), TyKind::Adt(id, _) if self.ctx().adt(*id).origin == hir::Origin::User) => {
                if self.is_copy(ty) {
                    Cost::StackCopy { bytes: self.size(ty) }
                } else {
                    Cost::HeapClone { bytes: None }
                }
            }
            ty => self.clone_cost(Some(ty)),
        });
        costs.max().unwrap_or(Cost::Clone)
    }

    /// What a clone of the value of an expression costs; the bytes of a text are known where it was made from a literal.
    pub fn clone_cost_at(&self, span: Span) -> Cost {
        match self.clone_cost(self.ty(span)) {
            Cost::HeapClone { bytes: None } => Cost::HeapClone { bytes: self.literal_bytes(span) },
            cost => cost,
        }
    }

    /// The bytes of a `String` whose variable is not `mut` and was made from a literal.
    fn literal_bytes(&self, span: Span) -> Option<u64> {
        let name = match &self.expr(span)?.peel().kind {
            ExprKind::Path(path) => path.as_ident()?,
            _ => return None,
        };
        let function = self.trail(span).function()?;
        let body = function.body.as_ref()?.span();
        let mut finder = LiteralOf { name: name.name.as_str(), found: Vec::new() };
        finder.visit_fn(function);
        match finder.found.as_slice() {
            [Some(bytes)] if body.contains(span) => Some(*bytes),
            _ => None,
        }
    }

    // -- edits -------------------------------------------------------------------------------------------------------

    /// Appends a method call to an expression, in parentheses if it needs them.
    pub fn call_on(&self, expr: &Expr, call: &str) -> Vec<Edit> {
        if is_postfix(expr) {
            vec![insert(expr.span.end, call)]
        } else {
            vec![insert(expr.span.start, "("), insert(expr.span.end, format!("){call}"))]
        }
    }

    /// Puts an operator before an expression, with parentheses if it needs them.
    pub fn prefix(&self, expr: &Expr, operator: &str) -> Vec<Edit> {
        if is_postfix(expr) || matches!(expr.kind, ExprKind::Unary { .. } | ExprKind::AddrOf { .. }) {
            vec![insert(expr.span.start, operator)]
        } else {
            vec![insert(expr.span.start, format!("{operator}(")), insert(expr.span.end, ")")]
        }
    }
}

/// A message on one line, its pieces of code cut where they are long.
fn short(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let pieces = line.split('`').enumerate().map(|(i, piece)| match piece.char_indices().nth(LONGEST) {
        Some((end, _)) if i % 2 == 1 => format!("{}...", piece[..end].trim_end()),
        _ => piece.to_owned(),
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// Whether a method can be called on the expression as it is written.
pub fn is_postfix(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Path(_)
            | ExprKind::Field { .. }
            | ExprKind::Call { .. }
            | ExprKind::MethodCall(_)
            | ExprKind::Index { .. }
            | ExprKind::Macro(_)
            | ExprKind::Paren(_)
            | ExprKind::Lit(_)
            | ExprKind::Try(_)
            | ExprKind::Array(_)
            | ExprKind::Tuple(_)
    )
}

/// The variable that a place expression starts with.
pub fn root_name(expr: &Expr) -> Option<&'static str> {
    match &expr.peel().kind {
        ExprKind::Path(path) => path.as_ident().map(|id| id.name.as_str()),
        ExprKind::Field { base, .. } | ExprKind::Index { base, .. } => root_name(base),
        ExprKind::Unary { op: ast::UnOp::Deref, operand } => root_name(operand),
        _ => None,
    }
}

/// Whether the expression is a place: a variable, a field, an element, a dereference.
pub fn is_place(expr: &Expr) -> bool {
    match &expr.peel().kind {
        ExprKind::Path(path) => path.as_ident().is_some(),
        ExprKind::Field { base, .. } => is_place(base) || is_postfix(base),
        ExprKind::Index { .. } => true,
        ExprKind::Unary { op: ast::UnOp::Deref, .. } => true,
        _ => false,
    }
}

/// The names that a pattern binds, with where.
pub fn bound_names(pat: &Pat) -> Vec<ast_ident::Bound> {
    let mut collector = ast_ident::Names { found: Vec::new() };
    collector.visit_pat(pat);
    collector.found
}

pub mod ast_ident {
    //! Names in patterns.

    use super::*;
    use crate::source::Ident;

    #[derive(Clone, Copy, Debug)]
    pub struct Bound {
        pub name: Ident,
        pub mutable: bool,
        pub by_ref: bool,
        /// All of the binding, `ref mut` included.
        pub span: Span,
    }

    pub struct Names {
        pub found: Vec<Bound>,
    }

    impl<'a> Visit<'a> for Names {
        fn visit_pat(&mut self, pat: &'a Pat) {
            if let PatKind::Ident { by_ref, mutable, name, .. } = &pat.kind {
                let bound = Bound { name: *name, mutable: mutable.is_some(), by_ref: by_ref.is_some(), span: pat.span };
                self.found.push(bound);
            }
            visit::walk_pat(self, pat);
        }
    }
}

/// Finds the literals that variables of a name are made from.
struct LiteralOf<'n> {
    name: &'n str,
    found: Vec<Option<u64>>,
}

impl<'a> Visit<'a> for LiteralOf<'_> {
    fn visit_block(&mut self, block: &'a ast::Block) {
        for stmt in &block.stmts {
            if let ast::StmtKind::Let(it) = &stmt.kind
                && let PatKind::Ident { mutable: None, name, .. } = &it.pat.kind
                && name.name.as_str() == self.name
            {
                self.found.push(it.init.as_ref().and_then(text_bytes));
            }
        }
        visit::walk_block(self, block);
    }

    fn visit_pat(&mut self, pat: &'a Pat) {
        if let PatKind::Ident { mutable: Some(_), name, .. } = &pat.kind
            && name.name.as_str() == self.name
        {
            self.found.push(None);
        }
        visit::walk_pat(self, pat);
    }
}

/// The bytes of `String::from("...")` and its like.
fn text_bytes(init: &Expr) -> Option<u64> {
    let literal = match &init.peel().kind {
        ExprKind::Call { args, .. } if args.len() == 1 => &args[0],
        ExprKind::MethodCall(call) if call.args.is_empty() => &call.receiver,
        _ => return None,
    };
    match &literal.peel().kind {
        ExprKind::Lit(ast::Lit { kind: ast::LitKind::Str(text), .. }) => Some(text.value.as_str().len() as u64),
        _ => None,
    }
}
