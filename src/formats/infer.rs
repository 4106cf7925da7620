//! The columns of a table without a header, from what stands in them.

use std::borrow::Cow;

use super::columns::{Column, Order, corners};
use super::text::{is_numeric, looks_like_file, number};

/// What most of the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Nothing at all.
    Empty,
    /// Numbers: whether all lie in [0, 1], and whether all are whole.
    Number { unit: bool, whole: bool },
    /// Bracketed lists.
    List,
    /// Names; `files` if most read as names of files.
    Text { files: bool },
}

impl Kind {
    fn is_text(self) -> bool {
        matches!(self, Self::Text { .. })
    }

    fn is_number(self) -> bool {
        matches!(self, Self::Number { .. })
    }
}

/// Whether a value is a bracketed list.
pub(super) fn is_list(cell: &str) -> bool {
    cell.starts_with(['[', '(']) && cell.ends_with([']', ')'])
}

/// Whether nearly all values of a column are numbers; not if it is empty.
pub(super) fn is_number_column(rows: &[Vec<Cow<'_, str>>], at: usize, decimal_comma: bool) -> bool {
    kind(rows, at, decimal_comma).is_number()
}

/// The meaning of each column, or `None` if no reading suggests itself. Four numbers in a row are
/// the box; a fifth and a sixth are score or class; two numbers elsewhere are the image's size; a
/// column of words is the class, or the image if the words look like names of files.
pub(super) fn columns(
    rows: &[Vec<Cow<'_, str>>],
    decimal_comma: bool,
    order: Option<Order>,
) -> Option<Vec<Column>> {
    let count = usual_length(rows)?;
    let of_usual_length: Vec<_> = rows.iter().filter(|row| row.len() == count).cloned().collect();
    let mut kinds: Vec<Kind> =
        (0..count).map(|at| kind(&of_usual_length, at, decimal_comma)).collect();
    while kinds.last() == Some(&Kind::Empty) {
        kinds.pop();
    }
    let mut columns = vec![Column::Ignored; kinds.len()];
    name_texts(&kinds, &mut columns);
    // makesense writes `label,x,y,w,h,filename,W,H`.
    let makesense = matches!(kinds.as_slice(), [a, n @ .., c, d, e]
        if n.len() == 4 && a.is_text() && c.is_text() && d.is_number() && e.is_number()
            && n.iter().all(|kind| kind.is_number()));
    let order = if makesense { order.or(Some(Order::Xywh)) } else { order };
    let listed = kinds.iter().filter(|kind| **kind == Kind::List).count();
    let (mut boxed, mut sized) = (false, false);
    let mut at = 0;
    for run in kinds.chunk_by(|a, b| a.is_number() && b.is_number()) {
        let slots = columns.get_mut(at..at + run.len())?;
        at += run.len();
        match run {
            [Kind::List] if listed == 1 => {
                slots.fill(match order.unwrap_or(Order::Xywh) {
                    Order::Xyxy => Column::Xyxy,
                    Order::Xywh => Column::Xywh,
                    Order::Cxcywh => Column::Cxcywh,
                });
                boxed = true;
            }
            [first, ..] if !first.is_number() => {}
            [_] => slots.fill(Column::ScoreOrClass),
            [_, _] if !sized => {
                slots.copy_from_slice(&[Column::ImageWidth, Column::ImageHeight]);
                sized = true;
            }
            _ if boxed || !(4..=6).contains(&run.len()) => return None,
            _ => {
                boxed = true;
                let (lead, rest) = slots.split_at_mut(usize::from(begins_with_score(run)));
                lead.fill(Column::Score);
                let (four, after) = rest.split_at_mut(4);
                four.copy_from_slice(&corners(order));
                after.fill(Column::ScoreOrClass);
            }
        }
    }
    // What is not known to be a box is a score and a class, or one of them if the other is known.
    let (has_class, has_score) =
        (columns.contains(&Column::Class), columns.contains(&Column::Score));
    let mut open: &[Column] = match (has_class, has_score) {
        (false, false) => &[Column::ScoreOrClass, Column::ScoreOrClass],
        (false, true) => &[Column::Class],
        (true, false) => &[Column::Score],
        (true, true) => &[],
    };
    for column in columns.iter_mut().filter(|column| **column == Column::ScoreOrClass) {
        *column = open.split_off_first().copied().unwrap_or(Column::Ignored);
    }
    boxed.then_some(columns)
}

/// Whether the first of five numbers is the score: a fraction of 1, and not followed by corners
/// that are fractions themselves.
fn begins_with_score(run: &[Kind]) -> bool {
    let beyond_unit = |kind: &Kind| matches!(kind, Kind::Number { unit: false, .. });
    let [Kind::Number { unit: true, whole: false }, _, _, right, bottom] = run else {
        return false;
    };
    beyond_unit(right) && beyond_unit(bottom)
}

/// Names up to two columns of words.
fn name_texts(kinds: &[Kind], columns: &mut [Column]) {
    let texts: Vec<usize> = (0..kinds.len()).filter(|at| kinds[*at].is_text()).collect();
    let files = texts.iter().position(|at| kinds[*at] == Kind::Text { files: true });
    // With no help from the words: one is the class, and of two the first is the image, unless the
    // image's size stands behind the second.
    let sized =
        |at: usize| matches!(kinds.get(at + 1..), Some([a, b]) if a.is_number() && b.is_number());
    let image = files.or(match texts.as_slice() {
        [_, second] if sized(*second) => Some(1),
        [_, _, ..] => Some(0),
        _ => None,
    });
    let class = (0..texts.len()).find(|index| Some(*index) != image);
    for (index, column) in [(image, Column::Image), (class, Column::Class)] {
        if let Some(at) = index.and_then(|index| texts.get(index)) {
            columns[*at] = column;
        }
    }
}

fn usual_length(rows: &[Vec<Cow<'_, str>>]) -> Option<usize> {
    let lengths = || rows.iter().map(Vec::len);
    lengths().max_by_key(|length| (lengths().filter(|other| other == length).count(), *length))
}

fn kind(rows: &[Vec<Cow<'_, str>>], at: usize, decimal_comma: bool) -> Kind {
    let cells = || rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let filled = cells().count();
    let most = |count: usize| 2 * count >= filled;
    if filled == 0 {
        Kind::Empty
    } else if most(cells().filter(|cell| is_numeric(cell, decimal_comma)).count()) {
        let numbers = || cells().filter_map(|cell| number(cell, decimal_comma).ok());
        let unit = numbers().all(|value| (0.0..=1.0).contains(&value));
        Kind::Number { unit, whole: numbers().all(|value| value.fract() == 0.0) }
    } else if most(cells().filter(|cell| is_list(cell)).count()) {
        Kind::List
    } else {
        Kind::Text { files: most(cells().filter(|cell| looks_like_file(cell)).count()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{
        Class, H, Ignored, Image, ImageHeight, ImageWidth, Score, ScoreOrClass, W, X1, X2, Xywh,
        Y1, Y2,
    };

    fn inferred(text: &str) -> Option<Vec<Column>> {
        let rows = text.lines().map(|line| line.split('|').map(Cow::from).collect());
        columns(&rows.collect::<Vec<_>>(), false, None)
    }

    #[test]
    fn shapes() {
        for (line, columns) in [
            ("1|2|3|4", vec![X1, Y1, X2, Y2]),
            ("1|2|3|4|5", vec![X1, Y1, X2, Y2, ScoreOrClass]),
            ("1|2|3|4|0.5|6", vec![X1, Y1, X2, Y2, ScoreOrClass, ScoreOrClass]),
            ("0.5|1|2|3|4", vec![Score, X1, Y1, X2, Y2]),
            ("0.1|0.2|0.3|0.4|5", vec![X1, Y1, X2, Y2, ScoreOrClass]),
            ("dog|1|2|3|4", vec![Class, X1, Y1, X2, Y2]),
            ("dog|0.9|1|2|3|4", vec![Class, Score, X1, Y1, X2, Y2]),
            ("dog|5|1|2|3|4", vec![Class, X1, Y1, X2, Y2, Score]),
            ("1|2|3|4|dog", vec![X1, Y1, X2, Y2, Class]),
            ("1|2|3|4|dog|0.5", vec![X1, Y1, X2, Y2, Class, Score]),
            ("1|2|3|4|0.5|dog", vec![X1, Y1, X2, Y2, Score, Class]),
            (
                "dog|1|2|3|4|a.jpg|640|480",
                vec![Class, X1, Y1, W, H, Image, ImageWidth, ImageHeight],
            ),
            ("dog|1|2|3|4|a|640|480", vec![Class, X1, Y1, W, H, Image, ImageWidth, ImageHeight]),
            ("path/a|1|2|3|4|", vec![Image, X1, Y1, X2, Y2]),
            ("a|1|2|3|4|dog", vec![Image, X1, Y1, X2, Y2, Class]),
            (
                "a.jpg|640|480|dog|1|2|3|4",
                vec![Image, ImageWidth, ImageHeight, Class, X1, Y1, X2, Y2],
            ),
            (
                "b6ab|1024|1024|[1, 2, 3, 4]|usask",
                vec![Image, ImageWidth, ImageHeight, Xywh, Class],
            ),
            ("dog|1|2|3|4|0.5|7", vec![Class, X1, Y1, X2, Y2, Score, Ignored]),
            ("0.5|10|20|30|40|a.jpg|7", vec![Score, X1, Y1, X2, Y2, Image, Class]),
            ("a.jpg|dog|happy|1|2|3|4", vec![Image, Class, Ignored, X1, Y1, X2, Y2]),
        ] {
            assert_eq!(inferred(line), Some(columns), "{line}");
        }
    }

    #[test]
    fn the_usual_line_decides() {
        let text = "a.jpg|||||\na.jpg|1|2|3|4|dog\nb.jpg|1|x|3|4|cat\n1|2";
        assert_eq!(inferred(text), Some(vec![Image, X1, Y1, X2, Y2, Class]));
        let text = "1|2|3|4\n1|nan|3|4\n1|2|x|4";
        assert_eq!(inferred(text), Some(vec![X1, Y1, X2, Y2]));
    }

    #[test]
    fn no_reading() {
        for text in ["1|2|3", "1|2|3|4|5|6|7", "1|2|3|4|a|1|2|3|4", "a|b", ""] {
            assert_eq!(inferred(text), None, "{text}");
        }
    }
}
