//! Every event of k-means can be checked from what it carries, and the events tell the whole story:
//! whoever hears only them knows the answer. Nothing here calls the core to compute.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::anchors::{
    AnchorsOptions, CentroidUpdate, EmptyCluster, InitMethod, KMeansDetail, KMeansEvent, Shape,
    ShapeDistance, StopReason,
};
use boxstep::watch::Lab;
use common::cases::config;
use common::laws::bits;
use common::shapes::{AnchorsCase, anchors_case};
use common::shown::watch_all;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

fn overlap(a: Shape, b: Shape) -> f64 {
    if b[0].is_nan() {
        return f64::NAN;
    }
    let intersection = a[0].min(b[0]) * a[1].min(b[1]);
    intersection / (a[0] * a[1] + b[0] * b[1] - intersection)
}

fn spread(shapes: &[Shape]) -> Shape {
    [0, 1].map(|side| {
        let count = shapes.len() as f64;
        let mean = shapes.iter().map(|shape| shape[side]).sum::<f64>() / count;
        let squares = shapes.iter().map(|shape| (shape[side] - mean).powi(2)).sum::<f64>();
        if squares == 0.0 { 1.0 } else { (squares / count).sqrt() }
    })
}

/// NumPy's argmin: the first of equal numbers, and the first NaN before all.
fn argmin(numbers: &[f64]) -> u32 {
    let nan = numbers.iter().position(|number| number.is_nan());
    let least = || {
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        numbers.iter().position(|&number| number == least)
    };
    nan.or_else(least).expect("there is a number") as u32
}

fn median(mut numbers: Vec<f64>) -> [f64; 2] {
    numbers.sort_by(f64::total_cmp);
    [numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]]
}

/// k-means as the events tell it.
struct Story<'a> {
    case: &'a AnchorsCase,
    options: &'a AnchorsOptions,
    spread: Shape,
    centroids: Vec<Shape>,
    rows: Vec<u32>,
    assignment: Vec<Option<u32>>,
    /// Shapes assigned in this pass.
    assigned: usize,
    changed: u32,
    /// The centroids that moved in this round.
    moved: u32,
    /// The centroids before any of them moved.
    before: Vec<Shape>,
    reseeded: Vec<u32>,
    averages: Vec<f64>,
    trail: Vec<Vec<Shape>>,
    stops: Option<StopReason>,
    done: bool,
}

impl<'a> Story<'a> {
    fn new(case: &'a AnchorsCase) -> Self {
        Self {
            case,
            options: &case.options,
            spread: spread(&case.shapes),
            centroids: Vec::new(),
            rows: Vec::new(),
            assignment: vec![case.options.zero_assignment.then_some(0); case.shapes.len()],
            assigned: 0,
            changed: 0,
            moved: 0,
            before: Vec::new(),
            reseeded: Vec::new(),
            averages: Vec::new(),
            trail: Vec::new(),
            stops: None,
            done: false,
        }
    }

    fn distance(&self, shape: Shape, centroid: Shape) -> f64 {
        let unit = match self.options.distance {
            ShapeDistance::Iou => return 1.0 - overlap(shape, centroid),
            ShapeDistance::Euclidean => [1.0, 1.0],
            ShapeDistance::EuclideanWhitened => self.spread,
        };
        let [x, y] = [0, 1].map(|side| (shape[side] - centroid[side]) / unit[side]);
        (x * x + y * y).sqrt()
    }

    fn twin(&self, centroid: Shape) -> Option<u32> {
        self.centroids.iter().position(|&other| other == centroid).map(|at| at as u32)
    }

    fn members(&self, cluster: u32) -> Vec<Shape> {
        let shapes = self.case.shapes.iter().zip(&self.assignment);
        shapes.filter(|(_, own)| **own == Some(cluster)).map(|(&shape, _)| shape).collect()
    }

    fn hear(&mut self, detail: &KMeansDetail) -> TestCaseResult {
        prop_assert!(!self.done);
        match detail.event {
            KMeansEvent::Choose { .. } => self.choose(&detail.event)?,
            KMeansEvent::Place { cluster, centroid, twin } => {
                let init = self.options.init.as_ref().expect("it is given");
                prop_assert_eq!(cluster as usize, self.centroids.len());
                prop_assert_eq!(centroid, init.as_chunks().0[cluster as usize]);
                prop_assert_eq!(twin, self.twin(centroid));
                self.centroids.push(centroid);
            }
            KMeansEvent::Assign { .. } => self.assign(detail)?,
            KMeansEvent::Average { .. } => self.average(&detail.event)?,
            KMeansEvent::Mean { cluster, from, to, .. }
            | KMeansEvent::Median { cluster, from, to, .. }
            | KMeansEvent::Empty { cluster, from, to, .. } => {
                prop_assert_eq!(cluster, self.moved);
                prop_assert!(self.stops.is_none());
                prop_assert_eq!(bits(&from), bits(&self.centroids[cluster as usize]));
                if cluster == 0 {
                    self.before.clone_from(&self.centroids);
                    self.reseeded.clear();
                }
                self.moves(&detail.event)?;
                self.centroids[cluster as usize] = to;
                self.moved += 1;
            }
            KMeansEvent::Done { iterations, avg_iou, reason } => {
                prop_assert_eq!(Some(reason), self.stops);
                prop_assert_eq!(iterations as usize, self.averages.len());
                prop_assert_eq!(Some(&avg_iou), self.averages.last());
                self.done = true;
            }
        }
        if !matches!(detail.event, KMeansEvent::Assign { .. }) {
            prop_assert!(detail.rivals.is_empty() && detail.runner_up.is_none());
        }
        Ok(())
    }

