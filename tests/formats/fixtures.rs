//! Real files, read in place; skipped, and said so, where the folder is not there.

use std::fs;
use std::path::PathBuf;

use boxstep::formats::{Assumption, Format};

use super::*;

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures");
    if !folder.is_dir() {
        println!("skipped: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Name and text of each file in a folder of fixtures.
fn files(folder: &str) -> Vec<(String, String)> {
    let Some(root) = self::folder() else { return Vec::new() };
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    assert_eq!(files.len(), 85, "{folder}");
    files
}

#[test]
fn raccoon_labels() -> Result<(), ParseError> {
    let Some(root) = folder() else { return Ok(()) };
    let text = fs::read_to_string(root.join("raccoon_labels.csv")).unwrap_or_default();
    let parsed = parse_boxes(text.as_bytes(), "raccoon_labels.csv", &ParseOptions::default())?;
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(parsed.report.found, rows.len() as u64);
    assert_eq!((parsed.report.imported, parsed.report.skipped.len()), (217, 0));
    for (at, row) in rows.iter().enumerate() {
        let number = |index: usize| row[index].parse::<f64>().unwrap_or(f64::NAN);
        assert_eq!(corners(&parsed)[at], [number(4), number(5), number(6), number(7)]);
        assert_eq!((images(&parsed)[at], classes(&parsed)[at]), (row[0], row[3]));
        let image = parsed.images[at] as usize;
        assert_eq!(parsed.image_sizes[2 * image..2 * image + 2], [number(1), number(2)]);
        assert_eq!(parsed.lines[at] as usize, at + 2);
    }
    let names: std::collections::HashSet<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(parsed.image_names.len(), names.len());
    assert!(!parsed.report.assumed.iter().any(|assumption| matches!(
        assumption,
        Assumption::ValuesIgnored { .. } | Assumption::Inverted { .. }
    )));
    Ok(())
}

/// Reads every file of a folder and holds it against the same file read by its definition.
fn holds(folder: &str, format: Format, first_corner: usize) {
    for (name, text) in files(folder) {
        let parsed = match parse_boxes(text.as_bytes(), &name, &ParseOptions::default()) {
            Err(error) => {
                assert!(text.is_empty(), "{error}");
                let empty = ReadProblem::NoBoxes { empty: true, found: 0, skipped: vec![] };
                assert_eq!(error.problem, empty);
                continue;
            }
            Ok(parsed) => parsed,
        };
        assert_eq!((parsed.report.format, parsed.report.skipped.len()), (format, 0), "{name}");
        assert_eq!(parsed.report.imported as usize, text.lines().count(), "{name}");
        assert_eq!(parsed.image_names, [name.trim_end_matches(".txt")]);
        for (at, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |index: usize| words[index].parse::<f64>().unwrap_or(f64::NAN);
            assert_eq!(corners(&parsed)[at], [0, 1, 2, 3].map(|c| number(first_corner + c)));
            assert_eq!(classes(&parsed)[at], words[0], "{name}");
            let score = (first_corner == 2).then(|| number(1));
            assert_eq!(scores(&parsed)[at], score, "{name}");
        }
        let difficult = text.lines().filter(|line| line.ends_with("difficult")).count() as u64;
        let told = parsed.report.assumed.iter().find_map(|assumption| match assumption {
            Assumption::Difficult { count, .. } => Some(*count),
            _ => None,
        });
        assert_eq!(told.unwrap_or(0), difficult, "{name}");
    }
}

#[test]
fn cartucho_ground_truth() {
    holds("cartucho/ground-truth", Format::CartuchoGroundTruth, 1);
}

#[test]
fn cartucho_detections() {
    holds("cartucho/detection-results", Format::CartuchoDetections, 2);
}

/// What stands between the first two tags of a name, and what follows them.
fn between<'a>(text: &'a str, tag: &str) -> Option<(&'a str, &'a str)> {
    let (_, rest) = text.split_once(&format!("<{tag}>"))?;
    rest.split_once(&format!("</{tag}>"))
}

#[test]
fn pascal_voc() {
    let Some(root) = folder() else { return };
    let mut count = 0;
    for entry in fs::read_dir(root.join("voc")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".xml") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        let parsed = parse_boxes(text.as_bytes(), &name, &ParseOptions::default());
        let parsed = parsed.unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!((parsed.report.format, parsed.report.skipped.len()), (Format::PascalVoc, 0));
        let value = |text: &str, tag: &str| {
            let (value, _) = between(text, tag).unwrap_or_default();
            value.parse().unwrap_or(f64::NAN)
        };
        let file = between(&text, "filename").map(|(name, _)| name.to_owned());
        assert_eq!(parsed.image_names.first(), file.as_ref());
        assert_eq!(parsed.image_sizes, [value(&text, "width"), value(&text, "height")]);
        let (mut rest, mut at) = (text.as_str(), 0);
        while let Some((object, after)) = between(rest, "object") {
            let expected = ["xmin", "ymin", "xmax", "ymax"].map(|edge| value(object, edge));
            assert_eq!(corners(&parsed)[at], expected, "{name}");
            assert_eq!(Some(classes(&parsed)[at]), between(object, "name").map(|(name, _)| name));
            (rest, at) = (after, at + 1);
        }
        assert_eq!(at, parsed.classes.len(), "{name}");
    }
    assert!(count > 0);
}
