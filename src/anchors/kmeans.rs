//! K-means on shapes, and its events.

use std::sync::Arc;

use serde::Serialize;

use super::first::twin_of;
use super::shapes::{LANES, Shape, Shapes, overlap};
use super::{AnchorsOptions, EmptyCluster, Metric, ShapeDistance};
use crate::Problem;
use crate::watch::{Algorithm, Observer, Progress};

/// The cluster of a shape that has none yet.
pub const UNASSIGNED: u32 = u32::MAX;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum StopReason {
    /// No shape changed its cluster: the answer stands.
    Unchanged,
    /// The centroids are where they have been before, so all would come again.
    Repeats,
    /// As `repeats` or `maxIterations`, and a centroid is NaN.
    Nan,
    /// The passes that were allowed are used up.
    MaxIterations,
}

/// The smallest things that k-means does. Shapes are named by their index in the input, clusters by
/// that of their centroid; a shape or centroid is `[width, height]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum KMeansEvent {
    /// A shape is drawn as first centroid: `probability = weight / total`. With k-means++ the
    /// weight is the squared `distance` from the nearest centroid drawn before. `twin` is an
    /// earlier centroid that is exactly this one.
    Choose {
        cluster: u32,
        shape: u32,
        centroid: [f64; 2],
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        distance: Option<f64>,
        weight: f64,
        total: f64,
        probability: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        twin: Option<u32>,
    },
    /// A first centroid is given.
    Place {
        cluster: u32,
        centroid: [f64; 2],
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        twin: Option<u32>,
    },
    /// A shape goes to the nearest centroid: `changed = winner != previous`.
    Assign {
        shape: u32,
        size: [f64; 2],
        winner: u32,
        centroid: [f64; 2],
        overlap: f64,
        distance: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        previous: Option<u32>,
        changed: bool,
    },
    /// The pass is over: `after` is the average over all shapes of the overlap with the anchor that
    /// fits best, `before` that of the pass before, `fell = after < before`.
    Average {
        iteration: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        before: Option<f64>,
        after: f64,
        fell: bool,
        changed: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        stops: Option<StopReason>,
    },
    /// A centroid moves to the mean of its shapes: `to = sum / count`.
    Mean { cluster: u32, count: u32, sum: [f64; 2], from: [f64; 2], to: [f64; 2] },
    /// A centroid moves to the median of its shapes: `to = (low + high) / 2`, the two in the middle
    /// (of an odd count, one and the same), widths and heights apart.
    Median { cluster: u32, count: u32, low: [f64; 2], high: [f64; 2], from: [f64; 2], to: [f64; 2] },
    /// A cluster has no shapes. Reseeded, it takes the farthest `shape`, at this `distance` from
    /// its own centroid.
    Empty {
        cluster: u32,
        policy: EmptyCluster,
        from: [f64; 2],
        to: [f64; 2],
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        shape: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        distance: Option<f64>,
    },
    /// It is over.
    Done { iterations: u32, avg_iou: f64, reason: StopReason },
}

/// What one pass over the shapes found.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// The centroids that the shapes were compared with.
    pub centroids: Vec<Shape>,
    /// The average over all shapes of the overlap with the anchor that fits best; those that are
    /// NaN fit nothing.
    pub avg_iou: f64,
    /// How many shapes changed their cluster.
    pub changed: u32,
    /// How many shapes each cluster has.
    pub counts: Vec<u32>,
}

/// All that changes while k-means runs.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub(super) centroids: Vec<Shape>,
    pub(super) assignment: Vec<u32>,
    /// The pass in which each shape came to its cluster, from 1; 0 if it was there before.
    pub(super) since: Vec<u32>,
    pub(super) counts: Vec<u32>,
    pub(super) passes: Vec<Pass>,
    pub(super) reason: Option<StopReason>,
}

impl State {
    /// The centroids; fewer than k while the first ones are being chosen.
    #[must_use]
    pub fn centroids(&self) -> &[Shape] {
        &self.centroids
    }

