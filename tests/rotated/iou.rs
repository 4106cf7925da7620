//! The overlap of rotated boxes: the laws, every event checked from what it carries, and what it
//! must be whatever the boxes are.

use std::f64::consts::PI;

use boxstep::geometry::Extent;
use boxstep::iou::{Kind, iou};
use boxstep::rotated::{
    Point, RotatedIouEvent, RotatedIouOptions, RotatedPair, RotatedState, RotatedValues, Which,
    rotated_iou, rotated_rects_of, rotated_rects_of_corners,
};
use boxstep::watch::{Lab, Role, Timeline, run};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::cases::{angle, pair_lab, pair_run};
use crate::common::cases::{any_coordinate, boxes, config};
use crate::common::formulas::{area, ordered};
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

fn bits<const N: usize>(numbers: [f64; N]) -> [u64; N] {
    numbers.map(f64::to_bits)
}

fn cross(from: Point, to: Point, point: Point) -> f64 {
    (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0])
}

/// What someone knows who hears only the events.
#[derive(Default)]
struct Story {
    a: Vec<Point>,
    polygon: Vec<Point>,
    clipped: Vec<Point>,
    values: RotatedValues,
    edges: usize,
}

impl Story {
    /// Checks one event against the boxes and what was heard before.
    fn hear(&mut self, event: &RotatedIouEvent, boxes: [([f64; 4], f64); 2]) -> TestCaseResult {
        let of = |which| boxes[usize::from(which == Which::B)];
        let middle = |[x1, y1, x2, y2]: [f64; 4]| [(x1 + x2) / 2.0, (y1 + y2) / 2.0];
        match *event {
            RotatedIouEvent::Corner { which, corner, centre, arm, sin, cos, point } => {
                let (([x1, y1, x2, y2], angle), origin) = (of(which), middle(boxes[0].0));
                let [x, y] = middle([x1, y1, x2, y2]);
                prop_assert_eq!(centre, [x - origin[0], y - origin[1]]);
                let right = [false, true, true, false][corner];
                let down = [false, false, true, true][corner];
                let half = |length: f64, positive: bool| length / if positive { 2.0 } else { -2.0 };
                prop_assert_eq!(arm, [half(x2 - x1, right), half(y2 - y1, down)]);
                prop_assert!((sin - angle.sin()).abs() <= 1e-15, "{sin} is no sine");
                prop_assert!((cos - angle.cos()).abs() <= 1e-15, "{cos} is no cosine");
                let turned = [arm[0] * cos - arm[1] * sin, arm[0] * sin + arm[1] * cos];
                prop_assert_eq!(bits(point), bits([centre[0] + turned[0], centre[1] + turned[1]]));
                let corners = if which == Which::A { &mut self.a } else { &mut self.polygon };
                prop_assert_eq!(corner, corners.len());
                corners.push(point);
            }
            RotatedIouEvent::Area { which, width, height, area: told } => {
                let [x1, y1, x2, y2] = of(which).0;
                prop_assert_eq!([width, height], [x2 - x1, y2 - y1]);
                prop_assert_eq!(told.to_bits(), (width * height).to_bits());
                match which {
                    Which::A => self.values.area_a = told,
                    Which::B => self.values.area_b = told,
                }
            }
            RotatedIouEvent::Flat { area_a, area_b } => {
                prop_assert_eq!([area_a, area_b], [self.values.area_a, self.values.area_b]);
                prop_assert_eq!(area_a.min(area_b), 0.0);
                self.polygon.clear();
            }
            RotatedIouEvent::Edge { edge, from, to, vertices } => {
                prop_assert_eq!((edge, vertices), (self.edges, self.polygon.len()));
                prop_assert_eq!([from, to], [self.a[edge], self.a[(edge + 1) % 4]]);
                self.edges += 1;
            }
            RotatedIouEvent::Vertex { edge, from, to, vertex, point, side, inside } => {
                prop_assert_eq!([from, to], [self.a[edge], self.a[(edge + 1) % 4]]);
                prop_assert_eq!(point, self.polygon[vertex]);
                prop_assert_eq!(side.to_bits(), cross(from, to, point).to_bits());
                prop_assert_eq!(inside, side >= 0.0);
                if inside {
                    self.clipped.push(point);
                }
            }
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
            } => {
                prop_assert_eq!([from, to], [self.a[edge], self.a[(edge + 1) % 4]]);
                let count = self.polygon.len();
                prop_assert_eq!(
                    [here, next],
                    [self.polygon[vertex], self.polygon[(vertex + 1) % count]]
                );
                let sides = [cross(from, to, here), cross(from, to, next)];
                prop_assert_eq!(bits([side, next_side]), bits(sides));
                prop_assert!(side.signum() != next_side.signum() && side != 0.0);
                let between =
                    |k: usize| (next_side * here[k] - side * next[k]) / (next_side - side);
                prop_assert_eq!(bits(point), bits([between(0), between(1)]));
                self.clipped.push(point);
            }
            RotatedIouEvent::Clipped { before, after, .. } => {
                prop_assert_eq!((before, after), (self.polygon.len(), self.clipped.len()));
                self.polygon = std::mem::take(&mut self.clipped);
            }
            RotatedIouEvent::Term { vertex, here, next, cross, sum } => {
                let count = self.polygon.len();
                prop_assert_eq!(
                    [here, next],
                    [self.polygon[vertex], self.polygon[(vertex + 1) % count]]
                );
                let expected = here[0] * next[1] - next[0] * here[1];
                prop_assert_eq!(bits([cross, sum]), bits([expected, self.values.sum + expected]));
                self.values.sum = sum;
            }
            RotatedIouEvent::Intersection { sum, area_a, area_b, intersection } => {
                let v = &mut self.values;
                prop_assert_eq!([sum, area_a, area_b], [v.sum, v.area_a, v.area_b]);
                prop_assert_eq!(intersection, (sum / 2.0).max(0.0).min(area_a).min(area_b));
                v.intersection = intersection;
            }
            RotatedIouEvent::Union { area_a, area_b, intersection, union } => {
                let v = &mut self.values;
                prop_assert_eq!([area_a, area_b], [v.area_a, v.area_b]);
                prop_assert_eq!(intersection, v.intersection);
                prop_assert_eq!(union.to_bits(), (area_a + area_b - intersection).to_bits());
                v.union = union;
            }
            RotatedIouEvent::Iou { intersection, union, iou } => {
                let v = &mut self.values;
                prop_assert_eq!([intersection, union], [v.intersection, v.union]);
                let expected = if intersection > 0.0 { intersection / union } else { 0.0 };
                prop_assert_eq!(iou.to_bits(), expected.to_bits());
                v.iou = iou;
            }
        }
        Ok(())
    }
}

