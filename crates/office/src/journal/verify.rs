//! Walking the chain: is what stands there what was written, and all of it?

use std::collections::HashMap;

use serde::Serialize;

use super::chain::{GENESIS, Hash, Link, SUITE, command_seal, event_hash};
use super::event::Head;
use super::stored_time;

/// What a walk found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerifyReport {
    pub events: u64,
    pub commands: u64,
    /// The last event that could be read.
    pub head: Head,
    /// The first damage of each kind, by place. Empty: sound.
    pub damages: Vec<Damage>,
}

impl VerifyReport {
    /// Nothing found.
    pub fn is_sound(&self) -> bool {
        self.damages.is_empty()
    }
}

/// One damage and where it was first seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Damage {
    /// The event, or the first event of the command; `None` when it is the file as a whole.
    pub position: Option<u64>,
    #[serde(flatten)]
    pub kind: DamageKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum DamageKind {
    /// The event's content is not what was hashed.
    HashDiffers,
    /// The event is not chained to the one before.
    ChainBroken,
    /// Positions do not follow each other.
    PositionGap { expected: u64 },
    /// A stream's versions do not follow each other.
    VersionGap {
        stream: String,
        expected: u64,
        found: u64,
    },
    /// Recorded before the event that stands before it.
    TimeBackwards,
    /// A column is not of its type, or its text is not what it should be.
    Unreadable { field: &'static str },
    /// Hashed in a way this program does not know.
    UnknownSuite { suite: String },
    /// Events without the row of their command.
    CommandMissing { key: String },
    /// A command's row is not what was sealed.
    CommandDamaged { key: String },
    /// A command's row names other positions than its events have.
    CommandRange { key: String },
    /// The journal ends before the head it is held against.
    TailCut { against: u64, found: u64 },
    /// Another event stands where the head it is held against was.
    Rewritten { against: u64 },
    /// SQLite's own check, in its words.
    File { message: String },
}

/// A stored event as bytes, before anything is believed about it.
pub(crate) struct StoredEvent<'a> {
    pub(crate) position: u64,
    pub(crate) stream: &'a [u8],
    pub(crate) version: u64,
    pub(crate) kind: &'a [u8],
    pub(crate) body: &'a [u8],
    pub(crate) actor: &'a [u8],
    pub(crate) recorded_at: &'a [u8],
    pub(crate) command_key: &'a [u8],
    pub(crate) prev_hash: &'a [u8],
    pub(crate) hash: &'a [u8],
    pub(crate) suite: &'a [u8],
}

/// A stored command as bytes.
pub(crate) struct StoredCommand<'a> {
    pub(crate) key: &'a [u8],
    pub(crate) digest: &'a [u8],
    pub(crate) answer: &'a [u8],
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) recorded_at: &'a [u8],
    pub(crate) seal: &'a [u8],
}

/// The walk itself: fed with every event in order, then every command.
pub(crate) struct ChainWalk {
    against: Option<Head>,
    /// The hash stored at the position of `against`.
    there: Option<Vec<u8>>,
    events: u64,
    commands: u64,
    last_position: u64,
    last_hash: Vec<u8>,
    last_time: Vec<u8>,
    versions: HashMap<Vec<u8>, u64>,
    /// The positions of each command's events, first and last.
    ranges: HashMap<Vec<u8>, (u64, u64)>,
    damages: Vec<Damage>,
}

impl ChainWalk {
    pub(crate) fn new(against: Option<Head>) -> Self {
        Self {
            against,
            there: None,
            events: 0,
            commands: 0,
            last_position: 0,
            last_hash: GENESIS.to_vec(),
            last_time: Vec::new(),
            versions: HashMap::new(),
            ranges: HashMap::new(),
            damages: Vec::new(),
        }
    }

    /// Keeps the first damage of each kind: one lost event would else be told once for every event after it.
    pub(crate) fn damage(&mut self, position: Option<u64>, kind: DamageKind) {
        let same =
            |known: &Damage| std::mem::discriminant(&known.kind) == std::mem::discriminant(&kind);
        if !self.damages.iter().any(same) {
            self.damages.push(Damage { position, kind });
        }
    }

    /// An event whose row could not even be taken apart; its position is guessed from the one before.
    pub(crate) fn unreadable_event(&mut self, field: &'static str) {
        self.events += 1;
        self.last_position += 1;
        self.damage(Some(self.last_position), DamageKind::Unreadable { field });
    }

    pub(crate) fn event(&mut self, event: &StoredEvent<'_>) {
        self.events += 1;
        let at = Some(event.position);
        self.check_order(event);
        if event.prev_hash != self.last_hash {
            self.damage(at, DamageKind::ChainBroken);
        }
        if event.suite != SUITE.as_bytes() {
            let suite = lossy(event.suite);
            self.damage(at, DamageKind::UnknownSuite { suite });
        } else if event_hash(&link(event)) != event.hash {
            self.damage(at, DamageKind::HashDiffers);
        }
        self.check_text(event);
        if self.against.is_some_and(|a| a.position == event.position) {
            self.there = Some(event.hash.to_vec());
        }
        self.note_command(event);
        self.last_position = event.position;
        self.last_hash = event.hash.to_vec();
        self.last_time = event.recorded_at.to_vec();
    }

