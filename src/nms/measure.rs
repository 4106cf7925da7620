//! Measures of overlap other than IoU, as NMS compares them.

use serde::Serialize;

use crate::geometry::{Extent, Rect};
use crate::iou::{Kind, values};

/// What another measure takes off the IoU: `overlap = iou - taken - alpha * aspectTerm`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Penalty {
    /// Intersection over union.
    pub iou: f64,
    /// GIoU: the part of the smallest enclosing box that neither covers. DIoU and CIoU: the squared
    /// distance of the centres.
    pub numerator: f64,
    /// GIoU: the area of the smallest enclosing box. DIoU and CIoU: its squared diagonal.
    pub denominator: f64,
    /// What their quotient is raised to.
    pub exponent: f64,
    /// The quotient raised to the exponent; 0 where the denominator is 0.
    pub taken: f64,
    /// CIoU's v, how much the aspect ratios differ; else 0.
    pub aspect_term: f64,
    /// CIoU's weight of it; else 0.
    pub alpha: f64,
}

impl Penalty {
    // listing: nms-measures.rust
    /// None for IoU, off which nothing is taken.
    #[must_use]
    #[inline(never)]
    pub fn of(a: &Rect, b: &Rect, extent: Extent, kind: Kind, exponent: f64) -> Option<Self> {
        let values = values(a, b, extent, kind);
        let (numerator, denominator, quotient) = match kind {
            Kind::Iou => return None,
            Kind::Giou => {
                let uncovered = values.enclosing_area - values.union;
                (uncovered, values.enclosing_area, values.giou_penalty)
            }
            Kind::Diou | Kind::Ciou => {
                (values.distance_squared, values.diagonal_squared, values.diou_penalty)
            }
        };
        Some(Self {
            iou: values.iou,
            numerator,
            denominator,
            exponent,
            // No call where there is nothing to raise: every bit is that of `iou`.
            taken: if exponent == 1.0 { quotient } else { libm::pow(quotient, exponent) },
            aspect_term: values.aspect_term,
            alpha: values.alpha,
        })
    }

    /// What NMS compares with the threshold.
    #[must_use]
    pub fn overlap(&self) -> f64 {
        self.iou - self.taken - self.alpha * self.aspect_term // @measure
    }
    // end listing
}
