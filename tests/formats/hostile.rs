//! Files made to do harm: each is read or refused with a sentence, and bounded in time and memory.
//! What is tried on one format is tried on all.

use std::fmt::Write;

use boxstep::formats::Format;

use super::invariants::holds;
use super::samples::{readable, sample};
use super::*;

fn as_format(format: Format) -> ParseOptions {
    ParseOptions { format: Some(format), ..ParseOptions::default() }
}

/// Holds a text to what holds of any bytes, read as what it looks like and as each format.
fn holds_as_any(text: &str) {
    holds(text.as_bytes(), &ParseOptions::default());
    for format in readable() {
        holds(text.as_bytes(), &as_format(format));
    }
}

/// Every readable format's sample with something in it put in place of something else.
fn holds_with(old: &str, new: &str) {
    let mut replaced = 0;
    for format in readable() {
        let text = sample(format).replacen(old, new, 1);
        replaced += usize::from(text.contains(new));
        holds(text.as_bytes(), &ParseOptions::default());
        holds(text.as_bytes(), &as_format(format));
    }
    assert!(replaced > 0, "{old} is in no sample");
}

#[test]
fn every_sample_is_read_as_what_it_is() {
    for format in readable() {
        let as_it_is = read(sample(format)).map(|parsed| parsed.report.format);
        // Between some formats a person is asked.
        let asked = matches!(
            &as_it_is,
            Err(ParseError { problem: ReadProblem::Ambiguous { readings, .. }, .. })
                if readings.contains(&format)
        );
        assert!(asked || as_it_is == Ok(format), "{format:?}: {as_it_is:?}");
        let told = parse_boxes(sample(format).as_bytes(), "a", &as_format(format));
        assert_eq!(told.map(|parsed| parsed.report.imported), Ok(1), "{format:?}");
    }
}

#[test]
fn cut_off_at_every_byte() {
    for format in readable() {
        let text = sample(format).as_bytes();
        for length in 0..text.len() {
            holds(&text[..length], &ParseOptions::default());
            holds(&text[..length], &as_format(format));
        }
    }
}

#[test]
fn every_byte_made_another() {
    for format in readable() {
        for at in 0..sample(format).len() {
            for byte in [0, b'"', b'<', b'[', b'9', 0xFF] {
                let mut bytes = sample(format).as_bytes().to_vec();
                bytes[at] = byte;
                holds(&bytes, &as_format(format));
            }
        }
    }
}

#[test]
fn numbers_that_are_none() {
    let long = format!("1{}", "0".repeat(1_000_000));
    let long_fraction = format!("0.{}1", "3".repeat(1_000_000));
    for number in [
        "NaN",
        "-Infinity",
        "1e400",
        "-1e400",
        "1e-400",
        "1e101",
        "0x10",
        "",
        "null",
        "1_000",
        &long,
        &long_fraction,
    ] {
        holds_with("12", number);
        holds_with("0.5", number);
        holds_with("640", number);
    }
}

#[test]
fn ids_beyond_what_a_float_holds() {
    let digits = "9".repeat(400);
    for id in ["9007199254740993", "-9223372036854775809", "18446744073709551616", "1e30", &digits]
    {
        holds_with("18", id);
        holds_with("7", id);
        holds_with("0", id);
    }
}

/// Names are texts like any others: they are handed on as they are, and the page never makes
/// anything else of them.
#[test]
fn names_that_are_scripts_paths_or_worse() {
    for name in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "../../../etc/passwd",
        "..\\\\..\\\\windows",
        "__proto__",
        "constructor",
        "\\u0000\\u001b[31m",
        "\u{202E}gpj.exe",
        "\u{200B}",
        "=1+1",
        "%00",
    ] {
        holds_with("dog", name);
        holds_with("a.jpg", name);
    }
    let read_back = |format: Format, name: &str| {
        let parsed =
            parse_boxes(sample(format).replace("dog", name).as_bytes(), "a", &as_format(format));
        parsed.map(|parsed| parsed.class_names)
    };
    for format in [Format::CocoAnnotations, Format::Project, Format::Table] {
        for name in ["<script>alert(1)</script>", "__proto__", "../../x", "\u{202E}gpj.exe"] {
            assert_eq!(read_back(format, name), Ok(vec![name.to_owned()]), "{format:?}");
        }
    }
}

#[test]
fn names_and_lone_surrogates_without_end() {
    let long = "x".repeat(1_000_000);
    for name in [long.as_str(), "\\ud800", "\\udc00\\ud800", "\\u12", "\\"] {
        holds_with("dog", name);
        holds_with("a.jpg", name);
    }
    // In COCO one name that is none costs only that name.
    let parsed = read(&sample(Format::CocoAnnotations).replace("a.jpg", "\\ud800"));
    assert_eq!(
        parsed.map(|parsed| (parsed.report.imported, parsed.image_names)),
        Ok((1, vec!["7".into()]))
    );
}

