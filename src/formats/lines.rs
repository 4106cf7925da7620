//! The line on which a place in a text stands.

use super::text::line_number;

/// Finds lines of places that mostly follow one another, at the cost of what lies between them.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    /// How many lines end before `at`.
    ended: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, ended: 0 }
    }

    /// The line, counted from 1, of the byte at `offset`.
    pub(super) fn line(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let between = self.text.get(self.at.min(offset)..self.at.max(offset)).unwrap_or_default();
        let ends = between.iter().filter(|byte| **byte == b'\n').count();
        self.ended = if offset < self.at { self.ended - ends } else { self.ended + ends };
        self.at = offset;
        line_number(self.ended)
    }
}

/// Line and character of a place, both counted from 1.
pub(super) fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before.get(start..).unwrap_or_default().chars().count();
    (line_number(line), line_number(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_forwards_and_backwards() {
        let text = "a\nb\n\nc";
        let mut lines = Lines::new(text);
        let found = [0, 5, 2, 4, 3, 99, 0, 1].map(|offset| lines.line(offset));
        assert_eq!(found, [1, 4, 2, 3, 2, 4, 1, 1]);
        assert_eq!([0, 2, 5].map(|offset| line_and_column(text, offset)), [(1, 1), (2, 1), (4, 1)]);
        assert_eq!(line_and_column("é\n界界!", 9), (2, 3));
    }
}
