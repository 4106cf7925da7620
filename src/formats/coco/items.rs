//! JSON of any length taken apart into the items of its lists, one in memory at a time.
//!
//! What lies deep within an item (polygons, masks) is passed over and never stored, so that neither
//! the size of a file nor the depth of what is in it costs memory, and an item that is broken by
//! itself spoils no other. Commas between items are not insisted on.

use std::io::Read;

use crate::formats::error::ReadProblem;
use crate::formats::report::Encoding;
use crate::formats::text::line_number;

/// How much is asked of the reader at once, in bytes.
const BUFFER: usize = 1 << 20;
/// Within an item, lists and objects of this depth are kept as they are; deeper ones come out empty.
const KEPT_DEPTH: u32 = 2;
/// The most bytes of an item that are kept.
const MAX_ITEM: usize = 1 << 20;
/// The most bytes of one string that are kept: more than the longest name, however it is escaped.
const MAX_STRING: usize = 8 << 10;

/// Where in the file the next byte is.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    /// Nothing was read yet.
    Nothing,
    /// In the outermost object, between its keys.
    Object,
    /// In a list, between its items.
    List,
    /// Behind the outermost bracket.
    End,
}

/// A JSON file: a list of items, or an object with lists of items.
pub(super) struct Items<'a, R> {
    reader: R,
    /// The keys of the outermost object whose lists are wanted.
    wanted: &'a [&'static str],
    buffer: Box<[u8]>,
    at: usize,
    end: usize,
    /// Whether the reader has nothing more.
    over: bool,
    /// How many bytes came before the buffer.
    before: u64,
    /// The line, counted from 0, of the byte of the buffer that `counted` is, and its first byte in
    /// the file.
    line: usize,
    line_start: u64,
    counted: usize,
    within: Within,
    /// The present list, if the outermost value is an object.
    list: Option<&'static str>,
    next_index: u64,
    item: Vec<u8>,
    item_start: u64,
    too_long: bool,
    /// The bracket of each of the first 64 levels of an item, the innermost last: 1 for `[`.
    brackets: u64,
    /// The lists that were there so far, and one that was there twice.
    seen: Vec<&'static str>,
    pub(super) repeated_list: Option<&'static str>,
}

/// One item of a list.
pub(super) struct Item<'a> {
    /// The key of its list; empty in a file that is a list.
    pub(super) list: &'static str,
    /// Its place in the list, counted from 0.
    pub(super) index: u64,
    /// The line it begins on, counted from 1.
    pub(super) line: u32,
    /// What it holds, or nothing if that is too long.
    pub(super) text: Option<&'a str>,
}

impl Item<'_> {
    /// Such as `annotations[3]`.
    pub(super) fn path(&self) -> String {
        format!("{}[{}]", self.list, self.index)
    }
}

