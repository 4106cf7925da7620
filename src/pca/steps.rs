//! The textbook's steps.

use super::event::{PcaEvent, PcaTerm, SweepVerdict};
use super::jacobi::{Rotation, negligible, off_diagonal, pairs, remaining, rotate};
use super::options::Sign;
use super::state::{PcaStage, State};
use super::{Pca, quotient, sum};
use crate::geometry::{larger, smaller};
use crate::watch::{Algorithm, Observer, Progress};

/// An observer of whatever kind. What is told here is large beside what a call costs, so the stages
/// are compiled once and not for every kind of observer, of which the page has four.
struct Listener<'a> {
    listens: bool,
    tell: &'a mut dyn FnMut(&State, PcaEvent),
}

impl Listener<'_> {
    fn on(&mut self, state: &State, event: PcaEvent) {
        (self.tell)(state, event);
    }

    /// The first few of what an event looked at; nothing where nobody listens.
    fn listed<T>(&self, all: impl Iterator<Item = T>) -> Vec<T> {
        if self.listens { all.take(PcaEvent::LISTED).collect() } else { Vec::new() }
    }
}

impl Pca {
    // listing: pca.rust
    fn find_means(&self, state: &mut State, observer: &mut Listener) {
        let rows = self.table.rows();
        for column in 0..self.columns() {
            let (mut sum, mut lowest, mut highest) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
            for value in self.table.column(column) {
                sum += value; // @mean
                lowest = smaller(lowest, value);
                highest = larger(highest, value);
            }
            let constant = lowest == highest; // @constant
            let mean = if constant { lowest } else { sum / rows as f64 }; // @mean
            state.mean[column] = mean;
            observer.on(
                state,
                PcaEvent::Mean {
                    column,
                    values: observer.listed(self.table.column(column)),
                    rows,
                    sum,
                    lowest,
                    highest,
                    constant,
                    mean,
                },
            );
        }
    }
    // end listing

    /// What is centred is computed where it is used; this only tells it.
    fn centre(&self, state: &mut State, observer: &mut Listener) {
        for column in 0..self.columns() {
            let mean = state.mean[column];
            let values = observer.listed(self.table.column(column));
            let centred = observer.listed(self.table.column(column).map(|value| value - mean));
            observer.on(state, PcaEvent::Centre { column, values, mean, centred });
        }
    }

    // listing: pca.rust
    fn find_scales(&self, state: &mut State, observer: &mut Listener) {
        let divisor = self.divisor();
        for column in 0..self.columns() {
            let mean = state.mean[column];
            let squares = || self.table.column(column).map(|x| PcaTerm::of(x - mean, x - mean));
            let sum = sum(squares().map(|term| term.product)); // @deviation
            let variance = quotient(sum, divisor); // @deviation
            let deviation = variance.sqrt(); // @deviation
            let constant = deviation == 0.0;
            let scale = if constant { 1.0 } else { deviation }; // @scale
            state.scale[column] = scale;
            observer.on(
                state,
                PcaEvent::Scale {
                    column,
                    terms: observer.listed(squares()),
                    sum,
                    divisor,
                    variance,
                    deviation,
                    constant,
                    scale,
                },
            );
        }
    }

    fn find_covariance(&self, state: &mut State, observer: &mut Listener) {
        let (n, rows, divisor) = (self.columns(), self.table.rows(), self.divisor());
        let adjusted = self.adjusted(state); // @adjusted
        for row in 0..n {
            let a = &adjusted[row * rows..][..rows];
            for column in row..n {
                let b = &adjusted[column * rows..][..rows];
                let sum = sum(a.iter().zip(b).map(|(a, b)| a * b)); // @covariance
                let value = quotient(sum, divisor); // @covariance
                for cell in [row * n + column, column * n + row] {
                    state.covariance[cell] = value;
                    state.matrix[cell] = value;
                }
                let terms = observer.listed(a.iter().zip(b).map(|(a, b)| PcaTerm::of(*a, *b))); // @hide
                observer
                    .on(state, PcaEvent::Covariance { row, column, terms, sum, divisor, value });
            }
        }
    }

