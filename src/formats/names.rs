//! The files beside files of boxes that name the classes: `classes.txt`, `obj.names`, `data.yaml`,
//! and the class descriptions of Open Images.

use super::decode::{Decoder, decode, no_decoder};
use super::text::{is_comment, number};
use super::{MAX_CLASSES, MAX_NAME};

/// The largest file of names that is looked into: as many as there may be, and what a line needs
/// beside a name.
const LARGEST: usize = MAX_CLASSES * (MAX_NAME + 64);

/// The names of classes by their index, if the file is one that holds them: a name on each line of
/// a text called `*.names` or something with `class`, `label` or `names`; the list or map `names:`
/// of a YAML file (`- person`, `[person, car]` or `0: person`); lines `code,name` of the class
/// descriptions of Open Images, which stay whole. An index without a name has the empty one.
///
/// `None` for any other file, and for one whose names are too many or too long.
#[must_use]
pub fn class_names(bytes: &[u8], file_name: &str) -> Option<Vec<String>> {
    class_names_with(bytes, file_name, &no_decoder)
}

/// [`class_names`] of a program that can decode more than UTF-8 and UTF-16.
#[must_use]
pub fn class_names_with(
    bytes: &[u8],
    file_name: &str,
    decoder: Decoder<'_>,
) -> Option<Vec<String>> {
    if bytes.len() > LARGEST {
        return None;
    }
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_lowercase();
    let (stem, extension) = name.rsplit_once('.')?;
    let read: fn(&str) -> Option<Vec<String>> = match extension {
        "yaml" | "yml" => yaml,
        "names" => lines,
        "txt" if ["class", "label", "names"].iter().any(|word| stem.contains(word)) => lines,
        "csv" if stem.contains("class") => descriptions,
        _ => return None,
    };
    let (text, _) = decode(bytes, None, decoder).ok()?;
    let names = read(&text)?;
    let fits = names.len() <= MAX_CLASSES && names.iter().all(|name| name.len() <= MAX_NAME);
    let any = names.iter().any(|name| !name.is_empty());
    (fits && any).then_some(names)
}

/// A name on each line. Blank lines in between count, as LabelImg counts them; those at the end do
/// not. Lines with four numbers are boxes, of a file that is only called after its classes.
fn lines(text: &str) -> Option<Vec<String>> {
    let is_box = |line: &str| {
        let words = line.split([' ', '\t', ',', ';']);
        words.filter(|word| number(word, false).is_ok()).count() >= 4
    };
    let text = text.trim_end();
    let is_names = !text.starts_with(['{', '[', '<']) && !text.lines().any(is_box);
    let names = text.lines().take(MAX_CLASSES + 1).map(|line| line.trim().to_owned());
    is_names.then(|| names.collect())
}

/// `/m/011k07,Tortoise`.
fn descriptions(text: &str) -> Option<Vec<String>> {
    let is_code = |line: &&str| line.starts_with("/m/") || line.starts_with("/g/");
    let header = text.lines().next().is_some_and(|line| !is_code(&line));
    let lines = text.lines().skip(usize::from(header));
    let all: Vec<&str> = lines.take(MAX_CLASSES + 1).collect();
    let coded = all.iter().all(|line| is_code(line) && line.contains(','));
    coded.then(|| all.into_iter().map(str::to_owned).collect())
}

/// The list or map `names:` at the top of a YAML file. What else YAML can do (anchors, block
/// scalars, keys in quotes) is not used there and not read.
fn yaml(text: &str) -> Option<Vec<String>> {
    let mut rest = text.lines();
    let value = rest.by_ref().find_map(|line| line.strip_prefix("names:"))?;
    let value = without_comment(value).trim();
    if value.starts_with(['[', '{']) {
        // A flow list may go on over lines, but none of its names does.
        let mut part = value;
        let mut flow = value.to_owned();
        while !closes(part) {
            part = without_comment(rest.next()?).trim();
            flow.push(' ');
            flow.push_str(part);
        }
        return of_flow(&flow);
    }
    if !value.is_empty() {
        return None;
    }
    let mut names = Vec::new();
    for line in rest {
        if names.len() > MAX_CLASSES {
            return None;
        }
        if line.trim().is_empty() || is_comment(line) {
            continue;
        }
        let entry = line.trim_start();
        let indented = entry.len() < line.len();
        if let Some(item) = entry.strip_prefix("- ") {
            names.push(scalar(item)?);
        } else if entry == "-" {
            names.push(String::new());
        } else if indented {
            set(&mut names, entry)?;
        } else {
            // The next key at the top.
            break;
        }
    }
    Some(names)
}

/// Puts `0: person` in its place.
fn set(names: &mut Vec<String>, entry: &str) -> Option<()> {
    let (index, name) = entry.split_once(':')?;
    let index: usize = index.trim().trim_matches(['\'', '"']).parse().ok()?;
    if index >= MAX_CLASSES {
        return None;
    }
    if names.len() <= index {
        names.resize(index + 1, String::new());
    }
    *names.get_mut(index)? = scalar(name)?;
    Some(())
}

/// `[person, 'traffic light']` or `{0: person, 1: car}`.
fn of_flow(flow: &str) -> Option<Vec<String>> {
    let map = flow.starts_with('{');
    let inner = flow.strip_prefix(['[', '{'])?.trim_end().strip_suffix([']', '}'])?;
    let mut names = Vec::new();
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let end = unquoted(rest, |c| c == ',').unwrap_or(rest.len());
        let (item, after) = rest.split_at(end);
        if map {
            set(&mut names, item)?;
        } else {
            names.push(scalar(item)?);
        }
        if names.len() > MAX_CLASSES {
            return None;
        }
        rest = after.strip_prefix(',').unwrap_or(after).trim_start();
    }
    Some(names)
}

