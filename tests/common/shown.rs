//! What a page is shown of a run, as values that differ wherever a bit differs.

use std::fmt::Write;

use boxstep::watch::{Lab, Place, Progress, Role, Timeline};

/// All that the page gets at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The detail as JSON, which tells -0 from 0 and gives every number to its last bit.
    pub detail: String,
    pub roles: Vec<Role>,
    pub columns: String,
}

impl Shown {
    pub fn of<L: Lab>(lab: &L, state: &L::State, event: &L::Event) -> Self {
        Self {
            detail: json(&lab.detail(state, event)),
            roles: lab.roles(state, event),
            columns: format!("{:?}", lab.frame_columns(state)),
        }
    }

    pub fn at<L: Lab>(timeline: &Timeline<L>, place: Place) -> Option<Self> {
        timeline.at(place, |state, event| Self::of(timeline.algorithm(), state, event))
    }
}

pub fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what the page is told has a JSON form")
}

/// Runs round by round with an observer that listens. Gives what `look` made of each event, round
/// by round, and the final state. Knows nothing of timelines.
pub fn watch_all<L: Lab, R>(
    lab: &L,
    mut look: impl FnMut(&L::State, &L::Event) -> R,
) -> (Vec<Vec<R>>, L::State) {
    let mut state = lab.start();
    let mut rounds = Vec::new();
    loop {
        let mut told = Vec::new();
        let progress = lab.round(&mut state, &mut |state: &L::State, event: L::Event| {
            told.push(look(state, &event));
        });
        rounds.push(told);
        if progress == Progress::Done {
            return (rounds, state);
        }
    }
}

/// Every place of a timeline, in order.
pub fn places<L: Lab>(timeline: &Timeline<L>) -> Vec<Place> {
    (0..timeline.ends().len())
        .flat_map(|round| (0..timeline.events_in(round)).map(move |event| Place { round, event }))
        .collect()
}

/// A whole timeline as text.
pub fn serialised<L: Lab>(timeline: &Timeline<L>) -> String {
    let lab = timeline.algorithm();
    let answer = timeline.answer();
    let mut text = String::new();
    let mut line = |what: &str| writeln!(text, "{what}").expect("a String takes all");
    line(&json(&timeline.ends()));
    line(&json(&timeline.marks()));
    line(&json(&lab.summary(answer)));
    line(&format!("{:?}", lab.summary_columns(answer)));
    for place in places(timeline) {
        line(&format!("{place:?} {:?}", Shown::at(timeline, place)));
    }
    text
}
