//! Cartucho's text files, Boxstep's own JSON, and encodings.

use boxstep::formats::{
    Assumption, CROWD, DIFFICULT, Encoding, Format, ParseError, SkipReason, Where,
};

use super::*;

type Outcome = Result<(), ParseError>;

#[test]
fn cartucho_detections() -> Outcome {
    let text = "dog 0.912 12 30 112 70\ntraffic light 0.5 1 2 3 4\n\ncat 1 5 6 7 8\n";
    let parsed = parse_boxes(text.as_bytes(), "a/2007_000032.txt", &ParseOptions::default())?;
    assert_eq!(parsed.report.format, Format::CartuchoDetections);
    assert_eq!(corners(&parsed)[0], [12.0, 30.0, 112.0, 70.0]);
    assert_eq!(scores(&parsed), [Some(0.912), Some(0.5), Some(1.0)]);
    assert_eq!(classes(&parsed), ["dog", "traffic light", "cat"]);
    assert_eq!(
        (images(&parsed), parsed.lines.as_slice()),
        (vec!["2007_000032"; 3], &[1, 2, 4][..])
    );
    assert!(assumed(&parsed, &Assumption::SpacesInClassNames { count: 1, first: 1 }));
    Ok(())
}

#[test]
fn cartucho_ground_truth() -> Outcome {
    let parsed = read("dog 12 30 112 70\ncat 1 2 3 4 difficult\n")?;
    assert_eq!(parsed.report.format, Format::CartuchoGroundTruth);
    assert_eq!((scores(&parsed), classes(&parsed)), (vec![None, None], vec!["dog", "cat"]));
    assert!(assumed(&parsed, &Assumption::Difficult { count: 1, first: 1 }));
    assert_eq!(parsed.flags, [0, DIFFICULT]);
    let parsed = read("dog 1 2 3 4 difficult\ncat 1 2 3 4\n")?;
    assert_eq!(parsed.flags, [DIFFICULT, 0]);
    assert!(read("dog 1 2 3 4\ncat 1 2 3 4\n")?.flags.is_empty());
    Ok(())
}

#[test]
fn cartucho_lines_of_the_other_kind_are_skipped() -> Outcome {
    use SkipReason::{NotANumber, NotFinite, TooFewValues, TooManyValues};
    let parsed = read(
        "dog 0.9 1 2 3 4\ncat 1 2 3 4\nbird 0.5 1 2 inf 4\ncow 0.5 1 2 x 4\n\
        dog 0.9 1 2 3 4\ndog 0.9 1 2 3 4 5\n# end\n",
    )?;
    assert_eq!(
        skipped(&parsed),
        [
            (TooFewValues, 1, 2, 0, "cat 1 2 3 4"),
            (NotFinite, 1, 3, 5, "inf"),
            (NotANumber, 1, 4, 5, "x"),
            (TooManyValues, 1, 6, 0, "dog 0.9 1 2 3 4 5"),
        ]
    );
    assert!(assumed(&parsed, &Assumption::CommentsIgnored { count: 1 }));
    let parsed = read("dog 1 2 3 4\ndog 5 6 7 8\ndog 0.5 5 6 7 8\n")?;
    assert_eq!((parsed.report.format, parsed.report.imported), (Format::CartuchoGroundTruth, 2));
    assert_eq!(skipped(&parsed), [(TooManyValues, 1, 3, 0, "dog 0.5 5 6 7 8")]);
    Ok(())
}

#[test]
fn cartucho_with_numbered_classes() -> Outcome {
    let parsed = read("0 0.9 10 20 30 40\n3 0.8 1 2 300 4\n")?;
    assert_eq!(parsed.report.format, Format::CartuchoDetections);
    assert_eq!((classes(&parsed), scores(&parsed)), (vec!["0", "3"], vec![Some(0.9), Some(0.8)]));
    // Corners, score and class.
    assert_eq!(read("0 0 10 20 0.9 3\n")?.report.format, Format::Table);
    Ok(())
}

