use serde::Serialize;

use super::{Algorithm, Role};

/// A named array that goes to the page as a typed array.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Becomes a `Uint32Array`.
    Indices(Vec<u32>),
    /// Becomes a `Float64Array`.
    Numbers(Vec<f64>),
}

/// Whom a person asks about: one box ("why is it gone?") or a pair ("when were these compared?").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Where this box's fate is decided.
    Item(u32),
    /// Where these two boxes are compared, in either order.
    Pair(u32, u32),
}

/// What an algorithm adds so that a place on its timeline can be drawn and asked about.
pub trait Lab: Algorithm {
    /// The event with what the panels show beside it.
    type Detail: Serialize;
    /// What is said about the run as a whole.
    type Summary: Serialize;

    /// The event in words and numbers for the page.
    fn detail(&self, state: &Self::State, event: &Self::Event) -> Self::Detail;

    /// What each box is at this event, in the order of the boxes.
    fn roles(&self, state: &Self::State, event: &Self::Event) -> Vec<Role>;

    /// Arrays that belong to this event's picture, if the roles do not say it all.
    fn frame_columns(&self, _state: &Self::State) -> Vec<(&'static str, Column)> {
        Vec::new()
    }

    /// What is said about the run as a whole, from its final state.
    fn summary(&self, answer: &Self::State) -> Self::Summary;

    /// Arrays that belong to the run as a whole.
    fn summary_columns(&self, _answer: &Self::State) -> Vec<(&'static str, Column)> {
        Vec::new()
    }

    /// Whether the event gets a mark on the scrubber (in NMS: a box falls).
    fn is_notable(&self, event: &Self::Event) -> bool;

    /// The round in which something happens to the subject, if anything does.
    fn round_of(&self, answer: &Self::State, subject: Subject) -> Option<usize>;

    /// Whether this is the event of that round that the subject asks for.
    fn decides(&self, event: &Self::Event, subject: Subject) -> bool;
}
