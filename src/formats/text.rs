//! Text to lines, numbers and names.

use super::report::SkipReason;
use crate::geometry::MAX_COORDINATE;

/// How much of a file's text a message repeats, in characters.
const EXCERPT: usize = 80;

/// The number, counted from 1, of the line at `index`, counted from 0.
pub(super) fn line_number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

/// Whether nothing but white space stands before a `#`: Python's and numpy's comment.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Reads a finite number no larger than the engine takes. Without `decimal_comma`, `12,5` is
/// refused; with it, both marks are taken, but not both in one number.
pub(super) fn number(text: &str, decimal_comma: bool) -> Result<f64, SkipReason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(SkipReason::MissingNumber);
    }
    // `30,` is a value and a separator, not a number; `30.` is how numpy prints one.
    let parsed = match text.split_once(',') {
        Some((whole, part)) if decimal_comma && !part.is_empty() && !whole.contains('.') => {
            format!("{whole}.{part}").parse::<f64>()
        }
        _ => text.parse::<f64>(),
    };
    match parsed {
        Err(_) => Err(SkipReason::NotANumber),
        // Rust reads "nan", "inf" and 1e400 without an error.
        Ok(value) if !value.is_finite() => Err(SkipReason::NotFinite),
        Ok(value) if value.abs() > MAX_COORDINATE => Err(SkipReason::TooLarge),
        Ok(value) => Ok(value),
    }
}

/// Whether the text was meant as a number, a bad one such as `nan` included.
pub(super) fn is_numeric(text: &str, decimal_comma: bool) -> bool {
    let verdict = number(text, decimal_comma);
    !matches!(verdict, Err(SkipReason::MissingNumber | SkipReason::NotANumber))
}

/// The beginning of a text on one line, for messages.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    let one_line = |c: char| if c.is_control() { ' ' } else { c };
    if text.chars().nth(EXCERPT).is_none() {
        return text.chars().map(one_line).collect();
    }
    text.chars().take(EXCERPT - 1).map(one_line).chain(['…']).collect()
}

/// The name of a file without its folder and its last extension.
pub(super) fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Whether a text reads as the name of a file rather than of a class.
pub(super) fn looks_like_file(text: &str) -> bool {
    if text.contains(['/', '\\']) {
        return true;
    }
    let Some((_, extension)) = text.rsplit_once('.') else { return false };
    (2..=5).contains(&extension.len())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (written, value) in [("30.", 30.0), (".5", 0.5), ("+1", 1.0), (" -2e1 ", -20.0)] {
            assert_eq!(number(written, false), Ok(value), "{written}");
        }
        assert_eq!(number("12,5", true), Ok(12.5));
        assert_eq!(number("12.5", true), Ok(12.5));
        assert_eq!(number("12,", true), Err(SkipReason::NotANumber));
        assert_eq!(number("12,5", false), Err(SkipReason::NotANumber));
        assert_eq!(number("1.234,5", true), Err(SkipReason::NotANumber));
        assert_eq!(number("1,234,5", true), Err(SkipReason::NotANumber));
        assert_eq!(number(" ", false), Err(SkipReason::MissingNumber));
        for written in ["nan", "inf", "-Infinity", "1e400"] {
            assert_eq!(number(written, false), Err(SkipReason::NotFinite), "{written}");
        }
        assert_eq!(number("1e101", false), Err(SkipReason::TooLarge));
        assert!(is_numeric("nan", false) && !is_numeric("dog", false) && !is_numeric("", false));
    }

    #[test]
    fn names() {
        assert_eq!(stem("a/b\\2007_000032.txt"), "2007_000032");
        assert_eq!(stem("archive.tar.gz"), "archive.tar");
        assert_eq!(stem(".hidden"), ".hidden");
        for name in ["a.jpg", "x/1", "C:\\a", "frame.0001.jpeg"] {
            assert!(looks_like_file(name), "{name}");
        }
        for name in ["dog", "0.5", "St. Bernard", "a.", "no.1"] {
            assert!(!looks_like_file(name), "{name}");
        }
    }

    #[test]
    fn excerpts_are_short_and_on_one_line() {
        assert_eq!(excerpt(" a\nb\t"), "a b");
        let long = excerpt(&"界".repeat(100));
        assert_eq!((long.chars().count(), long.chars().last()), (80, Some('…')));
        assert_eq!(excerpt(&"x".repeat(80)), "x".repeat(80));
    }
}