fn project(images: &str) -> String {
    format!(
        "{{\"format\":\"boxstep\",\"version\":1,\"classNames\":[\"a\",\"b\"],\n\"images\":[{images}]}}"
    )
}

#[test]
fn a_project_is_read_as_written() -> Outcome {
    let parsed = read(&project(
        r#"{"name":"x","width":640,"height":480,"boxes":[[1,2,3,4,0.5,1],[9,8,7,6,null,0]]},
           {"name":"x","width":null,"height":-1,"boxes":[]}"#,
    ))?;
    assert_eq!(parsed.report.format, Format::Project);
    assert_eq!(corners(&parsed), [[1.0, 2.0, 3.0, 4.0], [9.0, 8.0, 7.0, 6.0]]);
    assert_eq!((scores(&parsed), classes(&parsed)), (vec![Some(0.5), None], vec!["b", "a"]));
    assert_eq!(parsed.image_names, ["x", "x"]);
    assert_eq!(parsed.image_sizes[..2], [640.0, 480.0]);
    assert!(parsed.image_sizes[2..].iter().all(|size| size.is_nan()));
    assert!(parsed.report.assumed.iter().any(|assumption| matches!(
        assumption,
        Assumption::ValuesIgnored { column: Column::ImageHeight, count: 1, .. }
    )));
    Ok(())
}

#[test]
fn a_project_marks_the_boxes_that_it_has_flags_for() -> Outcome {
    let parsed = read(&project(
        r#"{"name":"x","width":1,"height":1,"flags":[0,1,2,2,7,1],
            "boxes":[[1,2,3,4,null,1],[1,2,3,4,null,1],[1,2,3],[1,2,3,4,null,0],[1,2,3,4,null,0]]},
           {"name":"y","width":1,"height":1,"boxes":[[1,2,3,4,null,0]]}"#,
    ))?;
    assert_eq!(parsed.flags, [0, DIFFICULT, CROWD, 0, 0]);
    Ok(())
}

#[test]
fn a_project_turns_the_boxes_that_it_has_angles_for() -> Outcome {
    let parsed = read(&project(
        r#"{"name":"x","width":1,"height":1,"boxes":[[1,2,3,4,null,1]]},
           {"name":"y","width":1,"height":1,"angles":[0,0.1,7,-2.5],
            "boxes":[[1,2,3,4,null,1],[1,2,3,4,0.5,1],[1,2,3],[1,2,3,4,null,0],[1,2,3,4,null,0]]}"#,
    ))?;
    assert_eq!(parsed.angles, [0.0, 0.0, 0.1, -2.5, 0.0]);
    let upright = r#"{"name":"y","width":1,"height":1,"angles":[0],"boxes":[[1,2,3,4,null,1]]}"#;
    assert!(read(&project(upright))?.angles.is_empty());
    Ok(())
}

#[test]
fn a_bad_box_does_not_spoil_a_project() -> Outcome {
    use SkipReason::{MissingNumber, TooFewValues, TooLarge, TooManyValues, UnknownClass};
    let parsed = read(&project(
        r#"{"name":"x","width":1,"height":1,"boxes":[[1,2,3,4,0.5,1],[1,2,3],[1,2,3,4,5,6,7],
           [1,null,3,4,0.5,0],[1,2,3,4,0.5,2],[1,2,3,4,0.5,0.5],[1,2,3,4,0.5,-1],[1e200,2,3,4,0.5,0],
           [1,2,3,4,0.5,null]]}"#,
    ))?;
    let reasons: Vec<_> =
        parsed.report.skipped.iter().map(|skipped| (skipped.reason, skipped.count)).collect();
    assert_eq!(
        reasons,
        [
            (TooFewValues, 1),
            (TooManyValues, 1),
            (MissingNumber, 2),
            (UnknownClass, 3),
            (TooLarge, 1),
        ]
    );
    let place = &parsed.report.skipped[3].first;
    assert_eq!((place.path.as_deref(), place.text.as_str()), (Some("images[0].boxes[4]"), "2"));
    assert_eq!((parsed.report.found, parsed.report.imported), (9, 1));
    Ok(())
}

