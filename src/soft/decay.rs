//! The algorithm, and its events.

use serde::Serialize;

use super::SoftNmsOptions;
use crate::Problem;
use crate::geometry::{Rect, rects_of};
use crate::iou::Overlay;
use crate::nms::Ties;
use crate::problem::{usable_classes, usable_scores};
use crate::watch::{Algorithm, Observer, Progress};

/// What has become of a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SoftFate {
    /// Still in play.
    Waiting,
    /// Its score was too low from the start.
    Filtered,
    /// In the answer.
    Kept,
    /// Its score fell too low.
    Faded {
        /// The kept box that lowered it last.
        by: u32,
    },
    /// It overlaps a kept box by more than the threshold, and such boxes are cut.
    Cut {
        /// That kept box.
        by: u32,
    },
    /// Still in play when the maximum output was reached.
    Leftover,
}

/// What lowering a score comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Outcome {
    /// The box stays in play.
    Lives,
    /// Its score is too low now.
    Faded,
    /// Its IoU is above the threshold, and such boxes are cut.
    Cut,
}

/// The smallest things that Soft-NMS does. Boxes are named by their index in the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum SoftEvent {
    /// A score is compared with the score threshold: `passes = score >= threshold` (or `>`).
    Filter { item: u32, score: f64, threshold: f64, passes: bool },
    /// All scores were looked at.
    Start { candidates: usize },
    /// The one with the best score in play is kept with that score.
    Pick { item: u32, score: f64, waiting: usize },
    /// Two boxes of different classes leave each other alone (`perClass`).
    OtherClass { picked: u32, other: u32, picked_class: u32, other_class: u32 },
    /// The score of a box is lowered: `after = before * weight`, the weight from the IoU of the
    /// picked box (a) and this one (b); `exceeds` is `iou > threshold` (or `>=`).
    Lower {
        picked: u32,
        other: u32,
        overlay: Overlay,
        threshold: f64,
        exceeds: bool,
        weight: f64,
        before: f64,
        after: f64,
        outcome: Outcome,
    },
    /// The maximum output is reached: those still in play are left out.
    Limit { max_output: u32, left: usize },
    /// Nothing is in play any more.
    Done { kept: usize },
}

/// All that changes while Soft-NMS runs.
#[derive(Clone, Debug, PartialEq)]
pub struct SoftState {
    started: bool,
    /// Those in play, by rising index.
    pub(super) remaining: Vec<u32>,
    scores: Vec<f64>,
    kept: Vec<u32>,
    fates: Vec<SoftFate>,
}

impl SoftState {
    /// The boxes kept so far, in the order in which they were picked.
    #[must_use]
    pub fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// The score of each box by now.
    #[must_use]
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// What has become of each box so far.
    #[must_use]
    pub fn fates(&self) -> &[SoftFate] {
        &self.fates
    }

    fn settle(&mut self, item: u32, fate: SoftFate) {
        if let Some(slot) = self.fates.get_mut(item as usize) {
            *slot = fate;
        }
    }
}

/// Soft-NMS on some boxes with some options.
#[derive(Clone, Debug)]
pub struct SoftNms {
    pub(super) options: SoftNmsOptions,
    pub(super) rects: Vec<Rect>,
    pub(super) scores: Vec<f64>,
    /// Empty if no classes were given.
    classes: Vec<u32>,
}

