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
}
