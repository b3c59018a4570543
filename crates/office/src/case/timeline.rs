//! What happened, as the timeline tells it.
use super::Loaded;
use super::next_step::Said;
use super::view::{PaperCard, paper_card};
use crate::error::Failure;
use crate::file::{self};
use crate::office::Office;
use chrono::{DateTime, FixedOffset};
use linewarden_rules::FileId;
use linewarden_rules::case::{Event, PaperRef, kind_of};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// A file of the case.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct FileCard {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    #[ts(type = "number")]
    pub size: u64,
    pub caption: String,
}

/// Which filter of the timeline an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TimelineGroup {
    Opinion,
    Paper,
    Service,
    Machine,
    Fact,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct TimelineEntry {
    #[ts(type = "number")]
    pub position: u64,
    /// When it happened.
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    /// When it was recorded; later than `at` where it was entered afterwards.
    #[ts(type = "string")]
    pub recorded_at: DateTime<FixedOffset>,
    pub kind: String,
    pub group: TimelineGroup,
    pub who: String,
    pub unit_name: String,
    pub machine: bool,
    pub text: Said,
    pub body: Option<String>,
    pub papers: Vec<PaperCard>,
    pub files: Vec<FileCard>,
    pub hash: String,
}

fn cards(office: &Office, files: &[(FileId, String)]) -> Result<Vec<FileCard>, Failure> {
    files
        .iter()
        .map(|(id, caption)| {
            let f = file::describe(office, id)?;
            Ok(FileCard {
                id: f.id,
                name: f.name,
                media_type: f.media_type,
                size: f.size,
                caption: caption.clone(),
            })
        })
        .collect()
}

/// What an entry says: its group, when it happened, its data, free text, papers and files.
struct Told<'a> {
    group: TimelineGroup,
    at: Option<DateTime<FixedOffset>>,
    params: Value,
    body: Option<String>,
    paper: Option<&'a PaperRef>,
    files: Vec<(FileId, String)>,
}

