//! Open Images CSV: a table whose header says what it is. Coordinates are parts of the image's size,
//! in the order `XMin,XMax,YMin,YMax`; `LabelName` is a code such as `/m/011k07`, which the class
//! descriptions of the data set (`code,name`) give a name; `IsGroupOf` is 1 for a box around many
//! objects, 0, or -1 where that is not known. (storage.googleapis.com/openimages, "data formats".)

use std::collections::HashMap;

use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::Tally;
use super::error::ReadProblem;
use super::report::{Assumption, Format};
use super::row::name;
use super::{ParseOptions, Parsed, Source, table};

const CONFIDENCE: &str = "Confidence";

/// Whether the first line names its columns.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let Some((_, header)) = sample.lines.first() else { return Fit::No };
    let names: Vec<&str> = header.split(',').map(|name| name.trim().trim_matches('"')).collect();
    let all = ["ImageID", "LabelName", "XMin", "XMax", "YMin", "YMax"];
    if all.iter().all(|name| names.contains(name)) { Fit::Certain } else { Fit::No }
}

/// Reads it as the table that it is, and then what only this one means.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut parsed = table::read(source, options)?;
    parsed.report.format = Format::OpenImages;
    // Of boxes that people drew, the column is a dummy.
    if parsed.scores.iter().all(|score| *score == 1.0) {
        parsed.scores.fill(f64::NAN);
        ignore_confidence(&mut parsed.report.assumed);
    }
    let assumed = &mut parsed.report.assumed;
    if !assumed.iter().any(|it| matches!(it, Assumption::Normalised { .. })) {
        assumed.push(Assumption::Normalised { scaled: false });
    }
    name_classes(&mut parsed, options.class_names.as_deref().unwrap_or_default());
    Ok(parsed)
}

fn ignore_confidence(assumed: &mut Vec<Assumption>) {
    let mut said = false;
    for assumption in &mut *assumed {
        match assumption {
            Assumption::Columns { columns, .. } => {
                for column in columns.iter_mut().filter(|column| **column == Column::Score) {
                    *column = Column::Ignored;
                }
            }
            Assumption::ColumnsIgnored { names } => {
                names.push(CONFIDENCE.into());
                said = true;
            }
            _ => {}
        }
    }
    if !said {
        assumed.push(Assumption::ColumnsIgnored { names: vec![CONFIDENCE.into()] });
    }
}

/// Puts names in place of codes, by lines `code,name`, and tells of the codes that have none.
fn name_classes(parsed: &mut Parsed, descriptions: &[String]) {
    let entries = descriptions.iter().filter_map(|line| line.split_once(','));
    let names: HashMap<&str, &str> = entries
        .map(|(code, name)| (code.trim(), name.trim().trim_matches('"')))
        .filter(|(_, given)| name(given).is_ok_and(|given| !given.is_empty()))
        .collect();
    let mut is_code = vec![false; parsed.class_names.len()];
    for (class, is_code) in parsed.class_names.iter_mut().zip(&mut is_code) {
        match names.get(class.as_str()) {
            Some(name) => *class = (*name).to_owned(),
            None => *is_code = class.starts_with("/m/") || class.starts_with("/g/"),
        }
    }
    let mut unnamed = Tally::default();
    for (at, class) in parsed.classes.iter().enumerate() {
        if is_code.get(*class as usize) == Some(&true) {
            unnamed.add(at);
        }
    }
    if let Some((count, first)) = unnamed.get() {
        parsed.report.assumed.push(Assumption::ClassesUnnamed { count, first });
    }
}
