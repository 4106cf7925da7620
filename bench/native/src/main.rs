//! One figure: `boxstep-bench JOB PEER N THRESHOLD INPUT ANSWER` reads f64 from the file INPUT, does
//! the job several times, writes the answer as f64 to the file ANSWER and prints the shortest time in
//! milliseconds. `bench/environments.mjs` calls it.

use std::error::Error;
use std::time::Instant;

use boxstep::anchors::{AnchorsOptions, anchors};
use boxstep::geometry::{Extent, rects_of};
use boxstep::iou::{Kind, iou_matrix};
use boxstep::nms::{Nms, NmsOptions, nms_keep};
use boxstep::pca::{PcaOptions, pca};
use boxstep::soft::{SoftNms, SoftNmsOptions, soft_nms};
use boxstep::watch::run;

/// For so many seconds a job is repeated.
const ENOUGH: f64 = 1.0;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [job, peer, n, threshold, input, answer] = args.as_slice() else {
        return Err("six arguments are needed".into());
    };
    let (n, threshold): (usize, f64) = (n.parse()?, threshold.parse()?);
    let bytes = std::fs::read(input)?;
    let numbers: Vec<f64> =
        bytes.as_chunks().0.iter().map(|number| f64::from_le_bytes(*number)).collect();
    let (ms, result) = match job.as_str() {
        "anchors" => {
            let (shapes, first) = numbers.split_at(2 * n);
            let options =
                AnchorsOptions { init: Some(first.to_vec()), ..AnchorsOptions::default() };
            let answer = measured(|| anchors(shapes, &options, 1));
            (answer.0, indices(answer.1?.assignment()))
        }
        "pca" => {
            let options = PcaOptions::default();
            let (ms, answer) = measured(|| pca(&numbers, numbers.len() / n, &options));
            (ms, answer?.explained_variance)
        }
        "matrix" => {
            let boxes = &numbers[..4 * n];
            measured(|| {
                let rects = rects_of(boxes).unwrap_or_default();
                iou_matrix(&rects, &rects, Extent::default(), Kind::Iou)
            })
        }
        "soft" => soft(peer, numbers.split_at(4 * n))?,
        _ => nms(peer, numbers.split_at(4 * n), threshold)?,
    };
    std::fs::write(
        answer,
        result.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>(),
    )?;
    println!("{ms}");
    Ok(())
}

type Measured = Result<(f64, Vec<f64>), Box<dyn Error>>;

fn nms(peer: &str, (boxes, scores): (&[f64], &[f64]), threshold: f64) -> Measured {
    let options = NmsOptions { threshold, ..NmsOptions::default() };
    Ok(match peer {
        "boxstep" => {
            let (ms, keep) = measured(|| nms_keep(boxes, scores, None, &options));
            (ms, indices(&keep?))
        }
        "textbook" => {
            let (ms, state) =
                measured(|| Nms::new(boxes, scores, None, &options).map(|nms| run(&nms)));
            (ms, indices(state?.kept()))
        }
        "powerboxes" => {
            let (ms, keep) =
                measured(|| powerboxesrs::nms::nms_slice(boxes, scores, threshold, 0.0));
            (ms, keep.iter().map(|&item| item as f64).collect())
        }
        "powerboxesTree" => {
            let (ms, keep) =
                measured(|| powerboxesrs::nms::rtree_nms_slice(boxes, scores, threshold, 0.0));
            (ms, keep.iter().map(|&item| item as f64).collect())
        }
        _ => return Err(format!("{peer} is not known").into()),
    })
}

fn soft(peer: &str, (boxes, scores): (&[f64], &[f64])) -> Measured {
    let options = SoftNmsOptions::default();
    if peer == "textbook" {
        let (ms, state) =
            measured(|| SoftNms::new(boxes, scores, None, &options).map(|soft| run(&soft)));
        return Ok((ms, indices(state?.kept())));
    }
    let (ms, answer) = measured(|| soft_nms(boxes, scores, None, &options));
    Ok((ms, indices(&answer?.keep)))
}

fn indices(items: &[u32]) -> Vec<f64> {
    items.iter().copied().map(f64::from).collect()
}

/// The shortest of several times in milliseconds, and the answer.
fn measured<Answer>(mut work: impl FnMut() -> Answer) -> (f64, Answer) {
    let begin = Instant::now();
    let mut answer = work();
    let mut best = begin.elapsed().as_secs_f64();
    while begin.elapsed().as_secs_f64() < ENOUGH {
        let start = Instant::now();
        answer = std::hint::black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
    }
    (1000.0 * best, answer)
}