fn tell(event: &Event) -> Told<'_> {
    use TimelineGroup as G;
    let told = |group, params| Told {
        group,
        at: None,
        params,
        body: None,
        paper: None,
        files: Vec::new(),
    };
    let with_body = |group, params, body: &str| Told {
        body: Some(body.trim().to_owned()).filter(|b| !b.is_empty()),
        ..told(group, params)
    };
    match event {
        Event::Accepted(a) => {
            let handed = a
                .application
                .documents
                .iter()
                .filter(|d| d.state == linewarden_rules::application::DocumentState::Handed)
                .count();
            let promised = a
                .application
                .documents
                .iter()
                .filter(|d| d.state == linewarden_rules::application::DocumentState::Promised)
                .count();
            let files = a
                .application
                .documents
                .iter()
                .filter_map(|d| d.file.clone().map(|f| (f, String::new())))
                .collect();
            Told {
                paper: Some(&a.receipt),
                files,
                ..told(G::Fact, json!({"documents": handed, "promised": promised}))
            }
        }
        Event::DocumentsSupplied(s) => {
            let files = s
                .documents
                .iter()
                .filter_map(|d| d.file.clone().map(|f| (f, String::new())))
                .collect();
            Told {
                files,
                ..told(
                    G::Fact,
                    json!({"kinds": s.documents.iter().map(|d| d.kind).collect::<Vec<_>>()}),
                )
            }
        }
        Event::Paused { owes, reason } => with_body(G::Fact, json!({"owes": owes}), reason),
        Event::Resumed { reason } => with_body(G::Fact, json!({}), reason),
        Event::Commented { text } => with_body(G::Opinion, json!({}), text),
        Event::Withdrawn { reason } => with_body(G::Fact, json!({}), reason),
        Event::Surveyed(s) => {
            let s = &s.survey;
            let files = s
                .photos
                .iter()
                .map(|p| (p.file.clone(), p.caption.clone()))
                .collect();
            let params = json!({
                "hazard": s.hazard, "hindrance": s.hindrance, "inside_zone": s.inside_zone, "unlawful": s.unlawful,
                "measurements": s.measurements, "photos": s.photos.len(), "fixes": s.fixes.len(),
                "differences": s.differences.len(),
            });
            Told {
                at: Some(s.surveyed_at),
                files,
                ..with_body(G::Fact, params, &s.note)
            }
        }
        Event::HandedOver(h) => with_body(G::Fact, json!({}), &h.note),
        Event::CapacityAnswered(c) => with_body(
            G::Opinion,
            json!({"sufficient": c.sufficient, "transformer": c.transformer, "way_on": c.way_on}),
            &c.note,
        ),
        Event::NoticeIssued(n) => Told {
            paper: Some(&n.paper),
            ..told(
                G::Paper,
                json!({"number": n.number.to_string(), "deadline": n.fields.deadline}),
            )
        },
        Event::NoticeVoided(v) => with_body(G::Paper, json!({}), &v.reason),
        Event::NoticeServed(s) => {
            let (effective_on, missing) = linewarden_rules::notice::judge_service(&s.entry);
            let files = s
                .entry
                .evidence
                .iter()
                .map(|e| (e.file.clone(), String::new()))
                .collect();
            let params = json!({"rung": s.entry.rung, "act": s.entry.act, "effective_on": effective_on, "missing": missing});
            Told {
                at: Some(s.entry.at),
                files,
                ..with_body(G::Service, params, &s.entry.refused_reason)
            }
        }
        Event::Rectified(r) => {
            let files = r
                .items
                .iter()
                .flat_map(|i| i.photos.iter().map(|p| (p.clone(), i.note.clone())))
                .collect();
            Told {
                at: Some(r.at),
                files,
                ..with_body(
                    G::Fact,
                    json!({"done": r.items.iter().filter(|i| i.done).count(), "of": r.items.len()}),
                    &r.note,
                )
            }
        }
        Event::Reinspected(r) => {
            let files = r
                .items
                .iter()
                .flat_map(|i| i.photos.iter().map(|p| (p.clone(), i.note.clone())))
                .collect();
            Told {
                at: Some(r.at),
                files,
                ..with_body(
                    G::Fact,
                    json!({"grade": r.grade, "new_deadline": r.new_deadline}),
                    &r.note,
                )
            }
        }
        Event::SchemeDrafted(s) => with_body(
            G::Paper,
            json!({"source": s.source, "voltage": s.voltage, "capacity": s.capacity}),
            &s.note,
        ),
        Event::SignedOff(s) => with_body(G::Opinion, json!({"agree": s.agree}), &s.opinion),
        Event::MeetingDecided(m) => with_body(
            G::Opinion,
            json!({"decision": m.decision, "held_on": m.held_on, "agenda": m.agenda}),
            &m.reasons,
        ),
        Event::Approved(a) => with_body(
            G::Opinion,
            json!({"waiver": a.approval.waiver}),
            &a.approval.opinion,
        ),
        Event::Refused(r) => {
            let files = r
                .evidence
                .iter()
                .map(|f| (f.clone(), String::new()))
                .collect();
            Told {
                files,
                ..with_body(
                    G::Opinion,
                    json!({"ground": r.ground, "clause": r.clause}),
                    &r.reasons,
                )
            }
        }
        Event::NotFeasible(n) => with_body(G::Opinion, json!({}), &n.reasons),
        Event::Replied(r) => Told {
            paper: Some(&r.paper),
            ..told(G::Paper, json!({"how": r.how}))
        },
        Event::RefusalReported(r) => Told {
            paper: Some(&r.paper),
            ..with_body(G::Paper, json!({"to_safety": r.to_safety}), &r.note)
        },
        Event::FiledToSafety(f) => with_body(G::Fact, json!({}), &f.note),
        Event::ReferralFiled(f) => Told {
            paper: Some(&f.paper),
            ..told(G::Paper, json!({"addressees": f.addressees}))
        },
        Event::ReferralAnswered(a) => {
            let files = a.file.iter().map(|f| (f.clone(), String::new())).collect();
            Told {
                files,
                ..with_body(
                    G::Fact,
                    json!({"addressee": a.addressee, "result": a.result, "closes": a.closes}),
                    &a.answer,
                )
            }
        }
        Event::Energised(e) => with_body(
            G::Fact,
            json!({"energised_on": e.energised_on, "extent_matches": e.extent_matches}),
            &e.note,
        ),
        Event::CapacityChanged(c) => with_body(
            G::Fact,
            json!({
                "voltage": c.voltage.to_string(), "capacity": c.capacity.to_string(), "tier": c.routing.tier,
                "policy_version": c.routing.policy_version,
            }),
            &c.reason,
        ),
        Event::CorrectionSent(c) => with_body(
            G::Fact,
            json!({
                "name": c.proposal.name.as_ref().unwrap_or(&c.proposal.facility), "owner": c.proposal.owner,
                "facilities_version": c.facilities_version,
            }),
            &c.note,
        ),
        Event::CorrectionAnswered(c) => with_body(
            G::Opinion,
            json!({
                "name": c.name, "correction_decision": c.decision, "facilities_version": c.facilities_version,
            }),
            &c.reason,
        ),
        Event::ChangeSettled(c) => with_body(
            G::Opinion,
            json!({
                "before": c.before, "after": c.screening.verdict, "change_decision": c.decision,
                "facilities_version": c.screening.facilities_version,
            }),
            &c.reason,
        ),
    }
}

