//! Names of files from names of images: safe on every system, and no two the same.

use std::collections::HashSet;

/// The longest part of a path, in bytes: file systems allow 255, and an extension and a number follow.
const MAX_PART: usize = 200;

const PICTURES: [&str; 13] = [
    "jpg", "jpeg", "png", "bmp", "webp", "gif", "tif", "tiff", "avif", "heic", "jfif", "svg", "ppm",
];

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name of each image without the extension of a picture, made safe. Folders stay folders.
pub(super) fn stems(names: &[String]) -> Vec<String> {
    let mut taken = HashSet::with_capacity(names.len());
    names
        .iter()
        .map(|name| {
            let stem = safe(without_extension(name));
            let mut free = stem.clone();
            // Counted on from how many are taken at worst, so this ends.
            let mut number = 2_u32;
            // Windows and macOS do not tell cases apart.
            while !taken.insert(free.to_lowercase()) {
                free = format!("{stem} ({number})");
                number += 1;
            }
            free
        })
        .collect()
}

/// Whether the file of an image is called otherwise than the image.
pub(super) fn is_changed(name: &str, stem: &str) -> bool {
    without_extension(name) != stem
}

fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty() && PICTURES.contains(&extension.to_lowercase().as_str()) =>
        {
            stem
        }
        _ => name,
    }
}

fn safe(name: &str) -> String {
    let parts = name.split(['/', '\\']).map(safe_part).filter(|part| !part.is_empty());
    let path = parts.collect::<Vec<_>>().join("/");
    if path.is_empty() { "image".into() } else { path }
}

/// Without what systems forbid; empty for `.`, `..` and nothing.
fn safe_part(part: &str) -> String {
    let allowed = |c: char| !c.is_control() && !"<>:\"|?*".contains(c) && !is_unseen(c);
    let clean: String = part.chars().map(|c| if allowed(c) { c } else { '_' }).collect();
    // Windows drops dots and spaces at the end. Those at the beginning would hide the file.
    let mut clean = clean.trim_end_matches(['.', ' ']).trim_start().to_owned();
    let end = (0..=MAX_PART.min(clean.len())).rev().find(|at| clean.is_char_boundary(*at));
    clean.truncate(end.unwrap_or(0));
    let clean = clean.trim_end_matches(['.', ' ']).to_owned();
    if is_device(&clean) { format!("_{clean}") } else { clean }
}

/// Marks that turn the direction of what is shown, so that a name looks like another.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            matches!(rest, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
    });
    numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<String> {
        stems(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn no_name_leads_out_of_its_folder() {
        for (name, expected) in [
            ("a/b.jpg", "a/b"),
            ("../../etc/passwd", "etc/passwd"),
            ("..\\..\\x.PNG", "x"),
            ("/abs.jpg", "abs"),
            ("C:\\x.jpg", "C_/x"),
            ("a//./b", "a/b"),
            ("", "image"),
            ("..", "image"),
            (".jpg", ".jpg"),
            ("v1.5", "v1.5"),
            ("a<b>:\"|?*\u{7}\0.jpg", "a_b________"),
            ("x. . ", "x"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("Com3.jpg", "_Com3"),
            ("com10", "com10"),
            ("a\u{202E}gpj.exe", "a_gpj.exe"),
            ("街道.jpg", "街道"),
        ] {
            assert_eq!(of(&[name]), [expected], "{name:?}");
        }
        let long = of(&["街".repeat(500).as_str()]);
        assert!(long.iter().all(|name| name.len() <= MAX_PART && name.len() > MAX_PART - 3));
    }

    #[test]
    fn no_two_files_have_one_name() {
        let names = of(&["a.jpg", "A.png", "a (2)", "a", "b/a", "a"]);
        assert_eq!(names, ["a", "A (2)", "a (2) (2)", "a (3)", "b/a", "a (4)"]);
    }
}
