//! Files of annotation tools, with every habit of them that is known.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use boxstep::formats::{CROWD, DIFFICULT, Format, Note, Where, XmlFault};

use super::*;

/// One file of each kind.
pub const FILES: [(&str, Format, &str); 10] = [
    ("voc.xml", Format::PascalVoc, include_str!("tools/voc.xml")),
    ("images.xml", Format::Cvat, include_str!("tools/cvat-images.xml")),
    ("video.xml", Format::Cvat, include_str!("tools/cvat-video.xml")),
    ("labelme.json", Format::LabelMe, include_str!("tools/labelme.json")),
    ("tasks.json", Format::LabelStudio, include_str!("tools/label-studio.json")),
    ("min.json", Format::LabelStudio, include_str!("tools/label-studio-min.json")),
    ("via.json", Format::Via, include_str!("tools/via.json")),
    ("via.csv", Format::Via, include_str!("tools/via.csv")),
    ("create.json", Format::CreateMl, include_str!("tools/create-ml.json")),
    ("datumaro.json", Format::Datumaro, include_str!("tools/datumaro.json")),
];

fn file(name: &str) -> Parsed {
    let found = FILES.iter().find(|(file, ..)| *file == name);
    let (_, format, text) = found.unwrap_or_else(|| unreachable!("{name}"));
    let parsed = parse_boxes(text.as_bytes(), name, &ParseOptions::default());
    let parsed = parsed.unwrap_or_else(|error| unreachable!("{error}"));
    let skipped: u64 = parsed.report.skipped.iter().map(|skipped| skipped.count).sum();
    assert_eq!(parsed.report.format, *format);
    assert_eq!(parsed.report.found, parsed.report.imported + skipped);
    parsed
}

/// What was noted, how often, and where first: its path, or else its line.
fn notes(parsed: &Parsed) -> Vec<(Note, u64, String)> {
    let noted = parsed.report.assumed.iter().filter_map(|assumption| match assumption {
        Assumption::Noted { note, count, first } => {
            let place = first.path.clone().unwrap_or_else(|| first.line.to_string());
            Some((*note, *count, place))
        }
        _ => None,
    });
    noted.collect()
}

fn note(note: Note, count: u64, place: &str) -> (Note, u64, String) {
    (note, count, place.into())
}

/// Reason, how many, column, and where first: its path, or else its line.
fn places(parsed: &Parsed) -> Vec<(SkipReason, u64, Option<Column>, String)> {
    let skipped = parsed.report.skipped.iter();
    let place = |first: &Where| first.path.clone().unwrap_or_else(|| first.line.to_string());
    skipped.map(|s| (s.reason, s.count, s.first.column, place(&s.first))).collect()
}

/// Sizes with `None` for none, so that they can be compared.
fn sizes(parsed: &Parsed) -> Vec<Option<f64>> {
    parsed.image_sizes.iter().map(|side| (!side.is_nan()).then_some(*side)).collect()
}

fn close(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9)
}

#[test]
fn pascal_voc() {
    let parsed = file("voc.xml");
    let expected = [
        [13.0, 31.0, 112.0, 70.0],
        [1.0, 45.5, 60.0, 281.700_000_762_939_45],
        [5.0, 6.0, 7.0, 8.0],
    ];
    assert_eq!(corners(&parsed), expected);
    assert_eq!(classes(&parsed), ["dog", "person", "R&D 猫 <x>"]);
    assert_eq!(parsed.image_names, ["a b.jpg"]);
    assert_eq!(sizes(&parsed), [Some(640.0), Some(480.0)]);
    assert_eq!(parsed.lines, [9, 13, 19]);
    assert_eq!(parsed.flags, [0, DIFFICULT, 0]);
    assert_eq!(scores(&parsed), [None; 3]);
    assert!(parsed.angles.is_empty());
    let expected = [
        (SkipReason::NotABox, 1, 23, 0, "cat"),
        (SkipReason::NotANumber, 1, 24, 0, "two"),
        (SkipReason::MissingNumber, 1, 25, 0, ""),
        (SkipReason::NotFinite, 1, 26, 0, "nan"),
    ];
    assert_eq!(skipped(&parsed), expected);
    assert_eq!(notes(&parsed), [note(Note::VocAsWritten, 3, "9")]);
    assert!(assumed(&parsed, &Assumption::Difficult { count: 1, first: 1 }));
    let unread = ["pose", "truncated", "part", "polygon"].map(str::to_owned).to_vec();
    assert!(assumed(&parsed, &Assumption::ColumnsIgnored { names: unread }));
    assert!(!format!("{parsed:?}").contains("someone"), "the path is told to nobody");
}

