//! The textbook algorithm, and its events.

use std::cmp::Ordering;

use serde::Serialize;

use super::{NmsOptions, Penalty};
use crate::Problem;
use crate::geometry::{Rect, corners_of, rects_of};
use crate::iou::{Kind, Shared};
use crate::problem::{usable_classes, usable_scores};
use crate::watch::{Algorithm, Observer, Progress};

/// What has become of a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// Still in play.
    Waiting,
    /// Its score is not above the score threshold.
    Filtered,
    /// In the answer.
    Kept,
    /// It overlaps a kept box too much.
    Suppressed {
        /// That kept box.
        by: u32,
        /// By how much.
        overlap: f64,
    },
    /// Beyond the best that may take part, or still in play when the maximum output was reached.
    Leftover,
}

/// The smallest things that NMS does. Boxes are named by their index in the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum NmsEvent {
    /// A score is compared with the score threshold: `passes = score > threshold`.
    Filter { item: u32, score: f64, threshold: f64, passes: bool },
    /// Those that take part are put in order, best first.
    Sort { candidates: usize },
    /// Only the best `topK` of them go on, down to `last`; `first` is the best of those that do not.
    TopK {
        top_k: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        last: Option<u32>,
        first: u32,
        left: usize,
    },
    /// The best one in play is kept.
    Pick { item: u32, score: f64, waiting: usize },
    /// Two boxes of different classes are not compared (`perClass`).
    OtherClass { picked: u32, other: u32, picked_class: u32, other_class: u32 },
    /// The overlap of the picked box and another: `suppressed = overlap > threshold` (or `>=`).
    /// `overlap` is intersection / union, less the penalty where the measure has one.
    Compare {
        picked: u32,
        other: u32,
        left: f64,
        top: f64,
        right: f64,
        bottom: f64,
        width: f64,
        height: f64,
        intersection: f64,
        picked_area: f64,
        other_area: f64,
        union: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        penalty: Option<Penalty>,
        overlap: f64,
        threshold: f64,
        suppressed: bool,
    },
    /// The maximum output is reached: those still in play are left out.
    Limit { max_output: u32, left: usize },
    /// Nothing is in play any more.
    Done { kept: usize },
}

/// All that changes while NMS runs.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    sorted: bool,
    /// Those in play, best first.
    remaining: Vec<u32>,
    kept: Vec<u32>,
    fates: Vec<Fate>,
}

impl State {
    /// The boxes kept so far, best first.
    #[must_use]
    pub fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// What has become of each box so far.
    #[must_use]
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }

    /// The fate of one box; one that does not exist is filtered.
    #[must_use]
    pub fn fate(&self, item: u32) -> Fate {
        self.fates.get(item as usize).copied().unwrap_or(Fate::Filtered)
    }

    /// Whether the first round is over.
    pub(crate) fn is_sorted(&self) -> bool {
        self.sorted
    }

    fn settle(&mut self, item: u32, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(item as usize) {
            *slot = fate;
        }
    }
}

/// The boxes, if all that NMS is given can be used.
pub(super) fn usable(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &NmsOptions,
) -> Result<Vec<Rect>, Problem> {
    options.check()?;
    let rects = rects_of(flat)?;
    usable_scores(scores, rects.len())?;
    usable_classes(classes, options.per_class, rects.len())?;
    Ok(rects)
}

/// Greedy NMS on some boxes with some options.
#[derive(Clone, Debug)]
pub struct Nms {
    pub(super) options: NmsOptions,
    // Columns, since comparing two boxes that do not meet touches their corners alone.
    pub(super) rects: Vec<Rect>,
    pub(super) areas: Vec<f64>,
    pub(super) scores: Vec<f64>,
    /// Empty if no classes were given.
    classes: Vec<u32>,
    /// As the person wrote them, to say what is inverted.
    pub(super) written: Vec<[f64; 4]>,
}

