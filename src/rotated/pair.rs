//! The lab of rotated IoU: one pair out of many boxes, watched.

use serde::Serialize;

use super::{
    Point, RotatedIou, RotatedIouEvent, RotatedIouOptions, RotatedState, RotatedValues,
    rotated_rects_of_corners,
};
use crate::Problem;
use crate::watch::{Algorithm, Lab, Observer, Progress, Role, Subject};

/// The steps of one pair among all boxes of an image.
#[derive(Clone, Debug)]
pub struct RotatedPair {
    steps: RotatedIou,
    pair: (usize, usize),
    count: usize,
}

impl RotatedPair {
    /// Takes the pair that the options name out of `flat`: x1, y1, x2, y2 per upright box.
    ///
    /// # Errors
    /// [`Problem::NoSuchBox`], or a box of the list or its angle is unusable.
    pub fn new(flat: &[f64], options: &RotatedIouOptions) -> Result<Self, Problem> {
        let rects = rotated_rects_of_corners(flat, &options.angles)?;
        let count = rects.len();
        let rect =
            |index: usize| rects.get(index).copied().ok_or(Problem::NoSuchBox { index, count });
        let (first, second) = options.pair;
        let steps = RotatedIou { a: rect(first)?, b: rect(second)? };
        Ok(Self { steps, pair: options.pair, count })
    }
}

/// A step with all there is so far. Points are measured from `origin`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedIouDetail {
    /// The step.
    pub event: RotatedIouEvent,
    /// The centre of A, in the image.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
    pub origin: Point,
    /// What is left of B, clockwise; while a side clips, what was left before it.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number][]"))]
    pub polygon: Vec<Point>,
    /// While a side clips, what it has let through so far.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number][]"))]
    pub clipped: Vec<Point>,
    /// All numbers so far; those to come are 0.
    pub values: RotatedValues,
}

/// The answer for the pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedIouSummary {
    /// Every number.
    pub values: RotatedValues,
    /// The intersection, clockwise, in the image; empty if the boxes do not meet.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number][]"))]
    pub polygon: Vec<Point>,
}

impl Algorithm for RotatedPair {
    type State = RotatedState;
    type Event = RotatedIouEvent;

    fn start(&self) -> RotatedState {
        self.steps.start()
    }

    fn round<O: Observer<Self>>(&self, state: &mut RotatedState, observer: &mut O) -> Progress {
        self.steps.round(state, &mut |s: &RotatedState, event| observer.on(s, event))
    }

    fn state_bytes(&self) -> usize {
        self.steps.state_bytes()
    }
}

impl Lab for RotatedPair {
    type Detail = RotatedIouDetail;
    type Summary = RotatedIouSummary;

    fn detail(&self, state: &RotatedState, event: &RotatedIouEvent) -> RotatedIouDetail {
        RotatedIouDetail {
            event: *event,
            origin: self.steps.a.centre(),
            polygon: state.polygon().to_vec(),
            clipped: state.clipped().to_vec(),
            values: state.values(),
        }
    }

    fn roles(&self, _: &RotatedState, _: &RotatedIouEvent) -> Vec<Role> {
        let mut roles = vec![Role::Aside; self.count];
        for (index, role) in [(self.pair.1, Role::Second), (self.pair.0, Role::First)] {
            if let Some(slot) = roles.get_mut(index) {
                *slot = role;
            }
        }
        roles
    }

    fn summary(&self, answer: &RotatedState) -> RotatedIouSummary {
        let [x, y] = self.steps.a.centre();
        let polygon = answer.polygon().iter().map(|point| [x + point[0], y + point[1]]).collect();
        RotatedIouSummary { values: answer.values(), polygon }
    }

    fn is_notable(&self, event: &RotatedIouEvent) -> bool {
        matches!(event, RotatedIouEvent::Crossing { .. })
    }

    fn round_of(&self, _: &RotatedState, _: Subject) -> Option<usize> {
        None
    }

    fn decides(&self, _: &RotatedIouEvent, _: Subject) -> bool {
        false
    }
}
