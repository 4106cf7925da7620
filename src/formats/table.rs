//! Tables: a line per box, with or without a header, separated by commas, semicolons, tabs or
//! spaces.

use std::borrow::Cow;

use super::collect::Collector;
use super::columns::{Column, missing, reorder};
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::header::named;
use super::infer;
use super::records::Records;
use super::report::{Assumption, ColumnsFrom, Format, Separator, Where};
use super::row::{self, Bad, Read};
use super::text::is_numeric;
use super::{ParseOptions, Parsed, Source};

/// How many lines are looked at before the columns are decided.
const LOOK_AT: usize = 100;

/// The first lines of a table, split.
struct Look<'a> {
    separator: Separator,
    /// Line number, text and values of each.
    records: Vec<(u32, &'a str)>,
    rows: Vec<Vec<Cow<'a, str>>>,
    /// How many of them have numbers enough for a box.
    with_box: usize,
    /// How many coordinates the first names.
    coordinates: usize,
    /// Whether a value does not end where it should.
    broken: bool,
    /// Whether the first names columns that make a box.
    header: bool,
}

impl<'a> Look<'a> {
    fn new(head: &'a str, separator: Separator) -> Self {
        let mut look = Self {
            separator,
            records: Vec::new(),
            rows: Vec::new(),
            with_box: 0,
            coordinates: 0,
            broken: false,
            header: false,
        };
        let mut records = Records::new(head, separator);
        let mut cells = Vec::new();
        while look.rows.len() < LOOK_AT {
            let Ok(next) = records.next_into(&mut cells) else {
                look.broken = true;
                break;
            };
            let Some(record) = next else { break };
            look.records.push((record.line, record.text));
            look.with_box += usize::from(has_box(&cells, look.decimal_comma()));
            look.rows.push(std::mem::take(&mut cells));
        }
        if let Some(names) = look.rows.first().filter(|names| look.has_words_only(names)) {
            look.coordinates = coordinates(&named(names, |_| false));
            look.header = makes_box(names);
        }
        look
    }

    /// The separator with which most lines make boxes, the first of equally good ones.
    fn best(head: &'a str) -> Self {
        use Separator::{Comma, Semicolon, Spaces, Tab};
        let [tab, others @ ..] =
            [Tab, Semicolon, Comma, Spaces].map(|separator| Look::new(head, separator));
        others.into_iter().fold(tab, |best, look| {
            let fit = |look: &Look<'_>| (look.header, look.with_box, look.coordinates, look.broken);
            if fit(&look) > fit(&best) { look } else { best }
        })
    }

    /// Where the comma does not separate, it can only be a decimal mark.
    fn decimal_comma(&self) -> bool {
        self.separator != Separator::Comma
    }