fn closes(flow: &str) -> bool {
    unquoted(flow, |c| matches!(c, ']' | '}')).is_some()
}

/// Where the first such character stands that is not within quotes.
fn unquoted(text: &str, is_it: impl Fn(char) -> bool) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open && !(open == '"' && before == '\\') => quote = None,
            Some(_) => {}
            // An apostrophe within a word opens nothing.
            None if matches!(c, '\'' | '"') && !before.is_alphanumeric() => quote = Some(c),
            None if is_it(c) => return Some(at),
            None => {}
        }
        before = c;
    }
    None
}

/// A `#` after white space, outside of quotes, begins a comment.
fn without_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(at) = line.get(from..).and_then(|rest| unquoted(rest, |c| c == '#')) {
        let at = from + at;
        let (before, _) = line.split_at(at);
        if before.is_empty() || before.ends_with([' ', '\t']) {
            return before;
        }
        from = at + 1;
    }
    line
}

/// A value with its quotes and comment taken off; `None` if a quote does not end.
fn scalar(text: &str) -> Option<String> {
    let text = without_comment(text).trim();
    if let Some(inner) = text.strip_prefix('\'') {
        return Some(inner.strip_suffix('\'')?.replace("''", "'"));
    }
    match text.strip_prefix('"') {
        // JSON's strings are YAML's in double quotes, all but for escapes that names have no use for.
        Some(_) => serde_json::from_str(text).ok(),
        None => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, file: &str) -> Option<String> {
        class_names(text.as_bytes(), file).map(|names| names.join("|"))
    }

    #[test]
    fn a_name_on_each_line() {
        let text = "person\r\ntraffic light\n\n dog \n\n";
        for file in ["classes.txt", "a/obj.names", "C:\\x\\Class_Names.TXT", "coco_labels.txt"] {
            assert_eq!(names(text, file).as_deref(), Some("person|traffic light||dog"), "{file}");
        }
        for (text, file) in [
            ("person\n", "boxes.txt"),
            ("person\n", "classes"),
            ("0 0.5 0.5 0.1 0.1\n", "labels.txt"),
            ("dog 1 2 3 4\n", "labels.txt"),
            ("[1, 2]", "classes.txt"),
            ("", "classes.txt"),
            ("\n\n", "classes.txt"),
            ("\0", "classes.txt"),
        ] {
            assert_eq!(names(text, file), None, "{file} {text:?}");
        }
        assert_eq!(names(&"x".repeat(MAX_NAME + 1), "classes.txt"), None);
        let many = |line: &str| line.repeat(MAX_CLASSES + 1);
        assert_eq!(names(&many("x\n"), "classes.txt"), None);
        assert_eq!(names(&format!("names:\n{}", many("- x\n")), "data.yaml"), None);
        assert_eq!(names(&format!("names: [{}]", many("x,")), "data.yaml"), None);
        assert_eq!(names(&many("/m/0,x\n"), "class-descriptions.csv"), None);
        assert_eq!(names(&" ".repeat(LARGEST + 1), "classes.txt"), None);
        assert!(names(&"x\n".repeat(MAX_CLASSES), "classes.txt").is_some());
    }

    #[test]
    fn names_of_a_yaml_file() {
        for (text, expected) in [
            (
                "path: .\nnames:\n  0: person\n  1: 'it''s'\n  3: \"a # b\" # c\nnc: 4\n",
                "person|it's||a # b",
            ),
            ("names:\n- person\n# all\n- dog # d\n\n-\nval: x\n", "person|dog|"),
            ("names:   # x\n    - a: b\n    - \"\\u72d7\"\n", "a: b|狗"),
            ("nc: 2\nnames: [person, 'a, b', \"c]\", St. John's]\n", "person|a, b|c]|St. John's"),
            ("names: ['a',\n  'b', # c\n  'd']\nx: [1]\n", "a|b|d"),
            ("names: {0: person, 2: C#}\n", "person||C#"),
            ("# c\r\nnames:\r\n  1: b\r\n  0: a\r\n", "a|b"),
        ] {
            assert_eq!(names(text, "data.yaml").as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_list_of_names_is_none() {
        for text in [
            "nc: 2\n",
            "  names: [a]\n",
            "names: a\n",
            "names: [a, b\n",
            "names: ['a]\n",
            "names:\n  x: a\n",
            "names:\n  99999999999: a\n",
            "names:\n  0: 'a\n",
            "names: []\n",
            "names:\n",
            "names: [\"\\x\"]\n",
        ] {
            assert_eq!(names(text, "data.yaml"), None, "{text}");
        }
    }

    #[test]
    fn class_descriptions_of_open_images_stay_whole() {
        let text = "LabelName,DisplayName\n/m/011k07,Tortoise\n/g/11x,\"a, b\"\n";
        let expected = Some("/m/011k07,Tortoise|/g/11x,\"a, b\"");
        assert_eq!(names(text, "class-descriptions-boxable.csv").as_deref(), expected);
        assert_eq!(names("x1,y1,x2,y2,class\n1,2,3,4,a\n", "classes.csv"), None);
    }
}
