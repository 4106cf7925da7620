//! COCO's annotations and results: what exporters really write, in files of any length.

use std::io::{self, Read};

use boxstep::formats::{CROWD, Format, Limited, MAX_CLASSES, Where, format_of, read_coco};

use super::*;

/// The example of the format's documentation.
const ANNOTATIONS: &str = r#"{"images":[{"id":7,"file_name":"a/b.jpg","width":640,"height":480}],
 "annotations":[{"id":1,"image_id":7,"category_id":18,"bbox":[12.5,30.0,100.25,40.0],"area":4010.0,"iscrowd":0,"segmentation":[]}],
 "categories":[{"id":18,"name":"dog","supercategory":"animal"}]}"#;

/// Gives a few bytes at a time.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.1.min(buffer.len());
        self.0.take(length as u64).read(buffer).inspect(|read| self.0 = &self.0[*read..])
    }
}

fn annotations(items: &str) -> Result<Parsed, ParseError> {
    read(&format!(
        r#"{{"images":[{{"id":7,"file_name":"a.jpg"}}],"categories":[{{"id":1,"name":"dog"}}],"annotations":[{items}]}}"#
    ))
}

/// What the report says was assumed, the usual left out.
fn said(parsed: &Parsed) -> Vec<&Assumption> {
    parsed.report.assumed.iter().collect()
}

/// Reason, count, path and excerpt of what was skipped.
fn reasons(parsed: &Parsed) -> Vec<(SkipReason, u64, &str)> {
    let skipped = parsed.report.skipped.iter();
    skipped.map(|s| (s.reason, s.count, s.first.path.as_deref().unwrap_or_default())).collect()
}

fn at(path: &str, line: u32, text: &str) -> Where {
    Where { line, path: Some(path.into()), text: text.into(), ..Where::default() }
}

#[test]
fn annotations_as_documented() -> Result<(), ParseError> {
    let parsed = read(ANNOTATIONS)?;
    assert_eq!(parsed.report.format, Format::CocoAnnotations);
    assert_eq!(corners(&parsed), [[12.5, 30.0, 112.75, 70.0]]);
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["dog"], vec!["a/b.jpg"]));
    assert_eq!(
        (parsed.class_ids.as_slice(), parsed.image_ids.as_slice()),
        (&["18".into()][..], &["7".into()][..])
    );
    assert_eq!(
        (parsed.image_sizes.as_slice(), parsed.lines.as_slice()),
        (&[640.0, 480.0][..], &[2][..])
    );
    assert_eq!((scores(&parsed), parsed.flags.len()), (vec![None], 0));
    assert_eq!(said(&parsed), Vec::<&Assumption>::new());
    Ok(())
}

#[test]
fn results_as_documented() -> Result<(), ParseError> {
    let text = r#"[{"image_id":7,"category_id":18,"bbox":[12.5,30.0,100.2,40.0],"score":0.912},
        {"image_id":"frame","category_id":1,"bbox":[0,0,1,1],"score":1}]"#;
    let parsed = read(text)?;
    assert_eq!(parsed.report.format, Format::CocoResults);
    assert_eq!(corners(&parsed), [[12.5, 30.0, 112.7, 70.0], [0.0, 0.0, 1.0, 1.0]]);
    // It has no names: ids stand for them, in the order in which they come.
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["18", "1"], vec!["7", "frame"]));
    assert_eq!(scores(&parsed), [Some(0.912), Some(1.0)]);
    assert!(assumed(&parsed, &Assumption::ClassesUnnamed { count: 2, first: 0 }));
    assert!(assumed(&parsed, &Assumption::ImagesUnnamed { count: 2, first: 0 }));
    Ok(())
}

#[test]
fn lists_may_come_in_any_order_and_keep_theirs() -> Result<(), ParseError> {
    let parsed = read(
        r#"{"annotations":[{"image_id":3,"category_id":9,"bbox":[0,0,1,1]},{"image_id":8,"category_id":4,"bbox":[0,0,2,2]}],
        "categories":[{"id":4,"name":"cat"},{"id":9,"name":"dog"}],"info":{"images":[1]},
        "images":[{"id":1,"file_name":"1.jpg"},{"id":8,"file_name":"8.jpg","width":2,"height":3},{"id":3,"file_name":"3.jpg"}]}"#,
    )?;
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["dog", "cat"], vec!["3.jpg", "8.jpg"]));
    assert_eq!(parsed.class_names, ["cat", "dog"]);
    assert_eq!(parsed.image_names, ["1.jpg", "8.jpg", "3.jpg"]);
    assert_eq!(parsed.image_ids, ["1", "8", "3"]);
    assert_eq!(parsed.image_sizes[2..4], [2.0, 3.0]);
    assert_eq!(said(&parsed), [&Assumption::ImagesWithoutBoxes { count: 1 }]);
    Ok(())
}