    /// Whether this may be a header: more than one word, no number, and nothing of a program.
    fn has_words_only(&self, cells: &[Cow<'_, str>]) -> bool {
        let value =
            |cell: &str| is_numeric(cell, self.decimal_comma()) || cell.contains(['[', '{', '=']);
        let words = cells.iter().filter(|cell| !cell.is_empty()).count();
        (words > 1 || makes_box(cells)) && !cells.iter().any(|cell| value(cell))
    }
}

fn has_box(cells: &[Cow<'_, str>], decimal_comma: bool) -> bool {
    let numbers = cells.iter().filter(|cell| is_numeric(cell, decimal_comma)).count();
    numbers >= 4 || cells.iter().any(|cell| infer::is_list(cell))
}

fn makes_box(names: &[Cow<'_, str>]) -> bool {
    missing(&named(names, |_| false)).is_empty()
}

/// Whether the text is a table.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let look = Look::best(sample.head);
    match Fit::of(look.with_box, look.rows.len()) {
        _ if look.header => Fit::Certain,
        // An incomplete header and an open quote are better told as what they are.
        Fit::No if look.coordinates > 1 || look.broken => Fit::Possible,
        fit => fit.min(Fit::Likely),
    }
}

fn coordinates(columns: &[Column]) -> usize {
    columns.iter().filter(|column| column.is_coordinate()).count()
}

/// What the lines mean.
struct Layout {
    columns: Vec<Column>,
    from: ColumnsFrom,
    /// Whether the first line is no box.
    skip_first: bool,
    /// That first line, if its words say nothing.
    not_understood: Option<Where>,
    ignored: Vec<String>,
}

fn layout(look: &Look<'_>, text: &str, options: &ParseOptions) -> Result<Layout, ReadProblem> {
    let first = look.rows.first().map(Vec::as_slice).unwrap_or_default();
    let place = look.records.first().map(|(line, text)| Where::on_line(*line, text));
    let place = place.unwrap_or_default();
    let words_only = look.has_words_only(first);
    let data = look.rows.get(usize::from(words_only)..).unwrap_or_default();
    let commented = comment_header(text, look.separator);
    let header = if look.header { Some(first) } else { commented.as_deref() };
    let mut layout = Layout {
        columns: Vec::new(),
        from: ColumnsFrom::Content,
        skip_first: words_only,
        not_understood: None,
        ignored: Vec::new(),
    };
    if let Some(columns) = &options.columns {
        layout.columns = columns.clone();
        layout.from = ColumnsFrom::Options;
    } else if let Some(names) = header {
        let is_number = |at| infer::is_number_column(data, at, look.decimal_comma());
        layout.columns = named(names, is_number);
        layout.from = ColumnsFrom::Header;
        let ignored = names.iter().zip(&layout.columns);
        let ignored = ignored.filter(|(_, column)| **column == Column::Ignored);
        layout.ignored = ignored.map(|(name, _)| name.to_string()).collect();
    } else {
        if look.coordinates > 1 {
            let missing = missing(&named(first, |_| false));
            return Err(ReadProblem::ColumnsUnclear { place, missing });
        }
        layout.not_understood = words_only.then(|| place.clone());
        match infer::columns(data, look.decimal_comma(), options.order) {
            Some(columns) => layout.columns = columns,
            None => return Err(ReadProblem::ColumnsUnclear { place, missing: Vec::new() }),
        }
    }
    if layout.from != ColumnsFrom::Content {
        reorder(&mut layout.columns, options.order);
    }
    let missing = missing(&layout.columns);
    if missing.is_empty() {
        Ok(layout)
    } else {
        Err(ReadProblem::ColumnsUnclear { place, missing })
    }
}

/// The names in a leading comment, as numpy's `savetxt` writes its header, if they make a box.
fn comment_header(text: &str, separator: Separator) -> Option<Vec<Cow<'_, str>>> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let names = first.trim_start().strip_prefix('#')?;
    let mut cells = Vec::new();
    Records::new(names, separator).next_into(&mut cells).ok()??;
    makes_box(&cells).then_some(cells)
}

/// Reads a table.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let look = Look::best(Sample::new(source.text).head);
    let decimal_comma = look.decimal_comma();
    if look.broken && look.with_box == 0 {
        let mut records = Records::new(source.text, look.separator);
        let mut cells = Vec::new();
        while records.next_into(&mut cells)?.is_some() {}
    }
    let layout = layout(&look, source.text, options)?;
    let columns = layout.columns.as_slice();

    let mut collector = Collector::new(Format::Table, source.name);
    collector.read_as(columns, layout.from);
    layout.ignored.iter().for_each(|name| collector.ignore_name(name));
    let written = |cell: &Cow<'_, str>| cell.contains(',') && is_numeric(cell, true);
    let decimal_comma_seen = decimal_comma && look.rows.iter().flatten().any(written);
    collector.assume(Assumption::Separator {
        separator: look.separator,
        decimal_comma: decimal_comma_seen,
    });
    if let Some(place) = layout.not_understood {
        collector.assume(Assumption::HeaderNotUnderstood { place });
    }

    let mut records = Records::new(source.text, look.separator);
    let mut cells = Vec::new();
    if layout.skip_first {
        records.next_into(&mut cells)?;
    }
    while let Some(record) = records.next_into(&mut cells)? {
        let line = record.line;
        let place = |bad: &Bad| bad.place(line, columns, &cells, record.text);
        match row::read(columns, &cells, decimal_comma) {
            Err(bad) => collector.skip(bad.reason, place(&bad)),
            Ok(Read::BareImage(row)) => {
                collector.image(&row, line)?;
            }
            Ok(Read::Box(row)) => {
                if let Some((column, bad)) = &row.bad_size {
                    collector.ignore_value(*column, place(bad));
                }
                collector.add(&row, line)?;
            }
        }
    }
    if records.comments > 0 {
        collector.assume(Assumption::CommentsIgnored { count: records.comments });
    }
    collector.finish()
}
