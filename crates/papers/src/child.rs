//! Rendering in a child process: a hostile or endless paper costs one child, never the office.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::frame::{self, Request, Response};
use crate::{Fonts, Paper, PaperError, Pdf, Preview, render};

/// Renders papers, here or in a child. Calls block; one child serves one call after another.
pub struct Renderer(Kind);

enum Kind {
    InProcess(Arc<Fonts>),
    Child(Box<Pool>),
}

/// How to start the child, and the warm one.
struct Pool {
    exe: PathBuf,
    args: Vec<OsString>,
    timeout: Duration,
    memory: Option<u64>,
    warm: Mutex<Option<Warm>>,
}

/// A running child with its pipes. Dropping it ends the process.
struct Warm {
    child: Child,
    stdin: Option<ChildStdin>,
    frames: Receiver<io::Result<Vec<u8>>>,
}

impl Renderer {
    /// Renders in this process; for tests and for small programs.
    pub fn in_process(fonts: Arc<Fonts>) -> Self {
        Self(Kind::InProcess(fonts))
    }

    /// Renders in a child: `exe` started with `args` must call [`crate::worker::main`] on its standard streams.
    /// `timeout` bounds one request with the start of a child; `memory` bounds its address space in bytes.
    pub fn child(
        exe: PathBuf,
        args: Vec<OsString>,
        timeout: Duration,
        memory: Option<u64>,
    ) -> Self {
        Self(Kind::Child(Box::new(Pool {
            exe,
            args,
            timeout,
            memory,
            warm: Mutex::new(None),
        })))
    }

    /// Renders the PDF.
    ///
    /// # Errors
    /// Every [`PaperError`]; after a timeout or a dead child the next call starts a new one.
    pub fn render(&self, paper: &Paper) -> Result<Pdf, PaperError> {
        let pool = match &self.0 {
            Kind::InProcess(fonts) => return render::render(paper, fonts),
            Kind::Child(pool) => pool,
        };
        match pool.ask(&Request::Render {
            paper: Box::new(paper.clone()),
        })? {
            (
                Response::Pdf {
                    pages,
                    sha256,
                    archival,
                },
                Some(bytes),
            ) => Ok(Pdf {
                bytes,
                pages,
                sha256,
                archival,
            }),
            _ => Err(out_of_step()),
        }
    }

    /// Renders page images with the places of the fields.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn preview(&self, paper: &Paper) -> Result<Preview, PaperError> {
        let pool = match &self.0 {
            Kind::InProcess(fonts) => return render::preview(paper, fonts),
            Kind::Child(pool) => pool,
        };
        match pool.ask(&Request::Preview {
            paper: Box::new(paper.clone()),
        })? {
            (Response::Preview { preview }, None) => Ok(preview),
            _ => Err(out_of_step()),
        }
    }

    /// Characters of `text` that no font can draw.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn missing_glyphs(&self, text: &str) -> Result<Vec<char>, PaperError> {
        let pool = match &self.0 {
            Kind::InProcess(fonts) => return Ok(fonts.missing_glyphs(text)),
            Kind::Child(pool) => pool,
        };
        match pool.ask(&Request::MissingGlyphs {
            text: text.to_owned(),
        })? {
            (Response::MissingGlyphs { chars }, None) => Ok(chars),
            _ => Err(out_of_step()),
        }
    }

    /// Process id of the warm child, if one runs; for diagnostics. Waits for a running request.
    pub fn child_id(&self) -> Option<u32> {
        match &self.0 {
            Kind::InProcess(_) => None,
            Kind::Child(pool) => pool
                .warm
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .as_ref()
                .map(|warm| warm.child.id()),
        }
    }
}

