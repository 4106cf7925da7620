//! Anchors as those who train want them.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::shapes::Shape;

/// Which anchor comes first: the smallest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum AnchorOrder {
    /// By width: darknet's `gen_anchors.py`.
    Width,
    /// By area: darknet's `calc_anchors`, YOLOv5.
    #[default]
    Area,
}

/// The anchors from the smallest to the largest; equal ones in the order in which they come, and
/// those that are NaN last.
#[must_use]
pub fn sorted(anchors: &[Shape], order: AnchorOrder) -> Vec<Shape> {
    let size = |anchor: &Shape| match order {
        AnchorOrder::Width => anchor[0],
        AnchorOrder::Area => anchor[0] * anchor[1],
    };
    let mut sorted: Vec<Shape> = Vec::with_capacity(anchors.len());
    // They are few.
    for &anchor in anchors {
        let own = size(&anchor);
        let place = sorted.partition_point(|other| size(other) <= own || own.is_nan());
        sorted.insert(place, anchor);
    }
    sorted
}

/// Widths times `scale[0]`, heights times `scale[1]`: normalised anchors times the size of the
/// network's input are pixels, and pixels times 1 / stride are grid cells.
#[must_use]
pub fn scaled(anchors: &[Shape], scale: [f64; 2]) -> Vec<Shape> {
    anchors.iter().map(|anchor| [anchor[0] * scale[0], anchor[1] * scale[1]]).collect()
}

/// A line of a darknet cfg file with so many decimals: YOLOv3 and later take whole pixels, YOLOv2
/// grid cells with decimals. Anchors that are NaN are left out. A side never rounds to 0.
#[must_use]
pub fn darknet_line(anchors: &[Shape], decimals: usize) -> String {
    let pairs: Vec<String> = usable(anchors).map(|anchor| pair(anchor, decimals)).collect();
    format!("anchors = {}", pairs.join(",  "))
}

/// The `anchors:` block of a YOLOv5 model file, in whole pixels: a row for each detection layer,
/// three of them (or four) if the anchors divide into as many. Anchors that are NaN are left out.
#[must_use]
pub fn yolov5_yaml(anchors: &[Shape]) -> String {
    let pairs: Vec<String> = usable(anchors).map(|anchor| pair(anchor, 0)).collect();
    let layers = [3, 4].into_iter().find(|&layers| pairs.len().is_multiple_of(layers)).unwrap_or(1);
    let mut yaml = "anchors:\n".to_owned();
    for (layer, row) in pairs.chunks((pairs.len() / layers).max(1)).enumerate() {
        // Layer 0 is P3, whose cells are 8 pixels.
        let name =
            if layers == 1 { String::new() } else { format!("  # P{}/{}", layer + 3, 8 << layer) };
        // Writing to a String cannot fail.
        let _ = writeln!(yaml, "  - [{}]{name}", row.join(", "));
    }
    yaml
}

/// `[[width, height], ...]` to the last digit. Anchors that are NaN are left out.
#[must_use]
pub fn json(anchors: &[Shape]) -> String {
    let pairs: Vec<String> =
        usable(anchors).map(|[width, height]| format!("[{width}, {height}]")).collect();
    format!("[{}]", pairs.join(", "))
}

fn usable(anchors: &[Shape]) -> impl Iterator<Item = Shape> {
    anchors.iter().copied().filter(|anchor| anchor.iter().all(|side| side.is_finite()))
}

fn pair(anchor: Shape, decimals: usize) -> String {
    let least = 10f64.powi(-(decimals as i32));
    let [width, height] = anchor.map(|side| format!("{:.decimals$}", side.max(least)));
    format!("{width},{height}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAN: Shape = [f64::NAN, f64::NAN];

    #[test]
    fn by_width_or_by_area() {
        let anchors = [[3.0, 1.0], NAN, [1.0, 9.0], [3.0, 2.0], [1.0, 3.0]];
        let by_width = sorted(&anchors, AnchorOrder::Width);
        assert_eq!(by_width[..4], [[1.0, 9.0], [1.0, 3.0], [3.0, 1.0], [3.0, 2.0]]);
        assert!(by_width[4][0].is_nan());
        let by_area = sorted(&anchors, AnchorOrder::Area);
        assert_eq!(by_area[..4], [[3.0, 1.0], [1.0, 3.0], [3.0, 2.0], [1.0, 9.0]]);
    }

    #[test]
    fn texts_to_copy() {
        let nine: Vec<Shape> =
            (1..=9).map(|i| [f64::from(i) * 10.0, f64::from(i) * 13.0 + 0.4]).collect();
        assert_eq!(darknet_line(&nine[..2], 0), "anchors = 10,13,  20,26");
        let cells = scaled(&[[0.04, 0.1], NAN], [416.0 / 32.0; 2]);
        assert_eq!(darknet_line(&cells, 2), "anchors = 0.52,1.30");
        assert_eq!(darknet_line(&[[0.2, 0.004]], 0), "anchors = 1,1");
        assert_eq!(
            yolov5_yaml(&nine),
            "anchors:\n  - [10,13, 20,26, 30,39]  # P3/8\n  - [40,52, 50,65, 60,78]  # P4/16\n  \
             - [70,91, 80,104, 90,117]  # P5/32\n"
        );
        assert_eq!(yolov5_yaml(&nine[..5]), "anchors:\n  - [10,13, 20,26, 30,39, 40,52, 50,65]\n");
        assert_eq!(yolov5_yaml(&nine[..4]).lines().count(), 5);
        assert_eq!(yolov5_yaml(&[]), "anchors:\n");
        assert_eq!(json(&[[0.1, 1e-7], NAN, [2.0, 3.5]]), "[[0.1, 0.0000001], [2, 3.5]]");
    }
}
