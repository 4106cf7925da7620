//! YOLOv5's genetic search: change the anchors a little, keep the change if they fit better.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::random::Chance;
use super::recall::{RATIO, best_possible_recall, fitness};
use super::shapes::{Shape, Shapes, anchors_of};
use super::write::{AnchorOrder, sorted};
use crate::Problem;
use crate::geometry::{MAX_COORDINATE, larger, smaller};
use crate::problem::in_range;
use crate::watch::{Algorithm, Observer, Progress};

/// Options of the genetic search. The defaults are those of YOLOv5's `kmean_anchors`, which works
/// in pixels and lets no side fall below 2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EvolutionOptions {
    /// The anchors to begin with, width and height each, from 1 to 1000 of them.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Float64Array | number[]"))]
    pub anchors: Vec<f64>,
    /// What chance is drawn with, from 0 to 2^32 - 1. Default 0.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub seed: u32,
    /// How many generations, from 1 to 100000. Default 1000.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub generations: u32,
    /// How likely a side is to change, from 0.01 to 1. Default 0.9.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub mutation_probability: f64,
    /// How much sides change, from 0.001 to 1. Default 0.1.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sigma: f64,
    /// How many times larger or smaller a side may be, from 1 to 1000. Default 4.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ratio: f64,
    /// No side becomes smaller than this, in the unit of the shapes. Default 0; YOLOv5 has 2 pixels.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub min_side: f64,
}

impl Default for EvolutionOptions {
    fn default() -> Self {
        Self {
            anchors: Vec::new(),
            seed: 0,
            generations: 1000,
            mutation_probability: 0.9,
            sigma: 0.1,
            ratio: RATIO,
            min_side: 0.0,
        }
    }
}

impl EvolutionOptions {
    fn check(&self) -> Result<(), Problem> {
        in_range("anchors", (self.anchors.len() / 2) as f64, 1.0, 1000.0)?;
        in_range("generations", f64::from(self.generations), 1.0, 100_000.0)?;
        in_range("mutationProbability", self.mutation_probability, 0.01, 1.0)?;
        in_range("sigma", self.sigma, 0.001, 1.0)?;
        in_range("ratio", self.ratio, 1.0, 1000.0)?;
        in_range("minSide", self.min_side, 0.0, MAX_COORDINATE)
    }
}

/// The smallest things that the search does. An anchor is `[width, height]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum EvolutionEvent {
    /// The anchors are put in order of area and measured.
    Begin { fitness: f64, best_possible_recall: f64 },
    /// One anchor of the candidate: for each side `factor = normal x strength x sigma + 1`, not
    /// below 0.3 nor above 3, where `normal` is drawn from the normal distribution (0 where the
    /// side is left alone) and `strength` once for the generation; `to = from x factor`, not below
    /// the smallest side allowed.
    Mutate {
        generation: u32,
        anchor: u32,
        normal: [f64; 2],
        strength: f64,
        sigma: f64,
        factor: [f64; 2],
        from: [f64; 2],
        to: [f64; 2],
    },
    /// The candidate is measured: `accepted = after > before`.
    Judge { generation: u32, before: f64, after: f64, accepted: bool },
    /// It is over.
    Done { generations: u32, accepted: u32, fitness: f64, best_possible_recall: f64 },
}

/// All that changes during the search.
#[derive(Clone, Debug, PartialEq)]
pub struct EvolutionState {
    chance: Chance,
    anchors: Vec<Shape>,
    candidate: Vec<Shape>,
    /// The fitness before the first generation and after each.
    fitness: Vec<f64>,
    accepted: Vec<u32>,
}

impl EvolutionState {
    /// The best anchors so far.
    #[must_use]
    pub fn anchors(&self) -> &[Shape] {
        &self.anchors
    }

    /// The anchors of this generation, as far as they have been changed.
    #[must_use]
    pub fn candidate(&self) -> &[Shape] {
        &self.candidate
    }

    /// The fitness of the best anchors: before the first generation, and after each so far.
    #[must_use]
    pub fn fitness(&self) -> &[f64] {
        &self.fitness
    }

    /// The generations whose candidate was accepted, counted from 1.
    #[must_use]
    pub fn accepted(&self) -> &[u32] {
        &self.accepted
    }

    /// The fitness of the best anchors; 0 before they are first measured.
    fn best(&self) -> f64 {
        self.fitness.last().copied().unwrap_or(0.0)
    }
}

/// The genetic search on some shapes with some options.
#[derive(Clone, Debug)]
pub struct Evolution {
    shapes: Arc<Shapes>,
    options: EvolutionOptions,
    first: Vec<Shape>,
}

/// A change of one anchor.
#[derive(Clone, Copy)]
struct Mutation {
    normal: [f64; 2],
    factor: [f64; 2],
}

/// No side changes by more than these factors at once.
const FACTORS: [f64; 2] = [0.3, 3.0];
/// After so many draws that change nothing, nothing is changed.
const MAX_DRAWS: usize = 1000;

