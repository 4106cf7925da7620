//! What the property tests of the anchors are tried on.

use std::sync::Arc;

use boxstep::anchors::{
    AnchorsOptions, CentroidUpdate, EmptyCluster, Evolution, EvolutionOptions, InitMethod, KMeans,
    Shape, ShapeDistance, Shapes,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub const DISTANCES: [ShapeDistance; 3] =
    [ShapeDistance::Iou, ShapeDistance::Euclidean, ShapeDistance::EuclideanWhitened];
pub const METHODS: [InitMethod; 3] =
    [InitMethod::RandomRows, InitMethod::DistinctRows, InitMethod::KMeansPlusPlus];
pub const UPDATES: [CentroidUpdate; 2] = [CentroidUpdate::Mean, CentroidUpdate::Median];
pub const POLICIES: [EmptyCluster; 3] =
    [EmptyCluster::Keep, EmptyCluster::Reseed, EmptyCluster::Nan];

/// Sides close together, so that distances tie and shapes coincide often.
fn side() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (1..=12u32).prop_map(f64::from),
        1 => (1..=36u32).prop_map(|n| f64::from(n) / 3.0),
        1 => 0.01..12.0,
    ]
}

/// Shapes of which about every fifth is a copy of another.
pub fn shapes(
    side: impl Strategy<Value = f64> + Clone,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<Shape>> {
    let drawn = ([side.clone(), side], prop::option::weighted(0.2, any::<Index>()));
    prop::collection::vec(drawn, count).prop_map(|drawn| {
        let copied = |(own, copy): &(Shape, Option<Index>)| {
            copy.map_or(*own, |index| drawn[index.index(drawn.len())].0)
        };
        drawn.iter().map(copied).collect()
    })
}

/// Shapes and options that fit them.
#[derive(Clone, Debug)]
pub struct AnchorsCase {
    pub shapes: Vec<Shape>,
    pub options: AnchorsOptions,
}

impl AnchorsCase {
    pub fn shapes(&self) -> Arc<Shapes> {
        Arc::new(Shapes::new(self.shapes.as_flattened()).expect("the case is valid"))
    }

    pub fn lab(&self) -> KMeans {
        KMeans::new(self.shapes(), &self.options).expect("the case is valid")
    }

    pub fn k(&self) -> usize {
        self.options.clusters(self.shapes.len()).expect("the case is valid")
    }
}

prop_compose! {
    /// Every combination of options; the first centroids given in half of the cases, some of them
    /// twice, some far from every shape.
    pub fn anchors_case_of(shapes: BoxedStrategy<Vec<Shape>>)(shapes in shapes)(
        k in 1..=shapes.len().min(7),
        rows in prop::collection::vec(any::<Index>(), 7),
        far in prop::collection::vec(prop::option::weighted(0.15, [1..40u32, 1..40u32]), 7),
        is_given in any::<bool>(),
        init_method in select(METHODS.to_vec()),
        seed in prop_oneof![Just(0), Just(u32::MAX), any::<u32>()],
        distance in select(DISTANCES.to_vec()),
        update in select(UPDATES.to_vec()),
        empty_cluster in select(POLICIES.to_vec()),
        zero_assignment in prop::bool::weighted(0.3),
        max_iterations in prop_oneof![3 => Just(None), 1 => (1..5u32).prop_map(Some)],
        shapes in Just(shapes),
    ) -> AnchorsCase {
        let row = |i: usize| far[i].map_or(shapes[rows[i].index(shapes.len())], |s| s.map(f64::from));
        let init = is_given.then(|| (0..k).flat_map(row).collect());
        let options = AnchorsOptions {
            k: Some(k as u32),
            init,
            init_method,
            seed,
            distance,
            update,
            empty_cluster,
            zero_assignment,
            max_iterations,
        };
        AnchorsCase { shapes, options }
    }
}

/// 1 to 20 shapes.
pub fn anchors_case() -> impl Strategy<Value = AnchorsCase> {
    anchors_case_of(shapes(side().boxed(), 1..=20).boxed())
}

/// Few shapes, for what looks at every place of a timeline.
pub fn small_case() -> impl Strategy<Value = AnchorsCase> {
    anchors_case_of(shapes(side().boxed(), 1..=9).boxed())
}

/// Shapes whose sums are exact in any order.
pub fn whole_case() -> impl Strategy<Value = AnchorsCase> {
    let side = (1..=12u32).prop_map(f64::from).boxed();
    anchors_case_of(shapes(side, 1..=20).boxed())
}

prop_compose! {
    /// The genetic search, a few generations of it.
    pub fn evolution()(
        shapes in shapes(side().boxed(), 1..=20),
        anchors in shapes(side().boxed(), 1..=4),
        seed in any::<u32>(),
        generations in 1..5u32,
        mutation_probability in select(vec![0.01, 0.5, 0.9, 1.0]),
        sigma in select(vec![0.001, 0.1, 1.0]),
        ratio in select(vec![1.0, 1.5, 4.0]),
        min_side in select(vec![0.0, 2.0]),
    ) -> (Vec<Shape>, EvolutionOptions) {
        let anchors = anchors.as_flattened().to_vec();
        let options = EvolutionOptions {
            anchors, seed, generations, mutation_probability, sigma, ratio, min_side,
        };
        (shapes, options)
    }
}

pub fn evolution_lab() -> impl Strategy<Value = Evolution> {
    evolution().prop_map(|(shapes, options)| {
        let shapes = Shapes::new(shapes.as_flattened()).expect("the case is valid");
        Evolution::new(Arc::new(shapes), &options).expect("the case is valid")
    })
}
