//! NMS as operations on a matrix: the IoU of every box (a column) with every better one (a row).
//!
//! | variant | its round | who falls |
//! |---|---|---|
//! | [`Adaptive`] | one column | whoever overlaps a kept box by more than the threshold at that time |
//! | [`Fast`] | one column | whoever overlaps any better box too much, a suppressed one too |
//! | [`Cluster`] | one pass over the matrix | the same, where whoever fell in the pass before has no say; until nothing changes |
//! | [`Matrix`] | one column | whoever's lowered score is too low |
//!
//! Greedy NMS needs one verdict before the next can be reached. These need not wait, or not as often,
//! which is what makes them fast on a GPU. What they have in common is here once: taking the boxes
//! in ([`Suppression`]), the events, the state and the lab. A [`Variant`] adds its rounds.

mod adaptive;
mod cluster;
mod event;
mod fast;
mod lab;
mod matrix;
mod options;
mod state;
mod suppression;

pub use adaptive::{Adaptive, AdaptiveAnswer, AdaptiveOptions, OverlapNumbers, adaptive_nms};
pub use cluster::{Cluster, ClusterAnswer, cluster_nms};
pub use event::VariantEvent;
pub use fast::{Fast, fast_nms};
pub use lab::{VariantDetail, VariantSummary};
pub use matrix::{Matrix, MatrixAnswer, MatrixDecay, MatrixNmsOptions, matrix_nms};
pub use options::VariantOptions;
pub use state::State;
pub use suppression::{Suppression, Terms, Variant};
