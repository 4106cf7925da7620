//! What the columns of a table, or the keys of an object, mean.

use serde::{Deserialize, Serialize};

/// The meaning of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Not read.
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

use Column::{
    Class, Cx, Cxcywh, Cy, H, Ignored, Image, ImageHeight, ImageWidth, Score, W, X1, X2, Xywh,
    Xyxy, Y1, Y2,
};

/// Names by what they mean, each list in the order of preference; compared without case and
/// without anything but letters and digits.
const SYNONYMS: [(Column, &[&str]); 16] = [
    (X1, &["x1", "xmin", "minx", "left", "xtl", "x"]),
    (Y1, &["y1", "ymin", "miny", "top", "ytl", "y"]),
    (X2, &["x2", "xmax", "maxx", "right", "xbr"]),
    (Y2, &["y2", "ymax", "maxy", "bottom", "ybr"]),
    (Cx, &["cx", "xc", "xcenter", "xcentre", "centerx", "centrex"]),
    (Cy, &["cy", "yc", "ycenter", "ycentre", "centery", "centrey"]),
    (W, &["w", "width"]),
    (H, &["h", "height"]),
    (Xyxy, &["xyxy", "box"]),
    // A column or key of this name holds x, y, w, h in COCO and in what was made after it.
    (Xywh, &["xywh", "bbox"]),
    (Cxcywh, &["cxcywh"]),
    (Score, &["score", "scores", "confidence", "conf", "prob", "probability"]),
    (
        Class,
        &[
            "class",
            "classes",
            "label",
            "labels",
            "classname",
            "labelname",
            "category",
            "categoryname",
            "cls",
            "classid",
            "labelid",
            "categoryid",
            "name",
        ],
    ),
    (
        Image,
        &[
            "filename",
            "image",
            "imagename",
            "file",
            "imagefile",
            "imagepath",
            "path",
            "imageid",
            "img",
            "imgname",
            "imgpath",
            "imgid",
            "frame",
        ],
    ),
    (ImageWidth, &["imagewidth", "imgwidth", "imagew", "imgw"]),
    (ImageHeight, &["imageheight", "imgheight", "imageh", "imgh"]),
];

impl Column {
    /// The usual name in a header.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ScoreOrClass => "score or class",
            Ignored => "ignored",
            _ => {
                let entry = SYNONYMS.iter().find(|(column, _)| *column == self);
                entry.and_then(|(_, names)| names.first()).unwrap_or(&"")
            }
        }
    }

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

/// The meaning of each name of a header or of an object's keys. Of several names for one thing the
/// preferred one is taken, and of several for the class one that does not hold numbers, if
/// `is_number` says so of the others; what is left over is `Ignored`.
pub(super) fn named<S: AsRef<str>>(names: &[S], is_number: impl Fn(usize) -> bool) -> Vec<Column> {
    let keys: Vec<String> = names.iter().map(|name| key(name.as_ref())).collect();
    let has = |name: &str| keys.iter().any(|key| key == name);
    // In `x0, y0, x1, y1` the second corner is called 1.
    let from_zero = has("x0") && has("y0");
    let any = |column: Column| {
        keys.iter().any(|key| synonym(key).is_some_and(|(found, _)| found == column))
    };
    // With a box already complete, the width and height beside it are those of the image named.
    let boxed = (any(X2) || from_zero) || any(Xyxy) || any(Xywh) || any(Cxcywh);
    let of_image = if boxed { any(Image) } else { has("w") && has("h") };
    let meaning = |key: &str| match key {
        "x0" if from_zero => Some((X1, 0)),
        "y0" if from_zero => Some((Y1, 0)),
        "x1" if from_zero => Some((X2, 0)),
        "y1" if from_zero => Some((Y2, 0)),
        "width" if of_image => Some((ImageWidth, 9)),
        "height" if of_image => Some((ImageHeight, 9)),
        "width" | "height" | "w" | "h" if boxed => None,
        _ => synonym(key),
    };
    let meanings: Vec<Option<(Column, usize)>> = keys.iter().map(|key| meaning(key)).collect();
    let rank = |index: usize, (column, rank): (Column, usize)| {
        (column == Class && is_number(index), rank, index)
    };
    let best = |index: usize, mine: (Column, usize)| {
        let others = meanings.iter().enumerate();
        others
            .filter_map(|(at, other)| other.map(|other| (at, other)))
            .filter(|(_, other)| other.0 == mine.0)
            .all(|(at, other)| rank(index, mine) <= rank(at, other))
    };
    let taken = |(index, mine): (usize, &Option<(Column, usize)>)| match mine {
        Some(mine) if best(index, *mine) => mine.0,
        _ => Ignored,
    };
    meanings.iter().enumerate().map(taken).collect()
}

