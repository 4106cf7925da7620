//! Which kept boxes could suppress a box.
//!
//! An overlap of t > 0 bounds by how much two boxes can differ. No measure of NMS is larger than
//! IoU, and IoU is at most the IoU of the sides on either axis, because along the height that two
//! boxes share their union holds the union of their widths. So for sides a and b on one axis
//!
//! - `t a <= b <= a / t`, and
//! - they share at least `s (a + b)` with `s = t / (1 + t)`: b begins at most `b - s (a + b)` before
//!   a, and at most `a - s (a + b)` after it.
//!
//! The index is a hash table of cells. A cell is a range of widths and one of heights, each a factor
//! of `2^bits`, and a range of left and one of top edges, each as long as the longest side in the
//! cell. A box is looked up in the one cell that it is in; a kept one is entered in every cell in
//! which a box can be that it suppresses. Those are some twenty at a threshold of 0.5, but far more
//! boxes are looked up than kept. Cells that share a place in the table cost comparisons and no
//! exactness: what is found is compared as the textbook compares it. And kept boxes do not overlap
//! much, so only so many of them can be in one cell, however crowded the boxes are.

use crate::geometry::{Rect, larger, smaller};

/// Bounds are this much wider than they are for real numbers, since overlaps are rounded.
const SLACK: f64 = 1e-9;
/// Below this threshold boxes of too many sizes can suppress one another for an index to help.
const LOWEST: f64 = 0.02;
/// A kept box that would have to be in more cells is compared with every box instead.
const MOST_CELLS: i64 = 1 << 11;
/// Shorter sides are not indexed, as their cells could not be told apart.
const SHORTEST: f64 = 1e-150;
/// As far from 0, counted in cells, the next cell still is another number.
const FARTHEST: f64 = (1_u64 << 51) as f64;
/// The end of a chain.
const NONE: u32 = u32::MAX;

/// The cells of kept boxes; these are numbered in the order in which they are entered.
pub(super) struct Index {
    /// The threshold that bounds hold for, slightly below the real one; None if there is no index.
    threshold: Option<f64>,
    /// The binary logarithm of the ratio of sides in one cell.
    bits: i32,
    count: u32,
    /// For each place of the table the last entry of its chain. As many as a power of two.
    heads: Vec<u32>,
    entries: Vec<Entry>,
    /// Kept boxes that are compared with every box.
    everywhere: Vec<u32>,
}

/// Where a box is looked up.
#[derive(Clone, Copy)]
pub(super) enum Cell {
    /// Only among those that every box is compared with.
    Nowhere,
    /// The cell with this hash.
    One(u32),
    /// Among all kept boxes.
    Anywhere,
}

#[derive(Clone, Copy)]
struct Entry {
    hash: u32,
    kept: u32,
    /// The entry before it in the chain.
    next: u32,
}

/// Cells of one level on one axis, from the first to the last.
#[derive(Clone, Copy)]
struct Span {
    level: i32,
    first: i64,
    last: i64,
}

impl Index {
    /// For boxes that suppress those that they overlap by `threshold` or more.
    pub(super) fn new(threshold: f64) -> Self {
        let usable = threshold >= LOWEST;
        // No IoU is above 1, but for rounding.
        let threshold = threshold.min(1.0) * (1.0 - SLACK);
        // Levels a little narrower than what sides may differ by: fewer boxes to a cell.
        let mut bits = 1;
        while threshold * f64::from(1 << (bits + 1)) <= 1.0 && bits < 8 {
            bits += 1;
        }
        Self {
            threshold: usable.then_some(threshold),
            bits,
            count: 0,
            heads: vec![NONE; if usable { 1 << 10 } else { 1 }],
            entries: Vec::new(),
            everywhere: Vec::new(),
        }
    }

    /// Where boxes with these sides are looked up.
    #[inline]
    pub(super) fn cell(&self, rect: &Rect, [width, height]: [f64; 2], class: u32) -> Cell {
        // A box without area overlaps nothing.
        if self.threshold.is_none() || width == 0.0 || height == 0.0 {
            return Cell::Nowhere;
        }
        if width < SHORTEST || height < SHORTEST {
            return Cell::Anywhere;
        }
        let (on_x, on_y) = (self.level(width), self.level(height));
        let x = (rect.x1() * self.cells_per_unit(on_x)).floor();
        let y = (rect.y1() * self.cells_per_unit(on_y)).floor();
        Cell::One(hash([on_x, on_y], [x as i64, y as i64], class))
    }

    /// The first kept box of a cell, if there is one: for whoever wants what a look there needs to be
    /// in the cache by then.
    #[inline]
    pub(super) fn first_in(&self, cell: Cell) -> Option<u32> {
        let Cell::One(hash) = cell else { return None };
        let at = self.heads.get(self.place(hash)).copied()?;
        self.entries.get(at as usize).map(|entry| entry.kept)
    }

