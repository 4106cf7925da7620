//! What a format has no place for.

use std::collections::HashSet;

use serde::Serialize;

use super::set::{ByImage, Item};
use super::{WriteFormat, WriteOptions, coco, csv, safe, voc, yolo};

/// Something that the written files do not say, or say in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Loss {
    /// Scores are not written.
    Scores {
        /// Of so many boxes.
        count: u64,
    },
    /// Boxes without a score are not written: the format is one of results.
    BoxesWithoutScore {
        /// How many.
        count: u64,
    },
    /// Boxes are written as they lie before they are turned.
    Angles {
        /// How many are turned.
        count: u64,
    },
    /// That boxes are difficult is not written.
    Difficult {
        /// How many are.
        count: u64,
    },
    /// That boxes are crowds is not written.
    Crowds {
        /// How many are.
        count: u64,
    },
    /// Corners are written in order: the smaller one first.
    Inverted {
        /// Of so many boxes.
        count: u64,
    },
    /// Boxes without width or height are written, but are no boxes to programs that read the format.
    Flat {
        /// How many.
        count: u64,
    },
    /// Images without boxes are not in the file.
    ImagesWithoutBoxes {
        /// How many.
        count: u64,
    },
    /// Images of the same name will be read as one.
    SameImageNames {
        /// How many have a name that another had before.
        count: u64,
    },
    /// Class names are not written: numbers, from 1, stand for them in the order of the classes.
    ClassNames,
    /// Image names are not written: numbers, from 1, stand for them in the order of the images.
    ImageNames,
    /// Image sizes are not written.
    ImageSizes {
        /// How many are known.
        count: u64,
    },
    /// Numbers become parts of the image's size, and may differ in the last digit when they are
    /// scaled back; or the sum of a corner and a size may.
    Rounded {
        /// Of so many boxes.
        count: u64,
    },
    /// Names that a spreadsheet would take for formulas have an apostrophe before them.
    Guarded {
        /// How many names.
        count: u64,
    },
    /// Names with characters that the format cannot hold have others in their place.
    NamesChanged {
        /// How many.
        count: u64,
    },
    /// Files that are called otherwise than their images, so that every system can hold them.
    FileNames {
        /// How many.
        count: u64,
    },
}

pub(super) fn losses(
    set: &ByImage,
    format: WriteFormat,
    options: &WriteOptions,
    stems: &[String],
) -> Vec<Loss> {
    use WriteFormat::{CocoAnnotations, CocoResults, Csv, PascalVoc, Yolo, YoloPredictions};

    let boxes = |is_so: fn(&Item<'_>) -> bool| set.all().filter(is_so).count() as u64;
    let images = 0..set.image_names().len();
    let images_that =
        |is_so: &dyn Fn(usize) -> bool| images.clone().filter(|image| is_so(*image)).count() as u64;
    let names_that = |is_so: &dyn Fn(&str) -> bool| {
        let all = set.image_names().iter().chain(set.class_names());
        all.filter(|name| is_so(name)).count() as u64
    };
    let mut losses = Vec::new();
    let mut tell = |does: bool, count: u64, loss: fn(u64) -> Loss| {
        if does && count > 0 {
            losses.push(loss(count));
        }
    };
    let is_yolo = matches!(format, Yolo | YoloPredictions);
    tell(
        matches!(format, CocoAnnotations | PascalVoc | Yolo),
        boxes(|item| item.score.is_some()),
        |count| Loss::Scores { count },
    );
    tell(format == CocoResults, boxes(|item| item.score.is_none()), |count| {
        Loss::BoxesWithoutScore { count }
    });
    tell(true, boxes(|item| item.angle != 0.0), |count| Loss::Angles { count });
    // Results are not marked: only ground truths are, and those are left out.
    let holds_difficult = matches!(format, PascalVoc | CocoResults);
    tell(!holds_difficult, boxes(|item| item.is_difficult()), |count| Loss::Difficult { count });
    let holds_crowds = matches!(format, CocoAnnotations | CocoResults);
    tell(!holds_crowds, boxes(|item| item.is_crowd()), |count| Loss::Crowds { count });
    tell(format != Csv, boxes(|item| item.is_inverted()), |count| Loss::Inverted { count });
    let is_flat = |item: &Item<'_>| {
        let [x1, y1, x2, y2] = item.corners;
        x1 == x2 || y1 == y2
    };
    tell(is_yolo, boxes(is_flat), |count| Loss::Flat { count });
    let empty = images_that(&|image| set.places(image).is_empty());
    tell(matches!(format, Csv | CocoResults), empty, |count| Loss::ImagesWithoutBoxes { count });
    let different: HashSet<&String> = set.image_names().iter().collect();
    let same = (set.image_names().len() - different.len()) as u64;
    tell(format == Csv, same, |count| Loss::SameImageNames { count });
    tell(format == CocoResults, 1, |_| Loss::ClassNames);
    tell(format == CocoResults, 1, |_| Loss::ImageNames);
    let sizes = images_that(&|image| set.size(image).is_some_and(|size| size != [1.0, 1.0]));
    tell(is_yolo || format == CocoResults, sizes, |count| Loss::ImageSizes { count });
    let rounded = if is_yolo { set.count() as u64 } else { boxes(coco::is_rounded) };
    tell(!matches!(format, Csv | PascalVoc), rounded, |count| Loss::Rounded { count });
    let formulas = names_that(&|name| csv::is_formula(name));
    tell(format == Csv && options.guard_formulas, formulas, |count| Loss::Guarded { count });
    let on_lines = set.class_names().iter().filter(|name| yolo::on_one_line(name) != **name);
    tell(is_yolo, on_lines.count() as u64, |count| Loss::NamesChanged { count });
    let unwritable = names_that(&|name| voc::is_changed(name));
    tell(format == PascalVoc, unwritable, |count| Loss::NamesChanged { count });
    let renamed = set.image_names().iter().zip(stems);
    let renamed = renamed.filter(|(name, stem)| safe::is_changed(name, stem)).count() as u64;
    tell(true, renamed, |count| Loss::FileNames { count });
    losses
}
