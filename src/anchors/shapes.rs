//! Box shapes that cannot be invalid, and how much two of them overlap.

use crate::Problem;
use crate::geometry::{Extent, MAX_COORDINATE, rects_of, smaller};

/// Width and height.
pub type Shape = [f64; 2];

/// No side may be smaller than this, so that no area can vanish.
pub const MIN_SIDE: f64 = 1e-100;

/// How many shapes are measured at once; a few times what any engine's vectors hold.
pub(super) const LANES: usize = 8;

/// The shapes that are clustered, as columns: every side between [`MIN_SIDE`] and
/// [`MAX_COORDINATE`]. The unit is the caller's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shapes {
    widths: Vec<f64>,
    heights: Vec<f64>,
}

impl Shapes {
    /// `wh` holds width and height per shape.
    ///
    /// # Errors
    /// [`Problem::NotTwoNumbers`], or [`Problem::BadShape`] for the first shape with a side that is
    /// zero, negative, NaN, infinite, or beyond what is named above. Nothing is dropped silently:
    /// whoever wants to go on without such shapes leaves them out.
    pub fn new(wh: &[f64]) -> Result<Self, Problem> {
        let (shapes, []) = wh.as_chunks::<2>() else {
            return Err(Problem::NotTwoNumbers { length: wh.len() });
        };
        Self::checked(shapes.iter().copied())
    }

    /// The shapes of boxes, x1, y1, x2, y2 each, corners in any order, sides `x2 - x1`.
    ///
    /// # Errors
    /// As [`Self::new`], or a box is unusable.
    pub fn of_boxes(flat: &[f64]) -> Result<Self, Problem> {
        let extent = Extent::Exclusive;
        Self::checked(rects_of(flat)?.iter().map(|rect| [rect.width(extent), rect.height(extent)]))
    }

    fn checked(shapes: impl Iterator<Item = Shape>) -> Result<Self, Problem> {
        let mut columns = Self::default();
        for (index, [width, height]) in shapes.enumerate() {
            if !is_shape([width, height]) {
                let (width, height) = (width.to_string(), height.to_string());
                return Err(Problem::BadShape { index, width, height });
            }
            columns.widths.push(width);
            columns.heights.push(height);
        }
        Ok(columns)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.widths.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.widths.is_empty()
    }

    /// One shape. `index` must be below [`Self::len`].
    #[inline]
    pub(super) fn shape(&self, index: usize) -> Shape {
        [self.widths[index], self.heights[index]]
    }

    /// The widths and the heights.
    pub(super) fn columns(&self) -> [&[f64]; 2] {
        [&self.widths, &self.heights]
    }

    /// All shapes, in order.
    pub fn iter(&self) -> impl Iterator<Item = Shape> {
        self.widths.iter().zip(&self.heights).map(|(&width, &height)| [width, height])
    }

    /// Some shapes after one another, as columns. Lanes beyond the last shape hold 1 x 1.
    #[inline]
    pub(super) fn block(&self, start: usize) -> Block {
        let end = self.len().min(start + LANES);
        let mut block = Block { widths: [1.0; LANES], heights: [1.0; LANES], count: end - start };
        block.widths[..block.count].copy_from_slice(&self.widths[start..end]);
        block.heights[..block.count].copy_from_slice(&self.heights[start..end]);
        block
    }

    /// Population standard deviation of the widths and of the heights, as NumPy's `std`; 1 where it
    /// is 0, as SciPy's `whiten` has it.
    #[must_use]
    pub fn spread(&self) -> Shape {
        [&self.widths, &self.heights].map(|column| {
            let count = column.len().max(1) as f64;
            let mean = column.iter().sum::<f64>() / count;
            let squares = column.iter().map(|side| (side - mean) * (side - mean)).sum::<f64>();
            let deviation = (squares / count).sqrt();
            if deviation > 0.0 { deviation } else { 1.0 }
        })
    }
}

/// Up to [`LANES`] shapes.
pub(super) struct Block {
    pub widths: [f64; LANES],
    pub heights: [f64; LANES],
    pub count: usize,
}

