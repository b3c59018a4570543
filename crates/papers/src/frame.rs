//! Frames on the pipe between parent and rendering child: a length (4 bytes, big endian), then that many bytes.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::{Paper, PaperError, Preview};

/// Longest frame accepted, bytes. A hundred-page paper is below 2 MiB; more means the stream is out of step.
const LONGEST: u32 = 256 << 20;

/// What the parent asks.
#[derive(Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(crate) enum Request {
    /// PDF bytes wanted.
    Render {
        /// The facts.
        paper: Box<Paper>,
    },
    /// Page images wanted.
    Preview {
        /// The facts.
        paper: Box<Paper>,
    },
    /// Characters without a glyph wanted.
    MissingGlyphs {
        /// The text to look at.
        text: String,
    },
}

/// What the child answers. A PDF is followed by one frame with its bytes.
#[derive(Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub(crate) enum Response {
    /// Header of a PDF.
    Pdf {
        pages: usize,
        sha256: String,
        archival: bool,
    },
    /// Page images.
    Preview { preview: Preview },
    /// Characters no font has.
    MissingGlyphs { chars: Vec<char> },
    /// It could not be done.
    Failed { error: PaperError },
}

/// Writes one frame and flushes.
pub(crate) fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|n| *n <= LONGEST);
    let length =
        length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "frame too long"))?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads one frame; `None` when the stream ends between frames.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length[..1]) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    from.read_exact(&mut length[1..])?;
    let length = u32::from_be_bytes(length);
    if length > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "frame too long"));
    }
    // Grows with what really arrives instead of trusting the announced length.
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() != length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_and_a_cut_one_is_an_error() {
        let mut pipe = Vec::new();
        write(&mut pipe, "护线".as_bytes()).unwrap();
        write(&mut pipe, b"").unwrap();
        let mut reader = pipe.as_slice();
        assert_eq!(
            read(&mut reader).unwrap().as_deref(),
            Some("护线".as_bytes())
        );
        assert_eq!(read(&mut reader).unwrap().as_deref(), Some(&b""[..]));
        assert_eq!(read(&mut reader).unwrap(), None);
        assert!(read(&mut &pipe[..7]).is_err());
        assert!(read(&mut &[0xff_u8, 0xff, 0xff, 0xff, 0][..]).is_err());
    }
}
