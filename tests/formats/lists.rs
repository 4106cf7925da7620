//! Bracketed lists and objects.

use boxstep::formats::Column::{Class, Score, X1, X2, Xywh, Y1, Y2};
use boxstep::formats::{Assumption, ColumnsFrom, Format, ParseError, SkipReason, Where};

use super::*;

type Outcome = Result<(), ParseError>;

const ONE: [f64; 4] = [1.0, 2.0, 3.0, 4.0];
const TWO: [f64; 4] = [5.0, 6.0, 7.0, 8.0];

#[test]
fn the_reference_example_keeps_its_inverted_box() -> Outcome {
    let parsed =
        read("[[30,20,230,200,1],[50,50,260,220,0.9],[210,30,420,5,0.8],[430,280,460,360,0.7]]")?;
    assert_eq!(
        corners(&parsed),
        [
            [30.0, 20.0, 230.0, 200.0],
            [50.0, 50.0, 260.0, 220.0],
            [210.0, 30.0, 420.0, 5.0],
            [430.0, 280.0, 460.0, 360.0],
        ]
    );
    assert_eq!(scores(&parsed), [Some(1.0), Some(0.9), Some(0.8), Some(0.7)]);
    assert_eq!(columns(&parsed), (&[X1, Y1, X2, Y2, Score][..], Some(ColumnsFrom::Content)));
    assert!(assumed(&parsed, &Assumption::Inverted { count: 1, first: 2 }));
    assert!(assumed(&parsed, &Assumption::NumbersAfterBox { read_as: vec![Score] }));
    assert_eq!((parsed.report.format, parsed.image_names), (Format::List, vec!["boxes".into()]));
    Ok(())
}

#[test]
fn every_way_of_writing_two_boxes() -> Outcome {
    for text in [
        "[[1,2,3,4],[5,6,7,8]]",
        "[1, 2, 3, 4],\n[5, 6, 7, 8],\n",
        "(1,2,3,4) (5,6,7,8)",
        "[[1 2 3 4]\n [5 6 7 8]]",
        "[[ 1.  2.  3.  4.]\n [ 5.  6.  7.  8.]]",
        "[[1.0000e+00 2.0000e+00 3.0000e+00 4.0000e+00]\n [5 6 7 8]]",
        "array([[1., 2., 3., 4.],\n       [5., 6., 7., 8.]], dtype=float32)",
        "tensor([[1., 2., 3., 4.],\n [5., 6., 7., 8.]], device='cuda:0', grad_fn=<StackBackward0>)",
        "import numpy as np\nboxes = np.array([\n  [1, 2, 3, 4],  # [9, 9, 9, 9]\n  [5, 6, 7, 8],\n])",
        "const boxes = [[1,2,3,4], // the first\n[5,6,7,8]];",
        "[np.float64(1.0), 2, 3, 4], [5, 6, 7, np.int64(8)]",
        "[[[[1,2,3,4]],[[5,6,7,8]]]]",
        "[1 2 3 4; 5 6 7 8]",
        "【boxes】[[1，2，3，4]，[5，6，7，8]]",
        "{\"boxes\": [[1,2,3,4],[5,6,7,8]]}",
        "[{\"x1\":1,\"y1\":2,\"x2\":3,\"y2\":4},{\"x2\":7,\"y2\":8,\"x1\":5,\"y1\":6}]",
        "{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4}\n{\"x\":5,\"y\":6,\"width\":2,\"height\":2}",
        "[{\"bbox\":[1,2,2,2]},{\"box\":{\"x1\":5,\"y1\":6,\"x2\":7,\"y2\":8}}]",
        "[Box(x1=1, y1=2, x2=3, y2=4), Box(5, 6, 7, 8)]",
        "[[1,2,3,4],[5,6,7,8]",
        "[[1,2,3,4],[5,6,7,8]]]",
    ] {
        let parsed = read(text)?;
        assert_eq!(corners(&parsed), [ONE, TWO], "{text}");
        assert_eq!(parsed.report.skipped, [], "{text}");
    }
    Ok(())
}

