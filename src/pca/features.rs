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

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Feature; 7] = [
        Feature::CentreX,
        Feature::CentreY,
        Feature::Width,
        Feature::Height,
        Feature::Area,
        Feature::Aspect,
        Feature::Score,
    ];

    #[test]
    fn a_box_is_a_row() {
        let boxes = [0.0, 10.0, 40.0, 30.0, 5.0, 9.0, 1.0, 1.0];
        let made = features(&boxes, &[0.5, 0.25], &ALL).expect("valid");
        let expected =
            [20.0, 20.0, 40.0, 20.0, 800.0, 2.0, 0.5, 3.0, 5.0, 4.0, 8.0, 32.0, 0.5, 0.25];
        assert_eq!(made.table.values(), expected);
        assert_eq!((made.table.columns(), made.items, made.left_out), (7, vec![0, 1], vec![]));
    }

    #[test]
    fn a_box_without_a_feature_is_left_out_and_named() {
        let flat = [0.0, 0.0, 4.0, 0.0]; // Without height.
        let point = [3.0, 3.0, 3.0, 3.0];
        let huge = [0.0, 0.0, 1e60, 1e60];
        let plain = [0.0, 0.0, 2.0, 1.0];
        let boxes = [flat, plain, point, huge, plain].concat();
        let scores = [0.1, 0.2, 0.3, 0.4, f64::NAN];
        let out = |item, feature| LeftOut { item, feature };

        let made = features(&boxes, &scores, &[Feature::Area, Feature::Aspect]).expect("valid");
        assert_eq!(made.table.values(), [2.0, 2.0, 2.0, 2.0]);
        assert_eq!(made.items, [1, 4]);
        let aspect = Feature::Aspect;
        assert_eq!(made.left_out, [out(0, aspect), out(2, aspect), out(3, Feature::Area)]);

        let made = features(&boxes, &scores, &[Feature::Width, Feature::Score]).expect("valid");
        assert_eq!(made.items, [0, 1, 2, 3]);
        assert_eq!(made.left_out, [out(4, Feature::Score)]);
        assert_eq!(features(&[flat, point].concat(), &[], &[aspect]), Err(Problem::NoRows));
    }

    #[test]
    fn what_cannot_be_a_table_is_refused() {
        let range = |value| Err(Problem::out_of_range("features", value, 1, MAX_COLUMNS));
        assert_eq!(features(&[], &[], &[]), range(0));
        assert_eq!(features(&[], &[], &[Feature::Width; 65]), range(65));
        assert_eq!(features(&[], &[], &ALL), Err(Problem::NoRows));
        let scores = Problem::WrongLength { what: "scores".to_owned(), expected: 1, found: 2 };
        let two = [0.5, 0.5];
        assert_eq!(features(&[0.0; 4], &two, &[Feature::Score]), Err(scores));
        assert!(features(&[0.0; 4], &two, &[Feature::Width]).is_ok());
        assert_eq!(
            features(&[0.0; 5], &[], &[Feature::Width]),
            Err(Problem::NotFourNumbers { length: 5 })
        );
        let bad = Problem::BadCoordinate { index: 0, value: "NaN".to_owned() };
        assert_eq!(features(&[f64::NAN; 4], &[], &[Feature::Width]), Err(bad));
    }
}
