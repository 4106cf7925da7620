//! Every event can be checked from what it carries, and the events tell the whole story: whoever
//! hears only them knows scores and fates at each.

use boxstep::iou::Overlay;
use boxstep::nms::{Boundary, Fate};
use boxstep::variants::{
    Adaptive, AdaptiveOptions, Cluster, Fast, Matrix, MatrixDecay, MatrixNmsOptions,
    OverlapNumbers, Terms, Variant, VariantEvent, VariantOptions,
};
use boxstep::watch::{Column, Lab};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::runs::{adaptive_run, lab, matrix_run, plain_run};
use crate::common::cases::{NmsCase, config};
use crate::common::formulas::{area, ordered, overlap};
use crate::common::shown::watch_all;

fn over(boundary: Boundary, value: f64, threshold: f64) -> bool {
    value > threshold || (boundary == Boundary::GreaterOrEqual && value == threshold)
}

fn check_overlay(v: &Overlay, case: &NmsCase, a: u32, b: u32, one: f64) -> TestCaseResult {
    let [a, b] = [a, b].map(|item| ordered(case.boxes[item as usize]));
    let edges = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    prop_assert_eq!([v.left, v.top, v.right, v.bottom], edges);
    let carried = [v.width, v.height, v.intersection, v.area_a, v.area_b, v.union, v.iou];
    let expected = [
        (v.right - v.left + one).max(0.0),
        (v.bottom - v.top + one).max(0.0),
        v.width * v.height,
        area(a, one),
        area(b, one),
        v.area_a + v.area_b - v.intersection,
        overlap(a, b, one),
    ];
    prop_assert_eq!(carried.map(f64::to_bits), expected.map(f64::to_bits));
    Ok(())
}

/// What a listener of any variant knows.
struct Listener<'a> {
    case: &'a NmsCase,
    terms: Terms,
    fates: Vec<Fate>,
    scores: Vec<f64>,
    /// The better box and number of every pair of the present column that had its say: its IoU, or
    /// its ratio if there is one.
    column: Vec<(u32, f64)>,
    /// The largest IoU of the present column.
    highest: f64,
    peaks: Vec<f64>,
    changed: usize,
    /// Those that had fallen when the present pass began.
    silent: Vec<bool>,
    /// The threshold at the beginning and after each time that it fell.
    thresholds: Vec<f64>,
}

