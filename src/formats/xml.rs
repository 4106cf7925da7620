//! XML as annotation tools write it, element by element: what quick-xml tells, within limits.
//!
//! Nothing is ever expanded. A DOCTYPE, with which entities could be defined, is refused, and only
//! the five entities of XML itself and numeric ones stand for something. An ampersand that begins
//! none of them, as make-sense writes it, is taken as itself and told.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::collect::Collector;
use super::detect::Sample;
use super::error::{ReadProblem, XmlFault};
use super::lines::{Lines, line_and_column};
use super::report::{Note, Where};
use super::text::excerpt;
use super::{MAX_DEPTH, MAX_VALUE};

/// The longest reference that is looked at, without `&` and `;`: `#x10FFFF` with some zeros.
const MAX_REFERENCE: usize = 16;

/// Whether a text is XML with an element of this name near its beginning.
pub(super) fn has_root(sample: &Sample<'_>, name: &str) -> bool {
    let mut tags = sample.head.split('<').skip(1).filter_map(|tag| tag.strip_prefix(name));
    sample.head.trim_start().starts_with('<')
        && tags.any(|rest| rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace))
}

/// A text being read. One element at a time is open, and what is read next is a child of it.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    lines: Lines<'a>,
    depth: usize,
    /// How many ampersands stand for themselves, and the first.
    bare: Option<(u64, Where)>,
}

/// A start tag.
pub(super) struct Element<'a> {
    tag: BytesStart<'a>,
    offset: usize,
    pub(super) line: u32,
}

impl Element<'_> {
    /// The name without a prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.tag.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }
}

