//! Readings under way and those that wait for a person.
use super::import::{CrsCandidate, Difference, ReadingAnswer, ReadingError, ReadingState};
use super::operation::current_set;
use super::{affected, preview};
use crate::error::Failure;
use crate::office::Office;
use linewarden_geofence::files::CrsBy;
use linewarden_geofence::{Crs, CrsGuess, FacilitySet, Index, ReadOptions, ReadReport, Reading};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Why a reading came to nothing: code and data.
type Fault = (String, Value);

/// What a reading came to.
struct Outcome {
    reading: Reading,
    candidates: Vec<CrsCandidate>,
    difference: Difference,
    preview: Vec<linewarden_geofence::DrawnFacility>,
}

#[derive(Default)]
struct Job {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
    label: String,
    finished: Mutex<Option<Result<Outcome, Fault>>>,
}

/// A reading by its handle.
type Named = (String, Arc<Job>);

/// Readings of this process. A handful at most; the oldest goes when there are too many.
static JOBS: LazyLock<Mutex<Vec<Named>>> = LazyLock::new(Mutex::default);
const KEPT: usize = 8;
/// Facilities drawn in the preview.
const DRAWN: usize = 2000;
/// Systems tried: each is a reading of the whole file.
const CANDIDATES: usize = 8;
/// Pairs of the same name compared for the misfit.
const COMPARED: usize = 200;

fn jobs() -> std::sync::MutexGuard<'static, Vec<Named>> {
    JOBS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn find(id: &str) -> Option<Arc<Job>> {
    jobs()
        .iter()
        .find(|(known, _)| known == id)
        .map(|(_, job)| job.clone())
}

/// Starts reading in the background and returns the handle to look at it by.
pub(super) fn start(
    office: &Office,
    files: Vec<(String, Vec<u8>)>,
    options: ReadOptions,
    label: String,
) -> String {
    let id = uuid::Uuid::now_v7().to_string();
    let job = Arc::new(Job {
        label,
        ..Job::default()
    });
    {
        let mut jobs = jobs();
        if jobs.len() >= KEPT {
            let (_, oldest) = jobs.remove(0);
            oldest.cancelled.store(true, Ordering::Relaxed);
        }
        jobs.push((id.clone(), job.clone()));
    }
    let office = office.clone();
    std::thread::spawn(move || {
        let work = std::panic::AssertUnwindSafe(|| read(&office, &job, &files, &options));
        let outcome = std::panic::catch_unwind(work)
            .unwrap_or_else(|_| Err(("file.reader_failed".to_owned(), json!({}))));
        *job.finished.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    });
    id
}

fn read(
    office: &Office,
    job: &Job,
    files: &[(String, Vec<u8>)],
    options: &ReadOptions,
) -> Result<Outcome, Fault> {
    let tick = |done: u64, total: u64| {
        job.done.store(done, Ordering::Relaxed);
        job.total.store(total, Ordering::Relaxed);
        !job.cancelled.load(Ordering::Relaxed)
    };
    let reading =
        FacilitySet::read(files, options, &tick).map_err(|e| (e.code.to_owned(), e.params()))?;
    let before = current_set(office).map_err(|f| (f.code, f.params))?;
    let candidates = candidates(files, options, &reading, before.as_ref(), job);
    let index = Index::build(reading.set.clone());
    let preview = index
        .extent()
        .map(|view| {
            index
                .draw(view, office.policy.zones, None)
                .facilities
                .into_iter()
                .take(DRAWN)
                .collect()
        })
        .unwrap_or_default();
    let mut difference = preview::difference(before.as_ref(), &reading.set);
    let (_, cases) = affected::under(office, &index).map_err(|f| (f.code, f.params))?;
    difference.count_cases(&cases);
    Ok(Outcome {
        reading,
        candidates,
        difference,
        preview,
    })
}

/// The systems worth asking about: what the file says, and the usual ones its numbers could be in.
fn candidates(
    files: &[(String, Vec<u8>)],
    options: &ReadOptions,
    reading: &Reading,
    before: Option<&FacilitySet>,
    job: &Job,
) -> Vec<CrsCandidate> {
    let stated = reading
        .report
        .files
        .iter()
        .any(|f| f.crs_by == CrsBy::Stated);
    let chosen = reading
        .report
        .files
        .first()
        .map(|f| f.crs.clone())
        .unwrap_or_default();
    let mut list = vec![candidate(&chosen, true, reading, before)];
    if stated {
        return list;
    }
    let guesses: Vec<CrsGuess> = reading
        .report
        .files
        .iter()
        .flat_map(|f| f.crs_guesses.clone())
        .collect();
    let names = names(&guesses);
    for name in &names {
        let crs = Crs::parse(name);
        if crs == Crs::Unknown || crs.to_string() == chosen || job.cancelled.load(Ordering::Relaxed)
        {
            continue;
        }
        let options = ReadOptions {
            crs: Some(crs),
            ..options.clone()
        };
        if let Ok(other) = FacilitySet::read(files, &options, &|_, _| {
            !job.cancelled.load(Ordering::Relaxed)
        }) {
            list.push(candidate(&crs.to_string(), false, &other, before));
        }
    }
    list
}

