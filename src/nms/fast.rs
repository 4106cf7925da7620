//! Greedy NMS for very many boxes: the same answer as the textbook's, in about the time of sorting.
//!
//! Boxes are taken best first, and each is compared only with those kept boxes that could suppress
//! it, which an [`Index`] finds.

use super::index::{Cell, Index};
use super::{Answer, Fate, NmsOptions, Penalty, Ties};
use crate::geometry::{Extent, Rect};
use crate::iou::{Kind, Shared};

/// A box that is in the answer.
struct Kept {
    rect: Rect,
    area: f64,
    class: u32,
    item: u32,
}

/// A box whose turn it is.
struct Taken {
    item: u32,
    rect: Rect,
    sides: [f64; 2],
    class: u32,
    cell: Cell,
}

/// As many boxes are taken together: as many reads as a core can wait for at once, and some more.
const BATCH: usize = 32;

/// What [`super::nms`] answers: what became of each box, too.
pub(super) fn answer(
    rects: &[Rect],
    scores: &[f64],
    classes: &[u32],
    options: &NmsOptions,
) -> Answer {
    let mut fates = vec![Fate::Filtered; rects.len()];
    let keep = select::<true>(rects, scores, classes, options, |item, fate| {
        if let Some(slot) = fates.get_mut(item as usize) {
            *slot = fate;
        }
    });
    Answer { keep, fates }
}

/// What [`super::nms_keep`] answers.
pub(super) fn keep(
    rects: &[Rect],
    scores: &[f64],
    classes: &[u32],
    options: &NmsOptions,
) -> Vec<u32> {
    select::<false>(rects, scores, classes, options, |_, _| {})
}

/// The boxes kept, best first. With `FATES`, `tell` hears of every box that is not filtered, and of
/// several kept boxes that could have suppressed one it hears the best.
fn select<const FATES: bool>(
    rects: &[Rect],
    scores: &[f64],
    classes: &[u32],
    options: &NmsOptions,
    mut tell: impl FnMut(u32, Fate),
) -> Vec<u32> {
    let mut order = best_first(scores, options);
    if let Some(top_k) = options.top_k
        && order.len() > top_k as usize
    {
        for item in order.drain(top_k as usize..) {
            tell(item, Fate::Leftover);
        }
    }
    let class_of = |item: u32| {
        if options.per_class { classes.get(item as usize).copied().unwrap_or(0) } else { 0 }
    };
    let most = options.max_output.map_or(usize::MAX, |most| most as usize);
    let mut kept: Vec<Kept> = Vec::new();
    let mut index = Index::new(options.threshold);
    let mut batch: Vec<Taken> = Vec::with_capacity(BATCH);
    for items in order.chunks(BATCH) {
        if !FATES && kept.len() >= most {
            break;
        }
        batch.clear();
        batch.extend(items.iter().filter_map(|&item| {
            let rect = *rects.get(item as usize)?;
            let sides = [rect.width(options.extent), rect.height(options.extent)];
            let class = class_of(item);
            let cell = index.cell(&rect, sides, class);
            Some(Taken { item, rect, sides, class, cell })
        }));
        fetch(&batch, &index, &kept);
        for &Taken { item, ref rect, sides, class, cell } in &batch {
            let area = sides[0] * sides[1];
            // Of the kept boxes that suppress this one, the first.
            let mut first: Option<(u32, f64)> = None;
            index.look_up(cell, |at| {
                let Some(picked) = kept.get(at as usize) else { return true };
                if picked.class != class || first.is_some_and(|(first, _)| first < at) {
                    return true;
                }
                let overlap = overlap_of(picked, rect, area, options);
                if options.boundary.exceeds(overlap, options.threshold) {
                    first = Some((at, overlap));
                    return FATES;
                }
                true
            });
            match first {
                Some((at, overlap)) => {
                    let by = kept.get(at as usize).map_or(item, |picked| picked.item);
                    tell(item, Fate::Suppressed { by, overlap });
                }
                None if kept.len() >= most => tell(item, Fate::Leftover),
                None => {
                    tell(item, Fate::Kept);
                    index.enter(rect, sides, class);
                    kept.push(Kept { rect: *rect, area, class, item });
                }
            }
        }
    }
    kept.iter().map(|kept| kept.item).collect()
}

/// Reads what the looks of a batch begin with. Best first is no order of places, so that of many boxes
/// each of these is a wait for memory; here they do not depend on one another, and are one wait.
#[inline]
fn fetch(batch: &[Taken], index: &Index, kept: &[Kept]) {
    let first = |taken: &Taken| index.first_in(taken.cell);
    let seen: u32 = batch.iter().filter_map(first).fold(0, |seen, at| seen ^ at);
    std::hint::black_box(seen);
    let item = |at: u32| kept.get(at as usize).map(|picked| picked.item);
    let seen = batch.iter().filter_map(first).filter_map(item).fold(0, |seen, item| seen ^ item);
    std::hint::black_box(seen);
}

/// As the textbook computes it, to the bit.
#[inline]
fn overlap_of(picked: &Kept, other: &Rect, area: f64, options: &NmsOptions) -> f64 {
    let NmsOptions { measure, exponent, extent, .. } = *options;
    if measure == Kind::Iou {
        return Shared::of(&picked.rect, other, extent).iou(picked.area, area);
    }
    penalised(&picked.rect, other, extent, measure, exponent)
}

#[inline(never)]
fn penalised(a: &Rect, b: &Rect, extent: Extent, measure: Kind, exponent: f64) -> f64 {
    let exponent = if measure == Kind::Giou { 1.0 } else { exponent };
    Penalty::of(a, b, extent, measure, exponent).map_or(0.0, |penalty| penalty.overlap())
}

/// Those whose score is above the score threshold, in falling order of score.
fn best_first(scores: &[f64], options: &NmsOptions) -> Vec<u32> {
    let takes_part = |score: f64| options.score_threshold.is_none_or(|least| score > least);
    // A radix sort of the negated scores keeps the order in which equal ones come. `0 - s`, and not
    // `-s`, makes one number of 0 and -0, which are the same score.
    let entry = |(item, &score): (u32, &f64)| takes_part(score).then_some((0.0 - score, item));
    let mut entries: Vec<(f64, u32)> = (0..).zip(scores).filter_map(entry).collect();
    if options.ties == Ties::HighestIndex {
        entries.reverse();
    }
    radsort::sort_by_key(&mut entries, |(falling, _)| *falling);
    entries.into_iter().map(|(_, item)| item).collect()
}
