//! What is written in each format: read back it is what it was, and what the format cannot hold is
//! told.

use proptest::collection::vec;
use proptest::prelude::*;

use boxstep::formats::{
    BoxSet, CROWD, DIFFICULT, Loss, Part, WriteFormat, WriteOptions, WriteProblem, Writer,
    class_names,
};

use super::*;

const NAN: f64 = f64::NAN;

fn writer(set: &BoxSet, format: WriteFormat) -> Result<Writer, WriteProblem> {
    Writer::new(set.clone(), format, &WriteOptions::default())
}

/// The files, each whole.
fn files(writer: &Writer) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for Part { file, text } in writer.all() {
        match files.last_mut() {
            Some((last, whole)) if *last == file => whole.push_str(&text),
            _ => files.push((file, text)),
        }
    }
    files
}

/// Two images of known size, one of them empty, and boxes of all kinds.
fn mixed() -> BoxSet {
    BoxSet {
        boxes: vec![
            10.0, 20.0, 30.5, 60.0, 1.0, 2.0, 3.0, 4.0, 40.0, 8.0, 20.0, 4.0, 0.1, 0.2, 0.3, 0.7,
        ],
        scores: vec![0.9, NAN, NAN, 0.25],
        classes: vec![1, 0, 1, 1],
        class_names: vec!["R&D".into(), "traffic light".into()],
        images: vec![2, 0, 2, 2],
        image_names: vec!["a/\"x\".jpg".into(), "=b.png".into(), "c, d.png".into()],
        image_sizes: vec![640.0, 480.0, NAN, NAN, 100.0, 50.0],
        flags: vec![0, DIFFICULT, CROWD, DIFFICULT],
        angles: vec![0.0, 0.5, 0.0, 0.0],
    }
}

#[test]
fn coco_annotations_are_these() -> Result<(), WriteProblem> {
    let writer = writer(&mixed(), WriteFormat::CocoAnnotations)?;
    assert_eq!(
        files(&writer),
        [(
            "annotations.json".to_owned(),
            r#"{"info":{"description":"Boxstep"},"licenses":[],
"images":[
{"id":1,"file_name":"a/\"x\".jpg","width":640,"height":480},
{"id":2,"file_name":"=b.png"},
{"id":3,"file_name":"c, d.png","width":100,"height":50}],
"annotations":[
{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,2,2],"area":4,"iscrowd":0,"segmentation":[]},
{"id":2,"image_id":3,"category_id":2,"bbox":[10,20,20.5,40],"area":820,"iscrowd":0,"segmentation":[]},
{"id":3,"image_id":3,"category_id":2,"bbox":[20,4,20,4],"area":80,"iscrowd":1,"segmentation":[]},
{"id":4,"image_id":3,"category_id":2,"bbox":[0.1,0.2,0.19999999999999998,0.49999999999999994],"area":0.09999999999999998,"iscrowd":0,"segmentation":[]}],
"categories":[
{"id":1,"name":"R&D"},
{"id":2,"name":"traffic light"}
]}
"#
            .to_owned()
        )]
    );
    assert_eq!(
        writer.losses(),
        [
            Loss::Scores { count: 2 },
            Loss::Angles { count: 1 },
            Loss::Difficult { count: 1 },
            Loss::Inverted { count: 1 },
        ]
    );
    Ok(())
}

#[test]
fn coco_results_are_the_boxes_with_scores() -> Result<(), WriteProblem> {
    let writer = writer(&mixed(), WriteFormat::CocoResults)?;
    assert_eq!(
        files(&writer),
        [(
            "results.json".to_owned(),
            r#"[
{"image_id":3,"category_id":2,"bbox":[10,20,20.5,40],"score":0.9},
{"image_id":3,"category_id":2,"bbox":[0.1,0.2,0.19999999999999998,0.49999999999999994],"score":0.25}
]
"#
            .to_owned()
        )]
    );
    assert_eq!(
        writer.losses(),
        [
            Loss::BoxesWithoutScore { count: 2 },
            Loss::Angles { count: 1 },
            Loss::Inverted { count: 1 },
            Loss::ImagesWithoutBoxes { count: 1 },
            Loss::ClassNames,
            Loss::ImageNames,
            Loss::ImageSizes { count: 2 },
        ]
    );
    Ok(())
}

