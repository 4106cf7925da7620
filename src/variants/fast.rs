use super::{State, Suppression, Terms, Variant, VariantEvent, VariantOptions};
use crate::Problem;
use crate::nms::Fate;
use crate::watch::{Observer, Progress, run};

/// Fast NMS: whoever overlaps any better box too much falls, whatever becomes of that box.
///
/// Bolya, Zhou, Xiao and Lee, "YOLACT: Real-time Instance Segmentation", 2019. No verdict waits for
/// another, so all columns can be judged at once; it suppresses all that greedy NMS does, and more.
/// YOLACT suppresses above the threshold, Ultralytics' `fast_nms` at it too.
#[derive(Clone, Debug)]
pub struct Fast(pub VariantOptions);

impl Variant for Fast {
    fn terms(&self) -> Terms {
        self.0.terms()
    }

    fn check(&self) -> Result<(), Problem> {
        self.0.check()
    }

    // listing: fast-nms.rust
    fn round<O: Observer<Suppression<Self>>>(
        &self,
        run: &Suppression<Self>,
        state: &mut State,
        observer: &mut O,
    ) -> Progress {
        let column = state.round as usize - 1;
        judge(&self.0, column, run, state, observer);
        if column + 1 < state.order.len() { Progress::More } else { Progress::Done }
    }
    // end listing
}

/// Compares the box of a column with all better ones that have a say, and settles its fate. Whether
/// that is another than before.
// listing: judge.rust
pub(super) fn judge<V: Variant, O: Observer<Suppression<V>>>(
    options: &VariantOptions,
    column: usize,
    run: &Suppression<V>,
    state: &mut State,
    observer: &mut O,
) -> bool {
    let other = state.ranked(column);
    let threshold = options.threshold;
    let (mut by, mut peak) = (None, 0.0);
    for row in 0..column {
        let better = state.ranked(row);
        if !state.speaks[better as usize] {
            observer.on(state, VariantEvent::Silent { better, other });
            continue; // @silent
        }
        if let Some([better_class, other_class]) = run.classes_apart(better, other) {
            observer
                .on(state, VariantEvent::OtherClass { better, other, better_class, other_class });
            continue; // @otherClass
        }
        let overlay = run.overlay(better, other); // @compare
        if by.is_none() || overlay.iou > peak {
            (by, peak) = (Some(better), overlay.iou); // @compare
        }
        let exceeds = options.boundary.exceeds(overlay.iou, threshold); // @hide
        let better_fell = state.fell(better); // @hide
        observer.on(
            state,
            VariantEvent::Compare {
                better,
                other,
                overlay,
                single: None,
                threshold,
                exceeds,
                peak,
                better_fell,
            },
        );
    }
    let fell = state.fell(other);
    let suppressor = by.filter(|_| options.boundary.exceeds(peak, threshold)); // @judge
    let suppressed = suppressor.is_some();
    let fate = match suppressor {
        Some(by) => Fate::Suppressed { by, overlap: peak }, // @suppressed
        None => Fate::Kept,                                 // @kept
    };
    state.settle(other, fate);
    let changed = suppressed != fell;
    let item = other; // @hide
    observer.on(state, VariantEvent::Judge { item, by, peak, threshold, suppressed, changed });
    changed
}
// end listing

/// Runs Fast NMS and gives the boxes kept, best first. `flat` holds x1, y1, x2, y2 per box, corners
/// in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn fast_nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &VariantOptions,
) -> Result<Vec<u32>, Problem> {
    Ok(run(&Suppression::new(flat, scores, classes, Fast(options.clone()))?).kept)
}