    fn check_order(&mut self, event: &StoredEvent<'_>) {
        let at = Some(event.position);
        let expected = self.last_position + 1;
        if event.position != expected {
            self.damage(at, DamageKind::PositionGap { expected });
        }
        if event.recorded_at < self.last_time.as_slice() {
            self.damage(at, DamageKind::TimeBackwards);
        }
        let before = match self.versions.get_mut(event.stream) {
            Some(version) => std::mem::replace(version, event.version),
            None => {
                self.versions.insert(event.stream.to_vec(), event.version);
                0
            }
        };
        if event.version != before + 1 {
            let gap = DamageKind::VersionGap {
                stream: lossy(event.stream),
                expected: before + 1,
                found: event.version,
            };
            self.damage(at, gap);
        }
    }

    /// What a reader will need: text that is UTF-8, a time that is a time, a body that is JSON.
    fn check_text(&mut self, event: &StoredEvent<'_>) {
        let time = std::str::from_utf8(event.recorded_at).ok();
        let texts = [
            ("stream", std::str::from_utf8(event.stream).is_ok()),
            ("kind", std::str::from_utf8(event.kind).is_ok()),
            ("actor", std::str::from_utf8(event.actor).is_ok()),
            ("recorded_at", time.and_then(stored_time::read).is_some()),
            (
                "body",
                serde_json::from_slice::<serde::de::IgnoredAny>(event.body).is_ok(),
            ),
            ("hash", event.hash.len() == GENESIS.len()),
        ];
        for (field, readable) in texts {
            if !readable {
                self.damage(Some(event.position), DamageKind::Unreadable { field });
            }
        }
    }

    fn note_command(&mut self, event: &StoredEvent<'_>) {
        let position = event.position;
        match self.ranges.get_mut(event.command_key) {
            Some((_, last)) if *last + 1 == position => *last = position,
            Some(_) => {
                let key = lossy(event.command_key);
                self.damage(Some(position), DamageKind::CommandRange { key });
            }
            None => {
                let range = (position, position);
                self.ranges.insert(event.command_key.to_vec(), range);
            }
        }
    }

    pub(crate) fn command(&mut self, command: &StoredCommand<'_>) {
        self.commands += 1;
        let at = u64::try_from(command.first).ok();
        let seal = command_seal(
            command.key,
            command.digest,
            command.answer,
            command.first,
            command.last,
            command.recorded_at,
        );
        if seal != command.seal {
            let key = lossy(command.key);
            self.damage(at, DamageKind::CommandDamaged { key });
        }
        let said = (command.first, command.last);
        let agrees = match self.ranges.remove(command.key) {
            Some((first, last)) => said == (first as i64, last as i64),
            // No events: the row says so by an empty range.
            None => command.last == command.first - 1,
        };
        if !agrees {
            let key = lossy(command.key);
            self.damage(at, DamageKind::CommandRange { key });
        }
    }

    pub(crate) fn unreadable_command(&mut self, field: &'static str) {
        self.commands += 1;
        self.damage(None, DamageKind::Unreadable { field });
    }

    pub(crate) fn finish(mut self) -> VerifyReport {
        let orphan = self.ranges.iter().min_by_key(|(_, (first, _))| *first);
        if let Some((key, (first, _))) = orphan {
            let (key, first) = (lossy(key), *first);
            self.damage(Some(first), DamageKind::CommandMissing { key });
        }
        if let Some(against) = self.against {
            self.check_against(against);
        }
        self.damages
            .sort_by_key(|damage| damage.position.unwrap_or(u64::MAX));
        VerifyReport {
            events: self.events,
            commands: self.commands,
            head: Head {
                position: self.last_position,
                hash: Hash::try_from(self.last_hash.as_slice()).unwrap_or(GENESIS),
            },
            damages: self.damages,
        }
    }

    fn check_against(&mut self, against: Head) {
        if self.last_position < against.position {
            let cut = DamageKind::TailCut {
                against: against.position,
                found: self.last_position,
            };
            self.damage(Some(self.last_position + 1), cut);
        } else if against.position > 0 && self.there.as_deref() != Some(&against.hash) {
            let rewritten = DamageKind::Rewritten {
                against: against.position,
            };
            self.damage(Some(against.position), rewritten);
        }
    }
}

fn link<'a>(event: &StoredEvent<'a>) -> Link<'a> {
    Link {
        prev_hash: event.prev_hash,
        position: event.position,
        stream: event.stream,
        version: event.version,
        kind: event.kind,
        body: event.body,
        actor: event.actor,
        recorded_at: event.recorded_at,
        command_key: event.command_key,
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
