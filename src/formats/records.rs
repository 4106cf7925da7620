//! Lines of a table split into values: RFC 4180 quotes, any separator, exact line numbers.
//!
//! The csv crate is not used for this because it swallows the rest of a file as one value where a
//! quote is not closed, and cannot say where that quote stands. A test holds the two equal where
//! both have an answer.

use std::borrow::Cow;

use super::MAX_VALUE;
use super::error::ReadProblem;
use super::report::Separator;
use super::text::is_comment;

/// How many values of a line are kept; one with more has too many for any meaning.
const MAX_CELLS: usize = 1024;

/// The records of a text. Blank lines, comment lines and Excel's `sep=;` are no records.
pub(super) struct Records<'a> {
    rest: &'a str,
    separator: Separator,
    line: u32,
    /// How many comment lines have been passed.
    pub(super) comments: u64,
}

/// One record: its values are those handed to [`Records::next_into`].
#[derive(Debug, PartialEq)]
pub(super) struct Record<'a> {
    /// The line it begins on, counted from 1.
    pub(super) line: u32,
    /// The text as it stands in the file, without its line end.
    pub(super) text: &'a str,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: Separator) -> Self {
        Self { rest: text, separator, line: 1, comments: 0 }
    }

    /// Puts the values of the next record into `cells` in place of what is there. White space
    /// around a value without quotes is not part of it.
    pub(super) fn next_into(
        &mut self,
        cells: &mut Vec<Cow<'a, str>>,
    ) -> Result<Option<Record<'a>>, ReadProblem> {
        cells.clear();
        loop {
            if self.rest.is_empty() {
                return Ok(None);
            }
            let (first, after) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            let comment = is_comment(first) || (self.line == 1 && first.starts_with("sep="));
            if !comment && !first.trim().is_empty() {
                break;
            }
            self.comments += u64::from(comment);
            self.line = self.line.saturating_add(1);
            self.rest = after;
        }
        let (start, line) = (self.rest, self.line);
        loop {
            let (cell, more) = self.value()?;
            if cells.len() < MAX_CELLS {
                cells.push(cell);
            }
            if !more {
                break;
            }
        }
        let text = &start[..start.len() - self.rest.len()];
        Ok(Some(Record { line, text: text.strip_suffix('\n').unwrap_or(text) }))
    }

    /// Takes one value and what ends it off the rest. The flag says whether a separator ended it
    /// (so that another value follows) and not the line.
    fn value(&mut self) -> Result<(Cow<'a, str>, bool), ReadProblem> {
        let unpadded = self.rest.trim_start_matches(|c| self.is_padding(c));
        if let Some(quoted) = unpadded.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let end = unpadded.find(|c| c == '\n' || self.separates(c)).unwrap_or(unpadded.len());
        let (value, rest) = unpadded.split_at(end);
        if value.len() > MAX_VALUE {
            return Err(ReadProblem::ValueTooLong { line: self.line, limit: MAX_VALUE as u64 });
        }
        self.rest = rest;
        Ok((Cow::Borrowed(value.trim_end()), self.end_of_value()))
    }

    /// A value whose opening quote has been taken off. What stands between its closing quote and
    /// the next separator is taken as part of it, as the csv crate does.
    fn quoted(&mut self, quoted: &'a str) -> Result<(Cow<'a, str>, bool), ReadProblem> {
        let opened = self.line;
        let unterminated = ReadProblem::UnterminatedQuote { line: opened, limit: MAX_VALUE as u64 };
        let mut value = Cow::Borrowed("");
        let mut rest = quoted;
        loop {
            let Some((part, after)) = rest.split_once('"') else { return Err(unterminated) };
            if value.len() + part.len() > MAX_VALUE {
                return Err(unterminated);
            }
            let ends = part.matches('\n').count();
            self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            append(&mut value, part);
            let Some(doubled) = after.strip_prefix('"') else {
                rest = after;
                break;
            };
            append(&mut value, "\"");
            rest = doubled;
        }
        let end = rest.find(|c| c == '\n' || self.separates(c)).unwrap_or(rest.len());
        let (tail, rest) = rest.split_at(end);
        append(&mut value, tail.trim_end());
        self.rest = rest;
        Ok((value, self.end_of_value()))
    }

    /// Steps over the separator or the line end at which the rest begins.
    fn end_of_value(&mut self) -> bool {
        if self.separator == Separator::Spaces {
            self.rest = self.rest.trim_start_matches(|c| self.separates(c));
        }
        let mut characters = self.rest.chars();
        match characters.next() {
            None => false,
            Some('\n') => {
                self.line = self.line.saturating_add(1);
                self.rest = characters.as_str();
                false
            }
            // The spaces are passed already, and this begins the next value.
            Some(_) if self.separator == Separator::Spaces => true,
            Some(_) => {
                self.rest = characters.as_str();
                true
            }
        }
    }

    fn separates(&self, c: char) -> bool {
        match self.separator {
            Separator::Comma => c == ',',
            Separator::Semicolon => c == ';',
            Separator::Tab => c == '\t',
            Separator::Spaces => c != '\n' && c.is_whitespace(),
        }
    }

    fn is_padding(&self, c: char) -> bool {
        c.is_whitespace()
            && c != '\n'
            && (self.separator == Separator::Spaces || !self.separates(c))
    }
}

