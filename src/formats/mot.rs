//! MOT challenge rows, all frames of a sequence in one file: `frame,id,x,y,w,h,conf,-1,-1,-1` of
//! detections and trackers, `frame,id,x,y,w,h,flag,class,visibility` in the ground truth. A frame is
//! an image here, and the number of a track no class.
//!
//! Where the seventh value is never anything but 0, 1 or -1 it is no confidence: in the ground truth
//! 0 marks what is not evaluated (MOT16, arXiv:1603.00831, table 3), and trackers write 1 or -1.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::{Between, Entry, Fault, Tally, comments, entries};
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason};
use super::row::{Row, name};
use super::text::is_numeric;
use super::{DIFFICULT, ParseOptions, Parsed, Source};

/// Values of a row of ground truth, and of a detection.
const TRUTH: usize = 9;
const DETECTION: usize = 10;

/// Nine or ten numbers, the first two of them whole.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    sample.fit(|line| {
        let entry = Entry::new(0, line, Between::Commas);
        matches!(entry.values.len(), TRUTH | DETECTION)
            && entry.values.iter().all(|value| is_numeric(value, false))
            && entry.values.iter().take(2).all(|value| value.parse::<i64>().is_ok())
    })
}

/// Reads the rows of one sequence.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(Format::Mot, source.name);
    let mut tracks = 0;
    for entry in entries(source.text, Between::Commas) {
        match row(&entry) {
            Ok(row) => {
                collector.add(&row, entry.line)?;
                tracks += u64::from(entry.values.get(1).is_some_and(|id| *id != "-1"));
            }
            Err((reason, place)) => collector.skip(reason, place),
        }
    }
    let ignored = take_flags(&mut collector.parsed);
    if tracks > 0 {
        collector.assume(Assumption::TracksIgnored { count: tracks });
    }
    if let Some((count, first)) = ignored.get() {
        collector.assume(Assumption::RegionsToIgnore { count, first });
    }
    let comments = comments(source.text);
    if comments > 0 {
        collector.assume(Assumption::CommentsIgnored { count: comments });
    }
    collector.finish()
}

fn row<'a>(entry: &Entry<'a>) -> Result<Row<'a>, Fault> {
    use Column::{Class, H, Image, Score, W, X1, Y1};
    match entry.values.len() {
        ..TRUTH => return Err(entry.fault(SkipReason::TooFewValues)),
        TRUTH | DETECTION => {}
        _ => return Err(entry.fault(SkipReason::TooManyValues)),
    }
    let value = |at: usize| entry.values.get(at).copied().unwrap_or_default();
    entry.number(0, Some(Image))?;
    let image = name(value(0)).map_err(|reason| entry.fault_at(0, Some(Image), reason))?;
    let [x, y, w, h] = entry.four(2, [X1, Y1, W, H])?;
    let score = entry.number(6, Some(Score))?;
    let class = if entry.values.len() == TRUTH && value(7) != "-1" { value(7) } else { "" };
    let class = name(class).map_err(|reason| entry.fault_at(7, Some(Class), reason))?;
    let corners = entry.in_bounds([x, y, x + w, y + h])?;
    Ok(Row { corners, score, class, image, ..Row::default() })
}

/// Takes the scores for flags if they can be nothing else, and marks the boxes whose flag is 0.
fn take_flags(parsed: &mut Parsed) -> Tally {
    let mut ignored = Tally::default();
    if !parsed.scores.iter().all(|score| [0.0, 1.0, -1.0].contains(score)) {
        return ignored;
    }
    let any_counts = parsed.scores.contains(&1.0);
    let mut flags = vec![0; parsed.scores.len()];
    for (at, (score, flag)) in parsed.scores.iter_mut().zip(&mut flags).enumerate() {
        if any_counts && *score == 0.0 {
            *flag = DIFFICULT;
            ignored.add(at);
        }
        *score = f64::NAN;
    }
    if ignored.get().is_some() {
        parsed.flags = flags;
    }
    ignored
}