#[test]
fn ids_are_of_any_size_and_kind() -> Result<(), ParseError> {
    let big = "9007199254740993";
    let text = format!(
        r#"{{"images":[{{"id":{big},"file_name":"big"}},{{"id":9007199254740992,"file_name":"its neighbour"}},{{"id":"x","file_name":"text"}},{{"id":18446744073709551615,"file_name":"huge"}}],
        "categories":[{{"id":0,"name":"zero"}},{{"id":-5,"name":"minus"}},{{"id":4611686018427387904,"name":"far"}}],
        "annotations":[{{"image_id":{big},"category_id":0,"bbox":[0,0,1,1]}},{{"image_id":"{big}","category_id":-5,"bbox":[0,0,1,1]}},
        {{"image_id":"x","category_id":4611686018427387904,"bbox":[0,0,1,1]}},{{"image_id":18446744073709551615,"category_id":0.0,"bbox":[0,0,1,1]}}]}}"#
    );
    let parsed = read(&text)?;
    assert_eq!(images(&parsed), ["big", "big", "text", "huge"]);
    assert_eq!(classes(&parsed), ["zero", "minus", "far", "zero"]);
    assert_eq!(parsed.image_ids, [big, "9007199254740992", "x", "18446744073709551615"]);
    assert_eq!(said(&parsed), [&Assumption::ImagesWithoutBoxes { count: 1 }]);
    Ok(())
}

#[test]
fn what_is_mentioned_and_not_listed_is_kept_under_its_id() -> Result<(), ParseError> {
    let parsed = annotations(
        r#"{"image_id":7,"category_id":1,"bbox":[0,0,1,1]},{"image_id":99,"category_id":1,"bbox":[0,0,1,1]},
        {"image_id":7,"category_id":55,"bbox":[0,0,1,1]},{"image_id":7,"bbox":[0,0,1,1]},{"category_id":1,"bbox":[0,0,1,1]}"#,
    )?;
    assert_eq!(images(&parsed), ["a.jpg", "99", "a.jpg", "a.jpg"]);
    assert_eq!(classes(&parsed), ["dog", "dog", "55", ""]);
    assert!(assumed(&parsed, &Assumption::ImagesUnnamed { count: 1, first: 1 }));
    assert!(assumed(&parsed, &Assumption::ClassesUnnamed { count: 1, first: 2 }));
    assert_eq!(reasons(&parsed), [(SkipReason::MissingImage, 1, "annotations[4]")]);
    Ok(())
}

