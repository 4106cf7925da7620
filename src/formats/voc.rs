//! Pascal VOC XML, one file for each image: `<annotation>` with `<filename>`, `<size>` and
//! `<object>`s. Children stand in any order, numbers may have fractions (VOC2012 itself has some),
//! and `<part>`s with boxes of their own are not objects.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::report::{Format, Note, SkipReason, Where};
use super::row::name;
use super::shape::{Fault, Shape};
use super::text::{excerpt, number};
use super::xml::{Xml, has_root};
use super::{DIFFICULT, ParseOptions, Parsed, Source};

const EDGES: [(&str, Column); 4] =
    [("xmin", Column::X1), ("ymin", Column::Y1), ("xmax", Column::X2), ("ymax", Column::Y2)];

/// Whether the text has the root of VOC.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    Fit::certain(has_root(sample, "annotation"))
}

/// Reads one file, or several put together.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let collector = Collector::new(Format::PascalVoc, source.name);
    let mut reading =
        Reading { xml: Xml::new(source.text), collector, one_based: options.voc_one_based };
    while let Some(root) = reading.xml.child()? {
        if root.name() == "annotation" {
            reading.annotation(source.name, root.line)?;
        } else {
            reading.xml.leave()?;
        }
    }
    let Reading { xml, mut collector, .. } = reading;
    xml.tell(&mut collector);
    collector.finish()
}

struct Reading<'a> {
    xml: Xml<'a>,
    collector: Collector,
    one_based: bool,
}

/// What is known of an object.
#[derive(Default)]
struct Object {
    class: String,
    edges: Option<[String; 4]>,
    score: String,
    difficult: bool,
}

impl Reading<'_> {
    fn annotation(&mut self, file: &str, line: u32) -> Result<(), ReadProblem> {
        // Its name and size may come after the objects.
        let image = self.collector.new_image(file.into(), [f64::NAN; 2], line)?;
        while let Some(child) = self.xml.child()? {
            match child.name() {
                "filename" => {
                    let written = self.xml.content()?;
                    match name(&written) {
                        Ok("") => {}
                        Ok(name) => self.collector.rename_image(image, name),
                        Err(_) => self.ignore(Column::Image, child.line, &written),
                    }
                }
                "size" => self.size(image)?,
                "object" => self.object(image, child.line)?,
                _ => self.xml.leave()?,
            }
        }
        Ok(())
    }

    fn size(&mut self, image: u32) -> Result<(), ReadProblem> {
        while let Some(child) = self.xml.child()? {
            let (column, at) = match child.name() {
                "width" => (Column::ImageWidth, 0),
                "height" => (Column::ImageHeight, 1),
                _ => {
                    self.xml.leave()?;
                    continue;
                }
            };
            let written = self.xml.content()?;
            let mut size = [f64::NAN; 2];
            match number(&written, false) {
                Ok(side) if side > 0.0 => size[at] = side,
                Err(SkipReason::MissingNumber) => {}
                _ => self.ignore(column, child.line, &written),
            }
            self.collector.note_size(image, size, child.line);
        }
        Ok(())
    }

    fn object(&mut self, image: u32, line: u32) -> Result<(), ReadProblem> {
        let mut object = Object::default();
        while let Some(child) = self.xml.child()? {
            match child.name() {
                "name" => object.class = self.xml.content()?,
                "bndbox" => object.edges = Some(self.edges()?),
                "score" | "confidence" => object.score = self.xml.content()?,
                difficult if difficult.eq_ignore_ascii_case("difficult") => {
                    let word = self.xml.content()?.trim().to_ascii_lowercase();
                    // make-sense writes `Unspecified`.
                    object.difficult = matches!(word.as_str(), "1" | "true" | "yes");
                }
                other => {
                    self.collector.ignore_name(other);
                    self.xml.leave()?;
                }
            }
        }
        match self.shape(&object) {
            Err(((reason, column), written)) => {
                let place = Where::on_line(line, &written);
                self.collector.skip(reason, Where { column, ..place });
            }
            Ok((shape, class)) => {
                let score = match number(&object.score, false) {
                    Err(SkipReason::MissingNumber) => f64::NAN,
                    Ok(score) => score,
                    Err(_) => {
                        self.ignore(Column::Score, line, &object.score);
                        f64::NAN
                    }
                };
                let class = self.collector.class(class, line)?;
                self.collector.push(shape.corners, score, class, image, line)?;
                if object.difficult {
                    self.collector.mark(DIFFICULT);
                }
                let note = if self.one_based { Note::VocOneBased } else { Note::VocAsWritten };
                if !self.collector.count_again(note) {
                    self.collector.note_many(note, 1, Where { line, ..Where::default() });
                }
            }
        }
        Ok(())
    }

    fn edges(&mut self) -> Result<[String; 4], ReadProblem> {
        let mut edges: [String; 4] = Default::default();
        while let Some(child) = self.xml.child()? {
            let wanted = EDGES.iter().position(|(edge, _)| *edge == child.name());
            match wanted.and_then(|at| edges.get_mut(at)) {
                Some(edge) => *edge = self.xml.content()?,
                None => self.xml.leave()?,
            }
        }
        Ok(edges)
    }

    /// The box and the class, or why there is none and what is written there.
    fn shape<'o>(&self, object: &'o Object) -> Result<(Shape, &'o str), (Fault, String)> {
        let class = name(&object.class)
            .map_err(|reason| ((reason, Some(Column::Class)), excerpt(&object.class)))?;
        let named = |fault| (fault, class.to_owned());
        let edges = object.edges.as_ref().ok_or(named((SkipReason::NotABox, None)))?;
        let mut corners = [f64::NAN; 4];
        for ((corner, (_, column)), written) in corners.iter_mut().zip(EDGES).zip(edges) {
            *corner = number(written, false)
                .map_err(|reason| ((reason, Some(column)), excerpt(written)))?;
        }
        if self.one_based {
            let [x1, y1, x2, y2] = corners;
            corners = [x1 - 1.0, y1 - 1.0, x2, y2];
        }
        Ok((Shape::upright(corners).map_err(named)?, class))
    }

    fn ignore(&mut self, column: Column, line: u32, written: &str) {
        let place = Where::on_line(line, written);
        self.collector.ignore_value(column, Where { column: Some(column), ..place });
    }
}
