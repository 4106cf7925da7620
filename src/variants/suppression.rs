use std::cmp::Ordering;

use super::{State, VariantEvent};
use crate::Problem;
use crate::geometry::{Extent, Rect, rects_of};
use crate::iou::Overlay;
use crate::nms::{Fate, Ties};
use crate::problem::{finite, usable_classes, usable_scores};
use crate::watch::{Algorithm, Observer, Progress};

/// What one way of suppressing does of its own. It holds its options.
pub trait Variant: Clone {
    /// How boxes are taken in and given out.
    fn terms(&self) -> Terms;

    /// # Errors
    /// A [`Problem`] that names the first unusable option. Those of [`Self::terms`] are looked at
    /// already.
    fn check(&self) -> Result<(), Problem>;

    /// One round, which tells at least one event; [`Progress::Done`] once every box that takes part
    /// is settled as kept or suppressed. There is at least one. `state.round` counts from 1.
    fn round<O: Observer<Suppression<Self>>>(
        &self,
        run: &Suppression<Self>,
        state: &mut State,
        observer: &mut O,
    ) -> Progress;
}

/// The options that have one meaning in every variant that has them.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "they are those of AdaptiveOptions, which has all")]
pub struct Terms {
    pub extent: Extent,
    pub ties: Ties,
    pub per_class: bool,
    pub score_threshold: Option<f64>,
    pub top_k: Option<u32>,
    pub max_output: Option<u32>,
}

/// A variant on some boxes.
#[derive(Clone, Debug)]
pub struct Suppression<V> {
    variant: V,
    terms: Terms,
    rects: Vec<Rect>,
    scores: Vec<f64>,
    /// Empty if no classes were given.
    classes: Vec<u32>,
}

impl<V: Variant> Suppression<V> {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: Option<&[u32]>,
        variant: V,
    ) -> Result<Self, Problem> {
        let terms = variant.terms();
        finite("scoreThreshold", terms.score_threshold.unwrap_or(0.0))?;
        variant.check()?;
        let rects = rects_of(flat)?;
        usable_scores(scores, rects.len())?;
        usable_classes(classes, terms.per_class, rects.len())?;
        Ok(Self {
            variant,
            terms,
            rects,
            scores: scores.to_vec(),
            classes: classes.unwrap_or_default().to_vec(),
        })
    }

    /// One entry of the matrix.
    pub(super) fn overlay(&self, better: u32, other: u32) -> Overlay {
        let (a, b) = (&self.rects[better as usize], &self.rects[other as usize]);
        Overlay::of(a, b, self.terms.extent)
    }

    /// The classes of two boxes that have nothing to do with each other for that reason.
    pub(super) fn classes_apart(&self, better: u32, other: u32) -> Option<[u32; 2]> {
        let class = |item: u32| self.classes.get(item as usize).copied().unwrap_or(0);
        let classes = [class(better), class(other)];
        (self.terms.per_class && classes[0] != classes[1]).then_some(classes)
    }

    // listing: variants.rust
    fn filter_and_sort<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        for (item, &score) in (0..).zip(&self.scores) {
            let Some(threshold) = self.terms.score_threshold else {
                state.order.push(item);
                continue;
            };
            let passes = score > threshold; // @filter
            if passes {
                state.order.push(item); // @passes
            } else {
                state.settle(item, Fate::Filtered); // @filtered
            }
            observer.on(state, VariantEvent::Filter { item, score, threshold, passes });
        }
        let ties = self.terms.ties;
        state.order.sort_unstable_by(|&a, &b| falling(&self.scores, a, b).then(ties.order(a, b))); // @sort
        observer.on(state, VariantEvent::Sort { candidates: state.order.len() });
    }
    // end listing

    /// Lets only the best so many go on.
    // listing: top-k.rust
    fn cut<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        if let Some(top_k) = self.terms.top_k
            && let Some(&first) = state.order.get(top_k as usize)
        {
            let left = state.order.split_off(top_k as usize); // @topK
            for &item in &left {
                state.settle(item, Fate::Leftover);
            }
            let last = state.order.last().copied();
            observer.on(state, VariantEvent::TopK { top_k, last, first, left: left.len() });
        }
    }
    // end listing

    // listing: variants.rust
    /// The best of those that stand, by the scores that they have now.
    fn finish<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        let mut kept = state.order.clone();
        kept.retain(|&item| state.fates[item as usize] == Fate::Kept);
        // Stable: of equal scores, those go first that did at the beginning.
        kept.sort_by(|&a, &b| falling(&state.scores, a, b));
        let most = self.terms.max_output.unwrap_or(u32::MAX);
        let left = kept.split_off(kept.len().min(most as usize)); // @limit
        state.kept = kept; // @done
        if !left.is_empty() {
            for &item in &left {
                state.fates[item as usize] = Fate::Leftover;
            }
            let (max_output, left) = (most, left.len());
            observer.on(state, VariantEvent::Limit { max_output, left });
        }
        observer.on(state, VariantEvent::Done { kept: state.kept.len() });
    }
    // end listing
}

/// Scores are finite, so they always compare.
fn falling(scores: &[f64], a: u32, b: u32) -> Ordering {
    scores[b as usize].partial_cmp(&scores[a as usize]).unwrap_or(Ordering::Equal)
}

impl<V: Variant> Algorithm for Suppression<V> {
    type State = State;
    type Event = VariantEvent;

    fn start(&self) -> State {
        State::new(&self.scores)
    }

    /// The first round filters and sorts, then come the variant's own, and the last one leaves out
    /// what is too much and says that it is over.
    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
        let mut progress = Progress::More;
        if state.round == 0 {
            self.filter_and_sort(state, observer);
            self.cut(state, observer);
            state.is_judged = state.order.is_empty();
        } else if state.is_judged {
            self.finish(state, observer);
            progress = Progress::Done;
        } else {
            state.is_judged = self.variant.round(self, state, observer) == Progress::Done;
        }
        state.round += 1;
        progress
    }

    fn state_bytes(&self) -> usize {
        self.rects.len() * State::BYTES_A_BOX
    }
}
