//! Lines of YOLO, KITTI, WIDER FACE, MOT and Open Images in any order: each number comes back as it
//! was, bit for bit, in that order.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

use boxstep::formats::Format;

use super::*;

/// One line: class, four numbers and a score.
#[derive(Clone, Debug)]
struct Item {
    class: u32,
    /// What the format writes of the box.
    four: [f64; 4],
    score: f64,
    image: usize,
}

const IMAGES: [&str; 3] = ["0--Parade/a.jpg", "1--Hand/b.jpg", "2--X/c.jpg"];

/// Lines with these four numbers, shuffled.
fn items(four: impl Strategy<Value = [f64; 4]>) -> impl Strategy<Value = Vec<Item>> {
    let item = (0..12_u32, four, 0.001..0.999_f64, 0..IMAGES.len());
    vec(item.prop_map(|(class, four, score, image)| Item { class, four, score, image }), 1..40)
        .prop_shuffle()
}

/// Centre and size of a box within the image, all in parts of its size.
fn within() -> impl Strategy<Value = [f64; 4]> {
    let axis = || {
        (0.001..1.0_f64, 0.0..=1.0_f64)
            .prop_map(|(size, part)| (size / 2.0 + part * (1.0 - size), size))
    };
    (axis(), axis()).prop_map(|((cx, w), (cy, h))| [cx, cy, w, h])
}

fn pixels() -> impl Strategy<Value = [f64; 4]> {
    prop::array::uniform4(prop_oneof![
        (-2000_i32..2000).prop_map(f64::from),
        -2000.0..2000.0_f64,
        prop::sample::select(vec![1e-300, 1e99, 0.1 + 0.2]),
    ])
}

fn written(items: &[Item], line: impl Fn(&mut String, &Item)) -> String {
    let mut text = String::new();
    for item in items {
        line(&mut text, item);
        text.push('\n');
    }
    text
}

/// Holds what was read against what was written, in order.
fn same(
    text: &str,
    format: Format,
    items: &[Item],
    corners_of: impl Fn([f64; 4]) -> [f64; 4],
    scored: bool,
) -> Result<Parsed, TestCaseError> {
    let parsed = read(text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
    prop_assert_eq!(parsed.report.format, format, "{}", text);
    prop_assert_eq!(parsed.classes.len(), items.len());
    for (at, item) in items.iter().enumerate() {
        let expected = corners_of(item.four).map(f64::to_bits);
        prop_assert_eq!(corners(&parsed)[at].map(f64::to_bits), expected, "{}", text);
        prop_assert_eq!(scores(&parsed)[at], scored.then_some(item.score));
    }
    Ok(parsed)
}

fn from_centre([cx, cy, w, h]: [f64; 4]) -> [f64; 4] {
    [cx - w / 2.0, cy - h / 2.0, cx + w / 2.0, cy + h / 2.0]
}

fn from_corner([x, y, w, h]: [f64; 4]) -> [f64; 4] {
    [x, y, x + w, y + h]
}

fn four([a, b, c, d]: [f64; 4], between: &str) -> String {
    [a, b, c, d].map(|value| value.to_string()).join(between)
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn yolo(items in items(within()), scored: bool, tracked: bool) {
        let text = written(&items, |text, item| {
            let _ = write!(text, "{} {}", item.class, four(item.four, " "));
            if scored {
                let _ = write!(text, " {}", item.score);
            }
            if tracked {
                let _ = write!(text, " {}", item.class + 1);
            }
        });
        let format = if tracked && !scored { Format::YoloTracks } else { Format::Yolo };
        let parsed = same(&text, format, &items, from_centre, scored)?;
        let classes_written: Vec<String> = items.iter().map(|item| item.class.to_string()).collect();
        prop_assert_eq!(classes(&parsed), classes_written);
    }

    #[test]
    fn kitti(items in items(pixels()), scored: bool) {
        let text = written(&items, |text, item| {
            let (class, four) = (item.class, four(item.four, " "));
            let _ = write!(text, "Type_{class} 0 0 0 {four} 1 1 1 0 0 0 0");
            if scored {
                let _ = write!(text, " {}", item.score);
            }
        });
        let parsed = same(&text, Format::Kitti, &items, |four| four, scored)?;
        let expected: Vec<String> = items.iter().map(|item| format!("Type_{}", item.class)).collect();
        prop_assert_eq!(classes(&parsed), expected);
    }

    #[test]
    fn wider_face(items in items(pixels()), scored: bool) {
        let text = written(&items, |text, item| {
            let (image, four) = (IMAGES[item.image], four(item.four, " "));
            let _ = write!(text, "{image}\n1\n{four}");
            if scored {
                let _ = write!(text, " {}", item.score);
            } else {
                text.push_str(" 0 0 0 0 0 0");
            }
        });
        let parsed = same(&text, Format::WiderFace, &items, from_corner, scored)?;
        let expected: Vec<&str> = items.iter().map(|item| IMAGES[item.image]).collect();
        prop_assert_eq!(images(&parsed), expected);
    }

    #[test]
    fn mot(items in items(pixels())) {
        let text = written(&items, |text, item| {
            let four = four(item.four, ",");
            let _ = write!(text, "{},{},{four},{},-1,-1,-1", item.image + 1, item.class, item.score);
        });
        let parsed = same(&text, Format::Mot, &items, from_corner, true)?;
        let frames: Vec<String> = items.iter().map(|item| (item.image + 1).to_string()).collect();
        prop_assert_eq!(images(&parsed), frames);
    }

    #[test]
    fn open_images(items in items(within())) {
        let header = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsGroupOf\n";
        let text = written(&items, |text, item| {
            let [x1, y1, x2, y2] = item.four;
            let (image, class) = (item.image, item.class);
            let _ = write!(text, "id{image},x,/m/{class},{},{x1},{x2},{y1},{y2},0", item.score);
        });
        let text = format!("{header}{text}");
        let parsed = same(&text, Format::OpenImages, &items, |four| four, true)?;
        prop_assert!(parsed.flags.is_empty());
    }
}
