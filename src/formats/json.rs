//! JSON of which most is not looked at: a value is a piece of the text until something is asked of
//! it, so that what no reader asks for, such as the picture in a LabelMe file, costs no memory, and
//! one bad value costs one box and not the file.
//!
//! The text as a whole is checked first, without recursion, so no depth overflows a stack.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::collect::{Collector, too_many};
use super::columns::Column;
use super::error::{Limited, ReadProblem};
use super::lines::Lines;
use super::report::{Format, Note, SkipReason, Where};
use super::row::name;
use super::text::{excerpt, line_number, number};
use super::{MAX_BOXES, Parsed, Source};

/// A value that is known to be valid JSON.
#[derive(Clone, Copy)]
pub(super) struct Json<'a>(&'a RawValue);

/// A key of an object and its value.
pub(super) type Entry<'a> = (Cow<'a, str>, Json<'a>);

impl<'a> Json<'a> {
    /// The value in a text that is nothing else; `None` if it is no JSON.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// As it is written.
    pub(super) fn raw(self) -> &'a str {
        self.0.get()
    }

    pub(super) fn is_object(self) -> bool {
        self.raw().starts_with('{')
    }

    pub(super) fn is_null(self) -> bool {
        self.raw() == "null"
    }

    /// What `true`, 1 and the same as words have in common.
    pub(super) fn is_true(self) -> bool {
        matches!(self.raw(), "true" | "1" | "\"true\"" | "\"1\"")
    }

    /// A text without its escapes, or a number as it is written.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match self.raw().as_bytes().first() {
            Some(b'"') => Key::deserialize(&mut self.reader()).ok().map(|Key(text)| text),
            Some(b'-' | b'0'..=b'9') => Some(Cow::Borrowed(self.raw())),
            _ => None,
        }
    }

    /// A finite number in bounds, be it written as a text.
    pub(super) fn number(self) -> Result<f64, SkipReason> {
        match self.text() {
            Some(text) => number(&text, false),
            None if self.is_null() => Err(SkipReason::MissingNumber),
            None => Err(SkipReason::NotANumber),
        }
    }

    /// The values of these keys; `None` if this is no object that can be read. Of two with one key
    /// the last one counts.
    pub(super) fn fields<const N: usize>(self, keys: [&str; N]) -> Option<[Option<Json<'a>>; N]> {
        let mut values = [None; N];
        let visitor = Fields(|key: Cow<'a, str>, value| {
            let wanted = keys.iter().position(|wanted| *wanted == key);
            if let Some(slot) = wanted.and_then(|at| values.get_mut(at)) {
                *slot = Some(value);
            }
        });
        self.reader().deserialize_map(visitor).ok().map(|()| values)
    }

    /// Every key with its value; `None` if this is no object that can be read.
    pub(super) fn entries(self) -> Result<Option<Vec<Entry<'a>>>, ReadProblem> {
        let mut entries = Vec::new();
        let mut count = 0;
        let visitor = Fields(|key, value| {
            count += 1;
            if count <= MAX_BOXES {
                entries.push((key, value));
            }
        });
        let read = self.reader().deserialize_map(visitor);
        bounded(count)?;
        Ok(read.ok().map(|()| entries))
    }

    /// The values of a list; `None` if this is none.
    pub(super) fn items(self) -> Result<Option<Vec<Json<'a>>>, ReadProblem> {
        match self.reader().deserialize_seq(Items) {
            Ok((items, count)) => bounded(count).map(|()| Some(items)),
            Err(_) => Ok(None),
        }
    }

    fn reader(self) -> serde_json::Deserializer<serde_json::de::StrRead<'a>> {
        serde_json::Deserializer::from_str(self.raw())
    }
}

fn bounded(count: usize) -> Result<(), ReadProblem> {
    if count > MAX_BOXES { Err(too_many(Limited::Boxes, MAX_BOXES, 0)) } else { Ok(()) }
}