enum Piece<'a> {
    Start(Element<'a>),
    Text(Cow<'a, str>),
    End,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { text, reader, lines: Lines::new(text), depth: 0, bare: None }
    }

    /// Opens the next child of the open element, passing text over. `None` closes the open element:
    /// it has no more children.
    pub(super) fn child(&mut self) -> Result<Option<Element<'a>>, ReadProblem> {
        loop {
            match self.next()? {
                Piece::Start(element) => return Ok(Some(element)),
                Piece::End => return Ok(None),
                Piece::Text(_) => {}
            }
        }
    }

    /// Closes the open element, whatever else is in it.
    pub(super) fn leave(&mut self) -> Result<(), ReadProblem> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the open element without that of its children; closes it.
    pub(super) fn content(&mut self) -> Result<String, ReadProblem> {
        let mut content = String::new();
        let inside = self.depth;
        loop {
            match self.next()? {
                Piece::Text(text) if self.depth == inside => {
                    if content.len() + text.len() > MAX_VALUE {
                        return Err(self.too_long(self.position()));
                    }
                    content.push_str(&text);
                }
                Piece::End if self.depth < inside => return Ok(content),
                _ => {}
            }
        }
    }

    /// The values of these attributes, in one pass over all there are. Of two with one name the
    /// last one counts.
    pub(super) fn attributes<const N: usize>(
        &mut self,
        element: &Element<'_>,
        names: [&str; N],
    ) -> Result<[Option<String>; N], ReadProblem> {
        let mut values = [const { None }; N];
        let mut attributes = element.tag.attributes();
        // The check for two of one name takes time quadratic in their number.
        for attribute in attributes.with_checks(false) {
            let Ok(attribute) = attribute else {
                return Err(self.invalid(element.offset, XmlFault::Malformed));
            };
            let wanted = names.iter().position(|name| *name == attribute.key.into_inner());
            if let Some(slot) = wanted.and_then(|at| values.get_mut(at)) {
                if attribute.value.len() > MAX_VALUE {
                    return Err(self.too_long(element.offset));
                }
                *slot = Some(self.unescape(&attribute.value, element.offset));
            }
        }
        Ok(values)
    }

    /// Tells what was odd about the text as XML.
    pub(super) fn tell(self, collector: &mut Collector) {
        if let Some((count, first)) = self.bare {
            collector.note_many(Note::BareAmpersand, count, first);
        }
    }

    fn next(&mut self) -> Result<Piece<'a>, ReadProblem> {
        loop {
            let offset = self.position();
            let event = self.reader.read_event().map_err(|error| self.problem(&error))?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    let line = self.lines.line(offset);
                    if self.depth > MAX_DEPTH {
                        return Err(ReadProblem::TooDeep { line, limit: MAX_DEPTH as u32 });
                    }
                    Piece::Start(Element { tag, offset, line })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Eof if self.depth > 0 => return Err(self.invalid(offset, XmlFault::Cut)),
                Event::Eof => Piece::End,
                Event::Text(text) => {
                    let text = text.into_inner();
                    if text.starts_with('&') {
                        self.bare(offset);
                    }
                    Piece::Text(text)
                }
                Event::CData(text) => Piece::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let name = reference.into_inner();
                    Piece::Text(match referred(&name) {
                        Some(character) => Cow::Owned(character.to_string()),
                        None => {
                            self.bare(offset);
                            Cow::Owned(format!("&{name};"))
                        }
                    })
                }
                Event::DocType(_) => {
                    let (line, column) = line_and_column(self.text, offset);
                    return Err(ReadProblem::Doctype { line, column });
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => continue,
            });
        }
    }

    fn unescape(&mut self, value: &str, offset: usize) -> String {
        let mut result = String::with_capacity(value.len());
        let mut rest = value;
        while let Some((before, after)) = rest.split_once('&') {
            result.push_str(before);
            let near = after.get(..after.floor_char_boundary(MAX_REFERENCE + 1)).unwrap_or(after);
            let reference =
                near.split_once(';').and_then(|(name, _)| Some((name, referred(name)?)));
            if let Some((name, character)) = reference {
                result.push(character);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            } else {
                self.bare(offset);
                result.push('&');
                rest = after;
            }
        }
        result.push_str(rest);
        result
    }

    fn bare(&mut self, offset: usize) {
        if let Some((count, _)) = &mut self.bare {
            *count += 1;
            return;
        }
        let (line, _) = line_and_column(self.text, offset);
        let from = self.text.get(offset..).unwrap_or_default();
        let shown = from.lines().next().unwrap_or_default();
        self.bare = Some((1, Where { line, text: excerpt(shown), ..Where::default() }));
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn problem(&self, error: &Error) -> ReadProblem {
        let offset = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let fault = match error {
            Error::IllFormed(
                IllFormedError::MismatchedEndTag { .. } | IllFormedError::UnmatchedEndTag(_),
            ) => XmlFault::WrongEnd,
            Error::Syntax(SyntaxError::InvalidBangMarkup) => XmlFault::Malformed,
            // All others are about something that does not end.
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => XmlFault::Cut,
            _ => XmlFault::Malformed,
        };
        self.invalid(offset, fault)
    }

    fn invalid(&self, offset: usize, fault: XmlFault) -> ReadProblem {
        let (line, column) = line_and_column(self.text, offset);
        ReadProblem::InvalidXml { line, column, fault }
    }

    fn too_long(&self, offset: usize) -> ReadProblem {
        let (line, _) = line_and_column(self.text, offset);
        ReadProblem::ValueTooLong { line, limit: MAX_VALUE as u64 }
    }
}

/// What stands for this name between `&` and `;`; `None` if it is defined nowhere.
fn referred(name: &str) -> Option<char> {
    if let Some(digits) = name.strip_prefix('#') {
        let (digits, radix) = digits.strip_prefix('x').map_or((digits, 10), |hex| (hex, 16));
        let well_formed = digits.chars().all(|c| c.is_digit(radix));
        let code = u32::from_str_radix(digits, radix).ok().filter(|_| well_formed);
        return code.and_then(char::from_u32).filter(|c| !c.is_control() || c.is_whitespace());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}
