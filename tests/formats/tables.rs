//! Tables with and without a header.

use boxstep::formats::Column::{
    Class, Cx, Cy, H, Ignored, Image, ImageHeight, ImageWidth, Score, W, X1, X2, Xywh, Y1, Y2,
};
use boxstep::formats::{Assumption, Column, ColumnsFrom, ParseError, Separator, SkipReason, Where};

use super::*;

type Outcome = Result<(), ParseError>;

const ONE_TO_FOUR: [f64; 4] = [1.0, 2.0, 3.0, 4.0];

fn separated(parsed: &Parsed, separator: Separator, decimal_comma: bool) -> bool {
    assumed(parsed, &Assumption::Separator { separator, decimal_comma })
}

#[test]
fn every_separator() -> Outcome {
    for (text, separator, decimal_comma) in [
        ("1,2,3,4\n5,6,7,8\n", Separator::Comma, false),
        ("1, 2, 3, 4\n5, 6, 7, 8", Separator::Comma, false),
        ("1;2;3;4\n5;6;7;8", Separator::Semicolon, false),
        ("1,0;2,0;3;4\n5;6;7;8", Separator::Semicolon, true),
        ("1\t2\t3\t4\n5\t6\t7\t8", Separator::Tab, false),
        ("1,0\t2\t3\t4\n5\t6\t7\t8", Separator::Tab, true),
        ("  1 2   3 4 \n5 6 7 8", Separator::Spaces, false),
        ("1,0 2,0 3 4\n5 6 7 8", Separator::Spaces, true),
        ("1,2,3,4\r\n5,6,7,8\r\n", Separator::Comma, false),
        ("1,2,3,4\r5,6,7,8\r", Separator::Comma, false),
        ("sep=;\n1;2;3;4\n5;6;7;8", Separator::Semicolon, false),
    ] {
        let parsed = read(text)?;
        assert_eq!(corners(&parsed), [ONE_TO_FOUR, [5.0, 6.0, 7.0, 8.0]], "{text}");
        assert!(separated(&parsed, separator, decimal_comma), "{text}: {:?}", parsed.report);
        assert_eq!(columns(&parsed), (&[X1, Y1, X2, Y2][..], Some(ColumnsFrom::Content)));
    }
    Ok(())
}

#[test]
fn the_header_names_the_columns() -> Outcome {
    let from_header = |text: &str| read(text).map(|parsed| columns(&parsed).0.to_vec());
    assert_eq!(from_header("x;y;w;h\n1;2;10;20")?, [X1, Y1, W, H]);
    assert_eq!(from_header("cx cy width height\n5 5 10 4")?, [Cx, Cy, W, H]);
    let parsed = read("label,Y_MAX,Y_MIN,X_MAX,X_MIN,Conf\ndog,4,2,3,1,0.5\ncat,4,2,3,1,\n")?;
    assert_eq!(columns(&parsed), (&[Class, Y2, Y1, X2, X1, Score][..], Some(ColumnsFrom::Header)));
    assert_eq!(corners(&parsed), [ONE_TO_FOUR; 2]);
    assert_eq!((classes(&parsed), scores(&parsed)), (vec!["dog", "cat"], vec![Some(0.5), None]));
    assert_eq!(parsed.lines, [2, 3]);
    Ok(())
}

#[test]
fn numpy_writes_its_header_as_a_comment() -> Outcome {
    let parsed = read("# x1 y1 w h\n1.0e+00 2.0e+00 2.0e+00 2.0e+00\n")?;
    assert_eq!(corners(&parsed), [ONE_TO_FOUR]);
    assert_eq!(columns(&parsed).1, Some(ColumnsFrom::Header));
    Ok(())
}

#[test]
fn makesense_has_no_header() -> Outcome {
    let parsed = read("dog,10,20,30,40,a.jpg,640,480\ncat,1,2,3,4,b.jpg,320,240\n")?;
    assert_eq!(columns(&parsed).0, [Class, X1, Y1, W, H, Image, ImageWidth, ImageHeight]);
    assert_eq!(corners(&parsed), [[10.0, 20.0, 40.0, 60.0], [1.0, 2.0, 4.0, 6.0]]);
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["dog", "cat"], vec!["a.jpg", "b.jpg"]));
    assert_eq!(parsed.image_sizes, [640.0, 480.0, 320.0, 240.0]);
    Ok(())
}

#[test]
fn keras_retinanet_has_images_without_boxes() -> Outcome {
    let parsed = read("a/1.jpg,1,2,3,4,dog\na/2.jpg,,,,,\na/1.jpg,5,6,7,8,cat\n")?;
    assert_eq!(columns(&parsed).0, [Image, X1, Y1, X2, Y2, Class]);
    assert_eq!(images(&parsed), ["a/1.jpg", "a/1.jpg"]);
    assert_eq!(parsed.image_names, ["a/1.jpg", "a/2.jpg"]);
    assert_eq!((parsed.report.found, parsed.report.imported), (2, 2));
    assert!(assumed(&parsed, &Assumption::ImagesWithoutBoxes { count: 1 }));
    let named = read("path,x1,y1,x2,y2,class\na.jpg,,,,,\n")?;
    assert_eq!((named.image_names, named.report.found), (vec!["a.jpg".into()], 0));
    Ok(())
}

