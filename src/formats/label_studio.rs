//! Label Studio JSON and JSON-MIN: a list of tasks. x, y, width and height are in percent of the
//! image, whose size stands beside them, and `rotation` is in degrees, clockwise about the corner
//! at (x, y).
//!
//! In JSON a task has `annotations` (once `completions`) and `predictions`, each a list of `result`.
//! In JSON-MIN the boxes stand in the task itself, under the name of the control they were drawn
//! with.

use std::borrow::Cow;

use super::columns::Column;
use super::create_ml::numbers;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::json::{self, Json, Reading};
use super::keys::Keys;
use super::report::{Format, Note, SkipReason};
use super::row::{Row, name};
use super::shape::{Fault, Shape};
use super::text::{excerpt, looks_like_file};
use super::{ParseOptions, Parsed, Source};

/// Whether the text has the keys of Label Studio.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    let results = ["annotations", "completions", "predictions"].iter().any(|key| keys.has(2, key));
    Fit::certain(results && keys.has(2, "data") || keys.anywhere("rectanglelabels"))
}

/// Reads one file of tasks, of either kind.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    json::read(source, Format::LabelStudio, |root, reading| {
        for (at, task) in reading.list(Some(root), &"")?.into_iter().enumerate() {
            let path = format!("[{at}]");
            let keys = ["data", "annotations", "completions", "predictions"];
            let Some([data, annotations, completions, predictions]) = task.fields(keys) else {
                reading.skip((SkipReason::NotABox, None), task, &path);
                continue;
            };
            let image = read_image(reading, data.unwrap_or(task), task, at)?;
            let reader = &mut Task { reading, image };
            if data.is_some_and(Json::is_object) {
                reader.annotations(annotations, &format!("{path}.annotations"))?;
                reader.annotations(completions, &format!("{path}.completions"))?;
                reader.predictions(predictions, &format!("{path}.predictions"))?;
            } else {
                reader.minimal(task, &path)?;
            }
        }
        Ok(())
    })
}

/// The image of a task: what is called so, or else what looks like a file. Another task of the same
/// image is the work of another person.
fn read_image(
    reading: &mut Reading<'_>,
    data: Json<'_>,
    task: Json<'_>,
    at: usize,
) -> Result<u32, ReadProblem> {
    let entries = data.entries()?.unwrap_or_default();
    let named =
        |wanted: &str| entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| *value);
    let is_file = |value: &Json<'_>| {
        value.raw().starts_with('"') && value.text().is_some_and(|text| looks_like_file(&text))
    };
    let files = || entries.iter().map(|(_, value)| *value).find(is_file);
    let value = ["image", "img", "image_url", "url"].into_iter().find_map(named).or_else(files);
    let mut name = reading.image_name(value, &format_args!("[{at}].data"));
    if name.is_empty() {
        name = Cow::Owned(format!("task {}", at + 1));
    }
    let line = reading.line(task);
    let known = reading.collector.parsed.image_names.len();
    let image = reading.collector.image(&Row { image: &name, ..Row::default() }, line)?;
    if reading.collector.parsed.image_names.len() == known {
        reading.note(Note::Annotators, task, &format_args!("[{at}]"));
    }
    Ok(image)
}

/// One task being read.
struct Task<'r, 't> {
    reading: &'r mut Reading<'t>,
    image: u32,
}

impl Task<'_, '_> {
    fn annotations(&mut self, list: Option<Json<'_>>, path: &str) -> Result<(), ReadProblem> {
        let mut annotators = 0;
        for (at, annotation) in self.reading.list(list, &path)?.into_iter().enumerate() {
            let path = format!("{path}[{at}]");
            let Some([cancelled, result]) = annotation.fields(["was_cancelled", "result"]) else {
                self.reading.skip((SkipReason::NotABox, None), annotation, &path);
                continue;
            };
            let results = self.reading.list(result, &path)?;
            if cancelled.is_some_and(Json::is_true) {
                let fault = (SkipReason::Cancelled, None);
                for (index, result) in results.iter().enumerate() {
                    let path = &format_args!("{path}.result[{index}]");
                    self.reading.skip(fault, *result, path);
                }
                if results.is_empty() {
                    self.reading.skip(fault, annotation, &path);
                }
                continue;
            }
            annotators += u32::from(!results.is_empty());
            if annotators == 2 {
                self.reading.note(Note::Annotators, annotation, &path);
            }
            self.results(&results, None, false, &path)?;
        }
        Ok(())
    }

