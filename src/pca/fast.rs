//! PCA of very many rows: the textbook's answer, to the bit, in about the time of reading the table
//! four times.
//!
//! The textbook goes through the table once for each cell of the covariance matrix. Here a block of
//! rows, small enough to stay in the first level of the cache, serves all cells, four columns by four
//! at a time. Each sum still takes its rows from the first to the last, so that it is the same sum.
//! From the covariance on, the steps are the textbook's own.

use super::state::{PcaStage, State};
use super::{Answer, Pca, quotient};
use crate::geometry::{larger, smaller};
use crate::watch::{Algorithm, Silent};

/// So many columns are taken at once.
const LANES: usize = 4;
/// Of so many rows.
const ROWS: usize = 128;

type Lanes = [f64; LANES];
type Tile = [Lanes; LANES];

/// A few rows of the table, by groups of [`LANES`] columns. Beyond the last column there are zeros.
struct Block {
    groups: Vec<[Lanes; ROWS]>,
    rows: usize,
}

impl Pca {
    /// What a run arrives at, without its steps.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let mut state = self.start();
        self.measure_means(&mut state);
        if self.options.standardize {
            self.measure_scales(&mut state);
        }
        self.measure_covariance(&mut state);
        state.stage = PcaStage::Sweep;
        while matches!(state.stage, PcaStage::Sweep | PcaStage::Sort | PcaStage::Sign) {
            self.round(&mut state, &mut Silent);
        }
        Answer {
            explained_variance: self.explained_variance(&state).to_vec(),
            components: self.components(&state).to_vec(),
            scores: self.all_scores(&state),
            converged: state.converged(),
            mean: state.mean,
            scale: state.scale,
            covariance: state.covariance,
        }
    }

    /// Hands out the table block by block, less a mean for each column and, if it is given, divided
    /// by a scale.
    fn blocks(&self, mean: &[f64], scale: Option<&[f64]>, mut each: impl FnMut(&Block)) {
        let n = self.columns();
        let mut block = Block { groups: vec![[[0.0; LANES]; ROWS]; n.div_ceil(LANES)], rows: 0 };
        for values in self.table.values().chunks(ROWS * n) {
            block.rows = values.len() / n;
            for (group, rows) in block.groups.iter_mut().enumerate() {
                let first = group * LANES;
                take(values, n, first, padded(mean, first, 0.0), rows);
                if let Some(scale) = scale {
                    let scale = padded(scale, first, 1.0);
                    rows.iter_mut().for_each(|row| *row = each_lane(|i| row[i] / scale[i]));
                }
            }
            each(&block);
        }
    }

    /// The blocks of the table centred and scaled.
    fn adjusted_blocks(&self, state: &State, each: impl FnMut(&Block)) {
        let scale = self.options.standardize.then_some(state.scale.as_slice());
        self.blocks(&state.mean, scale, each);
    }

    /// The mean of a column whose numbers are all equal is the last of them (they may be 0 and -0).
    fn measure_means(&self, state: &mut State) {
        let mut groups = vec![
            ([0.0; LANES], [f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
            self.columns().div_ceil(LANES)
        ];
        // A number less 0 is what it was.
        self.blocks(&vec![0.0; self.columns()], None, |block| {
            for (found, rows) in groups.iter_mut().zip(&block.groups) {
                let (mut sum, mut lowest, mut highest) = *found;
                for row in &rows[..block.rows] {
                    for lane in 0..LANES {
                        sum[lane] += row[lane];
                        lowest[lane] = smaller(lowest[lane], row[lane]);
                        highest[lane] = larger(highest[lane], row[lane]);
                    }
                }
                *found = (sum, lowest, highest);
            }
        });
        let rows = self.table.rows() as f64;
        for (column, mean) in state.mean.iter_mut().enumerate() {
            let (sum, lowest, highest) = &groups[column / LANES];
            let lane = column % LANES;
            let is_constant = lowest[lane] == highest[lane];
            *mean = if is_constant { lowest[lane] } else { sum[lane] / rows };
        }
    }

    fn measure_scales(&self, state: &mut State) {
        let mut sums = vec![[0.0; LANES]; self.columns().div_ceil(LANES)];
        self.blocks(&state.mean, None, |block| {
            for (found, rows) in sums.iter_mut().zip(&block.groups) {
                let mut sum = *found;
                for row in &rows[..block.rows] {
                    for lane in 0..LANES {
                        sum[lane] += row[lane] * row[lane];
                    }
                }
                *found = sum;
            }
        });
        let sums = sums.as_flattened();
        for (scale, &sum) in state.scale.iter_mut().zip(sums) {
            let deviation = quotient(sum, self.divisor()).sqrt();
            *scale = if deviation == 0.0 { 1.0 } else { deviation };
        }
    }

    fn measure_covariance(&self, state: &mut State) {
        let (n, divisor) = (self.columns(), self.divisor());
        let groups = n.div_ceil(LANES);
        let mut tiles: Vec<Tile> = vec![[[0.0; LANES]; LANES]; groups * groups];
        self.adjusted_blocks(state, |block| {
            for (a, of_a) in block.groups.iter().enumerate() {
                for (b, of_b) in block.groups.iter().enumerate().skip(a) {
                    add_products(&mut tiles[a * groups + b], &of_a[..block.rows], of_b);
                }
            }
        });
        for row in 0..n {
            for column in row..n {
                let tile = &tiles[row / LANES * groups + column / LANES];
                let value = quotient(tile[row % LANES][column % LANES], divisor);
                for cell in [row * n + column, column * n + row] {
                    state.covariance[cell] = value;
                    state.matrix[cell] = value;
                }
            }
        }
    }

    /// As [`Pca::scores`].
    fn all_scores(&self, state: &State) -> Vec<f64> {
        let n = self.columns();
        let groups = n.div_ceil(LANES);
        // For each group of components and each column, padded to whole groups, the loadings.
        let loadings: Vec<Vec<Tile>> = (0..self.count.div_ceil(LANES))
            .map(|first| {
                let loading = |column: usize, lane: usize| {
                    let component = first * LANES + lane;
                    let there = column < n && component < self.count;
                    if there { state.vectors[component * n + column] } else { 0.0 }
                };
                let of = |column| std::array::from_fn(|lane| loading(column, lane));
                (0..groups).map(|g| std::array::from_fn(|i| of(g * LANES + i))).collect()
            })
            .collect();
        let mut scores = Vec::with_capacity(self.table.rows() * self.count);
        self.adjusted_blocks(state, |block| {
            for row in 0..block.rows {
                for (at, loadings) in loadings.iter().enumerate() {
                    let mut along = [0.0; LANES];
                    for (loadings, group) in loadings.iter().zip(&block.groups) {
                        for (loading, value) in loadings.iter().zip(group[row]) {
                            for lane in 0..LANES {
                                along[lane] += loading[lane] * value;
                            }
                        }
                    }
                    match self.count - at * LANES {
                        left @ 0..LANES => scores.extend_from_slice(&along[..left]),
                        _ => scores.extend_from_slice(&along),
                    }
                }
            }
        });
        scores
    }
}

fn each_lane(of: impl FnMut(usize) -> f64) -> Lanes {
    std::array::from_fn(of)
}

/// Of numbers by columns those of a group, and for columns that there are not another one.
fn padded(numbers: &[f64], first: usize, rest: f64) -> Lanes {
    each_lane(|lane| numbers.get(first + lane).copied().unwrap_or(rest))
}

// Called, not inlined, here and below: alone, what a loop holds fits in an engine's registers.
#[inline(never)]
fn take(values: &[f64], n: usize, first: usize, mean: Lanes, rows: &mut [Lanes; ROWS]) {
    for (slot, row) in rows.iter_mut().zip(values.chunks_exact(n)) {
        let row = row.get(first..).unwrap_or_default();
        let numbers = row.first_chunk().copied().unwrap_or_else(|| padded(row, 0, 0.0));
        *slot = each_lane(|lane| numbers[lane] - mean[lane]);
    }
}

#[inline(never)]
fn add_products(tile: &mut Tile, a: &[Lanes], b: &[Lanes]) {
    let mut sums = *tile;
    for (a, b) in a.iter().zip(b) {
        for i in 0..LANES {
            for j in 0..LANES {
                sums[i][j] += a[i] * b[j];
            }
        }
    }
    *tile = sums;
}
