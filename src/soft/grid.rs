//! Which boxes in play may overlap a box.

use crate::geometry::{Extent, Rect, larger};

/// Sides of one group differ by less than a factor of `2^BITS`.
const BITS: i32 = 3;
/// Shorter sides count as this one, so that cells keep a size whose inverse is a number.
const SHORTEST: f64 = 1e-150;
/// Cells are counted to here.
const FARTHEST: f64 = (1_u64 << 60) as f64;
/// With more groups there is nothing to gain: each is looked into for each picked box.
const MOST_GROUPS: usize = 64;

/// Boxes in groups of about the same width and height. In a group they are sorted by the cell, as
/// long as the longest side, in which a box begins: so those near a box are a few rows of cells, and
/// side by side in each row.
pub(super) struct Grid {
    extent: Extent,
    groups: Vec<Group>,
    boxes: usize,
    /// Boxes that are no longer in play, but still in groups.
    left: usize,
}

struct Group {
    /// Every width, and every height, is below this.
    longest: [f64; 2],
    /// By row, then by column.
    entries: Vec<Entry>,
}

struct Entry {
    row: i64,
    column: i64,
    item: u32,
    rect: Rect,
}

impl Grid {
    /// Those of the boxes that are in play and have an area. None if their sizes differ too much.
    pub(super) fn new(rects: &[Rect], in_play: &[bool], extent: Extent) -> Option<Self> {
        let mut sized: Vec<([i32; 2], Entry)> = (0..)
            .zip(rects)
            .zip(in_play)
            .filter(|&((_, rect), in_play)| {
                *in_play && rect.width(extent) > 0.0 && rect.height(extent) > 0.0
            })
            .map(|((item, &rect), _)| {
                let levels = [level(rect.width(extent)), level(rect.height(extent))];
                let [width, height] = levels.map(longest_of);
                let (row, column) = (cell(rect.y1(), height), cell(rect.x1(), width));
                (levels, Entry { row, column, item, rect })
            })
            .collect();
        sized.sort_unstable_by_key(|(levels, entry)| (*levels, entry.row, entry.column));
        let boxes = sized.len();
        let mut groups: Vec<Group> = Vec::new();
        let mut last = None;
        for (levels, entry) in sized {
            if last != Some(levels) {
                if groups.len() == MOST_GROUPS {
                    return None;
                }
                groups.push(Group { longest: levels.map(longest_of), entries: Vec::new() });
                last = Some(levels);
            }
            if let Some(group) = groups.last_mut() {
                group.entries.push(entry);
            }
        }
        Some(Self { extent, groups, boxes, left: 0 })
    }

    /// Says that a box is no longer in play.
    pub(super) fn leave(&mut self) {
        self.left += 1;
    }

    /// Calls `visit` with every box in play that may overlap this one; those for which it answers
    /// false are not in play from then on.
    pub(super) fn near(
        &mut self,
        rect: &Rect,
        in_play: &mut [bool],
        mut visit: impl FnMut(u32, &Rect) -> bool,
    ) {
        // Once half are out of play, they are taken out: all in all, each is moved about once.
        if 2 * self.left > self.boxes {
            let stays =
                |entry: &Entry| in_play.get(entry.item as usize).is_some_and(|&stays| stays);
            for group in &mut self.groups {
                group.entries.retain(stays);
            }
            self.boxes = self.groups.iter().map(|group| group.entries.len()).sum();
            self.left = 0;
        }
        let slack = 2.0 * self.extent.one();
        for group in &self.groups {
            let [width, height] = group.longest;
            // Of numbers that are in order, the cells are, however large they are.
            let rows = [cell(rect.y1() - height - slack, height), cell(rect.y2() + slack, height)];
            let columns = [cell(rect.x1() - width - slack, width), cell(rect.x2() + slack, width)];
            group.each_in(rows, columns, |entry| {
                let Some(in_play) = in_play.get_mut(entry.item as usize) else { return };
                if *in_play && !visit(entry.item, &entry.rect) {
                    *in_play = false;
                    self.left += 1;
                }
            });
        }
    }
}

impl Group {
    /// Calls `visit` with what is in these rows and columns, the last ones included.
    fn each_in(&self, rows: [i64; 2], columns: [i64; 2], mut visit: impl FnMut(&Entry)) {
        let [mut row, last_row] = rows;
        let [first, last] = columns;
        let mut from = 0;
        // From each row that there is to the next one.
        while let Some(rest) = self.entries.get(from..)
            && row <= last_row
        {
            from += rest.partition_point(|entry| (entry.row, entry.column) < (row, first));
            let Some(entry) = self.entries.get(from) else { return };
            if entry.row > row {
                row = entry.row;
                continue;
            }
            while let Some(entry) = self.entries.get(from)
                && entry.row == row
                && entry.column <= last
            {
                visit(entry);
                from += 1;
            }
            row += 1;
        }
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
