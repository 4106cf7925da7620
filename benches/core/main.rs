//! `cargo bench`: the core natively, and what bounds it. `cargo bench -- nms` runs one group.

mod inputs;

use std::hint::black_box;
use std::time::Duration;

use boxstep::anchors::{AnchorsOptions, anchors};
use boxstep::geometry::rects_of;
use boxstep::nms::{Nms, NmsOptions, nms_keep};
use boxstep::pca::{PcaOptions, pca};
use boxstep::soft::{SoftNmsOptions, soft_nms};
use boxstep::watch::run;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// The parts that no NMS goes without are measured beside it: reading its numbers once, checking
/// them, and sorting the scores.
fn bench_nms(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("nms");
    let options = NmsOptions::default();
    let per_class = NmsOptions { per_class: true, ..options };
    for n in [1_000, 10_000, 100_000, 1_000_000] {
        let inputs::Boxes { flat, scores, classes } = inputs::detections(n);
        group.throughput(Throughput::Elements(n as u64));
        let mut measure = |name: &str, work: &mut dyn FnMut()| {
            group.bench_function(BenchmarkId::new(name, n), |bencher| bencher.iter(&mut *work));
        };
        measure("read", &mut || {
            black_box(flat.iter().chain(&scores).fold(0, |sum, number| sum ^ number.to_bits()));
        });
        measure("check", &mut || {
            black_box(rects_of(&flat).is_ok());
        });
        measure("sort", &mut || {
            let mut entries: Vec<(f64, u32)> = scores.iter().copied().zip(0..).collect();
            radsort::sort_by_key(&mut entries, |(score, _)| *score);
            black_box(entries.len());
        });
        measure("all", &mut || {
            black_box(nms_keep(&flat, &scores, None, &options).is_ok());
        });
        measure("by class", &mut || {
            black_box(nms_keep(&flat, &scores, Some(&classes), &per_class).is_ok());
        });
        if n <= 10_000 {
            measure("textbook", &mut || {
                black_box(Nms::new(&flat, &scores, None, &options).map(|nms| run(&nms)).is_ok());
            });
        }
    }
}

fn bench_soft(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("soft");
    for n in [1_000, 10_000] {
        let inputs::Boxes { flat, scores, .. } = inputs::detections(n);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(BenchmarkId::new("all", n), |bencher| {
            bencher.iter(|| soft_nms(&flat, &scores, None, &SoftNmsOptions::default()).is_ok());
        });
    }
}

fn bench_anchors(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("anchors");
    for n in [10_000, 100_000] {
        let shapes = inputs::shapes(n);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(BenchmarkId::new("all", n), |bencher| {
            bencher.iter(|| anchors(&shapes, &AnchorsOptions::default(), 1).is_ok());
        });
    }
}

fn bench_pca(criterion: &mut Criterion) {
    const COLUMNS: usize = 8;
    let mut group = criterion.benchmark_group("pca");
    for n in [10_000, 100_000, 860_001] {
        let table = inputs::table(n, COLUMNS);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(BenchmarkId::new("read", n), |bencher| {
            bencher.iter(|| table.iter().fold(0, |sum, number| sum ^ number.to_bits()));
        });
        group.bench_function(BenchmarkId::new("all", n), |bencher| {
            bencher.iter(|| pca(&table, COLUMNS, &PcaOptions::default()).is_ok());
        });
    }
}

/// Short, so that all of it takes two minutes.
fn short() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
}

criterion_group! {
    name = core;
    config = short();
    targets = bench_nms, bench_soft, bench_anchors, bench_pca
}
criterion_main!(core);
