//! Runs to watch, for whatever labs the module has, and a way to fail on purpose.

#[cfg(feature = "anchors")]
use std::sync::Arc;

use js_sys::{Array, Float64Array, JsString, Object, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{describe, failure, options, set};
#[cfg(feature = "rotated")]
use super::convert::{numbers_of, without};
#[cfg(feature = "anchors")]
use crate::anchors::{Evolution, KMeans, Shapes};
#[cfg(feature = "family")]
use crate::fusion::Fusion;
#[cfg(feature = "family")]
use crate::nms::Duel;
#[cfg(feature = "family")]
use crate::offset::OffsetNms;
#[cfg(feature = "pca")]
use crate::pca::Pca;
#[cfg(feature = "rotated")]
use crate::rotated::{RotatedNms, RotatedPair, rotated_rects_of_corners};
#[cfg(feature = "family")]
use crate::soft::SoftNms;
#[cfg(feature = "family")]
use crate::variants::{Adaptive, Cluster, Fast, Matrix, Suppression, Variant};
use crate::watch::{Column, Lab, Place, Progress, Role, Subject, Timeline};
#[cfg(feature = "boxes")]
use crate::{iou::IouPair, nms::Nms};

/// A timeline whose algorithm is not known any more: what the page asks of every lab alike.
trait Watched {
    fn advance(&mut self, events: u64) -> Progress;
    fn ends(&self) -> &[u64];
    fn marks(&self) -> &[u64];
    fn summary(&self) -> Result<Object, JsValue>;
    fn frame(&self, place: Place) -> Result<Option<Object>, JsValue>;
    fn find(&self, subject: Subject) -> Option<Place>;
}

impl<A: Lab> Watched for Timeline<A> {
    fn advance(&mut self, events: u64) -> Progress {
        Self::advance(self, events)
    }

    fn ends(&self) -> &[u64] {
        Self::ends(self)
    }

    fn marks(&self) -> &[u64] {
        Self::marks(self)
    }

    fn summary(&self) -> Result<Object, JsValue> {
        let answer = self.answer();
        let object = columns(self.algorithm().summary_columns(answer))?;
        set(&object, "about", &describe(&self.algorithm().summary(answer))?)?;
        Ok(object)
    }

    fn frame(&self, place: Place) -> Result<Option<Object>, JsValue> {
        let lab = self.algorithm();
        self.at(place, |state, event| {
            let roles: Vec<u8> =
                lab.roles(state, event).into_iter().map(|role| role as u8).collect();
            let object = columns(lab.frame_columns(state))?;
            set(&object, "roles", &Uint8Array::from(roles.as_slice()))?;
            set(&object, "detail", &describe(&lab.detail(state, event))?)?;
            Ok(object)
        })
        .transpose()
    }

    fn find(&self, subject: Subject) -> Option<Place> {
        Self::find(self, subject)
    }
}

/// One run of a lab's algorithm, to be looked at anywhere. The page frees it when it opens another.
#[wasm_bindgen]
pub struct Run {
    timeline: Box<dyn Watched>,
}

#[wasm_bindgen]
impl Run {
    /// Begins a run of `lab` on these boxes. This is where a lab is registered.
    #[allow(
        unused_variables,
        reason = "no lab takes everything, and not every module has every lab"
    )]
    pub fn open(
        lab: &str,
        boxes: &[f64],
        scores: &[f64],
        classes: &[u32],
        #[wasm_bindgen(js_name = options)] given: JsValue,
    ) -> Result<Self, JsValue> {
        let timeline: Box<dyn Watched> = match lab {
            #[cfg(feature = "boxes")]
            "iou" => Box::new(Timeline::begin(IouPair::new(boxes, &options(&given)?)?)),
            #[cfg(feature = "boxes")]
            "nms" => {
                let nms = Nms::new(boxes, scores, Some(classes), &options(&given)?)?;
                Box::new(Timeline::begin(nms))
            }
            #[cfg(feature = "family")]
            "soft-nms" => {
                let soft = SoftNms::new(boxes, scores, Some(classes), &options(&given)?)?;
                Box::new(Timeline::begin(soft))
            }
            #[cfg(feature = "family")]
            "duel-nms" => {
                let duel = Duel::new(boxes, scores, Some(classes), &options(&given)?)?;
                Box::new(Timeline::begin(duel))
            }
            #[cfg(feature = "family")]
            "fusion" => {
                let fusion = Fusion::new(boxes, scores, Some(classes), &options(&given)?)?;
                Box::new(Timeline::begin(fusion))
            }
            #[cfg(feature = "ap")]
            "ap" => {
                let given: super::ap::ApRun = options(&given)?;
                Box::new(Timeline::begin(given.open(boxes, scores, classes)?))
            }
            #[cfg(feature = "family")]
            "fast-nms" => variant(boxes, scores, classes, Fast(options(&given)?))?,
            #[cfg(feature = "family")]
            "offset-nms" => {
                let nms = OffsetNms::new(boxes, scores, classes, &options(&given)?)?;
                Box::new(Timeline::begin(nms))
            }
            #[cfg(feature = "family")]
            "adaptive-nms" => variant(boxes, scores, classes, Adaptive(options(&given)?))?,
            #[cfg(feature = "family")]
            "cluster-nms" => variant(boxes, scores, classes, Cluster(options(&given)?))?,
            #[cfg(feature = "family")]
            "matrix-nms" => variant(boxes, scores, classes, Matrix(options(&given)?))?,
            #[cfg(feature = "rotated")]
            "rotated-iou" => Box::new(Timeline::begin(RotatedPair::new(boxes, &options(&given)?)?)),
            #[cfg(feature = "rotated")]
            "rotated-nms" => {
                let (angles, given) = without(given, "angles")?;
                let rects = rotated_rects_of_corners(boxes, &numbers_of(&angles)?)?;
                let nms = RotatedNms::new(rects, scores, Some(classes), &options(&given)?)?;
                Box::new(Timeline::begin(nms))
            }
            #[cfg(feature = "pca")]
            "pca" => Box::new(Timeline::begin(Pca::open(boxes, scores, &options(&given)?)?)),
            #[cfg(feature = "anchors")]
            "anchors" => {
                let shapes = Arc::new(Shapes::of_boxes(boxes)?);
                Box::new(Timeline::begin(KMeans::new(shapes, &options(&given)?)?))
            }
            #[cfg(feature = "anchors")]
            "evolution" => {
                let shapes = Arc::new(Shapes::of_boxes(boxes)?);
                Box::new(Timeline::begin(Evolution::new(shapes, &options(&given)?)?))
            }
            _ => {
                let message = format!("there is no lab {lab}");
                return Err(failure(&message, "noSuchLab", &JsValue::UNDEFINED));
            }
        };
        Ok(Self { timeline })
    }

    /// Records about `events` more events; true once the run is recorded to its end.
    pub fn advance(&mut self, events: f64) -> bool {
        self.timeline.advance(events as u64) == Progress::Done
    }

    /// For each round, the number of events up to and including it.
    pub fn ends(&self) -> Float64Array {
        numbers(self.timeline.ends())
    }

    /// The events, numbered over the whole run, that get a mark on the scrubber.
    pub fn marks(&self) -> Float64Array {
        numbers(self.timeline.marks())
    }

    /// `about` (the lab's summary) and the lab's columns.
    pub fn summary(&self) -> Result<Object, JsValue> {
        self.timeline.summary()
    }

    /// `detail`, `roles` and the lab's columns at one place; undefined if there is no such place.
    pub fn frame(&self, round: usize, event: usize) -> Result<Option<Object>, JsValue> {
        self.timeline.frame(Place { round, event })
    }

    /// `[round, event]` of where the box's fate was decided or, given two boxes, where they were
    /// compared; undefined if that never happened.
    pub fn find(&self, item: u32, other: Option<u32>) -> Option<Vec<u32>> {
        let subject = other.map_or(Subject::Item(item), |other| Subject::Pair(item, other));
        self.timeline.find(subject).map(|place| vec![place.round as u32, place.event as u32])
    }
}