fn check_story(boxes: &[[f64; 4]], options: &RotatedIouOptions) -> TestCaseResult {
    let lab = RotatedPair::new(&boxes.concat(), options).expect("the case is valid");
    let of =
        |index: usize| (ordered(boxes[index]), options.angles.get(index).copied().unwrap_or(0.0));
    let pair = [of(options.pair.0), of(options.pair.1)];
    let mut story = Story::default();
    let (rounds, state) = watch_all(&lab, |seen, event| (seen.clone(), *event));
    for (seen, event) in rounds.iter().flatten() {
        story.hear(event, pair)?;
        prop_assert_eq!(seen.polygon(), &story.polygon[..]);
        prop_assert_eq!(seen.clipped(), &story.clipped[..]);
        prop_assert_eq!(seen.values(), story.values);
    }
    prop_assert!(story.edges == 4 || state.polygon().is_empty());
    prop_assert_eq!(state.values(), story.values);
    Ok(())
}

fn numbers_of(state: &RotatedState) -> Vec<f64> {
    let v = state.values();
    let mut numbers = vec![v.area_a, v.area_b, v.sum, v.intersection, v.union, v.iou];
    numbers.extend(state.polygon().as_flattened());
    numbers
}

fn corner(most: i32) -> impl Strategy<Value = [i32; 4]> {
    prop::array::uniform4(-most..=most)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws(lab in pair_lab(), visits in visits()) {
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn every_event_is_checked((boxes, options) in pair_run()) {
        check_story(&boxes, &options)?;
    }

    #[test]
    fn the_last_frame_shows_the_answer((boxes, options) in pair_run()) {
        let lab = RotatedPair::new(&boxes.concat(), &options).expect("the case is valid");
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let shown = timeline.at(last, |state, event| {
            (lab.detail(state, event), lab.roles(state, event))
        });
        let (detail, roles) = shown.expect("it exists");
        let summary = lab.summary(timeline.answer());
        prop_assert_eq!(detail.values, summary.values);
        prop_assert_eq!(detail.polygon.len(), summary.polygon.len());
        let rects = rotated_rects_of_corners(&boxes.concat(), &options.angles).expect("valid");
        let (a, b) = options.pair;
        prop_assert_eq!(summary.values.iou.to_bits(), rotated_iou(&rects[a], &rects[b]).to_bits());
        prop_assert_eq!(roles[a], Role::First);
        prop_assert!(a == b || roles[b] == Role::Second);
    }

    #[test]
    fn upright_boxes_with_whole_coordinates_overlap_by_the_plain_iou(
        corners in [corner(10_000), corner(12), corner(12)],
        far in any::<bool>(),
    ) {
        let rect = |corners: [i32; 4]| {
            boxstep::geometry::Rect::from_corners(corners.map(f64::from)).expect("valid")
        };
        let (a, b) = (rect(corners[usize::from(!far)]), rect(corners[2]));
        let turned = |rect| boxstep::rotated::RotatedRect::from_rect(rect, 0.0).expect("valid");
        let plain = iou(&a, &b, Extent::Exclusive, Kind::Iou);
        prop_assert_eq!(rotated_iou(&turned(&a), &turned(&b)).to_bits(), plain.to_bits());
    }

    #[test]
    fn upright_boxes_overlap_by_about_the_plain_iou(boxes in boxes(2..=2)) {
        let rects = rotated_rects_of_corners(&boxes.concat(), &[]).expect("valid");
        let plain = crate::common::formulas::overlap(boxes[0], boxes[1], 0.0);
        let areas = [0, 1].map(|i| area(ordered(boxes[i]), 0.0));
        prop_assume!(areas[0].min(areas[1]) == 0.0 || areas[0].min(areas[1]) > 1e-3);
        prop_assert!((rotated_iou(&rects[0], &rects[1]) - plain).abs() <= 1e-12);
    }

    #[test]
    fn the_order_of_the_two_a_half_turn_and_the_place_change_next_to_nothing(
        boxes in boxes(2..=2), angles in [angle(), angle()], shift in -1e3..1e3,
    ) {
        let flat = boxes.concat();
        let of = |flat: &[f64], angles: &[f64]| {
            let rects = rotated_rects_of_corners(flat, angles).expect("valid");
            (rotated_iou(&rects[0], &rects[1]), rotated_iou(&rects[1], &rects[0]))
        };
        prop_assume!(angles.iter().all(|angle| angle.abs() < 10.0));
        let areas = boxes.iter().map(|b| area(ordered(*b), 0.0)).fold(f64::MAX, f64::min);
        prop_assume!(areas == 0.0 || areas > 1e-3);
        let (ab, ba) = of(&flat, &angles);
        prop_assert!((ab - ba).abs() <= 1e-10, "{ab} is not {ba}");
        let (half, _) = of(&flat, &[angles[0] + PI, angles[1] - PI]);
        prop_assert!((ab - half).abs() <= 1e-10, "{ab} is not {half}");
        let moved: Vec<f64> = flat.iter().map(|v| v + shift).collect();
        let (moved, _) = of(&moved, &angles);
        prop_assert!((ab - moved).abs() <= 1e-9, "{ab} is not {moved}");
    }

    #[test]
    fn a_box_overlaps_itself_by_one_or_has_no_area(boxes in boxes(1..=1), angle in angle()) {
        let rects = rotated_rects_of_corners(&boxes.concat(), &[angle]).expect("valid");
        let area = rects[0].area();
        prop_assume!(area == 0.0 || area > 1e-3);
        let expected = if area > 0.0 { 1.0 } else { 0.0 };
        prop_assert!((rotated_iou(&rects[0], &rects[0]) - expected).abs() <= 1e-12);
    }

    #[test]
    fn no_number_is_anything_but_a_number(
        numbers in prop::collection::vec(any_coordinate(), 8), angles in [angle(), angle()],
    ) {
        let five = |i: usize| {
            let [x, y, w, h] = [0, 1, 2, 3].map(|k| numbers[4 * i + k]);
            [x, y, w.abs(), h.abs(), angles[i]]
        };
        let rects = rotated_rects_of(&[five(0), five(1)].concat()).expect("valid");
        let state = run(&boxstep::rotated::RotatedIou { a: rects[0], b: rects[1] });
        prop_assert!(numbers_of(&state).iter().all(|v| v.is_finite()), "{:?}", state);
        prop_assert!((0.0..=1.0).contains(&state.values().iou), "{:?}", state.values());
        let corners = rotated_rects_of_corners(&numbers, &angles).expect("valid");
        let state = run(&boxstep::rotated::RotatedIou { a: corners[0], b: corners[1] });
        prop_assert!(numbers_of(&state).iter().all(|v| v.is_finite()), "{:?}", state);
        prop_assert!((0.0..=1.0).contains(&state.values().iou), "{:?}", state.values());
    }
}
