//! The overlap of two rotated boxes, step by step.

use std::mem::swap;

use serde::Serialize;

use super::{Point, RotatedIouEvent, RotatedRect, Which};
use crate::geometry::{larger, smaller};
use crate::watch::{Algorithm, Observer, Progress};

/// The numbers; those to come are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedValues {
    /// Area of box A.
    pub area_a: f64,
    /// Area of box B.
    pub area_b: f64,
    /// What the terms of the shoelace formula add up to: twice the area.
    pub sum: f64,
    /// Area of the intersection.
    pub intersection: f64,
    /// Area of the union.
    pub union: f64,
    /// Intersection over union.
    pub iou: f64,
}

/// What the next round does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Corners,
    Clip { edge: usize },
    Area,
    Ratio,
}

/// All that changes on the way. Points are measured from the centre of A.
#[derive(Clone, Debug, PartialEq)]
pub struct RotatedState {
    stage: Stage,
    a: Vec<Point>,
    polygon: Vec<Point>,
    clipped: Vec<Point>,
    values: RotatedValues,
}

impl RotatedState {
    /// What is left of B, clockwise on the screen; while a side clips, what was left before it.
    #[must_use]
    pub fn polygon(&self) -> &[Point] {
        &self.polygon
    }

    /// While a side clips, what it has let through so far.
    #[must_use]
    pub fn clipped(&self) -> &[Point] {
        &self.clipped
    }

    /// The numbers so far.
    #[must_use]
    pub fn values(&self) -> RotatedValues {
        self.values
    }

    pub(super) fn into_polygon(self) -> Vec<Point> {
        self.polygon
    }
}

/// Two rotated boxes: B is clipped by the sides of A.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RotatedIou {
    /// The box whose sides clip.
    pub a: RotatedRect,
    /// The box that is clipped.
    pub b: RotatedRect,
}

impl RotatedIou {
    /// The centre of B from that of A.
    fn shift(&self) -> Point {
        let (a, b) = (self.a.centre(), self.b.centre());
        [b[0] - a[0], b[1] - a[1]]
    }

    // listing: rotated-iou.rust
    fn corners<O: Observer<Self>>(&self, state: &mut RotatedState, observer: &mut O) {
        for (which, rect, centre) in
            [(Which::A, &self.a, [0.0, 0.0]), (Which::B, &self.b, self.shift())]
        {
            let (sin, cos) = rect.sin_cos();
            for (corner, arm) in rect.arms().into_iter().enumerate() {
                let [x, y] = arm;
                let point = [centre[0] + (x * cos - y * sin), centre[1] + (x * sin + y * cos)]; // @corner
                match which {
                    Which::A => state.a.push(point),
                    Which::B => state.polygon.push(point),
                }
                observer.on(
                    state,
                    RotatedIouEvent::Corner { which, corner, centre, arm, sin, cos, point },
                );
            }
            let area = rect.area(); // @area
            match which {
                Which::A => state.values.area_a = area,
                Which::B => state.values.area_b = area,
            }
            let (width, height) = (rect.width(), rect.height()); // @hide
            observer.on(state, RotatedIouEvent::Area { which, width, height, area });
        }
        let (area_a, area_b) = (state.values.area_a, state.values.area_b);
        if smaller(area_a, area_b) == 0.0 {
            state.polygon.clear(); // @flat
            observer.on(state, RotatedIouEvent::Flat { area_a, area_b });
        }
    }

    fn clip<O: Observer<Self>>(&self, edge: usize, state: &mut RotatedState, observer: &mut O) {
        let (from, to) = (state.a[edge], state.a[(edge + 1) % 4]);
        let before = state.polygon.len(); // @edge
        observer.on(state, RotatedIouEvent::Edge { edge, from, to, vertices: before });
        for vertex in 0..before {
            let (here, next) = (state.polygon[vertex], state.polygon[(vertex + 1) % before]);
            let (side, next_side) = (side_of(from, to, here), side_of(from, to, next)); // @side
            let inside = side >= 0.0;
            if inside {
                state.clipped.push(here); // @inside
            }
            observer.on(
                state,
                RotatedIouEvent::Vertex { edge, from, to, vertex, point: here, side, inside },
            );
            if (side < 0.0 && next_side > 0.0) || (side > 0.0 && next_side < 0.0) {
                let point = crossing(here, side, next, next_side);
                state.clipped.push(point); // @crossing
                observer.on(
                    state,
                    RotatedIouEvent::Crossing {
                        edge,
                        from,
                        to,
                        vertex,
                        here,
                        side,
                        next,
                        next_side,
                        point,
                    },
                );
            }
        }
        swap(&mut state.polygon, &mut state.clipped); // @clipped
        state.clipped.clear();
        let after = state.polygon.len(); // @hide
        observer.on(state, RotatedIouEvent::Clipped { edge, before, after });
    }