    fn sweep(&self, state: &mut State, observer: &mut Listener) {
        let n = self.columns();
        let largest = state.covariance.iter().fold(0.0, |most, x| larger(most, x.abs()));
        state.sweeps += 1;
        let mut rotations = 0;
        let mut off = if observer.listens { off_diagonal(&state.matrix, n) } else { 0.0 }; // @hide
        for (p, q) in pairs(n) {
            let element = state.matrix[p * n + q];
            let (app, aqq) = (state.matrix[p * n + p], state.matrix[q * n + q]);
            let limit = negligible(app, aqq, largest); // @skip
            let sweep = state.sweeps; // @hide
            if element.abs() <= limit {
                observer
                    .on(state, PcaEvent::Skip { sweep, p, q, element, app, aqq, largest, limit });
                continue; // @skip
            }
            let rotation = Rotation::removing(element, app, aqq); // @rotate
            rotate(&mut state.matrix, &mut state.vectors, n, (p, q), &rotation); // @rotate
            rotations += 1;
            let off_before = off; // @hide
            off = if observer.listens { off_diagonal(&state.matrix, n) } else { 0.0 }; // @hide
            observer.on(
                state,
                PcaEvent::Rotate {
                    sweep,
                    p,
                    q,
                    element,
                    app,
                    aqq,
                    theta: rotation.theta,
                    t: rotation.t,
                    c: rotation.c,
                    s: rotation.s,
                    app_after: state.matrix[p * n + p],
                    aqq_after: state.matrix[q * n + q],
                    off_before,
                    off_after: off,
                },
            );
        }
        state.left = remaining(&state.matrix, n, largest); // @swept
        observer.on(
            state,
            PcaEvent::Swept {
                sweep: state.sweeps,
                max_sweeps: self.options.max_sweeps,
                rotations,
                left: state.left,
                off,
                verdict: self.verdict(state),
            },
        );
    }
    // end listing

    fn verdict(&self, state: &State) -> SweepVerdict {
        if state.converged() {
            SweepVerdict::Converged
        } else if state.sweeps >= self.options.max_sweeps {
            SweepVerdict::GivenUp
        } else {
            SweepVerdict::Again
        }
    }

    // listing: pca.rust
    fn sort(&self, state: &mut State, observer: &mut Listener) {
        let n = self.columns();
        let eigenvalue = |axis: usize| state.matrix[axis * n + axis];
        let mut order: Vec<usize> = Vec::new();
        for axis in 0..n {
            let no_less = |other: &usize| eigenvalue(*other) >= eigenvalue(axis);
            order.insert(order.partition_point(no_less), axis); // @sort
        }
        let eigenvalues: Vec<f64> = order.iter().map(|&axis| eigenvalue(axis)).collect();
        let (mut matrix, mut vectors) = (Vec::new(), Vec::new());
        for &a in &order {
            matrix.extend(order.iter().map(|&b| state.matrix[a * n + b]));
            vectors.extend_from_slice(&state.vectors[a * n..][..n]); // @sort
        }
        (state.matrix, state.vectors) = (matrix, vectors);
        state.variances = eigenvalues.iter().map(|&x| larger(x, 0.0)).collect(); // @variances
        observer.on(
            state,
            PcaEvent::Sort {
                order,
                eigenvalues,
                variances: state.variances.clone(),
                nearly_equal: self.nearly_equal(state),
                without_variance: self.without_variance(state),
            },
        );
    }

    fn point(&self, state: &mut State, observer: &mut Listener) {
        for component in 0..self.columns() {
            let at = component * self.columns();
            let loadings = state.vectors[at..][..self.columns()].to_vec();
            let column = first_of_the_largest(&loadings); // @sign
            let loading = loadings[column];
            let flipped = loading < 0.0; // @sign
            if flipped {
                state.vectors[at..][..loadings.len()].iter_mut().for_each(|x| *x = -*x); // @flip
            }
            observer.on(state, PcaEvent::Sign { component, loadings, column, loading, flipped });
        }
    }

    fn project(&self, state: &mut State, observer: &mut Listener) {
        let (divisor, total) = (self.divisor(), self.total(state));
        let adjusted = self.adjusted(state);
        let mut cumulative = 0.0;
        for component in 0..self.count {
            let scores = self.scores_along(component, state, &adjusted); // @project
            let variance = state.variances[component];
            let ratio = quotient(variance, total); // @ratio
            cumulative += ratio;
            state.projected = component + 1;
            let sum = sum(scores.iter().map(|score| score * score)); // @hide
            observer.on(
                state,
                PcaEvent::Project {
                    component,
                    values: observer.listed(scores.into_iter()),
                    sum,
                    divisor,
                    measured: quotient(sum, divisor),
                    variance,
                    total,
                    ratio,
                    cumulative,
                },
            );
        }
    }