#[test]
fn kaggle_wheat_has_a_list_in_quotes() -> Outcome {
    let row = "b6ab77fd7,1024,1024,\"[834.0, 222.0, 56.0, 36.0]\",usask_1\n";
    let named = read(&format!("image_id,width,height,bbox,source\n{row}"))?;
    assert_eq!(columns(&named).0, [Image, ImageWidth, ImageHeight, Xywh, Ignored]);
    assert!(assumed(&named, &Assumption::ColumnsIgnored { names: vec!["source".into()] }));
    let unnamed = read(row)?;
    for parsed in [named, unnamed] {
        assert_eq!(corners(&parsed), [[834.0, 222.0, 890.0, 258.0]]);
        assert_eq!((images(&parsed), parsed.image_sizes.as_slice()), {
            (vec!["b6ab77fd7"], &[1024.0, 1024.0][..])
        });
    }
    Ok(())
}

#[test]
fn open_images_columns_are_in_their_own_order() -> Outcome {
    let text = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded\n\
        0001,xclick,/m/01g317,1,0.25,0.5,0.125,0.75,0\n";
    let parsed = read(text)?;
    assert_eq!(corners(&parsed), [[0.25, 0.125, 0.5, 0.75]]);
    assert!(assumed(&parsed, &Assumption::Normalised { scaled: false }));
    assert_eq!((classes(&parsed), images(&parsed)), (vec!["/m/01g317"], vec!["0001"]));
    Ok(())
}

#[test]
fn bad_lines_are_skipped_with_reason_line_and_value() -> Outcome {
    use SkipReason::{EmptyRow, MissingNumber, NotANumber, NotFinite, TooFewValues, TooManyValues};
    let text = "x1,y1,x2,y2\n1,2,3,4\n1,nan,3,4\n1,2,inf,4\n1e400,2,3,4\n1,2,,4\n1,2\n,,,\n\
        1,2,3,4,5\n1,2,three,4\n\n1,2,3,4\n";
    let parsed = read(text)?;
    assert_eq!(parsed.lines, [2, 12]);
    assert_eq!(
        skipped(&parsed),
        [
            (NotFinite, 3, 3, 2, "nan"),
            (MissingNumber, 1, 6, 3, "1,2,,4"),
            (TooFewValues, 1, 7, 3, "1,2"),
            (EmptyRow, 1, 8, 0, ",,,"),
            (TooManyValues, 1, 9, 5, "5"),
            (NotANumber, 1, 10, 3, "three"),
        ]
    );
    let not_finite = &parsed.report.skipped[0];
    let lines: Vec<u32> = not_finite.examples.iter().map(|place| place.line).collect();
    assert_eq!((lines, not_finite.first.column), (vec![3, 4, 5], Some(Y1)));
    assert_eq!((parsed.report.found, parsed.report.imported), (10, 2));
    Ok(())
}

#[test]
fn five_examples_at_most() -> Outcome {
    let parsed = read(&format!("x1,y1,x2,y2\n1,2,3,4\n{}", "a,2,3,4\n".repeat(9)))?;
    assert_eq!((parsed.report.skipped[0].count, parsed.report.skipped[0].examples.len()), (9, 5));
    Ok(())
}

#[test]
fn a_fifth_number_is_a_score_or_a_class() -> Outcome {
    let decided = |text: &str| -> Result<_, ParseError> {
        let parsed = read(text)?;
        let names = classes(&parsed).into_iter().map(String::from).collect::<Vec<_>>();
        Ok((columns(&parsed).0[4..].to_vec(), names, scores(&parsed), parsed.class_names.len()))
    };
    let none = || vec![String::new(); 2];
    assert_eq!(decided("1,2,3,4,0.9\n1,2,3,4,1")?, {
        (vec![Score], none(), vec![Some(0.9), Some(1.0)], 1)
    });
    assert_eq!(decided("1,2,3,4,0\n1,2,3,4,1")?, {
        (vec![Score], none(), vec![Some(0.0), Some(1.0)], 1)
    });
    assert_eq!(decided("1,2,3,4,0\n1,2,3,4,17")?, {
        (vec![Class], vec!["0".into(), "17".into()], vec![None, None], 2)
    });
    assert_eq!(decided("1,2,3,4,97.5\n1,2,3,4,3")?, {
        (vec![Score], none(), vec![Some(97.5), Some(3.0)], 1)
    });
    assert_eq!(decided("1,2,3,4,0.5,2\n1,2,3,4,1,0")?, {
        (vec![Score, Class], vec!["2".into(), "0".into()], vec![Some(0.5), Some(1.0)], 2)
    });
    assert_eq!(decided("1,2,3,4,2,0.5\n1,2,3,4,0,1")?, {
        (vec![Class, Score], vec!["2".into(), "0".into()], vec![Some(0.5), Some(1.0)], 2)
    });
    assert_eq!(decided("1,2,3,4,3\n1,2,3,4,")?, {
        (vec![Class], vec!["3".into(), String::new()], vec![None, None], 2)
    });
    let parsed = read("1,2,3,4,3\n")?;
    assert!(assumed(&parsed, &Assumption::NumbersAfterBox { read_as: vec![Class] }));
    Ok(())
}

