//! The lab of NMS by offsets: what a place on the timeline looks like, and where the answer is another
//! than that of a loop over the classes.

use serde::Serialize;

use super::{OffsetEvent, OffsetNms};
use crate::geometry::Rect;
use crate::iou::Overlay;
use crate::nms::{Fate, NmsEvent, State};
use crate::watch::{Column, Lab, Role, Subject};

/// Two boxes that are compared, as they were before they were moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffsetPair {
    /// Their classes.
    pub classes: [u32; 2],
    /// Their IoU.
    pub iou: f64,
}

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffsetDetail {
    /// The event.
    pub event: OffsetEvent,
    /// How many are kept so far.
    pub kept: usize,
    /// How many boxes are moved so far.
    pub moved: usize,
    /// The pair that is compared, as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub pair: Option<OffsetPair>,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffsetSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many were kept.
    pub kept: usize,
    /// How many a loop over the classes keeps.
    pub kept_by_class: usize,
    /// What a class is multiplied by; infinite if it does not fit into the numbers.
    pub offset: f64,
    /// How many boxes have an infinite corner once they are moved.
    pub lost: usize,
    /// How many boxes had a size and have none once they are moved.
    pub flat: usize,
}

impl OffsetNms {
    fn pair(&self, a: u32, b: u32) -> Option<OffsetPair> {
        let (first, second) = (self.shifts.get(a as usize)?, self.shifts.get(b as usize)?);
        let rects = (self.rects.get(a as usize)?, self.rects.get(b as usize)?);
        let iou = Overlay::of(rects.0, rects.1, self.options.extent).iou;
        Some(OffsetPair { classes: [first.class, second.class], iou })
    }

    /// Those of the first list that the second has not, by index.
    fn only(first: &[u32], second: &[u32]) -> Vec<u32> {
        let mut other = second.to_vec();
        other.sort_unstable();
        let mut only: Vec<u32> =
            first.iter().copied().filter(|item| other.binary_search(item).is_err()).collect();
        only.sort_unstable();
        only
    }
}

fn has_size([x1, y1, x2, y2]: [f64; 4]) -> bool {
    x1 < x2 && y1 < y2
}

impl Lab for OffsetNms {
    type Detail = OffsetDetail;
    type Summary = OffsetSummary;

    fn detail(&self, state: &State, event: &OffsetEvent) -> OffsetDetail {
        let moved = match *event {
            OffsetEvent::Offset { .. } => 0,
            OffsetEvent::Shift { item, .. } => item as usize + 1,
            OffsetEvent::Nms { .. } | OffsetEvent::Lost { .. } => self.shifts.len(),
        };
        let pair = match *event {
            OffsetEvent::Nms { event: NmsEvent::Compare { picked, other, .. } }
            | OffsetEvent::Lost { picked, other } => self.pair(picked, other),
            _ => None,
        };
        OffsetDetail { event: event.clone(), kept: state.kept().len(), moved, pair }
    }

    fn roles(&self, state: &State, event: &OffsetEvent) -> Vec<Role> {
        if let OffsetEvent::Nms { event } = event {
            return self.nms.roles(state, event);
        }
        let mut roles: Vec<Role> = state.fates().iter().map(Fate::role).collect();
        let mut set = |item: u32, role| {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        };
        match *event {
            OffsetEvent::Shift { item, .. } => set(item, Role::Compared),
            OffsetEvent::Lost { picked, other } => {
                set(picked, Role::Picked);
                set(other, Role::Compared);
            }
            OffsetEvent::Offset { .. } | OffsetEvent::Nms { .. } => {}
        }
        roles
    }

    fn summary(&self, answer: &State) -> OffsetSummary {
        let size_of = |rect: &Rect| has_size(rect.corners());
        let flat = self
            .rects
            .iter()
            .zip(&self.shifts)
            .filter(|(rect, shift)| !shift.lost && size_of(rect) && !has_size(shift.after));
        OffsetSummary {
            boxes: self.shifts.len(),
            kept: answer.kept().len(),
            kept_by_class: self.by_class().len(),
            offset: self.offset(),
            lost: self.shifts.iter().filter(|shift| shift.lost).count(),
            flat: flat.count(),
        }
    }

    /// `order`, `kept`, `suppressedBy` and `overlap` as greedy NMS has them. `moved`: the corners of
    /// each box once it is moved, four numbers a box. `keptByClass`: the answer of a loop over the
    /// classes. `missing`: the boxes that only that keeps, `extra`: those that it does not keep.
    fn summary_columns(&self, answer: &State) -> Vec<(&'static str, Column)> {
        let moved: Vec<[f64; 4]> = self.shifts.iter().map(|shift| shift.after).collect();
        let (kept, by_class) = (answer.kept(), self.by_class());
        let mut columns = self.nms.summary_columns(answer);
        columns.extend([
            ("moved", Column::Numbers(moved.concat())),
            ("keptByClass", Column::Indices(by_class.to_vec())),
            ("missing", Column::Indices(Self::only(by_class, kept))),
            ("extra", Column::Indices(Self::only(kept, by_class))),
        ]);
        columns
    }

    fn is_notable(&self, event: &OffsetEvent) -> bool {
        match event {
            OffsetEvent::Nms { event } => self.nms.is_notable(event),
            OffsetEvent::Shift { lost, .. } => *lost,
            OffsetEvent::Offset { .. } | OffsetEvent::Lost { .. } => false,
        }
    }

    fn round_of(&self, answer: &State, subject: Subject) -> Option<usize> {
        self.nms.round_of(answer, subject)
    }

    fn decides(&self, event: &OffsetEvent, subject: Subject) -> bool {
        match *event {
            OffsetEvent::Nms { ref event } => self.nms.decides(event, subject),
            OffsetEvent::Lost { picked, other } => {
                [Subject::Pair(picked, other), Subject::Pair(other, picked)].contains(&subject)
            }
            OffsetEvent::Offset { .. } | OffsetEvent::Shift { .. } => false,
        }
    }
}
