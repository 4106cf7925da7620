//! What was read, what was skipped and why, and what had to be assumed.

use serde::{Deserialize, Serialize};

use super::columns::Column;
use super::text::excerpt;

/// The formats that are told apart, readable or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Format {
    /// Boxstep's own JSON.
    Project,
    /// A line per box, its values separated by commas, semicolons, tabs or spaces.
    Table,
    /// Bracketed lists or objects: JSON, Python, and what numpy and torch print.
    List,
    /// Cartucho/mAP detections: `class confidence left top right bottom`.
    CartuchoDetections,
    /// Cartucho/mAP ground truth: `class left top right bottom [difficult]`.
    CartuchoGroundTruth,
    /// COCO annotations (JSON object).
    CocoAnnotations,
    /// COCO detection results (JSON array).
    CocoResults,
    /// Pascal VOC XML.
    PascalVoc,
    /// CVAT XML.
    Cvat,
    /// YOLO labels or Ultralytics predictions, normalised: `class cx cy w h`, then a confidence, or
    /// that and the number of a track.
    Yolo,
    /// The same with nothing but the number of a track after the box.
    YoloTracks,
    /// LabelMe JSON.
    LabelMe,
    /// Label Studio JSON.
    LabelStudio,
    /// VGG Image Annotator, JSON or CSV.
    Via,
    /// CreateML JSON.
    CreateMl,
    /// Datumaro JSON.
    Datumaro,
    /// KITTI labels.
    Kitti,
    /// WIDER FACE text blocks.
    WiderFace,
    /// MOT challenge rows.
    Mot,
    /// Open Images CSV.
    OpenImages,
}

impl Format {
    /// Whether each file of the format is about one image, so that an empty one says of its image
    /// that nothing is in it.
    #[must_use]
    pub fn has_file_per_image(self) -> bool {
        use Format::{CartuchoDetections, CartuchoGroundTruth, Kitti, Yolo, YoloTracks};
        matches!(self, CartuchoDetections | CartuchoGroundTruth | Kitti | Yolo | YoloTracks)
    }
}

/// How the text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
    /// Shift_JIS.
    ShiftJis,
    /// Windows-1252, of which Latin-1 is a part.
    Windows1252,
}

/// What stands between the values of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// Any run of spaces and tabs.
    Spaces,
}

/// The account of one file: `found` is `imported` and all the skipped together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Report {
    /// What the file was read as.
    pub format: Format,
    /// How many things that should have been boxes the file holds.
    pub found: u64,
    /// How many boxes came of them.
    pub imported: u64,
    /// The rest, by reason, in the order in which the reasons first occurred.
    pub skipped: Vec<Skipped>,
    /// What the file did not say, and all else that a person may want to check.
    pub assumed: Vec<Assumption>,
}

/// All that was skipped for one reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Skipped {
    /// Why.
    pub reason: SkipReason,
    /// How many.
    pub count: u64,
    /// Where it first happened.
    pub first: Where,
    /// Up to five places, `first` included.
    pub examples: Vec<Where>,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Where {
    /// The line, counted from 1; 0 where it is not known.
    pub line: u32,
    /// The value in its line or list, counted from 1; 0 where it is about all of it.
    pub value: u32,
    /// What that value should have been, where that is known.
    pub column: Option<Column>,
    /// The place in a JSON file, such as `images[0].boxes[3]`.
    pub path: Option<String>,
    /// What stands there, at most 80 characters on one line.
    pub text: String,
}

impl Where {
    /// A line, and what is shown of it.
    pub(super) fn on_line(line: u32, text: &str) -> Self {
        Self { line, text: excerpt(text), ..Self::default() }
    }
}

/// Why something that should have been a box is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SkipReason {
    /// Text where a number should be.
    NotANumber,
    /// NaN, an infinity, or a number such as 1e400 that becomes one.
    NotFinite,
    /// A number beyond 1e100, with which areas could overflow.
    TooLarge,
    /// Nothing where a number should be.
    MissingNumber,
    /// The line or list ends before its box is complete.
    TooFewValues,
    /// The line or list goes on after the last value that has a meaning.
    TooManyValues,
    /// A line of separators only.
    EmptyRow,
    /// No name of an image where the other lines have one.
    MissingImage,
    /// A class or image name longer than [`super::MAX_NAME`] bytes.
    NameTooLong,
    /// An index of a class that the file does not name.
    UnknownClass,
    /// Nothing that says where the box is.
    MissingBox,
    /// Something else than an object where one should be, or what is no JSON by itself.
    NotAnObject,
    /// Longer than anything with a box in it.
    TooLong,
    /// `...`: numpy left rows out when it printed the array.
    Elided,
    /// The text ends within a list.
    Unclosed,
    /// Another shape than a box, or nothing where a box should be.
    NotABox,
    /// Not to be seen in its frame (CVAT's `outside`).
    Outside,
    /// Of an annotation that was cancelled (Label Studio).
    Cancelled,
}