#[test]
fn options_override_what_the_columns_mean() -> Outcome {
    let parsed = read_with("7 1 2 3 4\n", r#"{"columns": ["class", "x1", "y1", "w", "h"]}"#)?;
    assert_eq!((corners(&parsed), classes(&parsed)), (&[[1.0, 2.0, 4.0, 6.0]][..], vec!["7"]));
    assert_eq!(columns(&parsed).1, Some(ColumnsFrom::Options));
    let parsed = read_with("a,b,c,d\n1,2,3,4\n", r#"{"columns": ["y1", "x1", "y2", "x2"]}"#)?;
    assert_eq!(corners(&parsed), [[2.0, 1.0, 4.0, 3.0]]);
    let parsed = read_with("1,2,3,4,0.5\n", r#"{"order": "xywh"}"#)?;
    assert_eq!((corners(&parsed), scores(&parsed)), (&[[1.0, 2.0, 4.0, 6.0]][..], vec![Some(0.5)]));
    let parsed = read_with("xmin,ymin,xmax,ymax\n4,4,2,6\n", r#"{"order": "cxcywh"}"#)?;
    assert_eq!(corners(&parsed), [[3.0, 1.0, 5.0, 7.0]]);
    let parsed = read_with("id,bbox\na,\"[1,2,3,4]\"\n", r#"{"order": "xyxy"}"#)?;
    assert_eq!(corners(&parsed), [ONE_TO_FOUR]);
    // What looks like YOLO is read if someone says what the columns are.
    let parsed = read_with("0 0.5 0.5 0.5 0.5\n", r#"{"columns": ["class","cx","cy","w","h"]}"#)?;
    assert_eq!(corners(&parsed), [[0.25, 0.25, 0.75, 0.75]]);
    Ok(())
}

#[test]
fn image_sizes_that_cannot_be_used_cost_no_box() -> Outcome {
    let text = "filename,width,height,class,xmin,ymin,xmax,ymax\n\
        a,0,480,c,1,2,3,4\na,640,480,c,1,2,3,4\na,640,999,c,1,2,3,4\n,640,480,c,1,2,3,4\n";
    let parsed = read(text)?;
    assert_eq!((parsed.report.imported, parsed.image_sizes.as_slice()), (3, &[640.0, 480.0][..]));
    let ignored = |column: Column, line, value, text: &str| Assumption::ValuesIgnored {
        column,
        count: 1,
        first: Where { line, value, column: Some(column), path: None, text: text.into() },
    };
    assert!(assumed(&parsed, &ignored(ImageWidth, 2, 2, "0")), "{:?}", parsed.report.assumed);
    assert!(assumed(&parsed, &ignored(ImageHeight, 4, 0, "999")), "{:?}", parsed.report.assumed);
    assert_eq!(skipped(&parsed), [(SkipReason::MissingImage, 1, 5, 1, ",640,480,c,1,2,3,4")]);
    Ok(())
}

#[test]
fn a_header_in_other_words_is_told() -> Outcome {
    let parsed = read("links;oben;rechts;unten\n1,5;2;3;4\n")?;
    assert_eq!(corners(&parsed), [[1.5, 2.0, 3.0, 4.0]]);
    let place = Where { line: 1, text: "links;oben;rechts;unten".into(), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::HeaderNotUnderstood { place }));
    Ok(())
}

#[test]
fn comments_and_blank_lines_are_counted_in_the_lines() -> Outcome {
    let parsed = read("# made by hand\n\n1,2,3,4\n  # more\n5,6,7,8\n")?;
    assert_eq!(parsed.lines, [3, 5]);
    assert!(assumed(&parsed, &Assumption::CommentsIgnored { count: 2 }));
    Ok(())
}

#[test]
fn quoted_names_keep_their_commas_and_lines_are_counted_through_them() -> Outcome {
    let parsed =
        read("label,x1,y1,x2,y2\n\"a \"\"b\"\", c\",1,2,3,4\n\"d\ne\",1,2,3,4\nf,1,2,3,4")?;
    assert_eq!(classes(&parsed), ["a \"b\", c", "d\ne", "f"]);
    assert_eq!(parsed.lines, [2, 3, 5]);
    Ok(())
}
