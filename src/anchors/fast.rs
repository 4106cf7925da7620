//! K-means for very many shapes: the same state after each round as the textbook's, to the bit, in
//! about the time of dividing each shape's intersection by its union.
//!
//! A shape is compared only with the centroids that [`Candidates`] leaves for its cell, most often
//! one. The sums of overlaps, widths and heights are taken in the order of the input, so that they
//! are the textbook's.

use std::sync::Arc;

use super::CentroidUpdate;
use super::cells::{Candidates, Cells, SEVERAL};
use super::kmeans::{KMeans, State};
use super::metric::overlap_xy;
use super::shapes::{Shape, Shapes};
use crate::geometry::smaller_xy;
use crate::watch::{Algorithm, Progress, Silent};

/// So many shapes are taken at once: enough that what is written for one step has left the processor's
/// store buffer when the next one reads it.
const WIDE: usize = 32;
/// Above any number of clusters. Numbers that are cut to it need no other check.
const SLOTS: usize = 1024;

/// Runs on the same shapes, one after another.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    shapes: Arc<Shapes>,
    cells: Cells,
    candidates: Candidates,
    /// Each centroid: width, height, area.
    centroids: Box<[[f64; 4]; SLOTS]>,
    /// The widths and heights of each cluster's shapes, added up.
    sums: Box<[Shape; SLOTS]>,
}

/// Up to [`WIDE`] shapes after one another.
struct Block<'a> {
    widths: &'a [f64; WIDE],
    heights: &'a [f64; WIDE],
    cells: &'a [u16; WIDE],
}

impl Fast {
    pub fn new(shapes: Arc<Shapes>) -> Self {
        Self {
            cells: Cells::new(&shapes),
            shapes,
            candidates: Candidates::new(),
            centroids: Box::new([[0.0; 4]; SLOTS]),
            sums: Box::new([[0.0; 2]; SLOTS]),
        }
    }

    /// The final state of a run on these shapes.
    pub fn run(&mut self, run: &KMeans) -> State {
        let mut state = run.start();
        while self.round(run, &mut state) == Progress::More {}
        state
    }

    /// A round, as [`KMeans::round`] has it.
    pub fn round(&mut self, run: &KMeans, state: &mut State) -> Progress {
        // NaN takes every shape, and the run soon repeats itself.
        if state.centroids.is_empty() || state.reason().is_some() || state.has_nan() {
            return run.round(state, &mut Silent);
        }
        self.assign(run, state);
        if state.reason().is_none() {
            self.move_centroids(run, state);
        }
        Progress::More
    }

    fn assign(&mut self, run: &KMeans, state: &mut State) {
        self.candidates.find(&self.cells, &run.metric, &state.centroids);
        for (slot, &[width, height]) in self.centroids.iter_mut().zip(&state.centroids) {
            *slot = [width, height, width * height, 0.0];
        }
        self.sums.fill([0.0; 2]);

        let mut assignment = std::mem::take(&mut state.assignment);
        let [widths, heights] = self.shapes.columns();
        let (widths, last_widths) = widths.as_chunks::<WIDE>();
        let (heights, last_heights) = heights.as_chunks::<WIDE>();
        let (cells, last_cells) = self.cells.of().as_chunks::<WIDE>();
        let mut pass = Pass {
            run,
            candidates: &self.candidates,
            centroids: &self.centroids,
            sum: 0.0,
            changed: 0,
            sums: &mut self.sums,
            lanes: Lanes { clusters: [0; WIDE], best: [0.0; WIDE], contested: [0; WIDE] },
        };
        let mut assigned = assignment.chunks_mut(WIDE);
        let mut start = 0;
        for ((widths, heights), cells) in widths.iter().zip(heights).zip(cells) {
            let Some(assigned) = assigned.next() else { break };
            pass.take(&Block { widths, heights, cells }, start, assigned, state);
            start += WIDE;
        }
        if let Some(assigned) = assigned.next() {
            let block = Block {
                widths: &padded(last_widths, 1.0),
                heights: &padded(last_heights, 1.0),
                cells: &padded(last_cells, 0),
            };
            pass.take(&block, start, assigned, state);
        }

        let (avg_iou, changed) = (pass.sum / self.shapes.len() as f64, pass.changed);
        state.assignment = assignment;
        state.remember(avg_iou, changed);
        state.reason = run.reason(state, changed);
    }

