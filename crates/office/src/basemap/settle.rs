//! From what an administrator wrote down to a base map that can be drawn: checked, and settled how its tiles are got.
use super::address::{KEY, check, template, with_key};
use super::capabilities::Capabilities;
use super::fault::Fault;
use super::fetch::{self, What};
use super::found::plain;
use super::source::{BaseMap, BaseMapForm, Remote, Source};
use crate::error::Failure;
use crate::office::Office;

/// Largest room for kept tiles, MiB.
const MOST_CACHE_MB: u32 = 4096;
/// Longest name, and longest line of attribution, in characters.
const LONGEST: usize = 200;

/// Checks what was written down, and settles how its tiles are got.
pub(super) fn settle(
    office: &Office,
    form: BaseMapForm,
    old: Option<&BaseMap>,
    id: &str,
    key: &str,
) -> Result<BaseMap, Failure> {
    let name: String = plain(&form.name).ok_or(Fault::NameMissing)?;
    if form.datum.is_shifted() {
        return Err(Fault::Shifted { name }.into());
    }
    let mut attribution = plain(&form.attribution);
    let remote = match &form.source {
        Source::File { file } => {
            let (archive, _) = office.basemaps.archives.get(office.folder(), file)?;
            attribution = attribution.or_else(|| archive.found().attribution.clone());
            None
        }
        Source::Wmts { .. } => Some(settle_wmts(office, &form.source, old, &name, key)?),
        Source::Template { .. } | Source::Tianditu { .. } => template(&form.source, &name)?,
    };
    if remote.as_ref().is_some_and(|r| r.template.contains(KEY)) && key.is_empty() {
        return Err(Fault::KeyMissing { name }.into());
    }
    let attribution = attribution
        .filter(|a| a.chars().count() <= LONGEST)
        .ok_or_else(|| Fault::AttributionMissing { name: name.clone() })?;
    Ok(BaseMap {
        id: id.to_owned(),
        name,
        source: form.source,
        datum: form.datum,
        attribution,
        imagery: form.imagery,
        shown: form.shown,
        cache_mb: form.cache_mb.min(MOST_CACHE_MB),
        remote,
    })
}

/// Asks the server for its capabilities, unless this very layer was settled before: another row can then be changed
/// while this one's server is away.
fn settle_wmts(
    office: &Office,
    source: &Source,
    old: Option<&BaseMap>,
    name: &str,
    key: &str,
) -> Result<Remote, Failure> {
    let Source::Wmts {
        address,
        layer,
        matrix_set,
        style,
    } = source
    else {
        return Err(Failure::internal("not a WMTS"));
    };
    if let Some(old) = old
        && &old.source == source
        && let Some(remote) = &old.remote
    {
        return Ok(remote.clone());
    }
    let capabilities = capabilities(office, address, name, key)?;
    Ok(capabilities.remote(address, key, layer, matrix_set, style)?)
}

/// The capabilities at an address, with the key in its place.
pub(super) fn capabilities(
    office: &Office,
    address: &str,
    name: &str,
    key: &str,
) -> Result<Capabilities, Failure> {
    check(address, name)?;
    if address.contains(KEY) && key.is_empty() {
        return Err(Fault::KeyMissing {
            name: name.to_owned(),
        }
        .into());
    }
    let full = with_key(address, key);
    let bytes = fetch::get(office.basemaps.agent(), &full, What::Document, name)?;
    let bytes = bytes.ok_or_else(|| Fault::SourceRefused {
        name: name.to_owned(),
        status: 404,
    })?;
    Ok(Capabilities::read(&bytes)?)
}
