//! Lines, sites, forms and bodies of the tests. The ground is a 10 kV line running east at 24.448° N.
use crate::house::House;
use serde_json::{Value, json};

const LAT: f64 = 24.448;
/// Metres of a thousandth of a degree of latitude here, near enough to place a site.
const METRES: f64 = 110.77;

fn north(metres: f64) -> f64 {
    LAT + metres / METRES / 1000.0
}

pub(crate) fn lines() -> Value {
    let line = |id: &str, name: &str, lat: f64| {
        json!({
            "type": "Feature", "geometry": {"type": "LineString", "coordinates": [[111.590, lat], [111.610, lat]]},
            "properties": {"id": id, "name": name, "kind": "line", "voltage": "10 kV", "owner": "配电运检室", "accuracy": 0.2, "spread": 1.6},
        })
    };
    json!({"type": "FeatureCollection", "features": [line("L1", "示例901线", LAT), line("L2", "示例902线", north(1500.0)), line("L0", "示例900线", north(-1500.0))]})
}

/// A square of 20 m, its south edge so many metres north of the line's outer conductor.
pub(crate) fn site(gap: f64) -> Value {
    let (south, top) = (north(0.8 + gap), north(0.8 + gap + 20.0));
    let (west, east) = (111.6000, 111.6002);
    json!({
        "geometry": {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, top], [west, top], [west, south]]]},
        "crs": "EPSG:4490", "source": {"by": "rtk"}, "accuracy_m": null, "height_m": null,
    })
}

/// A complete application of a person at low voltage, of a company at high.
pub(crate) fn form(voltage: &str, capacity: &str, gap: f64) -> Value {
    let high = voltage.ends_with("kV");
    let kinds: &[&str] = if high {
        &[
            "premises",
            "business_licence",
            "legal_representative_id",
            "load_list",
            "site_plan",
        ]
    } else {
        &["identity", "premises"]
    };
    let documents: Vec<Value> = kinds
        .iter()
        .map(|k| json!({"kind": k, "state": "handed", "file": null, "promised_by": null}))
        .collect();
    json!({
        "party": {
            "kind": if high { "company" } else { "person" }, "name": "申示例", "id_kind": if high { "other" } else { "resident_id" },
            "id_number": if high { "示例-1" } else { "45000019700101100X" }, "contact": "示例联系人", "phone": "13800001234", "legal_representative": "",
        },
        "kind": "new", "temporary_until": null, "voltage": voltage, "capacity": capacity, "existing": "", "purpose": "生产",
        "loads": [], "address": "示例路1号", "building": {"kind": "", "height_m": "", "floors": ""},
        "work": {}, "site": site(gap), "documents": documents, "accept_incomplete": false, "remarks": "",
    })
}

/// Metres north of the conductor that no zone of a 10 kV line reaches.
pub(crate) const FAR: f64 = 60.0;
/// Well within its five metres.
pub(crate) const NEAR: f64 = 2.0;

pub(crate) fn resident_id() -> String {
    let body = "45000019700101100";
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(weights)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    format!(
        "{body}{}",
        ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize]
    )
}

/// A case on its way, by the version last seen.
pub(crate) struct Way<'a> {
    pub(crate) house: &'a House,
    pub(crate) case: String,
    pub(crate) version: std::cell::Cell<u64>,
}

impl<'a> Way<'a> {
    pub(crate) fn accepted(house: &'a House, voltage: &str, capacity: &str, gap: f64) -> Self {
        let mut form = form(voltage, capacity, gap);
        if form["party"]["kind"] == "person" {
            form["party"]["id_number"] = json!(resident_id());
        }
        let answer = house.does(
            "clerk",
            "application/accept",
            json!({"draft": null, "form": form}),
        );
        let way = Self {
            house,
            case: answer["case"].as_str().expect("a case").to_owned(),
            version: 1.into(),
        };
        assert_eq!(answer["version"], 1);
        way
    }

    pub(crate) fn with(&self, more: Value) -> Value {
        let mut body = json!({"case": self.case, "expected": self.version.get()});
        body.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        body
    }

    #[track_caller]
    pub(crate) fn does(&self, who: &str, path: &str, more: Value) -> Value {
        let answer = self.house.does(who, path, self.with(more));
        let version = answer["version"].as_u64().expect("a version");
        assert!(version > self.version.get(), "{path} moved the case on");
        self.version.set(version);
        answer
    }

