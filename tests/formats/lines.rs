//! KITTI, WIDER FACE, MOT, Open Images, and what two formats fit.

use boxstep::formats::{Assumption, CROWD, DIFFICULT, Format, ParseError, SkipReason};

use super::*;

type Outcome = Result<(), ParseError>;

const CAR: &str =
    "Car 0.00 0 -1.58 587.01 173.33 614.12 200.12 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59";

#[test]
fn kitti_truth_and_results() -> Outcome {
    let text = format!(
        "{CAR}\nDontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10\n"
    );
    let parsed = parse_boxes(text.as_bytes(), "000012.txt", &ParseOptions::default())?;
    assert_eq!(parsed.report.format, Format::Kitti);
    assert_eq!(corners(&parsed)[0], [587.01, 173.33, 614.12, 200.12]);
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["Car", "DontCare"], vec!["000012"; 2]));
    assert_eq!((scores(&parsed), &parsed.flags), (vec![None, None], &vec![0, DIFFICULT]));
    assert!(assumed(&parsed, &Assumption::RegionsToIgnore { count: 1, first: 1 }));
    let difficult = |it: &Assumption| matches!(it, Assumption::Difficult { .. });
    assert!(!parsed.report.assumed.iter().any(difficult));
    let result = read(&format!("{CAR} 0.87\n{CAR} 3.2\n"))?;
    assert_eq!(scores(&result), [Some(0.87), Some(3.2)]);
    assert!(assumed(&result, &Assumption::ScoresOutsideUnit { count: 1, first: 1 }));
    Ok(())
}

#[test]
fn kitti_lines_of_another_length_are_skipped() -> Outcome {
    use SkipReason::{NotANumber, TooFewValues, TooManyValues};
    let parsed = read(&format!(
        "{CAR}\n{CAR}\n{CAR}\n{CAR} 1\nCar 1 2\n{CAR} 1 2\n{}\n",
        CAR.replace("614.12", "x")
    ))?;
    let reasons: Vec<_> = skipped(&parsed).into_iter().map(|it| (it.0, it.1, it.2, it.3)).collect();
    assert_eq!(reasons, [(TooFewValues, 1, 5, 0), (TooManyValues, 1, 6, 0), (NotANumber, 1, 7, 7)]);
    assert_eq!((parsed.report.found, parsed.report.imported), (7, 4));
    Ok(())
}

#[test]
fn wider_face_blocks() -> Outcome {
    let text = "0--Parade/a.jpg\n2\n449 330 122 149 0 0 0 0 0 0 \n361 98 0 18 2 0 0 1 0 0\n\
        1--Hand/b c.jpg\n0\n0 0 0 0 0 0 0 0 0 0\n2--X/c.jpg\n1\n1 2 3 4 0 0 0 0 0 0\n";
    let parsed = read(text)?;
    assert_eq!(parsed.report.format, Format::WiderFace);
    assert_eq!(parsed.image_names, ["0--Parade/a.jpg", "1--Hand/b c.jpg", "2--X/c.jpg"]);
    assert_eq!(
        corners(&parsed),
        [[449.0, 330.0, 571.0, 479.0], [361.0, 98.0, 361.0, 116.0], [1.0, 2.0, 4.0, 6.0]]
    );
    assert_eq!((parsed.flags.as_slice(), classes(&parsed)), (&[0, DIFFICULT, 0][..], vec![""; 3]));
    assert!(assumed(&parsed, &Assumption::RegionsToIgnore { count: 1, first: 1 }));
    assert!(assumed(&parsed, &Assumption::ImagesWithoutBoxes { count: 1 }));
    assert_eq!((parsed.report.found, parsed.report.imported), (3, 3));
    Ok(())
}

#[test]
fn wider_face_with_the_number_of_images_first() -> Outcome {
    let parsed = read("2\na/a.jpg\n1\n1 2 3 4\nb/b.jpg\n0\n0 0 0 0\n")?;
    assert_eq!((parsed.report.format, parsed.image_names.len()), (Format::WiderFace, 2));
    Ok(())
}

#[test]
fn wider_face_results_and_labels() -> Outcome {
    let parsed = read("a.jpg\n2\n1 2 3 4 0.9\n5 6 7 8 0.5\n")?;
    assert_eq!(scores(&parsed), [Some(0.9), Some(0.5)]);
    // Datumaro's attributes are in another order, so that the eighth is not to be relied on.
    let parsed = read("a.jpg\n2\n1 2 3 4 0 0 0 1 0 face\n5 6 7 8 cat\n")?;
    assert_eq!((classes(&parsed), scores(&parsed)), (vec!["face", "cat"], vec![None, None]));
    Ok(())
}

