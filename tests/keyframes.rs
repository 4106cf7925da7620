//! How a timeline remembers, tried on an algorithm made for it: one that knows how many of its
//! states are alive and how many events were told.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::Cell;
use std::rc::Rc;

use boxstep::watch::{Algorithm, Lab, Observer, Place, Progress, Role, Subject, Timeline};
use common::cases::config;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The budget of the whole engine: 64 MiB.
const BUDGET: usize = 64 << 20;

/// Round r tells the numbers from 1000 r on, few or many.
struct Count {
    rounds: usize,
    state_bytes: usize,
    /// Every state holds one, and the algorithm itself.
    alive: Rc<()>,
    told: Cell<usize>,
}

#[derive(Clone)]
struct State {
    round: usize,
    _alive: Rc<()>,
}

fn events_in(round: usize) -> usize {
    round % 3 * 400 + 1
}

impl Count {
    fn new(rounds: usize, state_bytes: usize) -> Self {
        Self { rounds, state_bytes, alive: Rc::default(), told: Cell::new(0) }
    }
}

impl Algorithm for Count {
    type State = State;
    type Event = usize;

    fn start(&self) -> State {
        State { round: 0, _alive: self.alive.clone() }
    }

    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
        let events = events_in(state.round);
        self.told.set(self.told.get() + events);
        for event in 0..events {
            observer.on(state, 1000 * state.round + event);
        }
        state.round += 1;
        if state.round < self.rounds { Progress::More } else { Progress::Done }
    }

    fn state_bytes(&self) -> usize {
        self.state_bytes
    }
}

impl Lab for Count {
    type Detail = usize;
    type Summary = ();

    fn detail(&self, _: &State, event: &usize) -> usize {
        *event
    }

    fn roles(&self, _: &State, _: &usize) -> Vec<Role> {
        Vec::new()
    }

    fn summary(&self, _: &State) {}

    fn is_notable(&self, event: &usize) -> bool {
        event.is_multiple_of(2)
    }

    /// Item r is asked for in round r ...
    fn round_of(&self, answer: &State, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => Some(item as usize).filter(|round| *round < answer.round),
            Subject::Pair(..) => None,
        }
    }

    /// ... where every event would do.
    fn decides(&self, _: &usize, _: Subject) -> bool {
        true
    }
}

/// Sizes of which the least number of keyframes fits, odd and even numbers, and the most.
fn state_bytes() -> impl Strategy<Value = usize> {
    let some = (5..20).map(|number| (32 << 20) / number);
    select(some.chain([usize::MAX, 24 << 10, 1, 0]).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_place_is_right_in_any_order(
        rounds in 1..120usize, bytes in state_bytes(),
        visits in prop::collection::vec(any::<Index>(), 1..10),
    ) {
        let timeline = Timeline::record(Count::new(rounds, bytes));
        prop_assert_eq!(timeline.ends().len(), rounds);
        for visit in visits {
            let round = visit.index(rounds);
            let place = Place { round, event: visit.index(events_in(round)) };
            let expected = (round, 1000 * round + place.event);
            let seen = timeline.at(place, |state, event| (state.round, *event));
            prop_assert_eq!(seen, Some(expected));
        }
    }

    /// The first of several events that would do.
    #[test]
    fn the_first_event_is_found(rounds in 1..100usize, bytes in state_bytes(), item in 0..110u32) {
        let timeline = Timeline::record(Count::new(rounds, bytes));
        let round = item as usize;
        let expected = (round < rounds).then_some(Place { round, event: 0 });
        prop_assert_eq!(timeline.find(Subject::Item(item)), expected);
        prop_assert_eq!(timeline.find(Subject::Pair(item, item)), None);
    }
}

/// At no time do keyframes take more memory than there is, nor does a seek tell many more events
/// than their number makes necessary.
#[test]
fn memory_is_bounded_and_seeking_is_short() {
    // The state's size, and at most so many keyframes.
    let sizes =
        [(usize::MAX, 4), (16 << 20, 4), (4 << 20, 16), (1 << 20, 64), (64 << 10, 1024), (1, 1024)];
    for (bytes, most) in sizes {
        assert!(bytes > 16 << 20 || bytes * most <= BUDGET);
        let rounds = 5000;
        let mut timeline = Timeline::begin(Count::new(rounds, bytes));
        let mut fewest = usize::MAX;
        while timeline.advance(1) == Progress::More {
            // Not counting the algorithm's own and the latest state.
            let keyframes = Rc::strong_count(&timeline.algorithm().alive) - 2;
            assert!(keyframes <= most, "{keyframes} keyframes of {bytes} bytes");
            if timeline.ends().len() > rounds / 2 {
                fewest = fewest.min(keyframes);
            }
        }
        // Nor are they much fewer than there may be.
        assert!(fewest * 8 >= most, "{fewest} keyframes of {bytes} bytes");

        let all = timeline.algorithm().told.take();
        assert_eq!(timeline.events(), all as u64);
        for round in (0..rounds).step_by(37).chain([rounds - 1]) {
            timeline.at(Place { round, event: 0 }, |_, _| ());
            let told = timeline.algorithm().told.take();
            assert!(told <= all.div_ceil(fewest) * 3, "{told} events told to see one");
        }
    }
}
