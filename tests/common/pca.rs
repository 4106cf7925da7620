//! What the property tests of PCA are tried on.

use boxstep::pca::{Divisor, MAX_SWEEPS, Pca, PcaOptions, Sign, Table};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A table row by row, and options.
#[derive(Clone, Debug)]
pub struct PcaCase {
    pub values: Vec<f64>,
    pub columns: usize,
    pub options: PcaOptions,
}

impl PcaCase {
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    pub fn column(&self, column: usize) -> Vec<f64> {
        self.values.iter().skip(column).step_by(self.columns).copied().collect()
    }

    pub fn table(&self) -> Table {
        Table::new(self.values.clone(), self.columns).expect("the case is valid")
    }

    pub fn lab(&self) -> Pca {
        Pca::new(self.table(), &self.options).expect("the case is valid")
    }
}

/// The numbers of one column: what they are like, and whether the column is another's copy.
type Drawn = (Vec<f64>, Option<Index>);

/// A column of numbers close together, so that there are constant columns and equal variances; of
/// any numbers; far from 0; or of another size. Now and then it is the copy of another.
fn column(rows: usize) -> impl Strategy<Value = Drawn> {
    let of = |value: BoxedStrategy<f64>| prop::collection::vec(value, rows);
    let numbers = prop_oneof![
        4 => of((-2..=2i32).prop_map(f64::from).boxed()),
        4 => of((-10.0..10.0).boxed()),
        1 => of((0.0..1.0).prop_map(|x| 1000.0 + x).boxed()),
        1 => of((-1.0..1.0).prop_map(|x| x * 1e4).boxed()),
        1 => of((-1.0..1.0).prop_map(|x| x * 1e-3).boxed()),
        1 => select(vec![0.0, -0.0, 0.1, 7.0]).prop_map(move |x| vec![x; rows]),
    ];
    (numbers, prop::option::weighted(0.1, any::<Index>()))
}

fn by_rows(columns: &[Drawn]) -> Vec<f64> {
    let numbers = |column: &Drawn| match column {
        (_, Some(copied)) => columns[copied.index(columns.len())].0.clone(),
        (own, None) => own.clone(),
    };
    let columns: Vec<Vec<f64>> = columns.iter().map(numbers).collect();
    let rows = columns[0].len();
    (0..rows).flat_map(|row| columns.iter().map(move |column| column[row])).collect()
}

pub fn divisor() -> impl Strategy<Value = Divisor> {
    select(vec![Divisor::Sample, Divisor::Population])
}

pub fn sign() -> impl Strategy<Value = Sign> {
    select(vec![Sign::Sklearn, Sign::Raw])
}

prop_compose! {
    pub fn pca_options(columns: usize)(
        divisor in divisor(),
        standardize in any::<bool>(),
        sign in sign(),
        components in prop::option::of(1..=columns),
        max_sweeps in prop_oneof![4 => Just(MAX_SWEEPS), 1 => 1..3usize],
    ) -> PcaOptions {
        PcaOptions { divisor, standardize, sign, components, max_sweeps }
    }
}

/// 1 to 9 rows, some runs of more than an event lists, of 1 to 5 columns, with any options.
pub fn pca_case() -> impl Strategy<Value = PcaCase> {
    (prop_oneof![6 => 1..=9usize, 1 => 13..=20usize], 1..=5usize)
        .prop_flat_map(|(rows, columns)| {
            (prop::collection::vec(column(rows), columns), pca_options(columns))
        })
        .prop_map(|(drawn, options)| PcaCase {
            values: by_rows(&drawn),
            columns: drawn.len(),
            options,
        })
}

/// The same with rotations that are never given up.
pub fn converging_case() -> impl Strategy<Value = PcaCase> {
    pca_case().prop_map(|case| {
        let options = PcaOptions { max_sweeps: MAX_SWEEPS, ..case.options };
        PcaCase { options, ..case }
    })
}

pub fn pca_lab() -> impl Strategy<Value = Pca> {
    pca_case().prop_map(|case| case.lab())
}
