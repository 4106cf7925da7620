//! The overlap of rotated boxes against polygons of another library: geo's robust line
//! intersections, convex hull and area. The method is another one too: no clipping, but the hull of
//! all corners that lie in the other box and all points where sides meet.

use std::f64::consts::{FRAC_PI_2, PI};

use boxstep::rotated::{rotated_iou, rotated_rects_of};
use geo::algorithm::line_intersection::{LineIntersection, line_intersection};
use geo::{Area, ConvexHull, Coord, Line, MultiPoint, Point};

const PAIRS: usize = 10_000;

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

type Five = [f64; 5];

/// Where a point of a box is, given from its centre along its own sides.
fn place([cx, cy, _, _, angle]: Five, x: f64, y: f64) -> [f64; 2] {
    [cx + x * angle.cos() - y * angle.sin(), cy + x * angle.sin() + y * angle.cos()]
}

fn corners(rect: Five) -> [Coord; 4] {
    let (x, y) = (rect[2] / 2.0, rect[3] / 2.0);
    [[x, y], [-x, y], [-x, -y], [x, -y]].map(|[x, y]| {
        let [x, y] = place(rect, x, y);
        Coord { x, y }
    })
}

fn sides(corners: &[Coord; 4]) -> [Line; 4] {
    [0, 1, 2, 3].map(|i| Line::new(corners[i], corners[(i + 1) % 4]))
}

/// Whether a point lies in the box or beyond its border by rounding alone.
fn holds([cx, cy, w, h, angle]: Five, point: Coord, slack: f64) -> bool {
    let (dx, dy) = (point.x - cx, point.y - cy);
    let along = dx * angle.cos() + dy * angle.sin();
    let across = dy * angle.cos() - dx * angle.sin();
    along.abs() <= w / 2.0 + slack && across.abs() <= h / 2.0 + slack
}

fn expected(a: Five, b: Five) -> f64 {
    let areas = [a[2] * a[3], b[2] * b[3]];
    if areas[0].min(areas[1]) == 0.0 {
        return 0.0;
    }
    // Measured from the centre of one box: what is under test is no loss of digits far away.
    let b = [b[0] - a[0], b[1] - a[1], b[2], b[3], b[4]];
    let a = [0.0, 0.0, a[2], a[3], a[4]];
    let slack = 1e-14 * [a[2], a[3], b[2], b[3]].into_iter().fold(0.0, f64::max);
    let (ca, cb) = (corners(a), corners(b));
    let mut points: Vec<Coord> = ca.into_iter().filter(|&c| holds(b, c, slack)).collect();
    points.extend(cb.into_iter().filter(|&c| holds(a, c, slack)));
    for side in sides(&ca) {
        for other in sides(&cb) {
            match line_intersection(side, other) {
                Some(LineIntersection::SinglePoint { intersection, .. }) => {
                    points.push(intersection);
                }
                Some(LineIntersection::Collinear { intersection }) => {
                    points.extend([intersection.start, intersection.end]);
                }
                None => {}
            }
        }
    }
    let hull = MultiPoint::new(points.into_iter().map(Point::from).collect()).convex_hull();
    let intersection = hull.unsigned_area();
    intersection / (areas[0] + areas[1] - intersection)
}

/// Kind by kind: what two boxes may be to each other.
fn pair(kind: usize, random: &mut Random) -> (Five, Five) {
    let scale = match kind {
        1 => 1e-9,
        2 => 1e12,
        3 => 10_f64.powf(random.between(-40.0, 40.0)),
        _ => 1.0,
    };
    let rect = |r: &mut Random| {
        let [cx, cy] = [r.between(-10.0, 10.0), r.between(-10.0, 10.0)];
        let [w, h] = [r.between(0.5, 20.0), r.between(0.5, 20.0)];
        [cx * scale, cy * scale, w * scale, h * scale, r.between(-4.0, 4.0)]
    };
    let (a, any) = (rect(random), rect(random));
    let [cx, cy, w, h, angle] = a;
    let at = |[cx, cy]: [f64; 2], angle: f64| [cx, cy, any[2], any[3], angle];
    let b = match kind {
        // Side by side, touching; a corner on a corner; a corner on a side.
        4 => at(place(a, (w + any[2]) / 2.0, random.between(-5.0, 5.0)), angle),
        5 => at(place(a, (w + any[2]) / 2.0, (h + any[3]) / 2.0), angle),
        6 => {
            let reach = any[2].hypot(any[3]) / 2.0;
            at(place(a, w / 2.0 + reach, 0.0), angle + (any[3] / any[2]).atan())
        }
        // Inside, with and without a common side; the same; the same written otherwise.
        7 => {
            let size = w.min(h) / 3.0;
            [cx, cy, size * random.between(0.1, 1.0), size, any[4]]
        }
        8 => {
            let [x, y] = place(a, w / 4.0, 0.0);
            [x, y, w / 2.0, h, angle]
        }
        9 => a,
        10 => [cx, cy, h, w, angle + FRAC_PI_2],
        11 => [cx, cy, w, h, angle + PI],
        // Nearly the same.
        12 => [cx + 1e-9, cy - 1e-9, w, h + 1e-9, angle + 1e-9],
        // A line, a point, and two lines; nearly a line.
        13 => [any[0], any[1], 0.0, any[3], any[4]],
        14 => [cx, cy, 0.0, 0.0, any[4]],
        15 => [cx, cy, random.between(1e-4, 1e-3), any[3], any[4]],
        // Upright, at a whole number of right angles, at angles with round coordinates.
        16 => [any[0], any[1], any[2], any[3], 0.0],
        17 => [any[0], any[1], any[2], any[3], angle + FRAC_PI_2],
        18 => any.map(|v| (v * 2.0).round() / 2.0),
        // A cross about one centre; far away.
        19 => [cx, cy, h, w, angle + random.between(0.0, PI)],
        20 => [cx + 1e3, any[1], any[2], any[3], any[4]],
        _ => any,
    };
    match kind {
        14 | 13 if random.bits().is_multiple_of(2) => (b, a),
        // Both far from the origin.
        21 => ([cx + 1e6, cy - 1e6, w, h, angle], [b[0] + 1e6, b[1] - 1e6, b[2], b[3], b[4]]),
        _ => (a, b),
    }
}

#[test]
fn ten_thousand_pairs_agree_with_another_library() {
    let mut random = Random(0x0b0c_57e9);
    let (mut worst, mut meeting) = (0.0_f64, 0);
    for number in 0..PAIRS {
        let (a, b) = pair(number % 24, &mut random);
        let rects = rotated_rects_of(&[a, b].concat()).expect("valid");
        let (found, expected) = (rotated_iou(&rects[0], &rects[1]), expected(a, b));
        let off = (found - expected).abs();
        assert!(off <= 1e-9, "pair {number}: {found} is not {expected} of {a:?} and {b:?}");
        worst = worst.max(off);
        meeting += usize::from(expected > 0.0);
    }
    assert!(worst < 1e-9 && meeting > PAIRS / 2, "{worst} {meeting}");
}