#[test]
fn yolo_is_a_file_for_each_image() -> Result<(), WriteProblem> {
    let writer = writer(&mixed(), WriteFormat::Yolo)?;
    let expected = [
        ("classes.txt", "R&D\ntraffic light\n"),
        (
            "data.yaml",
            "path: .\ntrain: images\nval: images\nnames:\n  0: \"R&D\"\n  1: \"traffic light\"\n",
        ),
        ("labels/a/_x_.txt", "0 0.003125 0.00625 0.003125 0.004166666666666667\n"),
        ("labels/=b.txt", ""),
        (
            "labels/c, d.txt",
            "1 0.2025 0.8 0.205 0.8\n1 0.3 0.12 0.2 0.08\n1 0.002 0.009 0.002 0.009999999999999998\n",
        ),
    ]
    .map(|(file, text)| (file.to_owned(), text.to_owned()));
    assert_eq!(files(&writer), expected);
    assert_eq!(
        writer.losses(),
        [
            Loss::Scores { count: 2 },
            Loss::Angles { count: 1 },
            Loss::Difficult { count: 1 },
            Loss::Crowds { count: 1 },
            Loss::Inverted { count: 1 },
            Loss::ImageSizes { count: 2 },
            Loss::Rounded { count: 4 },
            Loss::FileNames { count: 1 },
        ]
    );
    Ok(())
}

#[test]
fn yolo_needs_sizes_unless_numbers_are_parts_already() -> Result<(), WriteProblem> {
    let mut set = mixed();
    set.image_sizes = vec![NAN; 6];
    let problem = writer(&set, WriteFormat::Yolo).err();
    let names = vec!["a/\"x\".jpg".to_owned(), "c, d.png".to_owned()];
    assert_eq!(problem, Some(WriteProblem::UnknownSizes { count: 2, names }));

    let options = WriteOptions { image_size: Some([100.0, 50.0]), ..WriteOptions::default() };
    let given = files(&Writer::new(set.clone(), WriteFormat::Yolo, &options)?);
    assert_eq!(given.get(2).map(|(_, text)| text.as_str()), Some("0 0.02 0.06 0.02 0.04\n"));

    set.boxes = [0.25, 0.25, 0.75, 1.0].repeat(4);
    let parts = files(&writer(&set, WriteFormat::Yolo)?);
    assert_eq!(parts.get(2).map(|(_, text)| text.as_str()), Some("0 0.5 0.625 0.5 0.75\n"));
    Ok(())
}

#[test]
fn voc_is_escaped() -> Result<(), WriteProblem> {
    let writer = writer(&mixed(), WriteFormat::PascalVoc)?;
    let files = files(&writer);
    assert_eq!(
        files.first().map(|(file, text)| (file.as_str(), text.as_str())),
        Some((
            "annotations/a/_x_.xml",
            "<annotation>\n  <filename>a/&quot;x&quot;.jpg</filename>\n  \
            <size><width>640</width><height>480</height><depth>3</depth></size>\n  <object>\n    \
            <name>R&amp;D</name>\n    <pose>Unspecified</pose>\n    <truncated>0</truncated>\n    \
            <difficult>1</difficult>\n    <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax>\
            <ymax>4</ymax></bndbox>\n  </object>\n</annotation>\n"
        ))
    );
    assert_eq!(
        writer.losses(),
        [
            Loss::Scores { count: 2 },
            Loss::Angles { count: 1 },
            Loss::Crowds { count: 1 },
            Loss::Inverted { count: 1 },
            Loss::FileNames { count: 1 },
        ]
    );
    let options = WriteOptions { voc_one_based: true, ..WriteOptions::default() };
    let one_based = Writer::new(mixed(), WriteFormat::PascalVoc, &options)?;
    let first = one_based.part(0).map(|part| part.text).unwrap_or_default();
    assert!(first.contains("<xmin>2</xmin><ymin>3</ymin><xmax>3</xmax><ymax>4</ymax>"), "{first}");
    Ok(())
}

#[test]
fn csv_is_quoted_and_no_formula() -> Result<(), WriteProblem> {
    let mut set = mixed();
    set.class_names = vec!["=1+1".into(), "a \"b\", c".into()];
    let expected = "image,width,height,class,x1,y1,x2,y2,score\r\n\
        \"a/\"\"x\"\".jpg\",640,480,'=1+1,1,2,3,4,\r\n\
        \"c, d.png\",100,50,\"a \"\"b\"\", c\",10,20,30.5,60,0.9\r\n\
        \"c, d.png\",100,50,\"a \"\"b\"\", c\",40,8,20,4,\r\n\
        \"c, d.png\",100,50,\"a \"\"b\"\", c\",0.1,0.2,0.3,0.7,0.25\r\n";
    let guarded = writer(&set, WriteFormat::Csv)?;
    assert_eq!(files(&guarded), [("boxes.csv".to_owned(), expected.to_owned())]);
    assert!(guarded.losses().contains(&Loss::Guarded { count: 2 }));
    let options = WriteOptions { guard_formulas: false, ..WriteOptions::default() };
    let exact = Writer::new(set, WriteFormat::Csv, &options)?;
    assert_eq!(files(&exact), [("boxes.csv".to_owned(), expected.replace('\'', ""))]);
    Ok(())
}

