//! The files a screening is given, read whole.

use crate::output::CliError;
use linewarden_geofence::files::{Field, LayerUse, MOST_BYTES};
use linewarden_geofence::{FacilityKind as Kind, FileError};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    let length = std::fs::metadata(path)
        .map_err(|e| CliError::file(path, &e))?
        .len();
    if length > MOST_BYTES {
        let params =
            json!({ "path": path.display().to_string(), "bytes": length, "most": MOST_BYTES });
        return Err(CliError::new("file.too_large", params, "file.check_path"));
    }
    std::fs::read(path).map_err(|e| CliError::file(path, &e))
}

pub(crate) fn text(path: &Path) -> Result<String, CliError> {
    String::from_utf8(bytes(path)?).map_err(|e| {
        let params = json!({ "path": path.display().to_string(), "detail": e.to_string() });
        CliError::new("file.unreadable", params, "file.check_path")
    })
}

/// The files named, and beside a `.shp` the parts that belong to it.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let mut all: Vec<PathBuf> = Vec::new();
    let mut add = |path: PathBuf| {
        if !all.contains(&path) {
            all.push(path);
        }
    };
    for path in paths {
        add(path.clone());
        if extension(path) == "shp" {
            parts(path).into_iter().for_each(&mut add);
        }
    }
    all.into_iter()
        .map(|path| Ok((path.display().to_string(), bytes(&path)?)))
        .collect()
}

fn extension(path: &Path) -> String {
    path.extension()
        .map_or(String::new(), |e| e.to_string_lossy().to_lowercase())
}

fn parts(shp: &Path) -> Vec<PathBuf> {
    let stem = |p: &Path| p.file_stem().map(|s| s.to_string_lossy().to_lowercase());
    let folder = match shp.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|e| Some(shp.with_file_name(e.ok()?.file_name())))
        .filter(|p| ["dbf", "prj", "cpg"].contains(&extension(p).as_str()) && stem(p) == stem(shp))
        .collect();
    found.sort();
    found
}

/// `name=线路名称`
pub(crate) fn columns(pairs: &[String]) -> Result<BTreeMap<Field, String>, CliError> {
    let mut out = BTreeMap::new();
    for pair in pairs {
        let parsed = pair
            .split_once('=')
            .and_then(|(field, column)| Some((Field::parse(field.trim())?, column.trim())));
        let Some((field, column)) = parsed else {
            let accepted = Field::ALL.map(Field::word).join(",");
            return Err(CliError::new(
                "map.unknown",
                json!({ "given": pair, "accepted": accepted }),
                "map.field_equals_column",
            ));
        };
        out.insert(field, column.to_owned());
    }
    Ok(out)
}

/// `0=none` leaves a layer out; `XL=line`, `XL=10kV` and `XL=cable:10kV` say what it is.
pub(crate) fn layers(pairs: &[String]) -> Result<BTreeMap<String, LayerUse>, CliError> {
    let use_of = |said: &str| match said.split_once(':') {
        _ if said == "none" => Some(LayerUse {
            leave_out: true,
            ..LayerUse::default()
        }),
        Some((kind, voltage)) => Some(LayerUse {
            kind: Some(Kind::parse(kind)?),
            voltage: Some(voltage_of(voltage)?),
            ..LayerUse::default()
        }),
        None => match Kind::parse(said) {
            Some(kind) => Some(LayerUse {
                kind: Some(kind),
                ..LayerUse::default()
            }),
            None => Some(LayerUse {
                voltage: Some(voltage_of(said)?),
                ..LayerUse::default()
            }),
        },
    };
    pairs
        .iter()
        .map(|pair| {
            pair.rsplit_once('=')
                .and_then(|(layer, said)| Some((layer.to_owned(), use_of(said.trim())?)))
                .ok_or_else(|| {
                    CliError::new(
                        "layer.unreadable",
                        json!({ "given": pair }),
                        "layer.equals_use",
                    )
                })
        })
        .collect()
}

/// The reader reads it, and warns of one it cannot; a word without a figure is none at all.
fn voltage_of(text: &str) -> Option<String> {
    text.contains(|c: char| c.is_ascii_digit())
        .then(|| text.to_owned())
}

pub(crate) fn refused(error: FileError) -> CliError {
    CliError::new(error.code, error.params(), "file.check_content")
}
