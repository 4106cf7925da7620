//! The anchors lab: what a place on the timeline looks like, and where a shape came to its cluster.

use serde::Serialize;

use super::kmeans::{KMeans, KMeansEvent, State, StopReason, UNASSIGNED};
use super::metric::is_closer;
use super::shapes::{Shape, overlap};
use super::twin_of;
use crate::watch::{Column, Lab, Role, Subject};

/// With more centroids than these, only the nearest two are described.
pub const MAX_LISTED: usize = 32;

/// A centroid as one shape has it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Rival {
    /// Which cluster.
    pub cluster: u32,
    /// Its centroid.
    pub centroid: [f64; 2],
    /// Intersection over union of the two shapes.
    pub overlap: f64,
    /// Their distance under the run's option.
    pub distance: f64,
}

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KMeansDetail {
    /// The event.
    pub event: KMeansEvent,
    /// The pass that is going on, or was the last; 0 before the first.
    pub iteration: u32,
    /// The centroids as the shape that is being assigned has them, in the order of the clusters;
    /// empty at other events, and where there are more than 32.
    pub rivals: Vec<Rival>,
    /// The centroid that came second.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub runner_up: Option<Rival>,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KMeansSummary {
    /// How many shapes came in.
    pub shapes: usize,
    /// How many clusters were made.
    pub k: usize,
    /// The standard deviation of the widths and of the heights; 1 where it is 0.
    pub spread: [f64; 2],
    /// How many passes there were.
    pub iterations: u32,
    /// Why it stopped; absent while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reason: Option<StopReason>,
    /// The average IoU of the answer.
    pub avg_iou: f64,
    /// The pass with the highest average IoU, from 1: not always the last.
    pub best_iteration: u32,
    /// Its average IoU.
    pub best_avg_iou: f64,
    /// The passes whose average IoU was lower than that of the pass before.
    pub fell: Vec<u32>,
    /// First centroids that are exactly an earlier one.
    pub twins: Vec<u32>,
}

impl KMeans {
    fn rival(&self, size: Shape, cluster: usize, centroid: Shape) -> Rival {
        Rival {
            cluster: cluster as u32,
            centroid,
            overlap: overlap(size, centroid),
            distance: self.metric.distance(size, centroid),
        }
    }

    fn runner_up(&self, state: &State, size: Shape, winner: u32) -> Option<Rival> {
        (0..)
            .zip(state.centroids())
            .filter(|&(cluster, _)| cluster != winner as usize)
            .map(|(cluster, &centroid)| self.rival(size, cluster, centroid))
            .reduce(
                |best, rival| if is_closer(rival.distance, best.distance) { rival } else { best },
            )
    }
}

impl Lab for KMeans {
    type Detail = KMeansDetail;
    type Summary = KMeansSummary;

    fn detail(&self, state: &State, event: &KMeansEvent) -> KMeansDetail {
        let mut detail = KMeansDetail {
            event: *event,
            iteration: state.iterations(),
            rivals: Vec::new(),
            runner_up: None,
        };
        if let KMeansEvent::Assign { size, winner, .. } = *event {
            let centroids = state.centroids();
            if centroids.len() <= MAX_LISTED {
                let rivals = centroids.iter().enumerate();
                detail.rivals =
                    rivals.map(|(at, &centroid)| self.rival(size, at, centroid)).collect();
            }
            detail.iteration += 1;
            detail.runner_up = self.runner_up(state, size, winner);
        }
        detail
    }

    /// None: the shapes are points of the plane, not boxes of a picture. What they are is in the
    /// columns.
    fn roles(&self, _: &State, _: &KMeansEvent) -> Vec<Role> {
        Vec::new()
    }

    /// `assignment`: the cluster of each shape, 4294967295 where it has none yet. `centroids`: width
    /// and height each. `counts`: the shapes of each cluster.
    fn frame_columns(&self, state: &State) -> Vec<(&'static str, Column)> {
        vec![
            ("assignment", Column::Indices(state.assignment().to_vec())),
            ("centroids", Column::Numbers(state.centroids().as_flattened().to_vec())),
            ("counts", Column::Indices(state.counts().to_vec())),
        ]
    }

    fn summary(&self, answer: &State) -> KMeansSummary {
        let passes = answer.passes();
        let fell = |(at, pair): (usize, &[super::Pass])| match pair {
            [before, after] if after.avg_iou < before.avg_iou => Some(at as u32 + 2),
            _ => None,
        };
        let mut best = (0, 0.0);
        for (iteration, pass) in (1..).zip(passes) {
            if pass.avg_iou > best.1 {
                best = (iteration, pass.avg_iou);
            }
        }
        let first = passes.first().map_or(answer.centroids(), |pass| &pass.centroids);
        let is_twin = |&cluster: &usize| twin_of(&first[..cluster], first[cluster]).is_some();
        KMeansSummary {
            shapes: self.shapes.len(),
            k: self.k,
            spread: self.shapes.spread(),
            iterations: answer.iterations(),
            reason: answer.reason(),
            avg_iou: answer.avg_iou(),
            best_iteration: best.0,
            best_avg_iou: best.1,
            fell: passes.windows(2).enumerate().filter_map(fell).collect(),
            twins: (0..first.len()).filter(is_twin).map(|cluster| cluster as u32).collect(),
        }
    }

    /// `assignment`, `centroids` and `counts` of the answer; and pass by pass `averages`, `changed`,
    /// `trail` (k centroids each, those that the shapes were compared with) and `countsByPass`.
    fn summary_columns(&self, answer: &State) -> Vec<(&'static str, Column)> {
        let passes = answer.passes();
        let mut columns = self.frame_columns(answer);
        let averages = passes.iter().map(|pass| pass.avg_iou).collect();
        let trail = passes.iter().flat_map(|pass| pass.centroids.as_flattened()).copied().collect();
        let counts = passes.iter().flat_map(|pass| &pass.counts).copied().collect();
        columns.extend([
            ("averages", Column::Numbers(averages)),
            ("changed", Column::Indices(passes.iter().map(|pass| pass.changed).collect())),
            ("trail", Column::Numbers(trail)),
            ("countsByPass", Column::Indices(counts)),
        ]);
        columns
    }

    fn is_notable(&self, event: &KMeansEvent) -> bool {
        matches!(event, KMeansEvent::Average { fell: true, .. } | KMeansEvent::Empty { .. })
    }

    /// A shape: the pass in which it came to the cluster where it is, or the first if it was there
    /// before. Round 0 chooses, and each pass is the round of its number.
    fn round_of(&self, answer: &State, subject: Subject) -> Option<usize> {
        let Subject::Item(shape) = subject else { return None };
        let since = *answer.since.get(shape as usize)?;
        (answer.assignment.get(shape as usize) != Some(&UNASSIGNED))
            .then_some(since.max(1) as usize)
    }

    fn decides(&self, event: &KMeansEvent, subject: Subject) -> bool {
        matches!(*event, KMeansEvent::Assign { shape, .. } if subject == Subject::Item(shape))
    }
}