#[test]
fn wider_face_counts_that_differ_are_told() -> Outcome {
    use SkipReason::{NotANumber, TooFewValues, TooManyValues};
    let parsed = read(
        "a.jpg\n3\n1 2 3 4\n1 2 3\nb.jpg\n1\n1 2 3 4\n5 6 7 8\nc.jpg\n1\n1 2 3 nan\n\
        d.jpg\n2\n1 2 x 4\n1 2 3 4 5 6 7 8 9 10 11 12\n",
    )?;
    assert_eq!(parsed.report.imported, 3);
    let reasons: Vec<_> = skipped(&parsed).into_iter().map(|it| (it.0, it.2, it.3)).collect();
    assert_eq!(
        reasons,
        [
            (TooFewValues, 4, 0),
            (SkipReason::NotFinite, 11, 4),
            (NotANumber, 14, 3),
            (TooManyValues, 15, 0)
        ]
    );
    let told = parsed.report.assumed.iter().find_map(|it| match it {
        Assumption::CountsDiffer { count, first } => {
            Some((*count, first.line, first.text.as_str()))
        }
        _ => None,
    });
    assert_eq!(told, Some((2, 2, "3")));
    Ok(())
}

#[test]
fn mot_detections() -> Outcome {
    let parsed =
        read("1,-1,794.25,47.5,71.25,174.5,67.5,-1,-1,-1\n2, -1, 1, 2, 3, 4, 0.5, -1, -1, -1\n")?;
    assert_eq!(parsed.report.format, Format::Mot);
    assert_eq!(corners(&parsed)[0], [794.25, 47.5, 865.5, 222.0]);
    assert_eq!((scores(&parsed), images(&parsed)), (vec![Some(67.5), Some(0.5)], vec!["1", "2"]));
    assert_eq!(classes(&parsed), ["", ""]);
    let tracks = |it: &Assumption| matches!(it, Assumption::TracksIgnored { .. });
    assert!(!parsed.report.assumed.iter().any(tracks));
    Ok(())
}

#[test]
fn mot_truth_has_flags_and_classes_but_no_scores() -> Outcome {
    let parsed = read("1,1,10,20,30,40,1,1,0.8\n2,1,11,20,30,40,1,1,0.7\n1,2,1,2,3,4,0,8,1\n")?;
    assert_eq!((images(&parsed), classes(&parsed)), (vec!["1", "2", "1"], vec!["1", "1", "8"]));
    assert_eq!((scores(&parsed), parsed.flags.as_slice()), {
        (vec![None, None, None], &[0, 0, DIFFICULT][..])
    });
    assert!(assumed(&parsed, &Assumption::TracksIgnored { count: 3 }));
    assert!(assumed(&parsed, &Assumption::RegionsToIgnore { count: 1, first: 2 }));
    // What a tracker writes.
    let parsed = read("1,3,10,20,30,40,-1,-1,-1,-1\n1,4,10,20,30,40,-1,-1,-1,-1\n")?;
    assert_eq!((scores(&parsed), parsed.flags.len()), (vec![None, None], 0));
    Ok(())
}

#[test]
fn mot_rows_that_are_damaged_are_skipped() -> Outcome {
    use SkipReason::{MissingNumber, TooFewValues, TooLarge, TooManyValues};
    let row = "1,1,10,20,30,40,0.5,-1,-1,-1\n";
    let far = "1,1,9e99,20,9e99,40,0.5,-1,-1,-1";
    let long = row.replace("0.5", "0.5,0.5");
    let parsed = read(&format!("{}1,1,10\n1,1,10,,30,40,1,1,1\n{long}{far}\n", row.repeat(4)))?;
    assert_eq!(
        skipped(&parsed),
        [
            (TooFewValues, 1, 5, 0, "1,1,10"),
            (MissingNumber, 1, 6, 4, "1,1,10,,30,40,1,1,1"),
            (TooManyValues, 1, 7, 0, long.trim()),
            (TooLarge, 1, 8, 0, far),
        ]
    );
    Ok(())
}

const OPEN_IMAGES: &str = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,\
    IsTruncated,IsGroupOf,IsDepiction,IsInside\n\
    0001eeaf4aed83f9,xclick,/m/0cmf2,1,0.25,0.5,0.125,0.75,0,0,0,0,0\n\
    0001eeaf4aed83f9,xclick,/m/01g317,1,0,0.5,0.125,0.75,-1,-1,1,-1,-1\n\
    000595fe6fee6369,xclick,/m/0cmf2,1,0.25,0.5,0.125,0.75,0,0,-1,0,0\n";

