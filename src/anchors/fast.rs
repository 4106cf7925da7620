//! K-means for very many shapes: the same state after each round as the textbook's, to the bit, in
//! about the time of dividing each shape's intersection by its union.
//!
//! A shape is compared only with the centroids that [`Candidates`] leaves for its cell, most often
//! one. The sums of overlaps, widths and heights are taken in the order of the input, so that they
//! are the textbook's.

use std::sync::Arc;

use super::cells::{Candidates, Cells, SEVERAL};
use super::kmeans::{KMeans, State};
use super::metric::overlap_xy;
use super::shapes::{Shape, Shapes};
use super::{CentroidUpdate, Metric};
use crate::geometry::smaller_xy;
use crate::watch::{Algorithm, Progress, Silent};

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

    // Called, not inlined, as `Field::one` is: the fewer things there are in the function of the loop,
    // the more of them an engine keeps in registers.
    #[inline(never)]
    fn assign(&mut self, run: &KMeans, state: &mut State) {
        self.candidates.find(&self.cells, &run.metric, &state.centroids);
        for (slot, &[width, height]) in self.centroids.iter_mut().zip(&state.centroids) {
            *slot = [width, height, width * height, 0.0];
        }
        self.sums.fill([0.0; 2]);

        // Out of the state, since that hears of each shape that changes.
        let mut assignment = std::mem::take(&mut state.assignment);
        let [widths, heights] = self.shapes.columns();
        let (widths, last_width) = widths.as_chunks::<2>();
        let (heights, last_height) = heights.as_chunks::<2>();
        let (cells, last_cell) = self.cells.of().as_chunks::<2>();
        let (assigned, last_assigned) = assignment.as_chunks_mut::<2>();
        let field =
            Field { metric: &run.metric, candidates: &self.candidates, centroids: &self.centroids };
        let mut sum = 0.0;
        let mut changed = 0;
        let mut settle = |shape: usize, size: Shape, winner: u32, best: f64, assigned: &mut u32| {
            sum += best;
            let total = &mut self.sums[winner as usize % SLOTS];
            *total = [total[0] + size[0], total[1] + size[1]];
            if *assigned != winner {
                changed += 1;
                state.transfer(shape, *assigned, winner);
                *assigned = winner;
            }
        };
        let mut shape = 0;
        for (((&w, &h), &cells), assigned) in widths.iter().zip(heights).zip(cells).zip(assigned) {
            let ([one, other], best) = field.two(w, h, cells);
            settle(shape, [w[0], h[0]], one, best[0], &mut assigned[0]);
            settle(shape + 1, [w[1], h[1]], other, best[1], &mut assigned[1]);
            shape += 2;
        }
        let last = last_width.iter().zip(last_height).zip(last_cell).zip(last_assigned);
        for (((&w, &h), &cell), assigned) in last {
            let (winner, best) = field.one([w, h], cell);
            settle(shape, [w, h], winner, best, assigned);
        }

        let avg_iou = sum / self.shapes.len() as f64;
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

/// The centroids, and who of them can win where.
struct Field<'a> {
    metric: &'a Metric,
    candidates: &'a Candidates,
    centroids: &'a [[f64; 4]; SLOTS],
}

impl Field<'_> {
    /// The nearest centroids of two shapes, and their largest overlaps with any; where there is only
    /// one that can be it, at once.
    #[inline]
    fn two(&self, widths: [f64; 2], heights: [f64; 2], cells: [u16; 2]) -> ([u32; 2], [f64; 2]) {
        let marks = cells.map(|cell| self.candidates.first(cell));
        if (marks[0] | marks[1]) & SEVERAL != 0 {
            let [a, b] = [0, 1].map(|i| self.one([widths[i], heights[i]], cells[i]));
            return ([a.0, b.0], [a.1, b.1]);
        }
        let near = marks.map(|mark| &self.centroids[usize::from(mark) % SLOTS]);
        // As `overlap` computes it.
        let w = smaller_xy(widths, [near[0][0], near[1][0]]);
        let h = smaller_xy(heights, [near[0][1], near[1][1]]);
        let shared = [w[0] * h[0], w[1] * h[1]];
        let union = |i: usize| widths[i] * heights[i] + near[i][2] - shared[i];
        let union = [union(0), union(1)];
        (marks.map(u32::from), [shared[0] / union[0], shared[1] / union[1]])
    }

    /// As the textbook compares a shape with all centroids. Neither overlaps nor distances are
    /// negative or NaN here, so they are in the order of their bits, between which processors choose
    /// without a jump.
    #[inline(never)]
    fn one(&self, shape: Shape, cell: u16) -> (u32, f64) {
        let first = self.candidates.first(cell);
        let only = [first];
        let candidates = if first & SEVERAL == 0 { &only } else { self.candidates.several(cell) };
        let mut winner = first % SEVERAL;
        let (mut least, mut best) = (f64::INFINITY.to_bits(), 0);
        for &candidate in candidates {
            let [width, height, ..] = self.centroids[usize::from(candidate) % SLOTS];
            let overlap = overlap_xy(shape, [width, height]);
            let distance = self.metric.measured(shape, [width, height], overlap).to_bits();
            winner = if distance < least { candidate } else { winner };
            least = least.min(distance);
            best = best.max(overlap.to_bits());
        }
        (u32::from(winner), f64::from_bits(best))
    }
}
