//! The NMS lab: what a place on the timeline looks like, and where a box's fate was decided.

use serde::Serialize;

use super::{Boundary, Fate, Nms, NmsEvent, State, Ties, keep_as_py_nms};
use crate::geometry::{Extent, is_inverted};
use crate::iou::{AsWritten, Kind, overlap_as_written};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NmsDetail {
    /// The event.
    pub event: NmsEvent,
    /// How many are kept so far.
    pub kept: usize,
    /// What py_nms computes for this pair; there when a box of it was written inverted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub as_written: Option<AsWritten>,
}

/// A box written with its corners the wrong way round.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct InvertedBox {
    /// Which box.
    pub item: usize,
    /// As written.
    pub written: [f64; 4],
    /// As this run takes it.
    pub ordered: [f64; 4],
    /// Its area as this run has it.
    pub area: f64,
    /// Its area as code that does not order corners has it, under the run's extent.
    pub area_as_written: f64,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NmsSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many were kept.
    pub kept: usize,
    /// How many were suppressed.
    pub suppressed: usize,
    /// The boxes written inverted; at most 8 are listed.
    pub inverted: Vec<InvertedBox>,
    /// How many boxes were written inverted.
    pub inverted_count: usize,
    /// What the reference py_nms keeps of the corners as written; there when some are inverted and
    /// the run has py_nms's options.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub keep_as_py_nms: Option<Vec<u32>>,
}

impl Fate {
    /// What a box of this fate is as long as no event is about it.
    #[must_use]
    pub fn role(&self) -> Role {
        match self {
            Self::Waiting => Role::Waiting,
            Self::Filtered => Role::Filtered,
            Self::Kept => Role::Kept,
            Self::Suppressed { .. } => Role::Suppressed,
            Self::Leftover => Role::Leftover,
        }
    }
}

/// More inverted boxes than these are only counted.
const MAX_INVERTED: usize = 8;
/// With more boxes than these the reference, which is quadratic, is not run beside ours.
const MAX_REFERENCE: usize = 500;

impl Nms {
    fn inverted(&self) -> impl Iterator<Item = InvertedBox> {
        let boxes = self.written.iter().zip(&self.rects).enumerate();
        boxes.filter(|(_, (written, _))| is_inverted(**written)).map(|(index, (&written, rect))| {
            InvertedBox {
                item: index,
                written,
                ordered: rect.corners(),
                area: rect.area(self.options.extent),
                area_as_written: overlap_as_written(written, written, self.options.extent).area_a,
            }
        })
    }

    /// Whether the options are those of the reference py_nms, so that the answers can be compared.
    fn is_like_py_nms(&self) -> bool {
        let o = &self.options;
        o.extent == Extent::Inclusive
            && o.boundary == Boundary::Greater
            && o.ties == Ties::HighestIndex
            && !o.per_class
            && o.score_threshold.is_none()
            && o.measure == Kind::Iou
            && o.top_k.is_none()
            && o.max_output.is_none()
    }

    fn keep_as_py_nms(&self) -> Option<Vec<u32>> {
        let fits = self.is_like_py_nms() && self.rects.len() <= MAX_REFERENCE;
        fits.then(|| keep_as_py_nms(&self.written, &self.scores, self.options.threshold))
    }

    fn as_written(&self, picked: u32, other: u32) -> Option<AsWritten> {
        let a = *self.written.get(picked as usize)?;
        let b = *self.written.get(other as usize)?;
        (is_inverted(a) || is_inverted(b)).then(|| overlap_as_written(a, b, self.options.extent))
    }

    /// Those whose scores are high enough, best first.
    fn order(&self, answer: &State) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.rects.len() as u32)
            .filter(|&item| answer.fate(item) != Fate::Filtered)
            .collect();
        order.sort_unstable_by(|&a, &b| self.by_falling_score(a, b));
        order
    }

    /// Whether a box was left out for not being among the best `top_k`.
    fn is_beyond(&self, answer: &State, item: u32) -> bool {
        let Some(top_k) = self.options.top_k else { return false };
        self.order(answer).iter().skip(top_k as usize).any(|&each| each == item)
    }

    /// The round in which a kept box is picked: the first round sorts, then one round for each.
    fn picked_in(&self, answer: &State, item: u32) -> Option<usize> {
        answer.kept().iter().position(|&kept| kept == item).map(|at| at + 1)
    }
}

impl Lab for Nms {
    type Detail = NmsDetail;
    type Summary = NmsSummary;

