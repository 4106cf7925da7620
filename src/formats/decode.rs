//! Bytes to text.

use std::borrow::Cow;

use super::error::{Binary, ReadProblem};
use super::report::Encoding;
use super::text::line_number;

/// Decodes bytes in an encoding that this crate has no tables for (GB18030, Shift_JIS,
/// Windows-1252), or answers nothing if a byte does not belong in it. In a browser this is its
/// `TextDecoder`, so that no tables are shipped.
pub type Decoder<'a> = &'a dyn Fn(Encoding, &[u8]) -> Option<String>;

/// The decoder of a program that has none: bytes are UTF-8 or UTF-16, or cannot be read.
pub(super) fn no_decoder(_: Encoding, _: &[u8]) -> Option<String> {
    None
}

/// Decodes what is said to be in `encoding`. Where nothing is said: UTF-16 by its mark, UTF-8 with
/// or without one, and what is not that as its XML declaration says, or else as GB18030, which is
/// the likeliest. Every line ends with `\n` then, so that nothing after this has to know of other
/// line ends.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    encoding: Option<Encoding>,
    decoder: Decoder<'_>,
) -> Result<(Cow<'a, str>, Encoding), ReadProblem> {
    if let Some(looks_like) = binary(bytes) {
        return Err(ReadProblem::NotText { looks_like });
    }
    let (text, encoding) = match encoding {
        Some(encoding) => (decode_as(bytes, encoding, decoder)?, encoding),
        None if bytes.starts_with(LITTLE) => {
            (decode_as(bytes, Encoding::Utf16Le, decoder)?, Encoding::Utf16Le)
        }
        None if bytes.starts_with(BIG) => {
            (decode_as(bytes, Encoding::Utf16Be, decoder)?, Encoding::Utf16Be)
        }
        None => match utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
            Err(problem) => {
                let encoding = declared(bytes).unwrap_or(Encoding::Gb18030);
                (Cow::Owned(decoder(encoding, bytes).ok_or(problem)?), encoding)
            }
        },
    };
    if text.contains('\0') {
        return Err(ReadProblem::NotText { looks_like: Binary::Unknown });
    }
    Ok((if text.contains('\r') { Cow::Owned(unix_lines(&text)) } else { text }, encoding))
}

/// The encoding that an XML declaration names, `<?xml version="1.0" encoding="GBK"?>`. Programs
/// write one and then UTF-8 all the same, so it is looked at only if the text is not that.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head: Vec<u8> = bytes.iter().copied().take(200).take_while(|byte| *byte != b'>').collect();
    let head = String::from_utf8(head).ok()?.to_ascii_lowercase();
    let (_, value) = head.strip_prefix("<?xml")?.split_once("encoding")?;
    let quoted = value.trim_start().strip_prefix('=')?.trim_start();
    match quoted.trim_start_matches(['"', '\'']).split(['"', '\'']).next()? {
        "gbk" | "gb2312" | "gb18030" => Some(Encoding::Gb18030),
        "shift_jis" | "shift-jis" | "sjis" | "windows-31j" => Some(Encoding::ShiftJis),
        "windows-1252" | "iso-8859-1" | "latin1" => Some(Encoding::Windows1252),
        _ => None,
    }
}

const LITTLE: &[u8] = b"\xFF\xFE";
const BIG: &[u8] = b"\xFE\xFF";
const UTF8: &[u8] = b"\xEF\xBB\xBF";

fn decode_as<'a>(
    bytes: &'a [u8],
    encoding: Encoding,
    decoder: Decoder<'_>,
) -> Result<Cow<'a, str>, ReadProblem> {
    Ok(match encoding {
        Encoding::Utf8 => Cow::Borrowed(utf8(bytes)?),
        Encoding::Utf16Le => Cow::Owned(utf16(bytes, LITTLE, u16::from_le_bytes, encoding)?),
        Encoding::Utf16Be => Cow::Owned(utf16(bytes, BIG, u16::from_be_bytes, encoding)?),
        Encoding::Gb18030 | Encoding::ShiftJis | Encoding::Windows1252 => {
            // What decodes it does not say where it stopped.
            let unplaced = ReadProblem::BadEncoding { encoding, offset: None, line: 0 };
            Cow::Owned(decoder(encoding, bytes).ok_or(unplaced)?)
        }
    })
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadProblem> {
    let rest = bytes.strip_prefix(UTF8).unwrap_or(bytes);
    let mark = bytes.len() - rest.len();
    std::str::from_utf8(rest).map_err(|error| {
        let (good, _) = rest.split_at(error.valid_up_to());
        bad_encoding(Encoding::Utf8, mark + good.len(), &String::from_utf8_lossy(good))
    })
}