/// Whether both sides are sizes that can be measured.
pub(super) fn is_shape([width, height]: Shape) -> bool {
    let usable = |side: f64| (MIN_SIDE..=MAX_COORDINATE).contains(&side);
    usable(width) && usable(height)
}

/// A flat list of anchors, width and height each.
///
/// # Errors
/// [`Problem::NotTwoNumbers`], or [`Problem::BadAnchor`] for the first one that is no shape.
pub fn anchors_of(flat: &[f64]) -> Result<Vec<Shape>, Problem> {
    let (anchors, []) = flat.as_chunks::<2>() else {
        return Err(Problem::NotTwoNumbers { length: flat.len() });
    };
    if let Some((index, [width, height])) =
        anchors.iter().enumerate().find(|(_, anchor)| !is_shape(**anchor))
    {
        let (width, height) = (width.to_string(), height.to_string());
        return Err(Problem::BadAnchor { index, width, height });
    }
    Ok(anchors.to_vec())
}

/// Intersection over union of two shapes laid corner on corner. NaN if the second one is NaN.
#[inline]
#[must_use]
// listing: anchors-shapes.rust
pub fn overlap(shape: Shape, anchor: Shape) -> f64 {
    let width = smaller(shape[0], anchor[0]); // @overlap
    let height = smaller(shape[1], anchor[1]); // @overlap
    let intersection = width * height; // @overlap
    let union = shape[0] * shape[1] + anchor[0] * anchor[1] - intersection; // @overlap
    intersection / union // @overlap
}
// end listing

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_that_is_no_size_names_its_shape() {
        for bad in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, 1e101, 1e-101] {
            let shapes = Shapes::new(&[1.0, 1.0, bad, 2.0]);
            let (width, height) = (bad.to_string(), "2".to_owned());
            assert_eq!(shapes, Err(Problem::BadShape { index: 1, width, height }));
            let anchors = anchors_of(&[2.0, bad]);
            let (width, height) = ("2".to_owned(), bad.to_string());
            assert_eq!(anchors, Err(Problem::BadAnchor { index: 0, width, height }));
        }
        assert_eq!(Shapes::new(&[1.0; 3]), Err(Problem::NotTwoNumbers { length: 3 }));
        assert!(Shapes::new(&[]).is_ok_and(|shapes| shapes.is_empty()));
    }

    #[test]
    fn boxes_have_the_shape_of_their_ordered_corners() {
        let shapes = Shapes::of_boxes(&[0.0, 0.0, 3.0, 4.0, 9.0, 9.0, 4.0, 7.0]);
        assert_eq!(shapes, Shapes::new(&[3.0, 4.0, 5.0, 2.0]));
        let flat = Shapes::of_boxes(&[0.0, 0.0, 3.0, 0.0]);
        let (width, height) = ("3".to_owned(), "0".to_owned());
        assert_eq!(flat, Err(Problem::BadShape { index: 0, width, height }));
    }

    #[test]
    fn overlap_of_shapes() {
        assert_eq!(overlap([10.0, 10.0], [40.0, 40.0]), 0.0625);
        assert_eq!(overlap([10.0, 20.0], [20.0, 10.0]), 1.0 / 3.0);
        for side in [MIN_SIDE, 0.1, 1.0, MAX_COORDINATE] {
            assert_eq!(overlap([side, side], [side, side]), 1.0);
        }
        assert_eq!(overlap([MAX_COORDINATE; 2], [MIN_SIDE; 2]), 0.0);
        assert!(overlap([1.0, 1.0], [f64::NAN; 2]).is_nan());
    }

    #[test]
    fn spread_is_that_of_numpy() {
        let spread = |wh: &[f64]| Shapes::new(wh).expect("valid").spread();
        assert_eq!(spread(&[1.0, 5.0, 3.0, 5.0]), [1.0, 1.0]);
        assert_eq!(spread(&[2.0, 1.0, 4.0, 9.0, 6.0, 5.0])[1], (32.0f64 / 3.0).sqrt());
    }
}
