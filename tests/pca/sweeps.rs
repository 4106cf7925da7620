//! The events of the rotations, checked.

use boxstep::pca::{PcaEvent, SweepVerdict};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::events::{Story, Told, near, same};

const EPS: f64 = f64::EPSILON;

fn off(matrix: &[f64], n: usize) -> f64 {
    let cells = matrix.iter().enumerate().filter(|(at, _)| at / n != at % n);
    cells.map(|(_, x)| x * x).sum::<f64>().sqrt()
}

impl Story<'_> {
    /// One pair of a sweep; tells whether it was turned.
    fn pair(
        &mut self,
        pair: (usize, usize),
        number: usize,
        told: &Told,
    ) -> Result<bool, TestCaseError> {
        let n = self.n;
        let largest_cell = self.covariance.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        let negligible = |app: f64, aqq: f64| {
            (EPS * (app.abs().sqrt() * aqq.abs().sqrt())).max(EPS * EPS * largest_cell)
        };
        let turned = match told.event {
            PcaEvent::Skip { sweep, p, q, element, app, aqq, largest, limit } => {
                prop_assert_eq!((sweep, (p, q)), (number, pair));
                same(element, self.matrix[p * n + q])?;
                same(app, self.matrix[p * n + p])?;
                same(aqq, self.matrix[q * n + q])?;
                same(largest, largest_cell)?;
                same(limit, negligible(app, aqq))?;
                prop_assert!(element.abs() <= limit);
                prop_assert_eq!((&told.matrix, &told.vectors), (&self.matrix, &self.vectors));
                false
            }
            PcaEvent::Rotate {
                sweep,
                p,
                q,
                element,
                app,
                aqq,
                theta,
                t,
                c,
                s,
                app_after,
                aqq_after,
                off_before,
                off_after,
            } => {
                prop_assert_eq!((sweep, (p, q)), (number, pair));
                same(element, self.matrix[p * n + q])?;
                same(app, self.matrix[p * n + p])?;
                same(aqq, self.matrix[q * n + q])?;
                prop_assert!(element.abs() > negligible(app, aqq));
                same(theta, (aqq - app) / (2.0 * element))?;
                let sign = if theta < 0.0 { -1.0 } else { 1.0 };
                same(t, sign * (1.0 / (theta.abs() + (theta * theta + 1.0).sqrt())))?;
                same(c, 1.0 / (t * t + 1.0).sqrt())?;
                same(s, t * c)?;
                same(app_after, app - t * element)?;
                same(aqq_after, aqq + t * element)?;
                let size = off(&self.matrix, n);
                near(off_before, size, 1e-12 * size)?;
                near(off_after, off(&told.matrix, n), 1e-12 * size)?;
                let left = off_before * off_before - 2.0 * element * element;
                near(off_after * off_after, left, 1e-12 * size * size)?;
                self.turned((p, q), (c, s), told)?;
                true
            }
            _ => return Err(TestCaseError::fail("not a pair")),
        };
        self.matrix.clone_from(&told.matrix);
        self.vectors.clone_from(&told.vectors);
        Ok(turned)
    }

    /// The matrix and the axes after the rotation are `J M J'` and `J V`, in long form.
    fn turned(&self, (p, q): (usize, usize), (c, s): (f64, f64), told: &Told) -> TestCaseResult {
        let n = self.n;
        let mut j = vec![0.0; n * n];
        (0..n).for_each(|i| j[i * n + i] = 1.0);
        (j[p * n + p], j[p * n + q], j[q * n + p], j[q * n + q]) = (c, -s, s, c);
        let product = |a: &dyn Fn(usize, usize) -> f64, b: &dyn Fn(usize, usize) -> f64| {
            let cell = |i: usize| (0..n).map(|r| a(i / n, r) * b(r, i % n)).sum::<f64>();
            (0..n * n).map(cell).collect::<Vec<_>>()
        };
        let turn = |i: usize, k: usize| j[i * n + k];
        let half = product(&turn, &|i, k| self.matrix[i * n + k]);
        let whole = product(&|i, k| half[i * n + k], &|i, k| turn(k, i));
        let size = whole.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        for (found, expected) in told.matrix.iter().zip(&whole) {
            near(*found, *expected, 1e-14 * size)?;
        }
        same(told.matrix[p * n + q], 0.0)?;
        same(told.matrix[q * n + p], 0.0)?;
        let axes = product(&turn, &|i, k| self.vectors[i * n + k]);
        for (found, expected) in told.vectors.iter().zip(axes) {
            near(*found, expected, 1e-14)?;
        }
        Ok(())
    }

    pub fn sweep(&mut self, round: &[Told], number: usize) -> Result<SweepVerdict, TestCaseError> {
        let n = self.n;
        let pairs: Vec<_> = (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q))).collect();
        let (last, each) = round.split_last().expect("a round tells something");
        prop_assert_eq!(each.len(), pairs.len());
        let mut count = 0;
        for (pair, told) in pairs.iter().zip(each) {
            count += usize::from(self.pair(*pair, number, told)?);
        }
        let PcaEvent::Swept { sweep, max_sweeps, rotations, left, off: told_off, verdict } =
            last.event
        else {
            return Err(TestCaseError::fail("the sweep does not end"));
        };
        prop_assert_eq!((sweep, max_sweeps), (number, self.case.options.max_sweeps));
        prop_assert_eq!(rotations, count);
        let largest = self.covariance.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        let correlated = |(p, q): &&(usize, usize)| {
            let limit =
                EPS * self.matrix[p * n + p].abs().sqrt() * self.matrix[q * n + q].abs().sqrt();
            self.matrix[p * n + q].abs() > limit.max(EPS * EPS * largest)
        };
        prop_assert_eq!(left, pairs.iter().filter(correlated).count());
        near(told_off, off(&self.matrix, n), 1e-12 * told_off)?;
        let expected = match (left, sweep == max_sweeps) {
            (0, _) => SweepVerdict::Converged,
            (_, true) => SweepVerdict::GivenUp,
            (_, false) => SweepVerdict::Again,
        };
        prop_assert_eq!(verdict, expected);
        Ok(verdict)
    }
}
