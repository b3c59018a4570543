//! Checking a form field by field: what is wrong, what is missing, what was understood.
use super::{
    ApplicationForm, ApplicationKind, DocumentKind, DocumentState, IdKind, PartyKind, required,
};
use crate::capacity::{Capacity, SupplyVoltage, parse_capacity};
use crate::identity::{Check, check_passport, check_phone, check_resident_id, check_uscc};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// How serious a note is. A problem stops acceptance, a warning is confirmed by going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FieldLevel {
    Ok,
    Warning,
    Problem,
}

/// What the machine says at a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldNote {
    /// Path of the field in the form, such as `party.id_number`.
    pub field: String,
    pub level: FieldLevel,
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
    /// What the field was read as.
    pub understood: Option<String>,
}

/// Something that has to be there before acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Missing {
    pub field: String,
    pub code: String,
}

/// A form read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub notes: Vec<FieldNote>,
    pub missing: Vec<Missing>,
    pub voltage: Option<SupplyVoltage>,
    pub capacity: Option<Capacity>,
    pub existing: Option<Capacity>,
}

impl Parsed {
    /// Everything that stops acceptance, by field.
    pub fn obstacles(&self) -> Vec<String> {
        let problems = self
            .notes
            .iter()
            .filter(|n| n.level == FieldLevel::Problem)
            .map(|n| n.field.clone());
        problems
            .chain(self.missing.iter().map(|m| m.field.clone()))
            .collect()
    }
}

/// Longest text a field takes, in characters. Chinese law sets no limit to a name; this only keeps a paste of a whole
/// document out of a field.
const LONGEST: usize = 2000;

/// Reads and checks a form as typed.
pub fn check(form: &ApplicationForm, today: NaiveDate) -> Parsed {
    let mut p = Parsed {
        notes: Vec::new(),
        missing: Vec::new(),
        voltage: None,
        capacity: None,
        existing: None,
    };
    identity(form, today, &mut p);
    supply(form, today, &mut p);
    place(form, &mut p);
    documents(form, today, &mut p);
    for (field, text) in [
        ("party.name", &form.party.name),
        ("party.contact", &form.party.contact),
        ("address", &form.address),
        ("purpose", &form.purpose),
        ("remarks", &form.remarks),
    ] {
        if text.chars().count() > LONGEST {
            p.problem(field, "field.too_long", json!({"longest": LONGEST}));
        }
    }
    p
}

impl Parsed {
    fn note(
        &mut self,
        field: &str,
        level: FieldLevel,
        code: &str,
        params: Value,
        understood: Option<String>,
    ) {
        self.notes.push(FieldNote {
            field: field.into(),
            level,
            code: code.into(),
            params,
            understood,
        });
    }
    fn problem(&mut self, field: &str, code: &str, params: Value) {
        self.note(field, FieldLevel::Problem, code, params, None);
    }
    fn need(&mut self, text: &str, field: &str) -> bool {
        let there = !text.trim().is_empty();
        if !there {
            self.missing.push(Missing {
                field: field.into(),
                code: "field.missing".into(),
            });
        }
        there
    }
    fn identity_check(&mut self, field: &str, check: Check) {
        match check {
            Check::Ok { value } => {
                self.note(field, FieldLevel::Ok, "field.ok", json!({}), Some(value))
            }
            Check::Warning { value, code } => {
                self.note(
                    field,
                    FieldLevel::Warning,
                    code.code(),
                    json!({}),
                    Some(value),
                );
            }
            Check::Problem { code } => self.problem(field, code.code(), json!({})),
        }
    }
}

fn identity(form: &ApplicationForm, today: NaiveDate, p: &mut Parsed) {
    let party = &form.party;
    p.need(&party.name, "party.name");
    if p.need(&party.id_number, "party.id_number") {
        match party.id_kind {
            IdKind::ResidentId => p.identity_check(
                "party.id_number",
                check_resident_id(&party.id_number, today),
            ),
            IdKind::Uscc => p.identity_check("party.id_number", check_uscc(&party.id_number)),
            IdKind::Passport => {
                p.identity_check("party.id_number", check_passport(&party.id_number))
            }
            IdKind::Other => {}
        }
    }
    if party.kind != PartyKind::Person {
        p.need(&party.contact, "party.contact");
    }
    if p.need(&party.phone, "party.phone") {
        p.identity_check("party.phone", check_phone(&party.phone));
    }
}

