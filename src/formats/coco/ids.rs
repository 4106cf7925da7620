//! What the ids of a file stand for: its images, or its classes.

use std::collections::{HashMap, HashSet};

use super::fields::Id;
use super::items::Item;
use crate::formats::collect::{Collector, too_many};
use crate::formats::error::{Limited, ReadProblem};
use crate::formats::report::{Assumption, Where};
use crate::formats::{MAX_NAME, MAX_NAMES, Parsed};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Image,
    Class,
}

/// Images or classes by id. They get their place in the collector when they are first mentioned or
/// listed, in whichever order the file has that; `finish` brings the listed ones to the front.
pub(super) struct Ids {
    kind: Kind,
    /// Integers have a map of their own because a data set has a great many, and they are small.
    numbers: HashMap<i64, u32>,
    texts: HashMap<Box<str>, u32>,
    /// The places of those that are listed, in the order of the list.
    listed: Vec<u32>,
    /// Whether the one at a place is listed.
    is_listed: Vec<bool>,
    /// The bytes of all names.
    bytes: usize,
    repeated: Option<(u64, Where)>,
    /// The name of category 0 if its parent is called "none", and the parents of the others.
    root: Option<String>,
    parents: HashSet<String>,
}

impl Ids {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            numbers: HashMap::new(),
            texts: HashMap::new(),
            listed: Vec::new(),
            is_listed: Vec::new(),
            bytes: 0,
            repeated: None,
            root: None,
            parents: HashSet::new(),
        }
    }

    /// The place of what has this id.
    pub(super) fn mention(
        &mut self,
        collector: &mut Collector,
        id: Id,
        line: u32,
    ) -> Result<u32, ReadProblem> {
        let known = match &id {
            Id::Number(number) => self.numbers.get(number),
            Id::Text(text) => self.texts.get(text),
        };
        if let Some(place) = known {
            return Ok(*place);
        }
        let place = self.add(collector, String::new(), [f64::NAN; 2], line)?;
        match id {
            Id::Number(number) => self.numbers.insert(number, place),
            Id::Text(text) => {
                self.count_bytes(text.len(), line)?;
                self.texts.insert(text, place)
            }
        };
        Ok(place)
    }

    /// Takes in an entry of the list: its id, name and, of an image, width and height.
    pub(super) fn list(
        &mut self,
        collector: &mut Collector,
        id: Option<Id>,
        name: Option<String>,
        size: [f64; 2],
        item: &Item<'_>,
    ) -> Result<(), ReadProblem> {
        let name = name.or_else(|| id.as_ref().map(Id::to_string)).unwrap_or_default();
        self.count_bytes(name.len(), item.line)?;
        let place = match id {
            Some(id) => self.mention(collector, id, item.line)?,
            None => self.add(collector, String::new(), size, item.line)?,
        };
        let place = match self.is_listed.get(place as usize) {
            Some(true) => {
                self.repeated.get_or_insert_with(|| (0, super::place(item, None))).0 += 1;
                self.add(collector, String::new(), size, item.line)?
            }
            _ => place,
        };
        self.listed.push(place);
        if let Some(listed) = self.is_listed.get_mut(place as usize) {
            *listed = true;
        }
        let Parsed { image_names, image_sizes, class_names, .. } = &mut collector.parsed;
        let names = if self.kind == Kind::Image { image_names } else { class_names };
        if let Some(slot) = names.get_mut(place as usize) {
            *slot = name;
        }
        let (sizes, _) = image_sizes.as_chunks_mut::<2>();
        if let (Kind::Image, Some(slot)) = (self.kind, sizes.get_mut(place as usize)) {
            *slot = size;
        }
        Ok(())
    }

    /// Remembers what shows that category 0 is but the name of the whole set.
    pub(super) fn parent(&mut self, is_zero: bool, name: Option<&String>, parent: Option<String>) {
        match parent {
            Some(none) if none == "none" && is_zero => self.root = name.cloned(),
            Some(parent) => {
                self.parents.insert(parent);
            }
            None => {}
        }
    }

    fn add(
        &mut self,
        collector: &mut Collector,
        name: String,
        size: [f64; 2],
        line: u32,
    ) -> Result<u32, ReadProblem> {
        self.is_listed.push(false);
        match self.kind {
            Kind::Image => collector.new_image(name, size, line),
            Kind::Class => collector.new_class(name, line),
        }
    }

    fn count_bytes(&mut self, more: usize, line: u32) -> Result<(), ReadProblem> {
        self.bytes += more;
        if self.bytes > MAX_NAMES { Err(too_many(Limited::Names, MAX_NAMES, line)) } else { Ok(()) }
    }

    /// Brings those that are listed to the front, in the order of the list, and names the others:
    /// by the names that a person gave for indices, or by their ids.
    pub(super) fn finish(self, collector: &mut Collector, given_names: &[String]) {
        let placeholder = self.placeholder(collector);
        let Self { kind, numbers, texts, mut listed, is_listed, .. } = self;
        let mut ids = vec![String::new(); is_listed.len()];
        let named = numbers.into_iter().map(|(number, place)| (number.to_string(), place));
        for (id, place) in named.chain(texts.into_iter().map(|(id, place)| (id.into(), place))) {
            if let Some(slot) = ids.get_mut(place as usize) {
                *slot = id;
            }
        }
        if let Some(name) = placeholder {
            listed.retain(|place| ids.get(*place as usize).is_none_or(|id| id != "0"));
            collector.assume(Assumption::PlaceholderClass { name });
        }
        let unlisted = is_listed.iter().zip(0_u32..).filter(|(listed, _)| !**listed);
        let first_unlisted = listed.len();
        let order: Vec<u32> = listed.into_iter().chain(unlisted.map(|(_, place)| place)).collect();
        let mut new_place = vec![0_u32; is_listed.len()];
        for (place, new) in order.iter().zip(0_u32..) {
            if let Some(slot) = new_place.get_mut(*place as usize) {
                *slot = new;
            }
        }

        let Parsed {
            class_names,
            image_names,
            image_sizes,
            images,
            classes,
            class_ids,
            image_ids,
            ..
        } = &mut collector.parsed;
        let (names, column) = match kind {
            Kind::Image => (image_names, images),
            Kind::Class => (class_names, classes),
        };
        if kind == Kind::Image {
            let (old, _) = image_sizes.as_chunks::<2>();
            let size = |place: &u32| old.get(*place as usize).copied().unwrap_or([f64::NAN; 2]);
            *image_sizes = order.iter().flat_map(size).collect();
        }
        *names = permuted(names, &order);
        ids = permuted(&mut ids, &order);
        for (name, id) in names.iter_mut().zip(&ids).skip(first_unlisted) {
            let given = id.parse().ok().and_then(|index: usize| given_names.get(index));
            let usable = given.filter(|name| !name.is_empty() && name.len() <= MAX_NAME);
            name.clone_from(usable.unwrap_or(id));
        }
        for place in column.iter_mut() {
            *place = new_place.get(*place as usize).copied().unwrap_or(0);
        }
        let unnamed = |place: &u32| {
            let at = *place as usize;
            // A box without a class has the class without a name, which needs no word.
            let id = ids.get(at).filter(|id| at >= first_unlisted && !id.is_empty());
            id.is_some_and(|id| names.get(at) == Some(id))
        };
        let mut unnamed = column.iter().zip(0_u32..).filter(|(place, _)| unnamed(place));
        let tally = unnamed.next().map(|(_, first)| (1 + unnamed.count() as u64, first));
        *(if kind == Kind::Image { image_ids } else { class_ids }) = ids;
        if let Some((count, first)) = tally {
            collector.assume(match kind {
                Kind::Image => Assumption::ImagesUnnamed { count, first },
                Kind::Class => Assumption::ClassesUnnamed { count, first },
            });
        }
        if let Some((count, first)) = self.repeated {
            collector.assume(Assumption::IdsRepeated { count, first });
        }
    }

    /// The name of category 0 if it is but the parent of others, and no box has it.
    fn placeholder(&self, collector: &Collector) -> Option<String> {
        let root = self.root.as_ref().filter(|root| self.parents.contains(*root))?;
        let place = self.numbers.get(&0)?;
        (!collector.parsed.classes.contains(place)).then(|| root.clone())
    }
}

/// The names in another order.
fn permuted(names: &mut [String], order: &[u32]) -> Vec<String> {
    let take = |place: &u32| names.get_mut(*place as usize).map(std::mem::take).unwrap_or_default();
    order.iter().map(take).collect()
}
