//! Which format a text is in, told by its content.

use super::error::ReadProblem;
use super::report::{Format, Where};
use super::text::{is_comment, line_number};
use super::{
    ParseOptions, ReadFn, cartucho, coco, create_ml, cvat, datumaro, kitti, label_studio, labelme,
    lists, mot, open_images, project, table, via, voc, wider_face, yolo,
};

/// How much of a text is looked at, in bytes and in lines.
const HEAD: usize = 64 << 10;
const LINES: usize = 100;
/// How many lines an error repeats.
const SHOWN: usize = 3;

/// The beginning of a text.
pub(super) struct Sample<'a> {
    /// The first 64 KiB, without the line that is cut off there if a whole one stands before it.
    pub(super) head: &'a str,
    /// The lines of `head` that are neither blank nor comments, 100 at most, with their numbers.
    pub(super) lines: Vec<(u32, &'a str)>,
}

impl<'a> Sample<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let head = match text.get(..text.floor_char_boundary(HEAD)) {
            Some(cut) if cut.len() < text.len() => {
                cut.rsplit_once('\n').map_or(cut, |(whole, _)| whole)
            }
            _ => text,
        };
        let numbered = head.lines().enumerate().map(|(at, line)| (line_number(at), line));
        let lines = numbered.filter(|(_, line)| !line.trim().is_empty() && !is_comment(line));
        Self { head, lines: lines.take(LINES).collect() }
    }

    /// How well a format fits of which each line is an entry by itself.
    pub(super) fn fit(&self, is_entry: impl Fn(&str) -> bool) -> Fit {
        let entries = self.lines.iter().filter(|(_, line)| is_entry(line)).count();
        Fit::of(entries, self.lines.len())
    }
}

/// How well a text fits a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not at all.
    No,
    /// Something in it does.
    Possible,
    /// Most of it does.
    Likely,
    /// All of it does, and all of it fits the format that is its equal in [`EQUALS`] as well.
    Contested,
    /// All of it does, or it says so itself.
    Certain,
}

impl Fit {
    /// All or nothing.
    pub(super) fn certain(is_so: bool) -> Self {
        if is_so { Self::Certain } else { Self::No }
    }

    pub(super) fn of(fitting: usize, all: usize) -> Self {
        match fitting {
            0 => Self::No,
            _ if fitting == all => Self::Certain,
            _ if 2 * fitting >= all => Self::Likely,
            _ => Self::Possible,
        }
    }
}

/// One format: how it is recognised and how it is read.
struct Reader {
    format: Format,
    detect: fn(&Sample<'_>) -> Fit,
    read: ReadFn,
}

const fn reads(format: Format, detect: fn(&Sample<'_>) -> Fit, read: ReadFn) -> Reader {
    Reader { format, detect, read }
}

/// Every format, one line each. The best fit is taken, the first of equally good ones: what says
/// more about itself stands before what nearly anything fits.
const READERS: &[Reader] = &[
    reads(Format::Project, project::detect, project::read),
    reads(Format::Datumaro, datumaro::detect, datumaro::read),
    reads(Format::CocoAnnotations, coco::detect_annotations, coco::read),
    reads(Format::CocoResults, coco::detect_results, coco::read),
    reads(Format::LabelMe, labelme::detect, labelme::read),
    reads(Format::LabelStudio, label_studio::detect, label_studio::read),
    reads(Format::CreateMl, create_ml::detect, create_ml::read),
    reads(Format::Via, via::detect, via::read),
    reads(Format::Cvat, cvat::detect, cvat::read),
    reads(Format::PascalVoc, voc::detect, voc::read),
    reads(Format::WiderFace, wider_face::detect, wider_face::read),
    reads(Format::Kitti, kitti::detect, kitti::read),
    reads(Format::Yolo, yolo::detect, yolo::read),
    reads(Format::YoloTracks, yolo::detect_tracks, yolo::read_tracks),
    reads(Format::Mot, mot::detect, mot::read),
    reads(Format::CartuchoDetections, cartucho::detect_detections, cartucho::read_detections),
    reads(Format::CartuchoGroundTruth, cartucho::detect_truth, cartucho::read_truth),
    reads(Format::OpenImages, open_images::detect, open_images::read),
    reads(Format::List, lists::detect, lists::read),
    reads(Format::Table, table::detect, table::read),
];

/// Formats that one text can fit equally well, the likelier first: if the first says that this is so
/// ([`Fit::Contested`]), a person is asked which it is.
const EQUALS: &[[Format; 2]] =
    &[[Format::Yolo, Format::YoloTracks], [Format::CartuchoGroundTruth, Format::Table]];

/// The format of a text.
pub(super) fn format(text: &str) -> Option<Format> {
    best(&Sample::new(text)).map(|(reader, _)| reader.format)
}

/// The first of equally good ones.
fn best(sample: &Sample<'_>) -> Option<(&'static Reader, Fit)> {
    let fits = READERS.iter().map(|reader| (reader, (reader.detect)(sample)));
    fits.rev().max_by_key(|(_, fit)| *fit).filter(|(_, fit)| *fit > Fit::No)
}

/// The function that reads this text.
pub(super) fn reader(text: &str, options: &ParseOptions) -> Result<ReadFn, ReadProblem> {
    let sample = Sample::new(text);
    if let Some(reader) = READERS.iter().find(|reader| options.format == Some(reader.format)) {
        return Ok(reader.read);
    }
    if options.columns.is_some() {
        let listed = lists::detect(&sample) >= Fit::Likely;
        return Ok(if listed { lists::read } else { table::read });
    }
    let inner = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if inner.is_some_and(|inner| inner.trim().is_empty()) {
        return Err(ReadProblem::EmptyList);
    }
    let Some((best, fit)) = best(&sample) else {
        let first_lines = first_lines(text);
        return Err(ReadProblem::Unrecognised { first_lines, accepted: accepted() });
    };
    let equals = EQUALS.iter().find(|[first, _]| fit == Fit::Contested && *first == best.format);
    if let Some(pair) = equals {
        let first_lines = first_lines(text);
        return Err(ReadProblem::Ambiguous { readings: pair.to_vec(), first_lines });
    }
    Ok(best.read)
}

fn accepted() -> Vec<Format> {
    READERS.iter().map(|reader| reader.format).collect()
}

fn first_lines(text: &str) -> Vec<Where> {
    let shown = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    shown.take(SHOWN).map(|(at, line)| Where::on_line(line_number(at), line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_whole_lines_without_blanks_and_comments() {
        let line = "0123456789\n";
        let text = format!("# c\n\n{}", line.repeat(10_000));
        let sample = Sample::new(&text);
        assert!(sample.head.len() <= HEAD && sample.head.ends_with("0123456789"));
        assert_eq!((sample.lines.len(), sample.lines.first()), (LINES, Some(&(3, "0123456789"))));
        let wide = "界".repeat(HEAD);
        assert_eq!(Sample::new(&wide).head.len(), HEAD - HEAD % 3);
    }

    #[test]
    fn fits_are_ordered() {
        let fits = [Fit::of(0, 0), Fit::of(1, 3), Fit::of(2, 3), Fit::of(3, 3)];
        assert_eq!(fits, [Fit::No, Fit::Possible, Fit::Likely, Fit::Certain]);
        assert!(fits.is_sorted() && Fit::Likely < Fit::Contested && Fit::Contested < Fit::Certain);
    }
}