fn supply(form: &ApplicationForm, today: NaiveDate, p: &mut Parsed) {
    if p.need(&form.voltage, "voltage") {
        match SupplyVoltage::parse(&form.voltage) {
            Ok(voltage) => p.voltage = Some(voltage),
            Err(error) => p.problem("voltage", error.code(), error.params()),
        }
    }
    let read = |text: &str, voltage| parse_capacity(text, voltage);
    if let Some(voltage) = p.voltage {
        if p.need(&form.capacity, "capacity") {
            match read(&form.capacity, voltage) {
                Ok(capacity) => {
                    p.capacity = Some(capacity);
                    let understood = Some(
                        format!("{capacity} = {} ", capacity.base_units())
                            .trim()
                            .to_owned(),
                    );
                    p.note(
                        "capacity",
                        FieldLevel::Ok,
                        "capacity.read",
                        json!({"base": capacity.base_units()}),
                        understood,
                    );
                }
                Err(error) => p.problem("capacity", error.code(), error.params()),
            }
        }
        if form.kind == ApplicationKind::Increase && p.need(&form.existing, "existing") {
            match read(&form.existing, voltage) {
                Ok(existing) => p.existing = Some(existing),
                Err(error) => p.problem("existing", error.code(), error.params()),
            }
        }
    } else {
        p.need(&form.capacity, "capacity");
    }
    if form.kind == ApplicationKind::Temporary {
        match form.temporary_until {
            None => {
                p.need("", "temporary_until");
            }
            Some(until) if until <= today => {
                p.problem("temporary_until", "date.not_later", json!({"today": today}))
            }
            Some(_) => {}
        }
    }
    if form.work.crane && form.work.reach_m.is_none() {
        p.note(
            "work.reach_m",
            FieldLevel::Warning,
            "work.reach_unknown",
            json!({}),
            None,
        );
    }
    // The screening takes a height nobody can mean for an unknown one; the person is told instead.
    if let Some(top) = form.work.machine_height_m
        && !(top > 0.0 && top < 1_000.0)
    {
        p.problem(
            "work.machine_height_m",
            "number.unreadable",
            json!({"text": top.to_string()}),
        );
    }
    if form.work.crane && form.work.stand.is_none() {
        p.note(
            "work.stand",
            FieldLevel::Warning,
            "work.stand_unknown",
            json!({}),
            None,
        );
    }
}

fn place(form: &ApplicationForm, p: &mut Parsed) {
    p.need(&form.address, "address");
    if form.site.is_none() {
        // The case is kept without a site; it is not measured and the survey must settle it.
        p.note("site", FieldLevel::Warning, "site.none", json!({}), None);
    }
    for (field, text) in [
        ("building.height_m", &form.building.height_m),
        ("building.floors", &form.building.floors),
    ] {
        let folded = crate::capacity::fold_width(text);
        let number = folded
            .trim()
            .trim_end_matches(['m', '米', '层'])
            .trim()
            .parse::<f64>();
        let plausible = number
            .as_ref()
            .is_ok_and(|n| n.is_finite() && *n > 0.0 && *n < 1000.0);
        if !folded.trim().is_empty() && !plausible {
            p.problem(field, "number.unreadable", json!({"text": text}));
        }
    }
}

fn documents(form: &ApplicationForm, today: NaiveDate, p: &mut Parsed) {
    let high = p.voltage.is_some_and(|v| !v.is_low());
    for kind in required(form.party.kind, form.kind, high) {
        let document = form.documents.iter().find(|d| d.kind == kind);
        let state = document.map(|d| d.state).unwrap_or_default();
        let field = format!("documents.{}", name_of(kind));
        match state {
            DocumentState::Handed => {}
            DocumentState::Promised if form.accept_incomplete => {
                match document.and_then(|d| d.promised_by) {
                    None => p.missing.push(Missing {
                        field,
                        code: "documents.promise_date_missing".into(),
                    }),
                    Some(by) if by < today => {
                        p.problem(&field, "date.not_later", json!({"today": today}))
                    }
                    Some(_) => {}
                }
            }
            DocumentState::Promised | DocumentState::Missing => {
                p.missing.push(Missing {
                    field,
                    code: "documents.missing".into(),
                });
            }
        }
    }
}

fn name_of(kind: DocumentKind) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}
