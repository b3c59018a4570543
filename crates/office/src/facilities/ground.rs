//! The facilities in force, indexed once per version.
use super::FacilitiesEvent;
use crate::error::Failure;
use crate::office::Office;
use crate::streams::{self, FACILITIES_STREAM};
use chrono::{DateTime, FixedOffset};
use linewarden_geofence::{FacilitySet, Index};
use serde::Serialize;
use std::sync::{Arc, Once, PoisonError, RwLock};
use ts_rs::TS;

/// What the status bar shows of the data.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilitiesBrief {
    pub version: String,
    /// Counting from 1.
    #[ts(type = "number")]
    pub number: u64,
    pub label: String,
    #[ts(type = "string")]
    pub current_since: DateTime<FixedOffset>,
    #[ts(type = "number")]
    pub count: u64,
    pub attribution: Vec<String>,
}

struct Standing {
    index: Arc<Index>,
    brief: FacilitiesBrief,
    /// Somebody has looked at the map of it.
    mapped: Once,
}

/// The current version; empty before the first, and where its bytes are damaged: screening then cannot tell.
#[derive(Default)]
pub(crate) struct Ground {
    standing: RwLock<Option<Standing>>,
    /// Version of the stream that was folded, also where it could not be loaded.
    seen: RwLock<u64>,
}

impl Ground {
    /// The index to screen and draw with.
    pub(crate) fn index(&self) -> Option<Arc<Index>> {
        self.standing
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|s| s.index.clone())
    }

    /// The index to draw a map with. When it is first looked at, what is drawn at the other zoom levels is chosen meanwhile:
    /// with a million segments that takes a while for each, and whoever zooms passes several.
    pub(crate) fn mapped(&self, zoom: u8) -> Option<Arc<Index>> {
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        let standing = standing.as_ref()?;
        standing.mapped.call_once(|| {
            let index = standing.index.clone();
            let begun = std::thread::Builder::new()
                .name("map levels".into())
                .spawn(move || index.choose_levels(zoom));
            if let Err(error) = begun {
                tracing::warn!(%error, "the map's levels are chosen when they are looked at");
            }
        });
        Some(standing.index.clone())
    }

    pub(crate) fn brief(&self) -> Option<FacilitiesBrief> {
        self.standing
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|s| s.brief.clone())
    }

    /// Loads the version the journal calls current.
    pub(crate) fn catch_up(&self, office: &Office) -> Result<(), Failure> {
        let now = office.journal.stream_version(FACILITIES_STREAM)?;
        if *self.seen.read().unwrap_or_else(PoisonError::into_inner) == now {
            return Ok(());
        }
        let events = office.journal.read_stream(FACILITIES_STREAM)?;
        let standing = match events.last() {
            None => None,
            Some(recorded) => {
                let FacilitiesEvent::MadeCurrent {
                    version,
                    file,
                    label,
                    ..
                } = streams::parse(recorded)?;
                open(office, file.as_str()).map(|index| {
                    let index = Arc::new(index);
                    let brief = FacilitiesBrief {
                        version,
                        number: recorded.version,
                        label,
                        current_since: recorded.recorded_at,
                        count: index.count() as u64,
                        attribution: index.attributions(),
                    };
                    Standing {
                        index,
                        brief,
                        mapped: Once::new(),
                    }
                })
            }
        };
        *self
            .standing
            .write()
            .unwrap_or_else(PoisonError::into_inner) = standing;
        *self.seen.write().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(())
    }
}

/// Opens a version's file, all of it checked. What is damaged is not believed: nothing is loaded, and the log says why.
pub(crate) fn open(office: &Office, file: &str) -> Option<Index> {
    let bytes = match file.parse().map(|id| office.files.get(id)) {
        Ok(Ok(bytes)) => bytes,
        _ => {
            tracing::error!(file, "a facility version's file is missing or damaged");
            return None;
        }
    };
    Index::read(bytes)
        .inspect_err(|error| tracing::error!(file, %error, "a facility version is damaged"))
        .ok()
}

/// As [`open`], as a set to change or compare.
pub(crate) fn load(office: &Office, file: &str) -> Option<FacilitySet> {
    open(office, file)?.try_set().ok().cloned()
}
