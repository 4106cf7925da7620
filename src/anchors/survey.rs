//! Many runs, made silently, to compare what they arrive at.

use std::sync::Arc;

use serde::Serialize;

use super::fast::Fast;
use super::{AnchorsOptions, KMeans, Shapes, State, StopReason};
use crate::Problem;
use crate::problem::in_range;
use crate::watch::{Algorithm, Progress};

/// What one run arrived at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Trial {
    /// How many clusters.
    pub k: u32,
    /// The seed.
    pub seed: u32,
    /// The average IoU of its answer.
    pub avg_iou: f64,
    /// How many passes it took.
    pub iterations: u32,
    /// Why it stopped.
    pub reason: StopReason,
}

/// Runs that differ in k or seed, made in slices, so that whoever waits sees how far it has come and
/// can give it up.
#[derive(Clone, Debug)]
pub struct Survey {
    shapes: Arc<Shapes>,
    fast: Fast,
    options: AnchorsOptions,
    runs: Vec<(u32, u32)>,
    running: Option<(KMeans, State)>,
    trials: Vec<Trial>,
}

/// The most seeds that are tried.
const MAX_SEEDS: u32 = 1000;

impl Survey {
    /// The run of the options and others with the seeds after its own, `restarts` in all (from 1 to
    /// 1000), of which [`Self::best`] is to be kept.
    ///
    /// # Errors
    /// A [`Problem`] that names the unusable option.
    pub fn restarts(
        shapes: Arc<Shapes>,
        options: &AnchorsOptions,
        restarts: u32,
    ) -> Result<Self, Problem> {
        in_range("restarts", f64::from(restarts), 1.0, f64::from(MAX_SEEDS))?;
        let k = KMeans::new(Arc::clone(&shapes), options)?.k() as u32;
        // Given centroids leave nothing to chance.
        let seeds = if options.init.is_some() { 1 } else { restarts };
        Ok(Self::new(shapes, options.clone(), (k..=k).collect(), seeds))
    }

    /// Runs with 1 to `most` clusters (or as many as there are shapes), each with `seeds` seeds
    /// (from 1 to 1000), the first of them the options' own. Neither the options' k nor their first
    /// centroids are used.
    ///
    /// # Errors
    /// A [`Problem`] that names the unusable option.
    pub fn elbow(
        shapes: Arc<Shapes>,
        options: &AnchorsOptions,
        most: u32,
        seeds: u32,
    ) -> Result<Self, Problem> {
        in_range("seeds", f64::from(seeds), 1.0, f64::from(MAX_SEEDS))?;
        let most = most.min(u32::try_from(shapes.len()).unwrap_or(u32::MAX));
        let options = AnchorsOptions { k: Some(most), init: None, ..options.clone() };
        KMeans::new(Arc::clone(&shapes), &options)?;
        Ok(Self::new(shapes, options, (1..=most).collect(), seeds))
    }

    fn new(shapes: Arc<Shapes>, options: AnchorsOptions, ks: Vec<u32>, seeds: u32) -> Self {
        let seed = |i| options.seed.wrapping_add(i);
        let runs = ks.iter().flat_map(|&k| (0..seeds).map(move |i| (k, seed(i)))).collect();
        let fast = Fast::new(Arc::clone(&shapes));
        Self { shapes, fast, options, runs, running: None, trials: Vec::new() }
    }

    /// What makes further runs on these shapes.
    pub(super) fn into_fast(self) -> Fast {
        self.fast
    }

    /// How many runs there are to be.
    #[must_use]
    pub fn total(&self) -> usize {
        self.runs.len()
    }

    /// The runs that are over, by rising k and then by seed.
    #[must_use]
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// The options of one of its runs.
    #[must_use]
    pub fn options_of(&self, k: u32, seed: u32) -> AnchorsOptions {
        AnchorsOptions { k: Some(k), seed, ..self.options.clone() }
    }

    /// The trial with the highest average IoU; of several, the first. One with a centroid that is
    /// NaN only if there is no other.
    #[must_use]
    pub fn best(&self) -> Option<&Trial> {
        let rank = |trial: &Trial| (trial.reason != StopReason::Nan, trial.avg_iou);
        self.trials.iter().reduce(|best, trial| if rank(trial) > rank(best) { trial } else { best })
    }

    /// Goes on for about `comparisons` comparisons of a shape with a centroid, and at least for one
    /// round.
    ///
    /// # Errors
    /// None that was not found at the beginning.
    pub fn advance(&mut self, comparisons: u64) -> Result<Progress, Problem> {
        let mut done = 0;
        while let Some(&(k, seed)) = self.runs.get(self.trials.len()) {
            if done > 0 && done >= comparisons {
                return Ok(Progress::More);
            }
            done += self.shapes.len() as u64 * u64::from(k);
            let (run, mut state) = match self.running.take() {
                Some(running) => running,
                None => {
                    let run = KMeans::new(Arc::clone(&self.shapes), &self.options_of(k, seed))?;
                    let state = run.start();
                    (run, state)
                }
            };
            self.fast.round(&run, &mut state);
            let Some(reason) = state.reason() else {
                self.running = Some((run, state));
                continue;
            };
            let (avg_iou, iterations) = (state.avg_iou(), state.iterations());
            self.trials.push(Trial { k, seed, avg_iou, iterations, reason });
        }
        Ok(Progress::Done)
    }
}
