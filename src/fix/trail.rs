//! Where in the tree a piece of source is: what it lies in, from the item down to the smallest node.

use crate::ast::visit::{self, Visit};
use crate::ast::*;
use crate::source::Span;

/// A node that contains the piece.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    Item(&'a Item),
    Fn(&'a Fn),
    Block(&'a Block),
    /// The statement of this number of the block before it; the tail is the last.
    Stmt(Place<'a>),
    Expr(&'a Expr),
    Pat(&'a Pat),
}

/// The nodes around a piece of source, outermost first.
#[derive(Clone, Default, Debug)]
pub struct Trail<'a> {
    pub nodes: Vec<Node<'a>>,
}

/// A statement in its block, or the block's tail.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub block: &'a Block,
    pub index: usize,
    pub span: Span,
    /// `None` for the tail.
    pub stmt: Option<&'a Stmt>,
}

impl<'a> Place<'a> {
    fn of_stmt(block: &'a Block, index: usize, stmt: &'a Stmt) -> Place<'a> {
        Place { block, index, span: stmt.span, stmt: Some(stmt) }
    }

    /// The `let` that the statement is.
    pub fn binding(&self) -> Option<&'a Let> {
        match &self.stmt?.kind {
            StmtKind::Let(it) => Some(it),
            _ => None,
        }
    }

    /// The statements of the block before this one, the nearest first.
    pub fn before(&self) -> impl Iterator<Item = Place<'a>> {
        let block = self.block;
        block.stmts[..self.index].iter().enumerate().rev().map(move |(i, stmt)| Place::of_stmt(block, i, stmt))
    }

    /// The statements of the block after this one, the tail left out.
    pub fn after(&self) -> impl Iterator<Item = Place<'a>> {
        let block = self.block;
        block.stmts.iter().enumerate().skip(self.index + 1).map(move |(i, stmt)| Place::of_stmt(block, i, stmt))
    }
}

impl<'a> Trail<'a> {
    pub fn of(krate: &'a Crate, span: Span) -> Trail<'a> {
        let mut finder = Finder { span, trail: Trail::default() };
        visit::walk_crate(&mut finder, krate);
        finder.trail
    }

    /// The expressions around the piece, innermost first.
    pub fn exprs(&self) -> impl Iterator<Item = &'a Expr> {
        self.nodes.iter().rev().filter_map(|node| match node {
            Node::Expr(expr) => Some(*expr),
            _ => None,
        })
    }

    /// The innermost expression.
    pub fn expr(&self) -> Option<&'a Expr> {
        self.exprs().next()
    }

    /// The innermost function.
    pub fn function(&self) -> Option<&'a Fn> {
        self.nodes.iter().rev().find_map(|node| match node {
            Node::Fn(it) => Some(*it),
            _ => None,
        })
    }

    /// The blocks around the piece, innermost first.
    pub fn blocks(&self) -> impl Iterator<Item = &'a Block> {
        self.nodes.iter().rev().filter_map(|node| match node {
            Node::Block(block) => Some(*block),
            _ => None,
        })
    }

    /// The statements around the piece, innermost first.
    pub fn stmts(&self) -> Vec<Place<'a>> {
        let of = |node: &Node<'a>| match node {
            Node::Stmt(place) => Some(*place),
            _ => None,
        };
        self.nodes.iter().rev().filter_map(of).collect()
    }

    /// The innermost two statements of one block that these two pieces are in, if they are not the same.
    pub fn apart(&self, other: &Trail<'a>) -> Option<(Place<'a>, Place<'a>)> {
        let others = other.stmts();
        self.stmts().into_iter().find_map(|mine| {
            let theirs = others.iter().find(|theirs| std::ptr::eq(theirs.block, mine.block))?;
            (theirs.index != mine.index).then_some((mine, *theirs))
        })
    }

    /// The innermost statement.
    pub fn stmt(&self) -> Option<Place<'a>> {
        self.stmts().into_iter().next()
    }

    /// The `let` around the piece, if the piece is in its pattern or value and in no block within it.
    pub fn binding(&self) -> Option<(&'a Let, Place<'a>)> {
        let place = self.stmt()?;
        let innermost = self.blocks().next()?;
        let it = place.binding()?;
        std::ptr::eq(innermost, place.block).then_some((it, place))
    }

    /// The impl around the piece.
    pub fn implementation(&self) -> Option<&'a Impl> {
        self.nodes.iter().rev().find_map(|node| match node {
            Node::Item(Item { kind: ItemKind::Impl(it), .. }) => Some(&**it),
            _ => None,
        })
    }
}

