//! How an algorithm is run and watched.
//!
//! An [`Algorithm`] moves in rounds over a small state. A round is generic over an [`Observer`]:
//! with [`Silent`] it is the plain algorithm, and with any other it tells each event as it happens,
//! together with the state as it stands at that moment. A [`Timeline`] addresses every event of a
//! run by round and number and shows it by running that round again, so what is shown is what ran.
//! A [`Lab`] adds what a picture of the event needs.

mod lab;
mod role;
mod timeline;

pub use lab::{Column, Lab, Subject};
pub use role::Role;
pub use timeline::{Place, Timeline};

/// Whether another round is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is at least one more round.
    More,
    /// That was the last one; the state holds the answer.
    Done,
}

/// An algorithm as rounds over a state.
///
/// `round` must be a function of the state alone: no clock, no random source outside the state, no
/// hash order. Ties are decided by index. Each round tells at least one event.
pub trait Algorithm {
    /// All that changes while the algorithm runs.
    type State: Clone;
    /// The smallest thing shown: it carries its operands, its result and its verdict.
    type Event;

    /// The state before the first round.
    fn start(&self) -> Self::State;

    /// Runs one round, telling the observer each event after the state has taken it in.
    fn round<O: Observer<Self>>(&self, state: &mut Self::State, observer: &mut O) -> Progress;

    /// About how many bytes a state takes. Bounds the memory that keyframes use.
    fn state_bytes(&self) -> usize;
}

/// Who hears the events of a round.
pub trait Observer<A: Algorithm + ?Sized> {
    /// False lets a round skip work that only describes.
    const LISTENS: bool = true;

    /// Hears one event, with the state as it stands right after it.
    fn on(&mut self, state: &A::State, event: A::Event);
}

/// The observer that hears nothing and costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl<A: Algorithm + ?Sized> Observer<A> for Silent {
    const LISTENS: bool = false;

    #[inline]
    fn on(&mut self, _: &A::State, _: A::Event) {}
}

/// Any function of state and event is an observer.
impl<A: Algorithm + ?Sized, F: FnMut(&A::State, A::Event)> Observer<A> for F {
    #[inline]
    fn on(&mut self, state: &A::State, event: A::Event) {
        self(state, event);
    }
}

/// Runs an algorithm silently to its end and returns the final state.
pub fn run<A: Algorithm>(algorithm: &A) -> A::State {
    let mut state = algorithm.start();
    while algorithm.round(&mut state, &mut Silent) == Progress::More {}
    state
}
