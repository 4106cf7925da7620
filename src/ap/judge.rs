//! The algorithm: detections judged one by one. Reading the curve is in `curve.rs`.

use super::boxes::{Boxes, Class};
use super::state::{ApState, CurveAp, CurvePoint, Judged, Stage};
use super::{ApBoxes, ApEvent, ApOptions, BoxKind, Comparison, Matching, Reason};
use crate::Problem;
use crate::iou::Overlay;
use crate::watch::{Algorithm, Observer, Progress};

/// The ground truth that leads, and by which overlap.
pub(super) type Leader = Option<(u32, f64)>;

/// Average precision of some boxes with some options.
#[derive(Clone, Debug)]
pub struct Ap {
    pub(super) options: ApOptions,
    pub(super) boxes: Boxes,
    pub(super) classes: Vec<Class>,
    pub(super) levels: Vec<f64>,
}

impl Ap {
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(boxes: ApBoxes, options: &ApOptions) -> Result<Self, Problem> {
        options.check()?;
        let boxes = Boxes::new(boxes)?;
        let classes = boxes.by_class(options);
        let levels = options.interpolation.levels();
        Ok(Self { options: options.clone(), boxes, classes, levels })
    }

    /// The class and the threshold of a curve.
    pub(super) fn curve(&self, curve: usize) -> Option<(&Class, f64)> {
        let thresholds = &self.options.thresholds;
        let class = self.classes.get(curve / thresholds.len())?;
        Some((class, thresholds[curve % thresholds.len()]))
    }

    fn sort<O: Observer<Self>>(&self, state: &mut ApState, observer: &mut O) -> Stage {
        let Some((class, threshold)) = self.curve(state.curve) else { return Stage::Mean };
        state.taken.fill(None);
        state.judged.fill(None);
        (state.true_positives, state.false_positives) = (0, 0);
        state.points.clear();
        state.envelope.clear();
        observer.on(
            state,
            ApEvent::Sort {
                class: class.class,
                threshold,
                truths: class.positives,
                ignored: class.ignored,
                detections: class.order.len(),
                beyond_limit: class.beyond_limit,
            },
        );
        if class.order.is_empty() { Stage::Read } else { Stage::Judge(0) }
    }

    // listing: ap.rust
    /// Detection and ground truth laid over each other, and how much that counts.
    fn overlap(&self, detection: u32, truth: u32) -> (Overlay, f64, bool) {
        let rects = &self.boxes.rects;
        let (a, b) = (&rects[detection as usize], &rects[truth as usize]);
        let overlay = Overlay::of(a, b, self.options.extent); // @overlap
        let crowd = self.options.matching == Matching::Coco
            && self.boxes.kinds[truth as usize] == BoxKind::Crowd;
        let overlap = match crowd {
            true if overlay.area_a > 0.0 => overlay.intersection / overlay.area_a, // @crowd
            true => 0.0,
            false => overlay.iou,
        };
        (overlay, overlap, crowd)
    }

    /// Looks for the ground truth that the detection matches.
    fn find<O: Observer<Self>>(
        &self,
        detection: u32,
        truths: &[u32],
        threshold: f64,
        state: &mut ApState,
        observer: &mut O,
    ) -> Leader {
        let coco = self.options.matching == Matching::Coco;
        let ignored = |truth| self.boxes.is_ignored(truth, &self.options);
        let mut leader: Leader = None;
        for &truth in truths {
            if coco && ignored(truth) && leader.is_some_and(|(best, _)| !ignored(best)) {
                break; // What is to be ignored is only tried if nothing else matches. @last
            }
            let (overlay, overlap, crowd) = self.overlap(detection, truth);
            let taken = state.taken[truth as usize].is_some();
            let best = leader.map(|(_, best)| best);
            let comparison = if coco {
                let bar = best.unwrap_or(threshold.min(1.0 - 1e-10));
                match overlap >= bar {
                    _ if taken && !crowd => Comparison::Passed, // @passed
                    true => Comparison::Leads,                  // @leads
                    false => Comparison::Behind,                // @behind
                }
            } else if best.is_none_or(|best| overlap > best) {
                Comparison::Leads // @leads
            } else {
                Comparison::Behind // @behind
            };
            if comparison == Comparison::Leads {
                leader = Some((truth, overlap));
            }
            observer.on(
                state,
                ApEvent::Compare {
                    detection,
                    truth,
                    overlay,
                    crowd,
                    overlap,
                    leader: best,
                    taken,
                    comparison,
                },
            );
        }
        leader
    }