    /// Calls `visit` with every kept box that may suppress one of this cell, until it answers false.
    /// Some of these are of other classes.
    #[inline]
    pub(super) fn look_up(&self, cell: Cell, mut visit: impl FnMut(u32) -> bool) {
        for &kept in &self.everywhere {
            if !visit(kept) {
                return;
            }
        }
        let hash = match cell {
            Cell::Nowhere => return,
            Cell::One(hash) => hash,
            Cell::Anywhere => {
                for kept in 0..self.count {
                    if !visit(kept) {
                        return;
                    }
                }
                return;
            }
        };
        let mut at = self.heads.get(self.place(hash)).copied().unwrap_or(NONE);
        while let Some(entry) = self.entries.get(at as usize) {
            if entry.hash == hash && !visit(entry.kept) {
                return;
            }
            at = entry.next;
        }
    }

    /// Enters the next kept box.
    pub(super) fn enter(&mut self, rect: &Rect, [width, height]: [f64; 2], class: u32) {
        let kept = self.count;
        self.count += 1;
        if self.threshold.is_some() && (width == 0.0 || height == 0.0) {
            return;
        }
        let spans = self.spans(rect.x1(), width).zip(self.spans(rect.y1(), height));
        let few = |(x, y): &(Vec<Span>, Vec<Span>)| cells_in(x) * cells_in(y) <= MOST_CELLS;
        let Some((on_x, on_y)) = spans.filter(few) else {
            self.everywhere.push(kept);
            return;
        };
        for &x in &on_x {
            for &y in &on_y {
                let levels = [x.level, y.level];
                for cell_x in x.cells() {
                    for cell_y in y.cells() {
                        self.link(hash(levels, [cell_x, cell_y], class), kept);
                    }
                }
            }
        }
    }

    /// The cells on one axis in which a box can begin that this one suppresses; None if there are
    /// none that are told apart.
    fn spans(&self, start: f64, side: f64) -> Option<Vec<Span>> {
        let threshold = self.threshold?;
        let (shortest, longest) = (side * threshold, side / threshold);
        if shortest < SHORTEST {
            return None;
        }
        let share = threshold / (1.0 + threshold);
        let span = |level| {
            let per_unit = self.cells_per_unit(level);
            // The sides that are in this level, and in the range.
            let short = larger(shortest, self.shortest_of(level));
            let long = smaller(longest, self.shortest_of(level + 1));
            let before = long - share * (side + long) + SLACK * (side + long);
            let after = side - share * (side + short) + SLACK * side;
            // Rounded, these are still in order with the edges that are between them.
            let first = ((start - before) * per_unit).floor();
            let last = ((start + after) * per_unit).floor();
            let apart = -FARTHEST < first && last < FARTHEST;
            apart.then_some(Span { level, first: first as i64, last: last as i64 })
        };
        (self.level(shortest)..=self.level(longest)).map(span).collect()
    }

    /// The level of a side: that of all sides from `2^(bits level)` on and below the next level.
    #[inline]
    fn level(&self, side: f64) -> i32 {
        // The exponent of a number that is neither negative nor subnormal.
        let exponent = (side.to_bits() >> 52) as i32 - 1023;
        exponent.div_euclid(self.bits)
    }

    fn shortest_of(&self, level: i32) -> f64 {
        power_of_two(level * self.bits)
    }

    /// 1 over the length of a cell, which is as long as the next level's shortest side.
    #[inline]
    fn cells_per_unit(&self, level: i32) -> f64 {
        power_of_two(-(level + 1) * self.bits)
    }

    #[inline]
    fn place(&self, hash: u32) -> usize {
        hash as usize & (self.heads.len() - 1)
    }

    /// Puts a kept box at the beginning of the chain of a cell.
    fn link(&mut self, hash: u32, kept: u32) {
        if 2 * self.entries.len() >= self.heads.len() {
            self.grow();
        }
        let (place, at) = (self.place(hash), self.entries.len() as u32);
        if let Some(head) = self.heads.get_mut(place) {
            self.entries.push(Entry { hash, kept, next: *head });
            *head = at;
        }
    }

    fn grow(&mut self) {
        self.heads = vec![NONE; 4 * self.heads.len()];
        for at in 0..self.entries.len() {
            let Some(&Entry { hash, .. }) = self.entries.get(at) else { continue };
            let place = self.place(hash);
            if let (Some(entry), Some(head)) = (self.entries.get_mut(at), self.heads.get_mut(place))
            {
                entry.next = std::mem::replace(head, at as u32);
            }
        }
    }
}

impl Span {
    fn cells(self) -> std::ops::RangeInclusive<i64> {
        self.first..=self.last
    }
}

fn cells_in(spans: &[Span]) -> i64 {
    // Each is below 2^53, and there are few.
    spans.iter().map(|span| span.last - span.first + 1).fold(0, i64::saturating_add)
}

/// `2^exponent` for an exponent within those of ordinary numbers.
#[inline]
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(u64::from((exponent + 1023).unsigned_abs()) << 52)
}

/// A cell, and the class of its boxes, as a number that looks like chance. Two cells may have the
/// same.
#[inline]
fn hash([width, height]: [i32; 2], [x, y]: [i64; 2], class: u32) -> u32 {
    let sides = (u64::from(width as u32) << 32) | u64::from(height as u32);
    let mut mixed = (x as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (y as u64)).rotate_left(29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ sides).rotate_left(31).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed = (mixed ^ u64::from(class)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> 32) as u32
}