/// A text that is copied only if it has escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// Hands each key of an object, with its value, to a function.
struct Fields<F>(F);

impl<'de, F: FnMut(Cow<'de, str>, Json<'de>)> Visitor<'de> for Fields<F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(Key(key)) = map.next_key()? {
            (self.0)(key, Json(map.next_value()?));
        }
        Ok(())
    }
}

/// The values of a list, the first [`MAX_BOXES`] of them, and how many there are.
struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = (Vec<Json<'de>>, usize);

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while items.len() < MAX_BOXES {
            let Some(item) = list.next_element()? else { return Ok((items, 0)) };
            items.push(Json(item));
        }
        let more = list.next_element::<IgnoredAny>()?.is_some();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok((items, MAX_BOXES + usize::from(more)))
    }
}

/// A JSON file being read: where its values stand, and what became of them.
pub(super) struct Reading<'a> {
    text: &'a str,
    lines: Lines<'a>,
    pub(super) collector: Collector,
}

impl Reading<'_> {
    /// The line of a value.
    pub(super) fn line(&mut self, value: Json<'_>) -> u32 {
        // The value is a piece of the text.
        self.lines.line(value.raw().as_ptr().addr().wrapping_sub(self.text.as_ptr().addr()))
    }

    /// The values of a list that may be left out. Anything else in its place is counted as one
    /// thing that is no box.
    pub(super) fn list<'j>(
        &mut self,
        value: Option<Json<'j>>,
        path: &dyn fmt::Display,
    ) -> Result<Vec<Json<'j>>, ReadProblem> {
        let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(Vec::new()) };
        let items = value.items()?;
        if items.is_none() {
            self.skip((SkipReason::NotABox, None), value, path);
        }
        Ok(items.unwrap_or_default())
    }

    /// The place of a value for the report.
    pub(super) fn place(&mut self, value: Json<'_>, path: &dyn fmt::Display) -> Where {
        let (line, path) = (self.line(value), Some(path.to_string()));
        Where { line, path, text: excerpt(value.raw()), ..Where::default() }
    }

    /// Counts a value that should have been a box, or should have been part of one.
    pub(super) fn skip(
        &mut self,
        (reason, column): (SkipReason, Option<Column>),
        value: Json<'_>,
        path: &dyn fmt::Display,
    ) {
        let place = self.place(value, path);
        self.collector.skip(reason, Where { column, ..place });
    }

    /// Counts something that a person may want to know of a value.
    pub(super) fn note(&mut self, note: Note, value: Json<'_>, path: &dyn fmt::Display) {
        if !self.collector.count_again(note) {
            let place = self.place(value, path);
            self.collector.note_many(note, 1, place);
        }
    }

    /// A score, a side of an image and the like, without which a box is as good: NaN, and told, if
    /// it cannot be used.
    pub(super) fn optional(
        &mut self,
        value: Option<Json<'_>>,
        column: Column,
        path: &dyn fmt::Display,
    ) -> f64 {
        let Some(value) = value.filter(|value| !value.is_null()) else { return f64::NAN };
        let is_side = matches!(column, Column::ImageWidth | Column::ImageHeight);
        match value.number() {
            Ok(number) if number > 0.0 || !is_side => number,
            _ => {
                let place = self.place(value, path);
                self.collector.ignore_value(column, Where { column: Some(column), ..place });
                f64::NAN
            }
        }
    }

    /// Width and height of an image.
    pub(super) fn size(
        &mut self,
        [width, height]: [Option<Json<'_>>; 2],
        path: &dyn fmt::Display,
    ) -> [f64; 2] {
        let width = self.optional(width, Column::ImageWidth, path);
        [width, self.optional(height, Column::ImageHeight, path)]
    }

    /// The name of an image; empty, and told, if it cannot be used.
    pub(super) fn image_name<'j>(
        &mut self,
        value: Option<Json<'j>>,
        path: &dyn fmt::Display,
    ) -> Cow<'j, str> {
        let Some(value) = value.filter(|value| !value.is_null()) else { return Cow::Borrowed("") };
        match value.text() {
            Some(text) if name(&text).is_ok() => text,
            _ => {
                let place = self.place(value, path);
                let column = Some(Column::Image);
                self.collector.ignore_value(Column::Image, Where { column, ..place });
                Cow::Borrowed("")
            }
        }
    }
}