impl Nms {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: Option<&[u32]>,
        options: &NmsOptions,
    ) -> Result<Self, Problem> {
        let rects = usable(flat, scores, classes, options)?;
        Ok(Self {
            areas: rects.iter().map(|rect| rect.area(options.extent)).collect(),
            rects,
            scores: scores.to_vec(),
            classes: classes.unwrap_or_default().to_vec(),
            written: corners_of(flat)?.to_vec(),
            options: options.clone(),
        })
    }

    /// The class of a box; all are of class 0 where none were given. An index that the state holds
    /// is in every column, here and below: they were made from the same list.
    fn class(&self, item: u32) -> u32 {
        self.classes.get(item as usize).copied().unwrap_or(0)
    }

    // Called, not inlined: the sort would hold it dozens of times.
    #[inline(never)]
    pub(super) fn by_falling_score(&self, a: u32, b: u32) -> Ordering {
        // Scores are finite, so they always compare.
        self.scores[b as usize]
            .partial_cmp(&self.scores[a as usize])
            .unwrap_or(Ordering::Equal)
            .then(self.options.ties.order(a, b))
    }

    /// What the measure takes off the IoU of two boxes.
    fn penalty(&self, picked: u32, other: u32) -> Option<Penalty> {
        let NmsOptions { measure, exponent, extent, .. } = self.options;
        if measure == Kind::Iou {
            return None;
        }
        let exponent = if measure == Kind::Giou { 1.0 } else { exponent };
        let (a, b) = (&self.rects[picked as usize], &self.rects[other as usize]);
        Penalty::of(a, b, extent, measure, exponent)
    }

    // listing: nms.rust
    fn filter_and_sort<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
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
            observer.on(state, NmsEvent::Filter { item, score, threshold, passes });
        }
        candidates.sort_unstable_by(|&a, &b| self.by_falling_score(a, b)); // @sort
        state.remaining = candidates;
        observer.on(state, NmsEvent::Sort { candidates: state.remaining.len() });
        if let Some(top_k) = self.options.top_k
            && let Some(&first) = state.remaining.get(top_k as usize)
        {
            let left = state.remaining.split_off(top_k as usize); // @topK
            for &item in &left {
                state.settle(item, Fate::Leftover);
            }
            let last = state.remaining.last().copied();
            observer.on(state, NmsEvent::TopK { top_k, last, first, left: left.len() });
        }
    }

    fn pick_and_compare<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        let mut remaining = std::mem::take(&mut state.remaining).into_iter();
        let Some(picked) = remaining.next() else { return };
        let (best, best_area) = (&self.rects[picked as usize], self.areas[picked as usize]);
        state.settle(picked, Fate::Kept);
        state.kept.push(picked); // @pick
        let score = self.scores[picked as usize];
        observer.on(state, NmsEvent::Pick { item: picked, score, waiting: remaining.len() });

        let mut live = Vec::with_capacity(remaining.len());
        for other in remaining {
            if self.options.per_class && self.class(other) != self.class(picked) {
                live.push(other); // @otherClass
                let (picked_class, other_class) = (self.class(picked), self.class(other));
                observer
                    .on(state, NmsEvent::OtherClass { picked, other, picked_class, other_class });
                continue;
            }
            let shared = Shared::of(best, &self.rects[other as usize], self.options.extent);
            let other_area = self.areas[other as usize];
            let penalty = self.penalty(picked, other);
            let overlap = match penalty {
                None => shared.iou(best_area, other_area), // @compare
                Some(penalty) => penalty.overlap(),        // @measure
            };
            let threshold = self.options.threshold;
            let suppressed = self.options.boundary.exceeds(overlap, threshold); // @compare
            if suppressed {
                state.settle(other, Fate::Suppressed { by: picked, overlap }); // @suppressed
            } else {
                live.push(other); // @lives
            }
            observer.on(
                state,
                NmsEvent::Compare {
                    picked,
                    other,
                    left: shared.left,
                    top: shared.top,
                    right: shared.right,
                    bottom: shared.bottom,
                    width: shared.width,
                    height: shared.height,
                    intersection: shared.intersection,
                    picked_area: best_area,
                    other_area,
                    union: shared.union(best_area, other_area),
                    penalty,
                    overlap,
                    threshold,
                    suppressed,
                },
            );
        }
        state.remaining = live;
    }
    // end listing

    fn finish<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        if let (Some(max_output), false) = (self.options.max_output, state.remaining.is_empty()) {
            let left = std::mem::take(&mut state.remaining);
            for &item in &left {
                state.settle(item, Fate::Leftover);
            }
            observer.on(state, NmsEvent::Limit { max_output, left: left.len() });
        }
        observer.on(state, NmsEvent::Done { kept: state.kept.len() });
    }

    fn is_full(&self, state: &State) -> bool {
        self.options.max_output.is_some_and(|most| state.kept.len() >= most as usize)
    }
}

impl Algorithm for Nms {
    type State = State;
    type Event = NmsEvent;

    fn start(&self) -> State {
        State {
            sorted: false,
            remaining: Vec::new(),
            kept: Vec::new(),
            fates: vec![Fate::Waiting; self.rects.len()],
        }
    }

    /// The first round filters and sorts, each further one picks a box and compares it with all
    /// that remain, and the last one only says that it is over.
    // listing: nms.rust
    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
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
        self.rects.len() * (size_of::<Fate>() + size_of::<u32>())
    }
}
