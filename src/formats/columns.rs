//! What the columns of a table, or the keys of an object, mean.

use serde::{Deserialize, Serialize};

/// The meaning of one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Column {
    /// Left edge, or the first x.
    X1,
    /// Top edge, or the first y.
    Y1,
    /// Right edge, or the second x.
    X2,
    /// Bottom edge, or the second y.
    Y2,
    /// Centre on x.
    Cx,
    /// Centre on y.
    Cy,
    /// Width of the box.
    W,
    /// Height of the box.
    H,
    /// One value `[x1, y1, x2, y2]`.
    Xyxy,
    /// One value `[x1, y1, w, h]`.
    Xywh,
    /// One value `[cx, cy, w, h]`.
    Cxcywh,
    /// Score.
    Score,
    /// Class, a name or a number.
    Class,
    /// A number after the corners: score or class, decided when all of them are read.
    ScoreOrClass,
    /// Name of the image.
    Image,
    /// Width of the image in pixels.
    ImageWidth,
    /// Height of the image in pixels.
    ImageHeight,
    /// Whether the object need not be found: 1, true or yes.
    Difficult,
    /// Whether the box is around many objects: 1, true or yes.
    Crowd,
    /// Not read.
    #[default]
    Ignored,
}

/// How four numbers without names make a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Order {
    /// Two corners.
    Xyxy,
    /// The top-left corner, width and height.
    Xywh,
    /// The centre, width and height.
    Cxcywh,
}

use Column::{Cx, Cxcywh, Cy, H, W, X1, X2, Xywh, Xyxy, Y1, Y2};

impl Column {
    /// Whether this gives one or more coordinates of the box.
    pub(super) fn is_coordinate(self) -> bool {
        matches!(self, X1 | Y1 | X2 | Y2 | Cx | Cy | W | H) || self.is_whole_box()
    }

    /// Whether one value of this column is a whole box.
    pub(super) fn is_whole_box(self) -> bool {
        matches!(self, Xyxy | Xywh | Cxcywh)
    }
}

/// The columns of four coordinates in this order.
pub(super) fn corners(order: Option<Order>) -> [Column; 4] {
    match order.unwrap_or(Order::Xyxy) {
        Order::Xyxy => [X1, Y1, X2, Y2],
        Order::Xywh => [X1, Y1, W, H],
        Order::Cxcywh => [Cx, Cy, W, H],
    }
}

/// Reads the coordinate columns again as if they came in this order, whatever they were called.
pub(super) fn reorder(columns: &mut [Column], order: Option<Order>) {
    let Some(order) = order else { return };
    let [x, y, right, bottom] = corners(Some(order));
    for column in columns {
        *column = match *column {
            X1 | Cx => x,
            Y1 | Cy => y,
            X2 | W => right,
            Y2 | H => bottom,
            Xyxy | Xywh | Cxcywh => match order {
                Order::Xyxy => Xyxy,
                Order::Xywh => Xywh,
                Order::Cxcywh => Cxcywh,
            },
            other => other,
        };
    }
}

/// The coordinates that these columns leave open; none if they make a box.
pub(super) fn missing(columns: &[Column]) -> Vec<Column> {
    let has = |column| columns.contains(&column);
    if columns.iter().any(|column| column.is_whole_box()) {
        return Vec::new();
    }
    let axis = |start, end, centre, size| {
        let enough = (has(start) && (has(end) || has(size))) || (has(centre) && has(size));
        let open = match (has(start) || has(centre), has(end) || has(size)) {
            _ if enough => [None, None],
            (true, false) => [None, Some(if has(centre) { size } else { end })],
            (false, true) => [Some(start), None],
            (true, true) => [None, Some(size)],
            (false, false) => [Some(start), Some(end)],
        };
        open.into_iter().flatten()
    };
    axis(X1, X2, Cx, W).chain(axis(Y1, Y2, Cy, H)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Class, Image};

    #[test]
    fn missing_coordinates() {
        assert_eq!(missing(&[X1, Y1, X2, Y2]), []);
        assert_eq!(missing(&[Cx, Cy, W, H]), []);
        assert_eq!(missing(&[Image, Xywh]), []);
        assert_eq!(missing(&[X1, Y1, X2]), [Y2]);
        assert_eq!(missing(&[X1, Y1, W]), [Y2]);
        assert_eq!(missing(&[X2, Y1, Y2]), [X1]);
        assert_eq!(missing(&[Cx, X2, Y1, H]), [W]);
        assert_eq!(missing(&[Class]), [X1, X2, Y1, Y2]);
    }

    #[test]
    fn an_order_overrides_the_names() {
        let mut columns = [Class, X1, Y1, X2, Y2, Xywh];
        reorder(&mut columns, Some(Order::Cxcywh));
        assert_eq!(columns, [Class, Cx, Cy, W, H, Cxcywh]);
        reorder(&mut columns, None);
        assert_eq!(columns, [Class, Cx, Cy, W, H, Cxcywh]);
    }
}