impl Listener<'_> {
    /// The first of the largest, or smallest.
    fn first(&self, goes_before: impl Fn(f64, f64) -> bool) -> Option<(u32, f64)> {
        self.column.iter().copied().reduce(
            |best, next| {
                if goes_before(next.1, best.1) { next } else { best }
            },
        )
    }

    fn pair(&self, better: u32, other: u32) -> TestCaseResult {
        let [a, b] = [better, other].map(|item| item as usize);
        let scores = &self.case.scores;
        let index_first = self.terms.ties.order(better, other).is_lt();
        prop_assert!(scores[a] > scores[b] || (scores[a] == scores[b] && index_first));
        let classes = &self.case.classes;
        prop_assert!(!self.terms.per_class || classes[a] == classes[b]);
        prop_assert!(!self.silent[a]);
        Ok(())
    }

    /// The threshold that holds now, and what is too much.
    fn bound(&self, options: &Options) -> Result<(f64, Boundary), TestCaseError> {
        match options {
            Options::Fast(o) | Options::Cluster(o) => Ok((o.threshold, o.boundary)),
            Options::Adaptive(o) => {
                let start = o.held(o.threshold);
                Ok((self.thresholds.last().copied().unwrap_or(start), o.boundary))
            }
            Options::Matrix(_) => Err(TestCaseError::fail("Matrix NMS compares nothing")),
        }
    }

    fn hear(&mut self, event: &VariantEvent, options: &Options) -> TestCaseResult {
        match *event {
            VariantEvent::Filter { item, score, threshold, passes } => {
                prop_assert_eq!(score.to_bits(), self.case.scores[item as usize].to_bits());
                prop_assert_eq!(Some(threshold), self.terms.score_threshold);
                prop_assert_eq!(passes, score > threshold);
                if !passes {
                    self.fates[item as usize] = Fate::Filtered;
                }
            }
            VariantEvent::Sort { candidates } => {
                let waiting = self.fates.iter().filter(|f| **f == Fate::Waiting).count();
                prop_assert_eq!(candidates, waiting);
            }
            VariantEvent::TopK { top_k, last, first, left } => {
                prop_assert_eq!(Some(top_k), self.terms.top_k);
                let mut order: Vec<u32> = (0..self.fates.len() as u32)
                    .filter(|&item| self.fates[item as usize] == Fate::Waiting)
                    .collect();
                let scores = &self.case.scores;
                order.sort_by(|&a, &b| {
                    let falling = scores[b as usize].partial_cmp(&scores[a as usize]);
                    falling.expect("finite").then(self.terms.ties.order(a, b))
                });
                let beyond = order.split_off(top_k as usize);
                prop_assert_eq!((last, first), (order.last().copied(), beyond[0]));
                prop_assert_eq!(left, beyond.len());
                beyond.into_iter().for_each(|item| self.fates[item as usize] = Fate::Leftover);
            }
            VariantEvent::OtherClass { better, other, better_class, other_class } => {
                prop_assert!(self.terms.per_class && better_class != other_class);
                prop_assert_eq!(better_class, self.case.classes[better as usize]);
                prop_assert_eq!(other_class, self.case.classes[other as usize]);
            }
            VariantEvent::Silent { better, .. } => {
                prop_assert!(matches!(options, Options::Cluster(_)));
                prop_assert!(self.silent[better as usize]);
            }
            VariantEvent::Compare {
                better,
                other,
                ref overlay,
                single,
                threshold,
                exceeds,
                peak,
                better_fell,
            } => {
                let (now, boundary) = self.bound(options)?;
                self.pair(better, other)?;
                check_overlay(overlay, self.case, better, other, self.terms.extent.one())?;
                prop_assert_eq!(threshold, now);
                prop_assert_eq!(single, options.single(overlay));
                let overlap = single.unwrap_or(overlay.iou);
                prop_assert_eq!(exceeds, over(boundary, overlap, threshold));
                let fate = self.fates[better as usize];
                prop_assert_eq!(better_fell, matches!(fate, Fate::Suppressed { .. }));
                self.column.push((better, overlap));
                prop_assert_eq!(Some(peak), self.first(|a, b| a > b).map(|(_, iou)| iou));
            }
            VariantEvent::Judge { item, by, peak, threshold, suppressed, changed } => {
                let (now, boundary) = self.bound(options)?;
                let first = self.first(|a, b| a > b);
                prop_assert_eq!((by, peak), (first.map(|f| f.0), first.map_or(0.0, |f| f.1)));
                prop_assert_eq!(threshold, now);
                prop_assert_eq!(suppressed, by.is_some() && over(boundary, peak, threshold));
                let before = matches!(self.fates[item as usize], Fate::Suppressed { .. });
                prop_assert_eq!(changed, suppressed != before);
                self.changed += usize::from(changed);
                self.fates[item as usize] = match by {
                    Some(by) if suppressed => Fate::Suppressed { by, overlap: peak },
                    _ => Fate::Kept,
                };
                self.column.clear();
            }
            VariantEvent::Tighten { item, before, eta, after } => {
                let Options::Adaptive(o) = options else {
                    return Err(TestCaseError::fail("only that of adaptive NMS falls"));
                };
                prop_assert_eq!(self.fates[item as usize], Fate::Kept);
                prop_assert_eq!(before, self.bound(options)?.0);
                prop_assert!(before > 0.5 && eta < 1.0);
                prop_assert_eq!((eta, after), (o.held(o.eta), o.held(before * eta)));
                self.thresholds.push(after);
            }
            VariantEvent::Again { changed, .. } => {
                prop_assert_eq!(changed, self.changed);
                self.changed = 0;
                let fell = |fate: &Fate| matches!(fate, Fate::Suppressed { .. });
                self.silent = self.fates.iter().map(fell).collect();
            }
            VariantEvent::Decay {
                better,
                other,
                ref overlay,
                peak,
                own,
                compensation,
                ratio,
                factor,
            } => {
                let Options::Matrix(o) = options else {
                    return Err(TestCaseError::fail("only Matrix NMS lowers scores"));
                };
                self.pair(better, other)?;
                check_overlay(overlay, self.case, better, other, self.terms.extent.one())?;
                prop_assert_eq!(peak, self.peaks[better as usize]);
                let left = |iou: f64| match o.method {
                    MatrixDecay::Linear => 1.0 - iou,
                    MatrixDecay::Gaussian => (-o.sigma * (iou * iou)).exp(),
                };
                prop_assert!((own - left(overlay.iou)).abs() <= 1e-15);
                prop_assert!((compensation - left(peak)).abs() <= 1e-15);
                prop_assert_eq!(ratio, (compensation != 0.0).then(|| own / compensation));
                self.column.extend(ratio.map(|ratio| (better, ratio)));
                self.highest = self.highest.max(overlay.iou);
                let least = self.first(|a, b| a < b).map_or(1.0, |(_, ratio)| ratio.min(1.0));
                prop_assert_eq!(factor, least);
            }
            VariantEvent::Lower { item, by, factor, before, after, threshold, suppressed } => {
                let Options::Matrix(o) = options else {
                    return Err(TestCaseError::fail("only Matrix NMS lowers scores"));
                };
                let least = self.first(|a, b| a < b).filter(|(_, ratio)| *ratio < 1.0);
                prop_assert_eq!((by, factor), (least.map(|l| l.0), least.map_or(1.0, |l| l.1)));
                prop_assert_eq!(before, self.case.scores[item as usize]);
                prop_assert_eq!(after.to_bits(), (before * factor).to_bits());
                prop_assert_eq!(threshold, o.post_threshold);
                prop_assert_eq!(suppressed, !over(o.post_boundary, after, threshold));
                self.scores[item as usize] = after;
                self.peaks[item as usize] = self.highest;
                self.fates[item as usize] = match by {
                    Some(by) if suppressed => Fate::Suppressed {
                        by,
                        overlap: overlap(
                            self.case.boxes[by as usize],
                            self.case.boxes[item as usize],
                            self.terms.extent.one(),
                        ),
                    },
                    None if suppressed => Fate::Filtered,
                    _ => Fate::Kept,
                };
                self.column.clear();
                self.highest = 0.0;
            }
            VariantEvent::Limit { max_output, left } => {
                prop_assert_eq!(Some(max_output), self.terms.max_output);
                let mut kept: Vec<u32> = (0..self.fates.len() as u32)
                    .filter(|&item| self.fates[item as usize] == Fate::Kept)
                    .collect();
                let score = |item: u32, of: &[f64]| of[item as usize];
                // By the scores as they are, then as they were, then by index.
                kept.sort_by(|&a, &b| {
                    let by = |of: &[f64]| score(b, of).partial_cmp(&score(a, of));
                    let equal = std::cmp::Ordering::Equal;
                    (by(&self.scores).unwrap_or(equal))
                        .then(by(&self.case.scores).unwrap_or(equal))
                        .then(self.terms.ties.order(a, b))
                });
                let cut = kept.split_off(max_output as usize);
                prop_assert_eq!(left, cut.len());
                prop_assert!(left > 0);
                cut.into_iter().for_each(|item| self.fates[item as usize] = Fate::Leftover);
            }
            VariantEvent::Done { kept } => {
                let standing = self.fates.iter().filter(|fate| **fate == Fate::Kept).count();
                prop_assert_eq!(kept, standing);
            }
        }
        Ok(())
    }
}