#[test]
fn nothing_is_written_as_nothing() -> Result<(), WriteProblem> {
    for (format, expected) in [
        (WriteFormat::CocoResults, "[]\n"),
        (WriteFormat::Csv, "image,width,height,class,x1,y1,x2,y2,score\r\n"),
        (
            WriteFormat::CocoAnnotations,
            "{\"info\":{\"description\":\"Boxstep\"},\"licenses\":[],\n\"images\":[],\n\
            \"annotations\":[],\n\"categories\":[\n]}\n",
        ),
    ] {
        let files = files(&writer(&BoxSet::default(), format)?);
        assert_eq!(files.first().map(|(_, text)| text.as_str()), Some(expected));
    }
    assert!(files(&writer(&BoxSet::default(), WriteFormat::PascalVoc)?).is_empty());
    Ok(())
}

#[test]
fn columns_that_do_not_fit_are_refused() {
    type Spoil = fn(&mut BoxSet);
    let spoil: [(&str, Spoil); 8] = [
        ("boxes", |set| set.boxes.truncate(3)),
        ("boxes", |set| set.boxes[5] = f64::INFINITY),
        ("scores", |set| set.scores.truncate(1)),
        ("classes", |set| set.classes[0] = 2),
        ("images", |set| set.images[3] = 3),
        ("imageSizes", |set| set.image_sizes.truncate(5)),
        ("flags", |set| set.flags.truncate(1)),
        ("angles", |set| set.angles.truncate(1)),
    ];
    for (column, spoil) in spoil {
        let mut set = mixed();
        spoil(&mut set);
        let problem = writer(&set, WriteFormat::Csv).err();
        assert_eq!(problem, Some(WriteProblem::BadColumn { column: column.into() }));
    }
}

#[test]
fn many_boxes_come_in_many_parts() -> Result<(), WriteProblem> {
    let count = 10_000_u32;
    let set = BoxSet {
        boxes: (0..count).flat_map(|at| [f64::from(at), 0.0, f64::from(at) + 1.0, 1.0]).collect(),
        scores: (0..count).map(|at| if at < 5000 { NAN } else { 0.5 }).collect(),
        classes: vec![0; count as usize],
        class_names: vec!["a".into()],
        images: (0..count).collect(),
        image_names: (0..count).map(|at| format!("{at}.jpg")).collect(),
        image_sizes: vec![NAN; 2 * count as usize],
        ..BoxSet::default()
    };
    for (format, boxes) in
        [(WriteFormat::CocoAnnotations, 10_000), (WriteFormat::CocoResults, 5000)]
    {
        let files = files(&writer(&set, format)?);
        let text = files.first().map(|(_, text)| text.as_str()).unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        let list = json.get("annotations").unwrap_or(&json);
        assert_eq!(list.as_array().map(Vec::len), Some(boxes), "{format:?}");
    }
    let csv = files(&writer(&set, WriteFormat::Csv)?);
    assert_eq!(csv.first().map(|(_, text)| text.lines().count()), Some(10_001));
    Ok(())
}

/// A name that neither readers nor spreadsheets take for something else.
fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z人狗][a-zA-Z人狗 _,;\"'&<>-]{0,6}[a-z狗]"
}

fn sets(coordinate: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = BoxSet> {
    let names = || prop::collection::btree_set(name(), 3);
    let item = (prop::array::uniform4(coordinate), prop::option::of(0.0..=1.0), 0..3_u32, 0..3_u32);
    (vec(item, 1..30), names(), names(), any::<[bool; 3]>()).prop_map(
        |(items, class_names, image_names, sized)| BoxSet {
            boxes: items.iter().flat_map(|item| item.0).collect(),
            scores: items.iter().map(|item| item.1.unwrap_or(NAN)).collect(),
            classes: items.iter().map(|item| item.2).collect(),
            class_names: class_names.into_iter().collect(),
            images: items.iter().map(|item| item.3).collect(),
            image_names: image_names.into_iter().collect(),
            image_sizes: sized
                .iter()
                .flat_map(|known| if *known { [640.5, 480.0] } else { [NAN, NAN] })
                .collect(),
            ..BoxSet::default()
        },
    )
}

fn awkward() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        9 => (-2000_i32..2000).prop_map(f64::from),
        9 => -2000.0..2000.0_f64,
        1 => any::<f64>().prop_filter("usable", |value| value.abs() <= 1e100),
    ]
}