#[test]
fn words_in_lists_are_classes() -> Outcome {
    for text in [
        "[[1,2,3,4,'dog',0.5],[5,6,7,8,\"cat\",0.25]]",
        "[[1,2,3,4,0.5,'dog'],[5,6,7,8,0.25,'cat']]",
        "[('dog',0.5,1,2,3,4),('cat',0.25,5,6,7,8)]",
        "[{'box':[1,2,3,4],'score':0.5,'label':'dog'},{'box':[5,6,7,8],'score':0.25,'label':'cat'}]",
        "{'boxes': tensor([[1.,2.,3.,4.],[5.,6.,7.,8.]]), 'labels': ['dog','cat'], 'scores': tensor([0.5, 0.25])}",
        "boxes = [[1,2,3,4],[5,6,7,8]]\nscores = np.array([0.5, 0.25])\nclasses = ['dog', 'cat']\n",
        "[{\"name\":\"dog\",\"class\":16,\"confidence\":0.5,\"box\":{\"x1\":1,\"y1\":2,\"x2\":3,\"y2\":4}},
          {\"name\":\"cat\",\"class\":15,\"confidence\":0.25,\"box\":{\"x1\":5,\"y1\":6,\"x2\":7,\"y2\":8}}]",
    ] {
        let parsed = read(text)?;
        assert_eq!((corners(&parsed), classes(&parsed)), (&[ONE, TWO][..], vec!["dog", "cat"]));
        assert_eq!(scores(&parsed), [Some(0.5), Some(0.25)], "{text}");
        assert_eq!(parsed.class_names, ["dog", "cat"], "{text}");
    }
    let parsed = read("{'boxes': [[1,2,3,4],[5,6,7,8]], 'labels': tensor([1., 17.])}")?;
    assert_eq!((classes(&parsed), columns(&parsed).0), {
        (vec!["1", "17"], &[X1, Y1, X2, Y2, Class][..])
    });
    Ok(())
}

#[test]
fn lists_beside_a_box_that_are_none() -> Outcome {
    let text = "[{\"category_id\":1,\"bbox\":[1,2,2,2],\"segmentation\":[[1,2,3,4,5,6]],\"area\":9,
        \"keypoints\":[1,2,3,4]}]";
    let parsed = read(text)?;
    assert_eq!((corners(&parsed), columns(&parsed).0[1]), (&[ONE][..], Xywh));
    assert_eq!((classes(&parsed), parsed.report.skipped.len()), (vec!["1"], 0));
    let names = ["segmentation", "keypoints", "area"].map(String::from).to_vec();
    assert!(assumed(&parsed, &Assumption::ColumnsIgnored { names }), "{:?}", parsed.report);
    Ok(())
}

#[test]
fn bad_lists_are_skipped_with_reason_and_place() -> Outcome {
    use SkipReason::{
        Elided, EmptyRow, NotANumber, NotFinite, TooFewValues, TooManyValues, Unclosed,
    };
    let text = "[[1,2,3,4],\n[1,2,3],\n[1,nan,3,4],\n[1,2,-inf,4],\n[1,2,x,4],\n[1,2,3,4,5,6,7],\n\
        [null,null,null,null],\n...\n[1,2,...,4,5],\n{\"x1\":1,\"y1\":2,\"x2\":3},\n[5,6,7,8],\n[5,6";
    let parsed = read(text)?;
    assert_eq!((corners(&parsed), parsed.lines.as_slice()), (&[ONE, TWO][..], &[1, 11][..]));
    assert_eq!(
        skipped(&parsed),
        [
            (TooFewValues, 2, 2, 0, "[1,2,3]"),
            (NotFinite, 2, 3, 2, "nan"),
            (NotANumber, 1, 5, 3, "x"),
            (TooManyValues, 1, 6, 0, "[1,2,3,4,5,6,7]"),
            (EmptyRow, 1, 7, 0, "[null,null,null,null]"),
            (Elided, 2, 8, 0, "..."),
            (Unclosed, 1, 12, 0, "[5,6"),
        ]
    );
    let paths = |at: usize| -> Vec<Option<&str>> {
        parsed.report.skipped[at].examples.iter().map(|place| place.path.as_deref()).collect()
    };
    assert_eq!(
        (paths(0), paths(1)),
        (vec![Some("[1]"), Some("[8]")], vec![Some("[2]"), Some("[3]")])
    );
    assert_eq!(parsed.report.found, 12);
    Ok(())
}

#[test]
fn a_path_leads_to_the_box() -> Outcome {
    let parsed = read("{\"boxes\":[[1,2,3,4]],\n\"more\":{\"a\":[[1,2,3,4],[5]]}}")?;
    let first = &parsed.report.skipped[0].first;
    assert_eq!((first.path.as_deref(), first.line), (Some("more.a[1]"), 2));
    Ok(())
}

#[test]
fn scores_that_do_not_fit_the_boxes_are_told() -> Outcome {
    let parsed = read("boxes = [[1,2,3,4],[5,6,7]]\nscores = [0.5, 0.25]\nlabels = ['dog']")?;
    assert_eq!((scores(&parsed), classes(&parsed)), (vec![Some(0.5)], vec![""]));
    let first = Where { line: 3, text: "1 values for 2 boxes".into(), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::ValuesIgnored { column: Class, count: 1, first }));
    let parsed = read("boxes = [[1,2,3,4],[5,6,7,8]]\nscores = [0.5, nan]")?;
    assert_eq!(scores(&parsed), [Some(0.5), None]);
    let first = Where { line: 2, text: "nan".into(), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::ValuesIgnored { column: Score, count: 1, first }));
    Ok(())
}

