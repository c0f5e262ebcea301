//! Calling. `Args` is the tuple of arguments.

use crate::prelude::v1::*;

/// Can be called once: the call consumes it.
#[lang = "fn_once"]
pub trait FnOnce<Args> {
    #[lang = "fn_once_output"]
    type Output;

    fn call_once(self, args: Args) -> Self::Output;
}

/// Can be called many times, with exclusive access to what it captured.
#[lang = "fn_mut"]
pub trait FnMut<Args>: FnOnce<Args> {
    fn call_mut(&mut self, args: Args) -> Self::Output;
}

/// Can be called many times, with shared access to what it captured.
#[lang = "fn"]
pub trait Fn<Args>: FnMut<Args> {
    fn call(&self, args: Args) -> Self::Output;
}

impl<A, F: ?Sized> Fn<A> for &F
where
    F: Fn<A>,
{
    fn call(&self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A, F: ?Sized> FnMut<A> for &F
where
    F: Fn<A>,
{
    fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A, F: ?Sized> FnOnce<A> for &F
where
    F: Fn<A>,
{
    type Output = F::Output;

    fn call_once(self, args: A) -> F::Output {
        (*self).call(args)
    }
}

impl<A, F: ?Sized> FnMut<A> for &mut F
where
    F: FnMut<A>,
{
    fn call_mut(&mut self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}

impl<A, F: ?Sized> FnOnce<A> for &mut F
where
    F: FnMut<A>,
{
    type Output = F::Output;

    fn call_once(self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}