/// All entries, oldest first. Acceptance brings a second entry: what the machine said at that moment.
pub(crate) fn timeline(office: &Office, loaded: &Loaded) -> Result<Vec<TimelineEntry>, Failure> {
    let organisation = office.organisation();
    let mut entries = Vec::new();
    for (recorded, hash) in loaded.events.iter().zip(&loaded.hashes) {
        let told = tell(&recorded.event);
        let kind = kind_of(&recorded.event);
        let hash = hex::encode(hash);
        entries.push(TimelineEntry {
            position: recorded.position,
            at: told.at.unwrap_or(recorded.recorded_at),
            recorded_at: recorded.recorded_at,
            kind: kind.into(),
            group: told.group,
            who: organisation.person_name(&recorded.by),
            unit_name: organisation.unit_name(&recorded.unit),
            machine: false,
            text: Said::new(format!("event.{kind}"), told.params),
            body: told.body,
            papers: told.paper.into_iter().map(paper_card).collect(),
            files: cards(office, &told.files)?,
            hash: hash.clone(),
        });
        if let Event::Accepted(a) = &recorded.event {
            let count = |verdict| {
                a.screening
                    .facilities
                    .iter()
                    .filter(|f| f.verdict == verdict)
                    .count()
            };
            use linewarden_geofence::Verdict as V;
            let params = json!({
                "verdict": a.screening.verdict, "inside": count(V::Inside), "cannot_tell": count(V::CannotTell),
                "outside": count(V::Outside), "tier": a.routing.tier, "row": a.routing.row.id,
                "policy_version": a.routing.policy_version, "rules_version": a.screening.rules_version,
                "facilities_version": a.screening.facilities_version,
            });
            entries.push(TimelineEntry {
                position: recorded.position,
                at: recorded.recorded_at,
                recorded_at: recorded.recorded_at,
                kind: "screened".into(),
                group: TimelineGroup::Machine,
                who: String::new(),
                unit_name: String::new(),
                machine: true,
                text: Said::new("event.screened", params),
                body: None,
                papers: Vec::new(),
                files: Vec::new(),
                hash,
            });
        }
    }
    Ok(entries)
}