    fn choose(&mut self, event: &KMeansEvent) -> TestCaseResult {
        let KMeansEvent::Choose {
            cluster,
            shape,
            centroid,
            distance,
            weight,
            total,
            probability,
            twin,
        } = *event
        else {
            return Ok(());
        };
        let shapes = &self.case.shapes;
        prop_assert!(self.options.init.is_none());
        prop_assert_eq!(cluster as usize, self.centroids.len());
        prop_assert_eq!(centroid, shapes[shape as usize]);
        prop_assert_eq!(probability, weight / total);
        prop_assert_eq!(twin, self.twin(centroid));
        let count = shapes.len() as f64;
        let from_nearest = |shape: &Shape| {
            let distances = self.centroids.iter().map(|&centroid| self.distance(*shape, centroid));
            distances.fold(f64::INFINITY, f64::min)
        };
        match (self.options.init_method, distance) {
            (InitMethod::RandomRows, None) => prop_assert_eq!((weight, total), (1.0, count)),
            (InitMethod::DistinctRows, None) => {
                prop_assert_eq!((weight, total), (1.0, count - f64::from(cluster)));
                prop_assert!(!self.rows.contains(&shape));
            }
            (InitMethod::KMeansPlusPlus, None) => {
                prop_assert_eq!((weight, total), (1.0, count));
                prop_assert!(cluster == 0 || shapes.iter().all(|s| from_nearest(s) == 0.0));
            }
            (InitMethod::KMeansPlusPlus, Some(distance)) => {
                prop_assert!(distance > 0.0);
                prop_assert_eq!(distance, from_nearest(&centroid));
                prop_assert_eq!(weight, distance * distance);
                let sum: f64 = shapes.iter().map(|shape| from_nearest(shape).powi(2)).sum();
                prop_assert!((total - sum).abs() <= 1e-12 * sum);
            }
            _ => prop_assert!(false, "a row that is drawn at random has no distance"),
        }
        self.rows.push(shape);
        self.centroids.push(centroid);
        Ok(())
    }

    fn assign(&mut self, detail: &KMeansDetail) -> TestCaseResult {
        let KMeansEvent::Assign {
            shape,
            size,
            winner,
            centroid,
            overlap: carried,
            distance,
            previous,
            changed,
        } = detail.event
        else {
            return Ok(());
        };
        if self.assigned == 0 {
            self.trail.push(self.centroids.clone());
        }
        prop_assert_eq!(shape as usize, self.assigned);
        prop_assert_eq!(size, self.case.shapes[self.assigned]);
        prop_assert_eq!(bits(&centroid), bits(&self.centroids[winner as usize]));
        prop_assert_eq!(bits(&carried), bits(&overlap(size, centroid)));
        let distances: Vec<f64> =
            self.centroids.iter().map(|&centroid| self.distance(size, centroid)).collect();
        prop_assert_eq!(bits(&distance), bits(&distances[winner as usize]));
        prop_assert_eq!(winner, argmin(&distances));
        prop_assert_eq!(previous, self.assignment[self.assigned]);
        prop_assert_eq!(changed, previous != Some(winner));

        prop_assert_eq!(detail.iteration as usize, self.averages.len() + 1);
        prop_assert_eq!(detail.rivals.len(), self.centroids.len());
        for (cluster, rival) in detail.rivals.iter().enumerate() {
            prop_assert_eq!(rival.cluster as usize, cluster);
            prop_assert_eq!(bits(&rival.centroid), bits(&self.centroids[cluster]));
            prop_assert_eq!(bits(&rival.overlap), bits(&overlap(size, self.centroids[cluster])));
            prop_assert_eq!(bits(&rival.distance), bits(&distances[cluster]));
        }
        let mut others: Vec<u32> = (0..distances.len() as u32).filter(|&c| c != winner).collect();
        others.sort_by(|&a, &b| {
            let of = |cluster: u32| distances[cluster as usize];
            let is_number = |cluster: u32| !of(cluster).is_nan();
            is_number(a).cmp(&is_number(b)).then(of(a).total_cmp(&of(b)))
        });
        prop_assert_eq!(detail.runner_up.map(|rival| rival.cluster), others.first().copied());

        self.assignment[self.assigned] = Some(winner);
        self.changed += u32::from(changed);
        self.assigned += 1;
        Ok(())
    }