fn append<'a>(value: &mut Cow<'a, str>, part: &'a str) {
    if value.is_empty() {
        *value = Cow::Borrowed(part);
    } else if !part.is_empty() {
        value.to_mut().push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Split = Vec<(u32, Vec<String>)>;

    fn split(text: &str, separator: Separator) -> Result<(Split, u64), ReadProblem> {
        let mut records = Records::new(text, separator);
        let (mut cells, mut all) = (Vec::new(), Vec::new());
        while let Some(record) = records.next_into(&mut cells)? {
            all.push((record.line, cells.iter().map(|cell| cell.to_string()).collect()));
        }
        Ok((all, records.comments))
    }

    fn rows(text: &str, separator: Separator) -> Split {
        split(text, separator).map(|(rows, _)| rows).unwrap_or_default()
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn separators() {
        assert_eq!(rows("a, b ,,c\n", Separator::Comma), [row(1, &["a", "b", "", "c"])]);
        assert_eq!(rows("a;1,5; ", Separator::Semicolon), [row(1, &["a", "1,5", ""])]);
        assert_eq!(rows("a\t\tb", Separator::Tab), [row(1, &["a", "", "b"])]);
        assert_eq!(
            rows("  a  b\tc  \n d ", Separator::Spaces),
            [row(1, &["a", "b", "c"]), row(2, &["d"]),]
        );
    }

    #[test]
    fn quotes() {
        assert_eq!(
            rows("\"a,\"\"b\"\"\",\"\", \"c\" ,5\" pipe", Separator::Comma),
            [row(1, &["a,\"b\"", "", "c", "5\" pipe",])]
        );
        assert_eq!(
            rows("\"traffic light\" 1 2", Separator::Spaces),
            [row(1, &["traffic light", "1", "2",])]
        );
        assert_eq!(
            rows("\"a\nb\",1\nc,2", Separator::Comma),
            [row(1, &["a\nb", "1"]), row(3, &["c", "2"]),]
        );
    }

    #[test]
    fn lines_are_counted_through_blanks_and_comments() {
        let text = "sep=,\n# x,y\n\n1,2\n  # more\n\n3,4\n";
        let expected = vec![row(4, &["1", "2"]), row(7, &["3", "4"])];
        assert_eq!(split(text, Separator::Comma), Ok((expected, 3)));
    }

    #[test]
    fn an_open_quote_is_placed() {
        let problem = ReadProblem::UnterminatedQuote { line: 3, limit: MAX_VALUE as u64 };
        assert_eq!(split("a,b\n\nc,\"d\ne,f\n", Separator::Comma), Err(problem.clone()));
        let long = format!("a,b\n\nc,\"{}\",1", "x\n".repeat(MAX_VALUE));
        assert_eq!(split(&long, Separator::Comma), Err(problem));
        let problem = ReadProblem::ValueTooLong { line: 2, limit: MAX_VALUE as u64 };
        assert_eq!(split(&format!("a\n{}", "x".repeat(MAX_VALUE + 1)), Separator::Tab), {
            Err(problem)
        });
    }

    #[test]
    fn a_record_knows_its_text() {
        let mut records = Records::new("\n1, \"2\n3\" \n4", Separator::Comma);
        let mut cells = Vec::new();
        let first = records.next_into(&mut cells);
        assert_eq!(first, Ok(Some(Record { line: 2, text: "1, \"2\n3\" " })));
        assert_eq!(records.next_into(&mut cells), Ok(Some(Record { line: 4, text: "4" })));
        assert_eq!(records.next_into(&mut cells), Ok(None));
    }

    /// Not on wasm32, for which neither proptest nor the csv crate is built.
    #[cfg(not(target_arch = "wasm32"))]
    mod against_the_csv_crate {
        use super::*;
        use proptest::collection::vec;
        use proptest::prelude::*;

        fn by_the_crate(text: &str) -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true);
            let records = reader.from_reader(text.as_bytes()).into_records().flatten();
            records.map(|record| record.iter().map(String::from).collect()).collect()
        }

        proptest! {
            #[test]
            fn well_formed_text(written in vec(vec("[a,\"\n é]{0,4}", 2..5), 0..6)) {
                let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
                let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
                let text = written.iter().map(line).collect::<Vec<_>>().join("\n");
                let split: Vec<_> = rows(&text, Separator::Comma).into_iter().map(|row| row.1).collect();
                prop_assert_eq!(&split, &written);
                prop_assert_eq!(split, by_the_crate(&text));
            }

            /// Quotes anywhere, closed or not, but no white space to trim and no comments.
            #[test]
            fn any_text_that_is_no_error(text in "[ab,\"\n]{0,30}") {
                if let Ok((rows, _)) = split(&text, Separator::Comma) {
                    let rows: Vec<_> = rows.into_iter().map(|row| row.1).collect();
                    prop_assert_eq!(rows, by_the_crate(&text));
                }
            }
        }
    }
}
