//! The fields of one item, as leniently as they are written.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::formats::report::SkipReason;
use crate::formats::text;
use crate::geometry::MAX_COORDINATE;

/// Integers up to here are exact in a float.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value of a field.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Value<'a> {
    /// No such field, or `null`.
    #[default]
    Missing,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'a, str>),
    List(Numbers),
    /// An object.
    Other,
}

/// The first four values of a list, and how many there are.
#[derive(Debug, PartialEq)]
pub(super) struct Numbers {
    pub(super) values: [Result<f64, SkipReason>; 4],
    pub(super) count: usize,
}

/// What an image or a category is referred to by. A text that is an integer is that integer: files
/// of results and of annotations differ in how they write the same id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Number(i64),
    Text(Box<str>),
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}

impl Value<'_> {
    /// The number, which may be written as a text.
    pub(super) fn number(&self) -> Result<f64, SkipReason> {
        match self {
            Self::Missing => Err(SkipReason::MissingNumber),
            // Rounded beyond 2^53, as by every reader of JSON.
            Self::Int(value) => Ok(*value as f64),
            Self::Float(value) if value.abs() > MAX_COORDINATE => Err(SkipReason::TooLarge),
            Self::Float(value) => Ok(*value),
            Self::Text(text) => text::number(text, false),
            Self::Bool(_) | Self::List(_) | Self::Other => Err(SkipReason::NotANumber),
        }
    }

    /// The id; `None` if this can be none.
    pub(super) fn id(&self) -> Option<Id> {
        match self {
            Self::Int(value) => Some(Id::Number(*value)),
            // pandas writes 7 as 7.0 where a column has gaps.
            Self::Float(value) if value.fract() == 0.0 && value.abs() < EXACT => {
                Some(Id::Number(*value as i64))
            }
            Self::Float(value) => Some(Id::Text(value.to_string().into())),
            Self::Text(text) => Some(match text.parse::<i64>() {
                Ok(number) if number.to_string() == **text => Id::Number(number),
                _ => Id::Text(text.as_ref().into()),
            }),
            Self::Missing | Self::Bool(_) | Self::List(_) | Self::Other => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether a flag is set: `1`, `true` or `"1"`.
    pub(super) fn flag(&self) -> bool {
        *self == Self::Bool(true) || self.number() == Ok(1.0)
    }
}

/// The fields of these names, in their order.
pub(super) struct Fields<'a, const N: usize> {
    pub(super) values: [Value<'a>; N],
    /// Whether one of them is there more than once; the last counts.
    pub(super) repeated: bool,
}

/// Reads the fields of an object, those of other names not. `None` if the item is no object, or no
/// JSON even if numbers in it are not what JSON allows (`NaN`, `1e400`, `.5`).
pub(super) fn fields<const N: usize, T>(
    item: &str,
    names: [&str; N],
    with: impl FnOnce(Fields<'_, N>) -> T,
) -> Option<T> {
    let read = |text| {
        let mut json = serde_json::Deserializer::from_str(text);
        let fields = json.deserialize_map(FieldsVisitor(names)).ok()?;
        json.end().ok().map(|()| fields)
    };
    if let Some(fields) = read(item) {
        return Some(with(fields));
    }
    let quoted = quote_words(item);
    read(&quoted).map(with)
}

/// Puts quotation marks around everything that is neither a string nor `true`, `false` or `null`.
fn quote_words(item: &str) -> String {
    let mut quoted = String::with_capacity(item.len() + 64);
    let mut rest = item;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => {
                let mut escaped = false;
                let close = rest.bytes().skip(1).position(|byte| {
                    let closes = byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                    closes
                });
                close.map_or(rest.len(), |at| at + 2)
            }
            _ if is_mark(first) => first.len_utf8(),
            _ => rest.find(|c: char| is_mark(c) || c == '"').unwrap_or(rest.len()),
        };
        let (part, after) = rest.split_at(end);
        if first == '"' || is_mark(first) || matches!(part, "true" | "false" | "null") {
            quoted.push_str(part);
        } else {
            quoted.extend(["\"", part, "\""]);
        }
        rest = after;
    }
    quoted
}

fn is_mark(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | ':' | ',' | ' ' | '\t' | '\n' | '\r')
}

struct FieldsVisitor<'n, const N: usize>([&'n str; N]);

impl<'de, const N: usize> Visitor<'de> for FieldsVisitor<'_, N> {
    type Value = Fields<'de, N>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = [const { Value::Missing }; N];
        let mut repeated = false;
        let mut seen = [false; N];
        while let Some(known) = map.next_key_seed(Key(&self.0))? {
            let slots = known.and_then(|at| Some((values.get_mut(at)?, seen.get_mut(at)?)));
            if let Some((slot, seen)) = slots {
                repeated |= *seen;
                *seen = true;
                *slot = map.next_value_seed(AnyValue)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Fields { values, repeated })
    }
}

/// The place of a key among the names.
struct Key<'n>(&'n [&'n str]);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|name| *name == key))
    }
}

struct AnyValue;

impl<'de> DeserializeSeed<'de> for AnyValue {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Value::Missing)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        let exact = i64::try_from(value);
        Ok(exact.map_or_else(|_| Value::Text(value.to_string().into()), Value::Int))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = [Err(SkipReason::TooFewValues); 4];
        let mut count = 0;
        // Lists in lists end here: what is deeper was taken out before.
        while let Some(value) = list.next_element_seed(AnyValue)? {
            if let Some(slot) = values.get_mut(count) {
                *slot = value.number();
            }
            count += 1;
        }
        Ok(Value::List(Numbers { values, count }))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_json_does_not_know_are_quoted() {
        let item = r#"{"a":NaN, "b\"NaN":[-Infinity,1e400,.5,true,null,"NaN"],"c":1}"#;
        let quoted = r#"{"a":"NaN", "b\"NaN":["-Infinity","1e400",".5",true,null,"NaN"],"c":"1"}"#;
        assert_eq!(quote_words(item), quoted);
        assert_eq!(quote_words("\"open"), "\"open");
        assert_eq!(quote_words(""), "");
    }

    #[test]
    fn ids_are_the_same_however_they_are_written() {
        let id = |json: &str| {
            fields(&format!("{{\"id\":{json}}}"), ["id"], |fields| fields.values[0].id()).flatten()
        };
        for seven in ["7", "7.0", "\"7\"", "7e0"] {
            assert_eq!(id(seven), Some(Id::Number(7)), "{seven}");
        }
        assert_eq!(id("9007199254740993"), Some(Id::Number(9_007_199_254_740_993)));
        assert_eq!(id("18446744073709551615"), Some(Id::Text("18446744073709551615".into())));
        assert_eq!(id("\"007\""), Some(Id::Text("007".into())));
        for none in ["null", "true", "[7]", "{}"] {
            assert_eq!(id(none), None, "{none}");
        }
    }
}
