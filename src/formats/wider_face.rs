//! WIDER FACE: for each image its path, the number of its faces, and a line for each: `x y w h blur
//! expression illumination invalid occlusion pose` in the ground truth, `x y w h score` in results.
//! An image without faces says 0 and has one line of zeros nevertheless.
//!
//! A label after the numbers, as Datumaro writes one, is the class.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::{Between, Entry, Fault, Tally, entries};
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason, Where};
use super::row::{Row, name};
use super::text::{is_numeric, looks_like_file};
use super::{DIFFICULT, ParseOptions, Parsed, Source};

/// Values of a face in the ground truth, the place of `invalid` among them, and what is not read.
const VALUES: usize = 10;
const INVALID: usize = 7;
const UNUSED: [&str; 5] = ["blur", "expression", "illumination", "occlusion", "pose"];

/// What a line is.
enum Line<'a> {
    Path(&'a str),
    Count(u64),
    Face(Entry<'a>),
}

impl<'a> Line<'a> {
    fn of(entry: Entry<'a>) -> Self {
        match entry.values.as_slice() {
            [count] if count.parse::<u64>().is_ok() => Self::Count(count.parse().unwrap_or(0)),
            // A path may have spaces in it, but no face has a slash.
            [first, _, ..] if is_numeric(first, false) && !entry.text.contains('/') => {
                Self::Face(entry)
            }
            _ => Self::Path(entry.text),
        }
    }
}

/// A path, a count, and a line of at least four numbers; perhaps the number of images before it all.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let mut lines =
        sample.lines.iter().map(|(line, text)| Line::of(Entry::new(*line, text, Between::Spaces)));
    let mut next = lines.next();
    if matches!(next, Some(Line::Count(_))) {
        next = lines.next();
    }
    let (Some(Line::Path(path)), Some(Line::Count(_))) = (next, lines.next()) else {
        return Fit::No;
    };
    let face = match lines.next() {
        Some(Line::Face(entry)) => entry.values.iter().take(4).all(|v| is_numeric(v, false)),
        _ => false,
    };
    if looks_like_file(path) && face { Fit::Certain } else { Fit::No }
}

/// An image whose faces are being read.
struct Block {
    announced: u64,
    found: u64,
    place: Where,
}

/// Reads ground truth or results.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(Format::WiderFace, source.name);
    let (mut invalid, mut differing) = (Tally::default(), Differing::default());
    let mut image = "";
    let mut block: Option<Block> = None;
    let mut has_attributes = false;
    for entry in entries(source.text, Between::Spaces) {
        let line = entry.line;
        match Line::of(entry) {
            Line::Path(path) => {
                differing.check(block.take());
                // A path that is too long would cost all faces that follow: each says so.
                image = path;
                if let Ok(image) = name(path) {
                    collector.image(&Row { image, ..Row::default() }, line)?;
                }
            }
            Line::Count(announced) => {
                differing.check(block.take());
                let place = Where::on_line(line, &announced.to_string());
                block = Some(Block { announced, found: 0, place });
            }
            Line::Face(entry) => {
                if block.as_ref().is_some_and(|block| block.announced == 0) && all_zero(&entry) {
                    continue;
                }
                if let Some(block) = &mut block {
                    block.found += 1;
                }
                has_attributes |= entry.values.len() >= VALUES;
                match row(&entry, image) {
                    Ok(row) => {
                        let at = collector.parsed.classes.len();
                        collector.add(&row, line)?;
                        if entry.values.len() == VALUES
                            && entry.number(INVALID, None).is_ok_and(|invalid| invalid == 1.0)
                        {
                            invalid.add(at);
                            collector.mark(DIFFICULT);
                        }
                    }
                    Err((reason, place)) => collector.skip(reason, place),
                }
            }
        }
    }
    differing.check(block);
    if has_attributes {
        UNUSED.iter().for_each(|name| collector.ignore_name(name));
    }
    if let Some((count, first)) = invalid.get() {
        collector.assume(Assumption::RegionsToIgnore { count, first });
    }
    if let Some((count, first)) = differing.0 {
        collector.assume(Assumption::CountsDiffer { count, first });
    }
    collector.finish()
}

/// Images that have more or fewer faces than announced: what is there counts.
#[derive(Default)]
struct Differing(Option<(u64, Where)>);

impl Differing {
    fn check(&mut self, block: Option<Block>) {
        if let Some(Block { announced, found, place }) = block
            && announced != found
        {
            self.0.get_or_insert((0, place)).0 += 1;
        }
    }
}

fn all_zero(entry: &Entry<'_>) -> bool {
    entry.numbers().is_some_and(|values| values.iter().all(|value| *value == 0.0))
}

fn row<'a>(entry: &Entry<'a>, image: &'a str) -> Result<Row<'a>, Fault> {
    use Column::{Class, H, Score, W, X1, Y1};
    let image = name(image).map_err(|reason| entry.fault(reason))?;
    let [x, y, w, h] = entry.four(0, [X1, Y1, W, H])?;
    let label = entry.values.iter().skip(4).position(|value| !is_numeric(value, false));
    let class = match label {
        Some(at) => name(entry.values.get(4 + at).copied().unwrap_or_default())
            .map_err(|reason| entry.fault_at(4 + at, Some(Class), reason))?,
        None => "",
    };
    if entry.values.len() > VALUES + 1 {
        return Err(entry.fault(SkipReason::TooManyValues));
    }
    let score = if entry.values.len() == 5 && label.is_none() {
        entry.number(4, Some(Score))?
    } else {
        f64::NAN
    };
    let corners = entry.in_bounds([x, y, x + w, y + h])?;
    Ok(Row { corners, score, class, image, ..Row::default() })
}
