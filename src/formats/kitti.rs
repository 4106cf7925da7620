//! KITTI's text, one file per image: `type truncated occluded alpha left top right bottom h w l x y z
//! rotation_y [score]`, pixels counted from 0 (the devkit's readme). Rows of type `DontCare` are
//! regions where nothing is asked for: they are boxes like the others, flagged as difficult.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::{Between, Entry, Fault, Tally, comments, entries};
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason};
use super::row::{Row, name};
use super::text::is_numeric;
use super::{DIFFICULT, ParseOptions, Parsed, Source};

/// Values of a ground truth; a result has one more.
const VALUES: usize = 15;
const DONT_CARE: &str = "DontCare";
/// What is not read, by the readme's names.
const UNUSED: [&str; 6] =
    ["truncated", "occluded", "alpha", "dimensions", "location", "rotation_y"];

/// A word and 14 or 15 numbers.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    sample.fit(|line| {
        let entry = Entry::new(0, line, Between::Spaces);
        let [class, numbers @ ..] = entry.values.as_slice() else { return false };
        matches!(entry.values.len(), VALUES | 16)
            && !is_numeric(class, false)
            && numbers.iter().all(|value| is_numeric(value, false))
    })
}

/// Reads ground truth or results.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(Format::Kitti, source.name);
    let mut ignored = Tally::default();
    for entry in entries(source.text, Between::Spaces) {
        match row(&entry) {
            Ok(row) => {
                let at = collector.parsed.classes.len();
                collector.add(&row, entry.line)?;
                if row.class == DONT_CARE {
                    ignored.add(at);
                    collector.mark(DIFFICULT);
                }
            }
            Err((reason, place)) => collector.skip(reason, place),
        }
    }
    UNUSED.iter().for_each(|name| collector.ignore_name(name));
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
    use Column::{Class, Score, X1, X2, Y1, Y2};
    match entry.values.len() {
        ..VALUES => return Err(entry.fault(SkipReason::TooFewValues)),
        17.. => return Err(entry.fault(SkipReason::TooManyValues)),
        _ => {}
    }
    let class = entry.values.first().copied().unwrap_or_default();
    let class = name(class).map_err(|reason| entry.fault_at(0, Some(Class), reason))?;
    let corners = entry.four(4, [X1, Y1, X2, Y2])?;
    let has_score = entry.values.len() > VALUES;
    let score = if has_score { entry.number(VALUES, Some(Score))? } else { f64::NAN };
    Ok(Row { corners, score, class, ..Row::default() })
}