/// What a person may want to know of some entries of an annotation tool's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Note {
    /// Corners of Pascal VOC, taken as edges as they are written.
    VocAsWritten,
    /// Corners of Pascal VOC, taken as pixels counted from 1: xmin and ymin became less by 1.
    VocOneBased,
    /// A shape that does not say what it is; it has two points, so they were taken as corners.
    ShapeAssumed,
    /// A class for which several labels stand; the first was taken.
    MoreLabels,
    /// An image with the annotations of more than one person, all of them taken.
    Annotators,
    /// A box that a model predicted.
    Prediction,
    /// Percent of an image whose size is not known; taken as parts of it, unturned.
    PercentWithoutSize,
    /// A `&` in XML that should be `&amp;`, taken as itself.
    BareAmpersand,
    /// NaN or an infinity, which JSON does not know.
    NotFinite,
}

/// Where the meaning of the columns is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ColumnsFrom {
    /// The file names them.
    Header,
    /// From their number and from what stands in them.
    Content,
    /// [`super::ParseOptions::columns`].
    Options,
}

/// Something the file did not say, or that a person may want to check. Boxes are counted from 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Assumption {
    /// What each column was read as; of lists, what the values of the longest were read as.
    Columns {
        /// In the order of the file.
        columns: Vec<Column>,
        /// How that is known.
        from: ColumnsFrom,
    },
    /// What separates the values, and whether `12,5` is twelve and a half.
    Separator {
        /// Between values.
        separator: Separator,
        /// Whether the comma is the decimal mark.
        decimal_comma: bool,
    },
    /// The text was not UTF-8.
    Encoding {
        /// What it was.
        encoding: Encoding,
    },
    /// The numbers after the corners may be scores or classes; they were read as these.
    NumbersAfterBox {
        /// One or two of `score` and `class`.
        read_as: Vec<Column>,
    },
    /// The first line is no box and its words are not known as column names.
    HeaderNotUnderstood {
        /// The line.
        place: Where,
    },
    /// Columns or keys that Boxstep has no use for.
    ColumnsIgnored {
        /// Their names, at most 20.
        names: Vec<String>,
    },
    /// Lines that begin with `#`.
    CommentsIgnored {
        /// How many.
        count: u64,
    },
    /// Words or numbers around the lists, or a bracket too many or too few.
    TextIgnored {
        /// How many places.
        count: u64,
        /// The first.
        first: Where,
    },
    /// Values that could not be used, of boxes that were imported without them.
    ValuesIgnored {
        /// What they should have been.
        column: Column,
        /// How many.
        count: u64,
        /// The first.
        first: Where,
    },
    /// Images of which the file says that they have no boxes.
    ImagesWithoutBoxes {
        /// How many.
        count: u64,
    },
    /// Boxes flagged as difficult; they are boxes like the others here.
    Difficult {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Class names of several words, which were joined by a space.
    SpacesInClassNames {
        /// How many boxes have one.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Boxes whose image has no name, only an id, which stands as its name.
    ImagesUnnamed {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Images or classes with the id of an earlier one, which has the boxes.
    IdsRepeated {
        /// How many.
        count: u64,
        /// The first.
        first: Where,
    },
    /// Objects in which a key is more than once: lists were joined, of other values the last was
    /// taken.
    KeysRepeated {
        /// How many.
        count: u64,
        /// The first.
        first: Where,
    },
    /// A class that only names the whole set (Roboflow's category 0). No box has it; left out.
    PlaceholderClass {
        /// Its name.
        name: String,
    },
    /// Boxes with x2 < x1 or y2 < y1, kept as written.
    Inverted {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Something about the entries of an annotation tool's file.
    Noted {
        /// What.
        note: Note,
        /// How many there are.
        count: u64,
        /// The first.
        first: Where,
    },
    /// Boxes that are turned about their centre.
    Turned {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Scores below 0 or above 1, kept as written.
    ScoresOutsideUnit {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// The coordinates are parts of the image's size: the format says so, or every one lies in
    /// [0, 1].
    Normalised {
        /// Whether they were multiplied by that size, known from the file or from
        /// [`super::ParseOptions::image_size`]; else they are as written.
        scaled: bool,
    },
    /// Boxes whose class has no name, only an index, which stands as its name.
    ClassesUnnamed {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Polygons and turned boxes, of which the upright box around their corners was taken.
    Envelopes {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Normalised boxes that reach beyond the image, kept as written.
    BeyondImage {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Lines that repeat an earlier one of their image to the letter; boxes like the others here.
    Duplicates {
        /// How many repeat an earlier one.
        count: u64,
        /// The first that does.
        first: u32,
    },
    /// Numbers of tracks, which are no classes and are not read.
    TracksIgnored {
        /// How many boxes have one.
        count: u64,
    },
    /// Images that have another number of boxes than the file announces; those that are there were
    /// read.
    CountsDiffer {
        /// How many images.
        count: u64,
        /// Where the first such number stands.
        first: Where,
    },
    /// Boxes around many objects, flagged as crowds.
    Crowds {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
    /// Regions of which a file says that what is found there does not count; flagged as difficult.
    RegionsToIgnore {
        /// How many.
        count: u64,
        /// The first.
        first: u32,
    },
}
