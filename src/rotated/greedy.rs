//! Greedy NMS with the overlap of rotated boxes, and its events.

use std::cmp::Ordering;

use serde::Serialize;

use super::{Point, RotatedIou, RotatedNmsOptions, RotatedNmsState, RotatedRect};
use crate::Problem;
use crate::nms::Fate;
use crate::problem::{usable_classes, usable_scores};
use crate::watch::{Algorithm, Observer, Progress, run};

/// The smallest things that NMS on rotated boxes does. Boxes are named by their index in the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum RotatedNmsEvent {
    /// A score is compared with the score threshold: `passes = score > threshold`.
    Filter { item: u32, score: f64, threshold: f64, passes: bool },
    /// Those that take part are put in order, best first.
    Sort { candidates: usize },
    /// The best one in play is kept.
    Pick { item: u32, score: f64, waiting: usize },
    /// Two boxes of different classes are not compared (`perClass`).
    OtherClass { picked: u32, other: u32, picked_class: u32, other_class: u32 },
    /// The overlap of the picked box and another: `suppressed = overlap > threshold` (or `>=`).
    Compare {
        picked: u32,
        other: u32,
        /// The intersection, clockwise, in the image.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number][]"))]
        polygon: Vec<Point>,
        intersection: f64,
        picked_area: f64,
        other_area: f64,
        union: f64,
        overlap: f64,
        threshold: f64,
        suppressed: bool,
    },
    /// The maximum output is reached: those still in play are left out.
    Limit { max_output: u32, left: usize },
    /// Nothing is in play any more.
    Done { kept: usize },
}

/// Greedy NMS on some rotated boxes with some options.
#[derive(Clone, Debug)]
pub struct RotatedNms {
    pub(super) options: RotatedNmsOptions,
    pub(super) boxes: Vec<RotatedRect>,
    pub(super) scores: Vec<f64>,
    /// Empty if no classes were given.
    classes: Vec<u32>,
}

impl RotatedNms {
    /// # Errors
    /// A [`Problem`] that names the first unusable score or option.
    pub fn new(
        boxes: Vec<RotatedRect>,
        scores: &[f64],
        classes: Option<&[u32]>,
        options: &RotatedNmsOptions,
    ) -> Result<Self, Problem> {
        options.check()?;
        usable_scores(scores, boxes.len())?;
        usable_classes(classes, options.per_class, boxes.len())?;
        Ok(Self {
            boxes,
            scores: scores.to_vec(),
            classes: classes.unwrap_or_default().to_vec(),
            options: options.clone(),
        })
    }

    fn class(&self, item: u32) -> u32 {
        self.classes.get(item as usize).copied().unwrap_or(0)
    }

    pub(super) fn by_falling_score(&self, a: u32, b: u32) -> Ordering {
        // Scores are finite, so they always compare.
        self.scores[b as usize]
            .partial_cmp(&self.scores[a as usize])
            .unwrap_or(Ordering::Equal)
            .then(self.options.ties.order(a, b))
    }

    // listing: rotated-nms.rust
    fn filter_and_sort<O: Observer<Self>>(&self, state: &mut RotatedNmsState, observer: &mut O) {
        let mut candidates = Vec::with_capacity(self.scores.len());
        for (item, &score) in (0..).zip(&self.scores) {
            let Some(threshold) = self.options.score_threshold else {
                candidates.push(item);
                continue;
            };
            let passes = score > threshold; // @filter
            if passes {
                candidates.push(item); // @passes
            } else {
                state.settle(item, Fate::Filtered); // @filtered
            }
            observer.on(state, RotatedNmsEvent::Filter { item, score, threshold, passes });
        }
        candidates.sort_unstable_by(|&a, &b| self.by_falling_score(a, b)); // @sort
        state.remaining = candidates;
        observer.on(state, RotatedNmsEvent::Sort { candidates: state.remaining.len() });
    }

    fn pick_and_compare<O: Observer<Self>>(&self, state: &mut RotatedNmsState, observer: &mut O) {
        let mut remaining = std::mem::take(&mut state.remaining).into_iter();
        let Some(picked) = remaining.next() else { return };
        state.settle(picked, Fate::Kept);
        state.kept.push(picked); // @pick
        let (score, waiting) = (self.scores[picked as usize], remaining.len()); // @hide
        observer.on(state, RotatedNmsEvent::Pick { item: picked, score, waiting });

        let mut live = Vec::with_capacity(remaining.len());
        for other in remaining {
            if self.options.per_class && self.class(other) != self.class(picked) {
                live.push(other); // @otherClass
                let (picked_class, other_class) = (self.class(picked), self.class(other));
                observer.on(
                    state,
                    RotatedNmsEvent::OtherClass { picked, other, picked_class, other_class },
                );
                continue;
            }
            let (a, b) = (self.boxes[picked as usize], self.boxes[other as usize]);
            let clipped = run(&RotatedIou { a, b }); // @compare
            let (values, threshold) = (clipped.values(), self.options.threshold);
            let suppressed = self.options.boundary.exceeds(values.iou, threshold); // @compare
            if suppressed {
                state.settle(other, Fate::Suppressed { by: picked, overlap: values.iou }); // @suppressed
            } else {
                live.push(other); // @lives
            }
            observer.on(
                state,
                RotatedNmsEvent::Compare {
                    picked,
                    other,
                    polygon: in_image(a.centre(), clipped.into_polygon()),
                    intersection: values.intersection,
                    picked_area: values.area_a,
                    other_area: values.area_b,
                    union: values.union,
                    overlap: values.iou,
                    threshold,
                    suppressed,
                },
            );
        }
        state.remaining = live;
    }
    // end listing

    fn finish<O: Observer<Self>>(&self, state: &mut RotatedNmsState, observer: &mut O) {
        if let (Some(max_output), false) = (self.options.max_output, state.remaining.is_empty()) {
            let left = state.leave_out();
            observer.on(state, RotatedNmsEvent::Limit { max_output, left });
        }
        observer.on(state, RotatedNmsEvent::Done { kept: state.kept().len() });
    }

    fn is_full(&self, state: &RotatedNmsState) -> bool {
        self.options.max_output.is_some_and(|most| state.kept().len() >= most as usize)
    }
}

fn in_image([x, y]: Point, mut points: Vec<Point>) -> Vec<Point> {
    for point in &mut points {
        *point = [x + point[0], y + point[1]];
    }
    points
}

impl Algorithm for RotatedNms {
    type State = RotatedNmsState;
    type Event = RotatedNmsEvent;

    fn start(&self) -> RotatedNmsState {
        RotatedNmsState::start(self.boxes.len())
    }

    /// The first round filters and sorts, each further one picks a box and compares it with all
    /// that remain, and the last one only says that it is over.
    // listing: rotated-nms.rust
    fn round<O: Observer<Self>>(&self, state: &mut RotatedNmsState, observer: &mut O) -> Progress {
        if !state.sorted {
            state.sorted = true;
            self.filter_and_sort(state, observer);
        } else if state.remaining.is_empty() || self.is_full(state) {
            self.finish(state, observer); // @limit done
            return Progress::Done;
        } else {
            self.pick_and_compare(state, observer);
        }
        Progress::More
    }
    // end listing

    fn state_bytes(&self) -> usize {
        RotatedNmsState::bytes(self.boxes.len())
    }
}
