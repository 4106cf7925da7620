//! The boxes to be written, and the same image by image.

use std::ops::Range;

use super::super::{CROWD, DIFFICULT, Parsed};
use super::WriteProblem;
use crate::geometry::MAX_COORDINATE;

/// Boxes as columns, as [`Parsed`] has them: row `i` of each is one box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxSet {
    /// x1, y1, x2, y2 per box.
    pub boxes: Vec<f64>,
    /// The score of each box; NaN for none.
    pub scores: Vec<f64>,
    /// The class of each box, an index into `class_names`.
    pub classes: Vec<u32>,
    /// The classes.
    pub class_names: Vec<String>,
    /// The image of each box, an index into `image_names`.
    pub images: Vec<u32>,
    /// The images.
    pub image_names: Vec<String>,
    /// Width and height of each image in pixels; NaN where they are not known.
    pub image_sizes: Vec<f64>,
    /// Per box 0, [`DIFFICULT`] or [`CROWD`]; empty where none is marked.
    pub flags: Vec<u32>,
    /// Radians by which each box is turned; empty where none is.
    pub angles: Vec<f64>,
}

impl From<Parsed> for BoxSet {
    fn from(parsed: Parsed) -> Self {
        let Parsed {
            boxes,
            scores,
            classes,
            class_names,
            images,
            image_names,
            image_sizes,
            flags,
            angles,
            ..
        } = parsed;
        Self {
            boxes,
            scores,
            classes,
            class_names,
            images,
            image_names,
            image_sizes,
            flags,
            angles,
        }
    }
}

impl BoxSet {
    fn check(&self) -> Result<(), WriteProblem> {
        let count = self.classes.len();
        let within = |indices: &[u32], names: &[String]| {
            indices.iter().all(|index| (*index as usize) < names.len())
        };
        let fits = |length: usize| length == 0 || length == count;
        let usable = |value: &f64| value.abs() <= MAX_COORDINATE;
        for (fits, column) in [
            (self.boxes.len() == 4 * count && self.boxes.iter().all(usable), "boxes"),
            (self.scores.len() == count, "scores"),
            (within(&self.classes, &self.class_names), "classes"),
            (self.images.len() == count && within(&self.images, &self.image_names), "images"),
            (self.image_sizes.len() == 2 * self.image_names.len(), "imageSizes"),
            (fits(self.flags.len()), "flags"),
            (fits(self.angles.len()), "angles"),
        ] {
            if !fits {
                return Err(WriteProblem::BadColumn { column: column.into() });
            }
        }
        Ok(())
    }
}

/// One box as files have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// As written in the document.
    pub(super) corners: [f64; 4],
    /// None for a ground truth. An infinite one is none: no format has a place for it.
    pub(super) score: Option<f64>,
    pub(super) class: u32,
    pub(super) class_name: &'a str,
    pub(super) image: u32,
    pub(super) flag: u32,
    pub(super) angle: f64,
}

impl Item<'_> {
    /// x1 <= x2, y1 <= y2.
    pub(super) fn ordered(&self) -> [f64; 4] {
        let [x1, y1, x2, y2] = self.corners;
        [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]
    }

    pub(super) fn is_inverted(&self) -> bool {
        self.ordered() != self.corners
    }

    /// A mark on a box with a score says nothing.
    pub(super) fn is_difficult(&self) -> bool {
        self.score.is_none() && self.flag == DIFFICULT
    }

    pub(super) fn is_crowd(&self) -> bool {
        self.score.is_none() && self.flag == CROWD
    }
}

/// Boxes with the rows of each image together.
#[derive(Debug)]
pub(super) struct ByImage {
    set: BoxSet,
    /// Rows by image, in their order within each.
    rows: Vec<u32>,
    /// Where in `rows` those of each image end.
    ends: Vec<usize>,
    /// The first place of a box with a score.
    first_scored: Option<usize>,
}

impl ByImage {
    /// `size` is that of images whose own is not known.
    pub(super) fn new(mut set: BoxSet, size: Option<[f64; 2]>) -> Result<Self, WriteProblem> {
        set.check()?;
        let is_side = |side: &f64| *side > 0.0 && *side <= MAX_COORDINATE;
        let given = size.filter(|size| size.iter().all(is_side));
        let (sizes, _) = set.image_sizes.as_chunks_mut::<2>();
        for size in sizes.iter_mut().filter(|size| !size.iter().all(is_side)) {
            *size = given.unwrap_or([f64::NAN; 2]);
        }
        let mut rows: Vec<u32> = (0_u32..).take(set.classes.len()).collect();
        // Stable, and one look at each where they are together already.
        rows.sort_by_key(|row| set.images.get(*row as usize));
        let mut counts = vec![0_usize; set.image_names.len()];
        for image in &set.images {
            if let Some(count) = counts.get_mut(*image as usize) {
                *count += 1;
            }
        }
        let ends = counts
            .iter()
            .scan(0, |end, count| {
                *end += count;
                Some(*end)
            })
            .collect();
        let mut by_image = Self { set, rows, ends, first_scored: None };
        let first = by_image.all().position(|item| item.score.is_some());
        by_image.first_scored = first;
        Ok(by_image)
    }

    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn class_names(&self) -> &[String] {
        &self.set.class_names
    }

    pub(super) fn image_names(&self) -> &[String] {
        &self.set.image_names
    }

    /// Width and height, where both are known.
    pub(super) fn size(&self, image: usize) -> Option<[f64; 2]> {
        let (sizes, _) = self.set.image_sizes.as_chunks::<2>();
        sizes.get(image).copied().filter(|size| size.iter().all(|side| *side > 0.0))
    }

    pub(super) fn set_size(&mut self, image: usize, size: [f64; 2]) {
        let (sizes, _) = self.set.image_sizes.as_chunks_mut::<2>();
        if let Some(known) = sizes.get_mut(image) {
            *known = size;
        }
    }

    /// The places in the order of images that an image's boxes have.
    pub(super) fn places(&self, image: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(self.rows.len());
        (if image == 0 { 0 } else { end(image - 1) })..end(image)
    }

    /// The boxes at some places in the order of images.
    pub(super) fn items(&self, places: Range<usize>) -> impl Iterator<Item = Item<'_>> {
        let rows = self.rows.get(places).unwrap_or_default();
        rows.iter().filter_map(|row| self.item(*row as usize))
    }

    fn item(&self, row: usize) -> Option<Item<'_>> {
        let set = &self.set;
        let (boxes, _) = set.boxes.as_chunks::<4>();
        let class = *set.classes.get(row)?;
        Some(Item {
            corners: *boxes.get(row)?,
            score: set.scores.get(row).copied().filter(|score| score.is_finite()),
            class,
            class_name: set.class_names.get(class as usize)?,
            image: *set.images.get(row)?,
            flag: set.flags.get(row).copied().unwrap_or(0),
            angle: set.angles.get(row).copied().unwrap_or(0.0),
        })
    }

    pub(super) fn first_scored(&self) -> Option<usize> {
        self.first_scored
    }

    /// All boxes, in the order of images.
    pub(super) fn all(&self) -> impl Iterator<Item = Item<'_>> {
        self.items(0..self.count())
    }
}