#[test]
fn text_around_lists_is_counted() -> Outcome {
    let parsed = read("import numpy\nnms_threshold = 0.5\nx = [[1,2,3,4]]")?;
    let first = Where { line: 1, text: "import".into(), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::TextIgnored { count: 2, first }));
    assert!(assumed(&parsed, &Assumption::ColumnsIgnored { names: vec!["nms_threshold".into()] }));
    Ok(())
}

#[test]
fn options_apply_to_lists_too() -> Outcome {
    let parsed = read_with("[[1,2,2,2,0.5]]", r#"{"order": "xywh"}"#)?;
    assert_eq!((corners(&parsed), scores(&parsed)), (&[ONE][..], vec![Some(0.5)]));
    let parsed = read_with("[[7,1,2,3,4]]", r#"{"columns": ["class","x1","y1","x2","y2"]}"#)?;
    assert_eq!((corners(&parsed), classes(&parsed)), (&[ONE][..], vec!["7"]));
    assert_eq!(columns(&parsed).1, Some(ColumnsFrom::Options));
    let parsed = read_with("[{\"bbox\":[1,2,3,4]}]", r#"{"order": "xyxy"}"#)?;
    assert_eq!(corners(&parsed), [ONE]);
    Ok(())
}

#[test]
fn an_object_may_name_its_image() -> Outcome {
    let parsed = read(
        "[{\"image\":\"a.jpg\",\"x1\":1,\"y1\":2,\"x2\":3,\"y2\":4},
        {\"image\":\"b.jpg\",\"x1\":null,\"y1\":null,\"x2\":null,\"y2\":null}]",
    )?;
    assert_eq!((images(&parsed), parsed.image_names.len()), (vec!["a.jpg"], 2));
    Ok(())
}

#[test]
fn a_list_of_words_is_no_box() -> Outcome {
    let parsed = read("names = ['a', 'b', 'c', 'd']\nboxes = [[1,2,3,4]]\nscores = [0.5]")?;
    assert_eq!((scores(&parsed), parsed.report.found), (vec![Some(0.5)], 1));
    let first = Where { line: 1, text: "['a', 'b', 'c', 'd']".into(), ..Where::default() };
    assert!(assumed(&parsed, &Assumption::TextIgnored { count: 1, first }));
    Ok(())
}