    /// The cluster of each shape, or [`UNASSIGNED`].
    #[must_use]
    pub fn assignment(&self) -> &[u32] {
        &self.assignment
    }

    /// How many shapes each cluster has at this moment.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The passes so far.
    #[must_use]
    pub fn passes(&self) -> &[Pass] {
        &self.passes
    }

    /// How many passes there were, the last one, which may have changed nothing, included.
    #[must_use]
    pub fn iterations(&self) -> u32 {
        self.passes.len() as u32
    }

    /// The average IoU of the last pass; 0 before the first.
    #[must_use]
    pub fn avg_iou(&self) -> f64 {
        self.passes.last().map_or(0.0, |pass| pass.avg_iou)
    }

    /// Why the run stopped, once it has.
    #[must_use]
    pub fn reason(&self) -> Option<StopReason> {
        self.reason
    }
}

/// K-means on some shapes with some options.
#[derive(Clone, Debug)]
pub struct KMeans {
    // Shared, since many runs are made on the same shapes.
    pub(super) shapes: Arc<Shapes>,
    pub(super) options: AnchorsOptions,
    pub(super) k: usize,
    pub(super) given: Option<Vec<Shape>>,
    pub(super) metric: Metric,
    max_iterations: usize,
}

impl KMeans {
    /// # Errors
    /// A [`Problem`] that names the unusable option or first centroid.
    pub fn new(shapes: Arc<Shapes>, options: &AnchorsOptions) -> Result<Self, Problem> {
        let k = options.clusters(shapes.len())?;
        let whitened = options.distance == ShapeDistance::EuclideanWhitened;
        let spread = if whitened { shapes.spread() } else { [1.0; 2] };
        Ok(Self {
            k,
            given: options.given(k)?,
            metric: Metric::new(options.distance, spread),
            max_iterations: options.iterations()?,
            options: options.clone(),
            shapes,
        })
    }

    /// How many clusters.
    #[must_use]
    pub fn k(&self) -> usize {
        self.k
    }

    // listing: anchors.rust
    fn assign<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        let (mut changes, mut sum) = (0, 0.0);
        for start in (0..self.shapes.len()).step_by(LANES) {
            let block = self.shapes.block(start);
            let nearest = self.metric.nearest(&block, &state.centroids); // @nearest
            for lane in 0..block.count {
                let (shape, winner) = (start + lane, nearest.cluster(lane));
                let previous = std::mem::replace(&mut state.assignment[shape], winner); // @assign
                let changed = previous != winner; // @assign
                if changed {
                    changes += 1; // @changed
                    state.transfer(shape, previous, winner); // @changed
                }
                sum += nearest.best[lane]; // @average
                observer.on(state, self.assigned(state, shape, previous, nearest.distance[lane]));
            }
        }
        let before = state.passes.last().map(|pass| pass.avg_iou);
        let after = sum / self.shapes.len() as f64; // @average
        state.remember(after, changes);
        state.reason = self.reason(state, changes); // @stops
        let fell = before.is_some_and(|before| after < before);
        let stops = state.reason;
        observer.on(
            state,
            KMeansEvent::Average {
                iteration: state.iterations(),
                before,
                after,
                fell,
                changed: changes,
                stops,
            },
        );
    }

    // end listing

    // Called, not inlined, or each kind of observer would have a copy of its own.
    #[inline(never)]
    // listing: anchors.rust
    pub(super) fn reason(&self, state: &State, changes: u32) -> Option<StopReason> {
        let reason = if changes == 0 {
            StopReason::Unchanged // @stops
        } else if state.is_repeated() {
            StopReason::Repeats // @stops
        } else if state.passes.len() == self.max_iterations {
            StopReason::MaxIterations // @stops
        } else {
            return None;
        };
        Some(if state.has_nan() { StopReason::Nan } else { reason })
    }
    // end listing

    /// Costs nothing where nobody listens: nothing but the event depends on it.
    #[inline]
    fn assigned(&self, state: &State, shape: usize, previous: u32, distance: f64) -> KMeansEvent {
        let size = self.shapes.shape(shape);
        let winner = state.assignment[shape];
        let centroid = state.centroids[winner as usize];
        KMeansEvent::Assign {
            shape: shape as u32,
            size,
            winner,
            centroid,
            overlap: overlap(size, centroid),
            distance,
            previous: (previous != UNASSIGNED).then_some(previous),
            changed: previous != winner,
        }
    }
}