#[test]
fn of_two_with_one_id_the_first_has_the_boxes() -> Result<(), ParseError> {
    let parsed = read(
        r#"{"images":[{"id":1,"file_name":"a"},{"id":1,"file_name":"b"}],"categories":[{"id":1,"name":"dog"},{"id":1,"name":"cat"},{"id":2,"name":"dog"}],
        "annotations":[{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1,1]},{"id":5,"image_id":1,"category_id":2,"bbox":[0,0,1,1]}]}"#,
    )?;
    assert_eq!((images(&parsed), classes(&parsed)), (vec!["a", "a"], vec!["dog", "dog"]));
    assert_eq!(
        (parsed.image_names.len(), parsed.class_names.as_slice()),
        (2, &["dog", "cat", "dog"].map(String::from)[..])
    );
    assert_eq!(parsed.classes, [0, 2]);
    let repeated =
        |path, text: &str| Assumption::IdsRepeated { count: 1, first: at(path, 1, text) };
    assert!(assumed(&parsed, &repeated("images[1]", r#"{"id":1,"file_name":"b"}"#)));
    assert!(assumed(&parsed, &repeated("categories[1]", r#"{"id":1,"name":"cat"}"#)));
    Ok(())
}

#[test]
fn crowds_and_empty_boxes_are_kept() -> Result<(), ParseError> {
    let parsed = annotations(
        r#"{"image_id":7,"category_id":1,"bbox":[5,5,0,0]},
        {"image_id":7,"category_id":1,"bbox":[0,0,9,9],"iscrowd":1,"segmentation":{"counts":[[1],2],"size":[1,2]}},
        {"image_id":7,"category_id":1,"bbox":["1","2.5",3,4],"iscrowd":true,"score":"0.5"}"#,
    )?;
    assert_eq!(
        corners(&parsed),
        [[5.0, 5.0, 5.0, 5.0], [0.0, 0.0, 9.0, 9.0], [1.0, 2.5, 4.0, 6.5]]
    );
    assert_eq!(
        (parsed.flags.as_slice(), scores(&parsed)),
        (&[0, CROWD, CROWD][..], vec![None, None, Some(0.5)])
    );
    assert_eq!(said(&parsed), [&Assumption::Crowds { count: 2, first: 1 }]);
    Ok(())
}

#[test]
fn what_is_no_box_is_skipped_by_itself() -> Result<(), ParseError> {
    let parsed = annotations(
        r#"{"image_id":7,"category_id":1,"bbox":[0,0,1,1]},
        {"image_id":7,"category_id":1,"bbox":[NaN,0,1,1]},{"image_id":7,"category_id":1,"bbox":[0,0,1e400,-Infinity]},
        {"image_id":7,"category_id":1,"bbox":[0,0,1e101,1]},{"image_id":7,"category_id":1,"bbox":[1e100,0,1e100,1]},
        {"image_id":7,"category_id":1,"bbox":[0,0,1]},{"image_id":7,"category_id":1,"bbox":[0,0,1,1,30]},
        {"image_id":7,"category_id":1},{"image_id":7,"category_id":1,"bbox":[]},{"image_id":7,"category_id":1,"bbox":"0 0 1 1"},
        {"image_id":7,"category_id":1,"bbox":[0,0,null,1]},{"image_id":7,"category_id":1,"bbox":[0,0,[1],1]},
        5,[],"text",{"image_id" 7},{"image_id":7,"category_id":1,"area":NaN,"bbox":[.5,0,1.,1]}"#,
    )?;
    assert_eq!(corners(&parsed), [[0.0, 0.0, 1.0, 1.0], [0.5, 0.0, 1.5, 1.0]]);
    assert_eq!(
        reasons(&parsed),
        [
            (SkipReason::NotFinite, 2, "annotations[1].bbox[0]"),
            (SkipReason::TooLarge, 2, "annotations[3].bbox[2]"),
            (SkipReason::TooFewValues, 1, "annotations[5]"),
            (SkipReason::TooManyValues, 1, "annotations[6]"),
            (SkipReason::MissingBox, 2, "annotations[7]"),
            (SkipReason::NotANumber, 2, "annotations[9]"),
            (SkipReason::MissingNumber, 1, "annotations[10].bbox[2]"),
            (SkipReason::NotAnObject, 4, "annotations[12]"),
        ]
    );
    assert_eq!((parsed.report.found, parsed.report.imported), (17, 2));
    Ok(())
}

#[test]
fn names_and_sizes_that_cannot_be_used() -> Result<(), ParseError> {
    let long = "x".repeat(2000);
    let parsed = read(&format!(
        r#"{{"images":[{{"id":1,"file_name":"{long}","width":0,"height":"480"}},{{"id":2}},{{"file_name":"no id"}},{{"id":3,"file_name":5}},7],
        "categories":[{{"id":1,"name":["dog"]}},{{"id":2,"name":"\ud83d\ude00 \"q\""}}],
        "annotations":[{{"image_id":1,"category_id":2,"bbox":[0,0,1,1]}},{{"image_id":"{long}","category_id":2,"bbox":[0,0,1,1]}}]}}"#
    ))?;
    assert_eq!(parsed.image_names, ["1", "2", "no id", "5"]);
    assert_eq!(parsed.class_names, ["1", "😀 \"q\""]);
    assert!(parsed.image_sizes[0].is_nan());
    assert_eq!(parsed.image_sizes[1], 480.0);
    let ignored = |wanted| {
        parsed.report.assumed.iter().any(|assumption| {
        matches!(assumption, Assumption::ValuesIgnored { column, count, .. } if (*column, *count) == wanted)
    })
    };
    assert!(
        ignored((Column::Image, 2))
            && ignored((Column::ImageWidth, 1))
            && ignored((Column::Class, 1))
    );
    assert_eq!(reasons(&parsed), [(SkipReason::NameTooLong, 1, "annotations[1]")]);
    Ok(())
}

#[test]
fn the_placeholder_of_roboflow_is_left_out() -> Result<(), ParseError> {
    let file = |class: u32| {
        read(&format!(
            r#"{{"images":[{{"id":0,"file_name":"a"}}],"categories":[{{"id":0,"name":"animals","supercategory":"none"}},{{"id":1,"name":"cat","supercategory":"animals"}}],
            "annotations":[{{"image_id":0,"category_id":{class},"bbox":[0,0,1,1]}}]}}"#
        ))
    };
    let parsed = file(1)?;
    assert_eq!(
        (parsed.class_names.as_slice(), parsed.class_ids.as_slice()),
        (&["cat".into()][..], &["1".into()][..])
    );
    assert_eq!((classes(&parsed), parsed.classes.as_slice()), (vec!["cat"], &[0][..]));
    assert_eq!(said(&parsed), [&Assumption::PlaceholderClass { name: "animals".into() }]);
    // Not if it is in use.
    let parsed = file(0)?;
    assert_eq!((parsed.class_names.len(), said(&parsed).len()), (2, 0));
    Ok(())
}

#[test]
fn keys_that_repeat_are_said() -> Result<(), ParseError> {
    let item = r#"{"image_id":7,"category_id":1,"bbox":[0,0,1,1],"bbox":[0,0,2,2]}"#;
    let parsed = annotations(item)?;
    assert_eq!(corners(&parsed), [[0.0, 0.0, 2.0, 2.0]]);
    let first = at("annotations[0]", 1, item);
    assert_eq!(said(&parsed), [&Assumption::KeysRepeated { count: 1, first }]);

    let list = r#""annotations":[{"image_id":7,"category_id":1,"bbox":[0,0,1,1]}]"#;
    let parsed = read(&format!(r#"{{"images":[{{"id":7}}],{list},{list}}}"#))?;
    assert_eq!(parsed.report.imported, 2);
    let first = Where { path: Some("annotations".into()), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::KeysRepeated { count: 1, first }));
    Ok(())
}

#[test]
fn results_are_named_by_a_list_of_names() -> Result<(), ParseError> {
    let text = r#"[{"image_id":7,"category_id":1,"bbox":[1,2,3,4]},{"image_id":7,"category_id":5,"bbox":[1,2,3,4]}]"#;
    let parsed = read_with(text, r#"{"classNames":["background","dog"]}"#)?;
    assert_eq!((classes(&parsed), parsed.class_ids.len()), (vec!["dog", "5"], 2));
    assert!(assumed(&parsed, &Assumption::ClassesUnnamed { count: 1, first: 1 }));
    Ok(())
}

#[test]
fn another_order_of_the_numbers_can_be_chosen() {
    let text = r#"[{"image_id":7,"category_id":1,"bbox":[10,20,30,40]}]"#;
    let with = |order: &str| {
        let parsed = read_with(text, &format!(r#"{{"order":"{order}"}}"#));
        parsed.map(|parsed| corners(&parsed).to_vec())
    };
    assert_eq!(with("xywh"), Ok(vec![[10.0, 20.0, 40.0, 60.0]]));
    assert_eq!(with("xyxy"), Ok(vec![[10.0, 20.0, 30.0, 40.0]]));
    assert_eq!(with("cxcywh"), Ok(vec![[-5.0, 0.0, 25.0, 40.0]]));
}

#[test]
fn files_that_are_broken_as_a_whole() {
    let broken = |text: &str| match problem(text) {
        Some(ReadProblem::InvalidJson { line, column, reason }) => (line, column, reason),
        other => unreachable!("{other:?}"),
    };
    let images = r#"{"images":[{"id":1,"file_name":"a"}],"#;
    assert_eq!(
        broken(&format!("{images}\n\"annotations\":5}}")),
        (2, 15, "annotations is no list".into())
    );
    assert_eq!(broken(&format!("{images}\n\"annotations\":[{{\"bbox\":[1,2}}]}}")).0, 2);
    assert_eq!(broken(&format!("{images}\"a\" 1}}")).2, "no colon behind a key");
    assert_eq!(broken(&format!("{images}1}}")).2, "no key where one should be");
    assert_eq!(broken(&format!("{images}\"a\":1}} x")).2, "something follows the end");
    // What is null is not there.
    assert!(read(&format!("{images}\"annotations\":null}}")).is_ok());

    let ends = |line, path: &str| Some(ReadProblem::EndsEarly { line, path: path.into() });
    let cut = |length: usize| problem(&ANNOTATIONS[..length]);
    assert_eq!(cut(ANNOTATIONS.len() - 1), ends(3, ""));
    let bbox = ANNOTATIONS.find("100.25").unwrap_or_default();
    assert_eq!(cut(bbox), ends(2, "annotations[0]"));
}

/// However the bytes come, the file is the same; cut off anywhere, it is refused.
#[test]
fn streams_are_read_as_files_are() -> Result<(), ParseError> {
    let options = ParseOptions::default();
    let polygon = format!("[[{}]]", "1.25,-3,".repeat(400) + "1");
    let text = format!(
        "\u{FEFF}{}",
        ANNOTATIONS.replace(
            "\"segmentation\":[]",
            &format!(
                "\"segmentation\":{polygon},\"x\":{{\"a\":[[[\"]\\\"\"]]],\"中\":\"{}\"}}",
                "é\\u00e9".repeat(9000)
            )
        )
    );
    let whole = parse_boxes(text.as_bytes(), "boxes.txt", &options)?;
    assert_eq!(corners(&whole), [[12.5, 30.0, 112.75, 70.0]]);
    for step in [1, 2, 3, 7, 1000] {
        let streamed = read_coco(Drops(text.as_bytes(), step), "boxes.txt", &options)?;
        // Scores are NaN, which is unequal to itself.
        assert_eq!(format!("{streamed:?}"), format!("{whole:?}"), "{step}");
    }
    for length in 0..text.trim_end().len() {
        let cut = read_coco(&text.as_bytes()[..length], "boxes.txt", &options);
        let refused = matches!(
            cut.map_err(|error| error.problem),
            Err(ReadProblem::EndsEarly { .. } | ReadProblem::InvalidJson { .. })
        );
        assert!(refused, "{length}");
    }
    Ok(())
}

#[test]
fn a_reader_that_fails_is_told() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    let start = br#"{"images":["#;
    let failed = read_coco(start.chain(Fails), "a.json", &ParseOptions::default());
    let message = failed.map_err(|error| error.to_string()).err();
    assert_eq!(message.as_deref(), Some("a.json: the file could not be read to its end: gone"));
}

#[test]
fn limits_and_encodings() {
    let options = ParseOptions::default();
    let classes: Vec<String> =
        (0..=MAX_CLASSES).map(|id| format!("{{\"id\":{id},\"name\":\"a\"}}\n")).collect();
    let text = format!("{{\"images\":[],\"categories\":[{}]}}", classes.join(","));
    let limit = MAX_CLASSES as u64;
    assert_eq!(
        problem(&text),
        Some(ReadProblem::TooMany { what: Limited::Classes, limit, line: 10_001 })
    );

    let long = format!(
        r#"{{"image_id":7,"category_id":1,"bbox":[0,0,1,1],"segmentation":[{}1]}}"#,
        "1,".repeat(1 << 20)
    );
    let parsed =
        annotations(&long).map(|parsed| reasons(&parsed).iter().map(|s| s.0).collect::<Vec<_>>());
    assert_eq!(parsed.err().map(|error| error.problem), None);

    let bytes = [&b"{\"images\":[{\"id\":1,\n\"file_name\":\""[..], b"\xB9\xB7\"}]}"].concat();
    let refused = read_coco(bytes.as_slice(), "a", &options).map_err(|error| error.problem);
    assert!(matches!(refused, Err(ReadProblem::BadEncoding { line: 1, .. })));
}

#[test]
fn a_head_tells_the_format() {
    for (text, format) in [
        (ANNOTATIONS, Some(Format::CocoAnnotations)),
        (r#"[{"image_id":7,"category_id":18,"bbox":[12.5"#, Some(Format::CocoResults)),
        (r#"{"annotations":[{"segmentation":[[1,2,3"#, Some(Format::CocoAnnotations)),
        ("x1,y1,x2,y2\n1,2,3,4\n", Some(Format::Table)),
        ("Dear reader", None),
        ("", None),
    ] {
        assert_eq!(format_of(text.as_bytes()), format, "{text}");
    }
    // Cut within a character.
    let text = r#"{"images":[{"file_name":"中"#;
    assert_eq!(format_of(&text.as_bytes()[..text.len() - 1]), Some(Format::CocoAnnotations));
    assert_eq!(format_of(b"\x89PNG"), None);
}
