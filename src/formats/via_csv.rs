//! The CSV of VGG Image Annotator: a row for each region, with JSON in its cells. The first version
//! begins its header with `#`, and which columns there are differs.

use std::borrow::Cow;

use super::collect::Collector;
use super::columns::Column;
use super::error::ReadProblem;
use super::json::Json;
use super::records::Records;
use super::report::{Assumption, Format, Note, Separator, Where};
use super::row::{Row, name};
use super::via::{Region, read_region};
use super::{Parsed, Source};

/// Whether the first line is the header of VIA.
pub(super) fn is_header(text: &str) -> bool {
    let header = text.trim_start().lines().next().unwrap_or_default();
    header.contains("region_shape_attributes") && header.contains("filename")
}

/// Reads a file that has the header.
pub(super) fn read(source: &Source<'_>) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(Format::Via, source.name);
    let begun = source.text.trim_start();
    // The rest of a line that begins with `#` would be a comment.
    let text = begun.strip_prefix('#').unwrap_or(begun);
    let before = source.text.get(..source.text.len() - text.len()).unwrap_or_default();
    let lines_before = u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX);
    let header = text.lines().next().unwrap_or_default();
    let mut records = Records::new(text, separator(header));
    let mut cells = Vec::new();
    records.next_into(&mut cells)?;
    let columns = ["filename", "region_shape_attributes", "region_attributes"]
        .map(|wanted| cells.iter().position(|cell| cell == wanted));
    while let Some(record) = records.next_into(&mut cells)? {
        let line = record.line.saturating_add(lines_before);
        let [file, shape, attributes] =
            columns.map(|column| column.and_then(|at| cells.get(at)).map_or("", Cow::as_ref));
        let skip = |collector: &mut Collector, (reason, column), text: &str| {
            collector.skip(reason, Where { column, ..Where::on_line(line, text) });
        };
        let file = match name(file) {
            Ok(file) => file,
            Err(reason) => {
                skip(&mut collector, (reason, Some(Column::Image)), file);
                continue;
            }
        };
        let image = collector.image(&Row { image: file, ..Row::default() }, line)?;
        // An image without regions has a row all the same.
        if matches!(shape.trim(), "" | "{}") {
            continue;
        }
        match read_region(Json::parse(shape), Json::parse(attributes))? {
            Err(fault) => skip(&mut collector, fault, shape),
            Ok(Region { class, shape: found, is_envelope, more_labels, unread }) => {
                let class = collector.class(&class, line)?;
                if is_envelope {
                    collector.envelope();
                }
                if more_labels && !collector.count_again(Note::MoreLabels) {
                    collector.note_many(Note::MoreLabels, 1, Where::on_line(line, attributes));
                }
                collector.push(found.corners, f64::NAN, class, image, line)?;
                unread.iter().for_each(|key| collector.ignore_name(key));
            }
        }
    }
    if records.comments > 0 {
        collector.assume(Assumption::CommentsIgnored { count: records.comments });
    }
    collector.finish()
}

/// Spreadsheets write semicolons or tabs.
fn separator(header: &str) -> Separator {
    if header.contains(',') {
        Separator::Comma
    } else if header.contains('\t') {
        Separator::Tab
    } else {
        Separator::Semicolon
    }
}
