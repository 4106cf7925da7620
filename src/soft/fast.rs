//! Soft-NMS for very many boxes: the textbook's answer, to the bit, in the time that boxes take which
//! really overlap.
//!
//! Boxes that are apart leave each other's scores alone, so that lowering needs to look only at those
//! near the picked one, which a [`Grid`] finds. Each score is still multiplied by the same weights in
//! the same order.

use super::grid::Grid;
use super::{SoftAnswer, SoftNms, SoftNmsOptions, SoftState};
use crate::iou::Shared;
use crate::watch::{Algorithm, Progress, Silent};

/// So many rounds are the textbook's: where all boxes overlap, there are no more, and making a grid
/// would take longer than they do. Of few boxes, it takes no time.
fn first_rounds(boxes: usize) -> usize {
    (1 + boxes / 64).min(16)
}

/// What [`super::soft_nms`] answers.
pub(super) fn answer(soft: &SoftNms) -> SoftAnswer {
    let mut state = soft.start();
    let first_rounds = first_rounds(soft.rects.len());
    let mut rounds = 0;
    while soft.round(&mut state, &mut Silent) == Progress::More {
        rounds += 1;
        if rounds == first_rounds
            && let Some(answer) = with_grid(soft, &state)
        {
            return answer;
        }
    }
    answer_of(&state)
}

/// What is kept so far.
fn answer_of(state: &SoftState) -> SoftAnswer {
    let keep = state.kept().to_vec();
    let scores = keep.iter().filter_map(|&item| state.scores().get(item as usize).copied());
    SoftAnswer { scores: scores.collect(), keep }
}

/// Whether boxes without a common point leave each other alone. Cutting by a threshold below 0 does
/// not let them.
fn local(options: &SoftNmsOptions) -> bool {
    !(options.boundary.exceeds(0.0, options.threshold) && options.cuts())
}

/// Goes on from a state to the end; None where only the textbook does that in good time.
fn with_grid(soft: &SoftNms, state: &SoftState) -> Option<SoftAnswer> {
    let options = &soft.options;
    let extent = options.extent;
    if !local(options) {
        return None;
    }
    let in_play = state.remaining.iter().filter_map(|&item| {
        let (rect, score) = (soft.rects.get(item as usize)?, state.scores().get(item as usize)?);
        Some((item, *rect, *score))
    });
    let mut grid = Grid::new(in_play, extent, options.ties)?;
    let SoftAnswer { mut keep, mut scores } = answer_of(state);
    let most = options.max_output.map_or(usize::MAX, |most| most as usize);
    while keep.len() < most
        && let Some((picked, score)) = grid.take_best()
    {
        keep.push(picked);
        scores.push(score);
        let Some(rect) = soft.rects.get(picked as usize) else { continue };
        let area = rect.area(extent);
        let class = soft.class(picked);
        grid.lower_near(rect, |item, other, score| {
            if options.per_class && soft.class(item) != class {
                return Some(score);
            }
            let shared = Shared::of(rect, other, extent);
            if shared.intersection <= 0.0 {
                return Some(score);
            }
            let iou = shared.iou(area, other.area(extent));
            let cut = options.boundary.exceeds(iou, options.threshold) && options.cuts();
            let lowered = score * options.weight(iou);
            (!cut && options.lives(lowered)).then_some(lowered)
        });
    }
    Some(SoftAnswer { keep, scores })
}