#[test]
fn brackets_a_hundred_thousand_deep() {
    let deep = 100_000;
    for open in [
        "[",
        "{",
        "(",
        "{\"a\":",
        "[{\"a\":",
        "{\"annotations\":[",
        "<a>",
        "<annotation>",
        "<annotations><image>",
    ] {
        holds_as_any(&open.repeat(deep));
    }
    for format in readable() {
        let values = ["[[12,30,13,31]]", "null", "[12,30,100,40]", "[12, 30, 112, 70]", "{}"];
        for value in values {
            let nested = format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
            holds(sample(format).replacen(value, &nested, 1).as_bytes(), &as_format(format));
        }
    }
    // What COCO does not need is passed over, however deep.
    let nested = format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
    let parsed = read(&sample(Format::CocoAnnotations).replace("[[12,30,13,31]]", &nested));
    assert_eq!(parsed.map(|parsed| parsed.report.imported), Ok(1));
}

#[test]
fn entities_are_never_expanded() {
    let mut laughs = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\">");
    for (name, of) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let _ = write!(laughs, "<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10));
    }
    laughs += "]>";
    let outside = "<!DOCTYPE a [<!ENTITY dog SYSTEM \"file:///etc/passwd\">]>";
    for format in [Format::PascalVoc, Format::Cvat] {
        for doctype in [&laughs, outside] {
            let text = format!("{doctype}{}", sample(format).replace("dog", "&j;"));
            assert!(read(&text).is_err(), "{text}");
            holds_as_any(&text);
        }
        holds(sample(format).replace("dog", "&j;").as_bytes(), &as_format(format));
    }
}

#[test]
fn a_million_of_everything() {
    let million = 1_000_000;
    let mut attributes = String::from("<annotations><image ");
    for at in 0..million {
        let _ = write!(attributes, "a{at}=\"\" ");
    }
    attributes += "/></annotations>";
    holds(attributes.as_bytes(), &ParseOptions::default());
    for (start, piece, end) in [
        ("[", "[],", "[]]"),
        ("[", "{},", "{}]"),
        ("{\"annotations\":[", "[],", "[]],\"images\":[]}"),
        ("{\"images\":[", "{},", "{}]}"),
        ("{\"annotations\":[", ",", "]}"),
        ("{", "\"a\":1,", "\"images\":[{\"file_name\":\"a\"}]}"),
        ("<annotation>", "<object/>", "</annotation>"),
        ("<annotations>", "<image/>", "</annotations>"),
    ] {
        holds(
            format!("{start}{}{end}", piece.repeat(million)).as_bytes(),
            &ParseOptions::default(),
        );
    }
    let lists =
        format!("{{\"annotations\":[{}1],\"images\":[{{\"id\":1}}]}}", "[],".repeat(million));
    let options = as_format(Format::CocoAnnotations);
    let parsed = parse_boxes(lists.as_bytes(), "a", &options)
        .map(|parsed| (parsed.report.found, parsed.report.skipped.len()));
    assert_eq!(parsed, Ok((million as u64 + 1, 1)));
}

/// Nothing that grows with the square of the length would end here.
#[test]
fn one_thing_over_and_over() {
    for piece in [
        " ",
        "\n",
        ",",
        "\"",
        "\\",
        "'",
        "0",
        "a",
        "#\n",
        "0 ",
        "1,",
        "é",
        "-",
        "a.jpg\n",
        "a.jpg\n1\n",
        "&amp;",
        "<!--",
        "<![CDATA[",
    ] {
        holds_as_any(&piece.repeat((128 << 10) / piece.len()));
    }
}

#[test]
fn keys_that_are_there_twice() {
    for format in readable() {
        let text = sample(format);
        if let Some(rest) = text.strip_prefix('{') {
            let twice = format!("{{{},{rest}", rest.strip_suffix('}').unwrap_or(rest));
            holds(twice.as_bytes(), &as_format(format));
        }
        holds(
            text.replace("\"bbox\":", "\"bbox\":[1,2,3,4],\"bbox\":").as_bytes(),
            &as_format(format),
        );
    }
}

/// What fuzzing found once, in files called after their format: `<format>-<what>`.
#[test]
fn what_fuzzing_found_stays_mended() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/regressions");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in files.map(|file| file.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap_or_default();
        holds(&bytes, &ParseOptions::default());
        let format = name.split('-').next().unwrap_or_default();
        let options = serde_json::from_str(&format!("{{\"format\":\"{format}\"}}"));
        holds(&bytes, &options.unwrap_or_else(|error| unreachable!("{name}: {error}")));
    }
}

/// Each format that can be read has a fuzz target of its name, and that a seed.
#[test]
fn every_format_is_fuzzed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap_or_default();
    for format in readable() {
        let name = serde_json::to_string(&format).unwrap_or_default();
        assert!(manifest.contains(&format!("name = {name}")), "{name}");
        let seeds = root.join("seeds").join(name.trim_matches('"'));
        assert!(std::fs::read_dir(&seeds).is_ok_and(|mut files| files.next().is_some()), "{name}");
    }
}
