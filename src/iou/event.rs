//! The events of the IoU lab.

use serde::Serialize;

/// A number on the way to the answer; each is one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Quantity {
    /// max(a.x1, b.x1)
    Left,
    /// min(a.x2, b.x2)
    Right,
    /// max(right - left + one, 0)
    Width,
    /// max(a.y1, b.y1)
    Top,
    /// min(a.y2, b.y2)
    Bottom,
    /// max(bottom - top + one, 0)
    Height,
    /// width x height
    Intersection,
    /// (x2 - x1 + one) x (y2 - y1 + one) of box A
    AreaA,
    /// The same of box B
    AreaB,
    /// area A + area B - intersection
    Union,
    /// intersection / union
    Iou,
    /// right - left + one, where right = max(a.x2, b.x2) and left = min(a.x1, b.x1)
    EnclosingWidth,
    /// bottom - top + one, likewise
    EnclosingHeight,
    /// enclosing width x enclosing height
    EnclosingArea,
    /// (enclosing area - union) / enclosing area
    GiouPenalty,
    /// IoU - penalty
    Giou,
    /// (b.x1 + b.x2) / 2 - (a.x1 + a.x2) / 2
    CentreDx,
    /// The same on y
    CentreDy,
    /// dx² + dy²
    DistanceSquared,
    /// enclosing width² + enclosing height²
    DiagonalSquared,
    /// distance² / diagonal²
    DiouPenalty,
    /// IoU - penalty
    Diou,
    /// atan(width / height) of box A, in radians
    AngleA,
    /// The same of box B
    AngleB,
    /// 4 / π² x (angle A - angle B)²
    AspectTerm,
    /// v / (1 - IoU + v)
    Alpha,
    /// DIoU - α x v
    Ciou,
}

/// What a step decided, beyond its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Verdict {
    /// Of two edges, box A's was taken.
    First,
    /// Of two edges, box B's was taken.
    Second,
    /// The two edges are the same.
    Equal,
    /// The boxes do not meet on this axis: the negative length became 0.
    Clamped,
    /// The denominator is 0, so the quotient counts as 0.
    ZeroDenominator,
    /// Nothing to decide.
    None,
}

/// Up to four numbers, without an allocation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operands {
    numbers: [f64; 4],
    count: usize,
}

impl Operands {
    pub(super) fn new(given: &[f64]) -> Self {
        let mut numbers = [0.0; 4];
        for (slot, &number) in numbers.iter_mut().zip(given) {
            *slot = number;
        }
        Self { numbers, count: given.len().min(numbers.len()) }
    }

    /// The numbers.
    #[must_use]
    pub fn as_slice(&self) -> &[f64] {
        self.numbers.get(..self.count).unwrap_or_default()
    }
}

impl Serialize for Operands {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

/// One step: what was computed, from what, with which result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IouEvent {
    /// What was computed.
    pub quantity: Quantity,
    /// From what, in the order in which [`Quantity`] names them (`one` is not among them: it
    /// follows from the extent).
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number[]"))]
    pub operands: Operands,
    /// What came out.
    pub result: f64,
    /// What was decided.
    pub verdict: Verdict,
}
