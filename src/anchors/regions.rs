//! Which part of the plane of widths and heights belongs to which centroid.

use super::shapes::{Block, LANES, Shape, is_shape};
use super::{Metric, UNASSIGNED};

/// A field of shapes, seen through a window.
#[derive(Clone, Debug)]
pub struct Regions {
    /// The centroids.
    pub centroids: Vec<Shape>,
    /// What is near.
    pub metric: Metric,
}

/// Which shapes: width to the right, height downwards from `top` to `bottom`, sampled at the middle
/// of each pixel.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Width at the left edge.
    pub left: f64,
    /// Width at the right edge.
    pub right: f64,
    /// Height at the top edge.
    pub top: f64,
    /// Height at the bottom edge.
    pub bottom: f64,
    /// Whether both axes are logarithmic.
    pub log: bool,
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
}

impl Window {
    /// Where a point of an axis is, `share` of the way from one edge to the other.
    fn along(&self, from: f64, to: f64, share: f64) -> f64 {
        if self.log {
            let (from, to) = (libm::log(from), libm::log(to));
            libm::exp(from + (to - from) * share)
        } else {
            from + (to - from) * share
        }
    }

    fn width_at(&self, column: usize) -> f64 {
        self.along(self.left, self.right, (column as f64 + 0.5) / self.width as f64)
    }

    fn height_at(&self, row: usize) -> f64 {
        self.along(self.top, self.bottom, (row as f64 + 0.5) / self.height as f64)
    }
}

impl Regions {
    /// The nearest centroid of each pixel, row by row, as k-means itself decides it; [`UNASSIGNED`]
    /// where there is no shape (a side not above 0) or no centroid.
    #[must_use]
    pub fn clusters(&self, window: Window) -> Vec<u32> {
        let widths: Vec<f64> = (0..window.width).map(|column| window.width_at(column)).collect();
        let mut clusters = Vec::with_capacity(window.width.saturating_mul(window.height));
        for row in 0..window.height {
            let height = window.height_at(row);
            for some in widths.chunks(LANES) {
                let mut block =
                    Block { widths: [1.0; LANES], heights: [height; LANES], count: some.len() };
                block.widths[..some.len()].copy_from_slice(some);
                let nearest = self.metric.nearest(&block, &self.centroids);
                clusters.extend(some.iter().enumerate().map(|(lane, &width)| {
                    let exists = is_shape([width, height]) && !self.centroids.is_empty();
                    if exists { nearest.cluster(lane) } else { UNASSIGNED }
                }));
            }
        }
        clusters
    }

    /// The field as RGBA bytes, row by row. `palette` holds a colour (RGBA) for each cluster, from
    /// the beginning again where there are more clusters than colours; a pixel without a cluster, or
    /// without a palette, is transparent.
    #[must_use]
    pub fn paint(&self, window: Window, palette: &[u8]) -> Vec<u8> {
        let (colours, _) = palette.as_chunks::<4>();
        let colour = |cluster: u32| {
            let at = (cluster as usize).checked_rem(colours.len());
            at.filter(|_| cluster != UNASSIGNED).map_or([0; 4], |at| colours[at])
        };
        self.clusters(window).into_iter().flat_map(colour).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::ShapeDistance;
    use super::*;

    fn regions(distance: ShapeDistance) -> Regions {
        let metric = Metric::new(distance, [1.0, 1.0]);
        Regions { centroids: vec![[2.0, 2.0], [11.0, 11.0]], metric }
    }

    /// 20 columns, the widths 0.5, 1.5, ... 19.5, in one row of height 6.
    const ROW: Window =
        Window { left: 0.0, right: 20.0, top: 5.0, bottom: 7.0, log: false, width: 20, height: 1 };

    #[test]
    fn a_pixel_has_the_centroid_that_its_shape_would_have() {
        for distance in [ShapeDistance::Iou, ShapeDistance::Euclidean] {
            let field = regions(distance);
            let distance_to =
                |width, at: usize| field.metric.distance([width, 6.0], field.centroids[at]);
            let expected: Vec<u32> = (0..20)
                .map(|column| f64::from(column) + 0.5)
                .map(|width| u32::from(distance_to(width, 1) < distance_to(width, 0)))
                .collect();
            assert!(expected.contains(&0) && expected.contains(&1));
            assert_eq!(field.clusters(ROW), expected);
        }
        assert_ne!(
            regions(ShapeDistance::Iou).clusters(ROW),
            regions(ShapeDistance::Euclidean).clusters(ROW)
        );
    }

    #[test]
    fn a_logarithmic_window_has_equal_ratios_between_its_pixels() {
        let window = Window {
            left: 1.0,
            right: 16.0,
            top: 16.0,
            bottom: 1.0,
            log: true,
            width: 4,
            height: 2,
        };
        let near = |value: f64, expected: f64| (value - expected).abs() < 1e-12 * expected;
        assert!(near(window.width_at(0), 2f64.sqrt()));
        assert!(near(window.width_at(3), 16.0 / 2f64.sqrt()));
        assert!(near(window.height_at(0), 8.0) && near(window.height_at(1), 2.0));
    }

    #[test]
    fn a_pixel_that_is_no_shape_is_transparent() {
        let window = Window { left: -1.0, right: 1.0, width: 2, ..ROW };
        let palette = [1, 2, 3, 4];
        assert_eq!(regions(ShapeDistance::Iou).paint(window, &palette), [0, 0, 0, 0, 1, 2, 3, 4]);
        // From the beginning again.
        let right = Window { left: 18.0, right: 20.0, width: 1, ..ROW };
        assert_eq!(regions(ShapeDistance::Iou).paint(right, &palette), palette);
        assert_eq!(regions(ShapeDistance::Iou).paint(right, &[]), [0; 4]);
        assert_eq!(
            regions(ShapeDistance::Iou).paint(Window { log: true, ..window }, &palette),
            [0; 8]
        );
        let none = Regions { centroids: Vec::new(), ..regions(ShapeDistance::Iou) };
        assert_eq!(none.paint(right, &palette), [0; 4]);
    }
}
