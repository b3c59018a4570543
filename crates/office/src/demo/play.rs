//! Playing the plan: each act is the operation a person of the right unit would call.
use super::plan::{Act, PLOTS, Plot};
use super::{forms, ground};
use crate::clock::Clock;
use crate::desk::Channel;
use crate::error::Failure;
use crate::journal::CommandKey;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::{application, case, facilities, file, notice, referral, staff, supply, survey};
use chrono::{DateTime, Days, FixedOffset, TimeDelta};
use linewarden_geofence::Verdict;
use linewarden_rules::case::Duty;
use linewarden_rules::{CaseId, FileId, StaffId};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The stage the plan is played on.
pub(super) struct Stage {
    office: Office,
    clock: Clock,
    cases: BTreeMap<usize, CaseId>,
    photo: Option<FileId>,
    receipt: Option<FileId>,
}

/// A notice is served a moment before it is entered.
const ENTERED_AFTER_MINUTES: i64 = 1;

impl Stage {
    pub(super) fn new(office: Office, clock: Clock) -> Self {
        Self {
            office,
            clock,
            cases: BTreeMap::new(),
            photo: None,
            receipt: None,
        }
    }

    fn context<'a>(&'a self, by: &str) -> Result<Context<'a>, Failure> {
        let actor = staff::actor(&self.office, &StaffId::new(by));
        let key = CommandKey::fresh();
        let digest = crate::http::digest("", "demo", by, key.to_string().as_bytes());
        Ok(Context {
            office: &self.office,
            actor,
            session: None,
            channel: Channel::Cli,
            key,
            digest,
        })
    }

    fn run<O: Operation>(&self, by: &str, request: Value) -> Result<O::Answer, Failure>
    where
        O::Request: DeserializeOwned,
    {
        let request = serde_json::from_value(request)
            .map_err(|e| Failure::internal(format!("{}: {e}", O::PATH)))?;
        O::run(&self.context(by)?, request)
    }

    /// Loads the lines as the transmission office would.
    pub(super) fn load_ground(&mut self, as_of: &str) -> Result<u64, Failure> {
        let set = ground::facilities(as_of)
            .map_err(|e| Failure::internal(format!("sample lines: {e}")))?;
        let (by, unit) = (
            StaffId::new("lu"),
            linewarden_rules::UnitId::new("transmission"),
        );
        let count = set.facilities.len() as u64;
        let new = facilities::NewVersion {
            rejected: set.rejects.len() as u64,
            set,
            label: "桂南线路与示例网络".into(),
            crs_confirmed: "EPSG:4326, EPSG:4490".into(),
            note: "真实线路：桂南（OpenStreetMap，ODbL 1.0）；示例网络为虚构".into(),
        };
        facilities::write_version(&self.context("lu")?, &by, &unit, 0, &new)?;
        let put = |name: &str, bytes: &[u8]| {
            file::put(&self.office, &by, name, "image/jpeg", bytes).map(|f| f.id)
        };
        self.photo = Some(put(
            "示例照片.jpg",
            include_bytes!("data/sample-photo.jpg"),
        )?);
        self.receipt = Some(put(
            "示例送达回证.jpg",
            include_bytes!("data/sample-receipt.jpg"),
        )?);
        Ok(count)
    }

    /// Who does something for a duty: the first person of the unit the role table lets.
    fn person(
        &self,
        case: &CaseId,
        duty: Duty,
        action: crate::access::Action,
        but: &[StaffId],
    ) -> Result<String, Failure> {
        let loaded = self.office.load(case)?;
        let organisation = self.office.organisation();
        let unit = loaded.case.responsible.unit(duty).cloned();
        let roles = action.rule().roles;
        organisation
            .people
            .values()
            .filter(|p| {
                p.assignments
                    .iter()
                    .any(|a| Some(&a.unit) == unit.as_ref() && roles.contains(&a.role))
            })
            // Somebody else where there is somebody else: four eyes.
            .max_by_key(|p| !but.contains(&p.id))
            .map(|p| p.id.to_string())
            .ok_or_else(|| Failure::internal(format!("nobody for {duty:?} in {unit:?}")))
    }

    pub(super) fn play(
        &mut self,
        at: DateTime<FixedOffset>,
        case: usize,
        act: Act,
    ) -> Result<(), Failure> {
        self.clock.move_to(at);
        let plot = &PLOTS[case];
        let told = |f: Failure| {
            let params = json!({"applicant": plot.applicant, "act": format!("{act:?}"), "code": f.code, "params": f.params});
            Failure::new(f.status, "demo.act_refused", params, "demo.report_fault")
        };
        if act == Act::Accept {
            return self.accept(case, plot, at).map_err(told);
        }
        let id = self
            .cases
            .get(&case)
            .cloned()
            .ok_or_else(|| Failure::internal("not accepted yet"))?;
        self.act(&id, act, at).map_err(told)
    }

    fn accept(
        &mut self,
        case: usize,
        plot: &Plot,
        at: DateTime<FixedOffset>,
    ) -> Result<(), Failure> {
        let by = match plot.desk {
            "sunshine" => "liang",
            "county-csc" => "wu",
            _ if case.is_multiple_of(3) => "tan",
            _ => "wei",
        };
        let form = forms::form(case, plot, at.date_naive());
        let answer = self.run::<application::Accept>(by, json!({"draft": null, "form": form}))?;
        self.cases.insert(case, answer.case);
        Ok(())
    }

    fn act(&self, id: &CaseId, act: Act, at: DateTime<FixedOffset>) -> Result<(), Failure> {
        use crate::access::Action as A;
        let loaded = self.office.load(id)?;
        let version = loaded.case.version;
        let surveyors: Vec<StaffId> = loaded
            .case
            .surveys
            .iter()
            .flat_map(|(_, by, s)| s.surveyors.iter().chain([by]).cloned())
            .collect();
        let notice = loaded.case.latest_notice().map(|n| n.issued.notice.clone());
        let base = |more: Value| {
            let mut all = json!({"case": id, "expected": version});
            if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
                all.extend(more);
            }
            all
        };
        let who = |duty, action| self.person(id, duty, action, &[]);
        let happened = at - TimeDelta::minutes(30);
        let two = || -> Result<Vec<String>, Failure> {
            let first = self.person(id, Duty::Surveying, A::Reinspect, &[])?;
            let second = self.second(id, &first)?;
            Ok(vec![first, second])
        };
        match act {
            Act::Accept => Ok(()),
            Act::HandOver => self.run::<supply::HandOver>(&who(Duty::Accepting, A::HandOver)?, base(json!({"note": ""}))).map(drop),
            Act::CapacityYes => self
                .run::<supply::AnswerCapacity>(
                    &who(Duty::Capacity, A::AnswerCapacity)?,
                    base(json!({"sufficient": true, "transformer": "示例3号公变", "way_on": null, "planned_for": null, "note": "配变容量满足"})),
                )
                .map(drop),
            Act::CapacityNo => self
                .run::<supply::AnswerCapacity>(
                    &who(Duty::Capacity, A::AnswerCapacity)?,
                    base(json!({"sufficient": false, "transformer": "示例7号公变", "way_on": "smaller_capacity", "planned_for": null, "note": "配变已满载，建议降低容量或改高压供电"})),
                )
                .map(drop),
            Act::SurveyClear
            | Act::SurveyFarther
            | Act::SurveyInside
            | Act::SurveyPossible
            | Act::SurveySevere => {
                self.survey(id, act, happened, base)
            }
            Act::Notice => {
                let by = who(Duty::Surveying, A::IssueNotice)?;
                let template = self.run::<notice::Template>(&by, json!({"case": id}))?;
                let mut fields = serde_json::to_value(&template.fields).map_err(Failure::internal)?;
                fields["inspectors"] = json!(two()?);
                self.run::<notice::Issue>(&by, base(json!({"fields": fields}))).map(drop)
            }
            Act::Handed | Act::LeftOnSite | Act::PostSent | Act::PostReturned => {
                let by = who(Duty::Surveying, A::ServeNotice)?;
                let service = self.service(act, at, two()?);
                self.run::<notice::Serve>(&by, base(json!({"notice": notice, "service": service}))).map(drop)
            }
            Act::Rectified => {
                let demands = loaded.case.latest_notice().map_or(0, |n| n.issued.fields.demands.len());
                let items: Vec<Value> = (0..demands).map(|n| json!({"demand": n, "done": true, "note": "已整改", "photos": [self.photo]})).collect();
                self.run::<notice::Rectify>(&who(Duty::Surveying, A::TakeRectification)?, base(json!({"notice": notice, "at": happened, "items": items, "note": "申请人报告已整改，请复查"})))
                    .map(drop)
            }
            Act::ReinspectPass | Act::ReinspectPossible | Act::ReinspectSevere => {
                let demands = loaded.case.latest_notice().map_or(0, |n| n.issued.fields.demands.len());
                let (result, grade, new_deadline, note) = match act {
                    Act::ReinspectPass => ("pass", "none", None, "复查合格，隐患已消除"),
                    Act::ReinspectPossible => ("partly", "possible", Some(at.date_naive() + Days::new(21)), "部分整改，仍有堆物"),
                    _ => ("fail", "severe", None, "未整改，场地仍在保护区内"),
                };
                let items: Vec<Value> = (0..demands)
                    .map(|n| json!({"demand": n, "result": result, "measured_mm": null, "note": note, "photos": [self.photo]}))
                    .collect();
                let inspectors = two()?;
                // Where nothing was reported the look is at the notice's date, which is when it may be.
                self.run::<notice::Reinspect>(
                    &inspectors[0].clone(),
                    base(json!({"notice": notice, "at": happened, "inspectors": inspectors, "items": items, "grade": grade, "new_deadline": new_deadline, "note": note})),
                )
                .map(drop)
            }
            Act::Scheme => {
                let application = loaded.case.application.as_ref();
                let scheme = json!({
                    "source": "110 kV 示例变电站 10 kV 示例901线", "voltage": application.map(|a| a.voltage.to_string()),
                    "capacity": application.map(|a| a.capacity.to_string()), "boundary": "901线分支杆隔离开关电源侧",
                    "metering": "高供高计，三相四线", "note": "",
                });
                self.run::<supply::DraftScheme>(&who(Duty::Scheme, A::DraftScheme)?, base(json!({"scheme": scheme}))).map(drop)
            }
            Act::SignOff => self
                .run::<supply::SignOff>(&who(Duty::SignOff, A::SignOff)?, base(json!({"agree": true, "opinion": "同意，提交业务会"})))
                .map(drop),
            Act::MeetingYes | Act::MeetingBack => {
                let back = act == Act::MeetingBack;
                let decision = if back { "returned" } else { "approved" };
                let reasons = if back { "电源点裕度不足，请重新拟定方案" } else { "" };
                self.run::<supply::DecideMeeting>(
                    &who(Duty::Meeting, A::DecideMeeting)?,
                    base(json!({"held_on": at.date_naive(), "agenda": "高压供电方案审定", "decision": decision, "minutes": "业务会纪要（示例）", "reasons": reasons})),
                )
                .map(drop)
            }
            Act::Approve => {
                let by = self.person(id, Duty::Deciding, A::Approve, &surveyors)?;
                let day = at.date_naive();
                let inside = loaded.case.inside_zone();
                let approval = json!({
                    "agreement": inside.then(|| json!({"signed_on": day, "file": self.receipt})),
                    "permit": inside.then(|| json!({"issuer": "示例市经信委电力执法办", "number": "示电许〔示例〕1号", "dated_on": day, "file": self.receipt})),
                    "ground": inside.then(|| json!({"kind": "before_line", "note": "建筑先于线路建成（示例）", "file": self.receipt})),
                    "waiver": null, "opinion": "同意供电",
                });
                self.run::<supply::Approve>(&by, base(approval)).map(drop)
            }
            Act::Refuse => {
                let by = self.person(id, Duty::Deciding, A::Refuse, &surveyors)?;
                self.run::<supply::Refuse>(
                    &by,
                    base(json!({"ground": "endangers_supply", "reasons": "隐患经告知、复查仍未消除，危及线路安全", "evidence": [self.receipt], "waiver": null})),
                )
                .map(drop)
            }
            Act::NotFeasible => self
                .run::<supply::MarkNotFeasible>(&who(Duty::Deciding, A::Refuse)?, base(json!({"reasons": "配变容量不足，近期无扩建计划"})))
                .map(drop),
            Act::Reply => {
                let reasons = if loaded.case.approval.is_some() {
                    "经现场勘查和审核，符合供电条件，同意供电。"
                } else if loaded.case.is_refused() {
                    "用电场地存在严重安全隐患，经书面告知和复查仍未消除，不予供电。"
                } else {
                    "所在台区配变容量不足，暂不具备供电条件。"
                };
                self.run::<supply::Reply>(&who(Duty::Accepting, A::Reply)?, base(json!({"how": "handed", "reasons": reasons, "conditions": "施工不得进入电力设施保护区"})))
                    .map(drop)
            }
            Act::Report => self.run::<referral::Report>(&who(Duty::Deciding, A::ReportRefusal)?, base(json!({"note": "报营销部"}))).map(drop),
            Act::ToSafety => self
                .run::<referral::FileToSafety>(&who(Duty::Marketing, A::FileToSafety)?, base(json!({"note": "全案移交安质部"})))
                .map(drop),
            Act::Referral => self
                .run::<referral::File>(
                    &who(Duty::Safety, A::FileReferral)?,
                    base(json!({"addressees": ["示例市经信委电力执法办", "示例市应急管理局"], "request": "请依法督促消除隐患\n请将处理结果函告我公司"})),
                )
                .map(drop),
            Act::ReferralAnswer => self
                .run::<referral::Answer>(
                    &who(Duty::Safety, A::TakeReferralAnswer)?,
                    base(json!({"addressee": "示例市经信委电力执法办", "answered_on": at.date_naive(), "answer": "已立案，责成当事人限期拆除", "result": "ordered_removal", "closes": true, "file": null})),
                )
                .map(drop),
            Act::Energise => self
                .run::<supply::Energise>(&who(Duty::Accepting, A::Energise)?, base(json!({"energised_on": at.date_naive(), "extent_matches": true, "note": ""})))
                .map(drop),
            Act::Withdraw => self
                .run::<application::Withdraw>(&who(Duty::Accepting, A::Withdraw)?, base(json!({"reason": "申请人取消用电计划"})))
                .map(drop),
            Act::Pause => self
                .run::<case::Pause>(&who(Duty::Accepting, A::PauseClock)?, base(json!({"owes": "applicant", "reason": "等待申请人补交用地证明"})))
                .map(drop),
            Act::SendCorrection => {
                let measured = loaded.case.survey().and_then(|s| s.measurements.first());
                let facility = measured.map(|m| m.facility.clone());
                self.run::<survey::SendCorrection>(
                    &who(Duty::Surveying, A::SendCorrection)?,
                    base(json!({"facility": facility, "note": "全站仪复测两次，杆位与图不符（示例）"})),
                )
                .map(drop)
            }
            Act::Comment => self.run::<case::Comment>("he", base(json!({"text": "同意勘查结论，建议场地北移，留出吊车回转余量。"}))).map(drop),
        }
    }

    /// A second inspector: of the same unit where there is one, else of a unit that joins.
    fn second(&self, id: &CaseId, first: &str) -> Result<String, Failure> {
        let loaded = self.office.load(id)?;
        let organisation = self.office.organisation();
        let holds = |p: &crate::staff::Person| {
            p.assignments.iter().any(|a| {
                [Duty::Surveying, Duty::Joining]
                    .iter()
                    .any(|d| loaded.case.responsible.holds(*d, &a.unit))
            })
        };
        organisation
            .people
            .values()
            .find(|p| p.id.as_str() != first && holds(p))
            .map(|p| p.id.to_string())
            .ok_or_else(|| Failure::internal("no second inspector"))
    }

    fn survey(
        &self,
        id: &CaseId,
        act: Act,
        happened: DateTime<FixedOffset>,
        base: impl Fn(Value) -> Value,
    ) -> Result<(), Failure> {
        let loaded = self.office.load(id)?;
        let by = self.person(id, Duty::Surveying, crate::access::Action::Survey, &[])?;
        let second = self.second(id, &by)?;
        let screening = loaded.case.screening.as_ref();
        let nearest = screening.and_then(|s| {
            s.facilities
                .iter()
                .find(|f| f.clause.is_some() && f.verdict != Verdict::Outside)
                .or_else(|| s.facilities.iter().find(|f| f.clause.is_some()))
        });
        let (hazard, hindrance, note) = match act {
            Act::SurveyPossible => (
                "possible",
                "possible",
                "场地边缘接近线路，施工中可能侵入安全距离。",
            ),
            Act::SurveySevere => (
                "severe",
                "possible",
                "场地已进入电力设施保护区，危及线路安全运行。",
            ),
            _ => ("none", "none", "现场与申请一致，未发现隐患。"),
        };
        let machine = screening.map(|s| s.verdict);
        let inside = match act {
            Act::SurveyClear | Act::SurveyFarther => false,
            _ => {
                machine == Some(Verdict::Inside)
                    || act == Act::SurveyInside
                    || act == Act::SurveySevere
            }
        };
        let differs = match machine {
            Some(Verdict::Inside) => !inside,
            Some(Verdict::Outside) => inside,
            _ => false,
        };
        let differences: Vec<Value> = nearest
            .filter(|_| differs)
            .map(|f| json!({"facility": f.id, "facility_name": f.name, "machine": f.verdict, "person": if inside { "inside" } else { "outside" }, "reason": "现场实测与数据不一致（示例）"}))
            .into_iter()
            .collect();
        let off_mm = if act == Act::SurveyFarther { 6_200 } else { 10 };
        let measurements: Vec<Value> = nearest
            .map(|f| json!({"facility": f.id, "facility_name": f.name, "distance_mm": f.conductor_mm + off_mm, "accuracy_mm": 300, "method": "全站仪测距", "instrument": "示例全站仪"}))
            .into_iter()
            .collect();
        let fix = nearest.map(|f| f.nearest.site);
        let fixes: Vec<Value> = fix.map(|p| json!({"lon": p[0], "lat": p[1], "accuracy_m": 0.3, "at": happened, "manual_reason": null})).into_iter().collect();
        let shows = nearest
            .and_then(|f| f.name.clone())
            .unwrap_or_else(|| "场地".into());
        let survey = json!({
            "surveyed_at": happened, "surveyors": [by, second], "fixes": fixes,
            "photos": [{"file": self.photo, "caption": "场地与线路关系（示例）", "shows": shows}],
            "measurements": measurements, "unlawful": false, "unlawful_note": "", "inside_zone": inside,
            "hazard": hazard, "hindrance": hindrance, "differences": differences, "note": note,
        });
        self.run::<survey::Record>(&by, base(json!({"survey": survey})))
            .map(drop)
    }

    fn service(&self, act: Act, at: DateTime<FixedOffset>, servers: Vec<String>) -> Value {
        let (rung, step, receiver, refused, evidence) = match act {
            Act::Handed => (
                "handed",
                "delivered",
                "示例收件人",
                "",
                vec![json!({"kind": "signed_receipt", "file": self.receipt})],
            ),
            Act::LeftOnSite => (
                "left",
                "delivered",
                "",
                "拒绝签收",
                vec![json!({"kind": "video", "file": self.photo})],
            ),
            Act::PostReturned => (
                "post",
                "delivered",
                "示例收件人",
                "",
                vec![json!({"kind": "post_receipt", "file": self.receipt})],
            ),
            _ => ("post", "sent", "", "", Vec::new()),
        };
        json!({
            "rung": rung, "act": step, "at": at - TimeDelta::minutes(ENTERED_AFTER_MINUTES), "servers": servers, "receiver": receiver, "relation": "本人",
            "refused_reason": refused, "witness": "", "tracking": if rung == "post" { "示例邮件号0001" } else { "" }, "system": "",
            "place": "用电场地", "evidence": evidence,
        })
    }
}
