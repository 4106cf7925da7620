//! Shapes sorted into the cells of a grid, so that most centroids are ruled out for many shapes at
//! once: the filtering algorithm of Kanungo et al. (2002, "An efficient k-means clustering
//! algorithm"), with a grid within a grid where that has a k-d tree.

use super::Metric;
use super::metric::is_closer;
use super::shapes::{Shape, Shapes};
use crate::geometry::{larger_xy, smaller_xy};

/// A cell of the grid has so many columns and rows of the next finer one.
const FAN: usize = 4;
const CHILDREN: usize = FAN * FAN;
/// The most columns and rows of the finest grid; its cells are numbered by `u16`.
const MOST: usize = 256;
/// About so many shapes are to share a cell.
const SHARE: usize = 8;
/// How many sides of the input are looked at for each column or row.
const SAMPLES: usize = 32;

/// The smallest rectangle of the plane of widths and heights that holds some shapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Region {
    pub low: Shape,
    pub high: Shape,
}

impl Region {
    const EMPTY: Self = Self { low: [f64::INFINITY; 2], high: [0.0; 2] };

    fn is_empty(&self) -> bool {
        self.high[0] < self.low[0]
    }

    fn with(self, other: &Self) -> Self {
        Self { low: smaller_xy(self.low, other.low), high: larger_xy(self.high, other.high) }
    }

    fn middle(&self) -> Shape {
        [(self.low[0] + self.high[0]) / 2.0, (self.low[1] + self.high[1]) / 2.0]
    }
}

/// Where each shape lies.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// The cell of each shape in the finest grid.
    of: Vec<u16>,
    /// The grids from one cell to the finest. The children of cell c are 16 c to 16 c + 15.
    grids: Vec<Vec<Region>>,
}

impl Cells {
    /// Columns and rows are as wide as it takes to have about as many shapes in each.
    pub fn new(shapes: &Shapes) -> Self {
        let count = ((shapes.len() / SHARE) as f64).sqrt() as usize;
        let count = count.clamp(1, MOST);
        let mut cells = 1;
        while cells < count * count {
            cells *= CHILDREN;
        }
        let [columns, rows] = shapes.columns().map(|sides| Splits::new(sides, count));
        let mut finest = vec![Region::EMPTY; cells];
        let mut of = Vec::with_capacity(shapes.len());
        for shape in shapes.iter() {
            let cell = columns.place(shape[0]) << 2 | rows.place(shape[1]);
            of.push(cell as u16);
            if let Some(region) = finest.get_mut(cell) {
                *region = region.with(&Region { low: shape, high: shape });
            }
        }
        let mut grids = vec![finest];
        while let Some(finer) = grids.last().filter(|grid| grid.len() > 1) {
            let all = |cells: &[Region]| cells.iter().fold(Region::EMPTY, Region::with);
            grids.push(finer.chunks(CHILDREN).map(all).collect());
        }
        grids.reverse();
        Self { of, grids }
    }

    /// The cell of each shape.
    pub fn of(&self) -> &[u16] {
        &self.of
    }

    fn count(&self) -> usize {
        self.grids.last().map_or(0, Vec::len)
    }
}

/// The sides at which a column or row of the finest grid ends and the next one begins.
struct Splits {
    /// Rising, and padded with what no side reaches.
    at: [f64; MOST - 1],
    /// The place in each grid, two bits each, that a column or row has, with room for the other's.
    spread: [u16; MOST],
}

impl Splits {
    /// Between equal numbers of a sample of the sides.
    fn new(sides: &[f64], count: usize) -> Self {
        let step = sides.len().div_ceil(count * SAMPLES).max(1);
        let mut sample: Vec<f64> = sides.iter().copied().step_by(step).collect();
        sample.sort_unstable_by(f64::total_cmp);
        let mut at = [f64::INFINITY; MOST - 1];
        for (split, slot) in (1..count).zip(&mut at) {
            *slot = sample.get(split * sample.len() / count).copied().unwrap_or(f64::INFINITY);
        }
        let spread = std::array::from_fn(|place| {
            (0..4).map(|digit| (place >> (2 * digit) & 3) << (4 * digit)).sum::<usize>() as u16
        });
        Self { at, spread }
    }

    /// Where a side belongs, by halving without branches.
    #[inline]
    fn place(&self, side: f64) -> usize {
        let mut place = 0;
        let mut half = MOST / 2;
        while half > 0 {
            let reached = self.at[place + half - 1] <= side;
            place += if reached { half } else { 0 };
            half /= 2;
        }
        usize::from(self.spread[place])
    }
}

/// For each cell, the centroids that can be nearest to one of its shapes, or overlap one the most.
#[derive(Clone, Debug)]
pub(super) struct Candidates {
    /// For each cell its first candidate, and [`SEVERAL`] if there are others.
    first: Box<[u16; MOST * MOST]>,
    /// For each cell with several: where they begin in `lists`, and how many they are.
    ranges: Vec<(u32, u32)>,
    lists: Vec<u16>,
}

/// Marks the first of several candidates. (There are never more than 1000 clusters.)
pub(super) const SEVERAL: u16 = 1 << 15;

impl Candidates {
    pub fn new() -> Self {
        Self { first: Box::new([0; MOST * MOST]), ranges: Vec::new(), lists: Vec::new() }
    }

    /// Finds them. No centroid may be NaN.
    pub fn find(&mut self, cells: &Cells, metric: &Metric, centroids: &[Shape]) {
        self.ranges.resize(cells.count(), (0, 0));
        self.lists.clear();
        let all: Vec<u16> = (0..centroids.len() as u16).collect();
        self.narrow(&cells.grids, 0, &all, metric, centroids);
    }

