//! The boxes in play by where they are: the best one, and those that may overlap a box.

use crate::geometry::{Extent, Rect, larger};
use crate::nms::Ties;

/// Sides of one group differ by less than a factor of `2^BITS`.
const BITS: i32 = 3;
/// Shorter sides count as this one, so that cells keep a size whose inverse is a number.
const SHORTEST: f64 = 1e-150;
/// Cells are counted to here.
const FARTHEST: f64 = (1_u64 << 60) as f64;
/// With more groups there is nothing to gain: each is looked into for each picked box.
const MOST_GROUPS: usize = 64;
/// Of so many boxes in a row the best is remembered.
const BLOCK: usize = 128;
/// The score of a box that is not in play; those in play have none below 0.
const OUT: f64 = -1.0;

/// Boxes in groups of about the same width and height. In a group they are sorted by the cell, as
/// long as the longest side, in which a box begins: so those near a box are a few rows of cells, and
/// side by side in each row.
pub(super) struct Grid {
    extent: Extent,
    ties: Ties,
    groups: Vec<Group>,
    /// How many entries there are, and how many of them are no longer in play.
    boxes: usize,
    out: usize,
}

struct Group {
    /// Every width, and every height, is below this.
    longest: [f64; 2],
    /// By row, then by column.
    entries: Vec<Entry>,
    /// That of each entry, or [`OUT`].
    scores: Vec<f64>,
    /// Of each block of entries the best one; None if it has to be found anew.
    best: Vec<Option<Best>>,
}

struct Entry {
    row: i64,
    column: i64,
    item: u32,
    rect: Rect,
}

#[derive(Clone, Copy)]
struct Best {
    score: f64,
    item: u32,
    at: usize,
}

impl Best {
    const NONE: Self = Self { score: OUT, item: 0, at: 0 };

    /// Whether this one is picked before the other.
    fn goes_before(self, other: Self, ties: Ties) -> bool {
        self.score > other.score
            || (self.score == other.score && ties.order(self.item, other.item).is_lt())
    }
}

impl Grid {
    /// Of boxes with their scores. None if their sizes differ too much.
    pub(super) fn new(
        boxes: impl Iterator<Item = (u32, Rect, f64)>,
        extent: Extent,
        ties: Ties,
    ) -> Option<Self> {
        let mut sized: Vec<([i32; 2], Entry, f64)> = boxes
            .map(|(item, rect, score)| {
                let levels = [level(rect.width(extent)), level(rect.height(extent))];
                let [width, height] = levels.map(longest_of);
                let (row, column) = (cell(rect.y1(), height), cell(rect.x1(), width));
                (levels, Entry { row, column, item, rect }, score)
            })
            .collect();
        sized.sort_unstable_by_key(|(levels, entry, _)| (*levels, entry.row, entry.column));
        let count = sized.len();
        let mut groups: Vec<Group> = Vec::new();
        let mut last = None;
        for (levels, entry, score) in sized {
            if last != Some(levels) {
                if groups.len() == MOST_GROUPS {
                    return None;
                }
                groups.push(Group::of(levels.map(longest_of)));
                last = Some(levels);
            }
            if let Some(group) = groups.last_mut() {
                group.entries.push(entry);
                group.scores.push(score);
            }
        }
        for group in &mut groups {
            group.forget_all();
        }
        Some(Self { extent, ties, groups, boxes: count, out: 0 })
    }

    /// The best box in play, which is no longer in play then.
    pub(super) fn take_best(&mut self) -> Option<(u32, f64)> {
        let mut best = (Best::NONE, None);
        for group in &mut self.groups {
            let of_group = group.best(self.ties);
            if of_group.goes_before(best.0, self.ties) {
                best = (of_group, Some(group));
            }
        }
        let (Best { score, item, at }, group) = best;
        group?.set(at, OUT);
        self.out += 1;
        Some((item, score))
    }

