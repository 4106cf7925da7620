//! Bracketed lists of numbers and objects: JSON, Python, and what numpy and torch print.
//!
//! A list or object that holds values, and not only further lists, is a box. What stands around
//! (`array(`, `dtype=`, names of variables) is passed over, and lists called `scores` or `labels`
//! are the scores or classes of all the boxes.

use std::borrow::Cow;

use super::collect::too_many;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::{Limited, ReadProblem};
use super::lexer::{Lexer, Token};
use super::list_rows::{Entry, Rows, is_other_list, meaning};
use super::report::{Assumption, SkipReason, Where};
use super::text::excerpt;
use super::{MAX_BOXES, MAX_DEPTH, ParseOptions, Parsed, Source};

/// How many values of one object are looked at.
const MAX_KEYS: usize = 256;

/// A list, object or call that is open, or at the bottom the text itself.
#[derive(Default)]
struct Group<'a> {
    bracket: char,
    /// Whether it is what stands in `array(…)`.
    call: bool,
    /// Where it begins, in bytes.
    start: usize,
    /// The key under which it stands, and its place among its neighbours.
    key: Option<Cow<'a, str>>,
    index: usize,
    /// What the key means; what stands in `labels: tensor(…)` stands under `labels` too.
    under: Column,
    /// Nothing in it matters: it is an argument such as `shape=(0, 4)`.
    muted: bool,
    /// The key of the next value.
    pending: Option<Cow<'a, str>>,
    entry: Entry<'a>,
    /// How many groups it holds.
    children: usize,
    /// Whether numpy left something out between its values.
    elided: bool,
}

struct Lists<'a, 'o> {
    text: &'a str,
    lexer: Lexer<'a>,
    rows: Rows<'a, 'o>,
    group: Group<'a>,
    /// The groups around it.
    outer: Vec<Group<'a>>,
    ignored_text: Option<(u64, Where)>,
}

/// Whether the text is lists.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let first = sample.lines.first().map_or("", |(_, line)| line.trim_start());
    let of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let after = first.trim_start_matches(of_name);
    let named = after.len() < first.len()
        && sample.head.contains(['[', '('])
        && (after.starts_with('(') || after.trim_start().starts_with('='));
    let nested = || ["[[", "[(", "(["].iter().any(|start| sample.head.contains(start));
    if first.starts_with(['[', '(', '{']) || named || nested() { Fit::Likely } else { Fit::No }
}

/// Reads lists.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let mut lists = Lists {
        text: source.text,
        lexer: Lexer::new(source.text),
        rows: Rows::new(source, options),
        group: Group::default(),
        outer: Vec::new(),
        ignored_text: None,
    };
    while let Some(token) = lists.lexer.next_token()? {
        match token {
            Token::Open { bracket, call } => lists.open(bracket, call)?,
            Token::Close { bracket } => lists.close(bracket)?,
            Token::Key(key) => lists.group.pending = Some(key),
            Token::Bare(text) => lists.value(Cow::Borrowed(text), false)?,
            Token::Quoted(text) => lists.value(text, true)?,
            Token::Elided => lists.elided(),
            Token::Semicolon => lists.end_of_row()?,
        }
    }
    lists.finish()
}

