//! Every event of the PCA lab is checked from what it carries, and the events together tell the
//! whole run: someone who hears only them knows the table's mean, the matrix and the axes.

use crate::common::cases::config;
use crate::common::pca::{PcaCase, pca_case};
use crate::common::shown::watch_all;
use boxstep::pca::{PcaEvent, PcaStage, PcaTerm, Sign, SweepVerdict};
use boxstep::watch::{Column, Lab, Timeline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// An event with what the picture shows then.
#[derive(Clone)]
pub struct Told {
    pub event: PcaEvent,
    pub stage: PcaStage,
    pub mean: Vec<f64>,
    pub scale: Vec<f64>,
    pub matrix: Vec<f64>,
    pub vectors: Vec<f64>,
    pub variances: Vec<f64>,
}

fn frame(columns: Vec<(&'static str, Column)>) -> [Vec<f64>; 5] {
    let names = ["mean", "scale", "matrix", "vectors", "variances"];
    assert_eq!(columns.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    let mut numbers = columns.into_iter().map(|(_, column)| match column {
        Column::Numbers(numbers) => numbers,
        Column::Indices(_) => vec![f64::NAN],
    });
    std::array::from_fn(|_| numbers.next().expect("there are five"))
}

pub fn same(found: f64, expected: f64) -> TestCaseResult {
    prop_assert!(found.to_bits() == expected.to_bits(), "{} is not {}", found, expected);
    Ok(())
}

pub fn near(found: f64, expected: f64, error: f64) -> TestCaseResult {
    prop_assert!((found - expected).abs() <= error, "{} is not {} ± {}", found, expected, error);
    Ok(())
}

fn listed<T: Clone>(all: &[T]) -> Vec<T> {
    all.iter().take(PcaEvent::LISTED).cloned().collect()
}

fn terms(a: &[f64], b: &[f64]) -> Vec<PcaTerm> {
    let terms: Vec<_> = a.iter().zip(b).map(|(&a, &b)| PcaTerm { a, b, product: a * b }).collect();
    listed(&terms)
}

fn sum_of(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sum = 0.0;
    for number in numbers {
        sum += number;
    }
    sum
}

fn divided(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}

/// What someone knows who hears only the events.
pub struct Story<'a> {
    pub case: &'a PcaCase,
    pub n: usize,
    pub divisor: f64,
    pub mean: Vec<f64>,
    pub scale: Vec<f64>,
    pub covariance: Vec<f64>,
    /// As the last event left them.
    pub matrix: Vec<f64>,
    pub vectors: Vec<f64>,
    pub variances: Vec<f64>,
}

impl Story<'_> {
    fn adjusted(&self, column: usize) -> Vec<f64> {
        let values = self.case.column(column).into_iter();
        values.map(|x| (x - self.mean[column]) / self.scale[column]).collect()
    }

    fn scores(&self, component: usize) -> Vec<f64> {
        let mut scores = vec![0.0; self.case.rows()];
        for column in 0..self.n {
            let loading = self.vectors[component * self.n + column];
            for (score, value) in scores.iter_mut().zip(self.adjusted(column)) {
                *score += loading * value;
            }
        }
        scores
    }

    fn means(&mut self, round: &[Told]) -> TestCaseResult {
        prop_assert_eq!(round.len(), self.n);
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Mean { column, ref values, rows, sum, lowest, highest, constant, mean } =
                told.event
            else {
                return Err(TestCaseError::fail("not a mean"));
            };
            let all = self.case.column(at);
            prop_assert_eq!((column, rows, values), (at, all.len(), &listed(&all)));
            same(sum, sum_of(all.iter().copied()))?;
            prop_assert_eq!(lowest, all.iter().copied().fold(f64::INFINITY, f64::min));
            prop_assert_eq!(highest, all.iter().copied().fold(f64::NEG_INFINITY, f64::max));
            prop_assert_eq!(constant, lowest == highest);
            same(mean, if constant { lowest } else { sum / rows as f64 })?;
            self.mean[column] = mean;
            prop_assert_eq!(&told.mean, &self.mean);
        }
        Ok(())
    }

    fn centres(&mut self, round: &[Told]) -> TestCaseResult {
        prop_assert_eq!(round.len(), self.n);
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Centre { column, ref values, mean, ref centred } = told.event else {
                return Err(TestCaseError::fail("nothing is centred"));
            };
            prop_assert_eq!((column, values), (at, &listed(&self.case.column(at))));
            same(mean, self.mean[column])?;
            prop_assert_eq!(centred, &listed(&self.adjusted(column)));
            prop_assert_eq!(centred, &values.iter().map(|x| x - mean).collect::<Vec<_>>());
        }
        Ok(())
    }

    fn scales(&mut self, round: &[Told]) -> TestCaseResult {
        prop_assert_eq!(round.len(), self.n);
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Scale {
                column,
                terms: ref listed,
                sum,
                divisor,
                variance,
                deviation,
                constant,
                scale,
            } = told.event
            else {
                return Err(TestCaseError::fail("nothing is scaled"));
            };
            let centred = self.adjusted(at);
            prop_assert_eq!((column, listed), (at, &terms(&centred, &centred)));
            same(sum, sum_of(centred.iter().map(|x| x * x)))?;
            same(divisor, self.divisor)?;
            same(variance, divided(sum, divisor))?;
            same(deviation, variance.sqrt())?;
            prop_assert_eq!(constant, deviation == 0.0);
            same(scale, if constant { 1.0 } else { deviation })?;
            self.scale[column] = scale;
            prop_assert_eq!(&told.scale, &self.scale);
        }
        Ok(())
    }

    fn covariances(&mut self, round: &[Told]) -> TestCaseResult {
        let cells: Vec<_> = (0..self.n).flat_map(|a| (a..self.n).map(move |b| (a, b))).collect();
        prop_assert_eq!(round.len(), cells.len());
        for (cell, told) in cells.into_iter().zip(round) {
            let PcaEvent::Covariance { row, column, terms: ref listed, sum, divisor, value } =
                told.event
            else {
                return Err(TestCaseError::fail("not a covariance"));
            };
            let (a, b) = (self.adjusted(row), self.adjusted(column));
            prop_assert_eq!(((row, column), listed), (cell, &terms(&a, &b)));
            same(sum, sum_of(a.iter().zip(&b).map(|(a, b)| a * b)))?;
            same(divisor, self.divisor)?;
            same(value, divided(sum, divisor))?;
            self.matrix[row * self.n + column] = value;
            self.matrix[column * self.n + row] = value;
            prop_assert_eq!(&told.matrix, &self.matrix);
        }
        self.covariance = self.matrix.clone();
        Ok(())
    }

    fn sorted(&mut self, round: &[Told]) -> TestCaseResult {
        let n = self.n;
        let [told] = round else { return Err(TestCaseError::fail("not one event")) };
        let PcaEvent::Sort { order, eigenvalues, variances, nearly_equal, without_variance } =
            &told.event
        else {
            return Err(TestCaseError::fail("nothing is sorted"));
        };
        let before = |axis: usize| self.matrix[axis * n + axis];
        let mut expected: Vec<usize> = (0..n).collect();
        expected.sort_by(|a, b| before(*b).partial_cmp(&before(*a)).expect("it is a number"));
        prop_assert_eq!(order, &expected);
        prop_assert_eq!(eigenvalues, &order.iter().map(|axis| before(*axis)).collect::<Vec<_>>());
        prop_assert_eq!(variances, &eigenvalues.iter().map(|x| x.max(0.0)).collect::<Vec<_>>());
        prop_assert_eq!(&told.variances, variances);
        for (a, axis) in order.iter().enumerate() {
            prop_assert_eq!(&told.vectors[a * n..][..n], &self.vectors[axis * n..][..n]);
            for (b, other) in order.iter().enumerate() {
                same(told.matrix[a * n + b], self.matrix[axis * n + other])?;
            }
        }
        let is_nothing = |component: &usize| {
            let loadings = &told.vectors[component * n..][..n];
            let reach = (0..n).map(|c| loadings[c].abs() * self.covariance[c * n + c].sqrt());
            variances[*component] <= 1e-12 * reach.sum::<f64>().powi(2)
        };
        let nothing: Vec<usize> = (0..n).filter(is_nothing).collect();
        prop_assert_eq!(without_variance, &nothing);
        let is_equal = |component: &usize| {
            let neither = [*component, component + 1].iter().all(|c| !nothing.contains(c));
            let (more, less) = (variances[*component], variances[component + 1]);
            neither && more - less <= 1e-6 * more
        };
        prop_assert_eq!(nearly_equal, &(0..n - 1).filter(is_equal).collect::<Vec<_>>());
        self.matrix.clone_from(&told.matrix);
        self.vectors.clone_from(&told.vectors);
        self.variances.clone_from(variances);
        Ok(())
    }

    fn signs(&mut self, round: &[Told]) -> TestCaseResult {
        prop_assert_eq!(round.len(), self.n);
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Sign { component, ref loadings, column, loading, flipped } = told.event
            else {
                return Err(TestCaseError::fail("not a sign"));
            };
            prop_assert_eq!(component, at);
            let own = at * self.n..(at + 1) * self.n;
            prop_assert_eq!(loadings, &self.vectors[own.clone()]);
            same(loading, loadings[column])?;
            let largest = loadings.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
            near(loading.abs(), largest, 2e-12)?;
            prop_assert!(loadings[..column].iter().all(|x| x.abs() < loading.abs()));
            prop_assert_eq!(flipped, loading < 0.0);
            for x in self.vectors[own].iter_mut().filter(|_| flipped) {
                *x = -*x;
            }
            prop_assert_eq!(&told.vectors, &self.vectors);
            prop_assert!(told.vectors[at * self.n + column] > 0.0);
        }
        Ok(())
    }

    fn projections(&mut self, round: &[Told], count: usize) -> TestCaseResult {
        prop_assert_eq!(round.len(), count);
        let all = sum_of(self.covariance.iter().step_by(self.n + 1).copied());
        let mut so_far = 0.0;
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Project {
                component,
                ref values,
                sum,
                divisor,
                measured,
                variance,
                total,
                ratio,
                cumulative,
            } = told.event
            else {
                return Err(TestCaseError::fail("nothing is projected"));
            };
            let scores = self.scores(at);
            prop_assert_eq!((component, values), (at, &listed(&scores)));
            same(sum, sum_of(scores.iter().map(|score| score * score)))?;
            same(divisor, self.divisor)?;
            same(measured, divided(sum, divisor))?;
            same(variance, self.variances[at])?;
            same(total, all)?;
            same(ratio, divided(variance, total))?;
            so_far += ratio;
            same(cumulative, so_far)?;
        }
        Ok(())
    }

    fn rebuilds(&mut self, round: &[Told], count: usize, converged: bool) -> TestCaseResult {
        prop_assert_eq!(round.len(), count);
        let mut missing: Vec<Vec<f64>> = (0..self.n).map(|column| self.adjusted(column)).collect();
        let squares = |cells: &[Vec<f64>]| sum_of(cells.iter().flatten().map(|x| x * x));
        let all = squares(&missing);
        for (at, told) in round.iter().enumerate() {
            let PcaEvent::Rebuild {
                components,
                lost,
                total,
                share,
                unexplained,
                divisor,
                mean_squared_error,
            } = told.event
            else {
                return Err(TestCaseError::fail("nothing is rebuilt"));
            };
            prop_assert_eq!(components, at + 1);
            let scores = self.scores(at);
            for (column, cells) in missing.iter_mut().enumerate() {
                let loading = self.vectors[at * self.n + column];
                cells.iter_mut().zip(&scores).for_each(|(cell, score)| *cell -= score * loading);
            }
            same(lost, squares(&missing))?;
            same(total, all)?;
            same(share, divided(lost, total))?;
            same(unexplained, sum_of(self.variances.iter().skip(components).copied()))?;
            same(divisor, self.divisor)?;
            if converged && divisor > 0.0 {
                near(lost, divisor * unexplained, 1e-12 * total)?;
            }
            let cells = missing.iter().zip(&self.scale);
            let raw = cells.flat_map(|(cells, scale)| cells.iter().map(move |x| x * scale));
            let error = sum_of(raw.map(|x| x * x)) / self.case.values.len() as f64;
            same(mean_squared_error, error)?;
        }
        Ok(())
    }
}