    /// Of the candidates of the cell around it, leaves a cell those that are not beaten everywhere
    /// in it, and so on in the cells within it.
    fn narrow(
        &mut self,
        grids: &[Vec<Region>],
        cell: usize,
        among: &[u16],
        metric: &Metric,
        centroids: &[Shape],
    ) {
        let Some((grid, finer)) = grids.split_first() else { return };
        let Some(region) = grid.get(cell).filter(|region| !region.is_empty()) else { return };
        let left = narrowed(region, among, metric, centroids);
        if let [one] = *left {
            // As far as the finest grid goes, it is decided.
            let within = CHILDREN.pow(finer.len() as u32);
            self.first[cell * within..][..within].fill(one);
        } else if finer.is_empty() {
            self.first[cell] = left.first().map_or(0, |&first| first | SEVERAL);
            self.ranges[cell] = (self.lists.len() as u32, left.len() as u32);
            self.lists.extend_from_slice(&left);
        } else {
            for child in 0..CHILDREN {
                self.narrow(finer, cell * CHILDREN + child, &left, metric, centroids);
            }
        }
    }

    /// The first candidate of a cell, marked with [`SEVERAL`] if there are others.
    #[inline]
    pub fn first(&self, cell: u16) -> u16 {
        self.first[usize::from(cell)]
    }

    /// The candidates of a cell that has several, rising.
    #[inline]
    pub fn several(&self, cell: u16) -> &[u16] {
        let (start, count) = self.ranges.get(usize::from(cell)).copied().unwrap_or_default();
        self.lists.get(start as usize..(start + count) as usize).unwrap_or_default()
    }
}

/// Those candidates that do not lose to the one that is nearest to the middle of the region. (They
/// lose to that one or to none: whoever loses is never needed to rule out another.)
fn narrowed(region: &Region, among: &[u16], metric: &Metric, centroids: &[Shape]) -> Vec<u16> {
    let middle = region.middle();
    let (mut champion, mut least) = (among.first().copied().unwrap_or(0), f64::INFINITY);
    for &candidate in among {
        let distance = metric.distance(middle, centroids[usize::from(candidate)]);
        if is_closer(distance, least) {
            (champion, least) = (candidate, distance);
        }
    }
    let best = centroids[usize::from(champion)];
    let is_left = |&candidate: &u16| {
        candidate == champion || !beats(best, centroids[usize::from(candidate)], region, metric)
    };
    among.iter().copied().filter(is_left).collect()
}

/// Whether for every shape in a region one centroid is nearer than another, and overlaps it more, as
/// f64 arithmetic decides it.
fn beats(one: Shape, other: Shape, region: &Region, metric: &Metric) -> bool {
    overlaps_more(one, other, region)
        && (!metric.is_euclidean() || is_nearer(one, other, region, metric))
}

/// By how much, relative, a share has to be above another one, and above what a share has to be. Two
/// overlaps then differ by more than 1e-14: each is off by at most 8 roundings of 2^-53, its distance
/// by one more.
const SHARE_MARGIN: f64 = 1e-9;
const LEAST_SHARE: f64 = 2e-5;

/// Compares not overlaps I / U but what rises with them, the shares I / (U + I) of the sum of both
/// areas.
///
/// Where no side of either centroid lies between, the logarithm of the quotient of two shares is
/// a ln w + b ln h + ln((wh + C') / (wh + C)), with a and b each -1, 0 or 1. Its last term rises and
/// falls slower than ln w and ln h do. So the whole only rises or only falls with w, and so with h:
/// if the region is cut at the sides of both centroids, it is smallest in a corner of a piece. (And
/// of one centroid, the share is smallest in a corner of the region.)
fn overlaps_more(one: Shape, other: Shape, region: &Region) -> bool {
    let areas = [one[0] * one[1], other[0] * other[1]];
    let is_more = |shape: Shape| {
        let [a, b] = [one, other].map(|centroid| smaller_xy(shape, centroid));
        let shared = [a[0] * a[1], b[0] * b[1]];
        let area = shape[0] * shape[1];
        let sums = areas.map(|other| area + other);
        // Products that overflow or vanish leave it open.
        shared[0] * sums[1] > shared[1] * sums[0] * (1.0 + SHARE_MARGIN)
            && shared[0] > sums[0] * LEAST_SHARE
    };
    let mut cuts = [[0.0; 4]; 2];
    let counts = [0, 1].map(|i| {
        let (low, high) = (region.low[i], region.high[i]);
        let mut count = 0;
        for side in [low, high, one[i], other[i]] {
            if count < 2 || (low < side && side < high) {
                cuts[i][count] = side;
                count += 1;
            }
        }
        count
    });
    let [widths, heights] = &cuts;
    let heights = &heights[..counts[1]];
    widths[..counts[0]].iter().all(|&width| heights.iter().all(|&height| is_more([width, height])))
}

/// The difference of two squared distances is linear, so it is smallest in a corner. It has to be
/// more than what rounding can do to the largest of them, and than squares that vanish.
fn is_nearer(one: Shape, other: Shape, region: &Region, metric: &Metric) -> bool {
    let ([x1, y1], [x2, y2]) = (region.low, region.high);
    let corners = [[x1, y1], [x1, y2], [x2, y1], [x2, y2]];
    let squared = |centroid| {
        corners.map(|corner| {
            let distance = metric.distance(corner, centroid);
            distance * distance
        })
    };
    let (near, far) = (squared(one), squared(other));
    let most = near.iter().chain(&far).fold(0.0, |most, &d| if d > most { d } else { most });
    let margin = most * SHARE_MARGIN + 1e-280;
    near.iter().zip(far).all(|(near, far)| far - near > margin)
}
