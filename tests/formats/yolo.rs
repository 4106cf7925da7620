//! YOLO's labels and predictions (formats.md 4.3 and 4.4 of the project's notes; sources there).

use boxstep::formats::{Assumption, Format, ParseError, SkipReason};

use super::*;

type Outcome = Result<(), ParseError>;

/// Left, top, right, bottom, rounded to what a centre and a size can be off by.
fn rounded(parsed: &Parsed) -> Vec<[f64; 4]> {
    let round = |value: f64| (value * 1e9).round() / 1e9;
    corners(parsed).iter().map(|corners| corners.map(round)).collect()
}

fn ambiguous(text: &str) -> Option<Vec<Format>> {
    match problem(text) {
        Some(ReadProblem::Ambiguous { readings, first_lines }) => {
            assert_eq!(first_lines.first().map(|place| place.line), Some(1));
            Some(readings)
        }
        _ => None,
    }
}

#[test]
fn labels_stay_as_written_where_no_size_is_known() -> Outcome {
    let text = "0 0.512 0.734 0.322 0.481\n15 0.5 0.5 1 1\n";
    let parsed = parse_boxes(text.as_bytes(), "labels/a.b.txt", &ParseOptions::default())?;
    assert_eq!(parsed.report.format, Format::Yolo);
    assert_eq!(rounded(&parsed), [[0.351, 0.4935, 0.673, 0.9745], [0.0, 0.0, 1.0, 1.0]]);
    assert_eq!((classes(&parsed), scores(&parsed)), (vec!["0", "15"], vec![None, None]));
    assert_eq!((images(&parsed), parsed.lines.as_slice()), (vec!["a.b"; 2], &[1, 2][..]));
    assert!(parsed.image_sizes.iter().all(|size| size.is_nan()));
    assert!(assumed(&parsed, &Assumption::Normalised { scaled: false }));
    assert!(assumed(&parsed, &Assumption::ClassesUnnamed { count: 2, first: 0 }));
    Ok(())
}