impl Pool {
    /// One request to the warm child. Any failure other than a typed answer ends the child.
    fn ask(&self, request: &Request) -> Result<(Response, Option<Vec<u8>>), PaperError> {
        let deadline = Instant::now() + self.timeout;
        let request = serde_json::to_vec(request).map_err(|error| worker(&error))?;
        // A panic while the lock was held leaves at worst a child in an unknown state: it is replaced.
        let mut slot = self.warm.lock().unwrap_or_else(|poisoned| {
            let mut slot = poisoned.into_inner();
            *slot = None;
            slot
        });
        // One that died while idle (killed, updated) is replaced without a word: nothing was lost.
        let idle = slot
            .take()
            .and_then(|mut warm| matches!(warm.child.try_wait(), Ok(None)).then_some(warm));
        let mut warm = match idle {
            Some(warm) => warm,
            None => self.start()?,
        };
        let answered = warm.ask(&request, deadline, self.timeout)?;
        *slot = Some(warm);
        match answered {
            (Response::Failed { error }, _) => Err(error),
            other => Ok(other),
        }
    }

    fn start(&self) -> Result<Warm, PaperError> {
        let mut command = self.command();
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            // CREATE_NO_WINDOW: no console flashes up beside the desktop window.
            command.creation_flags(0x0800_0000);
        }
        let mut child = command.spawn().map_err(|error| worker(&error))?;
        let (Some(stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(out_of_step());
        };
        let (send, frames) = channel();
        std::thread::spawn(move || {
            while let Some(next) = frame::read(&mut stdout).transpose() {
                let failed = next.is_err();
                if send.send(next).is_err() || failed {
                    break;
                }
            }
        });
        Ok(Warm {
            child,
            stdin: Some(stdin),
            frames,
        })
    }

    /// The child's command. The system bounds its address space where it can: on Unix a shell sets the limit and then
    /// becomes the child; elsewhere the time limit alone holds.
    fn command(&self) -> Command {
        match self.memory {
            Some(bytes) if cfg!(unix) => {
                let mut shell = Command::new("/bin/sh");
                shell
                    .arg("-c")
                    .arg(r#"ulimit -v "$0" && exec "$@""#)
                    .arg((bytes / 1024).to_string());
                shell.arg(&self.exe).args(&self.args);
                shell
            }
            _ => {
                let mut command = Command::new(&self.exe);
                command.args(&self.args);
                command
            }
        }
    }
}

impl Warm {
    /// Sends one request and waits for its frames until the deadline.
    fn ask(
        &mut self,
        request: &[u8],
        deadline: Instant,
        timeout: Duration,
    ) -> Result<(Response, Option<Vec<u8>>), PaperError> {
        // Written beside the wait: a child that does not read must not hold the caller past the deadline.
        let mut stdin = self.stdin.take().ok_or_else(out_of_step)?;
        let request = request.to_vec();
        let writer = std::thread::spawn(move || frame::write(&mut stdin, &request).map(|()| stdin));
        let header = self.next(deadline, timeout)?;
        let response: Response = serde_json::from_slice(&header).map_err(|error| worker(&error))?;
        let body = match &response {
            Response::Pdf { sha256, .. } => {
                let bytes = self.next(deadline, timeout)?;
                if hex::encode(Sha256::digest(&bytes)) != *sha256 {
                    return Err(out_of_step());
                }
                Some(bytes)
            }
            _ => None,
        };
        // The child has answered, so it has read the whole request and the writer is done.
        let written = writer.join().map_err(|_| out_of_step())?;
        self.stdin = Some(written.map_err(|error| worker(&error))?);
        Ok((response, body))
    }

    fn next(&self, deadline: Instant, timeout: Duration) -> Result<Vec<u8>, PaperError> {
        match self
            .frames
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(error)) => Err(worker(&error)),
            Err(RecvTimeoutError::Timeout) => Err(PaperError::Timeout {
                seconds: timeout.as_millis().div_ceil(1000) as u64,
            }),
            Err(RecvTimeoutError::Disconnected) => Err(PaperError::Worker {
                reason: "the rendering process ended without an answer".to_owned(),
            }),
        }
    }
}

impl Drop for Warm {
    fn drop(&mut self) {
        // Kill fails only when it is gone already; wait reaps it either way.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn worker(error: &dyn std::error::Error) -> PaperError {
    PaperError::Worker {
        reason: error.to_string(),
    }
}

fn out_of_step() -> PaperError {
    PaperError::Worker {
        reason: "the rendering process sent an unexpected answer".to_owned(),
    }
}
