//! The IoU landscape: how much box B would overlap box A, wherever its centre were.

use super::{Kind, iou};
use crate::geometry::{Extent, Rect};

/// A field of positions, seen through a window of the world.
#[derive(Clone, Copy, Debug)]
pub struct Landscape {
    /// The box that stays.
    pub fixed: Rect,
    /// The box that moves; only its size matters.
    pub moving: Rect,
    /// How sides are counted.
    pub extent: Extent,
    /// Which measure.
    pub kind: Kind,
}

/// Which positions: the centre of the moving box is sampled at the middle of each pixel.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// World x of the left edge.
    pub x: f64,
    /// World y of the top edge.
    pub y: f64,
    /// World units per pixel.
    pub step: f64,
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
}

impl Landscape {
    /// The value with the moving box's centre at (x, y). 0 where the box would leave the numbers
    /// that a box can have.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> f64 {
        let (w, h) = (
            self.moving.width(Extent::Exclusive) / 2.0,
            self.moving.height(Extent::Exclusive) / 2.0,
        );
        Rect::from_corners([x - w, y - h, x + w, y + h])
            .map_or(0.0, |moved| iou(&self.fixed, &moved, self.extent, self.kind))
    }

    /// The field as RGBA bytes, row by row. `palette` holds colours (RGBA, 4 bytes each) for values
    /// from the smallest the kind can take (0 for IoU, -1 for the others) to 1, evenly spaced and
    /// blended between. An empty palette gives an empty picture.
    #[must_use]
    pub fn paint(&self, view: View, palette: &[u8]) -> Vec<u8> {
        let (colours, _) = palette.as_chunks::<4>();
        let mut pixels =
            Vec::with_capacity(view.width.saturating_mul(view.height).saturating_mul(4));
        let least = if self.kind == Kind::Iou { 0.0 } else { -1.0 };
        for row in 0..view.height {
            let y = view.y + (row as f64 + 0.5) * view.step;
            for column in 0..view.width {
                let x = view.x + (column as f64 + 0.5) * view.step;
                let share = (self.at(x, y) - least) / (1.0 - least);
                pixels.extend(blend(colours, share));
            }
        }
        pixels
    }
}

/// The colour at `share` (0 to 1) of a row of colours.
fn blend(colours: &[[u8; 4]], share: f64) -> [u8; 4] {
    let place = share.clamp(0.0, 1.0) * colours.len().saturating_sub(1) as f64;
    let (index, rest) = (place as usize, place.fract());
    let Some(&low) = colours.get(index) else { return [0; 4] };
    let high = colours.get(index + 1).copied().unwrap_or(low);
    std::array::from_fn(|i| {
        (f64::from(low[i]) * (1.0 - rest) + f64::from(high[i]) * rest).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landscape(kind: Kind) -> Landscape {
        let rect = |c| Rect::from_corners(c).expect("finite");
        Landscape {
            fixed: rect([10.0, 10.0, 20.0, 20.0]),
            moving: rect([0.0, 0.0, 10.0, 10.0]),
            extent: Extent::Exclusive,
            kind,
        }
    }

    #[test]
    fn it_is_one_on_the_box_itself_and_falls_off() {
        let field = landscape(Kind::Iou);
        assert_eq!(field.at(15.0, 15.0), 1.0);
        assert_eq!(field.at(20.0, 15.0), 50.0 / 150.0);
        assert_eq!(field.at(25.0, 15.0), 0.0);
        assert!(landscape(Kind::Giou).at(40.0, 15.0) < 0.0);
        assert_eq!(field.at(1e101, 0.0), 0.0);
    }

    #[test]
    fn pixels_are_colours_of_the_palette() {
        let view = View { x: 14.5, y: 14.5, step: 1.0, width: 2, height: 1 };
        let black_to_white = [0, 0, 0, 255, 255, 255, 255, 255];
        let pixels = landscape(Kind::Iou).paint(view, &black_to_white);
        // One pixel right of the middle: 90 / 110 of the way to white.
        assert_eq!(pixels, [255, 255, 255, 255, 209, 209, 209, 255]);
        assert_eq!(landscape(Kind::Iou).paint(view, &[]), [0; 8]);
    }
}
