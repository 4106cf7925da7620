//! Files that cannot be read: each is told with its name, line and reason.

use boxstep::formats::{
    Binary, Column, Format, Limited, MAX_BOXES, MAX_BYTES, MAX_CLASSES, MAX_VALUE, Where,
};

use super::*;

#[test]
fn what_nothing_fits_is_shown() {
    let line = |line, text: &str| Where { line, text: text.into(), ..Where::default() };
    let found = problem("\nDear reader,\nno boxes here\n\nnames:\n  0: dog\n");
    let Some(ReadProblem::Unrecognised { first_lines, accepted }) = found else {
        unreachable!("{found:?}")
    };
    let expected = [line(2, "Dear reader,"), line(3, "no boxes here"), line(5, "names:")];
    assert_eq!(first_lines, expected);
    assert!(accepted.contains(&Format::Table));
}

#[test]
fn no_boxes() {
    let none = |empty| Some(ReadProblem::NoBoxes { empty, found: 0, skipped: vec![] });
    for text in ["", " \r\n\t", "\u{FEFF}"] {
        assert_eq!(problem(text), none(true), "{text:?}");
    }
    for text in ["{\"a\": 1}", "x1,y1,x2,y2\n", "array([], shape=(0, 4), dtype=float64)"] {
        assert_eq!(problem(text), none(false), "{text}");
    }
    let Some(ReadProblem::NoBoxes { empty: false, found: 2, skipped }) =
        problem("x1,y1,x2,y2\n1,2,x,4\n1,2,y,4\n")
    else {
        unreachable!("all lines are bad")
    };
    assert_eq!((skipped.len(), skipped[0].count, skipped[0].first.line), (1, 2, 2));
}

#[test]
fn columns_that_make_no_boxes() {
    let unclear = |text: &str| match problem(text) {
        Some(ReadProblem::ColumnsUnclear { place, missing }) => Some((place.line, missing)),
        _ => None,
    };
    assert_eq!(unclear("\nxmin,ymin,xmax\n1,2,3\n"), Some((2, vec![Column::Y2])));
    assert_eq!(unclear("1,2,3,4,5,6,7\n"), Some((1, vec![])));
    let options = r#"{"columns": ["x1", "y1", "class", "score"]}"#;
    let error = read_with("1,2,3,4\n", options).map_err(|error| error.problem);
    let missing = vec![Column::X2, Column::Y2];
    let place = Where { line: 1, text: "1,2,3,4".into(), ..Where::default() };
    assert_eq!(error, Err(ReadProblem::ColumnsUnclear { place, missing }));
}

#[test]
fn open_quotes_are_placed() {
    let open = |line| Some(ReadProblem::UnterminatedQuote { line, limit: MAX_VALUE as u64 });
    assert_eq!(problem("label,x1,y1,x2,y2\na,1,2,3,4\n\"b,1,2,3,4\nc,1,2,3,4\n"), open(3));
    assert_eq!(problem("a,\"b\n1,2,3,4"), open(1));
    assert_eq!(problem("[[1,2,3,4],\n[1,2,3,4,\"dog]]"), open(2));
    // Beyond what is looked at to recognise the format.
    let rows = "a,1,2,3,4\n".repeat(20_000);
    assert_eq!(problem(&format!("label,x1,y1,x2,y2\n{rows}\"b,1,2,3,4\n")), open(20_002));
    // Longer than that too.
    assert_eq!(problem(&format!("label,x1,y1,x2,y2\n\"{rows}")), open(2));
}

#[test]
fn limits() {
    let too_large = parse_boxes(&vec![0; MAX_BYTES + 1], "f", &ParseOptions::default());
    let (bytes, limit) = (MAX_BYTES as u64 + 1, MAX_BYTES as u64);
    assert_eq!(too_large.map_err(|e| e.problem), Err(ReadProblem::TooLarge { bytes, limit }));

    let too_many =
        |what, limit: usize, line| Some(ReadProblem::TooMany { what, limit: limit as u64, line });
    let deep = format!("{}1{}", "[".repeat(65), "]".repeat(65));
    assert_eq!(problem(&deep), Some(ReadProblem::TooDeep { line: 1, limit: 64 }));
    let deepest = format!("{}1,2,3,4{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(problem(&deepest), None);

    let classes: String = (0..=MAX_CLASSES).map(|at| format!("c{at},1,2,3,4\n")).collect();
    assert_eq!(problem(&classes), too_many(Limited::Classes, MAX_CLASSES, 10_001));
    let values = format!("[{}", "1,".repeat(MAX_BOXES + 1));
    assert_eq!(problem(&values), too_many(Limited::Boxes, MAX_BOXES, 1));

    let name = "x".repeat(boxstep::formats::MAX_NAME + 1);
    let parsed = read(&format!("label,x1,y1,x2,y2\n{name},1,2,3,4\na,1,2,3,4\n"));
    let reasons = parsed.map(|parsed| parsed.report.skipped[0].reason);
    assert_eq!(reasons, Ok(SkipReason::NameTooLong));
}

#[test]
fn what_is_no_text_is_named() {
    let bytes = |bytes: &[u8]| {
        parse_boxes(bytes, "f", &ParseOptions::default()).map_err(|error| error.problem)
    };
    for (start, looks_like) in [
        (&b"PK\x03\x04"[..], Binary::Zip),
        (b"\x93NUMPY\x01\0", Binary::Npy),
        (b"\x89PNG\r\n\x1A\n", Binary::Picture),
        (b"1,2\0,3,4", Binary::Unknown),
    ] {
        assert_eq!(bytes(start), Err(ReadProblem::NotText { looks_like }));
    }
}

#[test]
fn options_with_an_unknown_field_are_refused() {
    let options = |json| serde_json::from_str::<ParseOptions>(json);
    assert!(options(r#"{"order": "xywh", "columns": ["x1", "ignored"]}"#).is_ok());
    for json in [r#"{"oder": "xywh"}"#, r#"{"order": "yxyx"}"#, r#"{"columns": ["x3"]}"#] {
        assert!(options(json).is_err(), "{json}");
    }
}

/// What a person who uses the library reads.
#[test]
fn english_sentences() {
    let said = |text: &str| read(text).map_err(|error| error.to_string()).err().unwrap_or_default();
    assert_eq!(said(""), "boxes.txt: the file is empty");
    assert_eq!(
        said("x1,y1,x2,y2\n1,2,x,4\n"),
        "boxes.txt: none of the 1 entries is a box; line 2: text where a number should be (x)"
    );
    assert_eq!(
        said("xmin,ymin,xmax\n1,2,3\n"),
        "boxes.txt: line 1: the columns do not make boxes (y2 is missing); name them in a first \
         line, such as x1,y1,x2,y2,score,class (it reads: xmin,ymin,xmax)"
    );
    assert_eq!(
        said("{\"format\":\"boxstep\",\"version\":7}"),
        "boxes.txt: the file has version 7, this program reads version 1; open it with a newer \
         Boxstep"
    );
}
