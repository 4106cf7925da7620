//! IoU and its relatives, one number at a time.

use std::f64::consts::PI;

use libm::atan2;
use serde::Serialize;

use super::{IouEvent, Kind, Operands, Quantity, Verdict, quotient};
use crate::geometry::{Extent, Rect, larger, smaller};
use crate::watch::{Algorithm, Observer, Progress};

/// All numbers computed so far; those not reached yet are 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "each field is the quantity of its name")]
pub struct Values {
    pub left: f64,
    pub right: f64,
    pub width: f64,
    pub top: f64,
    pub bottom: f64,
    pub height: f64,
    pub intersection: f64,
    pub area_a: f64,
    pub area_b: f64,
    pub union: f64,
    pub iou: f64,
    pub enclosing_width: f64,
    pub enclosing_height: f64,
    pub enclosing_area: f64,
    pub giou_penalty: f64,
    pub giou: f64,
    pub centre_dx: f64,
    pub centre_dy: f64,
    pub distance_squared: f64,
    pub diagonal_squared: f64,
    pub diou_penalty: f64,
    pub diou: f64,
    pub angle_a: f64,
    pub angle_b: f64,
    pub aspect_term: f64,
    pub alpha: f64,
    pub ciou: f64,
    /// How many rounds made them.
    #[serde(skip)]
    pub round: usize,
}

impl Values {
    /// The value asked for.
    #[must_use]
    pub fn answer(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Iou => self.iou,
            Kind::Giou => self.giou,
            Kind::Diou => self.diou,
            Kind::Ciou => self.ciou,
        }
    }
}

/// IoU, GIoU, DIoU or CIoU of one pair, in rounds of a few numbers each.
#[derive(Clone, Copy, Debug)]
pub struct IouSteps {
    /// Box A.
    pub a: Rect,
    /// Box B.
    pub b: Rect,
    /// How sides are counted.
    pub extent: Extent,
    /// Which measure.
    pub kind: Kind,
}

/// A round. The first six make IoU; each kind adds its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "`Quantity` says what each round computes")]
pub enum Stage {
    OverlapX,
    OverlapY,
    Intersection,
    Areas,
    Union,
    Ratio,
    Enclosing,
    Giou,
    Distance,
    Diou,
    Ciou,
}

impl Stage {
    /// The rounds of a kind, in order.
    #[must_use]
    pub fn of(kind: Kind) -> &'static [Self] {
        use Stage as S;
        const CIOU: [Stage; 10] = [
            S::OverlapX,
            S::OverlapY,
            S::Intersection,
            S::Areas,
            S::Union,
            S::Ratio,
            S::Enclosing,
            S::Distance,
            S::Diou,
            S::Ciou,
        ];
        const GIOU: [Stage; 8] = [
            S::OverlapX,
            S::OverlapY,
            S::Intersection,
            S::Areas,
            S::Union,
            S::Ratio,
            S::Enclosing,
            S::Giou,
        ];
        match kind {
            Kind::Iou => CIOU.split_at(6).0,
            Kind::Giou => &GIOU,
            Kind::Diou => CIOU.split_at(9).0,
            Kind::Ciou => &CIOU,
        }
    }
}

/// Which of two edges was taken.
fn taken(first: f64, second: f64, result: f64) -> Verdict {
    if first == second {
        Verdict::Equal
    } else if result == first {
        Verdict::First
    } else {
        Verdict::Second
    }
}

/// Whether a length had to be clamped at 0.
fn clamped(length: f64) -> Verdict {
    if length < 0.0 { Verdict::Clamped } else { Verdict::None }
}

/// Whether a quotient is one.
fn divided(denominator: f64) -> Verdict {
    if denominator > 0.0 { Verdict::None } else { Verdict::ZeroDenominator }
}

fn square(x: f64) -> f64 {
    x * x
}

fn event(quantity: Quantity, operands: &[f64], result: f64, verdict: Verdict) -> IouEvent {
    IouEvent { quantity, operands: Operands::new(operands), result, verdict }
}

impl Algorithm for IouSteps {
    type State = Values;
    type Event = IouEvent;

