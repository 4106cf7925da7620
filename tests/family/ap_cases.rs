//! Ground truths and detections for the property tests, and average precision once more, written
//! from its definitions and built differently: image by image, with every precision looked up anew.

use boxstep::ap::{Ap, ApBoxes, ApOptions, BoxKind, Interpolation, Matching};
use boxstep::nms::Boundary;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::cases::{BOUNDARIES, EXTENTS, boxes, score};
use crate::common::formulas::{area, ordered, overlap};

#[derive(Clone, Debug)]
pub struct ApCase {
    pub boxes: Vec<[f64; 4]>,
    pub flat: Vec<f64>,
    pub scores: Vec<f64>,
    pub classes: Vec<u32>,
    pub images: Vec<u32>,
    pub kinds: Vec<BoxKind>,
}

impl ApCase {
    pub fn boxes(&self) -> ApBoxes<'_> {
        ApBoxes {
            boxes: &self.flat,
            scores: &self.scores,
            classes: &self.classes,
            images: &self.images,
            kinds: &self.kinds,
        }
    }

    pub fn lab(&self, options: &ApOptions) -> Ap {
        Ap::new(self.boxes(), options).expect("the case is valid")
    }
}

prop_compose! {
    pub fn ap_case()(boxes in boxes(0..=24))(
        scores in prop::collection::vec(score(), boxes.len()),
        classes in prop::collection::vec(0..2u32, boxes.len()),
        images in prop::collection::vec(0..3u32, boxes.len()),
        kinds in prop::collection::vec(
            prop_oneof![
                5 => Just(BoxKind::Detection),
                4 => Just(BoxKind::Truth),
                1 => Just(BoxKind::Difficult),
                1 => Just(BoxKind::Crowd),
            ],
            boxes.len(),
        ),
        boxes in Just(boxes),
    ) -> ApCase {
        ApCase { flat: boxes.concat(), boxes, scores, classes, images, kinds }
    }
}

prop_compose! {
    pub fn ap_options()(
        matching in select(vec![Matching::Voc, Matching::Coco]),
        interpolation in select(vec![
            Interpolation::ElevenPoint, Interpolation::AllPoint, Interpolation::HundredAndOnePoint,
        ]),
        thresholds in prop::collection::vec(select(vec![0.001, 0.2, 0.25, 0.5, 1.0]), 1..3),
        boundary in select(BOUNDARIES.to_vec()),
        extent in select(EXTENTS.to_vec()),
        max_detections in prop::option::of(0..3u32),
        area_range in prop::option::of(select(vec![[0.0, 20.0], [4.0, 100.0], [9.0, 9.0]])),
        class in prop::option::weighted(0.2, 0..3u32),
    ) -> ApOptions {
        ApOptions {
            matching, interpolation, thresholds, boundary, extent, max_detections, area_range, class,
        }
    }
}

/// Of one class in one image: each detection that counts, with its score and whether it was found.
type Judged = Vec<(f64, bool)>;

pub struct BruteForce<'a> {
    pub case: &'a ApCase,
    pub options: &'a ApOptions,
}

