//! Boxes as rows of numbers.

use serde::{Deserialize, Serialize};

use super::table::{MAX_COLUMNS, Table, is_usable};
use crate::Problem;
use crate::geometry::{Extent, Rect, rects_of};

/// A number that describes a box. Corners are taken in order and sides counted exclusively.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Feature {
    /// (x1 + x2) / 2, in pixels.
    CentreX,
    /// (y1 + y2) / 2, in pixels.
    CentreY,
    /// x2 - x1, in pixels.
    Width,
    /// y2 - y1, in pixels.
    Height,
    /// width x height, in square pixels.
    Area,
    /// width / height; a box without height has none.
    Aspect,
    /// The box's score.
    Score,
}

impl Feature {
    /// May be infinite or NaN, for a box that has none.
    fn of(self, rect: &Rect, score: f64) -> f64 {
        let (width, height) = (rect.width(Extent::Exclusive), rect.height(Extent::Exclusive));
        match self {
            Self::CentreX => (rect.x1() + rect.x2()) / 2.0,
            Self::CentreY => (rect.y1() + rect.y2()) / 2.0,
            Self::Width => width,
            Self::Height => height,
            Self::Area => width * height,
            Self::Aspect => width / height,
            Self::Score => score,
        }
    }
}

/// A box that takes no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LeftOut {
    /// Which box.
    pub item: u32,
    /// The first feature that is undefined for it (the aspect of a box without height, a score that
    /// is not a number) or too large.
    pub feature: Feature,
}

/// The features of boxes as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureTable {
    /// One row for each box that takes part, one column for each feature.
    pub table: Table,
    /// Which box each row is.
    pub items: Vec<u32>,
    /// The boxes that have no row.
    pub left_out: Vec<LeftOut>,
}

/// The table of some features of boxes. `flat` holds x1, y1, x2, y2 per box, corners in any order;
/// `scores` are looked at only if [`Feature::Score`] is asked for.
///
/// One box without a feature must not keep a person from looking at all the others, so it is left
/// out, and reported.
///
/// # Errors
/// [`Problem::OutOfRange`] unless 1 to [`MAX_COLUMNS`] features are named, an unusable box, a wrong
/// number of scores, or [`Problem::NoRows`] if no box has all of the features.
pub fn features(flat: &[f64], scores: &[f64], which: &[Feature]) -> Result<FeatureTable, Problem> {
    if !(1..=MAX_COLUMNS).contains(&which.len()) {
        return Err(Problem::out_of_range("features", which.len(), 1, MAX_COLUMNS));
    }
    let rects = rects_of(flat)?;
    if which.contains(&Feature::Score) && scores.len() != rects.len() {
        let (expected, found) = (rects.len(), scores.len());
        return Err(Problem::WrongLength { what: "scores".to_owned(), expected, found });
    }
    let mut values = Vec::with_capacity(rects.len() * which.len());
    let (mut items, mut left_out) = (Vec::new(), Vec::new());
    for (item, rect) in (0..).zip(&rects) {
        let score = scores.get(item as usize).copied().unwrap_or(0.0);
        let of = |feature: &Feature| feature.of(rect, score);
        match which.iter().find(|feature| !is_usable(of(feature))) {
            Some(&feature) => left_out.push(LeftOut { item, feature }),
            None => {
                items.push(item);
                values.extend(which.iter().map(of));
            }
        }
    }
    Ok(FeatureTable { table: Table::new(values, which.len())?, items, left_out })
}
