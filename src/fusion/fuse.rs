//! The algorithm: boxes find their clusters one by one. Scores are in `score.rs`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::state::{Cluster, FusionFate, FusionState, Stage};
use super::{Entry, FusionEvent, FusionMethod, FusionOptions};
use crate::Problem;
use crate::geometry::{Extent, MAX_COORDINATE, Rect, rects_of};
use crate::iou::Overlay;
use crate::nms::Ties;
use crate::problem::{in_range, one_each, usable_scores};
use crate::watch::{Algorithm, Observer, Progress};

/// A weighted score below this is no weight: too little to divide by.
pub const LEAST_WEIGHT: f64 = 1e-100;
/// Scores are weights here, and their sums must not overflow.
const LARGEST_SCORE: f64 = 1e9;

/// Fusion of some boxes with some options.
#[derive(Clone, Debug)]
pub struct Fusion {
    pub(super) options: FusionOptions,
    pub(super) rects: Vec<Rect>,
    scores: Vec<f64>,
    pub(super) classes: Vec<u32>,
    /// The model of each box.
    models: Vec<u32>,
    /// The weight of each model.
    pub(super) weights: Vec<f64>,
    weight_sum: f64,
}

impl Fusion {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: Option<&[u32]>,
        options: &FusionOptions,
    ) -> Result<Self, Problem> {
        let mut rects = rects_of(flat)?;
        let weights = options.check(rects.len())?;
        usable_scores(scores, rects.len())?;
        for &score in scores {
            in_range("scores", score, -LARGEST_SCORE, LARGEST_SCORE)?;
        }
        if let Some(classes) = classes {
            one_each("classes", classes, rects.len())?;
        }
        if options.clip_to_unit {
            for rect in &mut rects {
                let clipped = rect.corners().map(|v| v.clamp(0.0, 1.0));
                *rect = Rect::from_corners(clipped).unwrap_or(*rect);
            }
        }
        let or_zeros = |column: &[u32]| match column.is_empty() {
            true => vec![0; rects.len()],
            false => column.to_vec(),
        };
        Ok(Self {
            classes: or_zeros(classes.unwrap_or_default()),
            models: or_zeros(&options.models),
            weight_sum: weights.iter().sum(),
            scores: scores.to_vec(),
            options: options.clone(),
            weights,
            rects,
        })
    }

    pub(super) fn model(&self, item: u32) -> u32 {
        self.models[item as usize]
    }

    pub(super) fn weight(&self, item: u32) -> f64 {
        self.weights[self.model(item) as usize]
    }

    pub(super) fn weight_sum(&self) -> f64 {
        self.weight_sum
    }

    /// What is compared with the score threshold.
    fn compared(&self, item: u32) -> f64 {
        let score = self.scores[item as usize];
        match self.options.method {
            FusionMethod::Wbf => score,
            FusionMethod::Nmw => score * self.weight(item) / self.weight_sum,
        }
    }

    /// What a box weighs. Under nmw the weight of its model comes in twice, as in ensemble-boxes.
    pub(super) fn weighted(&self, item: u32) -> f64 {
        self.compared(item) * self.weight(item)
    }

    pub(super) fn by_falling(&self, a: (f64, u32), b: (f64, u32)) -> Ordering {
        let by_index = match self.options.ties {
            Ties::LowestIndex => a.1.cmp(&b.1),
            Ties::HighestIndex => b.1.cmp(&a.1),
        };
        // They are positive and finite, so they always compare.
        b.0.total_cmp(&a.0).then(by_index)
    }

    /// In which order the classes of these boxes appear among them.
    fn class_order(&self, items: &[u32]) -> BTreeMap<u32, usize> {
        let mut appears = BTreeMap::new();
        for &item in items {
            let next = appears.len();
            appears.entry(self.classes[item as usize]).or_insert(next);
        }
        appears
    }

    // listing: fusion.rust
    fn filter<O: Observer<Self>>(&self, state: &mut FusionState, observer: &mut O) -> Stage {
        for (item, &score) in (0..).zip(&self.scores) {
            let (compared, weighted) = (self.compared(item), self.weighted(item));
            let threshold = self.options.score_threshold;
            let entry = if compared < threshold {
                Entry::LowScore // @lowScore
            } else if self.rects[item as usize].area(Extent::Exclusive) == 0.0 {
                Entry::NoArea // @noArea
            } else if weighted < LEAST_WEIGHT {
                Entry::NoWeight // @noWeight
            } else {
                Entry::Passes
            };
            match entry {
                Entry::Passes => state.order.push(item), // @passes
                _ => state.settle(item, FusionFate::Out(entry)),
            }
            let (model, weight) = (self.model(item), self.weight(item));
            observer.on(
                state,
                FusionEvent::Filter {
                    item,
                    score,
                    model,
                    weight,
                    compared,
                    threshold,
                    weighted,
                    entry,
                },
            );
        }
        let appears = self.class_order(&state.order);
        state.order.sort_by(|&a, &b| {
            let class = |item: u32| appears.get(&self.classes[item as usize]);
            let falling = self.by_falling((self.weighted(a), a), (self.weighted(b), b));
            class(a).cmp(&class(b)).then(falling) // @sort
        });
        observer.on(state, FusionEvent::Sort { candidates: state.order.len() });
        if state.order.is_empty() { Stage::Score } else { Stage::Take(0) }
    }

    fn take<O: Observer<Self>>(
        &self,
        at: usize,
        state: &mut FusionState,
        observer: &mut O,
    ) -> Stage {
        let Some(&item) = state.order.get(at) else { return Stage::Score }; // @take
        let (class, weighted) = (self.classes[item as usize], self.weighted(item));
        if O::LISTENS {
            let clusters = state.clusters.iter().filter(|each| each.class == class).count();
            observer.on(state, FusionEvent::Take { item, class, weighted, clusters });
        }
        let mut leader: Option<(usize, f64)> = None;
        for number in 0..state.clusters.len() {
            let cluster = &state.clusters[number];
            if cluster.class != class {
                continue;
            }
            let rect = &self.rects[item as usize];
            let overlay = Overlay::of(&cluster.target, rect, Extent::Exclusive); // @overlap
            let (best, threshold) = (leader.map(|(_, best)| best), self.options.threshold);
            let leads = overlay.iou > best.unwrap_or(threshold); // @leads
            if leads {
                leader = Some((number, overlay.iou));
            }
            let cluster = number as u32;
            observer.on(
                state,
                FusionEvent::Compare { item, cluster, overlay, threshold, leader: best, leads },
            );
        }
        match leader {
            Some((number, iou)) => self.join(item, number, iou, state, observer),
            None => self.found(item, state, observer),
        }
        if at + 1 < state.order.len() { Stage::Take(at + 1) } else { Stage::Score }
    }

    fn found<O: Observer<Self>>(&self, item: u32, state: &mut FusionState, observer: &mut O) {
        let (rect, weight) = (self.rects[item as usize], self.weighted(item));
        let (cluster, corners) = (state.clusters.len() as u32, rect.corners());
        state.settle(item, FusionFate::Founder(cluster));
        state.clusters.push(Cluster {
            class: self.classes[item as usize],
            members: vec![item],
            target: rect,
            corners, // @found
            sums: corners.map(|corner| weight * corner),
            total: weight,
            score: weight,
        });
        observer.on(state, FusionEvent::Found { item, cluster, weight, corners });
    }

    fn join<O: Observer<Self>>(
        &self,
        item: u32,
        number: usize,
        iou: f64,
        state: &mut FusionState,
        observer: &mut O,
    ) {
        state.settle(item, FusionFate::Member(number as u32));
        let Some(cluster) = state.clusters.get_mut(number) else { return };
        let weight = match self.options.method {
            FusionMethod::Wbf => self.weighted(item), // @weightWbf
            FusionMethod::Nmw => self.weighted(item) * iou, // @weightNmw
        };
        cluster.members.push(item); // @join
        cluster.total += weight;
        let corners = self.rects[item as usize].corners();
        for (sum, corner) in cluster.sums.iter_mut().zip(corners) {
            *sum += weight * corner; // @sums
        }
        let before = cluster.corners;
        // Rounding could carry the largest coordinates a bit beyond themselves.
        cluster.corners =
            cluster.sums.map(|sum| (sum / cluster.total).clamp(-MAX_COORDINATE, MAX_COORDINATE)); // @fused
        if self.options.method == FusionMethod::Wbf {
            cluster.target = Rect::from_corners(cluster.corners).unwrap_or(cluster.target);
        }
        let (members, total, sums) = (cluster.members.len(), cluster.total, cluster.sums);
        let (after, cluster) = (cluster.corners, number as u32);
        observer.on(
            state,
            FusionEvent::Join { item, cluster, members, weight, total, sums, before, after },
        );
    }
    // end listing
}

impl Algorithm for Fusion {
    type State = FusionState;
    type Event = FusionEvent;

    fn start(&self) -> FusionState {
        FusionState {
            stage: Stage::Filter,
            fates: vec![FusionFate::Waiting; self.rects.len()],
            order: Vec::new(),
            clusters: Vec::new(),
            ranking: Vec::new(),
        }
    }

    /// The first round filters and sorts, each further one takes a box up (class by class, in the order
    /// in which the classes appear, as ensemble-boxes does), and the last one gives the clusters their
    /// scores.
    fn round<O: Observer<Self>>(&self, state: &mut FusionState, observer: &mut O) -> Progress {
        state.stage = match state.stage {
            Stage::Filter => self.filter(state, observer),
            Stage::Take(at) => self.take(at, state, observer),
            Stage::Score => {
                self.score(state, observer);
                return Progress::Done;
            }
        };
        Progress::More
    }

    fn state_bytes(&self) -> usize {
        let each = size_of::<FusionFate>() + size_of::<Cluster>() + 3 * size_of::<u32>();
        self.rects.len() * each
    }
}