fn utf16(
    bytes: &[u8],
    mark: &[u8],
    unit: fn([u8; 2]) -> u16,
    encoding: Encoding,
) -> Result<String, ReadProblem> {
    let rest = bytes.strip_prefix(mark).unwrap_or(bytes);
    let mut offset = bytes.len() - rest.len();
    let mut text = String::with_capacity(rest.len());
    let (pairs, odd) = rest.as_chunks::<2>();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(character) = decoded else { return Err(bad_encoding(encoding, offset, &text)) };
        offset += 2 * character.len_utf16();
        text.push(character);
    }
    if odd.is_empty() { Ok(text) } else { Err(bad_encoding(encoding, offset, &text)) }
}

fn bad_encoding(encoding: Encoding, offset: usize, text_before: &str) -> ReadProblem {
    let ends = unix_lines(text_before).matches('\n').count();
    ReadProblem::BadEncoding { encoding, offset: Some(offset as u64), line: line_number(ends) }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// GB18030 as far as the tests go: two bytes are a dog, and 0xFF is none.
    fn decoder(_: Encoding, bytes: &[u8]) -> Option<String> {
        let text: Vec<u8> = bytes.iter().copied().filter(u8::is_ascii).collect();
        let dog = bytes.windows(2).any(|pair| pair == b"\xB9\xB7");
        (!bytes.contains(&0xFF))
            .then(|| String::from_utf8_lossy(&text).into_owned())
            .map(|text| if dog { format!("{text}狗") } else { text })
    }

    fn try_decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), ReadProblem> {
        decode(bytes, None, &no_decoder)
    }

    fn text(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) =
            try_decode(bytes).unwrap_or_else(|problem| unreachable!("{problem}"));
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
        let bad = |encoding, offset, line| {
            Err(ReadProblem::BadEncoding { encoding, offset: Some(offset), line })
        };
        assert_eq!(try_decode(b"ok\r\n\xB9\xB7,1"), bad(Encoding::Utf8, 4, 2));
        assert_eq!(try_decode(b"\xEF\xBB\xBFa\xFF"), bad(Encoding::Utf8, 4, 1));
        assert_eq!(try_decode(b"\xFF\xFEa\0\n\0\0\xDC"), bad(Encoding::Utf16Le, 6, 2));
        assert_eq!(try_decode(b"\xFF\xFEa\0b"), bad(Encoding::Utf16Le, 4, 1));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let not_text = |looks_like| Err(ReadProblem::NotText { looks_like });
        assert_eq!(try_decode(b"PK\x03\x04rest"), not_text(Binary::Zip));
        assert_eq!(try_decode(b"\x89PNG\r\n"), not_text(Binary::Picture));
        assert_eq!(try_decode(b"1\0,2"), not_text(Binary::Unknown));
    }

    #[test]
    fn what_is_not_utf8_is_tried_as_gb18030() {
        let gb = |bytes| decode(bytes, None, &decoder).map(|(text, as_)| (text.into_owned(), as_));
        assert_eq!(gb(b"a\r\n\xB9\xB7"), Ok(("a\n狗".into(), Encoding::Gb18030)));
        let bad = ReadProblem::BadEncoding { encoding: Encoding::Utf8, offset: Some(1), line: 1 };
        assert_eq!(gb(b"a\xFF"), Err(bad));
        assert_eq!(gb("a狗".as_bytes()), Ok(("a狗".into(), Encoding::Utf8)));
    }

    #[test]
    fn an_xml_declaration_tells_what_is_not_utf8() {
        let xml = |name: &str, rest: &[u8]| {
            let head = format!("<?xml version='1.0' encoding=\"{name}\"?>");
            let bytes = [head.as_bytes(), rest].concat();
            decode(&bytes, None, &decoder).map(|(_, encoding)| encoding)
        };
        assert_eq!(xml("Shift_JIS", b"\xB9\xB7"), Ok(Encoding::ShiftJis));
        assert_eq!(xml("ISO-8859-1", b"\xB9\xB7"), Ok(Encoding::Windows1252));
        for name in ["gbk", "GB2312", "utf-8", "koi8-r", ""] {
            assert_eq!(xml(name, b"\xB9\xB7"), Ok(Encoding::Gb18030), "{name}");
        }
        assert_eq!(xml("GBK", "狗".as_bytes()), Ok(Encoding::Utf8));
    }

    #[test]
    fn an_encoding_that_is_given_is_used() {
        let given = |bytes, encoding| {
            decode(bytes, Some(encoding), &decoder).map(|(text, _)| text.into_owned())
        };
        assert_eq!(given(b"\xB9\xB7", Encoding::ShiftJis), Ok("狗".into()));
        assert_eq!(given(b"1\0,\0", Encoding::Utf16Le), Ok("1,".into()));
        assert_eq!(given(b"\0\x31", Encoding::Utf16Be), Ok("1".into()));
        assert_eq!(given(b"\xFE\xFF\0\x31", Encoding::Utf16Be), Ok("1".into()));
        let bad = |encoding, offset, line| Err(ReadProblem::BadEncoding { encoding, offset, line });
        assert_eq!(given(b"a\xB9", Encoding::Utf8), bad(Encoding::Utf8, Some(1), 1));
        assert_eq!(given(b"a\xFF", Encoding::ShiftJis), bad(Encoding::ShiftJis, None, 0));
    }
}
