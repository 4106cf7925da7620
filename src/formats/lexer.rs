//! The words of bracketed lists: enough of JSON, Python, JavaScript, and of what numpy and torch
//! print, to find the numbers in them.

use std::borrow::Cow;

use super::MAX_VALUE;
use super::error::ReadProblem;

/// One word.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// `[`, `(` or `{`; `call` if it is the `(` of `array(`.
    Open { bracket: char, call: bool },
    /// `]`, `)` or `}`.
    Close { bracket: char },
    /// `;`, which ends a row in Matlab's lists.
    Semicolon,
    /// What stands before a `:` or a `=`: a JSON key, a keyword of a call, an assigned name.
    Key(Cow<'a, str>),
    /// A number or a word without quotes; nothing for `None` and `null`.
    Bare(&'a str),
    /// A text in quotes.
    Quoted(Cow<'a, str>),
    /// `...`, where numpy leaves rows out.
    Elided,
}

/// Walks over a text. Commas and comments are passed over.
pub(super) struct Lexer<'a> {
    text: &'a str,
    /// Where the next word is looked for, in bytes.
    pub(super) at: usize,
    /// The line of the last word, counted from 1.
    pub(super) line: u32,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The next word, or `None` at the end.
    pub(super) fn next_token(&mut self) -> Result<Option<Token<'a>>, ReadProblem> {
        loop {
            let rest = self.rest();
            let Some(first) = rest.chars().next() else { return Ok(None) };
            match first {
                '\n' => self.line = self.line.saturating_add(1),
                '[' | '(' | '{' => {
                    self.at += 1;
                    return Ok(Some(Token::Open { bracket: first, call: false }));
                }
                ']' | ')' | '}' => {
                    self.at += 1;
                    return Ok(Some(Token::Close { bracket: first }));
                }
                ';' => {
                    self.at += 1;
                    return Ok(Some(Token::Semicolon));
                }
                '#' => {
                    self.pass_until('\n');
                    continue;
                }
                // `<NmsBackward>`
                '<' if rest[1..].starts_with(char::is_alphabetic) => {
                    self.pass_until('>');
                    continue;
                }
                '"' | '\'' => {
                    let text = self.quoted(first)?;
                    let key = self.before_colon();
                    return Ok(Some(if key { Token::Key(text) } else { Token::Quoted(text) }));
                }
                _ if delimits(first) => {}
                _ if rest.starts_with("//") => {
                    self.pass_until('\n');
                    continue;
                }
                _ => return self.bare().map(Some),
            }
            self.at += first.len_utf8();
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Moves to the character, or to the end of the line if it comes first.
    fn pass_until(&mut self, end: char) {
        let rest = self.rest();
        self.at += rest.find([end, '\n']).unwrap_or(rest.len());
    }

    fn bare(&mut self) -> Result<Token<'a>, ReadProblem> {
        let rest = self.rest();
        let word = rest.get(..rest.find(delimits).unwrap_or(rest.len())).unwrap_or_default();
        if word.len() > MAX_VALUE {
            return Err(ReadProblem::ValueTooLong { line: self.line, limit: MAX_VALUE as u64 });
        }
        self.at += word.len();
        let named = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if named && self.rest().starts_with('(') {
            self.at += 1;
            return Ok(Token::Open { bracket: '(', call: true });
        }
        Ok(match word {
            "..." | "…" => Token::Elided,
            _ if self.before_colon() => Token::Key(Cow::Borrowed(word)),
            "None" | "null" => Token::Bare(""),
            _ => Token::Bare(word),
        })
    }

    /// Steps over a `:` or `=` if that comes next.
    fn before_colon(&mut self) -> bool {
        let rest = self.rest();
        let next = rest.trim_start_matches([' ', '\t']);
        let found = next.starts_with(':') || (next.starts_with('=') && !next.starts_with("=="));
        if found {
            self.at += rest.len() - next.len() + 1;
        }
        found
    }

    /// A text in quotes; it ends on the line on which it begins.
    fn quoted(&mut self, quote: char) -> Result<Cow<'a, str>, ReadProblem> {
        let unterminated =
            ReadProblem::UnterminatedQuote { line: self.line, limit: MAX_VALUE as u64 };
        self.at += 1;
        let inner = self.rest();
        let mut escaped = false;
        let mut escapes = false;
        for (at, c) in inner.char_indices() {
            if c == '\n' || at > MAX_VALUE {
                return Err(unterminated);
            } else if escaped {
                escaped = false;
            } else if c == '\\' {
                (escaped, escapes) = (true, true);
            } else if c == quote {
                self.at += at + 1;
                let text = inner.get(..at).unwrap_or_default();
                return Ok(if escapes { Cow::Owned(unescape(text)) } else { Cow::Borrowed(text) });
            }
        }
        Err(unterminated)
    }
}

