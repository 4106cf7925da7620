//! The first centroids.

use super::kmeans::{KMeans, KMeansEvent, State};
use super::random::Chance;
use super::shapes::{LANES, Shape};
use super::{InitMethod, Metric, Shapes};
use crate::geometry::smaller;
use crate::watch::Observer;

/// A row that was drawn, and how likely it was.
struct Drawn {
    row: usize,
    distance: Option<f64>,
    weight: f64,
    total: f64,
}

impl KMeans {
    // listing: anchors-first.rust
    pub(super) fn choose_first<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        if let Some(given) = &self.given {
            for (cluster, &centroid) in given.iter().enumerate() {
                let event = KMeansEvent::placed(cluster, &state.centroids, centroid); // @hide
                state.centroids.push(centroid); // @place
                observer.on(state, event);
            }
            return;
        }
        let mut draw = Draw::new(self.options.init_method, self.options.seed, &self.shapes);
        for cluster in 0..self.k {
            let drawn = draw.next(&self.metric, &state.centroids); // @choose
            let centroid = self.shapes.shape(drawn.row);
            let twin = twin_of(&state.centroids, centroid); // @hide
            state.centroids.push(centroid); // @choose
            observer.on(
                state,
                KMeansEvent::Choose {
                    cluster: cluster as u32,
                    shape: drawn.row as u32,
                    centroid,
                    distance: drawn.distance,
                    weight: drawn.weight,
                    total: drawn.total,
                    probability: drawn.weight / drawn.total,
                    twin,
                },
            );
        }
    }
    // end listing
}

/// The first of the centroids that are exactly this one.
pub(super) fn twin_of(centroids: &[Shape], centroid: Shape) -> Option<u32> {
    centroids.iter().position(|&other| other == centroid).map(|at| at as u32)
}

/// Rows drawn one after another.
struct Draw<'a> {
    method: InitMethod,
    chance: Chance,
    shapes: &'a Shapes,
    /// Rows drawn so far, rising.
    drawn: Vec<usize>,
    /// The distance of each shape from the nearest centroid so far, and room up to a whole block
    /// (k-means++ alone).
    nearest: Vec<f64>,
}

impl<'a> Draw<'a> {
    fn new(method: InitMethod, seed: u32, shapes: &'a Shapes) -> Self {
        let (chance, drawn, nearest) = (Chance::new(seed), Vec::new(), Vec::new());
        Self { method, chance, shapes, drawn, nearest }
    }

    // Called, not inlined, or each kind of observer would have a copy of its own.
    #[inline(never)]
    fn next(&mut self, metric: &Metric, centroids: &[Shape]) -> Drawn {
        match self.method {
            InitMethod::RandomRows => self.any_row(),
            InitMethod::DistinctRows => self.new_row(),
            InitMethod::KMeansPlusPlus => match centroids.last() {
                None => self.any_row(),
                Some(&last) => self.far_row(metric, last),
            },
        }
    }

    fn any_row(&mut self) -> Drawn {
        let count = self.shapes.len();
        let row = self.chance.index(count);
        Drawn { row, distance: None, weight: 1.0, total: count as f64 }
    }

    fn new_row(&mut self) -> Drawn {
        let left = self.shapes.len() - self.drawn.len();
        let mut row = self.chance.index(left);
        let mut at = 0;
        // The row-th of those that are left.
        while self.drawn.get(at).is_some_and(|&drawn| drawn <= row) {
            row += 1;
            at += 1;
        }
        self.drawn.insert(at, row);
        Drawn { row, distance: None, weight: 1.0, total: left as f64 }
    }

    fn far_row(&mut self, metric: &Metric, last: Shape) -> Drawn {
        let count = self.shapes.len();
        self.nearest.resize(count.next_multiple_of(LANES), f64::INFINITY);
        let mut total = 0.0;
        for (at, nearest) in self.nearest.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let block = self.shapes.block(at * LANES);
            let distances = metric.nearest(&block, &[last]).distance;
            for (nearest, distance) in nearest.iter_mut().zip(distances) {
                *nearest = smaller(distance, *nearest);
            }
            total = nearest[..block.count].iter().fold(total, |total, d| total + d * d);
        }
        if total <= 0.0 {
            // Every shape is a centroid already.
            return self.any_row();
        }
        let mut rest = self.chance.share() * total;
        let mut row = 0;
        for (index, &distance) in self.nearest.iter().take(count).enumerate() {
            let weight = distance * distance;
            if weight > 0.0 {
                // Should rounding leave a rest at the end, the last shape that has a weight is it.
                row = index;
                if rest < weight {
                    break;
                }
                rest -= weight;
            }
        }
        let distance = self.nearest[row];
        Drawn { row, distance: Some(distance), weight: distance * distance, total }
    }
}
