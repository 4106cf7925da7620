//! The names that columns and keys go by.

use super::columns::Column::{
    self, Class, Crowd, Cx, Cxcywh, Cy, Difficult, H, Ignored, Image, ImageHeight, ImageWidth,
    Score, W, X1, X2, Xywh, Xyxy, Y1, Y2,
};

/// Names by what they mean, each list in the order of preference; compared without case and
/// without anything but letters and digits.
const SYNONYMS: [(Column, &[&str]); 18] = [
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
    (Difficult, &["difficult", "isdifficult"]),
    (Crowd, &["crowd", "iscrowd", "groupof", "isgroupof"]),
];

/// The usual name of a column.
pub(super) fn usual_name(column: Column) -> &'static str {
    let entry = SYNONYMS.iter().find(|(known, _)| *known == column);
    entry.and_then(|(_, names)| names.first()).unwrap_or(&"?")
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
                "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsGroupOf",
                vec![Image, Ignored, Class, Score, X1, X2, Y1, Y2, Ignored, Crowd],
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
    fn every_synonym_has_one_meaning() {
        let all: Vec<&str> = SYNONYMS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &all {
            assert_eq!(all.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }
}
