//! What the formats have in common of which each line is an entry by itself.

use super::columns::Column;
use super::report::{SkipReason, Where};
use super::text::{excerpt, is_comment, line_number, number};
use crate::geometry::MAX_COORDINATE;

/// The most values of a line, which are the corners of a polygon; one more is kept, so that it shows.
pub(super) const MAX_VALUES: usize = 100_000;

/// A line with something on it.
pub(super) struct Entry<'a> {
    /// Counted from 1.
    pub(super) line: u32,
    /// Without the white space around it.
    pub(super) text: &'a str,
    pub(super) values: Vec<&'a str>,
}

/// Why an entry is no box, and where.
pub(super) type Fault = (SkipReason, Where);

/// What stands between the values of a line.
#[derive(Clone, Copy)]
pub(super) enum Between {
    Spaces,
    Commas,
}

/// The lines of a text that are neither blank nor comments.
pub(super) fn entries(text: &str, between: Between) -> impl Iterator<Item = Entry<'_>> {
    let numbered = text.lines().enumerate();
    let full = numbered.filter(|(_, line)| !line.trim().is_empty() && !is_comment(line));
    full.map(move |(at, line)| Entry::new(line_number(at), line, between))
}

/// How many lines are comments.
pub(super) fn comments(text: &str) -> u64 {
    text.lines().filter(|line| is_comment(line)).count() as u64
}

impl<'a> Entry<'a> {
    pub(super) fn new(line: u32, text: &'a str, between: Between) -> Self {
        let text = text.trim();
        let values = match between {
            Between::Spaces => text.split_whitespace().take(MAX_VALUES + 1).collect(),
            Between::Commas => text.split(',').map(str::trim).take(MAX_VALUES + 1).collect(),
        };
        Self { line, text, values }
    }

    /// The values as numbers, if all are.
    pub(super) fn numbers(&self) -> Option<Vec<f64>> {
        self.values.iter().map(|value| number(value, false).ok()).collect()
    }

    /// The number at a place, counted from 0.
    pub(super) fn number(&self, at: usize, column: Option<Column>) -> Result<f64, Fault> {
        let Some(value) = self.values.get(at) else {
            return Err(self.fault(SkipReason::TooFewValues));
        };
        number(value, false).map_err(|reason| self.fault_at(at, column, reason))
    }

    /// The numbers of four columns that stand one after the other.
    pub(super) fn four(&self, from: usize, columns: [Column; 4]) -> Result<[f64; 4], Fault> {
        let mut four = [0.0; 4];
        for (at, (slot, column)) in four.iter_mut().zip(columns).enumerate() {
            *slot = self.number(from + at, Some(column))?;
        }
        Ok(four)
    }

    /// Corners that were computed. Each value is in bounds; a sum of two may not be.
    pub(super) fn in_bounds(&self, corners: [f64; 4]) -> Result<[f64; 4], Fault> {
        let fits = corners.iter().all(|value| value.abs() <= MAX_COORDINATE);
        if fits { Ok(corners) } else { Err(self.fault(SkipReason::TooLarge)) }
    }

    /// What is wrong with the whole line.
    pub(super) fn fault(&self, reason: SkipReason) -> Fault {
        (reason, Where::on_line(self.line, self.text))
    }

    /// What is wrong with one of its values.
    pub(super) fn fault_at(&self, at: usize, column: Option<Column>, reason: SkipReason) -> Fault {
        let value = self.values.get(at).filter(|value| !value.is_empty());
        let text = excerpt(value.unwrap_or(&self.text));
        (reason, Where { line: self.line, value: line_number(at), column, path: None, text })
    }
}

/// How many boxes there are of which something is to be said, and the first.
#[derive(Default)]
pub(super) struct Tally(Option<(u64, u32)>);

impl Tally {
    /// Counts the box with this number, counted from 0.
    pub(super) fn add(&mut self, at: usize) {
        let first = u32::try_from(at).unwrap_or(u32::MAX);
        self.0.get_or_insert((0, first)).0 += 1;
    }

    /// Count and first, if there is one.
    pub(super) fn get(&self) -> Option<(u64, u32)> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let text = "# c\n\n a  1\tx \n2,, 3\n";
        let read: Vec<_> = entries(text, Between::Spaces).map(|e| (e.line, e.values)).collect();
        assert_eq!(read, [(3, vec!["a", "1", "x"]), (4, vec!["2,,", "3"])]);
        let commas: Vec<_> = entries(text, Between::Commas).map(|entry| entry.values).collect();
        assert_eq!(commas, [vec!["a  1\tx"], vec!["2", "", "3"]]);
        assert_eq!(comments(text), 1);
    }

    #[test]
    fn a_value_that_is_wrong_is_placed() {
        let entry = Entry::new(7, " dog 1 inf ", Between::Spaces);
        assert_eq!(entry.number(1, None), Ok(1.0));
        let Err((reason, place)) = entry.number(2, Some(Column::X2)) else { unreachable!() };
        assert_eq!((reason, place.line, place.value), (SkipReason::NotFinite, 7, 3));
        assert_eq!((place.column, place.text.as_str()), (Some(Column::X2), "inf"));
        let Err((reason, place)) = entry.number(3, None) else { unreachable!() };
        assert_eq!((reason, place.text.as_str()), (SkipReason::TooFewValues, "dog 1 inf"));
        assert_eq!(entry.numbers(), None);
    }
}