    fn start(&self) -> Values {
        Values::default()
    }

    fn state_bytes(&self) -> usize {
        size_of::<Values>()
    }

    #[inline]
    fn round<O: Observer<Self>>(&self, s: &mut Values, observer: &mut O) -> Progress {
        use Quantity as Q;
        let (a, b, one) = (&self.a, &self.b, self.extent.one());
        let stages = Stage::of(self.kind);
        let Some(&stage) = stages.get(s.round) else { return Progress::Done };
        s.round += 1;
        // listing: iou.rust
        match stage {
            Stage::OverlapX => {
                s.left = larger(a.x1(), b.x1()); // @left
                observer.on(
                    s,
                    event(Q::Left, &[a.x1(), b.x1()], s.left, taken(a.x1(), b.x1(), s.left)),
                );
                s.right = smaller(a.x2(), b.x2()); // @right
                observer.on(
                    s,
                    event(Q::Right, &[a.x2(), b.x2()], s.right, taken(a.x2(), b.x2(), s.right)),
                );
                s.width = larger(s.right - s.left + one, 0.0); // @width
                observer.on(
                    s,
                    event(Q::Width, &[s.right, s.left], s.width, clamped(s.right - s.left + one)),
                );
            }
            Stage::OverlapY => {
                s.top = larger(a.y1(), b.y1()); // @top
                observer
                    .on(s, event(Q::Top, &[a.y1(), b.y1()], s.top, taken(a.y1(), b.y1(), s.top)));
                s.bottom = smaller(a.y2(), b.y2()); // @bottom
                observer.on(
                    s,
                    event(Q::Bottom, &[a.y2(), b.y2()], s.bottom, taken(a.y2(), b.y2(), s.bottom)),
                );
                s.height = larger(s.bottom - s.top + one, 0.0); // @height
                observer.on(
                    s,
                    event(Q::Height, &[s.bottom, s.top], s.height, clamped(s.bottom - s.top + one)),
                );
            }
            Stage::Intersection => {
                s.intersection = s.width * s.height; // @intersection
                observer.on(
                    s,
                    event(Q::Intersection, &[s.width, s.height], s.intersection, Verdict::None),
                );
            }
            Stage::Areas => {
                s.area_a = (a.x2() - a.x1() + one) * (a.y2() - a.y1() + one); // @areaA
                observer.on(
                    s,
                    event(Q::AreaA, &[a.x2(), a.x1(), a.y2(), a.y1()], s.area_a, Verdict::None),
                );
                s.area_b = (b.x2() - b.x1() + one) * (b.y2() - b.y1() + one); // @areaB
                observer.on(
                    s,
                    event(Q::AreaB, &[b.x2(), b.x1(), b.y2(), b.y1()], s.area_b, Verdict::None),
                );
            }
            Stage::Union => {
                s.union = s.area_a + s.area_b - s.intersection; // @union
                observer.on(
                    s,
                    event(Q::Union, &[s.area_a, s.area_b, s.intersection], s.union, Verdict::None),
                );
            }
            Stage::Ratio => {
                s.iou = quotient(s.intersection, s.union); // @iou
                observer.on(s, event(Q::Iou, &[s.intersection, s.union], s.iou, divided(s.union)));
            }
            Stage::Enclosing => {
                let (left, right) = (smaller(a.x1(), b.x1()), larger(a.x2(), b.x2()));
                s.enclosing_width = right - left + one; // @enclosingWidth
                observer.on(
                    s,
                    event(Q::EnclosingWidth, &[right, left], s.enclosing_width, Verdict::None),
                );
                let (top, bottom) = (smaller(a.y1(), b.y1()), larger(a.y2(), b.y2()));
                s.enclosing_height = bottom - top + one; // @enclosingHeight
                observer.on(
                    s,
                    event(Q::EnclosingHeight, &[bottom, top], s.enclosing_height, Verdict::None),
                );
            }
            Stage::Giou => {
                s.enclosing_area = s.enclosing_width * s.enclosing_height; // @enclosingArea
                observer.on(
                    s,
                    event(
                        Q::EnclosingArea,
                        &[s.enclosing_width, s.enclosing_height],
                        s.enclosing_area,
                        Verdict::None,
                    ),
                );
                s.giou_penalty = quotient(s.enclosing_area - s.union, s.enclosing_area); // @giouPenalty
                observer.on(
                    s,
                    event(
                        Q::GiouPenalty,
                        &[s.enclosing_area, s.union],
                        s.giou_penalty,
                        divided(s.enclosing_area),
                    ),
                );
                s.giou = s.iou - s.giou_penalty; // @giou
                observer.on(s, event(Q::Giou, &[s.iou, s.giou_penalty], s.giou, Verdict::None));
            }
            Stage::Distance => {
                s.centre_dx = (b.x1() + b.x2()) / 2.0 - (a.x1() + a.x2()) / 2.0; // @centreDx
                observer.on(
                    s,
                    event(
                        Q::CentreDx,
                        &[b.x1(), b.x2(), a.x1(), a.x2()],
                        s.centre_dx,
                        Verdict::None,
                    ),
                );
                s.centre_dy = (b.y1() + b.y2()) / 2.0 - (a.y1() + a.y2()) / 2.0; // @centreDy
                observer.on(
                    s,
                    event(
                        Q::CentreDy,
                        &[b.y1(), b.y2(), a.y1(), a.y2()],
                        s.centre_dy,
                        Verdict::None,
                    ),
                );
                s.distance_squared = square(s.centre_dx) + square(s.centre_dy); // @distanceSquared
                observer.on(
                    s,
                    event(
                        Q::DistanceSquared,
                        &[s.centre_dx, s.centre_dy],
                        s.distance_squared,
                        Verdict::None,
                    ),
                );
            }
            Stage::Diou => {
                s.diagonal_squared = square(s.enclosing_width) + square(s.enclosing_height); // @diagonalSquared
                observer.on(
                    s,
                    event(
                        Q::DiagonalSquared,
                        &[s.enclosing_width, s.enclosing_height],
                        s.diagonal_squared,
                        Verdict::None,
                    ),
                );
                s.diou_penalty = quotient(s.distance_squared, s.diagonal_squared); // @diouPenalty
                observer.on(
                    s,
                    event(
                        Q::DiouPenalty,
                        &[s.distance_squared, s.diagonal_squared],
                        s.diou_penalty,
                        divided(s.diagonal_squared),
                    ),
                );
                s.diou = s.iou - s.diou_penalty; // @diou
                observer.on(s, event(Q::Diou, &[s.iou, s.diou_penalty], s.diou, Verdict::None));
            }
            Stage::Ciou => {
                s.angle_a = atan2(a.x2() - a.x1() + one, a.y2() - a.y1() + one); // @angleA
                observer.on(
                    s,
                    event(Q::AngleA, &[a.x2(), a.x1(), a.y2(), a.y1()], s.angle_a, Verdict::None),
                );
                s.angle_b = atan2(b.x2() - b.x1() + one, b.y2() - b.y1() + one); // @angleB
                observer.on(
                    s,
                    event(Q::AngleB, &[b.x2(), b.x1(), b.y2(), b.y1()], s.angle_b, Verdict::None),
                );
                s.aspect_term = 4.0 / (PI * PI) * square(s.angle_a - s.angle_b); // @aspectTerm
                observer.on(
                    s,
                    event(Q::AspectTerm, &[s.angle_a, s.angle_b], s.aspect_term, Verdict::None),
                );
                s.alpha = quotient(s.aspect_term, 1.0 - s.iou + s.aspect_term); // @alpha
                observer.on(
                    s,
                    event(
                        Q::Alpha,
                        &[s.aspect_term, s.iou],
                        s.alpha,
                        divided(1.0 - s.iou + s.aspect_term),
                    ),
                );
                s.ciou = s.diou - s.alpha * s.aspect_term; // @ciou
                observer.on(
                    s,
                    event(Q::Ciou, &[s.diou, s.alpha, s.aspect_term], s.ciou, Verdict::None),
                );
            }
        }
        // end listing
        if s.round < stages.len() { Progress::More } else { Progress::Done }
    }
}