#[test]
fn open_images() -> Outcome {
    let names = r#"{"classNames": ["/m/0cmf2,Airplane", "/m/0zzz,\"Cat, big\"", "dog"]}"#;
    let parsed = read_with(OPEN_IMAGES, names)?;
    assert_eq!(parsed.report.format, Format::OpenImages);
    assert_eq!(corners(&parsed)[0], [0.25, 0.125, 0.5, 0.75]);
    assert_eq!(classes(&parsed), ["Airplane", "/m/01g317", "Airplane"]);
    assert_eq!((parsed.image_names.len(), scores(&parsed)), (2, vec![None; 3]));
    assert_eq!(parsed.flags, [0, CROWD, 0]);
    for told in [
        Assumption::Crowds { count: 1, first: 1 },
        Assumption::ClassesUnnamed { count: 1, first: 1 },
        Assumption::Normalised { scaled: false },
    ] {
        assert!(assumed(&parsed, &told), "{told:?} {:?}", parsed.report.assumed);
    }
    let ignored = parsed.report.assumed.iter().find_map(|it| match it {
        Assumption::ColumnsIgnored { names } => Some(names.join(" ")),
        _ => None,
    });
    let expected = "Source IsOccluded IsTruncated IsDepiction IsInside Confidence";
    assert_eq!(ignored.as_deref(), Some(expected));
    assert!(!columns(&parsed).0.contains(&Column::Score));
    let results = read(&OPEN_IMAGES.replace(",1,0.25", ",0.75,0.25"))?;
    assert_eq!(scores(&results), [Some(0.75), Some(1.0), Some(0.75)]);
    let pixels = read_with(OPEN_IMAGES, r#"{"imageSize": [400, 200]}"#)?;
    assert_eq!(corners(&pixels)[0], [100.0, 25.0, 200.0, 150.0]);
    Ok(())
}

#[test]
fn a_table_may_mark_boxes() -> Outcome {
    let parsed = read("x1,y1,x2,y2,difficult,iscrowd\n1,2,3,4,1,0\n1,2,3,4,0,True\n1,2,3,4,,-1\n")?;
    assert_eq!(parsed.flags, [DIFFICULT, CROWD, 0]);
    assert!(assumed(&parsed, &Assumption::Difficult { count: 1, first: 0 }));
    assert!(assumed(&parsed, &Assumption::Crowds { count: 1, first: 1 }));
    Ok(())
}

#[test]
fn normalised_tables_with_sizes_are_scaled() -> Outcome {
    let header = "filename,width,height,class,xmin,ymin,xmax,ymax\n";
    let parsed = read(&format!("{header}a.jpg,640,400,dog,0.25,0.5,0.75,1\n"))?;
    assert_eq!(corners(&parsed), [[160.0, 200.0, 480.0, 400.0]]);
    assert!(assumed(&parsed, &Assumption::Normalised { scaled: true }));
    // Not if that would put parts and pixels side by side.
    let parsed =
        read(&format!("{header}a.jpg,640,400,dog,0.25,0.5,0.75,1\nb.jpg,,,dog,0,0,0.5,1\n"))?;
    assert_eq!(corners(&parsed)[0], [0.25, 0.5, 0.75, 1.0]);
    assert!(assumed(&parsed, &Assumption::Normalised { scaled: false }));
    Ok(())
}

#[test]
fn five_whole_numbers_are_asked_about_only_if_both_readings_stand() -> Outcome {
    let text = "0 12 30 112 70\n3 10 20 30 40\n";
    let asked = |text: &str| match problem(text) {
        Some(ReadProblem::Ambiguous { readings, .. }) => Some(readings),
        _ => None,
    };
    assert_eq!(asked(text), Some(vec![Format::CartuchoGroundTruth, Format::Table]));
    let truth = read_with(text, r#"{"format": "cartuchoGroundTruth"}"#)?;
    assert_eq!((corners(&truth)[0], classes(&truth)), ([12.0, 30.0, 112.0, 70.0], vec!["0", "3"]));
    let table = read_with(text, r#"{"format": "table"}"#)?;
    assert_eq!(corners(&table)[0], [0.0, 12.0, 30.0, 112.0]);
    // The table's boxes would be inverted; Cartucho's would; a comma, a fraction, a word decide.
    for (text, format) in [
        ("0 12 30 112 70\n9 1 2 3 4\n", Format::CartuchoGroundTruth),
        ("0 12 30 112 70.5\n", Format::CartuchoGroundTruth),
        ("0 12 30 112 70\n0 1 2 30 40 difficult\n", Format::CartuchoGroundTruth),
        ("10 20 30 40 1\n", Format::Table),
        ("0 12 30 112 70\n10 20 30 40 1\n", Format::Table),
        ("0.5 12 30 112 70\n", Format::Table),
        ("0,12,30,112,70\n", Format::Table),
    ] {
        assert_eq!(read(text)?.report.format, format, "{text}");
    }
    let options = r#"{"columns": ["class", "x1", "y1", "x2", "y2"]}"#;
    assert_eq!(read_with(text, options)?.report.format, Format::Table);
    Ok(())
}