impl<'a> Lists<'a, '_> {
    fn open(&mut self, bracket: char, call: bool) -> Result<(), ReadProblem> {
        let line = self.lexer.line;
        if self.outer.len() >= MAX_DEPTH {
            return Err(ReadProblem::TooDeep { line, limit: MAX_DEPTH as u32 });
        }
        let around = &mut self.group;
        let key = around.pending.take();
        let under = match &key {
            Some(key) => meaning(key),
            None if around.call => around.under,
            None => Column::Ignored,
        };
        let other = key.as_ref().filter(|key| is_other_list(key));
        if let Some(key) = other {
            self.rows.collector.ignore_name(key);
        }
        let inner = Group {
            bracket,
            call,
            start: self.lexer.at.saturating_sub(1),
            index: around.entry.values.len() + around.children,
            muted: around.muted
                || other.is_some()
                || (around.call && key.is_some() && under == Column::Ignored),
            key,
            under,
            entry: Entry { line, ..Entry::default() },
            ..Group::default()
        };
        around.children += 1;
        self.outer.push(std::mem::replace(&mut self.group, inner));
        Ok(())
    }

    fn value(&mut self, text: Cow<'a, str>, quoted: bool) -> Result<(), ReadProblem> {
        let line = self.lexer.line;
        let key = self.group.pending.take();
        if self.outer.is_empty() {
            match key {
                Some(key) => self.rows.collector.ignore_name(&key),
                None => self.ignore_text(line, &text),
            }
            return Ok(());
        }
        if self.group.muted {
            return Ok(());
        }
        let entry = &mut self.group.entry;
        if entry.values.len() >= MAX_BOXES {
            return Err(too_many(Limited::Boxes, MAX_BOXES, line));
        }
        match key {
            // `dtype=float32`
            Some(key) if self.group.call && meaning(&key) == Column::Ignored => {}
            Some(key) if entry.names.len() >= MAX_KEYS => self.rows.collector.ignore_name(&key),
            Some(key) => {
                entry.names.push(key);
                entry.named.push(text);
            }
            None => {
                entry.word_first |= quoted && entry.values.is_empty();
                entry.values.push(text);
            }
        }
        Ok(())
    }

    fn elided(&mut self) {
        if self.group.muted || self.outer.is_empty() {
            return;
        }
        if self.group.entry.values.is_empty() {
            let place = Where::on_line(self.lexer.line, "...");
            self.rows.collector.skip(SkipReason::Elided, place);
        } else {
            self.group.elided = true;
        }
    }

    /// A `;` between the numbers of one list begins a new box, as in Matlab.
    fn end_of_row(&mut self) -> Result<(), ReadProblem> {
        if self.outer.is_empty() || self.group.muted || self.group.entry.values.is_empty() {
            return Ok(());
        }
        let next = Entry { line: self.lexer.line, ..Entry::default() };
        let entry = std::mem::replace(&mut self.group.entry, next);
        self.row(entry)?;
        self.group.children += 1;
        (self.group.start, self.group.elided) = (self.lexer.at, false);
        Ok(())
    }

    fn close(&mut self, bracket: char) -> Result<(), ReadProblem> {
        let pair = (self.group.bracket, bracket);
        if !matches!(pair, ('[', ']') | ('(', ')') | ('{', '}')) {
            self.ignore_text(self.lexer.line, &bracket.to_string());
        }
        if self.outer.is_empty() {
            return Ok(());
        }
        let mut entry = std::mem::take(&mut self.group.entry);
        if self.group.muted || entry.is_empty() {
            self.leave();
            return Ok(());
        }
        let Group { under, call, children, elided, .. } = self.group;
        let flat = children == 0 && !elided;
        let lone = flat && entry.names.is_empty();
        // A variable called `box` is no value of an object.
        let holder = if self.group.key.is_some() { 1 } else { 2 };
        let in_object = self.outer.len() > holder && flat && under.is_whole_box();
        if lone && call && entry.values.len() == 1 {
            // `np.float64(30.0)` is a number.
            let value = entry.values.pop().unwrap_or_default();
            return self.replace(value, entry.word_first);
        }
        if in_object && lone {
            let text = self.text.get(self.group.start..self.lexer.at).unwrap_or_default();
            return self.replace(Cow::Borrowed(text), false);
        }
        if in_object && entry.values.is_empty() {
            self.leave();
            self.group.entry.names.append(&mut entry.names);
            self.group.entry.named.append(&mut entry.named);
            return Ok(());
        }
        if !(lone && self.rows.series(under, entry.line, &mut entry.values)?) {
            self.row(entry)?;
        }
        self.leave();
        Ok(())
    }

    /// Puts a value in the place of the present group.
    fn replace(&mut self, value: Cow<'a, str>, quoted: bool) -> Result<(), ReadProblem> {
        let group = self.leave();
        self.group.children -= 1;
        self.group.pending = group.key;
        self.value(value, quoted)
    }

    /// Goes back to the group around the present one, which it returns.
    fn leave(&mut self) -> Group<'a> {
        let outer = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.group, outer)
    }

    /// Reads what the present group holds as a box.
    fn row(&mut self, mut entry: Entry<'a>) -> Result<(), ReadProblem> {
        entry.text = self.text.get(self.group.start..self.lexer.at).unwrap_or_default();
        if entry.is_words() {
            self.ignore_text(entry.line, entry.text);
        } else if self.group.elided {
            let place = self.place(entry.line, entry.text);
            self.rows.collector.skip(SkipReason::Elided, place);
        } else if let Some((reason, mut place)) = self.rows.add(entry)? {
            place.path = self.path();
            self.rows.collector.skip(reason, place);
        }
        Ok(())
    }

    fn place(&self, line: u32, text: &str) -> Where {
        Where { path: self.path(), ..Where::on_line(line, text) }
    }

    /// Where the present group stands, such as `boxes[3]`; `None` at the top.
    fn path(&self) -> Option<String> {
        let mut path = String::new();
        for (depth, group) in self.outer.iter().skip(1).chain([&self.group]).enumerate() {
            match &group.key {
                Some(key) if path.is_empty() => path = excerpt(key),
                Some(key) => path = format!("{path}.{}", excerpt(key)),
                // The only list of a text needs no number.
                None if depth == 0 => {}
                None => path = format!("{path}[{}]", group.index),
            }
        }
        (!path.is_empty()).then_some(path)
    }

    fn ignore_text(&mut self, line: u32, text: &str) {
        self.ignored_text.get_or_insert_with(|| (0, Where::on_line(line, text))).0 += 1;
    }

    fn finish(mut self) -> Result<Parsed, ReadProblem> {
        let mut unclosed = None;
        while !self.outer.is_empty() {
            let entry = std::mem::take(&mut self.group.entry);
            let text = self.text.get(self.group.start..).unwrap_or_default();
            if self.group.muted || entry.is_empty() {
                unclosed = unclosed.or(Some((entry.line, text)));
            } else {
                let place = self.place(entry.line, text);
                self.rows.collector.skip(SkipReason::Unclosed, place);
                unclosed = None;
                self.outer.clear();
            }
            self.leave();
        }
        if let Some((line, text)) = unclosed {
            self.ignore_text(line, text);
        }
        if let Some((count, first)) = self.ignored_text {
            self.rows.collector.assume(Assumption::TextIgnored { count, first });
        }
        self.rows.finish()
    }
}
