use super::{Algorithm, Lab, Observer, Progress, Silent, Subject};

/// Keyframes together take at most about this much.
const KEYFRAME_BYTES: usize = 32 << 20;
/// More keyframes than this gain nothing that could be felt.
const MAX_KEYFRAMES: usize = 1024;

/// One event of a run: the event's number within its round, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which round.
    pub round: usize,
    /// Which event of that round.
    pub event: usize,
}

/// A run that can be looked at anywhere, in both directions.
///
/// It keeps the state before some rounds (keyframes, about the same number of events apart) and how
/// many events each round has. To show an event it runs silently from the nearest keyframe to the
/// round and watches that round, so memory does not grow with the number of comparisons and a step
/// back costs what a step forward costs.
pub struct Timeline<A: Algorithm> {
    algorithm: A,
    keyframes: Vec<Keyframe<A::State>>,
    /// How many events lie at least between two keyframes.
    spacing: u64,
    max_keyframes: usize,
    /// Events up to and including each round.
    ends: Vec<u64>,
    /// Notable events, numbered over the whole run.
    marks: Vec<u64>,
    /// The state after the last recorded round: the answer, once done.
    latest: A::State,
    done: bool,
}

/// The state before a round.
struct Keyframe<S> {
    round: usize,
    /// Events before that round.
    events: u64,
    state: S,
}

impl<A: Lab> Timeline<A> {
    /// Begins a run; nothing is recorded until [`Self::advance`].
    pub fn begin(algorithm: A) -> Self {
        let latest = algorithm.start();
        let fitting = KEYFRAME_BYTES / algorithm.state_bytes().max(1);
        Self {
            keyframes: Vec::new(),
            spacing: 1,
            max_keyframes: fitting.clamp(4, MAX_KEYFRAMES),
            ends: Vec::new(),
            marks: Vec::new(),
            latest,
            done: false,
            algorithm,
        }
    }

    /// A whole run.
    pub fn record(algorithm: A) -> Self {
        let mut timeline = Self::begin(algorithm);
        while timeline.advance(u64::MAX) == Progress::More {}
        timeline
    }

    /// Records rounds until about `events` more events have happened or the run is done, so that a
    /// long run can report progress and be given up between two calls.
    pub fn advance(&mut self, events: u64) -> Progress {
        let until = self.events().saturating_add(events);
        while !self.done && self.events() < until {
            self.record_round();
        }
        if self.done { Progress::Done } else { Progress::More }
    }

    fn record_round(&mut self) {
        self.keep_keyframe();
        let before = self.events();
        let mut count = before;
        let (algorithm, marks) = (&self.algorithm, &mut self.marks);
        let mut counter = |_: &A::State, event: A::Event| {
            if algorithm.is_notable(&event) {
                marks.push(count);
            }
            count += 1;
        };
        let progress = algorithm.round(&mut self.latest, &mut counter);
        debug_assert!(count > before, "a round tells at least one event");
        self.ends.push(count);
        self.done = progress == Progress::Done;
    }

    /// Keeps the present state if the last keyframe is far enough away. When there are as many as
    /// there may be, the distance doubles and those that are too close to one another go.
    fn keep_keyframe(&mut self) {
        let events = self.events();
        while self.is_far(events) {
            if self.keyframes.len() < self.max_keyframes {
                let (round, state) = (self.ends.len(), self.latest.clone());
                self.keyframes.push(Keyframe { round, events, state });
                return;
            }
            self.spacing *= 2;
            let mut next = 0;
            self.keyframes.retain(|keyframe| {
                let stays = keyframe.events >= next;
                if stays {
                    next = keyframe.events + self.spacing;
                }
                stays
            });
        }
    }

    fn is_far(&self, events: u64) -> bool {
        self.keyframes.last().is_none_or(|last| events - last.events >= self.spacing)
    }

    /// Whether the run is recorded to its end.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// How many events are recorded.
    pub fn events(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// For each round, the number of events up to and including it.
    pub fn ends(&self) -> &[u64] {
        &self.ends
    }

    /// The numbers, over the whole run, of the events that get a mark on the scrubber.
    pub fn marks(&self) -> &[u64] {
        &self.marks
    }

    /// The algorithm that ran.
    pub fn algorithm(&self) -> &A {
        &self.algorithm
    }

    /// The state after the last round recorded: the answer, once the run is done.
    pub fn answer(&self) -> &A::State {
        &self.latest
    }

    /// How many events a round has; 0 for a round that does not exist.
    pub fn events_in(&self, round: usize) -> usize {
        let Some(&end) = self.ends.get(round) else { return 0 };
        let start = round.checked_sub(1).and_then(|r| self.ends.get(r)).copied().unwrap_or(0);
        (end - start) as usize
    }

    /// Runs `look` on the state and the event at this place. `None` if there is no such place.
    pub fn at<R>(&self, place: Place, look: impl FnOnce(&A::State, &A::Event) -> R) -> Option<R> {
        if place.event >= self.events_in(place.round) {
            return None;
        }
        let mut look = Some(look);
        let mut seen = None;
        let mut number = 0;
        self.watch_round(place.round, &mut |state: &A::State, event: A::Event| {
            if number == place.event
                && let Some(look) = look.take()
            {
                seen = Some(look(state, &event));
            }
            number += 1;
        });
        seen
    }

    /// Where something happened to the subject: the box fell, was kept, the pair was compared.
    pub fn find(&self, subject: Subject) -> Option<Place> {
        let round = self.algorithm.round_of(&self.latest, subject)?;
        let mut found = None;
        let mut number = 0;
        self.watch_round(round, &mut |_: &A::State, event: A::Event| {
            if found.is_none() && self.algorithm.decides(&event, subject) {
                found = Some(number);
            }
            number += 1;
        });
        found.map(|event| Place { round, event })
    }

    fn watch_round<O: Observer<A>>(&self, round: usize, observer: &mut O) {
        let after = self.keyframes.partition_point(|keyframe| keyframe.round <= round);
        let Some(nearest) = after.checked_sub(1).and_then(|i| self.keyframes.get(i)) else {
            return;
        };
        let mut state = nearest.state.clone();
        for _ in nearest.round..round {
            self.algorithm.round(&mut state, &mut Silent);
        }
        self.algorithm.round(&mut state, observer);
    }
}
