//! Ground truths and detections, sorted out by class and image.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ApOptions, Matching};
use crate::Problem;
use crate::geometry::{Rect, rects_of};
use crate::problem::one_each;

/// What a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum BoxKind {
    /// What a detector says.
    Detection,
    /// What is there.
    Truth,
    /// What is there, but need not be found (VOC).
    Difficult,
    /// Many objects in one box, which need not be found and may be found more than once (COCO). VOC
    /// knows none: under its rules this is a difficult one.
    Crowd,
}

/// Ground truths and detections of any number of images as columns of one list.
#[derive(Clone, Copy, Debug)]
pub struct ApBoxes<'a> {
    /// x1, y1, x2, y2 per box, corners in any order.
    pub boxes: &'a [f64],
    /// Scores of detections; those of ground truths are not looked at.
    pub scores: &'a [f64],
    /// The class of each box.
    pub classes: &'a [u32],
    /// The image of each box.
    pub images: &'a [u32],
    /// What each box is.
    pub kinds: &'a [BoxKind],
}

/// All detections of a class that count, best first, over all images together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Class {
    pub(super) class: u32,
    pub(super) order: Vec<u32>,
    pub(super) beyond_limit: usize,
    /// The ground truths of each image, in the order in which they are tried.
    pub(super) truths: BTreeMap<u32, Vec<u32>>,
    /// How many of them can be found.
    pub(super) positives: usize,
    /// How many of them count as nothing.
    pub(super) ignored: usize,
}

/// The boxes, checked.
#[derive(Clone, Debug)]
pub(super) struct Boxes {
    pub(super) rects: Vec<Rect>,
    pub(super) scores: Vec<f64>,
    pub(super) classes: Vec<u32>,
    pub(super) images: Vec<u32>,
    pub(super) kinds: Vec<BoxKind>,
}

impl Boxes {
    pub(super) fn new(given: ApBoxes) -> Result<Self, Problem> {
        let rects = rects_of(given.boxes)?;
        one_each("scores", given.scores, rects.len())?;
        one_each("classes", given.classes, rects.len())?;
        one_each("images", given.images, rects.len())?;
        one_each("kinds", given.kinds, rects.len())?;
        let scored = given.scores.iter().zip(given.kinds).enumerate();
        for (index, (score, &kind)) in scored {
            if kind == BoxKind::Detection && !score.is_finite() {
                return Err(Problem::BadScore { index, value: score.to_string() });
            }
        }
        Ok(Self {
            rects,
            scores: given.scores.to_vec(),
            classes: given.classes.to_vec(),
            images: given.images.to_vec(),
            kinds: given.kinds.to_vec(),
        })
    }

    /// Whether a ground truth counts as nothing.
    pub(super) fn is_ignored(&self, truth: u32, options: &ApOptions) -> bool {
        let area = self.rects[truth as usize].area(options.extent);
        self.kinds[truth as usize] != BoxKind::Truth || !options.counts_area(area)
    }

    /// Every class that occurs, or the one asked for, by rising number.
    pub(super) fn by_class(&self, options: &ApOptions) -> Vec<Class> {
        let mut classes: BTreeMap<u32, Class> = BTreeMap::new();
        if let Some(class) = options.class {
            classes.insert(class, Class { class, ..Class::default() });
        }
        for (item, &class) in (0..).zip(&self.classes) {
            if options.class.is_some_and(|only| only != class) {
                continue;
            }
            let entry = classes.entry(class).or_insert(Class { class, ..Class::default() });
            if self.kinds[item as usize] == BoxKind::Detection {
                entry.order.push(item);
            } else {
                entry.truths.entry(self.images[item as usize]).or_default().push(item);
                match self.is_ignored(item, options) {
                    true => entry.ignored += 1,
                    false => entry.positives += 1,
                }
            }
        }
        let mut classes: Vec<Class> = classes.into_values().collect();
        for class in &mut classes {
            self.arrange(class, options);
        }
        classes
    }

    // listing: ap-order.rust
    /// Puts the detections in order, and the ground truths that count before those that do not.
    fn arrange(&self, class: &mut Class, options: &ApOptions) {
        let coco = options.matching == Matching::Coco;
        // Equal scores keep their order; COCO goes through the images one by one.
        class.order.sort_by(|&a, &b| {
            // @sort
            let [(a, b), images] = [(a, b), (self.images[a as usize], self.images[b as usize])];
            // Adding 0 makes -0 the equal of 0; there is no NaN among them.
            let falling =
                (self.scores[b as usize] + 0.0).total_cmp(&(self.scores[a as usize] + 0.0));
            falling.then(if coco { images.0.cmp(&images.1) } else { a.cmp(&b) })
        });
        if let Some(most) = options.max_detections {
            let before = class.order.len();
            let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
            class.order.retain(|&detection| {
                let count = seen.entry(self.images[detection as usize]).or_default();
                *count = count.saturating_add(1);
                *count <= most
            });
            class.beyond_limit = before - class.order.len();
        }
        if coco {
            for truths in class.truths.values_mut() {
                truths.sort_by_key(|&truth| self.is_ignored(truth, options));
            }
        }
    }
    // end listing
}