    fn area<O: Observer<Self>>(&self, state: &mut RotatedState, observer: &mut O) {
        let count = state.polygon.len();
        let mut sum = 0.0;
        for vertex in 0..count {
            let (here, next) = (state.polygon[vertex], state.polygon[(vertex + 1) % count]);
            let cross = here[0] * next[1] - next[0] * here[1]; // @term
            sum += cross; // @term
            state.values.sum = sum;
            observer.on(state, RotatedIouEvent::Term { vertex, here, next, cross, sum });
        }
        let (area_a, area_b) = (state.values.area_a, state.values.area_b);
        let intersection = smaller(larger(sum / 2.0, 0.0), smaller(area_a, area_b)); // @intersection
        state.values.intersection = intersection;
        observer.on(state, RotatedIouEvent::Intersection { sum, area_a, area_b, intersection });
    }

    fn ratio<O: Observer<Self>>(&self, state: &mut RotatedState, observer: &mut O) {
        let (area_a, area_b) = (state.values.area_a, state.values.area_b);
        let intersection = state.values.intersection;
        let union = area_a + area_b - intersection; // @union
        state.values.union = union;
        observer.on(state, RotatedIouEvent::Union { area_a, area_b, intersection, union });
        let iou = if intersection > 0.0 { intersection / union } else { 0.0 }; // @iou
        state.values.iou = iou;
        observer.on(state, RotatedIouEvent::Iou { intersection, union, iou });
    }
    // end listing
}

// listing: rotated-iou.rust
/// Positive where `point` is to the right of the way from `from` to `to`, that is within a box whose
/// corners go clockwise on the screen; 0 on the line.
fn side_of(from: Point, to: Point, point: Point) -> f64 {
    (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]) // @sideOf
}

/// Where the line is crossed between two points on different sides of it: the nearer one counts the
/// more. Whole coordinates give the exact quotient, which is why nothing is divided earlier.
fn crossing(here: Point, side: f64, next: Point, next_side: f64) -> Point {
    [0, 1].map(|k| (next_side * here[k] - side * next[k]) / (next_side - side)) // @crossing
}
// end listing

impl Algorithm for RotatedIou {
    type State = RotatedState;
    type Event = RotatedIouEvent;

    fn start(&self) -> RotatedState {
        RotatedState {
            stage: Stage::Corners,
            a: Vec::with_capacity(4),
            // Each side of A adds one vertex at most.
            polygon: Vec::with_capacity(8),
            clipped: Vec::with_capacity(8),
            values: RotatedValues::default(),
        }
    }

    /// The corners; then a round for each side of A, as long as anything is left; the area of what
    /// is left; the ratio.
    fn round<O: Observer<Self>>(&self, state: &mut RotatedState, observer: &mut O) -> Progress {
        state.stage = match state.stage {
            Stage::Corners => {
                self.corners(state, observer);
                if state.polygon.is_empty() { Stage::Area } else { Stage::Clip { edge: 0 } }
            }
            Stage::Clip { edge } => {
                self.clip(edge, state, observer);
                let over = edge == 3 || state.polygon.is_empty();
                if over { Stage::Area } else { Stage::Clip { edge: edge + 1 } }
            }
            Stage::Area => {
                self.area(state, observer);
                Stage::Ratio
            }
            Stage::Ratio => {
                self.ratio(state, observer);
                return Progress::Done;
            }
        };
        Progress::More
    }

    fn state_bytes(&self) -> usize {
        size_of::<RotatedState>() + 20 * size_of::<Point>()
    }
}