impl<'a, R: Read> Items<'a, R> {
    pub(super) fn new(reader: R, wanted: &'a [&'static str]) -> Self {
        Self {
            reader,
            wanted,
            buffer: vec![0; BUFFER].into_boxed_slice(),
            at: 0,
            end: 0,
            over: false,
            before: 0,
            line: 0,
            line_start: 0,
            counted: 0,
            within: Within::Nothing,
            list: None,
            next_index: 0,
            item: Vec::new(),
            item_start: 0,
            too_long: false,
            brackets: 0,
            seen: Vec::new(),
            repeated_list: None,
        }
    }

    /// The next item of a wanted list; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Item<'_>>, ReadProblem> {
        loop {
            let byte = self.significant()?;
            match (self.within, byte) {
                (Within::Nothing, Some(b'{')) => self.enter(Within::Object),
                (Within::Nothing, Some(b'[')) => self.enter(Within::List),
                (Within::Object, Some(b'}')) => self.enter(Within::End),
                (Within::Object, Some(b'"')) => self.key()?,
                (Within::List, Some(b']')) => {
                    let outermost = self.list.is_none();
                    self.enter(if outermost { Within::End } else { Within::Object });
                }
                (Within::List, Some(b'}')) => {
                    return Err(self.invalid("a bracket that does not fit its partner"));
                }
                (Within::List, Some(_)) => return self.take().map(Some),
                (Within::End, None) => return Ok(None),
                (Within::End, Some(_)) => return Err(self.invalid("something follows the end")),
                (Within::Nothing, _) => return Err(self.invalid("neither an object nor a list")),
                (Within::Object, Some(_)) => return Err(self.invalid("no key where one should be")),
                (Within::Object | Within::List, None) => return Err(self.ends_early()),
            }
        }
    }

    fn enter(&mut self, within: Within) {
        self.at += 1;
        self.within = within;
    }

    /// A key of the outermost object and, unless it is the beginning of a wanted list, its value.
    fn key(&mut self) -> Result<(), ReadProblem> {
        self.copy_value()?;
        let key: Option<String> = serde_json::from_slice(&self.item).ok();
        if self.space()? != Some(b':') {
            return Err(match self.peek()? {
                None => self.ends_early(),
                Some(_) => self.invalid("no colon behind a key"),
            });
        }
        self.at += 1;
        let value = self.space()?;
        let wanted = self.wanted.iter().find(|wanted| key.as_deref() == Some(**wanted));
        match (wanted, value) {
            (_, None) => Err(self.ends_early()),
            (Some(list), Some(b'[')) => {
                // A list that is there a second time goes on where the first ended.
                if self.seen.contains(list) {
                    self.repeated_list = Some(list);
                } else {
                    self.seen.push(list);
                }
                self.list = Some(list);
                self.next_index = 0;
                self.enter(Within::List);
                Ok(())
            }
            (Some(list), Some(byte)) if byte != b'n' => {
                Err(self.invalid(&format!("{list} is no list")))
            }
            _ => self.copy_value(),
        }
    }

    fn take(&mut self) -> Result<Item<'_>, ReadProblem> {
        self.count_lines();
        let line = line_number(self.line);
        self.item_start = self.position();
        self.copy_value()?;
        let index = self.next_index;
        self.next_index += 1;
        let text = match std::str::from_utf8(&self.item) {
            _ if self.too_long => None,
            Ok(text) => Some(text),
            Err(error) => {
                // Within its item only about, since some of that may have been passed over.
                let offset = self.item_start + error.valid_up_to() as u64;
                let (encoding, offset) = (Encoding::Utf8, Some(offset));
                return Err(ReadProblem::BadEncoding { encoding, offset, line });
            }
        };
        Ok(Item { list: self.list.unwrap_or_default(), index, line, text })
    }

    /// Copies the value that begins here to `item`, without what is too deep in it.
    fn copy_value(&mut self) -> Result<(), ReadProblem> {
        self.item.clear();
        self.too_long = false;
        let mut depth = 0_u32;
        loop {
            let Some(byte) = self.peek()? else { return Err(self.ends_early()) };
            match byte {
                b'"' => self.string(depth <= KEPT_DEPTH)?,
                b'{' | b'[' => {
                    depth = depth.saturating_add(1);
                    if depth <= u64::BITS {
                        self.brackets = self.brackets << 1 | u64::from(byte == b'[');
                    }
                    self.keep(depth <= KEPT_DEPTH + 1, &[byte]);
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    if depth <= u64::BITS {
                        if (self.brackets & 1 == 1) != (byte == b']') {
                            return Err(self.invalid("a bracket that does not fit its partner"));
                        }
                        self.brackets >>= 1;
                    }
                    self.keep(depth <= KEPT_DEPTH + 1, &[byte]);
                    self.at += 1;
                    depth -= 1;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                // The end of a number or a word that no bracket encloses.
                b'}' | b']' => return Ok(()),
                _ => {
                    let outside = depth == 0;
                    let ends = |byte: &u8| is_bracket_or_quote(*byte) || outside && is_gap(*byte);
                    let rest = self.buffer.get(self.at..self.end).unwrap_or_default();
                    let run = rest.iter().position(ends).unwrap_or(rest.len());
                    self.keep_run(depth <= KEPT_DEPTH, run);
                }
            }
            if depth == 0 && (byte == b'"' || self.peek()?.is_none_or(is_end)) {
                return Ok(());
            }
        }
    }

    /// Passes over a string, and copies no more of it than any name may have.
    fn string(&mut self, keep: bool) -> Result<(), ReadProblem> {
        self.keep(keep, b"\"");
        self.at += 1;
        // How much may still be kept, how many digits of an escape must be, and whether something
        // was passed over already, after which nothing may be kept.
        let (mut room, mut digits, mut full) = (MAX_STRING, 0_usize, false);
        loop {
            let rest = self.buffer.get(self.at..self.end).unwrap_or_default();
            let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
            let run = run.unwrap_or(rest.len());
            let mut kept = if full { 0 } else { room.max(digits).min(run) };
            // Not cut within a character.
            while !full && kept < run && rest.get(kept).is_some_and(|byte| byte & 0xC0 == 0x80) {
                kept += 1;
            }
            full |= kept < run;
            self.keep_run(keep, kept);
            self.at += run - kept;
            room = room.saturating_sub(run);
            digits = digits.saturating_sub(run);
            match self.peek()? {
                None => return Err(self.ends_early()),
                Some(b'"') => {
                    self.keep(keep, b"\"");
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    let Some(escaped) = self.peek()? else { return Err(self.ends_early()) };
                    self.at += 1;
                    full |= room == 0;
                    self.keep(keep && !full, &[b'\\', escaped]);
                    digits = if escaped == b'u' { 4 } else { 0 };
                    room = room.saturating_sub(2);
                }
                // The buffer was filled again in the middle of a run.
                Some(_) => {}
            }
        }
    }

    fn keep(&mut self, keep: bool, bytes: &[u8]) {
        self.too_long |= keep && self.item.len() + bytes.len() > MAX_ITEM;
        if keep && !self.too_long {
            self.item.extend_from_slice(bytes);
        }
    }

    /// Copies some bytes of the buffer, or passes over them.
    fn keep_run(&mut self, keep: bool, length: usize) {
        let run = self.buffer.get(self.at..self.at + length).unwrap_or_default();
        self.too_long |= keep && self.item.len() + run.len() > MAX_ITEM;
        if keep && !self.too_long {
            self.item.extend_from_slice(run);
        }
        self.at += length;
    }

    /// The next byte that is neither white space nor a comma.
    fn significant(&mut self) -> Result<Option<u8>, ReadProblem> {
        loop {
            match self.space()? {
                Some(b',') if matches!(self.within, Within::Object | Within::List) => self.at += 1,
                byte => return Ok(byte),
            }
        }
    }

    /// The next byte that is no white space.
    fn space(&mut self) -> Result<Option<u8>, ReadProblem> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                byte => return Ok(byte),
            }
        }
    }

    /// The next byte, which stays.
    fn peek(&mut self) -> Result<Option<u8>, ReadProblem> {
        while self.at >= self.end && !self.over {
            self.fill()?;
        }
        Ok(self.buffer.get(self.at).copied().filter(|_| self.at < self.end))
    }

    fn fill(&mut self) -> Result<(), ReadProblem> {
        self.count_lines();
        self.before += self.end as u64;
        (self.at, self.end, self.counted) = (0, 0, 0);
        let first = self.before == 0;
        while self.end == 0 || first && self.end < 3 {
            let room = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.reader.read(room) {
                Ok(0) => {
                    self.over = true;
                    break;
                }
                // A reader that says it wrote more than there was room for is not believed.
                Ok(length) => self.end = (self.end + length).min(self.buffer.len()),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    return Err(ReadProblem::ReadFailed { reason: error.to_string() });
                }
            }
        }
        if first && self.buffer.get(..self.end).is_some_and(|all| all.starts_with(b"\xEF\xBB\xBF"))
        {
            self.at = 3;
        }
        Ok(())
    }

    /// Brings `line` up to the next byte.
    fn count_lines(&mut self) {
        let passed = self.buffer.get(self.counted..self.at).unwrap_or_default();
        let ends = passed.iter().filter(|byte| **byte == b'\n').count();
        if ends > 0 {
            self.line += ends;
            let last = passed.iter().rposition(|byte| *byte == b'\n').unwrap_or_default();
            self.line_start = self.before + (self.counted + last) as u64 + 1;
        }
        self.counted = self.at;
    }

    fn position(&self) -> u64 {
        self.before + self.at as u64
    }

    fn invalid(&mut self, reason: &str) -> ReadProblem {
        self.count_lines();
        let column = u32::try_from(self.position() - self.line_start).unwrap_or(u32::MAX);
        ReadProblem::InvalidJson {
            line: line_number(self.line),
            column: column.saturating_add(1),
            reason: reason.to_owned(),
        }
    }

    fn ends_early(&mut self) -> ReadProblem {
        self.count_lines();
        let path = match (self.within, self.list) {
            (Within::List, list) => format!("{}[{}]", list.unwrap_or_default(), self.next_index),
            _ => String::new(),
        };
        ReadProblem::EndsEarly { line: line_number(self.line), path }
    }
}

fn is_bracket_or_quote(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'[' | b']' | b'"')
}

fn is_gap(byte: u8) -> bool {
    matches!(byte, b',' | b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a number or a word ends before this byte.
fn is_end(byte: u8) -> bool {
    is_gap(byte) || matches!(byte, b'}' | b']')
}
