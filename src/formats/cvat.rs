//! CVAT XML 1.1: `<image>`s with `<box>`es, or `<track>`s with a box for each frame of a video.
//! `rotation` is in degrees, clockwise about the centre of the box.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::{Limited, ReadProblem};
use super::report::{Format, SkipReason, Where};
use super::row::name;
use super::shape::{Fault, Shape};
use super::text::{excerpt, number};
use super::xml::{Element, Xml, has_root};
use super::{MAX_BOXES, ParseOptions, Parsed, Source};

const EDGES: [Column; 4] = [Column::X1, Column::Y1, Column::X2, Column::Y2];

/// Whether the text has the root of CVAT.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    Fit::certain(has_root(sample, "annotations"))
}

/// Reads one file of images, of tracks, or of both.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut reading = Reading {
        xml: Xml::new(source.text),
        collector: Collector::new(Format::Cvat, source.name),
        frame_size: None,
        tracked: Vec::new(),
    };
    while let Some(root) = reading.xml.child()? {
        if root.name() == "annotations" {
            reading.annotations(source.name)?;
        } else {
            reading.xml.leave()?;
        }
    }
    reading.frames()?;
    let Reading { xml, mut collector, .. } = reading;
    xml.tell(&mut collector);
    collector.finish()
}

struct Reading<'a> {
    xml: Xml<'a>,
    collector: Collector,
    /// Width and height of the frames of a video; NaN where there are several videos.
    frame_size: Option<[f64; 2]>,
    tracked: Vec<Tracked>,
}

/// A box in a frame of a video.
struct Tracked {
    /// Which video and frame.
    frame: (String, u64),
    class: u32,
    shape: Shape,
    line: u32,
}