/// What a normalised name means, and how much it is preferred (0 most).
fn synonym(key: &str) -> Option<(Column, usize)> {
    SYNONYMS.iter().find_map(|(column, names)| {
        names.iter().position(|name| *name == key).map(|rank| (*column, rank))
    })
}

/// Lower case, letters and digits only, without a leading `bbox` or `box` (as in `bbox_x`).
fn key(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let plain: String = letters.flat_map(char::to_lowercase).collect();
    for prefix in ["bbox", "box"] {
        if let Some(rest) = plain.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
            // `bbox_width` is the box's, whatever stands beside it.
            return match rest {
                "width" => "w".into(),
                "height" => "h".into(),
                _ => rest.into(),
            };
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(line: &str) -> Vec<Column> {
        named(&line.split(',').collect::<Vec<_>>(), |_| false)
    }

    #[test]
    fn headers_seen_in_the_wild() {
        for (line, columns) in [
            (
                "filename,width,height,class,xmin,ymin,xmax,ymax",
                vec![Image, ImageWidth, ImageHeight, Class, X1, Y1, X2, Y2],
            ),
            (
                "image_id,width,height,bbox,source",
                vec![Image, ImageWidth, ImageHeight, Xywh, Ignored],
            ),
            (
                "label_name,bbox_x,bbox_y,bbox_width,bbox_height,image_name,image_width,image_height",
                vec![Class, X1, Y1, W, H, Image, ImageWidth, ImageHeight],
            ),
            (
                "x_min,y_min,x_max,y_max,class_id,confidence,tracker_id",
                vec![X1, Y1, X2, Y2, Class, Score, Ignored],
            ),
            (
                "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded",
                vec![Image, Ignored, Class, Score, X1, X2, Y1, Y2, Ignored],
            ),
            ("x0,y0,x1,y1,prob", vec![X1, Y1, X2, Y2, Score]),
            ("Left,TOP, right ,\"Bottom\"", vec![X1, Y1, X2, Y2]),
            ("x,y,w,h", vec![X1, Y1, W, H]),
            (
                "x,y,width,height,image_width,image_height",
                vec![X1, Y1, W, H, ImageWidth, ImageHeight],
            ),
            ("file,width,height,x,y,w,h", vec![Image, ImageWidth, ImageHeight, X1, Y1, W, H]),
            ("x_center,y_center,width,height", vec![Cx, Cy, W, H]),
            ("xmin,ymin,xmax,ymax,w,h", vec![X1, Y1, X2, Y2, Ignored, Ignored]),
            (
                "x,y,width,height,top,right,bottom,left",
                vec![Ignored, Ignored, Ignored, Ignored, Y1, X2, Y2, X1],
            ),
            ("path,file_name,x1,y1,x2,y2", vec![Ignored, Image, X1, Y1, X2, Y2]),
        ] {
            assert_eq!(header(line), columns, "{line}");
        }
    }

    #[test]
    fn of_two_class_columns_the_words_are_taken() {
        let yolov5 = ["xmin", "ymin", "xmax", "ymax", "confidence", "class", "name"];
        assert_eq!(named(&yolov5, |at| at == 5), [X1, Y1, X2, Y2, Score, Ignored, Class]);
        assert_eq!(named(&yolov5, |_| false), [X1, Y1, X2, Y2, Score, Class, Ignored]);
    }

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

    #[test]
    fn every_synonym_has_one_meaning() {
        let all: Vec<&str> = SYNONYMS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &all {
            assert_eq!(all.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }
}
