//! Fusion: the laws, every event checked from what it carries, and an independent second one.

use boxstep::fusion::{FusionEvent, FusionFate, FusionMethod, fuse_boxes};
use boxstep::watch::{Column, Lab, Role, Subject, Timeline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::fusion_cases::{BruteForce, fusion_run, lab};
use crate::common::cases::config;
use crate::common::formulas::overlap;
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

/// What is told of a cluster.
struct Told {
    members: Vec<u32>,
    corners: [f64; 4],
    sums: [f64; 4],
    total: f64,
}

/// What someone knows who hears only the events.
#[derive(Default)]
struct Story {
    clusters: Vec<Told>,
    leader: Option<(u32, f64)>,
    scores: Vec<f64>,
    taken: Vec<u32>,
}

impl Story {
    fn hear(&mut self, event: &FusionEvent, brute: &BruteForce) -> TestCaseResult {
        match *event {
            FusionEvent::Filter {
                item,
                score,
                model,
                weight,
                compared,
                threshold,
                weighted,
                entry,
            } => {
                prop_assert_eq!(score, brute.case.scores[item as usize]);
                prop_assert_eq!(
                    (model, weight),
                    (brute.model(item), brute.weights()[model as usize])
                );
                prop_assert_eq!((compared, weighted), brute.weigh(item));
                prop_assert_eq!(threshold, brute.options.score_threshold);
                prop_assert_eq!(entry, brute.entry(item));
            }
            FusionEvent::Sort { candidates } => prop_assert_eq!(candidates, brute.order().len()),
            FusionEvent::Take { item, class, weighted, clusters } => {
                self.leader = None;
                self.taken.push(item);
                let of_class = |members: &[u32]| brute.case.classes[members[0] as usize] == class;
                prop_assert_eq!(class, brute.case.classes[item as usize]);
                prop_assert_eq!(weighted, brute.weigh(item).1);
                let count = self.clusters.iter().filter(|each| of_class(&each.members)).count();
                prop_assert_eq!(clusters, count);
            }
            FusionEvent::Compare { item, cluster, overlay, threshold, leader, leads } => {
                let Told { members, corners, .. } = &self.clusters[cluster as usize];
                let target = match brute.options.method {
                    FusionMethod::Wbf => *corners,
                    FusionMethod::Nmw => brute.corners(members[0]),
                };
                prop_assert_eq!(overlay.iou, overlap(target, brute.corners(item), 0.0));
                prop_assert_eq!(threshold, brute.options.threshold);
                prop_assert_eq!(leader, self.leader.map(|(_, iou)| iou));
                prop_assert_eq!(leads, overlay.iou > leader.unwrap_or(threshold));
                if leads {
                    self.leader = Some((cluster, overlay.iou));
                }
            }
            FusionEvent::Found { item, cluster, weight, corners } => {
                prop_assert_eq!(self.leader, None);
                prop_assert_eq!(cluster as usize, self.clusters.len());
                prop_assert_eq!((weight, corners), (brute.weigh(item).1, brute.corners(item)));
                let sums = corners.map(|corner| weight * corner);
                self.clusters.push(Told { members: vec![item], corners, sums, total: weight });
            }
            FusionEvent::Join { item, cluster, members, weight, total, sums, before, after } => {
                let (led, iou) = self.leader.expect("there is a leader");
                let of_nmw = if brute.options.method == FusionMethod::Nmw { iou } else { 1.0 };
                prop_assert_eq!((led, weight), (cluster, brute.weigh(item).1 * of_nmw));
                let told = &mut self.clusters[cluster as usize];
                prop_assert_eq!((before, total), (told.corners, told.total + weight));
                let corners = brute.corners(item);
                for side in 0..4 {
                    prop_assert_eq!(sums[side], told.sums[side] + weight * corners[side]);
                    prop_assert_eq!(after[side], sums[side] / total);
                }
                told.members.push(item);
                (told.corners, told.sums, told.total) = (after, sums, total);
                prop_assert_eq!(members, told.members.len());
            }
            FusionEvent::Score {
                cluster, members, base, numerator, denominator, score, ..
            } => {
                let told = &self.clusters[cluster as usize].members;
                prop_assert_eq!((cluster as usize, members), (self.scores.len(), told.len()));
                prop_assert_eq!(score, base * numerator / denominator);
                prop_assert!(near(score, brute.score(told)));
                self.scores.push(score);
            }
            FusionEvent::Done { fused } => {
                prop_assert_eq!(fused, self.clusters.len());
                prop_assert_eq!(fused, self.scores.len());
                prop_assert_eq!(&self.taken, &brute.order());
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws((case, options) in fusion_run(), visits in visits()) {
        let lab = lab(&case, &options);
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn every_event_is_checked((case, options) in fusion_run()) {
        let lab = lab(&case, &options);
        let brute = BruteForce { case: &case, options: &options };
        let mut story = Story::default();
        let (rounds, state) = watch_all(&lab, |state, event| {
            story.hear(event, &brute)?;
            prop_assert_eq!(lab.detail(state, event).clusters, story.clusters.len());
            prop_assert_eq!(state.clusters().len(), story.clusters.len());
            for (cluster, told) in state.clusters().iter().zip(&story.clusters) {
                prop_assert_eq!((cluster.members(), cluster.corners()), (&told.members[..], told.corners));
            }
            Ok(())
        });
        rounds.into_iter().flatten().collect::<TestCaseResult>()?;
        let scores: Vec<f64> = state.clusters().iter().map(|cluster| cluster.score()).collect();
        prop_assert_eq!(scores, story.scores);
    }

    #[test]
    fn fusion_is_what_its_definition_says((case, options) in fusion_run()) {
        let brute = BruteForce { case: &case, options: &options };
        let expected = brute.clusters();
        let timeline = Timeline::record(lab(&case, &options));
        let clusters = timeline.answer().clusters();
        let members: Vec<_> = clusters.iter().map(|cluster| cluster.members().to_vec()).collect();
        prop_assert_eq!(members, expected);
        for cluster in clusters {
            let fused = brute.fused(cluster.members());
            for (ours, theirs) in cluster.corners().into_iter().zip(fused) {
                prop_assert!(near(ours, theirs), "{ours} is not {theirs}");
            }
            prop_assert!(near(cluster.score(), brute.score(cluster.members())));
            // The fused box lies within its members.
            for (side, corner) in cluster.corners().into_iter().enumerate() {
                let corners = cluster.members().iter().map(|&item| brute.corners(item)[side]);
                let (least, most) = corners
                    .fold((f64::MAX, f64::MIN), |(l, m), v| (l.min(v), m.max(v)));
                prop_assert!(corner >= least - 1e-12 && corner <= most + 1e-12);
            }
        }
    }

    #[test]
    fn the_last_frame_shows_the_answer((case, options) in fusion_run()) {
        let lab = lab(&case, &options);
        let timeline = Timeline::record(lab.clone());
        let answer = fuse_boxes(&case.flat(), &case.scores, Some(&case.classes), &options)
            .expect("the case is valid");
        prop_assert!(answer.scores.is_sorted_by(|a, b| a >= b));
        let last = places(&timeline).pop().expect("there is a first round");
        let (event, roles, columns) = timeline
            .at(last, |state, event| {
                (event.clone(), lab.roles(state, event), lab.frame_columns(state))
            })
            .expect("it exists");
        prop_assert_eq!(event, FusionEvent::Done { fused: answer.boxes.len() });
        let parts = roles.iter().filter(|role| **role == Role::Fused).count();
        prop_assert_eq!(parts, answer.members.iter().map(Vec::len).sum::<usize>());
        let shown = columns.iter().find(|(name, _)| *name == "fused").map(|(_, column)| column);
        let fused: Vec<f64> =
            timeline.answer().clusters().iter().flat_map(|cluster| cluster.corners()).collect();
        prop_assert_eq!(shown, Some(&Column::Numbers(fused.clone())));
        let mut sorted = [fused, answer.boxes.concat()];
        sorted.iter_mut().for_each(|all| all.sort_by(f64::total_cmp));
        prop_assert_eq!(&sorted[0], &sorted[1]);
        let members = answer.members.concat().len();
        prop_assert_eq!(members + lab.summary(timeline.answer()).out, case.boxes.len());
    }

    #[test]
    fn a_box_is_found_where_its_fate_is_decided((case, options) in fusion_run()) {
        let timeline = Timeline::record(lab(&case, &options));
        for (asked, fate) in (0..).zip(timeline.answer().fates()) {
            let place = timeline.find(Subject::Item(asked)).expect("every fate is decided");
            let event = timeline.at(place, |_, event| event.clone()).expect("it exists");
            let told = match event {
                FusionEvent::Filter { item, entry, .. } => (item, FusionFate::Out(entry)),
                FusionEvent::Found { item, cluster, .. } => (item, FusionFate::Founder(cluster)),
                FusionEvent::Join { item, cluster, .. } => (item, FusionFate::Member(cluster)),
                event => return Err(TestCaseError::fail(format!("{event:?} decides nothing"))),
            };
            prop_assert_eq!(told, (asked, *fate));
        }
    }
}