fn delimits(c: char) -> bool {
    let mark = matches!(c, ',' | ';' | ':' | '=' | '[' | ']' | '(' | ')' | '{' | '}' | '"' | '\'');
    mark || matches!(c, '#' | '<' | '>' | '，') || c.is_whitespace()
}

/// Resolves the escapes that JSON and Python share; any other `\` stands for what follows it.
fn unescape(text: &str) -> String {
    // JSON writes a character beyond 16 bits as two escapes, so all goes through UTF-16.
    let mut units = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(plain) = rest.next() {
        let c = match (plain, if plain == '\\' { rest.next() } else { None }) {
            (_, Some('n')) => '\n',
            (_, Some('t')) => '\t',
            (_, Some('r')) => '\r',
            (_, Some('u')) => {
                let after = rest.as_str();
                let digits = after.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
                if let Some(unit) = digits {
                    units.push(unit);
                    rest = after.get(4..).unwrap_or_default().chars();
                    continue;
                }
                'u'
            }
            (_, Some(other)) => other,
            (_, None) => plain,
        };
        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Token::{Bare, Close, Elided, Key, Open, Quoted, Semicolon};

    fn tokens(text: &str) -> Result<Vec<Token<'_>>, ReadProblem> {
        let mut lexer = Lexer::new(text);
        let mut all = Vec::new();
        while let Some(token) = lexer.next_token()? {
            all.push(token);
        }
        Ok(all)
    }

    fn open(call: bool) -> Token<'static> {
        Open { bracket: '(', call }
    }

    #[test]
    fn numpy_and_torch_prints() {
        let text =
            "b = np.array([[1.e+00 -2. nan], # x\n ...], dtype=float32, d='cuda:0', <Back0>)";
        let square = || Open { bracket: '[', call: false };
        assert_eq!(
            tokens(text),
            Ok(vec![
                Key("b".into()),
                open(true),
                square(),
                square(),
                Bare("1.e+00"),
                Bare("-2."),
                Bare("nan"),
                Close { bracket: ']' },
                Elided,
                Close { bracket: ']' },
                Key("dtype".into()),
                Bare("float32"),
                Key("d".into()),
                Quoted("cuda:0".into()),
                Close { bracket: ')' },
            ])
        );
    }

    #[test]
    fn json_and_the_rest() {
        let text = "{\"a\" : null, 0: None} // c\n(1，2; x == y)";
        assert_eq!(
            tokens(text),
            Ok(vec![
                Open { bracket: '{', call: false },
                Key("a".into()),
                Bare(""),
                Key("0".into()),
                Bare(""),
                Close { bracket: '}' },
                open(false),
                Bare("1"),
                Bare("2"),
                Semicolon,
                Bare("x"),
                Bare("y"),
                Close { bracket: ')' },
            ])
        );
    }

    #[test]
    fn quotes_and_escapes() {
        assert_eq!(tokens(r#""a\"\n\u4e2d\ud83d\ude00\q\u12""#), {
            Ok(vec![Quoted("a\"\n中😀qu12".into())])
        });
        assert_eq!(tokens(r"'\\'"), Ok(vec![Quoted("\\".into())]));
        let open = ReadProblem::UnterminatedQuote { line: 2, limit: MAX_VALUE as u64 };
        assert_eq!(tokens("[1,\n'a\n]'"), Err(open));
        let long = ReadProblem::ValueTooLong { line: 1, limit: MAX_VALUE as u64 };
        assert_eq!(tokens(&"1".repeat(MAX_VALUE + 1)), Err(long));
    }

    #[test]
    fn lines_are_counted() {
        let mut lexer = Lexer::new("[\n# c [\n<a\nb>\n4");
        while let Ok(Some(_)) = lexer.next_token() {}
        assert_eq!(lexer.line, 5);
    }
}
