//! What events refer to outside the journal or elsewhere in it.
use super::Damages;
use crate::error::Failure;
use crate::journal::{CommandKey, Hash, Head, Journal, Recorded, StoreError, fingerprint};
use crate::streams;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Fields of events that hold file ids; a test holds them against the rules' source.
const FILE_FIELDS: [&str; 3] = ["file", "evidence", "photos"];

const PAGE: usize = 1000;

/// A paper's claim about where the journal was when it was made.
struct Anchor {
    event: u64,
    paper: String,
    position: u64,
    fingerprint: String,
}

/// A commitment to a person's data.
pub(super) struct Commitment {
    pub(super) event: u64,
    pub(super) party: String,
    pub(super) commitment: String,
}

/// A number that a register gave out.
struct Taken {
    register: String,
    serial: u64,
    event: u64,
    key: CommandKey,
}

/// A number that stands in a document.
struct Numbered {
    register_kind: &'static str,
    year: i64,
    serial: u64,
    text: String,
    event: u64,
}

/// Everything collected in one walk over the journal.
#[derive(Default)]
pub(super) struct References {
    /// File ids, each with the first event that names it.
    pub(super) files: BTreeMap<String, u64>,
    pub(super) commitments: Vec<Commitment>,
    anchors: Vec<Anchor>,
    taken: Vec<Taken>,
    /// By command: a number and its document are written in one.
    numbered: HashMap<CommandKey, Vec<Numbered>>,
    /// Hashes by position, from 1; a gap is zeros.
    hashes: Vec<Hash>,
}

impl References {
    /// Walks over what can be read; what cannot, the chain's walk has told.
    pub(super) fn collect(journal: &Journal) -> Result<Self, Failure> {
        let mut all = Self::default();
        let head = journal.head()?.position;
        let mut from = 0;
        while from < head {
            match journal.read_from(from, PAGE) {
                Ok(page) => {
                    let Some(last) = page.last() else { break };
                    from = last.position;
                    page.iter().for_each(|r| all.take(r));
                }
                Err(StoreError::Damaged { .. }) => from = all.step_over(journal, from, head)?,
                Err(other) => return Err(other.into()),
            }
        }
        Ok(all)
    }

    /// Takes events one by one up to the damaged one and steps over it.
    fn step_over(&mut self, journal: &Journal, mut from: u64, head: u64) -> Result<u64, Failure> {
        while from < head {
            match journal.read_from(from, 1) {
                Ok(one) => {
                    let Some(recorded) = one.first() else {
                        return Ok(head);
                    };
                    from = recorded.position;
                    self.take(recorded);
                }
                Err(StoreError::Damaged { position, .. }) => return Ok(position.max(from + 1)),
                Err(other) => return Err(other.into()),
            }
        }
        Ok(from)
    }

    fn take(&mut self, recorded: &Recorded) {
        let position = usize::try_from(recorded.position).unwrap_or(0);
        if self.hashes.len() < position {
            self.hashes.resize(position, Hash::default());
        }
        if let Some(slot) = position.checked_sub(1).and_then(|i| self.hashes.get_mut(i)) {
            *slot = recorded.hash;
        }
        let data = recorded.body.get("data").unwrap_or(&Value::Null);
        self.look(recorded, data);
        if recorded.stream.starts_with("numbers/") {
            self.taken.push(Taken {
                register: recorded.stream.clone(),
                serial: recorded.version,
                event: recorded.position,
                key: recorded.key,
            });
        }
        if streams::case_of(&recorded.stream).is_some()
            && let Some(numbered) = numbered(recorded, data)
        {
            self.numbered
                .entry(recorded.key)
                .or_default()
                .push(numbered);
        }
    }