impl Evolution {
    /// # Errors
    /// A [`Problem`] that names the unusable option or anchor.
    pub fn new(shapes: Arc<Shapes>, options: &EvolutionOptions) -> Result<Self, Problem> {
        options.check()?;
        let first = sorted(&anchors_of(&options.anchors)?, AnchorOrder::Area);
        Ok(Self { shapes, options: options.clone(), first })
    }

    /// The anchors to begin with, by rising area.
    pub(super) fn first(&self) -> &[Shape] {
        &self.first
    }

    pub(super) fn best_possible_recall(&self, anchors: &[Shape]) -> f64 {
        best_possible_recall(&self.shapes, anchors, self.options.ratio)
    }

    // listing: evolution.rust
    fn generation<O: Observer<Self>>(&self, state: &mut EvolutionState, observer: &mut O) {
        let (strength, mutations) = self.mutations(&mut state.chance); // @mutate
        let generation = state.fitness.len() as u32;
        state.candidate.clone_from(&state.anchors);
        for (anchor, Mutation { normal, factor }) in mutations.into_iter().enumerate() {
            let from = state.anchors[anchor];
            let side = |i: usize| larger(from[i] * factor[i], self.options.min_side); // @mutate
            let to = [side(0), side(1)];
            state.candidate[anchor] = to; // @mutate
            observer.on(
                state,
                EvolutionEvent::Mutate {
                    generation,
                    anchor: anchor as u32,
                    normal,
                    strength,
                    sigma: self.options.sigma,
                    factor,
                    from,
                    to,
                },
            );
        }
        let before = state.best();
        let after = fitness(&self.shapes, &state.candidate, self.options.ratio); // @judge
        let accepted = after > before; // @judge
        if accepted {
            state.anchors.clone_from(&state.candidate); // @accepted
            state.accepted.push(generation);
        }
        state.fitness.push(if accepted { after } else { before });
        observer.on(state, EvolutionEvent::Judge { generation, before, after, accepted });
    }

    /// Drawn again until something changes. (Called, not inlined, or each kind of observer would
    /// have a copy of its own.)
    #[inline(never)]
    fn mutations(&self, chance: &mut Chance) -> (f64, Vec<Mutation>) {
        let mut drawn = (0.0, Vec::new());
        for _ in 0..MAX_DRAWS {
            let strength = chance.share(); // @mutate
            let mutations: Vec<_> =
                self.first.iter().map(|_| self.mutation(strength, chance)).collect();
            let changes = mutations.iter().flat_map(|m| m.factor).any(|factor| factor != 1.0);
            drawn = (strength, mutations);
            if changes {
                break;
            }
        }
        drawn
    }

    fn mutation(&self, strength: f64, chance: &mut Chance) -> Mutation {
        let normal = [(); 2].map(|()| {
            let mutates = chance.share() < self.options.mutation_probability; // @mutate
            if mutates { chance.normal() } else { 0.0 } // @mutate
        });
        let [least, most] = FACTORS;
        let factor = normal.map(|normal| {
            smaller(larger(normal * strength * self.options.sigma + 1.0, least), most) // @mutate
        });
        Mutation { normal, factor }
    }
    // end listing
}

impl Algorithm for Evolution {
    type State = EvolutionState;
    type Event = EvolutionEvent;

    fn start(&self) -> EvolutionState {
        EvolutionState {
            chance: Chance::new(self.options.seed),
            anchors: self.first.clone(),
            candidate: self.first.clone(),
            fitness: Vec::new(),
            accepted: Vec::new(),
        }
    }

    /// The first round measures the anchors, each further one is a generation, and the last one only
    /// says that it is over.
    // listing: evolution.rust
    fn round<O: Observer<Self>>(&self, state: &mut EvolutionState, observer: &mut O) -> Progress {
        if state.fitness.is_empty() {
            let fitness = fitness(&self.shapes, &state.anchors, self.options.ratio); // @begin
            state.fitness.push(fitness);
            let best_possible_recall = self.best_possible_recall(&state.anchors); // @begin
            observer.on(state, EvolutionEvent::Begin { fitness, best_possible_recall });
        } else if state.fitness.len() <= self.options.generations as usize {
            self.generation(state, observer);
        } else {
            let (generations, fitness) = (self.options.generations, state.best());
            let accepted = state.accepted.len() as u32;
            let best_possible_recall = self.best_possible_recall(&state.anchors); // @done
            observer.on(
                state,
                EvolutionEvent::Done { generations, accepted, fitness, best_possible_recall },
            );
            return Progress::Done; // @done
        }
        Progress::More
    }
    // end listing

    fn state_bytes(&self) -> usize {
        let generations = self.options.generations as usize;
        generations * size_of::<f64>() + self.first.len() * 2 * size_of::<Shape>()
    }
}