    fn detail(&self, state: &State, event: &NmsEvent) -> NmsDetail {
        let as_written = match *event {
            NmsEvent::Compare { picked, other, .. } => self.as_written(picked, other),
            _ => None,
        };
        NmsDetail { event: event.clone(), kept: state.kept().len(), as_written }
    }

    fn roles(&self, state: &State, event: &NmsEvent) -> Vec<Role> {
        let mut roles: Vec<Role> = state.fates().iter().map(Fate::role).collect();
        let mut set = |item: u32, role| {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        };
        match *event {
            NmsEvent::Filter { item, .. } => set(item, Role::Compared),
            NmsEvent::Pick { item, .. } => set(item, Role::Picked),
            NmsEvent::OtherClass { picked, other, .. }
            | NmsEvent::Compare { picked, other, .. } => {
                set(picked, Role::Picked);
                set(other, Role::Compared);
            }
            NmsEvent::Sort { .. }
            | NmsEvent::TopK { .. }
            | NmsEvent::Limit { .. }
            | NmsEvent::Done { .. } => {}
        }
        roles
    }

    fn summary(&self, answer: &State) -> NmsSummary {
        let inverted_count = self.inverted().count();
        let suppressed =
            answer.fates().iter().filter(|fate| matches!(fate, Fate::Suppressed { .. })).count();
        NmsSummary {
            boxes: self.rects.len(),
            kept: answer.kept().len(),
            suppressed,
            inverted: self.inverted().take(MAX_INVERTED).collect(),
            inverted_count,
            keep_as_py_nms: if inverted_count > 0 { self.keep_as_py_nms() } else { None },
        }
    }

    /// `order`: those that took part, best first. `kept`: the answer. `suppressedBy` (the box's own
    /// index where none did) and `overlap` (NaN where none) per box.
    fn summary_columns(&self, answer: &State) -> Vec<(&'static str, Column)> {
        let by = |(index, fate): (usize, &Fate)| match *fate {
            Fate::Suppressed { by, .. } => by,
            _ => index as u32,
        };
        let overlap = |fate: &Fate| match *fate {
            Fate::Suppressed { overlap, .. } => overlap,
            _ => f64::NAN,
        };
        let fates = answer.fates();
        vec![
            ("order", Column::Indices(self.order(answer))),
            ("kept", Column::Indices(answer.kept().to_vec())),
            ("suppressedBy", Column::Indices(fates.iter().enumerate().map(by).collect())),
            ("overlap", Column::Numbers(fates.iter().map(overlap).collect())),
        ]
    }

    fn is_notable(&self, event: &NmsEvent) -> bool {
        matches!(
            event,
            NmsEvent::Compare { suppressed: true, .. } | NmsEvent::Filter { passes: false, .. }
        )
    }

    fn round_of(&self, answer: &State, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => match answer.fate(item) {
                Fate::Kept => self.picked_in(answer, item),
                Fate::Suppressed { by, .. } => self.picked_in(answer, by),
                Fate::Filtered if (item as usize) < self.rects.len() => Some(0),
                Fate::Leftover if self.is_beyond(answer, item) => Some(0),
                Fate::Leftover => Some(answer.kept().len() + 1),
                Fate::Filtered | Fate::Waiting => None,
            },
            // A pair is compared in the round in which the better of the two is picked.
            Subject::Pair(a, b) => [a, b].iter().filter_map(|&x| self.picked_in(answer, x)).min(),
        }
    }

    fn decides(&self, event: &NmsEvent, subject: Subject) -> bool {
        let is_pair = |x: u32, y: u32| match subject {
            Subject::Pair(a, b) => (x, y) == (a, b) || (x, y) == (b, a),
            Subject::Item(_) => false,
        };
        let is_item = |x: u32| subject == Subject::Item(x);
        match *event {
            NmsEvent::Filter { item, passes, .. } => is_item(item) && !passes,
            NmsEvent::Pick { item, .. } => is_item(item),
            NmsEvent::Compare { picked, other, suppressed, .. } => {
                is_pair(picked, other) || (suppressed && is_item(other))
            }
            NmsEvent::OtherClass { picked, other, .. } => is_pair(picked, other),
            NmsEvent::TopK { .. } | NmsEvent::Limit { .. } => matches!(subject, Subject::Item(_)),
            NmsEvent::Sort { .. } | NmsEvent::Done { .. } => false,
        }
    }
}