    /// What the detection counts as, and the ground truth that it matches.
    fn reason(&self, detection: u32, leader: Leader, threshold: f64, state: &ApState) -> Reason {
        let image = self.boxes.images[detection as usize];
        let Some((class, _)) = self.curve(state.curve) else { return Reason::NoTruth };
        let enough = |overlap: f64| match self.options.matching {
            Matching::Voc => self.options.boundary.exceeds(overlap, threshold),
            Matching::Coco => overlap >= threshold.min(1.0 - 1e-10),
        };
        let area = self.boxes.rects[detection as usize].area(self.options.extent);
        match leader.filter(|&(_, overlap)| enough(overlap)) {
            Some((truth, _)) if self.boxes.is_ignored(truth, &self.options) => Reason::IgnoredTruth, // @ignoredTruth
            Some((truth, _)) if state.taken[truth as usize].is_none() => Reason::Found, // @found
            _ if !self.options.counts_area(area) => Reason::OtherArea, // @otherArea
            Some(_) => Reason::Duplicate,                              // @duplicate
            None => match class.truths.get(&image) {
                None => Reason::NoTruth, // @noTruth
                // Under COCO's rules no taken one leads, so here it is looked for.
                Some(truths) if truths.iter().any(|&t| enough(self.overlap(detection, t).1)) => {
                    Reason::Duplicate // @duplicate
                }
                Some(_) => Reason::TooLittle, // @tooLittle
            },
        }
    }

    /// Judges the detection at a place of the order.
    fn judge<O: Observer<Self>>(&self, at: usize, state: &mut ApState, observer: &mut O) -> Stage {
        let Some((class, threshold)) = self.curve(state.curve) else { return Stage::Mean };
        let Some(&detection) = class.order.get(at) else { return Stage::Envelope }; // @next
        let image = self.boxes.images[detection as usize];
        let score = self.boxes.scores[detection as usize];
        let truths = class.truths.get(&image).map_or(&[][..], Vec::as_slice);
        observer.on(state, ApEvent::Next { detection, score, image, truths: truths.len() });
        let leader = self.find(detection, truths, threshold, state, observer);
        let reason = self.reason(detection, leader, threshold, state);
        let verdict = reason.verdict();
        self.count(detection, leader, reason, class.positives, state);
        let (precision, recall) =
            state.points.last().map_or((0.0, 0.0), |point| (point.precision, point.recall));
        observer.on(
            state,
            ApEvent::Judge {
                detection,
                score,
                truth: leader.map(|(truth, _)| truth),
                overlap: leader.map(|(_, overlap)| overlap),
                threshold,
                verdict,
                reason,
                true_positives: state.true_positives,
                false_positives: state.false_positives,
                truths: class.positives,
                precision,
                recall,
            },
        );
        match at + 1 < class.order.len() {
            true => Stage::Judge(at + 1),
            false if state.points.is_empty() => Stage::Read,
            false => Stage::Envelope,
        }
    }
    // end listing
}

impl Algorithm for Ap {
    type State = ApState;
    type Event = ApEvent;

    fn start(&self) -> ApState {
        let boxes = self.boxes.rects.len();
        ApState {
            stage: if self.classes.is_empty() { Stage::Mean } else { Stage::Sort },
            curve: 0,
            taken: vec![None; boxes],
            judged: vec![None; boxes],
            found: vec![None; boxes],
            true_positives: 0,
            false_positives: 0,
            points: Vec::new(),
            envelope: Vec::new(),
            results: Vec::new(),
            mean: None,
        }
    }

    /// For each curve a round that sorts, one for each detection, one for the envelope if the curve
    /// has a point, and one that reads it; then one for the mean.
    fn round<O: Observer<Self>>(&self, state: &mut ApState, observer: &mut O) -> Progress {
        state.stage = match state.stage {
            Stage::Sort => self.sort(state, observer),
            Stage::Judge(at) => self.judge(at, state, observer),
            Stage::Envelope => self.raise(state, observer),
            Stage::Read => self.read(state, observer),
            Stage::Mean => {
                self.average(state, observer);
                return Progress::Done;
            }
        };
        Progress::More
    }

    fn state_bytes(&self) -> usize {
        let boxes = 2 * size_of::<Option<u32>>()
            + size_of::<Option<Judged>>()
            + size_of::<CurvePoint>()
            + size_of::<f64>();
        let curves = self.classes.len() * self.options.thresholds.len() * size_of::<CurveAp>();
        self.boxes.rects.len() * boxes + curves
    }
}
