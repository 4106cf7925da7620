use crate::nms::Fate;

/// All that changes while a variant runs. What is kept per box is in the order of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// How many rounds are over.
    pub(super) round: u32,
    /// Whether every box has its verdict.
    pub(super) is_judged: bool,
    /// Those that take part, best first: the rows and columns of the matrix.
    pub(super) order: Vec<u32>,
    pub(super) fates: Vec<Fate>,
    /// The round in which each got that fate; of those left out at the end, the one of being kept.
    pub(super) decided: Vec<u32>,
    /// Whether each has a say in the verdict on those after it.
    pub(super) speaks: Vec<bool>,
    /// The largest IoU of each with one before it.
    pub(super) peaks: Vec<f64>,
    pub(super) scores: Vec<f64>,
    /// The threshold at the beginning and after each time that it fell; empty where it never does.
    pub(super) thresholds: Vec<f64>,
    pub(super) kept: Vec<u32>,
}

impl State {
    pub(super) fn new(scores: &[f64]) -> Self {
        let boxes = scores.len();
        Self {
            round: 0,
            is_judged: false,
            order: Vec::new(),
            fates: vec![Fate::Waiting; boxes],
            decided: vec![0; boxes],
            speaks: vec![true; boxes],
            peaks: vec![0.0; boxes],
            scores: scores.to_vec(),
            thresholds: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// How much memory a box takes.
    pub(super) const BYTES_A_BOX: usize =
        size_of::<Fate>() + size_of::<bool>() + 3 * size_of::<u32>() + 2 * size_of::<f64>();

    /// Those that take part, best first.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// What has become of each box so far. A box that is kept now may fall in a later pass.
    #[must_use]
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }

    /// The score of each box by now.
    #[must_use]
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// The threshold at the beginning and after each time that it fell: empty with a variant whose
    /// threshold stays, and before the first box is judged.
    #[must_use]
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// The answer, best first; empty until the end.
    #[must_use]
    pub fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// How many rounds are over.
    #[must_use]
    pub fn rounds(&self) -> u32 {
        self.round
    }

    /// The box in this place of the order.
    pub(super) fn ranked(&self, rank: usize) -> u32 {
        self.order[rank]
    }

    pub(super) fn fell(&self, item: u32) -> bool {
        matches!(self.fates[item as usize], Fate::Suppressed { .. })
    }

    pub(super) fn settle(&mut self, item: u32, fate: Fate) {
        let slot = &mut self.fates[item as usize];
        if *slot != fate {
            *slot = fate;
            self.decided[item as usize] = self.round;
        }
    }
}
