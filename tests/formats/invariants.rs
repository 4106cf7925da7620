//! What holds of any bytes at all, read with any options. The fuzz targets (`fuzz/`) have this file
//! too.

use boxstep::formats::{
    MAX_NAME, ParseError, ParseOptions, ReadProblem, Skipped, format_of, parse_boxes,
};
use boxstep::geometry::MAX_COORDINATE;

/// Panics unless everything that a caller may rely on is so.
pub fn holds(bytes: &[u8], options: &ParseOptions) {
    let _ = format_of(bytes);
    let breaks = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let lines = u32::try_from(breaks + 1).unwrap_or(u32::MAX);
    let parsed = match parse_boxes(bytes, "a.txt", options) {
        Err(ParseError { file, problem }) => {
            assert_eq!(file, "a.txt");
            assert!(!problem.to_string().is_empty());
            if let ReadProblem::NoBoxes { found, skipped, .. } = problem {
                assert_eq!(found, skipped_are_consistent(&skipped, lines));
            }
            return;
        }
        Ok(parsed) => parsed,
    };
    let count = parsed.classes.len();
    let report = &parsed.report;
    assert_eq!(report.imported, count as u64);
    assert_eq!(report.found, report.imported + skipped_are_consistent(&report.skipped, lines));
    assert_eq!((parsed.boxes.len(), parsed.scores.len()), (4 * count, count));
    assert_eq!([&parsed.images, &parsed.lines].map(Vec::len), [count; 2]);
    assert!([0, count].contains(&parsed.flags.len()) && [0, count].contains(&parsed.angles.len()));
    assert!(parsed.angles.iter().all(|angle| angle.abs() < 7.0));
    assert_eq!(parsed.image_sizes.len(), 2 * parsed.image_names.len());
    for (ids, names) in
        [(&parsed.class_ids, &parsed.class_names), (&parsed.image_ids, &parsed.image_names)]
    {
        assert!(ids.is_empty() || ids.len() == names.len());
    }
    assert!(parsed.boxes.iter().all(|value| value.abs() <= MAX_COORDINATE));
    assert!(parsed.scores.iter().all(|score| score.is_nan() || score.is_finite()));
    assert!(parsed.image_sizes.iter().all(|size| size.is_nan() || *size > 0.0));
    assert!(parsed.classes.iter().all(|at| (*at as usize) < parsed.class_names.len()));
    assert!(parsed.images.iter().all(|at| (*at as usize) < parsed.image_names.len()));
    assert!(parsed.lines.iter().all(|line| *line <= lines));
    let mut names = parsed.class_names.iter().chain(&parsed.image_names);
    assert!(names.all(|name| name.len() <= MAX_NAME));
    assert!(count > 0 || !parsed.image_names.is_empty());
    let again = parse_boxes(bytes, "a.txt", options);
    assert_eq!(again.map(|again| again.report), Ok(parsed.report));
}

fn skipped_are_consistent(skipped: &[Skipped], lines: u32) -> u64 {
    for kind in skipped {
        assert_eq!(Some(&kind.first), kind.examples.first());
        let all = usize::try_from(kind.count).unwrap_or(usize::MAX);
        assert_eq!(kind.examples.len(), all.min(5));
        for place in &kind.examples {
            assert!(place.line <= lines);
            assert!(place.line > 0 || place.path.is_some());
            assert!(place.text.chars().count() <= 80);
        }
    }
    skipped.iter().map(|kind| kind.count).sum()
}
