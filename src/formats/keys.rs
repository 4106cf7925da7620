//! The keys of a JSON text, looked at to tell formats apart.

use super::detect::Sample;

/// How many different keys are looked at.
const MAX_KEYS: usize = 256;

/// The keys at the beginning of a JSON text, with the number of brackets around each.
pub(super) struct Keys<'a>(Vec<(usize, &'a str)>);

impl<'a> Keys<'a> {
    pub(super) fn of(sample: &Sample<'a>, root: char) -> Self {
        let mut keys = Vec::new();
        if !sample.head.trim_start().starts_with(root) {
            return Self(keys);
        }
        let mut depth = 0_usize;
        let mut rest = sample.head;
        while let Some(at) = rest.find(['{', '[', '}', ']', '"']) {
            if keys.len() >= MAX_KEYS {
                break;
            }
            let (_, from) = rest.split_at(at);
            let mut characters = from.chars();
            match characters.next() {
                Some('{' | '[') => depth += 1,
                Some('}' | ']') => depth = depth.saturating_sub(1),
                _ => {
                    let Some((text, after)) = string(characters.as_str()) else { break };
                    if after.trim_start().starts_with(':') && !keys.contains(&(depth, text)) {
                        keys.push((depth, text));
                    }
                    rest = after;
                    continue;
                }
            }
            rest = characters.as_str();
        }
        Self(keys)
    }

    pub(super) fn has(&self, depth: usize, key: &str) -> bool {
        self.0.contains(&(depth, key))
    }

    pub(super) fn anywhere(&self, key: &str) -> bool {
        self.0.iter().any(|(_, found)| *found == key)
    }
}

/// The text up to the closing quote, and what follows it.
fn string(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    let end = text.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}
