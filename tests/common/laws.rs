//! The laws that every lab keeps, whatever it computes.

use std::fmt::Debug;

use boxstep::watch::{Lab, Timeline, run};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;

use super::shown::{Shown, places, serialised, watch_all};

/// States are compared as text, so that -0 is not 0 and NaN is NaN.
pub fn bits(state: &impl Debug) -> String {
    format!("{state:?}")
}

pub fn watching_changes_nothing<L: Lab<State: Debug> + Clone>(lab: &L) -> TestCaseResult {
    let silent = bits(&run(lab));
    let (rounds, watched) = watch_all(lab, |_, _| ());
    prop_assert_eq!(bits(&watched), silent.as_str());
    prop_assert!(rounds.iter().all(|told| !told.is_empty()), "a round told nothing");
    prop_assert_eq!(bits(Timeline::record(lab.clone()).answer()), silent);
    Ok(())
}

pub fn seeking_has_no_memory<L: Lab + Clone>(lab: &L, visits: &[Index]) -> TestCaseResult {
    let (rounds, _) = watch_all(lab, |state, event| Shown::of(lab, state, event));
    let visited = Timeline::record(lab.clone());
    let all = places(&visited);
    prop_assert_eq!(all.len(), rounds.iter().map(Vec::len).sum::<usize>());
    for visit in visits {
        let place = all[visit.index(all.len())];
        let seen = Shown::at(&visited, place);
        prop_assert_eq!(&seen, &Some(rounds[place.round][place.event].clone()), "at {:?}", place);
        prop_assert_eq!(&seen, &Shown::at(&Timeline::record(lab.clone()), place));
    }
    Ok(())
}

pub fn same_input_same_timeline<L: Lab + Clone>(lab: &L) -> TestCaseResult {
    let text = serialised(&Timeline::record(lab.clone()));
    prop_assert_eq!(text, serialised(&Timeline::record(lab.clone())));
    Ok(())
}

pub fn visits() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 1..6)
}
