//! Bytes of a file, or of a clipboard, to boxes: with the line each came from, and a report of all
//! that was skipped and of all that had to be assumed.
//!
//! Formats are told apart by content, never by a file's name. To add one: a file with a `detect`
//! and a `read`, and one line in the list of `detect.rs`.

mod cartucho;
mod coco;
mod collect;
mod columns;
mod create_ml;
mod cvat;
mod datumaro;
mod decide;
mod decode;
mod detect;
mod entries;
mod error;
mod header;
mod infer;
mod json;
mod keys;
mod kitti;
mod label_studio;
mod labelme;
mod lexer;
mod lines;
mod list_rows;
mod lists;
mod mot;
mod names;
mod open_images;
mod project;
mod records;
mod report;
mod row;
mod shape;
mod table;
mod text;
mod via;
mod via_csv;
mod voc;
mod wider_face;
mod write;
mod xml;
mod yolo;

use std::io::Read;

use serde::{Deserialize, Serialize};

pub use columns::{Column, Order};
pub use decode::Decoder;
pub use error::{Binary, Limited, ParseError, ReadProblem, XmlFault};
pub use names::{class_names, class_names_with};
pub use report::{
    Assumption, ColumnsFrom, Encoding, Format, Note, Report, Separator, SkipReason, Skipped, Where,
};
pub use write::{BoxSet, Loss, Part, WriteFormat, WriteOptions, WriteProblem, Writer};

/// The largest file that is read, in bytes (256 MiB).
pub const MAX_BYTES: usize = 256 << 20;
/// The most boxes, and the most images, of one file.
pub const MAX_BOXES: usize = 2_000_000;
/// The most classes of one file.
pub const MAX_CLASSES: usize = 10_000;
/// The longest name of a class or an image, in bytes.
pub const MAX_NAME: usize = 1024;
/// The most that the names of a file's images, or classes, have together, in bytes (64 MiB); only
/// COCO files can have so many.
pub const MAX_NAMES: usize = 64 << 20;
/// The longest value in a table, in bytes (64 KiB).
pub const MAX_VALUE: usize = 64 << 10;
/// How deep lists may be nested.
pub const MAX_DEPTH: usize = 64;

/// The mark of an object that need not be found (Pascal VOC).
pub const DIFFICULT: u32 = 1;
/// The mark of a box around many objects (COCO).
pub const CROWD: u32 = 2;

/// What a person knows about a file that the file does not say. All of it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ParseOptions {
    /// The meaning of the columns of a table, or of the values of a list, from left to right. With
    /// this the file is read as a table or as lists, whatever else it looks like.
    pub columns: Option<Vec<Column>>,
    /// How four coordinates make a box, over what a header or a habit says.
    pub order: Option<Order>,
    /// Reads the file as this format, whatever it looks like. An empty file of a format of which
    /// each file is one image is an image without boxes then.
    pub format: Option<Format>,
    /// How the text is encoded, over what its first bytes say.
    pub encoding: Option<Encoding>,
    /// The names of classes by their index, for formats that have only indices (YOLO, COCO results).
    /// For Open Images, lines `code,name` of its class descriptions. See [`class_names`].
    pub class_names: Option<Vec<String>>,
    /// Width and height in pixels of images whose size the file does not say. Normalised boxes are
    /// scaled to pixels then. A size that is not positive is as if it were not given.
    pub image_size: Option<[f64; 2]>,
    /// Whether the corners in Pascal VOC files are pixels counted from 1, the last one included, as
    /// its definition has it: then xmin and ymin become less by 1, which makes edges of them
    /// (detectron2 does the same). Else they are taken as edges, as nearly every program writes
    /// them.
    pub voc_one_based: bool,
}

/// The boxes of one file, as columns: row `i` of each is one box.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// x1, y1, x2, y2 per box, as written: inverted corners are kept, and so are normalised ones
    /// ([`Assumption::Normalised`]). Where the file has a width and a height, x2 is x1 + width.
    /// Finite, and at most [`crate::geometry::MAX_COORDINATE`] in size.
    pub boxes: Vec<f64>,
    /// The score of each box; NaN where the file has none.
    pub scores: Vec<f64>,
    /// The class of each box, an index into `class_names`.
    pub classes: Vec<u32>,
    /// The classes; the empty name stands for boxes of which the file names no class.
    pub class_names: Vec<String>,
    /// The image of each box, an index into `image_names`.
    pub images: Vec<u32>,
    /// The ids that the file has for its classes, in the order of `class_names`; empty where it has
    /// none.
    pub class_ids: Vec<String>,
    /// The images; where the file names none, one with the name of the file without extension.
    pub image_names: Vec<String>,
    /// The ids that the file has for its images, in the order of `image_names`; empty where it has
    /// none.
    pub image_ids: Vec<String>,
    /// Width and height of each image in pixels; NaN where they are not known.
    pub image_sizes: Vec<f64>,
    /// The line of each box, counted from 1; 0 where it is not known.
    pub lines: Vec<u32>,
    /// What ground truths are marked as: per box 0, [`DIFFICULT`] or [`CROWD`]; empty where the file
    /// marks none.
    pub flags: Vec<u32>,
    /// By how much each box is turned about its centre, in radians clockwise on the screen; its
    /// corners are those it has when it is not. Empty where none is turned.
    pub angles: Vec<f64>,
    /// What was read, skipped and assumed.
    pub report: Report,
}