    fn predictions(&mut self, list: Option<Json<'_>>, path: &str) -> Result<(), ReadProblem> {
        for (at, prediction) in self.reading.list(list, &path)?.into_iter().enumerate() {
            let path = format!("{path}[{at}]");
            let Some([result, score]) = prediction.fields(["result", "score"]) else {
                self.reading.skip((SkipReason::NotABox, None), prediction, &path);
                continue;
            };
            let results = self.reading.list(result, &path)?;
            self.results(&results, score, true, &path)?;
        }
        Ok(())
    }

    /// Adds the boxes among the results; those without a score have the one of the whole.
    fn results(
        &mut self,
        results: &[Json<'_>],
        whole: Option<Json<'_>>,
        is_prediction: bool,
        path: &str,
    ) -> Result<(), ReadProblem> {
        let kind = |result: Json<'_>| {
            let [kind] = result.fields(["type"])?;
            kind?.text().map(Cow::into_owned)
        };
        let labels_apart = results.iter().any(|result| kind(*result).as_deref() == Some("labels"));
        for (at, result) in results.iter().enumerate() {
            let path = &format!("{path}.result[{at}]");
            let keys = ["value", "original_width", "original_height", "score"];
            let [value, width, height, score] = result.fields(keys).unwrap_or_default();
            match (kind(*result).as_deref(), value) {
                // The same rectangle comes again with its labels.
                (Some("rectangle"), Some(_)) if labels_apart => {}
                (Some("rectanglelabels" | "rectangle" | "labels"), Some(value)) => {
                    let score = score.filter(|score| !score.is_null()).or(whole);
                    let score = self.reading.optional(score, Column::Score, path);
                    self.add(value, [width, height], score, path)?;
                    if is_prediction {
                        self.reading.note(Note::Prediction, *result, path);
                    }
                }
                _ => self.reading.skip((SkipReason::NotABox, None), *result, path),
            }
        }
        Ok(())
    }

    fn minimal(&mut self, task: Json<'_>, path: &str) -> Result<(), ReadProblem> {
        for (control, list) in task.entries()?.unwrap_or_default() {
            let drawn = list.items()?.unwrap_or_default().into_iter().enumerate();
            for (at, value) in drawn.filter(|(_, value)| value.is_object()) {
                let path = &format!("{path}.{}[{at}]", excerpt(&control));
                let [width, height] =
                    value.fields(["original_width", "original_height"]).unwrap_or_default();
                self.add(value, [width, height], f64::NAN, path)?;
            }
        }
        Ok(())
    }

    /// Adds one box, or says why it is none.
    fn add(
        &mut self,
        value: Json<'_>,
        size: [Option<Json<'_>>; 2],
        score: f64,
        path: &str,
    ) -> Result<(), ReadProblem> {
        let size = self.reading.size(size, &path);
        let line = self.reading.line(value);
        self.reading.collector.note_size(self.image, size, line);
        let [labels, others] = value.fields(["rectanglelabels", "labels"]).unwrap_or_default();
        let labels = labels.or(others).map_or(Ok(None), Json::items)?.unwrap_or_default();
        let label = labels.first().and_then(|label| label.text()).unwrap_or_default();
        match read_shape(value, &label, size) {
            Err(fault) => self.reading.skip(fault, value, &path),
            Ok(shape) => {
                if labels.len() > 1 {
                    self.reading.note(Note::MoreLabels, value, &path);
                }
                if size.iter().any(|side| side.is_nan()) {
                    self.reading.note(Note::PercentWithoutSize, value, &path);
                }
                let class = self.reading.collector.class(label.trim(), line)?;
                self.reading.collector.push(shape.corners, score, class, self.image, line)?;
                if shape.angle != 0.0 {
                    self.reading.collector.turn(shape.angle);
                }
            }
        }
        Ok(())
    }
}

fn read_shape(value: Json<'_>, label: &str, [width, height]: [f64; 2]) -> Result<Shape, Fault> {
    name(label).map_err(|reason| (reason, Some(Column::Class)))?;
    let fields = value.fields(["x", "y", "width", "height", "rotation"]);
    let [x, y, w, h, rotation] = fields.ok_or((SkipReason::NotABox, None))?;
    if [w, h].iter().all(Option::is_none) {
        return Err((SkipReason::NotABox, None));
    }
    let rotation = rotation.filter(|rotation| !rotation.is_null());
    let degrees = rotation.map_or(Ok(0.0), Json::number).map_err(|reason| (reason, None))?;
    let [x, y, w, h] = numbers([x, y, w, h], Column::Xywh)?.map(|percent| percent / 100.0);
    if width.is_nan() || height.is_nan() {
        return Shape::upright([x, y, x + w, y + h]);
    }
    Shape::about_corner([x * width, y * height, w * width, h * height], degrees)
}