impl BruteForce<'_> {
    pub fn area_counts(&self, item: usize) -> bool {
        let area = area(ordered(self.case.boxes[item]), self.options.extent.one());
        self.options.area_range.is_none_or(|[least, most]| area >= least && area <= most)
    }

    pub fn is_ignored(&self, truth: usize) -> bool {
        self.case.kinds[truth] != BoxKind::Truth || !self.area_counts(truth)
    }

    pub fn crowd(&self, truth: usize) -> bool {
        self.options.matching == Matching::Coco && self.case.kinds[truth] == BoxKind::Crowd
    }

    pub fn overlap(&self, detection: usize, truth: usize) -> f64 {
        let [a, b] = [detection, truth].map(|item| ordered(self.case.boxes[item]));
        let one = self.options.extent.one();
        if !self.crowd(truth) {
            return overlap(a, b, one);
        }
        let width = (a[2].min(b[2]) - a[0].max(b[0]) + one).max(0.0);
        let height = (a[3].min(b[3]) - a[1].max(b[1]) + one).max(0.0);
        if area(a, one) > 0.0 { width * height / area(a, one) } else { 0.0 }
    }

    fn enough(&self, overlap: f64, threshold: f64) -> bool {
        match self.options.matching {
            Matching::Coco => overlap >= threshold.min(1.0 - 1e-10),
            Matching::Voc if self.options.boundary == Boundary::Greater => overlap > threshold,
            Matching::Voc => overlap >= threshold,
        }
    }

    /// The ground truth that a detection of this image takes, given which are taken.
    fn matched(
        &self,
        detection: usize,
        truths: &[usize],
        taken: &[usize],
        t: f64,
    ) -> Option<usize> {
        let overlap = |truth: &usize| self.overlap(detection, *truth);
        if self.options.matching == Matching::Voc {
            // max_by gives the last of equals, so it looks from behind.
            let best = truths.iter().rev().max_by(|a, b| overlap(a).total_cmp(&overlap(b)))?;
            return self.enough(overlap(best), t).then_some(*best);
        }
        let free = |truth: &&usize| {
            (!taken.contains(truth) || self.crowd(**truth)) && self.enough(overlap(truth), t)
        };
        let best = |ignored: bool| {
            let group = truths.iter().filter(|&&truth| self.is_ignored(truth) == ignored);
            group.filter(free).max_by(|a, b| overlap(a).total_cmp(&overlap(b))).copied()
        };
        best(false).or_else(|| best(true))
    }

    fn judge_image(&self, class: u32, image: u32, threshold: f64) -> Judged {
        let case = self.case;
        let here = |i: &usize| case.classes[*i] == class && case.images[*i] == image;
        let (mut detections, truths): (Vec<usize>, Vec<usize>) =
            (0..case.boxes.len()).filter(here).partition(|&i| case.kinds[i] == BoxKind::Detection);
        let falling = |a: &usize, b: &usize| {
            case.scores[*b].partial_cmp(&case.scores[*a]).expect("scores are finite")
        };
        detections.sort_by(falling);
        detections.truncate(self.options.max_detections.map_or(usize::MAX, |most| most as usize));
        let mut taken = Vec::new();
        let mut judged = Vec::new();
        for detection in detections {
            let matched = self.matched(detection, &truths, &taken, threshold);
            match matched {
                Some(truth) if self.is_ignored(truth) => taken.push(truth),
                Some(truth) if !taken.contains(&truth) => {
                    taken.push(truth);
                    judged.push((case.scores[detection], true));
                }
                _ if !self.area_counts(detection) => {}
                _ => judged.push((case.scores[detection], false)),
            }
        }
        judged
    }

    /// Average precision of one class at one threshold. Equal scores must not occur across images
    /// unless matching is COCO's, whose order is by image.
    pub fn ap(&self, class: u32, threshold: f64) -> Option<f64> {
        let case = self.case;
        let positives = (0..case.boxes.len())
            .filter(|&i| case.kinds[i] != BoxKind::Detection && case.classes[i] == class)
            .filter(|&i| !self.is_ignored(i))
            .count();
        if positives == 0 {
            return None;
        }
        let mut judged: Judged =
            (0..3).flat_map(|image| self.judge_image(class, image, threshold)).collect();
        judged.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("scores are finite"));
        let mut found = 0.0;
        let mut curve = Vec::new();
        for (count, (_, hit)) in (1..).zip(judged) {
            found += if hit { 1.0 } else { 0.0 };
            curve.push((found / positives as f64, found / f64::from(count)));
        }
        let from = |recall: f64| {
            let reached = curve.iter().filter(|(r, _)| *r >= recall).map(|(_, p)| *p);
            reached.fold(0.0, f64::max)
        };
        let mean = |levels: Vec<f64>| {
            levels.iter().map(|&level| from(level)).sum::<f64>() / levels.len() as f64
        };
        Some(match self.options.interpolation {
            Interpolation::ElevenPoint => mean((0..11).map(|i| f64::from(i) / 10.0).collect()),
            Interpolation::HundredAndOnePoint => {
                mean((0..101).map(|i| f64::from(i) * 0.01).collect())
            }
            // One step for each ground truth found.
            Interpolation::AllPoint => (1..=positives)
                .map(|found| from(found as f64 / positives as f64) / positives as f64)
                .sum(),
        })
    }
}
