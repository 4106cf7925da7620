//! The IoU lab: one pair out of many boxes, watched.

use serde::{Deserialize, Serialize};

use super::{AsWritten, IouEvent, IouSteps, Kind, Stage, Values, overlap_as_written};
use crate::Problem;
use crate::geometry::{Extent, corners_of, is_inverted, rects_of};
use crate::watch::{Algorithm, Lab, Observer, Progress, Role, Subject};

/// Options of the IoU lab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IouOptions {
    /// Boxes A and B, numbered from 0.
    pub pair: (usize, usize),
    /// How sides are counted.
    pub extent: Extent,
    /// Which measure.
    pub kind: Kind,
}

/// The steps of one pair among all boxes of an image.
#[derive(Clone, Debug)]
pub struct IouPair {
    steps: IouSteps,
    pair: (usize, usize),
    count: usize,
    /// There when either box was written inverted.
    as_written: Option<AsWritten>,
}

impl IouPair {
    /// Takes the pair that the options name out of `flat` (four numbers per box).
    ///
    /// # Errors
    /// [`Problem::NoSuchBox`], or a box of the list is unusable.
    pub fn new(flat: &[f64], options: &IouOptions) -> Result<Self, Problem> {
        let rects = rects_of(flat)?;
        let count = rects.len();
        let (first, second) = options.pair;
        let rect =
            |index: usize| rects.get(index).copied().ok_or(Problem::NoSuchBox { index, count });
        let (a, b) = (rect(first)?, rect(second)?);
        let corners = corners_of(flat)?;
        let as_written = match (corners.get(first), corners.get(second)) {
            (Some(&a), Some(&b)) if is_inverted(a) || is_inverted(b) => {
                Some(overlap_as_written(a, b, options.extent))
            }
            _ => None,
        };
        Ok(Self {
            steps: IouSteps { a, b, extent: options.extent, kind: options.kind },
            pair: options.pair,
            count,
            as_written,
        })
    }
}

/// A step with all numbers so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IouDetail {
    /// The step.
    #[serde(flatten)]
    pub event: IouEvent,
    /// The round it belongs to.
    pub stage: Stage,
    /// All numbers so far, this one included; those to come are 0.
    pub values: Values,
    /// How many rounds of the kind are reached, this one included.
    pub reached: usize,
    /// Box A with its corners in order.
    pub a: [f64; 4],
    /// Box B with its corners in order.
    pub b: [f64; 4],
}

/// The answer for the pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IouSummary {
    /// The value asked for.
    pub answer: f64,
    /// Every number on the way.
    pub values: Values,
    /// The rounds, in order.
    pub stages: Vec<Stage>,
    /// What code that does not order corners computes; there when a box was written inverted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub as_written: Option<AsWritten>,
}

impl Algorithm for IouPair {
    type State = Values;
    type Event = IouEvent;

    fn start(&self) -> Values {
        self.steps.start()
    }

    fn round<O: Observer<Self>>(&self, state: &mut Values, observer: &mut O) -> Progress {
        self.steps.round(state, &mut |s: &Values, event: IouEvent| observer.on(s, event))
    }

    fn state_bytes(&self) -> usize {
        self.steps.state_bytes()
    }
}

impl Lab for IouPair {
    type Detail = IouDetail;
    type Summary = IouSummary;

    fn detail(&self, state: &Values, event: &IouEvent) -> IouDetail {
        let stages = Stage::of(self.steps.kind);
        IouDetail {
            event: *event,
            stage: stages.get(state.round.saturating_sub(1)).copied().unwrap_or(Stage::OverlapX),
            values: state.clone(),
            reached: state.round,
            a: self.steps.a.corners(),
            b: self.steps.b.corners(),
        }
    }

    fn roles(&self, _: &Values, _: &IouEvent) -> Vec<Role> {
        let mut roles = vec![Role::Aside; self.count];
        for (index, role) in [(self.pair.1, Role::Second), (self.pair.0, Role::First)] {
            if let Some(slot) = roles.get_mut(index) {
                *slot = role;
            }
        }
        roles
    }

    fn summary(&self, answer: &Values) -> IouSummary {
        IouSummary {
            answer: answer.answer(self.steps.kind),
            values: answer.clone(),
            stages: Stage::of(self.steps.kind).to_vec(),
            as_written: self.as_written,
        }
    }

    fn is_notable(&self, _: &IouEvent) -> bool {
        false
    }

    fn round_of(&self, _: &Values, _: Subject) -> Option<usize> {
        None
    }

    fn decides(&self, _: &IouEvent, _: Subject) -> bool {
        false
    }
}