/// Reads a JSON file: `body` is given its root.
///
/// Python writes numbers that are none as NaN, Infinity and -Infinity, which JSON does not know.
/// They are read as if they stood in quotes: what needs them as numbers is skipped, the rest is not.
pub(super) fn read(
    source: &Source<'_>,
    format: Format,
    body: impl FnOnce(Json<'_>, &mut Reading<'_>) -> Result<(), ReadProblem>,
) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(format, source.name);
    let quoted;
    let (text, root) = match serde_json::from_str(source.text) {
        Ok(root) => (source.text, root),
        Err(error) => {
            let Some((first, _)) = not_json(source.text).next() else {
                return Err(invalid(&error));
            };
            quoted = quote(source.text);
            let root = serde_json::from_str(&quoted).map_err(|error| {
                let mut problem = invalid(&error);
                unquote_place(source.text, &mut problem);
                problem
            })?;
            let line = Lines::new(source.text).line(first);
            let shown = source.text.get(first..).and_then(|from| from.lines().next());
            let place = Where::on_line(line, shown.unwrap_or_default());
            collector.note_many(Note::NotFinite, not_json(source.text).count() as u64, place);
            (quoted.as_str(), root)
        }
    };
    let mut reading = Reading { text, lines: Lines::new(text), collector };
    body(Json(root), &mut reading)?;
    reading.collector.finish()
}

/// NaN and the infinities that stand outside of quotes, with their places.
fn not_json(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let found = rest.find(['"', 'N', 'I', '-'])?;
            let from = rest.get(found..)?;
            at += found;
            if let Some(string) = from.strip_prefix('"') {
                let mut escaped = false;
                let end = string.bytes().position(|byte| {
                    let closes = byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                    closes
                })?;
                at += end + 2;
                continue;
            }
            let token = ["NaN", "Infinity", "-Infinity"].into_iter().find(|t| from.starts_with(t));
            let start = at;
            at += token.map_or(1, str::len);
            if let Some(token) = token {
                return Some((start, token));
            }
        }
    })
}

fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (at, token) in not_json(text) {
        quoted.push_str(text.get(done..at).unwrap_or_default());
        quoted.extend(["\"", token, "\""]);
        done = at + token.len();
    }
    quoted.push_str(text.get(done..).unwrap_or_default());
    quoted
}

/// Takes the quotes that [`quote`] added out of the column of a problem.
fn unquote_place(text: &str, problem: &mut ReadProblem) {
    let ReadProblem::InvalidJson { line, column, .. } = problem else { return };
    let ended = line.saturating_sub(1) as usize;
    let before = text.match_indices('\n').take(ended).last();
    let start = before.map_or(0, |(end, _)| end + 1);
    let mut added = 0;
    for (at, _) in not_json(text).skip_while(|(at, _)| *at < start) {
        if line_number(at - start).saturating_add(added) >= *column {
            break;
        }
        added += 2;
    }
    *column = column.saturating_sub(added);
}

/// The problem of a text that is no JSON.
pub(super) fn invalid(error: &serde_json::Error) -> ReadProblem {
    let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (line, column) = (clamp(error.line()), clamp(error.column()));
    let message = error.to_string();
    let place = format!(" at line {line} column {column}");
    let reason = message.strip_suffix(&place).unwrap_or(&message).to_owned();
    ReadProblem::InvalidJson { line, column, reason }
}
