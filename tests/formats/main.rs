//! Reading files of boxes: the quirks of each format, real files, and properties that hold of any
//! bytes.
#![cfg(not(target_arch = "wasm32"))]

mod coco;
mod errors;
mod fixtures;
mod hostile;
mod invariants;
mod lines;
mod lists;
mod panlabel;
mod properties;
mod round_trip;
mod round_trip_lines;
mod samples;
mod tables;
mod texts;
mod tools;
mod written;
mod yolo;

use boxstep::formats::{
    Assumption, Column, ColumnsFrom, ParseError, ParseOptions, Parsed, ReadProblem, SkipReason,
    parse_boxes,
};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};

/// The same cases on every run and machine.
fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(0x0b0c_57e9);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads a text as a file called `boxes.txt`.
fn read(text: &str) -> Result<Parsed, ParseError> {
    parse_boxes(text.as_bytes(), "boxes.txt", &ParseOptions::default())
}

/// Reads a text with options given as JSON.
fn read_with(text: &str, options: &str) -> Result<Parsed, ParseError> {
    let options = serde_json::from_str(options).unwrap_or_else(|error| unreachable!("{error}"));
    parse_boxes(text.as_bytes(), "boxes.txt", &options)
}

/// Why a text cannot be read.
fn problem(text: &str) -> Option<ReadProblem> {
    read(text).err().map(|error| error.problem)
}

fn corners(parsed: &Parsed) -> &[[f64; 4]] {
    parsed.boxes.as_chunks().0
}

/// The name of each box's class.
fn classes(parsed: &Parsed) -> Vec<&str> {
    parsed.classes.iter().map(|class| parsed.class_names[*class as usize].as_str()).collect()
}

/// The name of each box's image.
fn images(parsed: &Parsed) -> Vec<&str> {
    parsed.images.iter().map(|image| parsed.image_names[*image as usize].as_str()).collect()
}

/// Reason, line, number of the value and text of the first of each kind of skipped line.
fn skipped(parsed: &Parsed) -> Vec<(SkipReason, u64, u32, u32, &str)> {
    let skipped = parsed.report.skipped.iter();
    skipped
        .map(|s| (s.reason, s.count, s.first.line, s.first.value, s.first.text.as_str()))
        .collect()
}

/// What the columns were read as.
fn columns(parsed: &Parsed) -> (&[Column], Option<ColumnsFrom>) {
    let found = parsed.report.assumed.iter().find_map(|assumption| match assumption {
        Assumption::Columns { columns, from } => Some((columns.as_slice(), Some(*from))),
        _ => None,
    });
    found.unwrap_or((&[], None))
}

fn assumed(parsed: &Parsed, assumption: &Assumption) -> bool {
    parsed.report.assumed.contains(assumption)
}

/// Scores with `None` for none, so that they can be compared.
fn scores(parsed: &Parsed) -> Vec<Option<f64>> {
    parsed.scores.iter().map(|score| (!score.is_nan()).then_some(*score)).collect()
}
