//! 消除隐患通知书: notice and evidence by a civil party, never an order.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Clearance, JournalMark, Number, Party};

/// Facts of a hazard-elimination notice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NoticeFacts {
    /// Issuing company with unit.
    pub issuer: String,
    /// Number; no serial means draft.
    pub number: Number,
    /// Case number.
    pub case_number: String,
    /// Who is given notice.
    pub recipient: Party,
    /// The survey it rests on.
    pub survey: SurveyFact,
    /// Facts found, one paragraph each.
    pub findings: Vec<String>,
    /// Measured against required, one paragraph each.
    pub clearances: Vec<Clearance>,
    /// What may come of it.
    pub possible_consequence: String,
    /// Clauses the notice rests on, for example `《电力设施保护条例》第十五条第三项`.
    pub legal_basis: Vec<String>,
    /// What is asked, one item each.
    pub demands: Vec<String>,
    /// The day by which it is asked; `None` prints a blank in a draft.
    #[serde(default)]
    pub deadline: Option<NaiveDate>,
    /// What would make it lawful, one way each.
    #[serde(default)]
    pub lawful_when: Vec<String>,
    /// What the issuer does if nothing is done; empty takes the standard sentences.
    #[serde(default)]
    pub if_not_done: Vec<String>,
    /// Where to object.
    pub objection: String,
    /// Whom to ask, with telephone.
    pub contact: String,
    /// The two inspectors.
    pub inspectors: Vec<Inspector>,
    /// Photos, drawings and records handed over with it.
    #[serde(default)]
    pub attachments: Vec<String>,
    /// 抄报, 抄送 and 存档 lines.
    #[serde(default)]
    pub copies: Vec<CopyLine>,
    /// When it is issued; a draft carries the time of the preview.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position of the issue.
    #[serde(default)]
    pub journal: Option<JournalMark>,
    /// Field to tint in the preview, by the names in [`NoticeFacts::FIELDS`]. Never part of an issued paper.
    #[serde(default)]
    pub focus: Option<String>,
}

/// The survey behind a notice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SurveyFact {
    /// Day of the survey.
    pub date: NaiveDate,
    /// The place, as an address.
    pub place: String,
    /// Coordinates with their reference system.
    #[serde(default)]
    pub coordinates: Option<String>,
    /// Method and instrument.
    #[serde(default)]
    pub method: Option<String>,
}

/// One inspector.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inspector {
    /// Name.
    pub name: String,
    /// Unit or certificate number.
    #[serde(default)]
    pub unit: Option<String>,
}

/// One line of the copies block.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CopyLine {
    /// `抄报`, `抄送` or `存档`.
    pub label: String,
    /// Receivers, joined as they shall print.
    pub to: String,
}

impl NoticeFacts {
    /// Names of the fields a preview can tint and locate.
    pub const FIELDS: [&'static str; 14] = [
        "number",
        "recipient",
        "survey",
        "findings",
        "clearances",
        "possible_consequence",
        "demands",
        "deadline",
        "lawful_when",
        "if_not_done",
        "objection",
        "attachments",
        "inspectors",
        "copies",
    ];

    /// Fields that still keep the notice from being issued (DOMAIN: facts, distance with clause, demands, a date, an
    /// objection channel, two different inspectors). The serial is given by the issue itself and is not asked for.
    pub fn missing(&self) -> Vec<&'static str> {
        let blank = |text: &str| text.trim().is_empty();
        let none_written = |texts: &[String]| texts.iter().all(|t| blank(t));
        let mut names: Vec<&str> = self
            .inspectors
            .iter()
            .map(|i| i.name.trim())
            .filter(|n| !n.is_empty())
            .collect();
        names.sort_unstable();
        names.dedup();
        let checks = [
            ("recipient", blank(&self.recipient.name)),
            ("survey", blank(&self.survey.place)),
            ("findings", none_written(&self.findings)),
            (
                "clearances",
                self.clearances.is_empty() || self.clearances.iter().any(|c| blank(&c.clause)),
            ),
            ("possible_consequence", blank(&self.possible_consequence)),
            ("legal_basis", none_written(&self.legal_basis)),
            ("demands", none_written(&self.demands)),
            ("deadline", self.deadline.is_none()),
            ("objection", blank(&self.objection)),
            ("inspectors", names.len() < 2),
        ];
        checks
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(field, _)| field)
            .collect()
    }
}
