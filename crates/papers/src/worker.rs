//! The rendering child: the same program started with a hidden subcommand, answering on its standard streams.

use std::io::{self, Read, Write};

use crate::frame::{self, Request, Response};
use crate::{Fonts, PaperError, render};

/// Serves requests until the input ends. The program calls this for the subcommand `paper-worker`, with nothing else
/// written to `output`.
///
/// # Errors
/// An input or output error on the pipe, or a frame that is not a request: the caller should exit.
pub fn main(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    // Loading before the first request keeps the first paper fast; a failure is reported with the request.
    let mut fonts = Fonts::load(&Fonts::default_dirs()).ok();
    while let Some(bytes) = frame::read(&mut input)? {
        let request: Request = serde_json::from_slice(&bytes)?;
        let (response, body) = match loaded(&mut fonts).and_then(|fonts| answer(request, fonts)) {
            Ok(answered) => answered,
            Err(error) => (Response::Failed { error }, None),
        };
        frame::write(&mut output, &serde_json::to_vec(&response)?)?;
        if let Some(body) = body {
            frame::write(&mut output, &body)?;
        }
    }
    Ok(())
}

/// The fonts, loaded again if they were missing: somebody may have installed them meanwhile.
fn loaded(fonts: &mut Option<Fonts>) -> Result<&Fonts, PaperError> {
    if fonts.is_none() {
        *fonts = Some(Fonts::load(&Fonts::default_dirs())?);
    }
    Ok(fonts.as_ref().expect("set just above"))
}

/// One answer, and the frame that follows it.
fn answer(request: Request, fonts: &Fonts) -> Result<(Response, Option<Vec<u8>>), PaperError> {
    Ok(match request {
        Request::Render { paper } => {
            let pdf = render::render(&paper, fonts)?;
            (
                Response::Pdf {
                    pages: pdf.pages,
                    sha256: pdf.sha256,
                    archival: pdf.archival,
                },
                Some(pdf.bytes),
            )
        }
        Request::Preview { paper } => (
            Response::Preview {
                preview: render::preview(&paper, fonts)?,
            },
            None,
        ),
        Request::MissingGlyphs { text } => (
            Response::MissingGlyphs {
                chars: fonts.missing_glyphs(&text),
            },
            None,
        ),
    })
}