    /// Goes through a body: files, anchors and commitments are known by their fields, wherever they stand.
    fn look(&mut self, recorded: &Recorded, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.look(recorded, item)),
            Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(Value::as_str);
                if let (Some(position), Some(printed)) = (
                    fields.get("anchor_position").and_then(Value::as_u64),
                    text("anchor_fingerprint"),
                ) {
                    self.anchors.push(Anchor {
                        event: recorded.position,
                        paper: text("number")
                            .or(text("kind"))
                            .unwrap_or_default()
                            .to_owned(),
                        position,
                        fingerprint: printed.to_owned(),
                    });
                }
                if let (Some(party), Some(commitment)) = (text("party"), text("commitment")) {
                    self.commitments.push(Commitment {
                        event: recorded.position,
                        party: party.to_owned(),
                        commitment: commitment.to_owned(),
                    });
                }
                for (name, inner) in fields {
                    if FILE_FIELDS.contains(&name.as_str()) {
                        self.files_in(recorded.position, inner);
                    }
                    self.look(recorded, inner);
                }
            }
            _ => {}
        }
    }

    fn files_in(&mut self, position: u64, value: &Value) {
        match value {
            Value::String(id) => {
                self.files.entry(id.clone()).or_insert(position);
            }
            Value::Array(items) => items.iter().for_each(|item| self.files_in(position, item)),
            _ => {}
        }
    }

    /// A paper names a head of before it was made, and that head is still there.
    pub(super) fn check_anchors(&self, damages: &mut Damages) {
        for anchor in &self.anchors {
            let there = match usize::try_from(anchor.position) {
                Ok(0) => Some(Head::EMPTY.hash),
                Ok(position) => self.hashes.get(position - 1).copied(),
                Err(_) => None,
            };
            let before = anchor.position < anchor.event;
            if !before || there.is_none_or(|hash| fingerprint(&hash) != anchor.fingerprint) {
                let params = json!({
                    "position": anchor.event, "paper": anchor.paper, "anchor": anchor.position, "printed": anchor.fingerprint,
                });
                damages.add("papers.anchor_differs", params);
            }
        }
    }

    /// Registers give out 1, 2, 3, …; each number stands in the document of the same command, and no other does.
    pub(super) fn check_numbers(&self, damages: &mut Damages) {
        let mut next: BTreeMap<&str, u64> = BTreeMap::new();
        let mut given: BTreeSet<(u64, u64)> = BTreeSet::new();
        for taken in &self.taken {
            let params = json!({"register": taken.register, "serial": taken.serial, "position": taken.event});
            let expected = next.entry(&taken.register).or_insert(1);
            if taken.serial != *expected {
                damages.add("numbers.gap", json!({"register": taken.register, "expected": *expected, "found": taken.serial}));
            }
            *expected = taken.serial + 1;
            let documents = self.numbered.get(&taken.key).map_or(&[][..], Vec::as_slice);
            match documents.iter().find(|d| taken.is_of(d)) {
                Some(document) => {
                    if !given.insert((document.event, taken.event)) {
                        damages.add("numbers.twice", params);
                    }
                }
                None if documents.is_empty() => damages.add("numbers.unused", params),
                None => damages.add("numbers.differs", params),
            }
        }
        let registered: BTreeSet<u64> = given.iter().map(|(document, _)| *document).collect();
        let mut documents: Vec<&Numbered> = self.numbered.values().flatten().collect();
        documents.sort_by_key(|d| d.event);
        let mut texts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        for document in documents {
            if !registered.contains(&document.event) {
                damages.add(
                    "numbers.unregistered",
                    json!({"number": document.text, "position": document.event}),
                );
            }
            // Case numbers are the office's; a notice's belong to its unit and may come again in another.
            if document.register_kind == "case"
                && let Some(first) =
                    texts.insert((document.register_kind, &document.text), document.event)
            {
                damages.add(
                    "numbers.twice",
                    json!({"number": document.text, "first": first, "position": document.event}),
                );
            }
        }
    }
}

impl Taken {
    fn is_of(&self, document: &Numbered) -> bool {
        let mut parts = self.register.split('/').skip(1);
        let kind = parts.next();
        let year = parts.last().and_then(|y| y.parse::<i64>().ok());
        kind == Some(document.register_kind)
            && year == Some(document.year)
            && self.serial == document.serial
    }
}

