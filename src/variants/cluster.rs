use super::fast::judge;
use super::{State, Suppression, Terms, Variant, VariantEvent, VariantOptions};
use crate::Problem;
use crate::watch::{Observer, Progress, run};

/// Cluster-NMS: Fast NMS over and over, each time without the rows of those that fell the time
/// before, until no verdict changes.
///
/// Zheng et al., "Enhancing Geometric Factors in Model Learning and Inference for Object Detection
/// and Instance Segmentation", 2020. It ends with what greedy NMS keeps: after pass t the verdicts
/// on the best t + 1 boxes are final, since each depends on better ones alone. As many passes are
/// needed as the longest chain of boxes that suppress one another is long, and one that sees no
/// change; the authors' code gives up after 200.
#[derive(Clone, Debug)]
pub struct Cluster(pub VariantOptions);

impl Variant for Cluster {
    fn terms(&self) -> Terms {
        self.0.terms()
    }

    fn check(&self) -> Result<(), Problem> {
        self.0.check()
    }

    // listing: cluster-nms.rust
    fn round<O: Observer<Suppression<Self>>>(
        &self,
        run: &Suppression<Self>,
        state: &mut State,
        observer: &mut O,
    ) -> Progress {
        let mut changed = 0;
        for column in 0..state.order.len() {
            changed += usize::from(judge(&self.0, column, run, state, observer));
        }
        // Only now: within a pass, all are judged by the verdicts of the one before.
        for rank in 0..state.order.len() {
            let item = state.ranked(rank);
            state.speaks[item as usize] = !state.fell(item); // @again
        }
        observer.on(state, VariantEvent::Again { pass: state.round, changed });
        if changed > 0 { Progress::More } else { Progress::Done } // @again
    }
    // end listing
}

/// What Cluster-NMS answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterAnswer {
    /// The boxes kept, best first: those of greedy NMS.
    pub keep: Vec<u32>,
    /// How many passes over the matrix it took, the one included that saw no change.
    pub passes: u32,
}

/// Runs Cluster-NMS. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn cluster_nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &VariantOptions,
) -> Result<ClusterAnswer, Problem> {
    let state = run(&Suppression::new(flat, scores, classes, Cluster(options.clone()))?);
    // Neither the first round nor the last is a pass.
    Ok(ClusterAnswer { passes: state.round.saturating_sub(2), keep: state.kept })
}