#[test]
fn pascal_voc_counted_from_one() -> Result<(), ParseError> {
    let parsed = read_with(FILES[0].2, r#"{"vocOneBased": true}"#)?;
    // As detectron2 does: the first pixel and the last one included make the whole edge.
    assert_eq!(corners(&parsed)[0], [12.0, 30.0, 112.0, 70.0]);
    assert_eq!(corners(&parsed)[1], [0.0, 44.5, 60.0, 281.700_000_762_939_45]);
    assert_eq!(notes(&parsed), [note(Note::VocOneBased, 3, "9")]);
    Ok(())
}

#[test]
fn pascal_voc_that_says_little() -> Result<(), ParseError> {
    let one = "<object><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox>";
    let parsed = read(&format!(
        "<annotation><size><width>0</width><height>0</height></size>{one}<score>0.5</score>\
         </object>{one}<score>high</score></object></annotation>\n<annotation>\
         <filename>000005</filename><size/></annotation>"
    ))?;
    // The first has no name of its own, the second has one without an extension.
    assert_eq!(parsed.image_names, ["boxes", "000005"]);
    assert_eq!(sizes(&parsed), [None; 4]);
    assert_eq!(classes(&parsed), ["", ""]);
    assert_eq!(scores(&parsed), [Some(0.5), None]);
    let ignored = |column, text: &str| {
        let first = Where { line: 1, column: Some(column), text: text.into(), ..Where::default() };
        Assumption::ValuesIgnored { column, count: 1, first }
    };
    for (column, text) in
        [(Column::ImageWidth, "0"), (Column::ImageHeight, "0"), (Column::Score, "high")]
    {
        assert!(assumed(&parsed, &ignored(column, text)), "{column:?}");
    }
    assert!(assumed(&parsed, &Assumption::ImagesWithoutBoxes { count: 1 }));
    Ok(())
}

#[test]
fn cvat_images() {
    let parsed = file("images.xml");
    let expected = [[12.5, 30.0, 112.75, 70.0], [10.0, 20.0, 30.0, 40.0], [1.0, 2.0, 3.0, 4.0]];
    assert_eq!(corners(&parsed), expected);
    assert_eq!(classes(&parsed), ["dog", "cat & dog", "dog"]);
    assert_eq!(images(&parsed), ["set/a.jpg", "set/a.jpg", "images 2"]);
    assert_eq!(parsed.image_names, ["set/a.jpg", "set/b.jpg", "images 2"]);
    let expected = [Some(640.0), Some(480.0), None, Some(480.0), Some(32.0), Some(16.0)];
    assert_eq!(sizes(&parsed), expected);
    assert_eq!(parsed.angles, [0.0, FRAC_PI_2, 0.0]);
    assert!(assumed(&parsed, &Assumption::Turned { count: 1, first: 1 }));
    let expected = [
        (SkipReason::NotABox, 1, None, "10".to_owned()),
        (SkipReason::NotANumber, 1, Some(Column::Y1), "12".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
    assert!(assumed(&parsed, &Assumption::ColumnsIgnored { names: vec!["tag".into()] }));
}

#[test]
fn cvat_video() {
    let parsed = file("video.xml");
    // Frame by frame, although the tracks stand one after the other.
    let frames = ["frame_000000", "frame_000001", "frame_000001", "frame_000012"];
    assert_eq!(images(&parsed), frames);
    assert_eq!(classes(&parsed), ["car", "car", "person", "person"]);
    assert_eq!(corners(&parsed)[2..], [[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]);
    assert_eq!(parsed.angles, [0.0, 0.0, FRAC_PI_4, 0.0]);
    assert_eq!(sizes(&parsed), [Some(1920.0), Some(1080.0)].repeat(3));
    assert_eq!(parsed.lines, [7, 8, 13, 12]);
    let expected = [
        (SkipReason::Outside, 1, None, "9".to_owned()),
        (SkipReason::MissingImage, 1, None, "14".to_owned()),
        (SkipReason::NotABox, 1, None, "15".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
}

#[test]
fn cvat_videos_of_several_tasks_keep_apart() -> Result<(), ParseError> {
    let track = |task: u32| {
        format!(
            "<track label=\"a\" task_id=\"{task}\"><box frame=\"0\" xtl=\"1\" ytl=\"2\" xbr=\"3\" \
             ybr=\"4\"/></track>"
        )
    };
    let size = |side: u32| {
        format!("<original_size><width>{side}</width><height>9</height></original_size>")
    };
    let parsed = read(&format!(
        "<annotations><meta>{}{}</meta>{}{}</annotations>",
        size(640),
        size(320),
        track(7),
        track(8)
    ))?;
    assert_eq!(images(&parsed), ["7/frame_000000", "8/frame_000000"]);
    assert_eq!(sizes(&parsed), [None; 4]);
    Ok(())
}

#[test]
fn labelme() {
    let parsed = file("labelme.json");
    let expected = [
        [80.8, 28.6, 149.9, 98.7],
        [10.0, 20.0, 40.0, 60.0],
        [5.0, 20.0, 40.0, 60.0],
        [1.0, 2.0, 3.0, 4.0],
        [5.0, 1.0, 12.0, 8.0],
        [45.0, 45.0, 55.0, 55.0],
        [1.5, 2.0, 3.0, 4.0],
    ];
    assert_eq!(corners(&parsed), expected);
    assert_eq!(classes(&parsed), ["dog", "cat", "cat", "old", "tree", "ball", "7"]);
    assert_eq!(scores(&parsed)[..3], [None, Some(0.75), None]);
    assert_eq!(parsed.flags, [0, DIFFICULT, 0, 0, 0, 0, 0]);
    assert_eq!(parsed.image_names, ["..\\imgs\\1.jpg"]);
    assert_eq!(parsed.image_sizes, [640.0, 480.0]);
    assert_eq!(parsed.lines, [5, 6, 7, 8, 9, 10, 14]);
    let expected = [
        (SkipReason::NotABox, 2, None, "shapes[6]".to_owned()),
        (SkipReason::TooFewValues, 1, None, "shapes[7]".to_owned()),
        (SkipReason::NotANumber, 1, None, "shapes[8]".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
    assert_eq!(notes(&parsed), [note(Note::ShapeAssumed, 1, "shapes[3]")]);
    assert!(assumed(&parsed, &Assumption::Envelopes { count: 3, first: 2 }));
}

#[test]
fn label_studio() {
    let parsed = file("tasks.json");
    let [first, turned, apart, whole, half, parts] = corners(&parsed) else {
        unreachable!("{:?}", parsed.boxes)
    };
    assert!(close(first, &[16.0, 30.0, 96.0, 90.0]), "{first:?}");
    // 160 by 60 at (320, 240), a quarter turn about that corner: it hangs down, left of it.
    let (cx, cy) = (320.0 - 30.0, 240.0 + 80.0);
    assert!(close(turned, &[cx - 80.0, cy - 30.0, cx + 80.0, cy + 30.0]), "{turned:?}");
    assert!(close(apart, &[32.0, 24.0, 96.0, 72.0]), "{apart:?}");
    assert!(close(whole, &[0.0, 0.0, 640.0, 480.0]), "{whole:?}");
    assert!(close(half, &[0.0, 0.0, 320.0, 240.0]), "{half:?}");
    assert!(close(parts, &[0.25, 0.5, 0.5, 0.75]), "{parts:?}");
    assert_eq!(parsed.angles, [0.0, FRAC_PI_2, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(classes(&parsed), ["dog", "cat", "dog", "dog", "cat", "dog"]);
    assert_eq!(scores(&parsed)[2..], [None, Some(0.875), Some(0.5), None]);
    assert_eq!(parsed.image_names, ["/data/upload/1/a.jpg", "s3://bucket/b.jpg", "c.jpg"]);
    assert_eq!(sizes(&parsed), [Some(640.0), Some(480.0), None, None, None, None]);
    let expected = [
        (SkipReason::NotABox, 1, None, "[0].annotations[0].result[2]".to_owned()),
        (SkipReason::Cancelled, 2, None, "[0].annotations[1].result[0]".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
    let noted = [
        note(Note::MoreLabels, 1, "[0].annotations[0].result[1]"),
        note(Note::Annotators, 1, "[0].annotations[3]"),
        note(Note::Prediction, 2, "[0].predictions[0].result[0]"),
        note(Note::PercentWithoutSize, 1, "[1].completions[0].result[0]"),
    ];
    assert_eq!(notes(&parsed), noted);
}

#[test]
fn label_studio_min() {
    let parsed = file("min.json");
    assert_eq!(corners(&parsed), [[50.0, 50.0, 100.0, 75.0], [0.0, 0.0, 100.0, 50.0]]);
    assert_eq!(images(&parsed), ["/data/a.jpg"; 2]);
    assert_eq!(parsed.image_sizes, [200.0, 100.0]);
    assert_eq!(notes(&parsed), [note(Note::Annotators, 1, "[1]")]);
    assert_eq!(places(&parsed), [(SkipReason::NotABox, 1, None, "[0].box[1]".to_owned())]);
}

#[test]
fn via() {
    let parsed = file("via.json");
    let small = [1.0, 2.0, 4.0, 6.0];
    let expected = [[12.0, 30.0, 112.0, 70.0], [5.0, 1.0, 12.0, 8.0], small, small, small, small];
    assert_eq!(corners(&parsed), expected);
    assert_eq!(classes(&parsed), ["dog", "tree", "bird", "cat", "", "dog"]);
    assert_eq!(images(&parsed)[4..], ["a.jpg", "b.jpg"]);
    assert_eq!(parsed.image_names, ["a.jpg", "b.jpg", "c.jpg"]);
    let expected = [
        (SkipReason::NotABox, 1, None, "[\"a.jpg1234\"].regions[5]".to_owned()),
        (SkipReason::MissingNumber, 1, Some(Column::Xywh), "[\"a.jpg1234\"].regions[6]".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
    assert_eq!(notes(&parsed), [note(Note::MoreLabels, 1, "[\"a.jpg1234\"].regions[3]")]);
    assert!(assumed(&parsed, &Assumption::Envelopes { count: 1, first: 1 }));
    let unread = ["class", "one", "two"].map(str::to_owned).to_vec();
    assert!(assumed(&parsed, &Assumption::ColumnsIgnored { names: unread }));
}

#[test]
fn via_projects_hold_the_same() -> Result<(), ParseError> {
    let settings = r#""_via_settings": {"ui": {}}, "_via_img_metadata""#;
    let project = read(&format!("{{{settings}: {}, \"_via_attributes\": {{}}}}", FILES[6].2))?;
    let alone = file("via.json");
    assert_eq!((&project.boxes, &project.image_names), (&alone.boxes, &alone.image_names));
    let place = "_via_img_metadata[\"a.jpg1234\"].regions[5]".to_owned();
    assert_eq!(places(&project)[0], (SkipReason::NotABox, 1, None, place));
    Ok(())
}

#[test]
fn via_csv() -> Result<(), ParseError> {
    let parsed = file("via.csv");
    assert_eq!(corners(&parsed), [[12.0, 30.0, 112.0, 70.0], [1.0, 2.0, 5.0, 9.0]]);
    assert_eq!(classes(&parsed), ["dog", "cat, big"]);
    assert_eq!(parsed.image_names, ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]);
    assert_eq!(parsed.lines, [2, 5]);
    assert_eq!(places(&parsed), [(SkipReason::NotABox, 2, None, "3".to_owned())]);
    assert!(assumed(&parsed, &Assumption::Envelopes { count: 1, first: 1 }));
    // Without the mark, with other columns, separators and blank lines before.
    let parsed = read(
        "\n\nfilename;region_shape_attributes\n\
         a.jpg;\"{\"\"name\"\":\"\"rect\"\",\"\"x\"\":1,\"\"y\"\":2,\"\"width\"\":3,\"\"height\"\":4}\"\n",
    )?;
    assert_eq!((corners(&parsed), classes(&parsed)), ([[1.0, 2.0, 4.0, 6.0]].as_slice(), vec![""]));
    assert_eq!(parsed.lines, [4]);
    Ok(())
}

#[test]
fn create_ml() {
    let parsed = file("create.json");
    assert_eq!(corners(&parsed), [[10.0, 30.0, 110.0, 70.0]]);
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["dog"], vec!["a.jpg"]));
    assert_eq!(parsed.image_names, ["a.jpg", "b.jpg", "c.jpg"]);
    let missing = (SkipReason::MissingNumber, 1, Some(Column::Cxcywh));
    let expected = [
        (missing.0, missing.1, missing.2, "[0].annotations[1]".to_owned()),
        (SkipReason::NotABox, 2, None, "[0].annotations[2]".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
}

#[test]
fn datumaro() {
    let parsed = file("datumaro.json");
    assert_eq!(corners(&parsed), [[12.5, 30.0, 112.5, 70.0], [1.0, 2.0, 4.0, 6.0]]);
    assert_eq!(classes(&parsed), ["cat", "dog"]);
    assert_eq!(parsed.image_names, ["a.png", "b"]);
    assert_eq!(sizes(&parsed), [Some(640.0), Some(480.0), None, None]);
    assert_eq!(scores(&parsed), [None, Some(0.5)]);
    assert_eq!((parsed.angles.as_slice(), parsed.flags.as_slice()), {
        ([0.0, PI].as_slice(), [0, CROWD].as_slice())
    });
    let expected = [
        (SkipReason::NotABox, 1, None, "items[0].annotations[2]".to_owned()),
        (SkipReason::UnknownClass, 1, Some(Column::Class), "items[0].annotations[3]".to_owned()),
        (SkipReason::MissingNumber, 1, Some(Column::Xywh), "items[0].annotations[4]".to_owned()),
    ];
    assert_eq!(places(&parsed), expected);
}

#[test]
fn an_empty_list_has_a_sentence_of_its_own() {
    for text in ["[]", " [\n]\n"] {
        assert_eq!(problem(text), Some(ReadProblem::EmptyList), "{text:?}");
    }
}

const BOX: &str = "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox>";

fn voc(inside: &str) -> String {
    format!("<annotation>\n<object>{inside}{BOX}</object></annotation>")
}

#[test]
fn ampersands_that_are_not_escaped() -> Result<(), ParseError> {
    // As make-sense writes names; an entity that nothing defines is no better.
    for name in ["R&D", "a & b", "&", "&;", "x&lol9;y", "&#0;", "&#xD800;", "&#+65;"] {
        let parsed = read(&voc(&format!("<name>{name}</name>")))?;
        assert_eq!(classes(&parsed), [name], "{name}");
        assert_eq!(notes(&parsed)[1], note(Note::BareAmpersand, 1, "2"), "{name}");
        let cvat = format!(
            "<annotations><image name=\"a\"><box label=\"{name}\" xtl=\"1\" ytl=\"2\" xbr=\"3\" \
             ybr=\"4\"/></image></annotations>"
        );
        let parsed = read(&cvat)?;
        assert_eq!(classes(&parsed), [name], "{name}");
        assert_eq!(notes(&parsed), [note(Note::BareAmpersand, 1, "1")], "{name}");
    }
    let parsed = read(&voc("<name>&lt;&gt;&amp;&apos;&quot;&#65;&#x42;</name>"))?;
    assert_eq!((classes(&parsed), notes(&parsed).len()), (vec!["<>&'\"AB"], 1));
    Ok(())
}

#[test]
fn xml_that_is_none_says_where() {
    let at = |line, column, fault| Some(ReadProblem::InvalidXml { line, column, fault });
    assert_eq!(problem("<annotation>\n<object>"), at(2, 9, XmlFault::Cut));
    assert_eq!(problem("<annotation>\n <object"), at(2, 2, XmlFault::Cut));
    assert_eq!(problem("<annotation>\n <!-- "), at(2, 2, XmlFault::Cut));
    assert_eq!(problem("<annotation>\n</object>"), at(2, 1, XmlFault::WrongEnd));
    assert_eq!(problem("<annotation/>\n</object>"), at(2, 1, XmlFault::WrongEnd));
    let attribute = "<annotations><image name=a></image></annotations>";
    assert_eq!(problem(attribute), at(1, 14, XmlFault::Malformed));
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"&c;&c;\">]>\n<annotation>&b;</annotation>";
    assert_eq!(problem(bomb), Some(ReadProblem::Doctype { line: 2, column: 1 }));
    assert_eq!(
        read(bomb).map_err(|error| error.to_string()).err().unwrap_or_default(),
        "boxes.txt: line 2, column 1: files with a DOCTYPE are not read; take it out"
    );
    let deep = format!("<annotation>{}\n", "<a>".repeat(64));
    assert_eq!(problem(&deep), Some(ReadProblem::TooDeep { line: 1, limit: 64 }));
    let long = voc(&format!("<name>{}</name>", "x".repeat(boxstep::formats::MAX_VALUE + 1)));
    let limit = boxstep::formats::MAX_VALUE as u64;
    assert_eq!(problem(&long), Some(ReadProblem::ValueTooLong { line: 2, limit }));
}

#[test]
fn a_million_attributes_and_a_million_levels() -> Result<(), ParseError> {
    let attributes: String = (0..1_000_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let parsed = read(&format!(
        "<annotations><image name=\"a\"><box{attributes} label=\"dog\" xtl=\"1\" ytl=\"2\" \
         xbr=\"3\" ybr=\"4\"/></image></annotations>"
    ))?;
    assert_eq!(classes(&parsed), ["dog"]);
    let (open, close) = ("[".repeat(1_000_000), "]".repeat(1_000_000));
    let shape = "{\"label\": \"dog\", \"points\": [[1, 2], [3, 4]], \"shape_type\": \"rectangle\"}";
    let deep =
        read(&format!("{{\"shapes\": [{shape}], \"imagePath\": \"a\", \"x\": {open}{close}}}"))?;
    assert_eq!(deep.report.imported, 1);
    let parsed = read(&format!("{{\"imagePath\": \"a\", \"shapes\": {open}{close}}}"))?;
    assert_eq!(parsed.report.skipped[0].reason, SkipReason::NotABox);
    Ok(())
}

#[test]
fn numbers_that_json_does_not_know() -> Result<(), ParseError> {
    let shape = |x: &str| {
        format!(
            "{{\"label\": \"NaN \\\" -Infinity\", \"points\": [[{x}, 2], [3, 4]],\n\"shape_type\": \"rectangle\"}}"
        )
    };
    let text = ["NaN", "5", "-Infinity", "Infinity", "1e400"].map(shape).join(",");
    let text = format!("{{\"imagePath\": \"a\", \"shapes\": [{text}]}}");
    let parsed = read(&text)?;
    assert_eq!(corners(&parsed), [[3.0, 2.0, 5.0, 4.0]]);
    assert_eq!(classes(&parsed), ["NaN \" -Infinity"]);
    let expected = [(SkipReason::NotFinite, 4, None, "shapes[0]".to_owned())];
    assert_eq!(places(&parsed), expected);
    assert_eq!(notes(&parsed), [note(Note::NotFinite, 3, "1")]);
    // What else is wrong keeps its place.
    let broken =
        "{\"shapes\": [NaN],\n\"imagePath\": NaN, \"a\": -Infinity, \"b\" 5, \"c\": Infinity}";
    let column = broken.lines().nth(1).and_then(|line| line.find('5')).unwrap_or_default() as u32;
    let reason = "expected `:`".to_owned();
    let expected = ReadProblem::InvalidJson { line: 2, column: column + 1, reason };
    assert_eq!(problem(broken), Some(expected));
    Ok(())
}

#[test]
fn other_things_in_the_place_of_boxes_are_counted() {
    for (text, found) in [
        ("{\"imagePath\": \"a\", \"shapes\": {}}", 1),
        ("{\"imagePath\": \"a\", \"shapes\": [1, \"\\ud800\", [], {\"\\ud800\": 1}]}", 4),
        ("{\"a\": {\"filename\": \"a\", \"regions\": 3}, \"b\": 1}", 2),
        ("[{\"data\": {}, \"annotations\": 3}, null]", 2),
        ("[{\"data\": {}, \"annotations\": [7, {\"result\": 1}], \"predictions\": [null]}]", 3),
        ("{\"items\": [5, {\"annotations\": \"\"}], \"categories\": []}", 2),
    ] {
        let report = match read(text) {
            Ok(parsed) => (parsed.report.found, parsed.report.skipped),
            Err(ParseError { problem: ReadProblem::NoBoxes { found, skipped, .. }, .. }) => {
                (found, skipped)
            }
            Err(error) => unreachable!("{error}"),
        };
        assert_eq!(report.0, found, "{text}");
        assert!(report.1.iter().all(|s| s.reason == SkipReason::NotABox), "{text}");
    }
}

/// Cut off anywhere, a file is read or refused, and nothing worse.
#[test]
fn truncated_at_every_byte() {
    for (name, _, text) in FILES {
        let whole = file(name).report.imported;
        for end in 0..text.len() {
            let options = ParseOptions::default();
            match parse_boxes(&text.as_bytes()[..end], name, &options) {
                Ok(parsed) => assert!(parsed.report.imported <= whole, "{name} to {end}"),
                Err(error) => assert!(error.to_string().starts_with(name)),
            }
        }
    }
}
