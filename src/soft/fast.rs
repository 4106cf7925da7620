//! Soft-NMS for very many boxes: the textbook's answer, to the bit, in the time that boxes take which
//! really overlap.
//!
//! Boxes that are apart leave each other's scores alone, so that lowering needs to look only at those
//! near the picked one, which [`Grid`] finds. Each score is still multiplied by the same weights in
//! the same order. The best in play comes off a heap of scores as they once were: they never rise, so
//! the top of it, if it still holds, is the best, and is put back with its present score if not.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::grid::Grid;
use super::{SoftAnswer, SoftNms, SoftNmsOptions};
use crate::iou::Shared;
use crate::nms::Ties;

/// A box in play with a score that it has or had.
struct Waiting {
    score: f64,
    item: u32,
    ties: Ties,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.score.partial_cmp(&other.score).unwrap_or(Ordering::Equal);
        // What comes first of equal ones is the greatest here.
        by_score.then_with(|| self.ties.order(other.item, self.item))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

/// Whether boxes without a common point leave each other alone. Cutting by a threshold below 0 does
/// not let them.
fn local(options: &SoftNmsOptions) -> bool {
    let exceeds = options.boundary.exceeds(0.0, options.threshold);
    !(exceeds && options.cuts())
}

/// What [`super::soft_nms`] answers; None where only the textbook finds it in good time.
pub(super) fn answer(soft: &SoftNms) -> Option<SoftAnswer> {
    let options = &soft.options;
    let extent = options.extent;
    if !local(options) {
        return None;
    }
    let mut scores = soft.scores.clone();
    let mut in_play: Vec<bool> = scores.iter().map(|&score| options.lives(score)).collect();
    let mut grid = Grid::new(&soft.rects, &in_play, extent)?;
    let mut heap: BinaryHeap<Waiting> = (0..)
        .zip(&scores)
        .zip(&in_play)
        .filter_map(|((item, &score), lives)| {
            lives.then_some(Waiting { score, item, ties: options.ties })
        })
        .collect();

    let most = options.max_output.map_or(usize::MAX, |most| most as usize);
    let mut keep = Vec::new();
    let mut kept_scores = Vec::new();
    while keep.len() < most
        && let Some(top) = heap.pop()
    {
        let picked = top.item as usize;
        let (Some(&score), Some(in_play_still)) = (scores.get(picked), in_play.get_mut(picked))
        else {
            continue;
        };
        if !*in_play_still {
            continue;
        }
        if score < top.score {
            heap.push(Waiting { score, ..top });
            continue;
        }
        *in_play_still = false;
        keep.push(top.item);
        kept_scores.push(score);
        grid.leave();

        let rect = soft.rects.get(picked)?;
        let area = rect.area(extent);
        let class = soft.class(top.item);
        grid.near(rect, &mut in_play, |item, other| {
            if options.per_class && soft.class(item) != class {
                return true;
            }
            let shared = Shared::of(rect, other, extent);
            if shared.intersection <= 0.0 {
                return true;
            }
            let iou = shared.iou(area, other.area(extent));
            let Some(score) = scores.get_mut(item as usize) else { return true };
            *score *= options.weight(iou);
            let exceeds = options.boundary.exceeds(iou, options.threshold);
            !(exceeds && options.cuts()) && options.lives(*score)
        });
    }
    Some(SoftAnswer { keep, scores: kept_scores })
}