/// What a box is, whatever the order of boxes, classes and images: image, its size, class, corners and
/// score, to the bit.
type Row = (String, [u64; 2], String, [u64; 4], Option<u64>);

fn rows(set: &BoxSet) -> Vec<Row> {
    let (boxes, _) = set.boxes.as_chunks::<4>();
    let (sizes, _) = set.image_sizes.as_chunks::<2>();
    let mut rows: Vec<Row> = (0..set.classes.len())
        .map(|at| {
            let (class, image) = (set.classes[at] as usize, set.images[at] as usize);
            let score = Some(set.scores[at]).filter(|score| !score.is_nan());
            (
                set.image_names[image].clone(),
                sizes[image].map(|side| if side.is_nan() { 0 } else { side.to_bits() }),
                set.class_names[class].clone(),
                boxes[at].map(f64::to_bits),
                score.map(f64::to_bits),
            )
        })
        .collect();
    rows.sort();
    rows
}

fn fail(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn csv_comes_back(set in sets(awkward())) {
        let written = files(&writer(&set, WriteFormat::Csv).map_err(fail)?);
        let [(file, text)] = written.as_slice() else { return Err(fail("one file")) };
        let parsed = parse_boxes(text.as_bytes(), file, &ParseOptions::default()).map_err(fail)?;
        prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
        prop_assert_eq!(rows(&parsed.into()), rows(&set), "{}", text);
    }

    #[test]
    fn yolo_comes_back_but_for_rounding(mut set in sets(0.0..400.0_f64), one: bool) {
        set.image_sizes = [640.5, 480.0].repeat(3);
        // Those without width or height are told, and not read.
        for side in set.boxes.as_chunks_mut::<2>().0.iter_mut().skip(1).step_by(2) {
            *side = side.map(|value| value + 400.5);
        }
        let format = if one { WriteFormat::Yolo } else { WriteFormat::YoloPredictions };
        let written = files(&writer(&set, format).map_err(fail)?);
        let names = |at: usize| {
            let (file, text): &(String, String) = &written[at];
            class_names(text.as_bytes(), file)
        };
        let (lines, yaml) = (names(0), names(1));
        prop_assert_eq!(lines.as_ref(), Some(&set.class_names));
        prop_assert_eq!(yaml.as_ref(), Some(&set.class_names));
        let options = ParseOptions {
            format: Some(boxstep::formats::Format::Yolo),
            class_names: lines,
            image_size: Some([640.5, 480.0]),
            ..ParseOptions::default()
        };
        prop_assert_eq!(written.len(), 5);
        for (image, (file, text)) in (0_u32..).zip(&written[2..]) {
            let parsed = parse_boxes(text.as_bytes(), file, &options).map_err(fail)?;
            let mine: Vec<usize> =
                (0..set.classes.len()).filter(|at| set.images[*at] == image).collect();
            prop_assert_eq!(parsed.classes.len(), mine.len());
            for (row, at) in mine.into_iter().enumerate() {
                // The reader numbers the classes that occur.
                let read = &parsed.class_names[parsed.classes[row] as usize];
                prop_assert_eq!(read, &set.class_names[set.classes[at] as usize]);
                let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|corner| set.boxes[4 * at + corner]);
                let expected = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
                for (got, expected) in parsed.boxes[4 * row..].iter().zip(expected) {
                    prop_assert!((got - expected).abs() < 1e-9, "{got} {expected}");
                }
                if one {
                    prop_assert!(parsed.scores[row].is_nan());
                } else {
                    prop_assert_eq!(parsed.scores[row].to_bits(), set.scores[at].to_bits());
                }
            }
        }
    }

    #[test]
    fn every_part_of_json_makes_json(set in sets(awkward())) {
        for format in [WriteFormat::CocoAnnotations, WriteFormat::CocoResults] {
            let written = files(&writer(&set, format).map_err(fail)?);
            let json: serde_json::Value = serde_json::from_str(&written[0].1).map_err(fail)?;
            let list = json.get("annotations").unwrap_or(&json).as_array().map(Vec::len);
            let scored = set.scores.iter().filter(|score| !score.is_nan()).count();
            let all = format == WriteFormat::CocoAnnotations;
            prop_assert_eq!(list, Some(if all { set.classes.len() } else { scored }));
        }
    }

    #[test]
    fn voc_comes_back(mut set in sets(awkward()), difficult: bool) {
        // Inverted corners are put in order; that is told.
        for [x1, y1, x2, y2] in set.boxes.as_chunks_mut::<4>().0 {
            [*x1, *x2] = [x1.min(*x2), x1.max(*x2)];
            [*y1, *y2] = [y1.min(*y2), y1.max(*y2)];
        }
        set.scores.fill(NAN);
        set.flags = vec![if difficult { DIFFICULT } else { 0 }; set.classes.len()];
        let writer = writer(&set, WriteFormat::PascalVoc).map_err(fail)?;
        let told: Vec<&Loss> =
            writer.losses().iter().filter(|loss| !matches!(loss, Loss::FileNames { .. })).collect();
        prop_assert!(told.is_empty(), "{told:?}");
        let mut read = Vec::new();
        for (file, text) in files(&writer) {
            let parsed = parse_boxes(text.as_bytes(), &file, &ParseOptions::default());
            // A file without boxes is an image all the same.
            let parsed = parsed.map_err(fail)?;
            prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
            prop_assert_eq!(parsed.flags.len(), if difficult { parsed.classes.len() } else { 0 });
            read.extend(rows(&parsed.into()));
        }
        read.sort();
        prop_assert_eq!(read, rows(&set));
    }

    #[test]
    fn coco_comes_back(mut set in sets(0.0..4000.0_f64), crowd: bool) {
        // Inverted corners are put in order; that is told.
        for [x1, y1, x2, y2] in set.boxes.as_chunks_mut::<4>().0 {
            [*x1, *x2] = [x1.min(*x2), x1.max(*x2)];
            [*y1, *y2] = [y1.min(*y2), y1.max(*y2)];
        }
        set.flags = vec![if crowd { CROWD } else { 0 }; set.classes.len()];
        let written = files(&writer(&set, WriteFormat::CocoResults).map_err(fail)?);
        let (file, text) = &written[0];
        let scored = set.scores.iter().filter(|score| !score.is_nan()).count();
        if scored > 0 {
            let parsed = parse_boxes(text.as_bytes(), file, &ParseOptions::default()).map_err(fail)?;
            prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
            let mut numbered = set.clone();
            let numbers = |count: usize| (1..=count).map(|id| id.to_string()).collect();
            numbered.class_names = numbers(set.class_names.len());
            numbered.image_names = numbers(set.image_names.len());
            numbered.image_sizes.fill(NAN);
            let mut expected = rows(&numbered);
            expected.retain(|row| row.4.is_some());
            let results = rows(&parsed.into());
            prop_assert_eq!(results.len(), expected.len());
            for (read, written) in results.iter().zip(&expected) {
                prop_assert_eq!((&read.0, &read.2, read.4), (&written.0, &written.2, written.4));
            }
        }
        set.scores.fill(NAN);
        let writer = writer(&set, WriteFormat::CocoAnnotations).map_err(fail)?;
        let written = files(&writer);
        let (file, text) = &written[0];
        let parsed = parse_boxes(text.as_bytes(), file, &ParseOptions::default()).map_err(fail)?;
        prop_assert_eq!(&parsed.report.skipped, &[], "{}", text);
        prop_assert_eq!(parsed.flags.iter().all(|flag| *flag == CROWD), true);
        prop_assert_eq!(parsed.flags.len(), if crowd { set.classes.len() } else { 0 });
        prop_assert_eq!(&parsed.image_names, &set.image_names);
        prop_assert_eq!(&parsed.class_names, &set.class_names);
        // Some corners are the sum of no two numbers: that is told, of exactly these boxes.
        let (read, written) = (rows(&parsed.into()), rows(&set));
        let same = written.iter().filter(|row| read.contains(row)).count();
        let rounded = (written.len() - same) as u64;
        let told = if rounded > 0 { vec![Loss::Rounded { count: rounded }] } else { vec![] };
        prop_assert_eq!(writer.losses(), told, "{}", text);
        for (read, written) in read.iter().zip(&written) {
            for (a, b) in read.3.iter().zip(written.3) {
                prop_assert!((f64::from_bits(*a) - f64::from_bits(b)).abs() < 1e-11, "{text}");
            }
        }
    }
}