impl SoftNms {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: Option<&[u32]>,
        options: &SoftNmsOptions,
    ) -> Result<Self, Problem> {
        options.check()?;
        let rects = rects_of(flat)?;
        usable_scores(scores, rects.len())?;
        usable_classes(classes, options.per_class, rects.len())?;
        Ok(Self {
            rects,
            scores: scores.to_vec(),
            classes: classes.unwrap_or_default().to_vec(),
            options: options.clone(),
        })
    }

    pub(super) fn class(&self, item: u32) -> u32 {
        self.classes.get(item as usize).copied().unwrap_or(0)
    }

    // listing: soft.rust
    fn filter<O: Observer<Self>>(&self, state: &mut SoftState, observer: &mut O) {
        for (item, &score) in (0..).zip(&self.scores) {
            let passes = self.options.lives(score); // @filter
            if passes {
                state.remaining.push(item); // @passes
            } else {
                state.settle(item, SoftFate::Filtered); // @filtered
            }
            let threshold = self.options.score_threshold;
            observer.on(state, SoftEvent::Filter { item, score, threshold, passes });
        }
        observer.on(state, SoftEvent::Start { candidates: state.remaining.len() });
    }

    /// Where the best of those in play stands among them.
    fn best(&self, state: &SoftState) -> Option<usize> {
        let score = |at: usize| state.scores[state.remaining[at] as usize];
        (0..state.remaining.len()).reduce(|best, at| {
            let goes_before = match self.options.ties {
                Ties::LowestIndex => score(at) > score(best),
                Ties::HighestIndex => score(at) >= score(best),
            };
            if goes_before { at } else { best }
        })
    }

    fn pick_and_lower<O: Observer<Self>>(&self, state: &mut SoftState, observer: &mut O) {
        let Some(best) = self.best(state) else { return };
        let picked = state.remaining.remove(best);
        state.settle(picked, SoftFate::Kept);
        state.kept.push(picked); // @pick
        let (score, waiting) = (state.scores[picked as usize], state.remaining.len());
        observer.on(state, SoftEvent::Pick { item: picked, score, waiting });

        let mut live = Vec::with_capacity(state.remaining.len());
        for other in std::mem::take(&mut state.remaining) {
            if self.options.per_class && self.class(other) != self.class(picked) {
                live.push(other); // @otherClass
                let (picked_class, other_class) = (self.class(picked), self.class(other));
                observer
                    .on(state, SoftEvent::OtherClass { picked, other, picked_class, other_class });
                continue;
            }
            let (a, b) = (&self.rects[picked as usize], &self.rects[other as usize]);
            let overlay = Overlay::of(a, b, self.options.extent); // @overlap
            let threshold = self.options.threshold;
            let exceeds = self.options.boundary.exceeds(overlay.iou, threshold);
            let weight = self.options.weight(overlay.iou); // @weight
            let before = state.scores[other as usize];
            let after = before * weight; // @lower
            state.scores[other as usize] = after;
            let outcome = if exceeds && self.options.cuts() {
                state.settle(other, SoftFate::Cut { by: picked }); // @cut
                Outcome::Cut
            } else if !self.options.lives(after) {
                state.settle(other, SoftFate::Faded { by: picked }); // @faded
                Outcome::Faded
            } else {
                live.push(other); // @lives
                Outcome::Lives
            };
            observer.on(
                state,
                SoftEvent::Lower {
                    picked,
                    other,
                    overlay,
                    threshold,
                    exceeds,
                    weight,
                    before,
                    after,
                    outcome,
                },
            );
        }
        state.remaining = live;
    }
    // end listing

    fn finish<O: Observer<Self>>(&self, state: &mut SoftState, observer: &mut O) {
        if let (Some(max_output), false) = (self.options.max_output, state.remaining.is_empty()) {
            let left = std::mem::take(&mut state.remaining);
            for &item in &left {
                state.settle(item, SoftFate::Leftover);
            }
            observer.on(state, SoftEvent::Limit { max_output, left: left.len() });
        }
        observer.on(state, SoftEvent::Done { kept: state.kept.len() });
    }

    fn is_full(&self, state: &SoftState) -> bool {
        self.options.max_output.is_some_and(|most| state.kept.len() >= most as usize)
    }
}

impl Algorithm for SoftNms {
    type State = SoftState;
    type Event = SoftEvent;

    fn start(&self) -> SoftState {
        SoftState {
            started: false,
            remaining: Vec::new(),
            scores: self.scores.clone(),
            kept: Vec::new(),
            fates: vec![SoftFate::Waiting; self.rects.len()],
        }
    }

    /// The first round filters, each further one picks a box and lowers all that remain, and the
    /// last one only says that it is over.
    // listing: soft.rust
    fn round<O: Observer<Self>>(&self, state: &mut SoftState, observer: &mut O) -> Progress {
        if !state.started {
            state.started = true;
            self.filter(state, observer); // @start
        } else if state.remaining.is_empty() || self.is_full(state) {
            self.finish(state, observer); // @limit done
            return Progress::Done;
        } else {
            self.pick_and_lower(state, observer);
        }
        Progress::More
    }
    // end listing

    fn state_bytes(&self) -> usize {
        self.rects.len() * (size_of::<SoftFate>() + size_of::<f64>() + size_of::<u32>())
    }
}
