//! Greedy NMS twice on the same boxes, with two sets of options, in step: to see where two libraries
//! part ways.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Fate, Nms, NmsEvent, NmsOptions, State};
use crate::Problem;
use crate::watch::{Algorithm, Column, Lab, Observer, Progress, Role, Silent, Subject};

/// The options of both sides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DuelOptions {
    /// Of the first side.
    pub a: NmsOptions,
    /// Of the second side.
    pub b: NmsOptions,
}

/// At what two sides decide differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Parting {
    /// A score is too low for one of them.
    Score,
    /// They let other boxes take part.
    TopK,
    /// They pick different boxes, or one of them is over.
    Pick,
    /// One compares boxes of different classes, and it suppresses.
    Class,
    /// They compare the same pair, and one of them suppresses.
    Overlap,
    /// One of them has as many as it may keep.
    Limit,
}

/// What both sides do at the same moment; one of them may have nothing to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DuelEvent {
    /// What the first side does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub a: Option<NmsEvent>,
    /// What the second side does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub b: Option<NmsEvent>,
    /// At what they decide differently here, if they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub parting: Option<Parting>,
}

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DuelDetail {
    /// The event.
    pub event: DuelEvent,
    /// How many the first side has kept so far.
    pub kept_a: usize,
    /// How many the second side has kept so far.
    pub kept_b: usize,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DuelSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many the first side kept.
    pub kept_a: usize,
    /// How many the second side kept.
    pub kept_b: usize,
    /// How many were kept by one side alone.
    pub disputed: usize,
}

/// One side: its state before the present round, and how many events of the round have happened.
#[derive(Clone, Debug, PartialEq)]
struct Side {
    before: State,
    told: usize,
    done: bool,
}

/// Both sides. A side's state in the middle of a round is not kept: it is made by running the round
/// again, up to the event, where a frame is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct DuelState {
    a: Side,
    b: Side,
}

/// Two runs of greedy NMS in step.
#[derive(Clone, Debug)]
pub struct Duel {
    a: Nms,
    b: Nms,
}

impl Duel {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: Option<&[u32]>,
        options: &DuelOptions,
    ) -> Result<Self, Problem> {
        Ok(Self {
            a: Nms::new(flat, scores, classes, &options.a)?,
            b: Nms::new(flat, scores, classes, &options.b)?,
        })
    }
}

impl DuelState {
    /// The answers of both sides, once it is over.
    #[must_use]
    pub fn kept(&self) -> [&[u32]; 2] {
        [self.a.before.kept(), self.b.before.kept()]
    }
}

impl Side {
    fn start(nms: &Nms) -> Self {
        Self { before: nms.start(), told: 0, done: false }
    }

    /// Runs the present round; the events that it tells, and the side after it.
    fn round(&self, nms: &Nms, events: Option<&mut Vec<NmsEvent>>) -> Self {
        let mut state = self.before.clone();
        if self.done {
            return self.clone();
        }
        let progress = match events {
            None => nms.round(&mut state, &mut Silent),
            Some(events) => {
                nms.round(&mut state, &mut |_: &State, event: NmsEvent| events.push(event))
            }
        };
        Self { before: state, told: 0, done: progress == Progress::Done }
    }

    /// What boxes are after the events told, and how many of them are kept.
    fn seen(&self, nms: &Nms) -> (Vec<Role>, usize) {
        let mut seen = None;
        let mut number = 0;
        if self.told > 0 {
            nms.round(&mut self.before.clone(), &mut |state: &State, event: NmsEvent| {
                number += 1;
                if number == self.told {
                    seen = Some((nms.roles(state, &event), state.kept().len()));
                }
            });
        }
        let between = || {
            let roles = self.before.fates().iter().map(Fate::role).collect();
            (roles, self.before.kept().len())
        };
        seen.unwrap_or_else(between)
    }
}

