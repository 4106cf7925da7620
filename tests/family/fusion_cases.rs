//! Boxes and options for the property tests of fusion, and fusion once more, written from its
//! definition and built differently: each cluster is a list, of which everything is computed anew.

use boxstep::fusion::{Confidence, Entry, Fusion, FusionMethod, FusionOptions, LEAST_WEIGHT};
use boxstep::nms::Ties;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::cases::{NmsCase, TIES, nms_case};
use crate::common::formulas::{area, ordered, overlap};

pub fn fusion_run() -> impl Strategy<Value = (NmsCase, FusionOptions)> {
    let options = (
        select(vec![FusionMethod::Wbf, FusionMethod::Nmw]),
        select(vec![0.0, 0.1, 0.3, 0.55, 1.0]),
        select(vec![0.0, 0.25, 0.3]),
        prop::option::weighted(0.7, prop::collection::vec(0..3u32, 40)),
        prop::bool::ANY,
        select(vec![
            Confidence::Average,
            Confidence::Max,
            Confidence::BoxAndModel,
            Confidence::AbsentModelAware,
        ]),
        prop::bool::ANY,
        prop::bool::weighted(0.2),
        select(TIES.to_vec()),
    );
    (nms_case(), options).prop_map(
        |(case, (method, threshold, least, models, weigh, confidence, overflow, clip, ties))| {
            let mut models = models.unwrap_or_default();
            models.truncate(case.boxes.len());
            let options = FusionOptions {
                method,
                threshold,
                score_threshold: least,
                models,
                weights: if weigh { vec![2.0, 1.0, 0.5, 3.0] } else { vec![] },
                confidence,
                allows_overflow: overflow,
                clip_to_unit: clip,
                ties,
            };
            (case, options)
        },
    )
}

pub fn lab(case: &NmsCase, options: &FusionOptions) -> Fusion {
    Fusion::new(&case.flat(), &case.scores, Some(&case.classes), options)
        .expect("the case is valid")
}

pub struct BruteForce<'a> {
    pub case: &'a NmsCase,
    pub options: &'a FusionOptions,
}

impl BruteForce<'_> {
    pub fn corners(&self, item: u32) -> [f64; 4] {
        let corners = ordered(self.case.boxes[item as usize]);
        if self.options.clip_to_unit { corners.map(|v| v.clamp(0.0, 1.0)) } else { corners }
    }

    pub fn model(&self, item: u32) -> u32 {
        self.options.models.get(item as usize).copied().unwrap_or(0)
    }

    pub fn weights(&self) -> Vec<f64> {
        let models = self.options.models.iter().max().map_or(1, |most| most + 1);
        if self.options.weights.is_empty() {
            vec![1.0; models as usize]
        } else {
            self.options.weights.clone()
        }
    }

    /// What is compared with the score threshold, and what the box weighs.
    pub fn weigh(&self, item: u32) -> (f64, f64) {
        let (score, weights) = (self.case.scores[item as usize], self.weights());
        let weight = weights[self.model(item) as usize];
        match self.options.method {
            FusionMethod::Wbf => (score, score * weight),
            FusionMethod::Nmw => {
                let share = score * weight / weights.iter().sum::<f64>();
                (share, share * weight)
            }
        }
    }

    pub fn entry(&self, item: u32) -> Entry {
        let (compared, weighted) = self.weigh(item);
        if compared < self.options.score_threshold {
            Entry::LowScore
        } else if area(self.corners(item), 0.0) == 0.0 {
            Entry::NoArea
        } else if weighted < LEAST_WEIGHT {
            Entry::NoWeight
        } else {
            Entry::Passes
        }
    }

    pub fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.case.boxes.len() as u32).collect();
        order.retain(|&item| self.entry(item) == Entry::Passes);
        let class = |item: u32| self.case.classes[item as usize];
        let candidates = order.clone();
        let appears = |item: u32| candidates.iter().position(|&each| class(each) == class(item));
        if self.options.ties == Ties::HighestIndex {
            order.reverse();
        }
        order.sort_by(|&a, &b| self.weigh(b).1.partial_cmp(&self.weigh(a).1).expect("finite"));
        order.sort_by_key(|&item| appears(item));
        order
    }

    /// The weight of a member whose cluster this is, and the fused box of a list of boxes.
    pub fn weight_in(&self, members: &[u32], item: u32) -> f64 {
        let iou = match self.options.method {
            FusionMethod::Wbf => 1.0,
            FusionMethod::Nmw => overlap(self.corners(members[0]), self.corners(item), 0.0),
        };
        self.weigh(item).1 * iou
    }

    pub fn fused(&self, members: &[u32]) -> [f64; 4] {
        if let [only] = members {
            return self.corners(*only);
        }
        let total: f64 = members.iter().map(|&item| self.weight_in(members, item)).sum();
        std::array::from_fn(|side| {
            let part = |&item: &u32| self.weight_in(members, item) * self.corners(item)[side];
            members.iter().map(part).sum::<f64>() / total
        })
    }

    pub fn clusters(&self) -> Vec<Vec<u32>> {
        let mut clusters: Vec<Vec<u32>> = Vec::new();
        for item in self.order() {
            let mut best = self.options.threshold;
            let mut chosen = None;
            for (number, members) in clusters.iter().enumerate() {
                let target = match self.options.method {
                    FusionMethod::Wbf => self.fused(members),
                    FusionMethod::Nmw => self.corners(members[0]),
                };
                let same =
                    self.case.classes[members[0] as usize] == self.case.classes[item as usize];
                let iou = overlap(target, self.corners(item), 0.0);
                if same && iou > best {
                    (best, chosen) = (iou, Some(number));
                }
            }
            match chosen {
                Some(number) => clusters[number].push(item),
                None => clusters.push(vec![item]),
            }
        }
        clusters
    }

    pub fn score(&self, members: &[u32]) -> f64 {
        let weights = self.weights();
        let all: f64 = weights.iter().sum();
        let sum: f64 = members.iter().map(|&item| self.weigh(item).1).sum();
        let own: f64 = members.iter().map(|&item| weights[self.model(item) as usize]).sum();
        let present = |model: usize| members.iter().any(|&item| self.model(item) as usize == model);
        let of_present: f64 = (0..weights.len()).filter(|&m| present(m)).map(|m| weights[m]).sum();
        let count = members.len() as f64;
        if self.options.method == FusionMethod::Nmw {
            return self.weigh(members[0]).1;
        }
        match self.options.confidence {
            Confidence::Average if self.options.allows_overflow => sum / all,
            Confidence::Average => sum / count * count.min(weights.len() as f64) / all,
            Confidence::Max => {
                self.weigh(members[0]).1 / weights.iter().copied().fold(0.0, f64::max)
            }
            Confidence::BoxAndModel => sum / own * of_present / all,
            Confidence::AbsentModelAware => sum / (own + all - of_present),
        }
    }
}
