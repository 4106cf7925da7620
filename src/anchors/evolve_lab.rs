//! The genetic search as a lab.

use serde::Serialize;

use super::evolve::{Evolution, EvolutionEvent, EvolutionState};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EvolutionDetail {
    /// The event.
    pub event: EvolutionEvent,
    /// How many candidates have been accepted so far.
    pub accepted: usize,
}

/// What is said about the search as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EvolutionSummary {
    /// The fitness of the anchors that it began with.
    pub first_fitness: f64,
    /// The fitness of the answer.
    pub fitness: f64,
    /// The best possible recall of the anchors that it began with.
    pub first_best_possible_recall: f64,
    /// The best possible recall of the answer.
    pub best_possible_recall: f64,
    /// How many candidates were accepted.
    pub accepted: usize,
}

impl Lab for Evolution {
    type Detail = EvolutionDetail;
    type Summary = EvolutionSummary;

    fn detail(&self, state: &EvolutionState, event: &EvolutionEvent) -> EvolutionDetail {
        EvolutionDetail { event: *event, accepted: state.accepted().len() }
    }

    /// None: the shapes are points of the plane, not boxes of a picture.
    fn roles(&self, _: &EvolutionState, _: &EvolutionEvent) -> Vec<Role> {
        Vec::new()
    }

    /// `anchors`: the best so far. `candidate`: those of the generation. Width and height each.
    fn frame_columns(&self, state: &EvolutionState) -> Vec<(&'static str, Column)> {
        let numbers = |anchors: &[[f64; 2]]| Column::Numbers(anchors.as_flattened().to_vec());
        vec![("anchors", numbers(state.anchors())), ("candidate", numbers(state.candidate()))]
    }

    fn summary(&self, answer: &EvolutionState) -> EvolutionSummary {
        let fitness = |at: Option<&f64>| at.copied().unwrap_or(0.0);
        EvolutionSummary {
            first_fitness: fitness(answer.fitness().first()),
            fitness: fitness(answer.fitness().last()),
            first_best_possible_recall: self.best_possible_recall(self.first()),
            best_possible_recall: self.best_possible_recall(answer.anchors()),
            accepted: answer.accepted().len(),
        }
    }

    /// `anchors`: the answer. `fitness`: before the first generation and after each. `accepted`: the
    /// generations whose candidate was accepted, from 1.
    fn summary_columns(&self, answer: &EvolutionState) -> Vec<(&'static str, Column)> {
        vec![
            ("anchors", Column::Numbers(answer.anchors().as_flattened().to_vec())),
            ("fitness", Column::Numbers(answer.fitness().to_vec())),
            ("accepted", Column::Indices(answer.accepted().to_vec())),
        ]
    }

    fn is_notable(&self, event: &EvolutionEvent) -> bool {
        matches!(event, EvolutionEvent::Judge { accepted: true, .. })
    }

    fn round_of(&self, _: &EvolutionState, _: Subject) -> Option<usize> {
        None
    }

    fn decides(&self, _: &EvolutionEvent, _: Subject) -> bool {
        false
    }
}