    #[track_caller]
    pub(crate) fn is_refused(
        &self,
        who: &str,
        path: &str,
        more: Value,
        status: u16,
        code: &str,
    ) -> Value {
        self.house
            .is_refused(who, path, self.with(more), status, code)
    }

    pub(crate) fn show(&self) -> Value {
        self.house.show(&self.case)
    }

    pub(crate) fn survey_body(&self, by: &[&str], effect: &str) -> Value {
        let shown = self.show();
        let inside = shown["screening"]["verdict"] == "inside";
        json!({"survey": {
            "surveyed_at": self.house.now(), "surveyors": by,
            "fixes": [{"lon": 111.6001, "lat": 24.44805, "accuracy_m": 0.3, "at": self.house.now(), "manual_reason": null}],
            "photos": [{"file": self.house.photo(), "caption": "示例", "shows": "示例901线"}],
            "measurements": [{"facility": shown["screening"]["facilities"][0]["id"], "facility_name": "示例901线", "distance_mm": 2340, "accuracy_mm": 150, "method": "全站仪测距", "instrument": "示例全站仪"}],
            "unlawful": false, "unlawful_note": "", "inside_zone": inside, "hazard": effect, "hindrance": "none",
            "differences": [], "note": "现场情况示例",
        }})
    }

    pub(crate) fn surveyed(self, by: &str, effect: &str) -> Self {
        let body = self.survey_body(&[by, "both"], effect);
        self.does(by, "survey/record", body);
        self
    }

    pub(crate) fn notice_fields(&self) -> Value {
        let template = self
            .house
            .does("surveyor", "notice/template", json!({"case": self.case}));
        let mut fields = template["fields"].clone();
        fields["inspectors"] = json!(["surveyor", "both"]);
        fields
    }

    /// Issues a notice; its id.
    pub(crate) fn noticed(&self) -> Value {
        let fields = self.notice_fields();
        self.does("surveyor", "notice/issue", json!({"fields": fields}))
    }

    pub(crate) fn service(&self, evidence: Value) -> Value {
        json!({
            "rung": "handed", "act": "delivered", "at": self.house.now(), "servers": ["surveyor"], "receiver": "示例收件人", "relation": "本人",
            "refused_reason": "", "witness": "", "tracking": "", "system": "", "place": "用电场地", "evidence": evidence,
        })
    }

    pub(crate) fn served(&self, notice: &Value) -> Value {
        let receipt = self.house.photo();
        let service = self.service(json!([{"kind": "signed_receipt", "file": receipt}]));
        self.does(
            "surveyor",
            "notice/serve",
            json!({"notice": notice, "service": service}),
        )
    }

    pub(crate) fn rectified(&self, notice: &Value) {
        let photo = self.house.photo();
        let items: Vec<Value> = (0..2)
            .map(|n| json!({"demand": n, "done": true, "note": "已整改", "photos": [photo]}))
            .collect();
        self.does(
            "clerk",
            "notice/rectified",
            json!({"notice": notice, "at": self.house.now(), "items": items, "note": ""}),
        );
    }

    pub(crate) fn look(&self, notice: &Value, grade: &str) -> Value {
        let result = if grade == "none" { "pass" } else { "fail" };
        let items: Vec<Value> = (0..2).map(|n| json!({"demand": n, "result": result, "measured_mm": 2400, "note": "示例", "photos": []})).collect();
        json!({"notice": notice, "at": self.house.now(), "inspectors": ["surveyor", "both"], "items": items, "grade": grade, "new_deadline": null, "note": "示例"})
    }

    pub(crate) fn reinspected(&self, notice: &Value, grade: &str) {
        self.does("surveyor", "notice/reinspect", self.look(notice, grade));
    }

    pub(crate) fn approval(&self) -> Value {
        let day = self.house.today();
        json!({
            "agreement": {"signed_on": day, "file": null}, "permit": {"issuer": "示例执法办", "number": "示1", "dated_on": day, "file": null},
            "ground": {"kind": "before_line", "note": "先于线路", "file": null}, "waiver": null, "opinion": "同意供电",
        })
    }
}

pub(crate) fn reply() -> Value {
    json!({"how": "handed", "reasons": "经勘查符合供电条件。", "conditions": "施工不得进入保护区"})
}
