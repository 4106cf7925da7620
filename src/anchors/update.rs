//! The centroids move.

use super::kmeans::{KMeans, KMeansEvent, State};
use super::shapes::Shape;
use super::{CentroidUpdate, EmptyCluster};
use crate::geometry::larger;
use crate::watch::Observer;

/// The widths and the heights of a cluster's shapes, in the order of the input.
type Members = [Vec<f64>; 2];

impl KMeans {
    // listing: anchors-update.rust
    pub(super) fn move_centroids<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) {
        let mut farthest = self.farthest(state).into_iter();
        for (cluster, mut shapes) in self.members(state).into_iter().enumerate() {
            let from = state.centroids[cluster];
            let event = if state.counts[cluster] == 0 {
                self.empty(cluster as u32, from, farthest.next()) // @empty
            } else {
                match self.options.update {
                    CentroidUpdate::Mean => mean(cluster as u32, from, &shapes), // @mean
                    CentroidUpdate::Median => median(cluster as u32, from, &mut shapes), // @median
                }
            };
            state.centroids[cluster] = event.to().unwrap_or(from); // @mean median empty
            observer.on(state, event);
        }
    }

    // end listing

    // Here and below: called, not inlined, or each kind of observer would have a copy of its own.
    #[inline(never)]
    // listing: anchors-update.rust
    pub(super) fn empty(
        &self,
        cluster: u32,
        from: Shape,
        farthest: Option<(u32, f64)>,
    ) -> KMeansEvent {
        let (shape, distance) = farthest.unzip();
        let to = match self.options.empty_cluster {
            EmptyCluster::Keep => from,                // @empty
            EmptyCluster::Nan => [f64::NAN, f64::NAN], // @empty
            EmptyCluster::Reseed => shape.map_or(from, |shape| self.shapes.shape(shape as usize)), // @empty
        };
        KMeansEvent::Empty {
            cluster,
            policy: self.options.empty_cluster,
            from,
            to,
            shape,
            distance,
        }
    }
    // end listing

    #[inline(never)]
    fn members(&self, state: &State) -> Vec<Members> {
        let room = |&count: &u32| [(); 2].map(|()| Vec::with_capacity(count as usize));
        let mut members: Vec<Members> = state.counts.iter().map(room).collect();
        for (shape, &cluster) in self.shapes.iter().zip(&state.assignment) {
            for (column, side) in std::iter::zip(&mut members[cluster as usize], shape) {
                column.push(side);
            }
        }
        members
    }

    /// The shapes that lie farthest from their centroids with their distances, farthest first, one
    /// for each empty cluster that is to be reseeded.
    #[inline(never)]
    pub(super) fn farthest(&self, state: &State) -> Vec<(u32, f64)> {
        let empty = state.counts.iter().filter(|&&count| count == 0).count();
        if empty == 0 || self.options.empty_cluster != EmptyCluster::Reseed {
            return Vec::new();
        }
        let mut farthest: Vec<(u32, f64)> = Vec::with_capacity(empty + 1);
        for (index, (shape, &cluster)) in (0..).zip(self.shapes.iter().zip(&state.assignment)) {
            let distance = self.metric.distance(shape, state.centroids[cluster as usize]);
            // Behind those that are as far: they come first in the input.
            let place = farthest.partition_point(|&(_, other)| other >= distance);
            if place < empty {
                farthest.insert(place, (index, distance));
                farthest.truncate(empty);
            }
        }
        farthest
    }
}

#[inline(never)]
// listing: anchors-update.rust
fn mean(cluster: u32, from: Shape, members: &Members) -> KMeansEvent {
    let [widths, heights] = members;
    let count = widths.len() as f64;
    let sum = [widths.iter().sum(), heights.iter().sum()];
    let to = sum.map(|sum: f64| sum / count); // @mean
    KMeansEvent::Mean { cluster, count: widths.len() as u32, sum, from, to }
}
// end listing

#[inline(never)]
// listing: anchors-update.rust
fn median(cluster: u32, from: Shape, members: &mut Members) -> KMeansEvent {
    let [widths, heights] = members;
    let [(low_width, high_width), (low_height, high_height)] = [middle(widths), middle(heights)];
    let (low, high) = ([low_width, low_height], [high_width, high_height]);
    let to = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]; // @median
    KMeansEvent::Median { cluster, count: widths.len() as u32, low, high, from, to }
}
// end listing

/// The two in the middle of at least one number; of an odd count, one and the same.
fn middle(numbers: &mut [f64]) -> (f64, f64) {
    let (half, is_odd) = (numbers.len() / 2, numbers.len() % 2 == 1);
    let (below, &mut high, _) = numbers.select_nth_unstable_by(half, f64::total_cmp);
    let low = if is_odd { high } else { below.iter().copied().fold(0.0, larger) };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    fn the_middle_of_odd_and_even_counts() {
        assert_eq!(middle(&mut [3.0]), (3.0, 3.0));
        assert_eq!(middle(&mut [3.0, 1.0]), (1.0, 3.0));
        assert_eq!(middle(&mut [3.0, 1.0, 2.0]), (2.0, 2.0));
        assert_eq!(middle(&mut [9.0, 3.0, 1.0, 2.0, 3.0, 0.5]), (2.0, 3.0));
        assert_eq!(middle(&mut [2.0, 2.0, 2.0, 7.0]), (2.0, 2.0));
    }
}
