//! The values of one list or object to a box, and lists of scores or classes to their boxes.

use std::borrow::Cow;

use super::collect::{Collector, too_many};
use super::columns::{Column, corners, missing, reorder};
use super::error::{Limited, ReadProblem};
use super::header::named;
use super::report::{ColumnsFrom, Format, SkipReason, Where};
use super::row::{self, Bad, Read};
use super::text::{is_numeric, number};
use super::{MAX_BOXES, ParseOptions, Parsed, Source};

/// What one list or object holds.
#[derive(Default)]
pub(super) struct Entry<'a> {
    pub(super) line: u32,
    /// As it stands in the file.
    pub(super) text: &'a str,
    pub(super) values: Vec<Cow<'a, str>>,
    /// Whether the first of the values was in quotes.
    pub(super) word_first: bool,
    /// The keys of an object.
    pub(super) names: Vec<Cow<'a, str>>,
    /// What stands under them.
    pub(super) named: Vec<Cow<'a, str>>,
}

impl Entry<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.names.is_empty()
    }

    /// Whether it is a list of words in quotes, such as the names of classes.
    pub(super) fn is_words(&self) -> bool {
        let word = |value: &Cow<'_, str>| !is_numeric(value, false);
        self.word_first && self.names.is_empty() && self.values.iter().all(word)
    }
}

/// A list of the scores or of the classes of all boxes.
#[derive(Default)]
struct Series<'a> {
    line: u32,
    values: Vec<Cow<'a, str>>,
}

/// Everything that was found in the lists.
pub(super) struct Rows<'a, 'o> {
    pub(super) collector: Collector,
    options: &'o ParseOptions,
    scores: Series<'a>,
    classes: Series<'a>,
    /// For each box that was imported, how many had been found before it.
    ordinals: Vec<u64>,
    /// The columns of the longest entry.
    longest: Vec<Column>,
    longest_named: bool,
    /// The keys of the last object and their meaning: the next object mostly has the same.
    known: (Vec<Cow<'a, str>>, Vec<Column>),
}

/// Keys of lists of numbers that are no boxes though they stand beside them.
const OTHER_LISTS: [&str; 13] = [
    "segmentation",
    "keypoints",
    "landmarks",
    "polygon",
    "points",
    "mask",
    "masks",
    "color",
    "size",
    "shape",
    "image_size",
    "img_shape",
    "orig_shape",
];

/// Whether what stands under a key has nothing to do with boxes.
pub(super) fn is_other_list(key: &str) -> bool {
    OTHER_LISTS.contains(&key)
}

/// What a key means by itself.
pub(super) fn meaning(key: &str) -> Column {
    named(&[key], |_| false).first().copied().unwrap_or(Column::Ignored)
}

impl<'a, 'o> Rows<'a, 'o> {
    pub(super) fn new(source: &Source<'_>, options: &'o ParseOptions) -> Self {
        Self {
            collector: Collector::new(Format::List, source.name),
            options,
            scores: Series::default(),
            classes: Series::default(),
            ordinals: Vec::new(),
            longest: Vec::new(),
            longest_named: false,
            known: (Vec::new(), Vec::new()),
        }
    }

    /// Takes a list of scores or classes; `false` if the key means neither.
    pub(super) fn series(
        &mut self,
        key: Column,
        line: u32,
        values: &mut Vec<Cow<'a, str>>,
    ) -> Result<bool, ReadProblem> {
        let series = match key {
            Column::Score => &mut self.scores,
            Column::Class => &mut self.classes,
            _ => return Ok(false),
        };
        series.line = if series.values.is_empty() { line } else { series.line };
        series.values.append(values);
        if series.values.len() > MAX_BOXES {
            return Err(too_many(Limited::Boxes, MAX_BOXES, line));
        }
        Ok(true)
    }

