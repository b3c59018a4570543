//! The pairs of code and value that a DXF file is made of, in text or binary form.

/// One pair. Values keep the form they came in and are read as what their user needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    pub code: i32,
    pub value: Value<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Text(&'a [u8]),
    Real(f64),
    Int(i64),
    /// Binary data, of no use here.
    Chunk,
}

impl<'a> Group<'a> {
    pub fn text(&self) -> &'a [u8] {
        match self.value {
            Value::Text(t) => t.trim_ascii(),
            _ => b"",
        }
    }

    pub fn real(&self) -> Option<f64> {
        match self.value {
            Value::Text(t) => std::str::from_utf8(t).ok()?.trim().parse().ok(),
            Value::Real(v) => Some(v),
            Value::Int(v) => Some(v as f64),
            Value::Chunk => None,
        }
    }

    pub fn int(&self) -> Option<i64> {
        match self.value {
            Value::Text(t) => std::str::from_utf8(t).ok()?.trim().parse().ok(),
            Value::Int(v) => Some(v),
            Value::Real(_) | Value::Chunk => None,
        }
    }

    pub fn is(&self, code: i32, word: &str) -> bool {
        self.code == code && self.text().eq_ignore_ascii_case(word.as_bytes())
    }
}

const SENTINEL: &[u8] = b"AutoCAD Binary DXF\r\n\x1a\0";

pub(in crate::files) fn is_binary(bytes: &[u8]) -> bool {
    bytes.starts_with(&SENTINEL[..18])
}

/// Where reading stopped making sense: `line 12` or `byte 345`.
pub(super) type Fault = String;

pub(super) enum Groups<'a> {
    Text {
        rest: &'a [u8],
        end: u8,
        line: u64,
    },
    Binary {
        bytes: &'a [u8],
        at: usize,
        wide: bool,
    },
}

impl<'a> Groups<'a> {
    pub fn new(bytes: &'a [u8]) -> Groups<'a> {
        if is_binary(bytes) {
            // Release 12 and before have codes of one byte: the first pair is 0, SECTION.
            let at = SENTINEL.len();
            let wide = bytes.get(at + 1) == Some(&0);
            return Groups::Binary { bytes, at, wide };
        }
        let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let end = if rest.contains(&b'\n') { b'\n' } else { b'\r' };
        Groups::Text { rest, end, line: 0 }
    }

    /// The next pair; `None` at the end of the bytes.
    pub fn next(&mut self) -> Result<Option<Group<'a>>, Fault> {
        match self {
            Groups::Text { rest, end, line } => loop {
                if rest.iter().all(u8::is_ascii_whitespace) {
                    return Ok(None);
                }
                let fault = || format!("line {}", *line + 1);
                let (code, after) = cut(rest, *end).ok_or_else(fault)?;
                let code = std::str::from_utf8(code)
                    .ok()
                    .and_then(|c| c.trim().parse().ok())
                    .ok_or_else(fault)?;
                let (value, after) = match cut(after, *end) {
                    Some(found) => found,
                    // The last line may lack its end, but not be missing.
                    None if !after.is_empty() => (after, &after[after.len()..]),
                    None => return Err(fault()),
                };
                *rest = after;
                *line += 2;
                if code != 999 {
                    let value = Value::Text(value);
                    return Ok(Some(Group { code, value }));
                }
            },
            Groups::Binary { bytes, at, wide } => loop {
                if *at >= bytes.len() {
                    return Ok(None);
                }
                let start = *at;
                let group = binary(bytes, at, *wide).ok_or_else(|| format!("byte {start}"))?;
                if group.code != 999 {
                    return Ok(Some(group));
                }
            },
        }
    }
}

fn cut(bytes: &[u8], end: u8) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|b| *b == end)?;
    let line = &bytes[..at];
    Some((line.strip_suffix(b"\r").unwrap_or(line), &bytes[at + 1..]))
}

fn take<const N: usize>(bytes: &[u8], at: &mut usize) -> Option<[u8; N]> {
    let part = bytes.get(*at..at.checked_add(N)?)?;
    *at += N;
    part.try_into().ok()
}

/// Value types by code: DXF reference, "Group code value types".
fn binary<'a>(bytes: &'a [u8], at: &mut usize, wide: bool) -> Option<Group<'a>> {
    let code = if wide {
        i32::from(i16::from_le_bytes(take(bytes, at)?))
    } else {
        match take::<1>(bytes, at)? {
            [255] => i32::from(i16::from_le_bytes(take(bytes, at)?)),
            [code] => i32::from(code),
        }
    };
    let value = match code {
        310..=319 | 1004 => {
            let [length] = take::<1>(bytes, at)?;
            *at = at.checked_add(usize::from(length))?;
            (*at <= bytes.len()).then_some(Value::Chunk)?
        }
        0..=9
        | 100..=109
        | 300..=309
        | 320..=369
        | 390..=399
        | 410..=419
        | 430..=439
        | 470..=481
        | 999..=1009 => {
            let length = bytes.get(*at..)?.iter().position(|b| *b == 0)?;
            let text = &bytes[*at..*at + length];
            *at += length + 1;
            Value::Text(text)
        }
        10..=59 | 110..=149 | 210..=239 | 460..=469 | 1010..=1059 => {
            Value::Real(f64::from_le_bytes(take(bytes, at)?))
        }
        60..=79 | 170..=179 | 270..=289 | 370..=389 | 400..=409 | 1060..=1070 => {
            Value::Int(i64::from(i16::from_le_bytes(take(bytes, at)?)))
        }
        90..=99 | 420..=429 | 440..=459 | 1071 => {
            Value::Int(i64::from(i32::from_le_bytes(take(bytes, at)?)))
        }
        160..=169 => Value::Int(i64::from_le_bytes(take(bytes, at)?)),
        290..=299 => Value::Int(i64::from(take::<1>(bytes, at)?[0])),
        _ => return None,
    };
    Some(Group { code, value })
}