#[test]
fn a_project_that_is_broken_is_told_with_its_line() {
    let json = |text: &str| match problem(text) {
        Some(ReadProblem::InvalidJson { line, column, reason }) => Some((line, column, reason)),
        _ => None,
    };
    let (line, column, reason) = json(&project("NaN")).unwrap_or_default();
    assert_eq!((line, column, reason.as_str()), (2, 11, "expected value"));
    let (line, _, reason) = json(&project("{\"name\":1}")).unwrap_or_default();
    assert!(line == 2 && reason.contains("invalid type: integer `1`"), "{line} {reason}");
    let (_, _, reason) = json(&project("{\"name\":\"a\"}")).unwrap_or_default();
    assert_eq!(reason, "missing field `boxes`");
    let long = "x".repeat(boxstep::formats::MAX_NAME + 1);
    let (_, _, reason) = json(&project(&format!("{{\"name\":\"{long}\"}}"))).unwrap_or_default();
    assert_eq!(reason, "a name of more than 1024 bytes");
    assert!(json("{\"format\":\"boxstep\"}").is_some_and(|(.., why)| why.contains("version")));
}

#[test]
fn a_project_of_another_version_is_refused() {
    for version in ["2", "\"1\"", "1.5"] {
        let text = format!("{{\"format\": \"boxstep\", \"version\": {version}, \"new\": 1}}");
        let expected = ReadProblem::UnsupportedVersion { version: version.into(), supported: 1 };
        assert_eq!(problem(&text), Some(expected));
    }
}

#[test]
fn encodings() -> Outcome {
    let text = "名称,x1,y1,x2,y2,label\n图一.jpg,1,2,3,4,狗\n";
    let read_bytes = |bytes: &[u8]| parse_boxes(bytes, "f.csv", &ParseOptions::default());
    let utf16: Vec<u8> = "\u{FEFF}".chars().chain(text.chars()).flat_map(utf16_le_bytes).collect();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), None),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
        (utf16, Some(Encoding::Utf16Le)),
    ] {
        let parsed = read_bytes(&bytes)?;
        assert_eq!((classes(&parsed), parsed.report.imported), (vec!["狗"], 1));
        let told = parsed.report.assumed.iter().find_map(|assumption| match assumption {
            Assumption::Encoding { encoding } => Some(*encoding),
            _ => None,
        });
        assert_eq!(told, encoding);
    }
    // "狗" in GBK.
    let problem = read_bytes(b"x1,y1,x2,y2,label\n1,2,3,4,\xB9\xB7\n").map_err(|e| e.problem);
    let expected = ReadProblem::BadEncoding { encoding: Encoding::Utf8, offset: Some(26), line: 2 };
    assert_eq!(problem, Err(expected));
    Ok(())
}

fn utf16_le_bytes(c: char) -> Vec<u8> {
    c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

#[test]
fn a_report_crosses_to_the_page_as_tagged_objects() -> Outcome {
    let parsed = read("1,2,3,4,5\nx,2,3,4,5\n")?;
    let report = serde_json::to_value(&parsed.report).unwrap_or_default();
    let place =
        serde_json::json!({"line": 2, "value": 1, "column": "x1", "path": null, "text": "x"});
    let expected = serde_json::json!({
        "format": "table", "found": 2, "imported": 1,
        "skipped": [{"reason": "notANumber", "count": 1, "first": place, "examples": [place]}],
        "assumed": [
            {"code": "columns", "columns": ["x1", "y1", "x2", "y2", "class"], "from": "content"},
            {"code": "numbersAfterBox", "readAs": ["class"]},
            {"code": "separator", "separator": "comma", "decimalComma": false},
        ],
    });
    assert_eq!(report, expected);
    let place = Where { line: 2, value: 1, column: Some(Column::X1), path: None, text: "x".into() };
    assert_eq!(parsed.report.skipped[0].first, place);
    Ok(())
}
