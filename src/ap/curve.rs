//! The curve: counting, the envelope, the area under it, and the mean over all curves.

use super::judge::Leader;
use super::state::{ApState, CurveAp, CurvePoint, Judged, Stage};
use super::{Ap, ApEvent, Judgement, Reason};
use crate::geometry::larger;
use crate::watch::Observer;

impl Ap {
    // listing: ap-curve.rust
    /// Takes a verdict in: a ground truth may be taken, and what counts is a point of the curve.
    pub(super) fn count(
        &self,
        detection: u32,
        leader: Leader,
        reason: Reason,
        truths: usize,
        state: &mut ApState,
    ) {
        let verdict = reason.verdict();
        state.judged[detection as usize] = Some(Judged { reason, leader });
        if let (Reason::Found | Reason::IgnoredTruth, Some((truth, _))) = (reason, leader) {
            state.taken[truth as usize].get_or_insert(detection);
            if state.curve.is_multiple_of(self.options.thresholds.len()) {
                state.found[truth as usize].get_or_insert(detection);
            }
        }
        match verdict {
            Judgement::TruePositive => state.true_positives += 1, // @true-positive
            Judgement::FalsePositive => state.false_positives += 1, // @false-positive
            Judgement::Ignored => return,                         // @ignored
        }
        let (tp, fp) = (state.true_positives as f64, state.false_positives as f64);
        state.points.push(CurvePoint {
            detection,
            found: verdict == Judgement::TruePositive,
            precision: tp / (tp + fp), // @point
            recall: if truths == 0 { 0.0 } else { tp / truths as f64 }, // @point
        });
    }

    /// The envelope: precision made non-increasing from the right.
    pub(super) fn raise<O: Observer<Self>>(&self, state: &mut ApState, observer: &mut O) -> Stage {
        state.envelope = state.points.iter().map(|point| point.precision).collect();
        for point in (0..state.envelope.len()).rev() {
            let precision = state.envelope[point];
            let next = state.envelope.get(point + 1).copied();
            let envelope = next.map_or(precision, |next| larger(precision, next)); // @raise
            state.envelope[point] = envelope;
            observer.on(state, ApEvent::Raise { point, precision, next, envelope });
        }
        Stage::Read
    }

    /// The sum that the curve's average precision is made of, read at these levels or whole.
    pub(super) fn sum<O: Observer<Self>>(levels: &[f64], state: &ApState, observer: &mut O) -> f64 {
        let mut sum = 0.0;
        if !levels.is_empty() {
            for &level in levels {
                // Recall never falls, and no point is more to the left than this one.
                let at = state.points.partition_point(|point| point.recall < level);
                let point = (at < state.points.len()).then_some(at);
                let precision = state.envelope.get(at).copied().unwrap_or(0.0);
                sum += precision; // @level
                observer.on(state, ApEvent::Level { level, point, precision, sum });
            }
            return sum;
        }
        let mut from = 0.0;
        for point in 0..state.points.len() {
            let (to, precision) = (state.points[point].recall, state.envelope[point]);
            if to > from {
                let area = (to - from) * precision;
                sum += area; // @step
                observer.on(state, ApEvent::Step { point, from, to, precision, area, sum });
                from = to;
            }
        }
        sum
    }

    pub(super) fn read<O: Observer<Self>>(&self, state: &mut ApState, observer: &mut O) -> Stage {
        let Some((class, threshold)) = self.curve(state.curve) else { return Stage::Mean };
        let (class, truths, levels) = (class.class, class.positives, self.levels.len());
        let sum = if truths == 0 { 0.0 } else { Self::sum(&self.levels, state, observer) };
        let ap = (truths > 0).then(|| if levels > 0 { sum / levels as f64 } else { sum }); // @area
        state.results.push(CurveAp {
            class,
            threshold,
            truths,
            true_positives: state.true_positives,
            false_positives: state.false_positives,
            ap,
        });
        observer.on(state, ApEvent::Area { class, threshold, sum, levels, ap });
        if self.curve(state.curve + 1).is_none() {
            return Stage::Mean;
        }
        state.curve += 1;
        Stage::Sort
    }

    pub(super) fn average<O: Observer<Self>>(&self, state: &mut ApState, observer: &mut O) {
        let read = || state.results.iter().filter_map(|result| result.ap);
        // The sum of nothing is -0, so 0 is added.
        let (curves, sum) = (read().count(), read().sum::<f64>() + 0.0);
        state.mean = (curves > 0).then(|| sum / curves as f64); // @mean
        let (mean, without_truth) = (state.mean, state.results.len() - curves);
        observer.on(state, ApEvent::Mean { curves, without_truth, sum, mean });
    }
    // end listing
}