    fn move_centroids(&self, run: &KMeans, state: &mut State) {
        if run.options.update == CentroidUpdate::Median {
            run.move_centroids(state, &mut Silent);
            return;
        }
        let mut farthest = run.farthest(state).into_iter();
        for (cluster, sum) in self.sums.iter().take(run.k).enumerate() {
            let (from, count) = (state.centroids[cluster], state.counts[cluster]);
            state.centroids[cluster] = if count == 0 {
                run.empty(cluster as u32, from, farthest.next()).to().unwrap_or(from)
            } else {
                sum.map(|sum| sum / f64::from(count))
            };
        }
    }
}

fn padded<T: Copy>(some: &[T], rest: T) -> [T; WIDE] {
    let mut all = [rest; WIDE];
    all[..some.len()].copy_from_slice(some);
    all
}

/// A pass over the shapes.
struct Pass<'a> {
    run: &'a KMeans,
    candidates: &'a Candidates,
    centroids: &'a [[f64; 4]; SLOTS],
    sums: &'a mut [Shape; SLOTS],
    sum: f64,
    changed: u32,
    lanes: Lanes,
}

/// What is found of the shapes of a block. Made once, since clearing it costs as much as filling it.
struct Lanes {
    /// The nearest centroid.
    clusters: [u32; WIDE],
    /// The largest overlap with any centroid.
    best: [f64; WIDE],
    /// The lanes with several candidates.
    contested: [u8; WIDE],
}

impl Pass<'_> {
    /// Takes in as many shapes of a block as `assigned` has.
    #[inline]
    fn take(&mut self, block: &Block, start: usize, assigned: &mut [u32], state: &mut State) {
        self.compare(block);
        let Lanes { clusters, best, .. } = &self.lanes;
        let count = assigned.len().min(WIDE);
        for lane in 0..count {
            self.sum += best[lane];
            let sum = &mut self.sums[clusters[lane] as usize % SLOTS];
            *sum = [sum[0] + block.widths[lane], sum[1] + block.heights[lane]];
        }
        let mut changes = 0;
        for (assigned, winner) in assigned.iter().zip(clusters) {
            changes |= assigned ^ winner;
        }
        if changes == 0 {
            return;
        }
        for (lane, (assigned, &winner)) in assigned.iter_mut().zip(clusters).enumerate() {
            if *assigned != winner {
                self.changed += 1;
                state.transfer(start + lane, *assigned, winner);
                *assigned = winner;
            }
        }
    }

    /// Finds the nearest centroids. Shapes whose cell has one candidate take it.
    #[inline]
    fn compare(&mut self, block: &Block) {
        let Lanes { clusters, best, contested } = &mut self.lanes;
        let first = self.candidates.first();
        let mut count = 0;
        for pair in 0..WIDE / 2 {
            let lanes = [2 * pair, 2 * pair + 1];
            let near = lanes.map(|lane| {
                let marked = first[usize::from(block.cells[lane])];
                contested[count % WIDE] = lane as u8;
                count += usize::from(marked / SEVERAL);
                let cluster = usize::from(marked) % SLOTS;
                clusters[lane] = cluster as u32;
                &self.centroids[cluster]
            });
            // As `overlap` computes it, two at once.
            let [widths, heights] =
                [block.widths, block.heights].map(|side| lanes.map(|lane| side[lane]));
            let shared_widths = smaller_xy(widths, near.map(|centroid| centroid[0]));
            let shared_heights = smaller_xy(heights, near.map(|centroid| centroid[1]));
            for i in 0..2 {
                let shared = shared_widths[i] * shared_heights[i];
                best[lanes[i]] = shared / (widths[i] * heights[i] + near[i][2] - shared);
            }
        }
        for at in 0..count.min(WIDE) {
            let lane = usize::from(self.lanes.contested[at]) % WIDE;
            let shape = [block.widths[lane], block.heights[lane]];
            (self.lanes.clusters[lane], self.lanes.best[lane]) =
                self.contest(shape, block.cells[lane]);
        }
    }

    /// As the textbook compares a shape with all centroids. Neither overlaps nor distances are
    /// negative or NaN here, so they are in the order of their bits, between which processors choose
    /// without a jump.
    #[inline]
    fn contest(&self, shape: Shape, cell: u16) -> (u32, f64) {
        let candidates = self.candidates.several(cell);
        let mut winner = candidates.first().copied().unwrap_or(0);
        let (mut least, mut best) = (f64::INFINITY.to_bits(), 0);
        for &candidate in candidates {
            let [width, height, ..] = self.centroids[usize::from(candidate) % SLOTS];
            let overlap = overlap_xy(shape, [width, height]);
            let distance = self.run.metric.measured(shape, [width, height], overlap).to_bits();
            winner = if distance < least { candidate } else { winner };
            least = least.min(distance);
            best = best.max(overlap.to_bits());
        }
        (u32::from(winner), f64::from_bits(best))
    }
}