fn check(case: &PcaCase) -> TestCaseResult {
    let lab = case.lab();
    let n = case.columns;
    let (rounds, _) = watch_all(&lab, |state, event| {
        let detail = lab.detail(state, event);
        let [mean, scale, matrix, vectors, variances] = frame(lab.frame_columns(state));
        assert!(lab.roles(state, event).is_empty());
        let (event, stage) = (detail.event, detail.stage);
        Told { event, stage, mean, scale, matrix, vectors, variances }
    });
    let mut rounds = rounds.into_iter();
    let mut next = |stage: PcaStage| {
        let round: Vec<Told> = rounds.next().unwrap_or_default();
        prop_assert!(!round.is_empty() && round.iter().all(|told| told.stage == stage));
        Ok(round)
    };
    let mut story = Story {
        case,
        n,
        divisor: case.options.divisor.of(case.rows()),
        mean: vec![0.0; n],
        scale: vec![1.0; n],
        covariance: Vec::new(),
        matrix: vec![0.0; n * n],
        vectors: (0..n * n).map(|at| if at / n == at % n { 1.0 } else { 0.0 }).collect(),
        variances: Vec::new(),
    };
    story.means(&next(PcaStage::Mean)?)?;
    story.centres(&next(PcaStage::Centre)?)?;
    if case.options.standardize {
        story.scales(&next(PcaStage::Scale)?)?;
    }
    story.covariances(&next(PcaStage::Covariance)?)?;
    let mut number = 1;
    let mut verdict = story.sweep(&next(PcaStage::Sweep)?, number)?;
    while verdict == SweepVerdict::Again {
        number += 1;
        verdict = story.sweep(&next(PcaStage::Sweep)?, number)?;
    }
    let converged = verdict == SweepVerdict::Converged;
    story.sorted(&next(PcaStage::Sort)?)?;
    if case.options.sign == Sign::Sklearn {
        story.signs(&next(PcaStage::Sign)?)?;
    }
    let components = case.options.components.unwrap_or(n);
    story.projections(&next(PcaStage::Project)?, components)?;
    story.rebuilds(&next(PcaStage::Rebuild)?, components, converged)?;
    let over = PcaEvent::Done { components, sweeps: number, converged };
    let last = next(PcaStage::Done)?;
    prop_assert_eq!(last.iter().map(|told| &told.event).collect::<Vec<_>>(), [&over]);
    prop_assert!(rounds.next().is_none());
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_event_is_checked(case in pca_case()) {
        check(&case)?;
    }

    /// The marks are on what someone should not miss.
    #[test]
    fn marks_are_on_what_is_special(case in pca_case()) {
        let lab = case.lab();
        let (rounds, _) = watch_all(&lab, |_, event| event.clone());
        let is_special = |event: &PcaEvent| match event {
            PcaEvent::Mean { lowest, highest, .. } => lowest == highest,
            PcaEvent::Swept { sweep, max_sweeps, left, .. } => *left > 0 && sweep == max_sweeps,
            PcaEvent::Sort { nearly_equal, without_variance, .. } => {
                nearly_equal.len() + without_variance.len() > 0
            }
            PcaEvent::Sign { loading, .. } => *loading < 0.0,
            _ => false,
        };
        let events = rounds.iter().flatten().enumerate();
        let special = events.filter(|(_, event)| is_special(event)).map(|(at, _)| at as u64);
        let special: Vec<u64> = special.collect();
        let timeline = Timeline::record(lab);
        prop_assert_eq!(timeline.marks(), special);
    }
}
