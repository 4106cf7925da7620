//! Boxes written in each format come back as they were, bit for bit.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

use boxstep::formats::Format;

use super::*;

/// A box to write.
#[derive(Clone, Debug)]
struct Item {
    corners: [f64; 4],
    score: Option<f64>,
    class: usize,
}

const CLASSES: [&str; 3] = ["dog", "traffic_light", "人"];

fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        9 => (-2000_i32..2000).prop_map(f64::from),
        9 => -2000.0..2000.0_f64,
        1 => any::<f64>().prop_filter("usable", |value| value.abs() <= 1e100),
    ]
}

fn items(score: impl Strategy<Value = Option<f64>> + Clone) -> impl Strategy<Value = Vec<Item>> {
    let item = (prop::array::uniform4(coordinate()), score, 0..CLASSES.len());
    vec(item.prop_map(|(corners, score, class)| Item { corners, score, class }), 1..40)
}

fn some_scores() -> impl Strategy<Value = Vec<Item>> {
    items(prop::option::of(0.0..=1.0))
}

fn all_scores() -> impl Strategy<Value = Vec<Item>> {
    items((0.0..=1.0).prop_map(Some))
}

/// Writes one line per box.
fn lines(items: &[Item], line: impl Fn(&mut String, &Item)) -> String {
    let mut text = String::new();
    for item in items {
        line(&mut text, item);
        text.push('\n');
    }
    text
}

fn score_or(item: &Item, none: &str) -> String {
    item.score.map_or(none.into(), |score| score.to_string())
}