    fn rebuild(&self, state: &mut State, observer: &mut Listener) {
        let (n, rows) = (self.columns(), self.table.rows());
        let adjusted = self.adjusted(state);
        let total = sum(adjusted.iter().map(|value| value * value)); // @hide
        let mut missing = adjusted.clone();
        for component in 0..self.count {
            let scores = self.scores_along(component, state, &adjusted);
            let loadings = &state.vectors[component * n..][..n];
            for (column, loading) in missing.chunks_exact_mut(rows).zip(loadings) {
                for (cell, score) in column.iter_mut().zip(&scores) {
                    *cell -= score * loading; // @rebuild
                }
            }
            let lost = sum(missing.iter().map(|cell| cell * cell)); // @lost
            state.lost.push(lost); // @lost
            let unexplained = sum(state.variances.iter().skip(component + 1).copied()); // @hide
            observer.on(
                state,
                PcaEvent::Rebuild {
                    components: component + 1,
                    lost,
                    total,
                    share: quotient(lost, total),
                    unexplained,
                    divisor: self.divisor(),
                    mean_squared_error: mean_squared_error(&missing, &state.scale),
                },
            );
        }
    }
    // end listing

    fn run_stage(&self, state: &mut State, observer: &mut Listener) -> Progress {
        state.stage = match state.stage {
            PcaStage::Mean => {
                self.find_means(state, observer);
                PcaStage::Centre
            }
            PcaStage::Centre => {
                self.centre(state, observer);
                if self.options.standardize { PcaStage::Scale } else { PcaStage::Covariance }
            }
            PcaStage::Scale => {
                self.find_scales(state, observer);
                PcaStage::Covariance
            }
            PcaStage::Covariance => {
                self.find_covariance(state, observer);
                PcaStage::Sweep
            }
            PcaStage::Sweep => {
                self.sweep(state, observer);
                let again = self.verdict(state) == SweepVerdict::Again;
                if again { PcaStage::Sweep } else { PcaStage::Sort }
            }
            PcaStage::Sort => {
                self.sort(state, observer);
                if self.options.sign == Sign::Raw { PcaStage::Project } else { PcaStage::Sign }
            }
            PcaStage::Sign => {
                self.point(state, observer);
                PcaStage::Project
            }
            PcaStage::Project => {
                self.project(state, observer);
                PcaStage::Rebuild
            }
            PcaStage::Rebuild => {
                self.rebuild(state, observer);
                PcaStage::Done
            }
            // listing: pca.rust
            PcaStage::Done => {
                let (sweeps, converged) = (state.sweeps, state.converged()); // @hide
                observer.on(state, PcaEvent::Done { components: self.count, sweeps, converged });
                return Progress::Done; // @done
            }
        }; // @hide
        // end listing
        Progress::More
    }
}

/// The first loading whose absolute value is the largest, apart from rounding: of (0.7, -0.7) it is
/// the first, whichever of them the last bit favours.
fn first_of_the_largest(loadings: &[f64]) -> usize {
    let largest = loadings.iter().fold(0.0, |most, loading| larger(most, loading.abs()));
    loadings.iter().position(|loading| loading.abs() >= largest * (1.0 - 1e-12)).unwrap_or(0)
}

/// The mean of the squares of what is missing, in the units of the table.
fn mean_squared_error(missing: &[f64], scale: &[f64]) -> f64 {
    let rows = (missing.len() / scale.len().max(1)).max(1);
    let columns = missing.chunks_exact(rows).zip(scale);
    let squares = columns.flat_map(|(column, scale)| column.iter().map(move |x| x * scale));
    sum(squares.map(|x| x * x)) / missing.len().max(1) as f64
}

impl Algorithm for Pca {
    type State = State;
    type Event = PcaEvent;

    fn start(&self) -> State {
        let n = self.columns();
        let mut vectors = vec![0.0; n * n];
        vectors.iter_mut().step_by(n + 1).for_each(|x| *x = 1.0);
        State {
            stage: PcaStage::Mean,
            mean: vec![0.0; n],
            scale: vec![1.0; n],
            covariance: vec![0.0; n * n],
            matrix: vec![0.0; n * n],
            vectors,
            sweeps: 0,
            left: n * (n - 1) / 2,
            variances: Vec::new(),
            projected: 0,
            lost: Vec::new(),
        }
    }

    /// A round is a stage; the rotations take a round for each sweep.
    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
        let mut tell = |state: &State, event: PcaEvent| observer.on(state, event);
        self.run_stage(state, &mut Listener { listens: O::LISTENS, tell: &mut tell })
    }

    fn state_bytes(&self) -> usize {
        (3 * self.columns() + 4) * self.columns() * size_of::<f64>()
    }
}
