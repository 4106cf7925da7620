//! Boxes to the bytes of files, in parts, so that a large data set can be written without being held
//! up: [`Writer`] makes any part by its number.
//!
//! - Boxes are written image by image, in their order within each.
//! - Numbers have as many digits as it takes to read the same `f64` back. Where a format has sizes in
//!   the place of second corners (COCO), the size is the one that added to the first corner gives the
//!   second, if there is such a number.
//! - Ids are counted from 1, as COCO's own are.
//! - What a format has no place for is told ([`Writer::losses`]) and never put where other programs do
//!   not look for it.
//!
//! Boxstep's own JSON, which loses nothing, is written by the page (`www/document/save.ts`): it saves
//! the document before this module is ever loaded, and one format needs one writer.

mod coco;
mod csv;
mod loss;
mod safe;
mod set;
mod voc;
mod yolo;

use serde::{Deserialize, Serialize};

pub use loss::Loss;
pub use set::BoxSet;

use set::ByImage;

/// Boxes, images or classes of one part of a large file; some 200 kB.
const PER_PART: usize = 4096;
/// How many names a problem tells.
const NAMED: usize = 5;

/// The formats that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum WriteFormat {
    /// COCO annotations: `{images, annotations, categories}`, one file.
    CocoAnnotations,
    /// COCO detection results: `[{image_id, category_id, bbox, score}]`, one file.
    CocoResults,
    /// YOLO labels: `class cx cy w h`, normalised; a file for each image, `classes.txt` and `data.yaml`.
    Yolo,
    /// The same with the score as a sixth value where there is one, as Ultralytics writes predictions.
    YoloPredictions,
    /// Pascal VOC XML, a file for each image.
    PascalVoc,
    /// A table with the header `image,width,height,class,x1,y1,x2,y2,score` (RFC 4180), one file.
    Csv,
}

/// What a person may want otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WriteOptions {
    /// Whether an apostrophe goes before a name in CSV that a spreadsheet would take for a formula
    /// (one that begins with `=`, `+`, `-`, `@`, a tab or a line break). On unless said otherwise:
    /// such a table is harmless to open, and reading it gives the apostrophe too.
    pub guard_formulas: bool,
    /// Whether corners of Pascal VOC are pixels counted from 1, both included, as in its original
    /// files: 1 is added to xmin and ymin. Else they are edges, counted from 0, as most programs
    /// write and read them.
    pub voc_one_based: bool,
    /// Width and height in pixels of images whose size is not known. YOLO cannot do without.
    pub image_size: Option<[f64; 2]>,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self { guard_formulas: true, voc_one_based: false, image_size: None }
    }
}

/// Why boxes cannot be written.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum WriteProblem {
    /// YOLO's numbers are parts of the image's size, and that is not known.
    #[error(
        "YOLO needs the size of every image that has boxes, and that of {count} is not known: {}; \
        open their pictures or give the size", names.join(", ")
    )]
    UnknownSizes {
        /// How many images.
        count: u64,
        /// The names of the first, five at most.
        names: Vec<String>,
    },
    /// A column has another length than the boxes, an index has no name, or a corner is not finite.
    #[error("the column {column} does not fit the boxes")]
    BadColumn {
        /// Which.
        column: String,
    },
}

/// A piece of a file. Pieces of one name follow one another and are one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file, with `/` between folders: safe on every system and no other file's name.
    pub file: String,
    /// What comes next in it.
    pub text: String,
}

/// A set of boxes as files of one format.
#[derive(Debug)]
pub struct Writer {
    set: ByImage,
    format: WriteFormat,
    options: WriteOptions,
    /// Where each image has a file: its name without extension.
    stems: Vec<String>,
    losses: Vec<Loss>,
}

impl Writer {
    /// Takes a set of boxes and looks whether the format can hold it.
    ///
    /// # Errors
    /// [`WriteProblem`] if the columns do not fit together, or YOLO lacks sizes.
    pub fn new(
        set: BoxSet,
        format: WriteFormat,
        options: &WriteOptions,
    ) -> Result<Self, WriteProblem> {
        let mut set = ByImage::new(set, options.image_size)?;
        if matches!(format, WriteFormat::Yolo | WriteFormat::YoloPredictions) {
            yolo::normalised_as_they_are(&mut set);
            yolo::check(&set)?;
        }
        let has_file_per_image = !matches!(
            format,
            WriteFormat::CocoAnnotations | WriteFormat::CocoResults | WriteFormat::Csv
        );
        let stems = if has_file_per_image { safe::stems(set.image_names()) } else { Vec::new() };
        let losses = loss::losses(&set, format, options, &stems);
        Ok(Self { set, format, options: options.clone(), stems, losses })
    }

    /// What the files will not say, or say in another way.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// How many parts there are; at least one.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self.format {
            WriteFormat::CocoAnnotations => coco::annotation_parts(&self.set),
            WriteFormat::CocoResults => coco::result_parts(&self.set),
            WriteFormat::Csv => csv::parts(&self.set),
            WriteFormat::Yolo | WriteFormat::YoloPredictions => yolo::NAME_FILES + self.stems.len(),
            WriteFormat::PascalVoc => self.stems.len(),
        }
    }

    /// Whether there may be more than one file.
    #[must_use]
    pub fn has_many_files(&self) -> bool {
        !self.stems.is_empty()
    }

    /// The part of this number, from 0; none beyond the last.
    #[must_use]
    pub fn part(&self, number: usize) -> Option<Part> {
        if number >= self.parts() {
            return None;
        }
        let (file, text) = match self.format {
            WriteFormat::CocoAnnotations => {
                ("annotations.json".into(), coco::annotations(&self.set, number))
            }
            WriteFormat::CocoResults => ("results.json".into(), coco::results(&self.set, number)),
            WriteFormat::Csv => ("boxes.csv".into(), csv::part(&self.set, number, &self.options)),
            WriteFormat::Yolo => yolo::file(&self.set, &self.stems, number, false)?,
            WriteFormat::YoloPredictions => yolo::file(&self.set, &self.stems, number, true)?,
            WriteFormat::PascalVoc => voc::file(&self.set, &self.stems, number, &self.options)?,
        };
        Some(Part { file, text })
    }

    /// All parts, in their order.
    pub fn all(&self) -> impl Iterator<Item = Part> {
        (0..self.parts()).filter_map(|number| self.part(number))
    }
}

/// The part of a list that a part of a file holds.
fn slice_of(part: usize, total: usize) -> std::ops::Range<usize> {
    let from = (part * PER_PART).min(total);
    from..(from + PER_PART).min(total)
}

/// A string in JSON, quotes included.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