/// Reads the boxes of a file in whichever format it is. `file_name` serves for messages and as the
/// name of an image.
///
/// # Errors
/// [`ParseError`] if the file as a whole cannot be read, or if neither a box nor an image came of
/// it. A line that cannot be read is no error: it is skipped and reported.
pub fn parse_boxes(
    bytes: &[u8],
    file_name: &str,
    options: &ParseOptions,
) -> Result<Parsed, ParseError> {
    parse_boxes_with(bytes, file_name, options, &decode::no_decoder)
}

/// [`parse_boxes`] of a program that can decode more than UTF-8 and UTF-16. What is not UTF-8 is
/// tried as GB18030, and that is said ([`Assumption::Encoding`]).
///
/// # Errors
/// As [`parse_boxes`].
pub fn parse_boxes_with(
    bytes: &[u8],
    file_name: &str,
    options: &ParseOptions,
    decoder: Decoder<'_>,
) -> Result<Parsed, ParseError> {
    parse(bytes, file_name, options, decoder)
        .map_err(|problem| ParseError { file: file_name.into(), problem })
}

fn parse(
    bytes: &[u8],
    file_name: &str,
    options: &ParseOptions,
    decoder: Decoder<'_>,
) -> Result<Parsed, ReadProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadProblem::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    let (text, encoding) = decode::decode(bytes, options.encoding, decoder)?;
    let source = Source { text: &text, name: text::stem(file_name) };
    if text.trim().is_empty() {
        if let Some(format) = options.format.filter(|format| format.has_file_per_image()) {
            return empty_image(format, &source, options);
        }
        return Err(ReadProblem::NoBoxes { empty: true, found: 0, skipped: Vec::new() });
    }
    let read = detect::reader(&text, options)?;
    let mut parsed = read(&source, options)?;
    decide::scale(&mut parsed, options.image_size);
    if encoding != Encoding::Utf8 {
        parsed.report.assumed.push(Assumption::Encoding { encoding });
    }
    Ok(parsed)
}

/// An empty file of a format of which each file is one image: nothing is in that image.
fn empty_image(
    format: Format,
    source: &Source<'_>,
    options: &ParseOptions,
) -> Result<Parsed, ReadProblem> {
    let mut collector = collect::Collector::new(format, source.name);
    collector.image(&row::Row::default(), 0)?;
    let mut parsed = collector.finish()?;
    decide::scale(&mut parsed, options.image_size);
    Ok(parsed)
}

/// Reads a file of COCO annotations or results of any length, item by item: what it holds in memory
/// are boxes and names, within [`MAX_BOXES`], [`MAX_CLASSES`] and [`MAX_NAMES`], and never the file.
/// [`format_of`] tells from its beginning whether a file is one. Otherwise as [`parse_boxes`].
///
/// # Errors
/// As [`parse_boxes`], and [`ReadProblem::ReadFailed`] if `reader` fails. A text that is not UTF-8 is
/// [`ReadProblem::BadEncoding`]; [`parse_boxes`] knows other encodings.
pub fn read_coco(
    reader: impl Read,
    file_name: &str,
    options: &ParseOptions,
) -> Result<Parsed, ParseError> {
    let mut parsed = coco::read_from(reader, text::stem(file_name), options)
        .map_err(|problem| ParseError { file: file_name.into(), problem })?;
    decide::scale(&mut parsed, options.image_size);
    Ok(parsed)
}

/// The format of a file, told by its first bytes; 64 KiB are enough. `None` if it fits none.
#[must_use]
pub fn format_of(head: &[u8]) -> Option<Format> {
    // The last character may be cut in two.
    let whole = match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => head.len(),
    };
    let (text, _) = decode::decode(head.get(..whole)?, None, &decode::no_decoder).ok()?;
    detect::format(&text)
}

/// What a reader is given.
struct Source<'a> {
    /// The text, its lines ended by `\n`.
    text: &'a str,
    /// The file's name without folder and extension: the image of boxes that name none.
    name: &'a str,
}

/// Reads the boxes of a text that is in the reader's format.
type ReadFn = fn(&Source<'_>, &ParseOptions) -> Result<Parsed, ReadProblem>;