fn same(text: &str, items: &[Item], format: Format, with_class: bool) -> Result<(), TestCaseError> {
    let parsed = read(text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
    prop_assert_eq!(parsed.report.format, format, "{}", text);
    let bits = |corners: &[f64]| corners.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    let written: Vec<f64> = items.iter().flat_map(|item| item.corners).collect();
    prop_assert_eq!(bits(&parsed.boxes), bits(&written), "{}", text);
    let written: Vec<Option<f64>> = items.iter().map(|item| item.score).collect();
    prop_assert_eq!(scores(&parsed), written, "{}", text);
    if with_class {
        let written: Vec<&str> = items.iter().map(|item| CLASSES[item.class]).collect();
        prop_assert_eq!(classes(&parsed), written);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn tables(items in some_scores(), separator in 0..4_usize, crlf: bool, mark: bool) {
        let separator = [",", ";", "\t", ", "][separator];
        let mut text = String::from(if mark { "\u{FEFF}" } else { "" });
        text += &["label", "x1", "y1", "x2", "y2", "score"].join(separator);
        text.push('\n');
        text += &lines(&items, |text, item| {
            let numbers = item.corners.map(|value| value.to_string()).join(separator);
            let _ = write!(text, "{}{separator}{numbers}{separator}", CLASSES[item.class]);
            text.push_str(&score_or(item, ""));
        });
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        same(&text, &items, Format::Table, true)?;
    }

    #[test]
    fn tables_with_a_decimal_comma(items in all_scores()) {
        let comma = |value: f64| value.to_string().replace('.', ",");
        let text = "x1;y1;x2;y2;score\n".to_owned() + &lines(&items, |text, item| {
            let numbers = item.corners.map(comma).join(";");
            let _ = write!(text, "{numbers};{}", comma(item.score.unwrap_or(0.0)));
        });
        same(&text, &items, Format::Table, false)?;
    }

    #[test]
    fn tables_of_numbers_alone(items in all_scores()) {
        let text = lines(&items, |text, Item { corners: [a, b, c, d], score, .. }| {
            let _ = write!(text, "{a},{b},{c},{d},{}", score.unwrap_or(0.0));
        });
        same(&text, &items, Format::Table, false)?;
    }

    #[test]
    fn widths_are_added(items in all_scores()) {
        let text = "x,y,w,h\n".to_owned() + &lines(&items, |text, item| {
            let [a, b, c, d] = item.corners;
            let _ = write!(text, "{a},{b},{c},{d}");
        });
        let parsed = read(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let skipped = parsed.report.skipped.iter().map(|skipped| skipped.count).sum::<u64>();
        prop_assert_eq!(parsed.report.imported + skipped, items.len() as u64);
        for (corners, line) in corners(&parsed).iter().zip(&parsed.lines) {
            let [x, y, w, h] = items[*line as usize - 2].corners;
            prop_assert_eq!(*corners, [x, y, x + w, y + h]);
        }
    }

    #[test]
    fn json_lists(items in some_scores()) {
        let text = lines(&items, |text, item| {
            let [a, b, c, d] = item.corners;
            let score = score_or(item, "null");
            let _ = write!(text, " [{a:e}, {b}, {c}, {d}, {score}, \"{}\"],", CLASSES[item.class]);
        });
        same(&format!("[{text}]"), &items, Format::List, true)?;
    }

    #[test]
    fn json_objects(items in some_scores()) {
        let text = lines(&items, |text, item| {
            let [a, b, c, d] = item.corners;
            let (score, class) = (score_or(item, "null"), CLASSES[item.class]);
            let _ = write!(text, "{{\"label\":\"{class}\",\"score\":{score},\"xmin\":{a},\"ymin\":{b},\
                \"xmax\":{c},\"ymax\":{d}}},");
        });
        same(&format!("[{text}]"), &items, Format::List, true)?;
    }

    #[test]
    fn numpy_prints(items in all_scores()) {
        let text = lines(&items, |text, Item { corners: [a, b, c, d], score, .. }| {
            let _ = write!(text, " [ {a:?}  {b:?} {c:e}  {d:?} {:?}]", score.unwrap_or(0.0));
        });
        same(&format!("array([{text}])"), &items, Format::List, false)?;
    }

    #[test]
    fn torch_dictionaries(items in all_scores()) {
        let rows = lines(&items, |text, Item { corners, .. }| {
            let _ = write!(text, "{corners:?},");
        });
        let scores: Vec<f64> = items.iter().filter_map(|item| item.score).collect();
        let names: Vec<&str> = items.iter().map(|item| CLASSES[item.class]).collect();
        let text = format!("{{'boxes': tensor([{rows}], device='cuda:0'), 'labels': {names:?},\n\
            'scores': tensor({scores:?})}}");
        same(&text, &items, Format::List, true)?;
    }

    #[test]
    fn projects(items in some_scores()) {
        let boxes: Vec<String> = items.iter().map(|item| {
            let [a, b, c, d] = item.corners;
            format!("[{a},{b:?},{c:e},{d},{},{}]", score_or(item, "null"), item.class)
        }).collect();
        let text = format!("{{\"format\":\"boxstep\",\"version\":1,\"classNames\":{CLASSES:?},\
            \"images\":[{{\"name\":\"a\",\"width\":null,\"height\":3,\"boxes\":[{}]}}]}}", boxes.join(","));
        same(&text, &items, Format::Project, true)?;
    }

    #[test]
    fn cartucho_detections(items in all_scores()) {
        let text = lines(&items, |text, Item { corners: [a, b, c, d], score, class }| {
            let _ = write!(text, "{} {} {a} {b} {c} {d}", CLASSES[*class], score.unwrap_or(0.0));
        });
        same(&text, &items, Format::CartuchoDetections, true)?;
    }

    #[test]
    fn cartucho_ground_truth(items in items(Just(None)), difficult: bool) {
        let text = lines(&items, |text, Item { corners: [a, b, c, d], class, .. }| {
            let _ = write!(text, "{} {a} {b} {c} {d}", CLASSES[*class]);
            text.push_str(if difficult { " difficult" } else { "" });
        });
        same(&text, &items, Format::CartuchoGroundTruth, true)?;
    }
}