impl Reading<'_> {
    fn annotations(&mut self, file: &str) -> Result<(), ReadProblem> {
        while let Some(child) = self.xml.child()? {
            match child.name() {
                "meta" => self.meta()?,
                "image" => self.image(&child, file)?,
                "track" => self.track(&child)?,
                _ => self.xml.leave()?,
            }
        }
        Ok(())
    }

    /// Looks for the size of the frames, which is in a task or a job of a task. As deep as elements
    /// may be nested.
    fn meta(&mut self) -> Result<(), ReadProblem> {
        while let Some(child) = self.xml.child()? {
            if child.name() == "original_size" {
                let size = self.original_size()?;
                let same = self.frame_size.is_none_or(|known| known == size);
                self.frame_size = Some(if same { size } else { [f64::NAN; 2] });
            } else {
                self.meta()?;
            }
        }
        Ok(())
    }

    fn original_size(&mut self) -> Result<[f64; 2], ReadProblem> {
        let mut size = [f64::NAN; 2];
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
            size[at] = self.side(column, child.line, Some(&written));
        }
        Ok(size)
    }

    fn image(&mut self, image: &Element<'_>, file: &str) -> Result<(), ReadProblem> {
        let [written, id, width, height] =
            self.xml.attributes(image, ["name", "id", "width", "height"])?;
        let size = [
            self.side(Column::ImageWidth, image.line, width.as_deref()),
            self.side(Column::ImageHeight, image.line, height.as_deref()),
        ];
        let written = written.unwrap_or_default();
        let own = name(&written).unwrap_or_else(|_| {
            self.ignore(Column::Image, image.line, &written);
            ""
        });
        let numbered = format!("{file} {}", excerpt(&id.unwrap_or_default()));
        let own = if own.is_empty() { numbered.trim_end() } else { own };
        let image = self.collector.new_image(own.into(), size, image.line)?;
        while let Some(child) = self.xml.child()? {
            if let Some((class, shape)) = self.shape(&child, None)? {
                self.push(class, shape, image, child.line)?;
            }
            self.xml.leave()?;
        }
        Ok(())
    }

    fn track(&mut self, track: &Element<'_>) -> Result<(), ReadProblem> {
        let [label, task] = self.xml.attributes(track, ["label", "task_id"])?;
        let label = label.unwrap_or_default();
        let task = excerpt(&task.unwrap_or_default());
        while let Some(child) = self.xml.child()? {
            let [frame] = self.xml.attributes(&child, ["frame"])?;
            if let Some((class, shape)) = self.shape(&child, Some(&label))? {
                match frame.as_deref().unwrap_or_default().trim().parse() {
                    Ok(frame) if self.tracked.len() < MAX_BOXES => {
                        let frame = (task.clone(), frame);
                        self.tracked.push(Tracked { frame, class, shape, line: child.line });
                    }
                    Ok(_) => {
                        let (what, limit, line) = (Limited::Boxes, MAX_BOXES as u64, child.line);
                        return Err(ReadProblem::TooMany { what, limit, line });
                    }
                    Err(_) => {
                        let written = frame.unwrap_or_default();
                        self.skip((SkipReason::MissingImage, None), child.line, &written);
                    }
                }
            }
            self.xml.leave()?;
        }
        Ok(())
    }

    /// Adds what was tracked, frame by frame. CVAT calls the picture of a frame `frame_000012`.
    fn frames(&mut self) -> Result<(), ReadProblem> {
        let mut tracked = std::mem::take(&mut self.tracked);
        tracked.sort_by(|a, b| a.frame.cmp(&b.frame));
        let size = self.frame_size.unwrap_or([f64::NAN; 2]);
        let mut shown = None;
        for Tracked { frame, class, shape, line } in tracked {
            let image = match shown {
                Some((image, ref same)) if *same == frame => image,
                _ => {
                    let (task, number) = &frame;
                    let folder = if task.is_empty() { "" } else { "/" };
                    let name = format!("{task}{folder}frame_{number:06}");
                    self.collector.new_image(name, size, line)?
                }
            };
            shown = Some((image, frame));
            self.push(class, shape, image, line)?;
        }
        Ok(())
    }

    fn push(&mut self, class: u32, shape: Shape, image: u32, line: u32) -> Result<(), ReadProblem> {
        self.collector.push(shape.corners, f64::NAN, class, image, line)?;
        if shape.angle != 0.0 {
            self.collector.turn(shape.angle);
        }
        Ok(())
    }

    /// The class and the shape of a box; `None` if it is skipped. A box of a track has the label of
    /// the track.
    fn shape(
        &mut self,
        element: &Element<'_>,
        label: Option<&str>,
    ) -> Result<Option<(u32, Shape)>, ReadProblem> {
        match element.name() {
            "box" => {}
            // Says something of the image as a whole.
            "tag" => {
                self.collector.ignore_name("tag");
                return Ok(None);
            }
            other => {
                self.skip((SkipReason::NotABox, None), element.line, other);
                return Ok(None);
            }
        }
        let [own, x1, y1, x2, y2, rotation, outside] = self
            .xml
            .attributes(element, ["label", "xtl", "ytl", "xbr", "ybr", "rotation", "outside"])?;
        if outside.as_deref() == Some("1") {
            self.skip((SkipReason::Outside, None), element.line, label.unwrap_or_default());
            return Ok(None);
        }
        let label = label.or(own.as_deref()).unwrap_or_default();
        match read_shape(label, [x1, y1, x2, y2], rotation) {
            Ok((class, shape)) => Ok(Some((self.collector.class(class, element.line)?, shape))),
            Err((fault, written)) => {
                self.skip(fault, element.line, &written);
                Ok(None)
            }
        }
    }

    fn skip(&mut self, (reason, column): Fault, line: u32, written: &str) {
        self.collector.skip(reason, Where { column, ..Where::on_line(line, written) });
    }

    fn side(&mut self, column: Column, line: u32, written: Option<&str>) -> f64 {
        let written = written.unwrap_or_default();
        match number(written, false) {
            Ok(side) if side > 0.0 => return side,
            Err(SkipReason::MissingNumber) => {}
            _ => self.ignore(column, line, written),
        }
        f64::NAN
    }

    fn ignore(&mut self, column: Column, line: u32, written: &str) {
        let place = Where::on_line(line, written);
        self.collector.ignore_value(column, Where { column: Some(column), ..place });
    }
}

/// Class and shape, or why there is none and what is written there.
fn read_shape(
    label: &str,
    edges: [Option<String>; 4],
    rotation: Option<String>,
) -> Result<(&str, Shape), (Fault, String)> {
    let class = name(label).map_err(|why| ((why, Some(Column::Class)), label.to_owned()))?;
    let value = |column, written: &str| {
        number(written, false).map_err(|why| ((why, column), written.to_owned()))
    };
    let mut corners = [f64::NAN; 4];
    for ((corner, column), written) in corners.iter_mut().zip(EDGES).zip(edges) {
        *corner = value(Some(column), written.as_deref().unwrap_or_default())?;
    }
    let degrees = rotation.map_or(Ok(0.0), |written| value(None, &written))?;
    let shape = Shape::turned(corners, degrees).map_err(|fault| (fault, class.to_owned()))?;
    Ok((class, shape))
}
