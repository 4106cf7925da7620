use serde::Serialize;

/// What can be wrong with a person's boxes or options, and where.
///
/// `code` and the fields are for programs (the page words them in its own languages); `Display` is
/// the English sentence.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Problem {
    /// The flat list of corners does not divide into boxes.
    #[error("boxes need four numbers each (x1, y1, x2, y2), but there are {length} numbers")]
    NotFourNumbers {
        /// How many numbers there are.
        length: usize,
    },
    /// A coordinate is NaN, infinite, or beyond [`crate::geometry::MAX_COORDINATE`].
    #[error("box {index} has a coordinate that is not a usable number ({value})")]
    BadCoordinate {
        /// The box, counted from 0.
        index: usize,
        /// The coordinate, as text, since JSON has no NaN.
        value: String,
    },
    /// The flat list of rotated boxes does not divide into boxes.
    #[error(
        "rotated boxes need five numbers each (cx, cy, w, h, angle), but there are {length} numbers"
    )]
    NotFiveNumbers {
        /// How many numbers there are.
        length: usize,
    },
    /// A side of a rotated box is negative, NaN, or beyond [`crate::geometry::MAX_COORDINATE`].
    #[error("box {index} has a side that is not a usable length ({value})")]
    BadSide {
        /// The box, counted from 0.
        index: usize,
        /// The side, as text.
        value: String,
    },
    /// An angle is NaN or infinite.
    #[error("box {index} has an angle that is not a number ({value})")]
    BadAngle {
        /// The box, counted from 0.
        index: usize,
        /// The angle, as text.
        value: String,
    },
    /// A score is NaN or infinite.
    #[error("box {index} has a score that is not a number ({value})")]
    BadScore {
        /// The box, counted from 0.
        index: usize,
        /// The score, as text.
        value: String,
    },
    /// Two inputs that must be equally long are not.
    #[error("{what}: {expected} expected, one for each box, but there are {found}")]
    WrongLength {
        /// Which input: `scores` or `classes`.
        what: String,
        /// The number of boxes.
        expected: usize,
        /// The length of the input.
        found: usize,
    },
    /// Classes are asked for (`perClass`) and not given.
    #[error("perClass needs classes, one for each box")]
    NoClasses,
    /// An option's number is NaN or infinite.
    #[error("the option {option} must be a finite number, not {value}")]
    BadOption {
        /// The option's name.
        option: String,
        /// Its value, as text.
        value: String,
    },
    /// A pair names a box that does not exist.
    #[error("there is no box {index}: the boxes are numbered from 0 to {count} - 1")]
    NoSuchBox {
        /// The number given.
        index: usize,
        /// How many boxes there are.
        count: usize,
    },
    /// The numbers of a table do not divide into its rows.
    #[error("rows of {columns} columns are expected, but there are {length} numbers")]
    UnevenRows {
        /// How many numbers there are.
        length: usize,
        /// How many columns a row has.
        columns: usize,
    },
    /// There is nothing to look at: a table without rows, or no box that has every feature.
    #[error("there are no rows")]
    NoRows,
    /// A number of a table is NaN, infinite, or beyond [`crate::pca::MAX_VALUE`].
    #[error("row {row}, column {column} is not a usable number ({value})")]
    BadValue {
        /// The row, counted from 0.
        row: usize,
        /// The column, counted from 0.
        column: usize,
        /// The number, as text.
        value: String,
    },
    /// The flat list of sides does not divide into shapes.
    #[error("shapes need two numbers each (width, height), but there are {length} numbers")]
    NotTwoNumbers {
        /// How many numbers there are.
        length: usize,
    },
    /// A side of a shape is not between [`crate::anchors::MIN_SIDE`] and
    /// [`crate::geometry::MAX_COORDINATE`].
    #[error("shape {index} is {width} x {height}, but both sides must be positive and finite")]
    BadShape {
        /// The shape, counted from 0.
        index: usize,
        /// Its width, as text, since JSON has no NaN.
        width: String,
        /// Its height, as text.
        height: String,
    },
    /// There are more clusters than shapes.
    #[error("{shapes} shapes cannot make {k} clusters")]
    TooFewShapes {
        /// How many clusters are asked for.
        k: usize,
        /// How many shapes there are.
        shapes: usize,
    },
    /// The first centroids are not `k` shapes.
    #[error("init must hold {k} shapes of two numbers each, but there are {numbers} numbers")]
    WrongInit {
        /// How many clusters are asked for.
        k: usize,
        /// How many numbers were given.
        numbers: usize,
    },
    /// A side of an anchor that was given is no usable size.
    #[error("anchor {index} is {width} x {height}, but both sides must be positive and finite")]
    BadAnchor {
        /// The anchor, counted from 0.
        index: usize,
        /// Its width, as text.
        width: String,
        /// Its height, as text.
        height: String,
    },
    /// An option's number, or how many columns or features there are, is outside its range.
    #[error("{option} must be {least} to {most}, not {value}")]
    OutOfRange {
        /// The option's name.
        option: String,
        /// Its value, as text.
        value: String,
        /// The least that it may be.
        least: f64,
        /// The most that it may be.
        most: f64,
    },
}

impl Problem {
    /// A count is too small or too large.
    pub(crate) fn out_of_range(option: &str, value: usize, least: usize, most: usize) -> Self {
        Self::OutOfRange {
            option: option.to_owned(),
            value: value.to_string(),
            least: least as f64,
            most: most as f64,
        }
    }
}

/// # Errors
/// [`Problem::OutOfRange`], for NaN too.
pub(crate) fn in_range(option: &str, value: f64, least: f64, most: f64) -> Result<(), Problem> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    let (option, value) = (option.to_owned(), value.to_string());
    Err(Problem::OutOfRange { option, value, least, most })
}

/// # Errors
/// [`Problem::BadOption`] for NaN and the infinities.
pub(crate) fn finite(option: &str, value: f64) -> Result<(), Problem> {
    if value.is_finite() {
        return Ok(());
    }
    Err(Problem::BadOption { option: option.to_owned(), value: value.to_string() })
}

/// # Errors
/// [`Problem::WrongLength`] if a column has not one entry for each box.
pub(crate) fn one_each<T>(what: &str, column: &[T], boxes: usize) -> Result<(), Problem> {
    if column.len() == boxes {
        return Ok(());
    }
    Err(Problem::WrongLength { what: what.to_owned(), expected: boxes, found: column.len() })
}

/// One class for each box, which may be left out where classes do not matter.
pub(crate) fn usable_classes(
    classes: Option<&[u32]>,
    needed: bool,
    boxes: usize,
) -> Result<(), Problem> {
    match classes {
        Some(classes) => one_each("classes", classes, boxes),
        None if needed => Err(Problem::NoClasses),
        None => Ok(()),
    }
}

/// # Errors
/// As [`one_each`], and [`Problem::BadScore`] for the first score that is NaN or infinite.
pub(crate) fn usable_scores(scores: &[f64], boxes: usize) -> Result<(), Problem> {
    one_each("scores", scores, boxes)?;
    match scores.iter().enumerate().find(|(_, score)| !score.is_finite()) {
        Some((index, score)) => Err(Problem::BadScore { index, value: score.to_string() }),
        None => Ok(()),
    }
}
