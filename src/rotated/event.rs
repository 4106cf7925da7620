use serde::Serialize;

use super::Point;

/// One of the two boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Which {
    /// The one whose sides clip.
    A,
    /// The one that is clipped.
    B,
}

/// The smallest things that happen on the way to the overlap of two rotated boxes. Points are
/// measured from the centre of A; corners, sides and vertices are counted from 0, clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum RotatedIouEvent {
    /// A corner of a box:
    /// `point = centre + (arm.x cos - arm.y sin, arm.x sin + arm.y cos)`.
    Corner {
        which: Which,
        corner: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        centre: Point,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        arm: Point,
        sin: f64,
        cos: f64,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        point: Point,
    },
    /// `area = width height`.
    Area { which: Which, width: f64, height: f64, area: f64 },
    /// A box without area shares none, so nothing is clipped.
    Flat { area_a: f64, area_b: f64 },
    /// A side of A begins to clip what is left of B.
    Edge {
        edge: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        from: Point,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        to: Point,
        vertices: usize,
    },
    /// A vertex of what is left of B is within the line of that side of A, or beyond it:
    /// `side = (to - from) x (point - from)`, `inside = side >= 0`.
    Vertex {
        edge: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        from: Point,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        to: Point,
        vertex: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        point: Point,
        side: f64,
        inside: bool,
    },
    /// A vertex and the next are on different sides, so the line is crossed between them:
    /// `point = (next_side here - side next) / (next_side - side)`.
    Crossing {
        edge: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        from: Point,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        to: Point,
        vertex: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        here: Point,
        side: f64,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        next: Point,
        next_side: f64,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        point: Point,
    },
    /// That side of A is done. With nothing left the boxes do not meet, and no other side clips.
    Clipped { edge: usize, before: usize, after: usize },
    /// A term of the shoelace formula: `cross = here.x next.y - next.x here.y`, added to `sum`.
    Term {
        vertex: usize,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        here: Point,
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number]"))]
        next: Point,
        cross: f64,
        sum: f64,
    },
    /// `intersection = sum / 2`, and no more than the smaller area, nor less than 0: rounding may
    /// have it a little outside.
    Intersection { sum: f64, area_a: f64, area_b: f64, intersection: f64 },
    /// `union = area_a + area_b - intersection`.
    Union { area_a: f64, area_b: f64, intersection: f64, union: f64 },
    /// `iou = intersection / union`, and 0 where there is no intersection.
    Iou { intersection: f64, union: f64, iou: f64 },
}