impl State {
    /// In the pass that is going on, a shape comes to another cluster.
    pub(super) fn transfer(&mut self, shape: usize, previous: u32, winner: u32) {
        self.since[shape] = self.iterations() + 1;
        self.counts[winner as usize] += 1;
        if let Some(count) = self.counts.get_mut(previous as usize) {
            *count -= 1;
        }
    }

    #[inline(never)]
    pub(super) fn remember(&mut self, avg_iou: f64, changed: u32) {
        let (centroids, counts) = (self.centroids.clone(), self.counts.clone());
        self.passes.push(Pass { centroids, avg_iou, changed, counts });
    }

    /// Whether an earlier pass had the centroids of the last one. What follows a pass depends on
    /// nothing else, so everything after it would come again.
    fn is_repeated(&self) -> bool {
        let same = |a: f64, b: f64| a == b || (a.is_nan() && b.is_nan());
        let earlier = self.passes.split_last().map_or(&[][..], |(_, earlier)| earlier);
        earlier.iter().any(|pass| {
            std::iter::zip(&pass.centroids, &self.centroids)
                .all(|(a, b)| same(a[0], b[0]) && same(a[1], b[1]))
        })
    }

    pub(super) fn has_nan(&self) -> bool {
        self.centroids.iter().flatten().any(|side| side.is_nan())
    }
}

impl Algorithm for KMeans {
    type State = State;
    type Event = KMeansEvent;

    fn start(&self) -> State {
        let count = self.shapes.len();
        let mut counts = vec![0; self.k];
        let assigned = if self.options.zero_assignment {
            counts[0] = count as u32;
            0
        } else {
            UNASSIGNED
        };
        State {
            centroids: Vec::with_capacity(self.k),
            assignment: vec![assigned; count],
            since: vec![0; count],
            counts,
            passes: Vec::new(),
            reason: None,
        }
    }

    /// The first round chooses the first centroids; each further one passes over the shapes and
    /// then moves the centroids, unless it stops; the last one only says that it is over.
    // listing: anchors.rust
    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
        if state.centroids.is_empty() {
            self.choose_first(state, observer);
        } else if let Some(reason) = state.reason {
            let (iterations, avg_iou) = (state.iterations(), state.avg_iou());
            observer.on(state, KMeansEvent::Done { iterations, avg_iou, reason });
            return Progress::Done; // @done
        } else {
            self.assign(state, observer);
            if state.reason.is_none() {
                self.move_centroids(state, observer);
            }
        }
        Progress::More
    }
    // end listing

    fn state_bytes(&self) -> usize {
        // Few runs have more passes than these.
        let passes = self.max_iterations.min(100);
        let pass = size_of::<Pass>() + self.k * (size_of::<Shape>() + size_of::<u32>());
        self.shapes.len() * 2 * size_of::<u32>() + passes * pass
    }
}

impl KMeansEvent {
    /// A first centroid that was given.
    pub(super) fn placed(cluster: usize, centroids: &[Shape], centroid: Shape) -> Self {
        Self::Place { cluster: cluster as u32, centroid, twin: twin_of(centroids, centroid) }
    }
    /// Where it takes a centroid, if it moves one.
    #[must_use]
    pub fn to(&self) -> Option<Shape> {
        match *self {
            Self::Mean { to, .. } | Self::Median { to, .. } | Self::Empty { to, .. } => Some(to),
            _ => None,
        }
    }
}
