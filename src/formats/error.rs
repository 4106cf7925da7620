//! Why a file as a whole could not be read.

use std::fmt;

use serde::Serialize;

use super::columns::Column;
use super::header::usual_name;
use super::report::{Encoding, Format, SkipReason, Skipped, Where};

/// A file that could not be read, and why. `Display` is the English sentence.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[error("{file}: {problem}")]
pub struct ParseError {
    /// The file's name as it was given.
    pub file: String,
    /// What is wrong, and where.
    pub problem: ReadProblem,
}

/// A kind of file that holds no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Binary {
    /// A zip archive (Excel's .xlsx is one).
    Zip,
    /// A gzip archive.
    Gzip,
    /// A numpy array file.
    Npy,
    /// A PNG or JPEG picture.
    Picture,
    /// A PDF.
    Pdf,
    /// Something else with zero bytes in it, perhaps UTF-16 without its mark.
    Unknown,
}

/// What there can be too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Limited {
    /// Boxes, and the values of one list.
    Boxes,
    /// Class names.
    Classes,
    /// Images.
    Images,
    /// Bytes of names.
    Names,
}

/// What is wrong at a place in an XML file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum XmlFault {
    /// The text ends within an element, a tag or a comment.
    Cut,
    /// An end tag that closes no element, or another than the open one.
    WrongEnd,
    /// A tag or attribute that is not written as XML has it.
    Malformed,
}

/// What is wrong with a file as a whole. Lines are counted from 1; sizes and limits are in bytes
/// where they are about text.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ReadProblem {
    /// Larger than [`super::MAX_BYTES`].
    #[error("the file has {bytes} bytes, more than the {limit} that can be read; split it")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A picture, an archive or the like.
    #[error("{}", binary_hint(*looks_like))]
    NotText {
        /// What it seems to be.
        looks_like: Binary,
    },
    /// Bytes that the encoding does not allow.
    #[error("{}", bad_encoding(*encoding, *offset, *line))]
    BadEncoding {
        /// The encoding that was tried.
        encoding: Encoding,
        /// The first bad byte, counted from 0; nothing where that is not known.
        offset: Option<u64>,
        /// Its line, counted from 1; 0 where that is not known.
        line: u32,
    },
    /// No box and no image came of it.
    #[error("{}", no_boxes(*empty, *found, skipped))]
    NoBoxes {
        /// Whether there is nothing but white space in the file.
        empty: bool,
        /// How many things that should have been boxes it holds.
        found: u64,
        /// Why none of them is one.
        skipped: Vec<Skipped>,
    },
    /// The file fits none of the formats.
    #[error(
        "this fits none of the formats that can be read (a table with four numbers per box, \
        bracketed lists, Cartucho text, files of annotation tools or Boxstep's JSON); {}",
        seen(first_lines)
    )]
    Unrecognised {
        /// Its first lines, three at most.
        first_lines: Vec<Where>,
        /// The formats that can be read.
        accepted: Vec<Format>,
    },
    /// The text fits two formats equally well, and what it would mean differs. Read it again with
    /// [`super::ParseOptions::format`].
    #[error(
        "this can be read as {}; say which it is (option format); {}",
        format_names(readings),
        seen(first_lines)
    )]
    Ambiguous {
        /// The formats that it fits, the likelier first.
        readings: Vec<Format>,
        /// Its first lines, three at most.
        first_lines: Vec<Where>,
    },
    /// A table whose columns do not make boxes.
    #[error("line {}: the columns do not make boxes{}; name them in a first line, such as \
        x1,y1,x2,y2,score,class (it reads: {})", place.line, list_missing(missing), place.text)]
    ColumnsUnclear {
        /// The first line of the table.
        place: Where,
        /// The coordinates that no column gives; empty where there are too many numbers to choose.
        missing: Vec<Column>,
    },
    /// A quoted value that does not end.
    #[error(
        "line {line}: the quote that opens here is not closed (a value may have {limit} \
        bytes)"
    )]
    UnterminatedQuote {
        /// The line of the opening quote.
        line: u32,
        /// The longest a value may be.
        limit: u64,
    },
    /// A value without quotes that is too long.
    #[error("line {line}: a value is longer than {limit} bytes")]
    ValueTooLong {
        /// Its line.
        line: u32,
        /// The longest it may be.
        limit: u64,
    },
    /// Lists in lists in lists, or elements of XML.
    #[error("line {line}: this is nested more than {limit} deep")]
    TooDeep {
        /// The line of the bracket or tag too many.
        line: u32,
        /// The depth allowed.
        limit: u32,
    },
    /// More boxes, classes or images than Boxstep takes.
    #[error("line {line}: more than {limit} {}; split the file", limited_name(*what))]
    TooMany {
        /// Of what.
        what: Limited,
        /// How many there may be.
        limit: u64,
        /// The line of the first too many; 0 where it is not known.
        line: u32,
    },
    /// A JSON file that is cut off, perhaps because it was not copied to its end.
    #[error("line {line}: the file ends too early{}; copy it again", within(path))]
    EndsEarly {
        /// Its last line.
        line: u32,
        /// What it ends within, such as `annotations[3]`; may be empty.
        path: String,
    },
    /// The file could not be read to its end.
    #[error("the file could not be read to its end: {reason}")]
    ReadFailed {
        /// The system's own words.
        reason: String,
    },
    /// A file that is not JSON or lacks something.
    #[error("line {line}, column {column}: {reason}")]
    InvalidJson {
        /// The line.
        line: u32,
        /// The character in it, counted from 1.
        column: u32,
        /// The JSON reader's own English words.
        reason: String,
    },
    /// A file that is not XML.
    #[error("line {line}, column {column}: {}; export the file again", fault_hint(*fault))]
    InvalidXml {
        /// The line.
        line: u32,
        /// The character in it, counted from 1.
        column: u32,
        /// What is wrong there.
        fault: XmlFault,
    },
    /// XML with a DOCTYPE, which could define entities that grow without bound.
    #[error("line {line}, column {column}: files with a DOCTYPE are not read; take it out")]
    Doctype {
        /// The line.
        line: u32,
        /// The character in it, counted from 1.
        column: u32,
    },
    /// `[]`, which several programs write where there is no image.
    #[error(
        "the file is an empty list, without images and boxes, whose format cannot be told; \
        export it again with at least one image"
    )]
    EmptyList,
    /// A Boxstep file of a version that this program does not know.
    #[error(
        "the file has version {version}, this program reads version {supported}; \
        open it with a newer Boxstep"
    )]
    UnsupportedVersion {
        /// The file's version as written.
        version: String,
        /// The version that can be read.
        supported: u32,
    },
}

