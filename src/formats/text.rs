//! Bytes to text, and text to lines, numbers and names.

use std::borrow::Cow;

use super::error::{Binary, ReadProblem};
use super::report::{Encoding, SkipReason};
use crate::geometry::MAX_COORDINATE;

/// How much of a file's text a message repeats, in characters.
const EXCERPT: usize = 80;

/// Decodes UTF-8 (with or without a byte order mark) and, by their marks, UTF-16; ends every line
/// with `\n`, so that nothing after this has to know of other line ends.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), ReadProblem> {
    if let Some(looks_like) = binary(bytes) {
        return Err(ReadProblem::NotText { looks_like });
    }
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        (Cow::Owned(utf16(rest, u16::from_le_bytes, Encoding::Utf16Le)?), Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        (Cow::Owned(utf16(rest, u16::from_be_bytes, Encoding::Utf16Be)?), Encoding::Utf16Be)
    } else {
        let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mark = bytes.len() - rest.len();
        let text = std::str::from_utf8(rest).map_err(|error| {
            let (good, _) = rest.split_at(error.valid_up_to());
            bad_encoding(Encoding::Utf8, mark + good.len(), &String::from_utf8_lossy(good))
        })?;
        (Cow::Borrowed(text), Encoding::Utf8)
    };
    if text.contains('\0') {
        return Err(ReadProblem::NotText { looks_like: Binary::Unknown });
    }
    Ok((if text.contains('\r') { Cow::Owned(unix_lines(&text)) } else { text }, encoding))
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    encoding: Encoding,
) -> Result<String, ReadProblem> {
    let mut text = String::with_capacity(bytes.len());
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut offset = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(character) = decoded else { return Err(bad_encoding(encoding, offset, &text)) };
        offset += 2 * character.len_utf16();
        text.push(character);
    }
    if odd.is_empty() { Ok(text) } else { Err(bad_encoding(encoding, offset, &text)) }
}

fn bad_encoding(encoding: Encoding, offset: usize, text_before: &str) -> ReadProblem {
    let ends = unix_lines(text_before).matches('\n').count();
    ReadProblem::BadEncoding { encoding, offset: offset as u64, line: line_number(ends) }
}

fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn binary(bytes: &[u8]) -> Option<Binary> {
    const SIGNATURES: [(&[u8], Binary); 6] = [
        (b"PK\x03\x04", Binary::Zip),
        (b"\x1F\x8B", Binary::Gzip),
        (b"\x93NUMPY", Binary::Npy),
        (b"\x89PNG", Binary::Picture),
        (b"\xFF\xD8\xFF", Binary::Picture),
        (b"%PDF-", Binary::Pdf),
    ];
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    found.map(|(_, kind)| *kind)
}

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

    fn text(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) = decode(bytes).unwrap_or_else(|problem| unreachable!("{problem}"));
        (text.into_owned(), encoding)
    }

    #[test]
    fn marks_and_line_ends_are_taken_off() {
        assert_eq!(text(b"\xEF\xBB\xBFa\r\nb\rc\n"), ("a\nb\nc\n".into(), Encoding::Utf8));
        assert_eq!(text(b"\xFF\xFE1\0\r\0\n\0\x2D\x4E"), ("1\n中".into(), Encoding::Utf16Le));
        assert_eq!(text(b"\xFE\xFF\0a\xD8\x3D\xDE\x00"), ("a😀".into(), Encoding::Utf16Be));
    }

    #[test]
    fn undecodable_bytes_are_placed() {
        let bad = |encoding, offset, line| Err(ReadProblem::BadEncoding { encoding, offset, line });
        assert_eq!(decode(b"ok\r\n\xB9\xB7,1"), bad(Encoding::Utf8, 4, 2));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xFF"), bad(Encoding::Utf8, 4, 1));
        assert_eq!(decode(b"\xFF\xFEa\0\n\0\0\xDC"), bad(Encoding::Utf16Le, 6, 2));
        assert_eq!(decode(b"\xFF\xFEa\0b"), bad(Encoding::Utf16Le, 4, 1));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let not_text = |looks_like| Err(ReadProblem::NotText { looks_like });
        assert_eq!(decode(b"PK\x03\x04rest"), not_text(Binary::Zip));
        assert_eq!(decode(b"\x89PNG\r\n"), not_text(Binary::Picture));
        assert_eq!(decode(b"1\0,2"), not_text(Binary::Unknown));
    }

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
