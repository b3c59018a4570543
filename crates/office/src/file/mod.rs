//! Attachments and papers as bytes: kept by hash, described where they are first put.
use crate::error::Failure;
use crate::files::FileId as Stored;
use crate::office::Office;
use linewarden_rules::{FileId, StaffId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// What the client gets back for bytes it put.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PutFile {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    #[ts(type = "number")]
    pub size: u64,
}

const LONGEST_NAME: usize = 200;

fn stored(id: &str) -> Result<Stored, Failure> {
    id.parse()
        .map_err(|_| Failure::not_found("files.missing", json!({"id": id})))
}

/// Puts bytes. The same bytes are kept once; the latest name is remembered beside them.
pub(crate) fn put(
    office: &Office,
    _by: &StaffId,
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> Result<PutFile, Failure> {
    if bytes.is_empty() {
        return Err(Failure::input("files.empty", json!({})));
    }
    let id = office.files.put(bytes)?;
    let name: String = percent_decode(name)
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    let card = PutFile {
        id: FileId::new(id.to_string()),
        name,
        media_type: sniff(bytes, media_type),
        size: bytes.len() as u64,
    };
    let value = serde_json::to_value(&card).map_err(Failure::internal)?;
    office
        .desk
        .set_setting(&format!("file/{id}"), &value, office.now())?;
    Ok(card)
}

/// The description of a file; one with the id alone where nothing else is known.
pub(crate) fn describe(office: &Office, id: &FileId) -> Result<PutFile, Failure> {
    let known = office.desk.setting(&format!("file/{id}"))?;
    Ok(known
        .and_then(|v| serde_json::from_value(v).ok())
        .unwrap_or_else(|| PutFile {
            id: id.clone(),
            name: id.as_str().chars().take(12).collect(),
            media_type: "application/octet-stream".into(),
            size: 0,
        }))
}

/// The bytes of a file and their type.
pub(crate) fn get(office: &Office, id: &str) -> Result<(Vec<u8>, String), Failure> {
    let bytes = office.files.get(stored(id)?)?;
    let media_type = sniff(&bytes, "");
    Ok((bytes, media_type))
}

/// The bytes of files by id, with the names they were put under.
pub(crate) fn read_all(
    office: &Office,
    files: &[(String, FileId)],
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    files
        .iter()
        .map(|(name, id)| Ok((name.clone(), office.files.get(stored(id.as_str())?)?)))
        .collect()
}

/// The PDF of an issued paper; a paper's id is the hash of its bytes.
pub(crate) fn paper(office: &Office, id: &str) -> Result<Vec<u8>, Failure> {
    let bytes = office.files.get(stored(id)?)?;
    if bytes.starts_with(b"%PDF") {
        Ok(bytes)
    } else {
        Err(Failure::not_found("files.missing", json!({"id": id})))
    }
}

/// Whether every file named in a command is here, so that no event refers to nothing.
pub(crate) fn require<'a>(
    office: &Office,
    ids: impl IntoIterator<Item = &'a FileId>,
) -> Result<(), Failure> {
    for id in ids {
        if !stored(id.as_str()).is_ok_and(|s| office.files.exists(s)) {
            return Err(Failure::input("files.missing", json!({"id": id})));
        }
    }
    Ok(())
}

/// What bytes are, by their beginning; what the sender says counts only for plain text.
fn sniff(bytes: &[u8], said: &str) -> String {
    let kind = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "video/mp4",
        _ if said.starts_with("text/") => "text/plain",
        _ => "application/octet-stream",
    };
    kind.to_owned()
}

/// `encodeURIComponent` undone; what is not valid stays as it came.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten();
        match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