/// The number a document's event carries.
fn numbered(recorded: &Recorded, data: &Value) -> Option<Numbered> {
    let number = data.get("number")?;
    let (register_kind, year, serial, text) = match recorded.kind.as_str() {
        "accepted" => {
            let text = number.as_str()?;
            let parts = text
                .split_once('-')
                .and_then(|(y, s)| Some((y.parse().ok()?, s.parse().ok()?)));
            // A number that is not one matches no register, and is told so.
            let (year, serial) = parts.unwrap_or((0, 0));
            ("case", year, serial, text.to_owned())
        }
        "notice_issued" => {
            let (year, serial) = (
                number.get("year")?.as_i64()?,
                number.get("serial")?.as_u64()?,
            );
            (
                "notice",
                year,
                serial,
                format!("{}〔{year}〕{serial}", number.get("word")?.as_str()?),
            )
        }
        _ => return None,
    };
    Some(Numbered {
        register_kind,
        year,
        serial,
        text,
        event: recorded.position,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Append, NewEvent, StreamWrite};
    use std::path::Path;

    /// One command's events: a document in a case, and beside it a number of a register.
    fn write(journal: &Journal, document: Option<(&str, Value)>, register: Option<&str>) {
        let mut writes = Vec::new();
        let mut add = |stream: &str, kind: &str, data: Value| {
            let events = vec![NewEvent {
                kind: kind.into(),
                body: json!({"v": 1, "data": data}),
            }];
            writes.push(StreamWrite {
                stream: stream.into(),
                expected: journal.stream_version(stream).unwrap(),
                events,
            });
        };
        if let Some((kind, data)) = document {
            add("case/c1", kind, data);
        }
        if let Some(register) = register {
            add(register, "number_taken", json!({"case": "c1"}));
        }
        let (key, recorded_at) = (CommandKey::fresh(), crate::clock::Clock::Machine.now());
        let append = Append {
            key,
            digest: [0; 32],
            actor: "test".into(),
            recorded_at,
            writes,
            answer: json!({}),
        };
        journal.append(append).unwrap();
    }

    fn codes(journal: &Journal) -> Vec<String> {
        let references = References::collect(journal).unwrap();
        let mut damages = Damages::default();
        references.check_anchors(&mut damages);
        references.check_numbers(&mut damages);
        damages.finish().into_iter().map(|d| d.code).collect()
    }

    fn notice(serial: u32) -> Value {
        json!({"number": {"word": "示", "year": 2026, "serial": serial}})
    }

    #[test]
    fn numbers_stand_in_the_document_of_their_own_command() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(folder.path()).unwrap();
        write(
            &journal,
            Some(("accepted", json!({"number": "2026-0001"}))),
            Some("numbers/case/2026"),
        );
        write(
            &journal,
            Some(("accepted", json!({"number": "2026-0002"}))),
            Some("numbers/case/2026"),
        );
        write(
            &journal,
            Some(("accepted", json!({"number": "2027-0001"}))),
            Some("numbers/case/2027"),
        );
        write(
            &journal,
            Some(("notice_issued", notice(1))),
            Some("numbers/notice/centre/2026"),
        );
        write(
            &journal,
            Some(("notice_issued", notice(1))),
            Some("numbers/notice/works/2026"),
        );
        assert_eq!(codes(&journal), [] as [&str; 0]);

        for (document, register, expected) in [
            (None, Some("numbers/case/2026"), &["numbers.unused"][..]),
            (
                Some(("notice_issued", notice(9))),
                Some("numbers/notice/centre/2026"),
                &["numbers.differs", "numbers.unregistered"],
            ),
            (
                Some(("notice_issued", notice(2))),
                None,
                &["numbers.unregistered"],
            ),
            (
                Some(("notice_issued", notice(2))),
                Some("numbers/case/2026"),
                &["numbers.differs", "numbers.unregistered"],
            ),
            (
                Some(("accepted", json!({"number": "2026-0002"}))),
                None,
                &["numbers.unregistered", "numbers.twice"],
            ),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let journal = Journal::open(folder.path()).unwrap();
            write(
                &journal,
                Some(("accepted", json!({"number": "2026-0001"}))),
                Some("numbers/case/2026"),
            );
            write(
                &journal,
                Some(("accepted", json!({"number": "2026-0002"}))),
                Some("numbers/case/2026"),
            );
            write(&journal, document.clone(), register);
            assert_eq!(codes(&journal), expected, "{document:?} {register:?}");
        }
    }

    #[test]
    fn a_paper_names_the_head_that_was_there_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(folder.path()).unwrap();
        let paper = |position: u64, printed: &str| json!({"paper": {"kind": "notice", "anchor_position": position, "anchor_fingerprint": printed}});
        write(
            &journal,
            Some(("noted", paper(0, &fingerprint(&Head::EMPTY.hash)))),
            None,
        );
        let head = journal.head().unwrap();
        write(
            &journal,
            Some(("noted", paper(1, &fingerprint(&head.hash)))),
            None,
        );
        assert_eq!(codes(&journal), [] as [&str; 0]);
        // Another hash, a position that is not there yet, and the right hash at the wrong place.
        write(
            &journal,
            Some(("noted", paper(1, &fingerprint(&[7; 32])))),
            None,
        );
        write(
            &journal,
            Some(("noted", paper(40, &fingerprint(&head.hash)))),
            None,
        );
        write(
            &journal,
            Some(("noted", paper(2, &fingerprint(&head.hash)))),
            None,
        );
        assert_eq!(codes(&journal), ["papers.anchor_differs"; 3]);
    }

    fn fields_of_files(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fields_of_files(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                for line in std::fs::read_to_string(&path).unwrap().lines() {
                    let Some((name, kind)) = line
                        .trim()
                        .strip_prefix("pub ")
                        .and_then(|l| l.split_once(": "))
                    else {
                        continue;
                    };
                    if kind.contains("FileId") && !name.contains('(') {
                        found.insert(name.to_owned());
                    }
                }
            }
        }
    }

    #[test]
    fn every_field_of_the_rules_that_holds_a_file_is_looked_at() {
        let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/src");
        let mut found = BTreeSet::new();
        fields_of_files(&rules, &mut found);
        assert!(
            found.contains("file") && found.contains("photos"),
            "{found:?}"
        );
        let unknown: Vec<_> = found
            .iter()
            .filter(|name| !FILE_FIELDS.contains(&name.as_str()))
            .collect();
        assert!(unknown.is_empty(), "verify would not look at {unknown:?}");
    }
}