fn binary_hint(kind: Binary) -> &'static str {
    match kind {
        Binary::Zip => "this is a zip archive or a spreadsheet; unpack it, or save it as CSV",
        Binary::Gzip => "this is a gzip archive; unpack it first",
        Binary::Npy => "this is a numpy file; print the array and open the text",
        Binary::Picture => "this is a picture, not a file of boxes",
        Binary::Pdf => "this is a PDF; copy the boxes out of it as text",
        Binary::Unknown => "this is not text (it has zero bytes); save it as UTF-8 text",
    }
}

fn bad_encoding(encoding: Encoding, offset: Option<u64>, line: u32) -> String {
    let name = encoding_name(encoding);
    match offset {
        Some(offset) => {
            format!(
                "line {line}: the byte at offset {offset} is not {name}; save the file as UTF-8"
            )
        }
        None => format!("this is not {name}; choose another encoding or save the file as UTF-8"),
    }
}

fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Gb18030 => "GB18030",
        Encoding::ShiftJis => "Shift_JIS",
        Encoding::Windows1252 => "Windows-1252",
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Project => "Boxstep JSON",
        Format::Table => "a table",
        Format::List => "a list",
        Format::CartuchoDetections => "Cartucho detections",
        Format::CartuchoGroundTruth => "Cartucho ground truth",
        Format::CocoAnnotations => "COCO annotations",
        Format::CocoResults => "COCO results",
        Format::PascalVoc => "Pascal VOC XML",
        Format::Cvat => "CVAT XML",
        Format::Yolo => "YOLO labels",
        Format::YoloTracks => "YOLO labels with tracks",
        Format::LabelMe => "LabelMe JSON",
        Format::LabelStudio => "Label Studio JSON",
        Format::Via => "VGG Image Annotator",
        Format::CreateMl => "CreateML JSON",
        Format::Datumaro => "Datumaro JSON",
        Format::Kitti => "KITTI labels",
        Format::WiderFace => "WIDER FACE",
        Format::Mot => "MOT challenge",
        Format::OpenImages => "Open Images CSV",
    }
}

fn format_names(formats: &[Format]) -> String {
    let names: Vec<&str> = formats.iter().map(|format| format_name(*format)).collect();
    names.join(" or as ")
}

fn limited_name(what: Limited) -> &'static str {
    match what {
        Limited::Boxes => "boxes",
        Limited::Classes => "classes",
        Limited::Images => "images",
        Limited::Names => "bytes of names",
    }
}

fn within(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(", within {path}") }
}

fn no_boxes(empty: bool, found: u64, skipped: &[Skipped]) -> String {
    match skipped.first() {
        _ if empty => "the file is empty".into(),
        None => "there is no box in the file".into(),
        Some(Skipped { reason, first, .. }) => format!(
            "none of the {found} entries is a box; line {}: {} ({})",
            first.line,
            skip_reason(*reason),
            first.text
        ),
    }
}

fn skip_reason(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::NotANumber => "text where a number should be",
        SkipReason::NotFinite => "a number that is not finite",
        SkipReason::TooLarge => "a number beyond 1e100",
        SkipReason::MissingNumber => "an empty value where a number should be",
        SkipReason::TooFewValues => "too few values",
        SkipReason::TooManyValues => "too many values",
        SkipReason::EmptyRow => "only separators",
        SkipReason::MissingImage => "no image name",
        SkipReason::NameTooLong => "a name that is too long",
        SkipReason::UnknownClass => "an index of no class",
        SkipReason::MissingBox => "nothing that says where the box is",
        SkipReason::NotAnObject => "not an object of JSON",
        SkipReason::TooLong => "too long for a box",
        SkipReason::Elided => "rows left out (...) when the array was printed",
        SkipReason::Unclosed => "the text ends within a list",
        SkipReason::NotABox => "another shape than a box",
        SkipReason::Outside => "outside of its frame",
        SkipReason::Cancelled => "a cancelled annotation",
    }
}

fn fault_hint(fault: XmlFault) -> &'static str {
    match fault {
        XmlFault::Cut => "something begins here and does not end, perhaps because the file is cut",
        XmlFault::WrongEnd => "this end tag does not close the element that is open",
        XmlFault::Malformed => "this tag is not written as XML has it",
    }
}

fn seen(lines: &[Where]) -> String {
    let quoted: Vec<String> =
        lines.iter().map(|place| format!("line {} reads: {}", place.line, place.text)).collect();
    quoted.join("; ")
}

fn list_missing(missing: &[Column]) -> impl fmt::Display {
    let names: Vec<&str> = missing.iter().map(|column| usual_name(*column)).collect();
    if names.is_empty() { String::new() } else { format!(" ({} is missing)", names.join(", ")) }
}