    /// Reads an entry as a box. `Some` place and reason if it is none; the caller adds the path.
    pub(super) fn add(
        &mut self,
        entry: Entry<'a>,
    ) -> Result<Option<(SkipReason, Where)>, ReadProblem> {
        let Entry { line, text, values: mut cells, word_first, names, named: under_names } = entry;
        let refused = |bad: &Bad, columns: &[Column], cells: &[Cow<'_, str>]| {
            Ok(Some((bad.reason, bad.place(line, columns, cells, text))))
        };
        let mut columns = match self.by_position(&cells, word_first) {
            Ok(columns) => columns,
            Err(reason) => return refused(&Bad { reason, value: None }, &[], &[]),
        };
        if !names.is_empty() {
            cells.resize(columns.len().max(cells.len()), Cow::Borrowed(""));
            columns.resize(cells.len(), Column::Ignored);
            let at = columns.len();
            self.learn(&names, &under_names);
            columns.extend_from_slice(&self.known.1);
            cells.extend(under_names);
            if let Some(by_name) = columns.get_mut(at..) {
                reorder(by_name, self.options.order);
            }
        }
        if !missing(&columns).is_empty() {
            let of_size = |column: &Column| matches!(column, Column::W | Column::H);
            if columns.iter().any(|column| column.is_coordinate() && !of_size(column)) {
                let bad = Bad { reason: SkipReason::TooFewValues, value: None };
                return refused(&bad, &columns, &cells);
            }
            // Not a box that lacks something, but an object that is about something else.
            names.iter().for_each(|name| self.collector.ignore_name(name));
            return Ok(None);
        }
        let found = self.collector.parsed.report.found;
        match row::read(&columns, &cells, false) {
            Err(bad) => return refused(&bad, &columns, &cells),
            Ok(Read::BareImage(row)) => {
                self.collector.image(&row, line)?;
            }
            Ok(Read::Box(row)) => {
                if let Some((column, bad)) = &row.bad_size {
                    self.collector.ignore_value(*column, bad.place(line, &columns, &cells, text));
                }
                self.collector.add(&row, line)?;
                self.ordinals.push(found);
            }
        }
        if columns.len() > self.longest.len() {
            (self.longest, self.longest_named) = (columns, !names.is_empty());
        }
        Ok(None)
    }

    /// The meaning of values without names: four corners, then score and class in either order; a
    /// word in quotes may come first, and is the class.
    fn by_position(
        &self,
        values: &[Cow<'_, str>],
        word_first: bool,
    ) -> Result<Vec<Column>, SkipReason> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        if let Some(columns) = &self.options.columns {
            let mut columns = columns.clone();
            reorder(&mut columns, self.options.order);
            return Ok(columns);
        }
        match values.len() {
            4..=6 => {}
            0..4 => return Err(SkipReason::TooFewValues),
            _ => return Err(SkipReason::TooManyValues),
        }
        let four = corners(self.options.order);
        if word_first && values.len() > 4 {
            let lead: &[Column] =
                if values.len() == 5 { &[Column::Class] } else { &[Column::Class, Column::Score] };
            return Ok([lead, &four].concat());
        }
        let mut columns = four.to_vec();
        let is_word = |value: &Cow<'_, str>| !value.is_empty() && !is_numeric(value, false);
        let after = values.get(4..).unwrap_or_default();
        let class = after.iter().any(is_word);
        columns.extend(after.iter().map(|value| match value {
            _ if is_word(value) => Column::Class,
            _ if class => Column::Score,
            _ => Column::ScoreOrClass,
        }));
        Ok(columns)
    }

    fn learn(&mut self, names: &[Cow<'a, str>], values: &[Cow<'_, str>]) {
        if self.known.0 == names {
            return;
        }
        let is_number = |at: usize| values.get(at).is_some_and(|value| is_numeric(value, false));
        let columns = named(names, is_number);
        for (name, column) in names.iter().zip(&columns) {
            if *column == Column::Ignored {
                self.collector.ignore_name(name);
            }
        }
        self.known = (names.to_vec(), columns);
    }

    /// Gives the boxes their scores and classes from the lists of them.
    pub(super) fn finish(mut self) -> Result<Parsed, ReadProblem> {
        let from = match self.options.columns {
            Some(_) if !self.longest_named => ColumnsFrom::Options,
            _ if self.longest_named => ColumnsFrom::Header,
            _ => ColumnsFrom::Content,
        };
        let found = self.collector.parsed.report.found;
        for column in [Column::Score, Column::Class] {
            let Series { line, values } = std::mem::take(match column {
                Column::Score => &mut self.scores,
                _ => &mut self.classes,
            });
            if values.is_empty() {
                continue;
            }
            if values.len() as u64 != found {
                let text = format!("{} values for {found} boxes", values.len());
                self.collector.ignore_value(column, Where::on_line(line, &text));
                continue;
            }
            self.longest.push(column);
            for (at, ordinal) in self.ordinals.iter().enumerate() {
                let Some(value) = usize::try_from(*ordinal).ok().and_then(|at| values.get(at))
                else {
                    continue;
                };
                let number = number(value, false);
                if column == Column::Class {
                    // `1.` and `1` are the same class.
                    let name = number.map_or(value.to_string(), |number| number.to_string());
                    match row::name(&name) {
                        Ok(name) => self.collector.set_class(at, name)?,
                        Err(_) => self.collector.ignore_value(column, Where::on_line(line, value)),
                    }
                } else {
                    match number {
                        Ok(score) => self.collector.set_score(at, score),
                        Err(SkipReason::MissingNumber) => {}
                        Err(_) => self.collector.ignore_value(column, Where::on_line(line, value)),
                    }
                }
            }
        }
        if !self.longest.is_empty() {
            self.collector.read_as(&self.longest, from);
        }
        self.collector.finish()
    }
}