enum Options {
    Adaptive(AdaptiveOptions),
    Fast(VariantOptions),
    Cluster(VariantOptions),
    Matrix(MatrixNmsOptions),
}

/// How adaptive NMS holds a number, written once more.
trait Held {
    fn held(&self, number: f64) -> f64;
}

impl Held for AdaptiveOptions {
    fn held(&self, number: f64) -> f64 {
        if self.numbers == OverlapNumbers::Single { f64::from(number as f32) } else { number }
    }
}

impl Options {
    /// What is compared in the place of the IoU, if anything is.
    fn single(&self, overlay: &Overlay) -> Option<f64> {
        let Self::Adaptive(AdaptiveOptions { numbers: OverlapNumbers::Single, .. }) = self else {
            return None;
        };
        if overlay.area_a + overlay.area_b <= f64::EPSILON {
            return Some(1.0);
        }
        Some(f64::from(1.0_f32 - (1.0 - overlay.iou) as f32))
    }
}

fn check_story<V: Variant>(case: &NmsCase, variant: V, options: &Options) -> TestCaseResult {
    let boxes = case.boxes.len();
    let mut listener = Listener {
        case,
        terms: variant.terms(),
        fates: vec![Fate::Waiting; boxes],
        scores: case.scores.clone(),
        column: Vec::new(),
        highest: 0.0,
        peaks: vec![0.0; boxes],
        changed: 0,
        silent: vec![false; boxes],
        thresholds: Vec::new(),
    };
    let lab = lab(case, variant);
    let (rounds, _) =
        watch_all(&lab, |state, event| (event.clone(), state.clone(), lab.frame_columns(state)));
    for (event, seen, columns) in rounds.iter().flatten() {
        listener.hear(event, options)?;
        let silent = (0..).zip(&listener.silent).filter(|(_, silent)| **silent);
        let silent: Vec<u32> = silent.map(|(item, _)| item).collect();
        prop_assert_eq!(&columns[1], &("silent", Column::Indices(silent)));
        let Column::Numbers(thresholds) = &columns[2].1 else { unreachable!("they are numbers") };
        prop_assert!(thresholds.is_empty() || thresholds[1..] == listener.thresholds);
        prop_assert_eq!(seen.scores(), &listener.scores[..]);
        // Those left out are told at once, the others one by one.
        prop_assert_eq!(seen.fates(), &listener.fates[..], "{:?}", event);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_event_of_fast_nms_is_checked((case, options) in plain_run()) {
        check_story(&case, Fast(options.clone()), &Options::Fast(options))?;
    }

    #[test]
    fn every_event_of_cluster_nms_is_checked((case, options) in plain_run()) {
        check_story(&case, Cluster(options.clone()), &Options::Cluster(options))?;
    }

    #[test]
    fn every_event_of_adaptive_nms_is_checked((case, options) in adaptive_run()) {
        check_story(&case, Adaptive(options.clone()), &Options::Adaptive(options))?;
    }

    #[test]
    fn every_event_of_matrix_nms_is_checked((case, options) in matrix_run()) {
        check_story(&case, Matrix(options.clone()), &Options::Matrix(options))?;
    }
}