    fn average(&mut self, event: &KMeansEvent) -> TestCaseResult {
        let KMeansEvent::Average { iteration, before, after, fell, changed, stops } = *event else {
            return Ok(());
        };
        prop_assert_eq!(self.assigned, self.case.shapes.len());
        prop_assert_eq!(iteration as usize, self.averages.len() + 1);
        prop_assert_eq!(before, self.averages.last().copied());
        prop_assert_eq!(fell, before.is_some_and(|before| after < before));
        prop_assert_eq!(changed, self.changed);
        let best =
            |&shape: &Shape| self.centroids.iter().map(|&c| overlap(shape, c)).fold(0.0, f64::max);
        let sum: f64 = self.case.shapes.iter().map(best).sum();
        prop_assert_eq!(after, sum / self.case.shapes.len() as f64);
        self.averages.push(after);

        let (present, earlier) = self.trail.split_last().expect("there is this pass");
        let repeats = earlier.iter().any(|pass| bits(pass) == bits(present));
        let is_nan = present.iter().flatten().any(|side| side.is_nan());
        let expected = if changed == 0 {
            Some(StopReason::Unchanged)
        } else if repeats {
            Some(StopReason::Repeats)
        } else if iteration == self.options.max_iterations.unwrap_or(1000) {
            Some(StopReason::MaxIterations)
        } else {
            None
        };
        prop_assert_eq!(
            stops,
            expected.map(|reason| if is_nan { StopReason::Nan } else { reason })
        );
        (self.assigned, self.changed, self.moved, self.stops) = (0, 0, 0, stops);
        Ok(())
    }

    fn moves(&mut self, event: &KMeansEvent) -> TestCaseResult {
        match *event {
            KMeansEvent::Mean { cluster, count, sum, to, .. } => {
                prop_assert_eq!(self.options.update, CentroidUpdate::Mean);
                let members = self.members(cluster);
                prop_assert!(count > 0);
                prop_assert_eq!(count as usize, members.len());
                for side in 0..2 {
                    prop_assert_eq!(sum[side], members.iter().map(|m| m[side]).sum::<f64>());
                    prop_assert_eq!(to[side], sum[side] / f64::from(count));
                }
            }
            KMeansEvent::Median { cluster, count, low, high, to, .. } => {
                prop_assert_eq!(self.options.update, CentroidUpdate::Median);
                let members = self.members(cluster);
                prop_assert!(count > 0);
                prop_assert_eq!(count as usize, members.len());
                for side in 0..2 {
                    let middle = median(members.iter().map(|member| member[side]).collect());
                    prop_assert_eq!([low[side], high[side]], middle);
                    prop_assert_eq!(to[side], (low[side] + high[side]) / 2.0);
                }
            }
            KMeansEvent::Empty { cluster, policy, from, to, shape, distance } => {
                prop_assert_eq!(policy, self.options.empty_cluster);
                prop_assert!(self.members(cluster).is_empty());
                match policy {
                    EmptyCluster::Keep => prop_assert_eq!(to, from),
                    EmptyCluster::Nan => prop_assert!(to.iter().all(|side| side.is_nan())),
                    EmptyCluster::Reseed => {
                        let shape = shape.expect("a shape is taken");
                        prop_assert_eq!(to, self.case.shapes[shape as usize]);
                        let own = |i: u32| {
                            let cluster = self.assignment[i as usize].expect("it has one");
                            let centroid = self.before[cluster as usize];
                            self.distance(self.case.shapes[i as usize], centroid)
                        };
                        prop_assert_eq!(distance, Some(own(shape)));
                        for other in (0..self.case.shapes.len() as u32).filter(|&i| i != shape) {
                            let is_taken = self.reseeded.contains(&other);
                            let nearer = (own(other), shape) < (own(shape), other);
                            prop_assert!(is_taken || nearer, "{} was farther", other);
                        }
                        self.reseeded.push(shape);
                    }
                }
                prop_assert_eq!(shape.is_some(), policy == EmptyCluster::Reseed);
            }
            _ => {}
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn events_of_anchors_can_be_checked_and_tell_all(case in anchors_case()) {
        let lab = case.lab();
        let mut story = Story::new(&case);
        let mut heard = Ok(());
        let (_, answer) = watch_all(&lab, |state, event| {
            if heard.is_ok() {
                heard = story.hear(&lab.detail(state, event));
            }
            // What is shown is what has been told.
            if heard.is_ok() && bits(&state.centroids()) != bits(&story.centroids.as_slice()) {
                heard = Err(TestCaseError::fail(format!("{event:?} is shown with other centroids")));
            }
        });
        heard?;
        prop_assert!(story.done);
        let assignment: Vec<Option<u32>> = answer.assignment().iter().copied().map(Some).collect();
        prop_assert_eq!(assignment, story.assignment);
        prop_assert_eq!(answer.reason(), story.stops);
        let trail: Vec<Vec<Shape>> = answer.passes().iter().map(|p| p.centroids.clone()).collect();
        prop_assert_eq!(bits(&trail), bits(&story.trail));
    }
}