    /// Calls `lower` with every box in play that may overlap this one, and with its score, and takes
    /// the score that it answers; None puts the box out of play.
    pub(super) fn lower_near(
        &mut self,
        rect: &Rect,
        mut lower: impl FnMut(u32, &Rect, f64) -> Option<f64>,
    ) {
        // Once half are out of play they are taken out: all in all, each is moved about once.
        if 2 * self.out > self.boxes {
            self.groups.iter_mut().for_each(Group::take_out);
            self.groups.retain(|group| !group.entries.is_empty());
            self.boxes -= self.out;
            self.out = 0;
        }
        let slack = 2.0 * self.extent.one();
        for group in &mut self.groups {
            let [width, height] = group.longest;
            // Of numbers that are in order the cells are, too, however large they are.
            let rows = [cell(rect.y1() - height - slack, height), cell(rect.y2() + slack, height)];
            let columns = [cell(rect.x1() - width - slack, width), cell(rect.x2() + slack, width)];
            self.out += group.lower_in(rows, columns, &mut lower);
        }
    }
}

impl Group {
    fn of(longest: [f64; 2]) -> Self {
        Self { longest, entries: Vec::new(), scores: Vec::new(), best: Vec::new() }
    }

    fn forget_all(&mut self) {
        self.best = vec![None; self.entries.len().div_ceil(BLOCK)];
    }

    fn set(&mut self, at: usize, score: f64) {
        if let (Some(slot), Some(best)) = (self.scores.get_mut(at), self.best.get_mut(at / BLOCK)) {
            *slot = score;
            *best = None;
        }
    }

    fn take_out(&mut self) {
        let mut in_play = self.scores.iter().map(|&score| score >= 0.0);
        self.entries.retain(|_| in_play.next().unwrap_or(false));
        self.scores.retain(|&score| score >= 0.0);
        self.forget_all();
    }

    fn best(&mut self, ties: Ties) -> Best {
        let mut best = Best::NONE;
        let blocks = self.best.iter_mut().zip(self.scores.chunks(BLOCK)).enumerate();
        for (block, (remembered, scores)) in blocks {
            let of_block = *remembered.get_or_insert_with(|| {
                let from = block * BLOCK;
                let mut best = Best::NONE;
                for (at, &score) in (from..).zip(scores) {
                    // The index, which few of them need, is elsewhere.
                    if score >= best.score && score >= 0.0 {
                        let item = self.entries.get(at).map_or(0, |entry| entry.item);
                        let this = Best { score, item, at };
                        if this.goes_before(best, ties) {
                            best = this;
                        }
                    }
                }
                best
            });
            if of_block.goes_before(best, ties) {
                best = of_block;
            }
        }
        best
    }

    /// Lowers the scores of what is in these rows and columns, the last ones included, and tells how
    /// many of these are out of play now.
    fn lower_in(
        &mut self,
        rows: [i64; 2],
        columns: [i64; 2],
        lower: &mut impl FnMut(u32, &Rect, f64) -> Option<f64>,
    ) -> usize {
        let [mut row, last_row] = rows;
        let [first, last] = columns;
        let (mut from, mut out) = (0, 0);
        // From each row that there is to the next one.
        while let Some(rest) = self.entries.get(from..)
            && row <= last_row
        {
            from += rest.partition_point(|entry| (entry.row, entry.column) < (row, first));
            let Some(entry) = self.entries.get(from) else { break };
            if entry.row > row {
                row = entry.row;
                continue;
            }
            while let (Some(entry), Some(&score)) = (self.entries.get(from), self.scores.get(from))
                && entry.row == row
                && entry.column <= last
            {
                if score >= 0.0 {
                    let lowered = lower(entry.item, &entry.rect, score);
                    // To the bit: a 0 may become one below 0.
                    if lowered.map(f64::to_bits) != Some(score.to_bits()) {
                        self.set(from, lowered.unwrap_or(OUT));
                        out += usize::from(lowered.is_none());
                    }
                }
                from += 1;
            }
            row += 1;
        }
        out
    }
}

/// The level of a side: that of all sides from `2^(BITS level)` on and below the next level.
fn level(side: f64) -> i32 {
    // The exponent of a number that is neither negative nor subnormal.
    let exponent = (larger(side, SHORTEST).to_bits() >> 52) as i32 - 1023;
    exponent.div_euclid(BITS)
}

/// All sides of a level are below this.
fn longest_of(level: i32) -> f64 {
    let exponent = (level + 1) * BITS;
    f64::from_bits(u64::from((exponent + 1023).unsigned_abs()) << 52)
}

/// The cell of so long a side in which a coordinate is; the first or the last one if it is too far
/// from 0 to be counted.
fn cell(at: f64, side: f64) -> i64 {
    (at / side).floor().clamp(-FARTHEST, FARTHEST) as i64
}