#[cfg(feature = "family")]
fn variant<V: Variant + 'static>(
    boxes: &[f64],
    scores: &[f64],
    classes: &[u32],
    variant: V,
) -> Result<Box<dyn Watched>, JsValue> {
    let run = Suppression::new(boxes, scores, Some(classes), variant)?;
    Ok(Box::new(Timeline::begin(run)))
}

/// Named arrays as an object of typed arrays.
fn columns(columns: Vec<(&'static str, Column)>) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, column) in columns {
        let array: JsValue = match column {
            Column::Indices(values) => Uint32Array::from(values.as_slice()).into(),
            Column::Numbers(values) => Float64Array::from(values.as_slice()).into(),
        };
        set(&object, name, &array)?;
    }
    Ok(object)
}

/// Counts as JavaScript numbers, exact up to 2^53.
fn numbers(counts: &[u64]) -> Float64Array {
    let numbers: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
    Float64Array::from(numbers.as_slice())
}

/// The names of the roles, in the order of their numbers.
#[wasm_bindgen(js_name = roleNames, unchecked_return_type = "string[]")]
pub fn role_names() -> Array {
    Role::ALL.iter().map(|(_, name)| JsString::from(*name)).collect()
}

/// Fails on purpose, so that a test can see the page survive it: `panic`, `memory` (asks for more
/// than there is) or `loop` (never returns).
#[wasm_bindgen(js_name = failOnPurpose)]
#[expect(clippy::panic, reason = "that is what it is for")]
pub fn fail_on_purpose(how: &str) {
    match how {
        "memory" => {
            // Asked for and not touched: filling four gibibytes would only be slow.
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            loop {
                hoard.push(std::hint::black_box(Vec::with_capacity(64 << 20)));
            }
        }
        "loop" => loop {
            std::hint::spin_loop();
        },
        _ => panic!("failed on purpose"),
    }
}