#[test]
fn a_size_gives_pixels() -> Outcome {
    let parsed = read_with("0 0.5 0.25 0.5 0.5\n", r#"{"imageSize": [640, 480]}"#)?;
    assert_eq!(corners(&parsed), [[160.0, 0.0, 480.0, 240.0]]);
    assert_eq!(parsed.image_sizes, [640.0, 480.0]);
    assert!(assumed(&parsed, &Assumption::Normalised { scaled: true }));
    for size in ["[0, 480]", "[640, -1]", "[1e200, 1]"] {
        let parsed = read_with("0 0.5 0.25 0.5 0.5\n", &format!(r#"{{"imageSize": {size}}}"#))?;
        assert_eq!(corners(&parsed), [[0.25, 0.0, 0.75, 0.5]]);
        assert!(assumed(&parsed, &Assumption::Normalised { scaled: false }));
    }
    // Pixels are not scaled, but the image has its size.
    let parsed = read_with("x1,y1,x2,y2\n1,2,30,40\n", r#"{"imageSize": [640, 480]}"#)?;
    assert_eq!((corners(&parsed)[0], parsed.image_sizes[0]), ([1.0, 2.0, 30.0, 40.0], 640.0));
    Ok(())
}

#[test]
fn names_come_from_their_file() -> Outcome {
    let names = r#"{"classNames": ["person", "", "car", "car"]}"#;
    let parsed = read_with(
        "2 0.5 0.5 0.1 0.1\n0 0.5 0.5 0.1 0.1\n1 0.5 0.5 0.1 0.1\n7 0.5 0.5 0.1 0.1\n3 0.5 0.5 0.1 0.1\n",
        names,
    )?;
    assert_eq!(classes(&parsed), ["car", "person", "1", "7", "car"]);
    // Two classes of one name stay two.
    assert_eq!(parsed.class_names.len(), 5);
    assert!(assumed(&parsed, &Assumption::ClassesUnnamed { count: 2, first: 2 }));
    let all_named = read_with("0 0.5 0.5 0.1 0.1\n", names)?;
    let unnamed = |it: &Assumption| matches!(it, Assumption::ClassesUnnamed { .. });
    assert!(!all_named.report.assumed.iter().any(unnamed));
    Ok(())
}

#[test]
fn tabs_double_spaces_and_exponents_are_read() -> Outcome {
    let parsed = read("0\t0.5  0.5\t2e-05 1e-05 \r\n  1 .5 0.5 0.1 0.1\n")?;
    assert_eq!(parsed.report.format, Format::Yolo);
    assert_eq!(rounded(&parsed)[0], [0.49999, 0.499995, 0.50001, 0.500005]);
    Ok(())
}

#[test]
fn a_sixth_value_is_a_confidence_or_a_track() -> Outcome {
    let confidences = read("0 0.5 0.5 0.1 0.1 0.93\n2 0.5 0.5 0.2 0.2 1\n1 0.5 0.5 0.2 0.2 0\n")?;
    assert_eq!(confidences.report.format, Format::Yolo);
    assert_eq!(scores(&confidences), [Some(0.93), Some(1.0), Some(0.0)]);
    let tracks = read("0 0.5 0.5 0.1 0.1 1\n2 0.5 0.5 0.2 0.2 12\n")?;
    assert_eq!((tracks.report.format, scores(&tracks)), (Format::YoloTracks, vec![None, None]));
    assert!(assumed(&tracks, &Assumption::TracksIgnored { count: 2 }));
    let mixed = "0 0.5 0.5 0.1 0.1 0.5\n2 0.5 0.5 0.2 0.2 12\n";
    assert_eq!(ambiguous(mixed), Some(vec![Format::Yolo, Format::YoloTracks]));
    let as_scores = read_with(mixed, r#"{"format": "yolo"}"#)?;
    assert_eq!(scores(&as_scores), [Some(0.5), Some(12.0)]);
    assert!(assumed(&as_scores, &Assumption::ScoresOutsideUnit { count: 1, first: 1 }));
    let as_tracks = read_with(mixed, r#"{"format": "yoloTracks"}"#)?;
    assert_eq!((scores(&as_tracks), as_tracks.report.imported), (vec![None, None], 2));
    Ok(())
}

#[test]
fn seven_values_are_a_box_with_both() -> Outcome {
    let parsed = read("0 0.5 0.5 0.1 0.1 0.93 4\n")?;
    assert_eq!(
        (rounded(&parsed)[0], scores(&parsed)),
        ([0.45, 0.45, 0.55, 0.55], vec![Some(0.93)])
    );
    assert!(assumed(&parsed, &Assumption::TracksIgnored { count: 1 }));
    Ok(())
}

#[test]
fn polygons_and_turned_boxes_become_the_box_around_them() -> Outcome {
    let parsed = read(
        "0 0.1 0.2 0.5 0.1 0.3 0.6\n1 0.5 0.1 0.9 0.5 0.5 0.9 0.1 0.5\n\
        1 0.5 0.1 0.9 0.5 0.5 0.9 0.1 0.5 0.75\n0 0.5 0.5 0.1 0.1\n",
    )?;
    assert_eq!(parsed.report.format, Format::Yolo);
    let diamond = [0.1, 0.1, 0.9, 0.9];
    assert_eq!(
        rounded(&parsed),
        [[0.1, 0.1, 0.5, 0.6], diamond, diamond, [0.45, 0.45, 0.55, 0.55]]
    );
    assert_eq!(scores(&parsed), [None, None, Some(0.75), None]);
    assert!(assumed(&parsed, &Assumption::Envelopes { count: 3, first: 0 }));
    Ok(())
}

#[test]
fn of_keypoints_the_box_is_read() -> Outcome {
    let parsed = read("0 0.5 0.5 0.2 0.4 0.45 0.4 2 0 0 0 0.5 0.6 1\n")?;
    assert_eq!((rounded(&parsed)[0], scores(&parsed)), ([0.4, 0.3, 0.6, 0.7], vec![None]));
    Ok(())
}

#[test]
fn what_reaches_beyond_the_image_is_kept_and_told() -> Outcome {
    let text = "0 0.5 0.5 0.1 0.1\n0 0.5 0.5 1.000001 1\n0 1.2 0.5 0.1 0.1\n0 0.5 0.02 0.1 0.05\n\
        0 0.5 0.5 0 0.1\n";
    let parsed = read(text)?;
    assert_eq!((parsed.report.format, parsed.report.imported), (Format::Yolo, 5));
    assert_eq!(rounded(&parsed)[2], [1.15, 0.45, 1.25, 0.55]);
    assert!(assumed(&parsed, &Assumption::BeyondImage { count: 2, first: 2 }));
    let scaled = read_with(text, r#"{"imageSize": [100, 100]}"#)?;
    assert!((corners(&scaled)[2][0] - 115.0).abs() < 1e-9);
    Ok(())
}

#[test]
fn lines_that_are_repeated_are_kept_and_told() -> Outcome {
    let line = "0 0.5 0.5 0.1 0.1 0.9\n";
    let parsed = read(&format!("{line}1 0.5 0.5 0.1 0.1 0.9\n{line}{line}"))?;
    assert_eq!(parsed.report.imported, 4);
    assert!(assumed(&parsed, &Assumption::Duplicates { count: 2, first: 2 }));
    Ok(())
}

#[test]
fn bad_lines_are_skipped_with_their_reason() -> Outcome {
    use SkipReason::{NotANumber, NotFinite, TooFewValues, UnknownClass};
    let good = "0 0.5 0.5 0.1 0.1\n".repeat(7);
    let parsed = read(&format!(
        "{good}0 0.5 x 0.1 0.1\n0 0.5 0.5 nan 0.1\n0 0.5 0.5 0.1\n-1 0.5 0.5 0.1 0.1\n\
        0.5 0.5 0.5 0.1 0.1\n# end\n"
    ))?;
    assert_eq!(
        skipped(&parsed),
        [
            (NotANumber, 1, 8, 3, "x"),
            (NotFinite, 1, 9, 4, "nan"),
            (TooFewValues, 1, 10, 0, "0 0.5 0.5 0.1"),
            (UnknownClass, 2, 11, 1, "-1"),
        ]
    );
    assert_eq!((parsed.report.found, parsed.report.imported), (12, 7));
    assert_eq!(parsed.report.skipped[0].first.column, Some(Column::Cy));
    assert!(assumed(&parsed, &Assumption::CommentsIgnored { count: 1 }));
    let none = read_with("0 x\n", r#"{"format": "yolo"}"#).map_err(|error| error.problem);
    assert!(matches!(none, Err(ReadProblem::NoBoxes { empty: false, found: 1, .. })), "{none:?}");
    Ok(())
}

#[test]
fn an_empty_file_is_an_image_without_boxes_if_the_format_is_known() -> Outcome {
    for format in ["yolo", "yoloTracks", "kitti", "cartuchoDetections", "cartuchoGroundTruth"] {
        let options = format!(r#"{{"format": "{format}", "imageSize": [6, 4]}}"#);
        let parsed = read_with(" \n", &options)?;
        assert_eq!((parsed.image_names[0].as_str(), parsed.boxes.len()), ("boxes", 0), "{format}");
        assert_eq!(parsed.image_sizes, [6.0, 4.0]);
        assert!(assumed(&parsed, &Assumption::ImagesWithoutBoxes { count: 1 }));
    }
    for format in ["mot", "table", "widerFace"] {
        let none = read_with("", &format!(r#"{{"format": "{format}"}}"#)).map_err(|e| e.problem);
        assert!(matches!(none, Err(ReadProblem::NoBoxes { empty: true, .. })), "{format}");
    }
    Ok(())
}

#[test]
fn normalised_corners_are_no_yolo() -> Outcome {
    for text in ["0.1 0.1 0.3 0.4 0.9\n", "0 0 0.5 0.5 1\n0 0.5 0.9 1 1\n", "0,0.5,0.5,0.1,0.1\n"] {
        assert_eq!(read(text)?.report.format, Format::Table, "{text}");
    }
    assert_eq!(
        read_with("0 0.5 0.5 0.1 0.1\n", r#"{"format": "table"}"#)?.report.format,
        Format::Table
    );
    Ok(())
}
