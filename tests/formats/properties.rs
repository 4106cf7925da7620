//! What holds of any bytes at all.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use boxstep::formats::{Format, MAX_NAME, Order, class_names};

use super::invariants::holds;
use super::*;

/// One valid file of every kind, to be damaged.
const FILES: &[&str] = &[
    "[[30,20,230,200,1],[50,50,260,220,0.9],[210,30,420,5,0.8],[430,280,460,360,0.7]]",
    "array([[ 30.,  20., 230., 200.,   1. ],\n       [ 50.,  50., 260., 220.,   0.9]], dtype=float32)",
    "{'boxes': tensor([[1., 2., 3., 4.]], device='cuda:0'), 'labels': tensor([1]), 'scores': [0.5]}",
    "[{\"bbox\": [1, 2, 3, 4], \"score\": null, \"label\": \"\\u4e2d\"}, {\"x1\": 1, \"y1\": 2, \"x2\": 3, \"y2\": 4}]",
    "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,650,417,dog,81,88,522,408\nb.jpg,6,4,\"c,d\",1,2,3,4\n",
    "# comment\nx;y;w;h\n1,5;2,5;3;4\n5;6;7;8\n",
    "dog,10,20,30,40,a.jpg,640,480\ncat,1,2,3,4,b.jpg,640,480\n",
    "a.jpg,1,2,3,4,dog\nb.jpg,,,,,\n",
    "id,width,height,bbox\nb6,1024,1024,\"[834.0, 222.0, 56.0, 36.0]\"\n",
    "30 20 230 200 1 3\n50 50 260 220 0.9 4\n",
    "dog 0.9 12 30 112 70\ntraffic light 0.5 1 2 3 4\n",
    "dog 12 30 112 70\ncat 1 2 3 4 difficult\n",
    "{\"format\":\"boxstep\",\"version\":1,\"classNames\":[\"a\"],\"images\":[{\"name\":\"i\",\"width\":10,\"height\":null,\"boxes\":[[1,2,3,4,null,0]]}]}",
    "\u{FEFF}x1,y1,x2,y2\r\n1,2,3,4\r\n",
    "0 0.5 0.5 0.2 0.3\n15 0.25 0.75 0.1 0.1\n",
    "0 0.5 0.5 0.2 0.3 0.9\n0 0.5 0.5 0.2 0.3 0.9\n",
    "0 0.5 0.5 0.2 0.3 12\n1 0.5 0.5 0.2 0.3 1\n",
    "1 0.5 0.1 0.9 0.5 0.5 0.9 0.1 0.5\n0 0.5 0.5 0.2 0.4 0.45 0.4 2\n",
    "Car 0.00 0 -1.58 587 173 614 200 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\nDontCare -1 -1 -10 503 169 590 190 -1 -1 -1 -1000 -1000 -1000 -10\n",
    "0--Parade/a.jpg\n2\n449 330 122 149 0 0 0 0 0 0 \n361 98 0 18 2 0 0 1 0 0\n1--Hand/b.jpg\n0\n0 0 0 0 0 0 0 0 0 0\n",
    "1,-1,794.2,47.5,71.2,174.8,67.5,-1,-1,-1\n",
    "1,1,10,20,30,40,1,1,0.8\n1,2,1,2,3,4,0,8,1\n",
    "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsGroupOf\n01,x,/m/0,1,0.25,0.5,0.125,0.75,1\n",
];

/// Pieces that mean something to one reader or another.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ";",
    ":",
    "=",
    "#",
    "\n",
    "\r",
    "\t",
    " ",
    "\\u",
    "...",
    "nan",
    "-inf",
    "1e400",
    "1e99",
    "null",
    "0.5",
    "-1",
    "x1",
    "bbox",
    "label",
    "scores",
    "dog",
    "difficult",
    "\0",
    "\u{FEFF}",
    "，",
    "<",
    "sep=",
    "array(",
    "\\",
    "-",
    ".",
    "_",
    "boxes",
    "&",
    "&amp;",
    "&#9;",
    "<a>",
    "</",
    "/>",
    "<![CDATA[",
    "<!DOCTYPE",
    "<!--",
    "NaN",
    "-Infinity",
    "null,",
    "{}",
];