/// What the numbers can be, best guess first, and the systems that share their numbers.
pub(super) fn names(guesses: &[CrsGuess]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for guess in guesses.iter().filter(|g| !g.swapped) {
        for name in guess.crs.iter().chain(&guess.alike) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names.truncate(CANDIDATES);
    names
}

fn candidate(
    crs: &str,
    chosen: bool,
    reading: &Reading,
    before: Option<&FacilitySet>,
) -> CrsCandidate {
    let fits = !reading.set.facilities.is_empty() && reading.set.unplaced.is_empty();
    let distances = before
        .map(|b| same_names(b, &reading.set))
        .unwrap_or_default();
    CrsCandidate {
        crs: crs.to_owned(),
        fits,
        misfit_m: distances.get(distances.len() / 2).copied(),
        matched: distances.len() as u32,
        extent: reading.set.extent(),
        chosen,
    }
}

/// Distances between first vertices of facilities of one name, metres, sorted.
fn same_names(before: &FacilitySet, now: &FacilitySet) -> Vec<f64> {
    let by_name: HashMap<&str, _> = before
        .facilities
        .iter()
        .filter_map(|f| Some((f.name.as_deref()?, f.shape.vertices().next()?)))
        .collect();
    let mut distances: Vec<f64> = now
        .facilities
        .iter()
        .filter_map(|f| Some((by_name.get(f.name.as_deref()?)?, f.shape.vertices().next()?)))
        .take(COMPARED)
        .map(|(a, b)| linewarden_geofence::measure::geodesic(*a, b))
        .collect();
    distances.sort_by(f64::total_cmp);
    distances
}

/// What a screen shows of a reading.
pub(super) fn look(id: &str) -> Option<ReadingAnswer> {
    let job = find(id)?;
    let finished = job.finished.lock().unwrap_or_else(PoisonError::into_inner);
    let cancelled = job.cancelled.load(Ordering::Relaxed);
    let state = match &*finished {
        _ if cancelled => ReadingState::Cancelled,
        None => ReadingState::Reading,
        Some(Ok(_)) => ReadingState::Ready,
        Some(Err(_)) => ReadingState::Failed,
    };
    let outcome = finished.as_ref().and_then(|f| f.as_ref().ok());
    let error = finished.as_ref().and_then(|f| f.as_ref().err());
    Some(ReadingAnswer {
        state,
        done: job.done.load(Ordering::Relaxed),
        total: job.total.load(Ordering::Relaxed),
        error: error.map(|(code, params)| ReadingError {
            code: code.clone(),
            params: params.clone(),
        }),
        report: outcome.map(|o| o.reading.report.clone()),
        preview: outcome.map(|o| o.preview.clone()).unwrap_or_default(),
        crs_candidates: outcome.map(|o| o.candidates.clone()).unwrap_or_default(),
        difference: outcome.map(|o| o.difference.clone()),
    })
}

/// A reading that a person may make current.
pub(super) struct Ready {
    pub(super) set: FacilitySet,
    pub(super) report: ReadReport,
    pub(super) label: String,
}

/// The finished reading, or why there is none.
pub(super) fn ready(id: &str) -> Result<Ready, Failure> {
    let job = find(id)
        .ok_or_else(|| Failure::not_found("facilities.reading_unknown", json!({"reading": id})))?;
    let finished = job.finished.lock().unwrap_or_else(PoisonError::into_inner);
    match &*finished {
        Some(Ok(o)) => Ok(Ready {
            set: o.reading.set.clone(),
            report: o.reading.report.clone(),
            label: job.label.clone(),
        }),
        Some(Err((code, params))) => Err(Failure::input(code, params.clone())),
        None => Err(Failure::conflict("facilities.still_reading", json!({}))),
    }
}

/// Stops a reading and forgets it.
pub(super) fn cancel(id: &str) {
    if let Some(job) = find(id) {
        job.cancelled.store(true, Ordering::Relaxed);
    }
    jobs().retain(|(known, _)| known != id);
}