struct Finder<'a> {
    span: Span,
    trail: Trail<'a>,
}

impl<'a> Visit<'a> for Finder<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        if item.span.contains(self.span) {
            self.trail.nodes.push(Node::Item(item));
            visit::walk_item(self, item);
        }
    }

    fn visit_assoc_item(&mut self, item: &'a AssocItem) {
        if item.span.contains(self.span) {
            visit::walk_assoc_item(self, item);
        }
    }

    fn visit_fn(&mut self, it: &'a Fn) {
        self.trail.nodes.push(Node::Fn(it));
        visit::walk_fn(self, it);
    }

    fn visit_block(&mut self, block: &'a Block) {
        if !block.span.contains(self.span) {
            return;
        }
        self.trail.nodes.push(Node::Block(block));
        let found = block.stmts.iter().enumerate().find(|(_, stmt)| stmt.span.contains(self.span));
        if let Some((index, stmt)) = found {
            self.trail.nodes.push(Node::Stmt(Place::of_stmt(block, index, stmt)));
        } else if let Some(tail) = block.tail.as_ref().filter(|tail| tail.span.contains(self.span)) {
            let place = Place { block, index: block.stmts.len(), span: tail.span, stmt: None };
            self.trail.nodes.push(Node::Stmt(place));
        }
        visit::walk_block(self, block);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if expr.span.contains(self.span) {
            self.trail.nodes.push(Node::Expr(expr));
            visit::walk_expr(self, expr);
        }
    }

    fn visit_pat(&mut self, pat: &'a Pat) {
        if pat.span.contains(self.span) {
            self.trail.nodes.push(Node::Pat(pat));
            visit::walk_pat(self, pat);
        }
    }

    fn visit_type(&mut self, ty: &'a Type) {
        if ty.span.contains(self.span) {
            visit::walk_type(self, ty);
        }
    }
}

/// Every function of the program, nested ones and methods too.
pub fn functions(krate: &Crate) -> Vec<&Fn> {
    let mut collector = Functions { all: Vec::new() };
    visit::walk_crate(&mut collector, krate);
    collector.all
}

struct Functions<'a> {
    all: Vec<&'a Fn>,
}

impl<'a> Visit<'a> for Functions<'a> {
    fn visit_fn(&mut self, it: &'a Fn) {
        self.all.push(it);
        visit::walk_fn(self, it);
    }
}

/// Every expression of the program within a span for which `wanted` holds, in source order.
pub fn exprs<'a>(krate: &'a Crate, within: Span, wanted: &mut dyn FnMut(&'a Expr) -> bool) -> Vec<&'a Expr> {
    let mut collector = Exprs { within, wanted, found: Vec::new() };
    visit::walk_crate(&mut collector, krate);
    collector.found
}

struct Exprs<'a, 'f> {
    within: Span,
    wanted: &'f mut dyn FnMut(&'a Expr) -> bool,
    found: Vec<&'a Expr>,
}

impl<'a> Visit<'a> for Exprs<'a, '_> {
    fn visit_item(&mut self, item: &'a Item) {
        if item.span.start < self.within.end && self.within.start < item.span.end {
            visit::walk_item(self, item);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if expr.span.start >= self.within.end || expr.span.end <= self.within.start {
            return;
        }
        if self.within.contains(expr.span) && (self.wanted)(expr) {
            self.found.push(expr);
        }
        visit::walk_expr(self, expr);
    }
}
