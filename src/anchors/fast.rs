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
use super::metric::{is_closer, overlap_xy};
use super::shapes::{LANES, Shape, Shapes};
use crate::geometry::smaller_xy;
use crate::watch::{Algorithm, Progress, Silent};

/// Runs on the same shapes, one after another.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    shapes: Arc<Shapes>,
    cells: Cells,
    candidates: Candidates,
    /// Each centroid with its area.
    centroids: Vec<[f64; 3]>,
    /// The widths and heights of each cluster's shapes, added up.
    sums: Vec<Shape>,
}

/// Up to [`LANES`] shapes after one another.
struct Block<'a> {
    widths: &'a [f64; LANES],
    heights: &'a [f64; LANES],
    cells: &'a [u16; LANES],
}

/// The nearest centroid of each, and its largest overlap with any.
struct Nearest {
    clusters: [u32; LANES],
    best: [f64; LANES],
}

impl Fast {
    pub fn new(shapes: Arc<Shapes>) -> Self {
        Self {
            cells: Cells::new(&shapes),
            shapes,
            candidates: Candidates::default(),
            centroids: Vec::new(),
            sums: Vec::new(),
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
        self.centroids.clear();
        self.centroids.extend(state.centroids.iter().map(|&[w, h]| [w, h, w * h]));
        self.sums.clear();
        self.sums.resize(run.k, [0.0; 2]);

        let mut assignment = std::mem::take(&mut state.assignment);
        let [widths, heights] = self.shapes.columns();
        let (widths, last_widths) = widths.as_chunks::<LANES>();
        let (heights, last_heights) = heights.as_chunks::<LANES>();
        let (cells, last_cells) = self.cells.of().as_chunks::<LANES>();
        let (assigned, last_assigned) = assignment.as_chunks_mut::<LANES>();
        let mut pass = Pass { sum: 0.0, changed: 0, sums: &mut self.sums };
        let blocks = widths.iter().zip(heights).zip(cells).zip(assigned);
        let mut start = 0;
        for (((widths, heights), cells), assigned) in blocks {
            let block = Block { widths, heights, cells };
            let nearest = nearest(&block, &self.candidates, &self.centroids, run);
            pass.settle(start, &block, &nearest, assigned, state);
            start += LANES;
        }
        let (mut widths, mut heights, mut cells) = ([1.0; LANES], [1.0; LANES], [0; LANES]);
        let count = last_cells.len();
        widths[..count].copy_from_slice(last_widths);
        heights[..count].copy_from_slice(last_heights);
        cells[..count].copy_from_slice(last_cells);
        let block = Block { widths: &widths, heights: &heights, cells: &cells };
        let nearest = nearest(&block, &self.candidates, &self.centroids, run);
        pass.settle(start, &block, &nearest, last_assigned, state);

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
        for (cluster, sum) in self.sums.iter().enumerate() {
            let (from, count) = (state.centroids[cluster], state.counts[cluster]);
            state.centroids[cluster] = if count == 0 {
                run.empty(cluster as u32, from, farthest.next()).to().unwrap_or(from)
            } else {
                sum.map(|sum| sum / f64::from(count))
            };
        }
    }
}

/// What a pass over the shapes adds up.
struct Pass<'a> {
    sum: f64,
    changed: u32,
    sums: &'a mut [Shape],
}

impl Pass<'_> {
    /// Takes in as many shapes as `assigned` has.
    #[inline]
    fn settle(
        &mut self,
        start: usize,
        block: &Block,
        nearest: &Nearest,
        assigned: &mut [u32],
        state: &mut State,
    ) {
        for (lane, assigned) in assigned.iter_mut().enumerate().take(LANES) {
            let winner = nearest.clusters[lane];
            self.sum += nearest.best[lane];
            let sum = &mut self.sums[winner as usize];
            *sum = [sum[0] + block.widths[lane], sum[1] + block.heights[lane]];
            if *assigned != winner {
                self.changed += 1;
                state.transfer(start + lane, *assigned, winner);
                *assigned = winner;
            }
        }
    }
}

/// Lanes whose cell has one candidate take it; only the others are compared.
#[inline]
fn nearest(
    block: &Block,
    candidates: &Candidates,
    centroids: &[[f64; 3]],
    run: &KMeans,
) -> Nearest {
    let first = candidates.first();
    let (mut clusters, mut several) = ([0; LANES], 0);
    let (mut shared, mut areas) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        let marked = first[usize::from(block.cells[lane])];
        several |= marked;
        clusters[lane] = u32::from(marked & !SEVERAL);
        let [width, height, area] = centroids[clusters[lane] as usize];
        let sides = smaller_xy([block.widths[lane], block.heights[lane]], [width, height]);
        shared[lane] = sides[0] * sides[1];
        areas[lane] = area;
    }
    // As `overlap` computes it.
    let mut best = [0.0; LANES];
    for lane in 0..LANES {
        let union = block.widths[lane] * block.heights[lane] + areas[lane] - shared[lane];
        best[lane] = shared[lane] / union;
    }
    let mut nearest = Nearest { clusters, best };
    if several & SEVERAL != 0 {
        for lane in 0..LANES {
            let cell = block.cells[lane];
            if first[usize::from(cell)] & SEVERAL != 0 {
                let shape = [block.widths[lane], block.heights[lane]];
                (nearest.clusters[lane], nearest.best[lane]) =
                    compared(shape, candidates.several(cell), centroids, run);
            }
        }
    }
    nearest
}

/// As the textbook compares a shape with all centroids.
#[inline]
fn compared(shape: Shape, candidates: &[u16], centroids: &[[f64; 3]], run: &KMeans) -> (u32, f64) {
    let (mut winner, mut least, mut best) =
        (candidates.first().copied().unwrap_or(0), f64::INFINITY, 0.0);
    for &candidate in candidates {
        let [width, height, _] = centroids[usize::from(candidate)];
        let overlap = overlap_xy(shape, [width, height]);
        let distance = run.metric.measured(shape, [width, height], overlap);
        if is_closer(distance, least) {
            (winner, least) = (candidate, distance);
        }
        best = if overlap > best { overlap } else { best };
    }
    (u32::from(winner), best)
}
