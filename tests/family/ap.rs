//! Average precision: the laws, every event checked from what it carries, and an independent second
//! one.

use boxstep::ap::{ApEvent, BoxKind, Comparison, Judgement, Matching, Reason, average_precision};
use boxstep::nms::Boundary;
use boxstep::watch::{Lab, Role, Subject, Timeline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::ap_cases::{ApCase, BruteForce, ap_case, ap_options};
use crate::common::cases::config;
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

/// What someone knows of the present curve who hears only the events.
#[derive(Default)]
struct Story {
    taken: Vec<u32>,
    /// The comparisons with the detection in hand.
    compared: Vec<(u32, f64, Comparison)>,
    points: Vec<(f64, f64)>,
    envelope: Vec<f64>,
    found: usize,
    missed: usize,
    sum: f64,
    curves: Vec<Option<f64>>,
}

impl Story {
    fn leader(&self) -> Option<(u32, f64)> {
        let leads = |c: &&(u32, f64, Comparison)| c.2 == Comparison::Leads;
        self.compared.iter().rev().find(leads).map(|&(truth, overlap, _)| (truth, overlap))
    }

    fn hear(&mut self, event: &ApEvent, brute: &BruteForce, threshold: f64) -> TestCaseResult {
        let o = brute.options;
        let coco = o.matching == Matching::Coco;
        let bar = threshold.min(1.0 - 1e-10);
        match *event {
            ApEvent::Sort { .. } => {
                *self = Self { curves: std::mem::take(&mut self.curves), ..Self::default() };
            }
            ApEvent::Next { .. } => self.compared.clear(),
            ApEvent::Compare {
                detection,
                truth,
                overlay,
                crowd,
                overlap,
                leader,
                taken,
                comparison,
            } => {
                prop_assert_eq!(overlap, brute.overlap(detection as usize, truth as usize));
                prop_assert_eq!(crowd, brute.crowd(truth as usize));
                let share =
                    if overlay.area_a > 0.0 { overlay.intersection / overlay.area_a } else { 0.0 };
                prop_assert_eq!(overlap, if crowd { share } else { overlay.iou });
                prop_assert_eq!(leader, self.leader().map(|(_, overlap)| overlap));
                prop_assert_eq!(taken, self.taken.contains(&truth));
                let leads = if coco {
                    overlap >= leader.unwrap_or(bar)
                } else {
                    leader.is_none_or(|leader| overlap > leader)
                };
                prop_assert_eq!(
                    comparison,
                    if coco && taken && !crowd {
                        Comparison::Passed
                    } else if leads {
                        Comparison::Leads
                    } else {
                        Comparison::Behind
                    }
                );
                self.compared.push((truth, overlap, comparison));
            }
            ApEvent::Judge {
                detection,
                truth,
                overlap,
                threshold: told,
                verdict,
                reason,
                true_positives,
                false_positives,
                truths,
                precision,
                recall,
                ..
            } => {
                prop_assert_eq!(told, threshold);
                prop_assert_eq!(truth.zip(overlap), self.leader());
                prop_assert_eq!(verdict, reason.verdict());
                let enough = |overlap: f64| {
                    if coco {
                        overlap >= bar
                    } else {
                        overlap > told || o.boundary == Boundary::GreaterOrEqual && overlap == told
                    }
                };
                let matched = truth.filter(|_| overlap.is_some_and(enough));
                let ignored = |t: u32| brute.is_ignored(t as usize);
                let any = self.compared.iter().any(|&(_, overlap, _)| enough(overlap));
                let expected = match matched {
                    Some(t) if ignored(t) => Reason::IgnoredTruth,
                    Some(t) if !self.taken.contains(&t) => Reason::Found,
                    _ if !brute.area_counts(detection as usize) => Reason::OtherArea,
                    _ if any => Reason::Duplicate,
                    _ if self.compared.is_empty() => Reason::NoTruth,
                    _ => Reason::TooLittle,
                };
                prop_assert_eq!(reason, expected);
                if matches!(reason, Reason::Found | Reason::IgnoredTruth) {
                    self.taken.extend(matched);
                }
                self.found += usize::from(verdict == Judgement::TruePositive);
                self.missed += usize::from(verdict == Judgement::FalsePositive);
                prop_assert_eq!((self.found, self.missed), (true_positives, false_positives));
                if verdict != Judgement::Ignored {
                    let counted = (self.found + self.missed) as f64;
                    prop_assert_eq!(precision, self.found as f64 / counted);
                    let share = self.found as f64 / truths as f64;
                    prop_assert_eq!(recall, if truths == 0 { 0.0 } else { share });
                    self.points.push((precision, recall));
                }
            }
            ApEvent::Raise { point, precision, next, envelope } => {
                if self.envelope.is_empty() {
                    self.envelope = vec![0.0; self.points.len()];
                    prop_assert_eq!(next, None);
                }
                prop_assert_eq!(precision, self.points[point].0);
                prop_assert_eq!(next, self.envelope.get(point + 1).copied());
                prop_assert_eq!(envelope, precision.max(next.unwrap_or(0.0)));
                self.envelope[point] = envelope;
            }
            ApEvent::Level { level, point, precision, sum } => {
                prop_assert_eq!(point, self.points.iter().position(|&(_, r)| r >= level));
                prop_assert_eq!(precision, point.map_or(0.0, |at| self.envelope[at]));
                prop_assert_eq!(sum, self.sum + precision);
                self.sum = sum;
            }
            ApEvent::Step { point, from, to, precision, area, sum } => {
                prop_assert_eq!(from, if point == 0 { 0.0 } else { self.points[point - 1].1 });
                prop_assert_eq!((to, precision), (self.points[point].1, self.envelope[point]));
                prop_assert!(to > from);
                prop_assert_eq!((area, sum), ((to - from) * precision, self.sum + area));
                self.sum = sum;
            }
            ApEvent::Area { sum, levels, ap, .. } => {
                prop_assert_eq!(sum, self.sum);
                let whole = if levels == 0 { sum } else { sum / levels as f64 };
                prop_assert_eq!(ap, ap.map(|_| whole));
                self.curves.push(ap);
            }
            ApEvent::Mean { curves, without_truth, sum, mean } => {
                let read: Vec<f64> = self.curves.iter().copied().flatten().collect();
                prop_assert_eq!(curves, read.len());
                prop_assert_eq!(without_truth, self.curves.len() - curves);
                prop_assert_eq!(sum, read.iter().sum::<f64>() + 0.0);
                prop_assert_eq!(mean, (curves > 0).then(|| sum / curves as f64));
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws(case in ap_case(), options in ap_options(), visits in visits()) {
        let lab = case.lab(&options);
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn every_event_is_checked(case in ap_case(), options in ap_options()) {
        let lab = case.lab(&options);
        let brute = BruteForce { case: &case, options: &options };
        let mut story = Story::default();
        let (rounds, state) = watch_all(&lab, |state, event| {
            (lab.detail(state, event), lab.roles(state, event), state.points().len())
        });
        for (detail, roles, points) in rounds.iter().flatten() {
            story.hear(&detail.event, &brute, detail.threshold)?;
            prop_assert_eq!(*points, story.points.len());
            let told = (detail.true_positives, detail.false_positives);
            prop_assert_eq!(told, (story.found, story.missed));
            let Some(class) = (!case.boxes.is_empty()).then_some(detail.class) else { continue };
            for (item, role) in roles.iter().enumerate() {
                prop_assert_eq!(*role == Role::Aside, case.classes[item] != class);
            }
        }
        let read: Vec<_> = state.results().iter().map(|result| result.ap).collect();
        prop_assert_eq!(story.curves, read);
    }

    /// Equal scores keep the order of the list under VOC's rules, and here images are in order.
    #[test]
    fn average_precision_is_what_its_definition_says(
        case in ap_case(), options in ap_options(),
    ) {
        let images = { let mut images = case.images.clone(); images.sort_unstable(); images };
        let case = if options.matching == Matching::Voc { ApCase { images, ..case } } else { case };
        let brute = BruteForce { case: &case, options: &options };
        let answer = average_precision(case.boxes(), &options).expect("the case is valid");
        let mut read = Vec::new();
        for curve in &answer.curves {
            let expected = brute.ap(curve.result.class, curve.result.threshold);
            let ap = curve.result.ap;
            prop_assert_eq!(ap.is_some(), expected.is_some());
            read.extend(ap);
            let (ap, expected) = (ap.unwrap_or(0.0), expected.unwrap_or(0.0));
            prop_assert!((ap - expected).abs() <= 1e-12, "{ap} is not {expected}");
            prop_assert!((0.0..=1.0 + 1e-12).contains(&ap));
            prop_assert_eq!(curve.points.len(), curve.envelope.len());
        }
        let mean = read.iter().sum::<f64>() / read.len() as f64;
        prop_assert_eq!(answer.mean.is_some(), !read.is_empty());
        prop_assert!(answer.mean.is_none_or(|given| (given - mean).abs() <= 1e-12));
    }

    #[test]
    fn the_last_frame_shows_the_answer(case in ap_case(), options in ap_options()) {
        let lab = case.lab(&options);
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let answer = average_precision(case.boxes(), &options).expect("the case is valid");
        let shown = timeline.at(last, |_, event| event.clone()).expect("it exists");
        let told = matches!(shown, ApEvent::Mean { mean, .. } if mean == answer.mean);
        prop_assert!(told);
        let summary = lab.summary(timeline.answer());
        let curves: Vec<_> = answer.curves.iter().map(|curve| curve.result).collect();
        prop_assert_eq!((summary.curves, summary.mean), (curves, answer.mean));
    }

    #[test]
    fn a_box_is_found_where_its_fate_is_decided(case in ap_case(), options in ap_options()) {
        let timeline = Timeline::record(case.lab(&options));
        for item in 0..case.boxes.len() as u32 {
            let Some(place) = timeline.find(Subject::Item(item)) else { continue };
            let event = timeline.at(place, |_, event| event.clone()).expect("it exists");
            let ApEvent::Judge { detection, truth, reason, threshold, .. } = event else {
                return Err(TestCaseError::fail(format!("{event:?} decides nothing")));
            };
            prop_assert_eq!(threshold, options.thresholds[0]);
            if case.kinds[item as usize] == BoxKind::Detection {
                prop_assert_eq!(detection, item);
            } else {
                prop_assert_eq!(truth, Some(item));
                prop_assert!(matches!(reason, Reason::Found | Reason::IgnoredTruth));
            }
        }
    }
}
