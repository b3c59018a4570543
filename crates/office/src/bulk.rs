//! What a program does with a whole store at the console, without a person at a screen: bring facility data in. Who can
//! write to the store's folder may do this.
use crate::desk::Channel;
use crate::error::Failure;
pub use crate::facilities::{AffectedCase, AffectedReport, AnswerThen, affected};
use crate::facilities::{NewVersion, id_taken, write_version};
use crate::journal::CommandKey;
use crate::office::Office;
use crate::operation::Context;
use crate::streams::FACILITIES_STREAM;
use linewarden_geofence::files::{ALL_FILES, CrsBy, Field, FileReport, LayerUse};
use linewarden_geofence::{Crs, FacilitySet, ReadOptions};
use linewarden_rules::{StaffId, UnitId};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Who the journal says did it.
const PROGRAM: &str = "import";

/// Whether new data takes the place of what is loaded or is added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportMode {
    #[default]
    Replace,
    Add,
}

/// What is said about the files.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// For files that state no system, and over GeoJSON's default.
    pub crs: Option<String>,
    /// Column of the file for each field, over the recognised ones.
    pub columns: BTreeMap<Field, String>,
    /// Encoding of tables' and drawings' words, over the recognised one.
    pub encoding: Option<String>,
    /// What a drawing's layers are, by their names.
    pub layers: BTreeMap<String, LayerUse>,
    pub mode: ImportMode,
    /// Name of the version; the files' names where none is given.
    pub label: Option<String>,
}

/// A row that became no facility. It stays in the version as a reason for "cannot tell" where it may lie.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RejectedOf {
    pub file: String,
    /// Counted from 1, without the heading.
    pub row: u64,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize)]
pub struct ImportReport {
    /// Rows that became facilities.
    pub imported: u64,
    /// Facilities that are not as they were in the version before: added, removed, moved or described otherwise.
    pub changed: u64,
    pub added: u64,
    pub removed: u64,
    pub rejected: Vec<RejectedOf>,
    /// The version in force now; the one before where nothing differs.
    pub version: String,
    /// Facilities in force.
    pub facilities: u64,
    /// What was read of each file, for messages.
    #[serde(skip)]
    pub files: Vec<FileReport>,
}

/// A name that fits no layer is a slip of the pen, and the layer it meant would come in as recognised.
fn layers_known(request: &ImportRequest, files: &[FileReport]) -> Result<(), Failure> {
    let known: BTreeSet<&String> = files
        .iter()
        .flat_map(|f| &f.layers)
        .map(|l| &l.name)
        .collect();
    match request.layers.keys().find(|name| !known.contains(name)) {
        None => Ok(()),
        Some(layer) => Err(Failure::input(
            "facilities.layer_unknown",
            json!({"layer": layer, "known": known}),
        )),
    }
}

/// Reads files as one set and makes it current. Data that is in force already is left so, without an event.
///
/// # Errors
/// A file's code where it cannot be read; `facilities.layer_unknown` where a layer is spoken of that no drawing has;
/// `facilities.nothing_usable` where every row was rejected;
/// `facilities.crs_unknown` where nobody says in which system numbers are; `facilities.current_damaged` where data is to
/// be added to a version that cannot be read; `facilities.id_taken` where an added id is another thing's already. Nothing is changed then.
pub fn import(
    office: &Office,
    files: &[(String, Vec<u8>)],
    request: &ImportRequest,
    progress: &dyn Fn(u64, u64) -> bool,
) -> Result<ImportReport, Failure> {
    let options = ReadOptions {
        crs: request.crs.as_deref().map(Crs::parse),
        columns: request.columns.clone(),
        encodings: request
            .encoding
            .iter()
            .map(|e| (ALL_FILES.to_owned(), e.clone()))
            .collect(),
        layers: request.layers.clone(),
        own_crs: office.organisation().crs_table(),
        ..ReadOptions::default()
    };
    let reading = FacilitySet::read(files, &options, &progress)
        .map_err(|e| Failure::input(e.code, e.params()))?;
    let report = reading.report;
    layers_known(request, &report.files)?;
    let rejected = rejected(&report.files);
    if let Some(unplaced) = reading.set.unplaced.first() {
        let params = json!({"file": unplaced.file, "rows": unplaced.rows, "crs": unplaced.crs});
        return Err(Failure::new(
            http::StatusCode::UNPROCESSABLE_ENTITY,
            "facilities.crs_unknown",
            params,
            "facilities.say_crs",
        ));
    }
    if reading.set.facilities.is_empty() {
        return Err(Failure::input(
            "facilities.nothing_usable",
            json!({"rejected": rejected.len(), "rows": rejected}),
        ));
    }
    let before = office.ground.index();
    let any_before = office.journal.stream_version(FACILITIES_STREAM)? > 0;
    let mut set = reading.set;
    if request.mode == ImportMode::Add {
        match &before {
            Some(index) => {
                let mut all = index.set().clone();
                all.add(set).map_err(|ids| id_taken(&ids))?;
                set = all;
            }
            None if any_before => {
                return Err(Failure::input("facilities.current_damaged", json!({})));
            }
            None => {}
        }
    }
    let change = before
        .as_ref()
        .map(|index| linewarden_geofence::diff(index.set(), &set));
    let count = set.facilities.len() as u64;
    let (added, removed, changed) = match &change {
        Some(c) => (
            c.added.len() as u64,
            c.removed.len() as u64,
            c.ids().collect::<BTreeSet<_>>().len() as u64,
        ),
        None => (count, 0, count),
    };
    let version = set.version();
    if before.is_none_or(|index| index.version() != version) {
        write(office, set, request, &report.files, rejected.len() as u64)?;
    }
    Ok(ImportReport {
        imported: report.files.iter().map(|f| f.placed).sum(),
        changed,
        added,
        removed,
        rejected,
        version,
        facilities: count,
        files: report.files,
    })
}

fn rejected(files: &[FileReport]) -> Vec<RejectedOf> {
    let of = |file: &FileReport| {
        let name = file_name(&file.file);
        file.rejected
            .iter()
            .map(|r| RejectedOf {
                file: name.clone(),
                row: r.row,
                code: r.code.clone(),
                name: r.name.clone(),
            })
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

/// Without its folders, which are nobody's business in a journal.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn write(
    office: &Office,
    set: FacilitySet,
    request: &ImportRequest,
    files: &[FileReport],
    rejected: u64,
) -> Result<(), Failure> {
    let names: Vec<String> = files.iter().map(|f| file_name(&f.file)).collect();
    let systems: BTreeSet<&str> = files.iter().map(|f| f.crs.as_str()).collect();
    let given = files.iter().any(|f| f.crs_by == CrsBy::Given);
    let label = request
        .label
        .as_deref()
        .map(str::trim)
        .filter(|l| !l.is_empty());
    let context = Context {
        office,
        actor: None,
        session: None,
        channel: Channel::Cli,
        key: CommandKey::fresh(),
        digest: crate::http::digest("", "facilities/import", PROGRAM, set.version().as_bytes()),
    };
    let note = if given {
        format!("{} (--crs)", names.join(", "))
    } else {
        names.join(", ")
    };
    let new = NewVersion {
        set,
        label: label.unwrap_or(&names.join(", ")).to_owned(),
        crs_confirmed: systems.into_iter().collect::<Vec<_>>().join(", "),
        note,
        rejected,
    };
    let expected = office.journal.stream_version(FACILITIES_STREAM)?;
    // A program acts for no unit; events read back the same with an empty one and with none.
    write_version(
        &context,
        &StaffId::new(PROGRAM),
        &UnitId::new(""),
        expected,
        &new,
    )
}
