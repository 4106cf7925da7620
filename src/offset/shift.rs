//! The algorithm, and its events.

use serde::Serialize;

use super::{OffsetOptions, OffsetRule};
use crate::Problem;
use crate::geometry::{Rect, rects_of};
use crate::nms::{Nms, NmsEvent, State, nms};
use crate::watch::{Algorithm, Observer, Progress};

/// The smallest things that NMS by offsets does. Boxes are named by their index in the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum OffsetEvent {
    /// What a class is multiplied by: `offset = largest + 1`, `largest - smallest + 1` or the
    /// constant, each operation rounded. Both bounds are 0 where there is no box, and an offset that
    /// is too large for its numbers is infinite.
    Offset { smallest: f64, largest: f64, offset: f64 },
    /// A box is moved: `by = class * offset` and each corner of `after` is that of `held` and `by`,
    /// each rounded. `held` is the box with ordered corners, rounded. `lost` if a corner has become
    /// infinite: then no overlap with it is a number, and what is none is above no threshold.
    Shift { item: u32, class: u32, by: f64, held: [f64; 4], after: [f64; 4], lost: bool },
    /// Greedy NMS on the moved boxes, whatever their classes.
    Nms { event: NmsEvent },
    /// One of two boxes has an infinite corner, so that neither suppresses the other.
    Lost { picked: u32, other: u32 },
}

/// A box before and after it is moved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shift {
    pub(super) class: u32,
    by: f64,
    held: [f64; 4],
    pub(super) after: [f64; 4],
    pub(super) lost: bool,
}

/// NMS by offsets on some boxes with some options.
#[derive(Clone, Debug)]
pub struct OffsetNms {
    pub(super) options: OffsetOptions,
    pub(super) rects: Vec<Rect>,
    bounds: [f64; 2],
    offset: f64,
    pub(super) shifts: Vec<Shift>,
    /// On the moved boxes. Those with an infinite corner are of a class of their own each, all
    /// others of the same, so that it compares exactly those pairs whose overlap is a number.
    pub(super) nms: Nms,
    by_class: Vec<u32>,
}

impl OffsetNms {
    /// `flat` holds x1, y1, x2, y2 per box, corners in any order.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, score or option.
    pub fn new(
        flat: &[f64],
        scores: &[f64],
        classes: &[u32],
        options: &OffsetOptions,
    ) -> Result<Self, Problem> {
        options.check()?;
        let by_class = nms(flat, scores, Some(classes), &options.by_class())?.keep;
        let held = |rect: &Rect| rect.corners().map(|corner| options.held(corner));
        let rects = rects_of(flat)?;
        let held: Vec<[f64; 4]> = rects.iter().map(held).collect();
        let bounds = bounds(&held);
        let offset = offset(options, bounds);
        let shift = |(&held, &class): (&[f64; 4], &u32)| moved(options, offset, held, class);
        let shifts: Vec<Shift> = held.iter().zip(classes).map(shift).collect();
        let place = |shift: &Shift| if shift.lost { [0.0; 4] } else { shift.after };
        let alone = |(item, shift): (u32, &Shift)| if shift.lost { item + 1 } else { 0 };
        let places: Vec<[f64; 4]> = shifts.iter().map(place).collect();
        let groups: Vec<u32> = (0..).zip(&shifts).map(alone).collect();
        let nms = Nms::new(places.as_flattened(), scores, Some(&groups), &options.by_class())?;
        Ok(Self { options: options.clone(), rects, bounds, offset, shifts, nms, by_class })
    }

    /// What a class is multiplied by; infinite if it does not fit into the numbers.
    #[must_use]
    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// What a loop over the classes keeps, best first: greedy NMS per class, on the boxes as they
    /// were, in double precision.
    #[must_use]
    pub fn by_class(&self) -> &[u32] {
        &self.by_class
    }

    fn tell_shifts<O: Observer<Self>>(&self, state: &State, observer: &mut O) {
        let [smallest, largest] = self.bounds;
        observer.on(state, OffsetEvent::Offset { smallest, largest, offset: self.offset });
        for (item, shift) in (0..).zip(&self.shifts) {
            let Shift { class, by, held, after, lost } = shift.clone();
            observer.on(state, OffsetEvent::Shift { item, class, by, held, after, lost });
        }
    }
}

// listing: offset-nms.rust
/// The smallest and the largest coordinate; 0 and 0 of no boxes.
fn bounds(held: &[[f64; 4]]) -> [f64; 2] {
    let all = held.as_flattened();
    let smallest = all.iter().copied().reduce(f64::min);
    let largest = all.iter().copied().reduce(f64::max);
    [smallest.unwrap_or(0.0), largest.unwrap_or(0.0)]
}

/// What a class is multiplied by.
fn offset(options: &OffsetOptions, [smallest, largest]: [f64; 2]) -> f64 {
    match options.rule {
        OffsetRule::Largest => options.held(largest + 1.0), // @offset
        OffsetRule::Span => options.held(options.held(largest - smallest) + 1.0), // @offset
        OffsetRule::Constant => options.held(options.constant), // @offset
    }
}

/// Moves a box by its class.
fn moved(options: &OffsetOptions, offset: f64, held: [f64; 4], class: u32) -> Shift {
    let by = options.held(options.held(f64::from(class)) * offset); // @shift
    let after = held.map(|corner| options.held(corner + by)); // @shift
    let lost = after.iter().any(|corner| corner.is_infinite()); // @hide
    Shift { class, by, held, after, lost }
}
// end listing

impl Algorithm for OffsetNms {
    type State = State;
    type Event = OffsetEvent;

    fn start(&self) -> State {
        self.nms.start()
    }

    /// The first round moves the boxes, and then all are those of greedy NMS.
    fn round<O: Observer<Self>>(&self, state: &mut State, observer: &mut O) -> Progress {
        if O::LISTENS && !state.is_sorted() {
            self.tell_shifts(state, observer);
        }
        self.nms.round(state, &mut |state: &State, event: NmsEvent| {
            let event = match event {
                NmsEvent::OtherClass { picked, other, .. } => OffsetEvent::Lost { picked, other },
                event => OffsetEvent::Nms { event },
            };
            observer.on(state, event);
        })
    }

    fn state_bytes(&self) -> usize {
        self.nms.state_bytes()
    }
}