#[derive(Clone, Debug)]
enum Edit {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Set(Index, u8),
    Repeat(Index, usize),
    Truncate(Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        2 => (any::<Index>(), 1..20_usize).prop_map(|(at, length)| Edit::Delete(at, length)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Edit::Set(at, byte)),
        1 => (any::<Index>(), 1..60_usize).prop_map(|(at, length)| Edit::Repeat(at, length)),
        1 => any::<Index>().prop_map(Edit::Truncate),
    ]
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    let place = |index: &Index| index.index(bytes.len() + 1);
    match edit {
        Edit::Insert(index, piece) => {
            let at = place(index);
            bytes.splice(at..at, piece.bytes());
        }
        Edit::Delete(index, length) => {
            let at = place(index);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Edit::Set(index, byte) => {
            let at = place(index);
            if let Some(old) = bytes.get_mut(at) {
                *old = *byte;
            }
        }
        Edit::Repeat(index, length) => {
            let at = place(index);
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Edit::Truncate(index) => bytes.truncate(place(index)),
    }
}

/// The formats whose reader may be given any text at all.
const FORMATS: &[Format] = &[
    Format::PascalVoc,
    Format::Cvat,
    Format::LabelMe,
    Format::LabelStudio,
    Format::Via,
    Format::CreateMl,
    Format::Datumaro,
    Format::Table,
    Format::List,
    Format::CartuchoDetections,
    Format::CartuchoGroundTruth,
    Format::Yolo,
    Format::YoloTracks,
    Format::Kitti,
    Format::WiderFace,
    Format::Mot,
    Format::OpenImages,
];

fn options() -> impl Strategy<Value = ParseOptions> {
    use Column::{Class, Image, Score, ScoreOrClass, W, X1, X2, Xywh, Y1, Y2};
    let columns = select(vec![
        None,
        Some(vec![X1, Y1, X2, Y2, ScoreOrClass]),
        Some(vec![Class, Score, X1, Y1, X2, Y2]),
        Some(vec![Image, Xywh]),
        Some(vec![X1, W]),
        Some(vec![]),
    ]);
    let order = select(vec![None, Some(Order::Xyxy), Some(Order::Xywh), Some(Order::Cxcywh)]);
    let unlikely = prop_oneof![3 => Just(None), 1 => columns];
    let format = prop_oneof![3 => Just(None), 2 => select(FORMATS).prop_map(Some)];
    let order = prop_oneof![3 => Just(None), 1 => order];
    let image_size =
        select(vec![None, Some([640.0, 480.0]), Some([f64::NAN, -1.0]), Some([1e300; 2])]);
    let class_names = select(vec![None, Some(vec!["a".into(), String::new(), "/m/0,b".into()])]);
    (unlikely, order, format, image_size, class_names, any::<bool>()).prop_map(
        |(columns, order, format, image_size, class_names, voc_one_based)| ParseOptions {
            columns,
            order,
            format,
            image_size,
            class_names,
            voc_one_based,
            ..ParseOptions::default()
        },
    )
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn of_any_bytes(bytes in vec(any::<u8>(), 0..300), options in options()) {
        holds(&bytes, &options);
    }

    #[test]
    fn of_any_file_of_names(words in vec(select(PIECES), 0..40), yaml: bool) {
        let text = if yaml { format!("names:{}", words.concat()) } else { words.concat() };
        for name in ["data.yaml", "classes.txt", "class-descriptions.csv"] {
            if let Some(names) = class_names(text.as_bytes(), name) {
                prop_assert!(names.iter().all(|name| name.len() <= MAX_NAME) && !names.is_empty());
            }
        }
    }

    #[test]
    fn of_any_words(words in vec(select(PIECES), 0..60), options in options()) {
        holds(words.concat().as_bytes(), &options);
    }

    #[test]
    fn of_damaged_files(
        file in prop_oneof![3 => select(FILES), 2 => select(&tools::FILES[..]).prop_map(|file| file.2)],
        edits in vec(edit(), 1..8),
        utf16: bool,
        options in options(),
    ) {
        let mut bytes = file.as_bytes().to_vec();
        edits.iter().for_each(|edit| apply(&mut bytes, edit));
        holds(&bytes, &options);
        if utf16 && let Ok(text) = String::from_utf8(bytes) {
            let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
            let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
            holds(&bytes, &options);
        }
    }
}

#[test]
fn the_files_are_valid_before_they_are_damaged() -> Result<(), ParseError> {
    for file in FILES {
        let parsed = read(file)?;
        assert!(parsed.report.imported > 0 && parsed.report.skipped.is_empty(), "{file}");
    }
    Ok(())
}
