//! The office: its stores, its clock, and what it has folded so far.
use crate::basemap::Tiles;
use crate::case::{Board, Loaded};
use crate::clock::Clock;
use crate::desk::Desk;
use crate::error::Failure;
use crate::facilities::Ground;
use crate::files::FileStore;
use crate::journal::{Journal, Recorded};
use crate::policy::Policy;
use crate::sealed::Sealed;
use crate::staff::{OfficeEvent, Organisation};
use chrono::{DateTime, FixedOffset};
use linewarden_papers::{Fonts, Renderer};
use linewarden_rules::CaseId;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

/// The stream of the office's own events.
pub(crate) const OFFICE_STREAM: &str = "office";

/// A paper that takes longer or more is a fault of the template, not of patience.
const PAPER_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(20);
const PAPER_MEMORY: u64 = 2 << 30;

/// How to open an office.
#[derive(Clone, Default)]
pub struct OpenOptions {
    pub clock: Clock,
    /// The program to render papers in a child process of; none renders in this process.
    pub paper_worker: Option<PathBuf>,
}

/// Why an office could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(#[from] crate::journal::OpenError),
    #[error(transparent)]
    Files(#[from] crate::files::FileError),
    #[error("the journal has an event this program does not know: {kind} at {position}")]
    UnknownEvent { kind: String, position: u64 },
    #[error("{0}")]
    Read(String),
    #[error(transparent)]
    Papers(#[from] linewarden_papers::PaperError),
}

impl OpenError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Files(error) => error.code(),
            Self::UnknownEvent { .. } => "journal.unknown_event",
            Self::Read(_) => "read.failed",
            Self::Papers(_) => "papers.not_ready",
        }
    }
    /// What the words need.
    pub fn params(&self) -> serde_json::Value {
        match self {
            Self::Store(error) => error.params(),
            Self::Files(error) => error.params(),
            Self::UnknownEvent { kind, position } => {
                serde_json::json!({"kind": kind, "position": position})
            }
            Self::Read(_) => serde_json::json!({}),
            Self::Papers(error) => serde_json::json!({"detail": error.to_string()}),
        }
    }
}

/// One office. Cheap to clone; all clones are the same office.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

/// What all clones share.
pub struct Inner {
    pub(crate) folder: PathBuf,
    pub(crate) clock: Clock,
    pub(crate) journal: Journal,
    pub(crate) desk: Desk,
    pub(crate) files: FileStore,
    pub(crate) sealed: Sealed,
    pub(crate) board: Board,
    pub(crate) policy: Policy,
    pub(crate) ground: Ground,
    pub(crate) renderer: Renderer,
    pub(crate) basemaps: Tiles,
    organisation: RwLock<Arc<Organisation>>,
}

impl std::ops::Deref for Office {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Office {
    /// Opens the office in a folder, making an empty one where there is none.
    pub fn open(folder: &Path, options: OpenOptions) -> Result<Self, OpenError> {
        let journal = Journal::open(folder)?;
        let renderer = match &options.paper_worker {
            Some(program) => Renderer::child(
                program.clone(),
                vec!["paper-worker".into()],
                PAPER_TIMEOUT,
                Some(PAPER_MEMORY),
            ),
            None => Renderer::in_process(Arc::new(Fonts::load(&Fonts::default_dirs())?)),
        };
        let office = Self(Arc::new(Inner {
            folder: folder.to_owned(),
            clock: options.clock,
            desk: Desk::open(folder)?,
            files: FileStore::open(folder)?,
            sealed: Sealed::open(folder)?,
            board: Board::open(folder).map_err(|e| OpenError::Read(e.to_string()))?,
            policy: Policy::shipped(),
            ground: Ground::default(),
            renderer,
            basemaps: Tiles::new(folder),
            organisation: RwLock::default(),
            journal,
        }));
        office.refuse_unknown_events()?;
        office.catch_up().map_err(|f| OpenError::Read(f.code))?;
        Ok(office)
    }

    /// Stops the node where it meets what a newer program wrote: better read-only than wrong.
    fn refuse_unknown_events(&self) -> Result<(), OpenError> {
        let mut from = 0;
        loop {
            let page = self
                .journal
                .read_from(from, 1000)
                .map_err(|e| OpenError::Read(e.to_string()))?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            from = last.position;
            for recorded in &page {
                if !crate::streams::is_known(recorded) {
                    self.journal
                        .stop_writes(crate::journal::ReadOnlyReason::UnknownEvent {
                            kind: recorded.kind.clone(),
                            position: recorded.position,
                        });
                    return Err(OpenError::UnknownEvent {
                        kind: recorded.kind.clone(),
                        position: recorded.position,
                    });
                }
            }
        }
    }

    /// Brings everything that is folded up to the journal's head.
    pub(crate) fn catch_up(&self) -> Result<(), Failure> {
        self.fold_organisation()?;
        self.ground.catch_up(self)?;
        self.board.catch_up(self)
    }

    fn fold_organisation(&self) -> Result<(), Failure> {
        let known = self.organisation().version;
        if self.journal.stream_version(OFFICE_STREAM)? == known {
            return Ok(());
        }
        let mut organisation = Organisation::default();
        for recorded in self.journal.read_stream(OFFICE_STREAM)? {
            let version = recorded.version;
            organisation.apply(version, crate::streams::parse::<OfficeEvent>(&recorded)?);
        }
        *self
            .organisation
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(organisation);
        Ok(())
    }

    /// Units and people as of the journal's head.
    pub fn organisation(&self) -> Arc<Organisation> {
        self.organisation
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// Where the office's stores are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The server's time.
    pub fn now(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    /// A case folded from its stream at the journal's head.
    pub(crate) fn load(&self, id: &CaseId) -> Result<Loaded, Failure> {
        let recorded: Vec<Recorded> = self.journal.read_stream(&crate::streams::case_stream(id))?;
        Loaded::from_stream(id.clone(), &recorded)
    }
}