/// Where in a round an event has its place, so that both sides wait for one another.
fn stage(event: &NmsEvent) -> u8 {
    match event {
        NmsEvent::Filter { .. } => 0,
        NmsEvent::Sort { .. } => 1,
        NmsEvent::TopK { .. } => 2,
        // What there is instead of picking.
        NmsEvent::Pick { .. } | NmsEvent::Limit { .. } | NmsEvent::Done { .. } => 3,
        NmsEvent::OtherClass { .. } | NmsEvent::Compare { .. } => 4,
    }
}

/// Which of the events of its stage it is, whatever order its side goes through them in.
fn subject(event: &NmsEvent) -> u32 {
    match *event {
        NmsEvent::Filter { item, .. } => item,
        NmsEvent::OtherClass { other, .. } | NmsEvent::Compare { other, .. } => other,
        _ => 0,
    }
}

/// An event with its number, from 1, in the round of its side.
type Told = (usize, NmsEvent);
/// What both sides do at the same moment.
type Step = (Option<Told>, Option<Told>);

/// The events of a round of both sides, those of the same stage and subject together: in the order
/// of the first side, and at each stage what the second side does alone at its end.
fn in_step(a: Vec<NmsEvent>, b: Vec<NmsEvent>) -> Vec<Step> {
    let place = |event: &NmsEvent| (stage(event), subject(event));
    // Limit and Done may both be of stage 3, in this order.
    let mut partners: BTreeMap<(u8, u32), VecDeque<Told>> = BTreeMap::new();
    for (number, event) in (1..).zip(b) {
        partners.entry(place(&event)).or_default().push_back((number, event));
    }
    let mut steps: Vec<(u8, Step)> = Vec::new();
    for (number, event) in (1..).zip(a) {
        let place = place(&event);
        let partner = partners.get_mut(&place).and_then(VecDeque::pop_front);
        steps.push((place.0, (Some((number, event)), partner)));
    }
    let mut alone: Vec<(u8, Told)> = partners
        .into_iter()
        .flat_map(|((stage, _), told)| told.into_iter().map(move |told| (stage, told)))
        .collect();
    alone.sort_by_key(|(_, (number, _))| *number);
    steps.extend(alone.into_iter().map(|(stage, told)| (stage, (None, Some(told)))));
    steps.sort_by_key(|(stage, _)| *stage);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// At what two sides that were alike so far decide differently, if they do. Other numbers alone,
/// as those of another extent, are no decision.
fn parting(a: Option<&NmsEvent>, b: Option<&NmsEvent>) -> Option<Parting> {
    use NmsEvent as E;
    let (differ, parting) = match (a, b) {
        (Some(E::Filter { passes: a, .. }), Some(E::Filter { passes: b, .. })) => {
            (a != b, Parting::Score)
        }
        (Some(E::Filter { passes, .. }), None) | (None, Some(E::Filter { passes, .. })) => {
            (!passes, Parting::Score)
        }
        // Of equal scores they may let through as many, and others.
        (Some(a @ E::TopK { .. }), Some(b @ E::TopK { .. })) => (a != b, Parting::TopK),
        (Some(E::TopK { .. }), _) | (_, Some(E::TopK { .. })) => (true, Parting::TopK),
        (Some(E::Pick { item: a, .. }), Some(E::Pick { item: b, .. })) => (a != b, Parting::Pick),
        (Some(E::Pick { .. }), Some(E::Limit { .. }))
        | (Some(E::Limit { .. }), Some(E::Pick { .. })) => (true, Parting::Limit),
        (Some(E::Pick { .. }), _) | (_, Some(E::Pick { .. })) => (true, Parting::Pick),
        (
            Some(E::Compare { picked, other, suppressed, .. }),
            Some(E::Compare {
                picked: theirs, other: their_other, suppressed: their_verdict, ..
            }),
        ) => {
            let same_pair = (picked, other) == (theirs, their_other);
            (same_pair && suppressed != their_verdict, Parting::Overlap)
        }
        (
            Some(E::Compare { picked, other, suppressed, .. }),
            Some(E::OtherClass { picked: theirs, other: their_other, .. }),
        )
        | (
            Some(E::OtherClass { picked: theirs, other: their_other, .. }),
            Some(E::Compare { picked, other, suppressed, .. }),
        ) => ((picked, other) == (theirs, their_other) && *suppressed, Parting::Class),
        _ => (false, Parting::Pick),
    };
    differ.then_some(parting)
}

impl Algorithm for Duel {
    type State = DuelState;
    type Event = DuelEvent;

    fn start(&self) -> DuelState {
        DuelState { a: Side::start(&self.a), b: Side::start(&self.b) }
    }

    /// A round of each side that is not over.
    fn round<O: Observer<Self>>(&self, state: &mut DuelState, observer: &mut O) -> Progress {
        let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
        let after = DuelState {
            a: state.a.round(&self.a, O::LISTENS.then_some(&mut of_a)),
            b: state.b.round(&self.b, O::LISTENS.then_some(&mut of_b)),
        };
        for (a, b) in in_step(of_a, of_b) {
            state.a.told = a.as_ref().map_or(state.a.told, |(number, _)| *number);
            state.b.told = b.as_ref().map_or(state.b.told, |(number, _)| *number);
            let [a, b] = [a, b].map(|told| told.map(|(_, event)| event));
            let parting = parting(a.as_ref(), b.as_ref());
            observer.on(state, DuelEvent { a, b, parting });
        }
        *state = after;
        if state.a.done && state.b.done { Progress::Done } else { Progress::More }
    }

    fn state_bytes(&self) -> usize {
        self.a.state_bytes() + self.b.state_bytes()
    }
}

impl Lab for Duel {
    type Detail = DuelDetail;
    type Summary = DuelSummary;

    fn detail(&self, state: &DuelState, event: &DuelEvent) -> DuelDetail {
        let (_, kept_a) = state.a.seen(&self.a);
        let (_, kept_b) = state.b.seen(&self.b);
        DuelDetail { event: event.clone(), kept_a, kept_b }
    }

    /// Those of the first side.
    fn roles(&self, state: &DuelState, _: &DuelEvent) -> Vec<Role> {
        state.a.seen(&self.a).0
    }

    /// `rolesB`: the roles on the second side, as numbers.
    fn frame_columns(&self, state: &DuelState) -> Vec<(&'static str, Column)> {
        let roles = state.b.seen(&self.b).0.into_iter().map(|role| role as u32);
        vec![("rolesB", Column::Indices(roles.collect()))]
    }

    fn summary(&self, answer: &DuelState) -> DuelSummary {
        let [kept_a, kept_b] = answer.kept().map(<[u32]>::len);
        let boxes = answer.a.before.fates().len();
        DuelSummary { boxes, kept_a, kept_b, disputed: self.disputed(answer).len() }
    }

    /// `keptA` and `keptB`: the answers. `disputed`: the boxes that one side alone kept, by index.
    fn summary_columns(&self, answer: &DuelState) -> Vec<(&'static str, Column)> {
        let [kept_a, kept_b] = answer.kept().map(<[u32]>::to_vec);
        vec![
            ("keptA", Column::Indices(kept_a)),
            ("keptB", Column::Indices(kept_b)),
            ("disputed", Column::Indices(self.disputed(answer))),
        ]
    }

    fn is_notable(&self, event: &DuelEvent) -> bool {
        event.parting.is_some()
    }

    fn round_of(&self, answer: &DuelState, subject: Subject) -> Option<usize> {
        let of_a = self.a.round_of(&answer.a.before, subject);
        let of_b = self.b.round_of(&answer.b.before, subject);
        of_a.into_iter().chain(of_b).min()
    }

    fn decides(&self, event: &DuelEvent, subject: Subject) -> bool {
        let decides = |side: &Nms, event: &Option<NmsEvent>| {
            event.as_ref().is_some_and(|event| side.decides(event, subject))
        };
        decides(&self.a, &event.a) || decides(&self.b, &event.b)
    }
}

impl Duel {
    /// The boxes that one side alone kept.
    fn disputed(&self, answer: &DuelState) -> Vec<u32> {
        let is_kept = |side: &Side, item: u32| side.before.fate(item) == Fate::Kept;
        (0..answer.a.before.fates().len() as u32)
            .filter(|&item| is_kept(&answer.a, item) != is_kept(&answer.b, item))
            .collect()
    }
}
