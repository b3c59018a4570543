//! Which cases a change of the data touches: found without screening every case, and the same as screening every case.
use crate::forms::{FAR, Way, form, resident_id};
use crate::house::House;
use serde_json::{Value, json};

/// A form whose site lies so many metres north of the first line's conductor and degrees farther east.
fn form_at(gap: f64, east: f64) -> Value {
    let mut form = form("380V", "10", gap);
    form["party"]["id_number"] = json!(resident_id());
    let ring = form["site"]["geometry"]["coordinates"][0]
        .as_array_mut()
        .expect("a ring");
    for corner in ring {
        corner[0] = json!(corner[0].as_f64().expect("a longitude") + east);
    }
    form
}

fn version(house: &House) -> Value {
    house.does("owner", "facilities/current", json!({}))["version"]["version"].clone()
}

/// A line past the sites at a latitude, from one longitude to another.
fn line(house: &House, id: Option<&str>, kv: &str, lat: f64, [from, to]: [f64; 2]) -> Value {
    house.does(
        "owner",
        "facilities/edit",
        json!({
            "expected": version(house), "remove": [], "reason": "示例变更",
            "put": [{
                "id": id, "name": "示例变更线", "kind": "line", "voltage": kv, "owner": "输电运检室", "spread_m": 6.4,
                "accuracy_m": 0.3, "crs": "EPSG:4490",
                "geometry": {"type": "LineString", "coordinates": [[from, lat], [to, lat]]},
            }],
        }),
    );
    let found = house.does("clerk", "facilities/search", json!({"query": "示例变更"}));
    found["rows"][0]["id"].clone()
}

/// Cases with their forms and the verdict they stand by.
struct Cases<'a> {
    house: &'a House,
    all: Vec<(String, Value, Value)>,
}

impl<'a> Cases<'a> {
    fn accepted(house: &'a House, forms: Vec<Value>) -> Self {
        let accept = |form: Value| {
            let made = house.does(
                "clerk",
                "application/accept",
                json!({"draft": null, "form": form}),
            );
            let case = made["case"].as_str().expect("a case").to_owned();
            let verdict = house.show(&case)["screening"]["verdict"].clone();
            (case, form, verdict)
        };
        let all = forms.into_iter().map(accept).collect();
        Self { house, all }
    }

    /// The cases that another verdict would be given today, each screened.
    fn screened(&self) -> Vec<&str> {
        let today = |form: &Value| {
            let ask = json!({"site": form["site"], "work": form["work"]});
            self.house.does("clerk", "application/screen", ask)["screening"]["verdict"].clone()
        };
        let others = self
            .all
            .iter()
            .filter(|(_, form, stood)| today(form) != *stood);
        let mut cases: Vec<&str> = others.map(|(case, ..)| case.as_str()).collect();
        cases.sort_unstable();
        cases
    }

    /// The cases listed, after looking that they are the right ones.
    #[track_caller]
    fn listed(&self, when: &str) -> usize {
        let report = self
            .house
            .does("safety", "facilities/affected", json!({"since": null}));
        let listed = report["cases"].as_array().expect("cases");
        let mut cases: Vec<&str> = listed
            .iter()
            .map(|c| c["case"].as_str().expect("a case"))
            .collect();
        cases.sort_unstable();
        assert_eq!(cases, self.screened(), "{when}");
        assert_eq!(report["checked"], self.all.len(), "{when}");
        cases.len()
    }
}

#[test]
fn the_list_is_that_of_screening_every_case_whatever_changes() {
    let house = House::new();
    let places = [
        (FAR, 0.0),
        (FAR, 0.004),
        (300.0, 0.0),
        (2.0, 0.002),
        (FAR, 0.2),
        (6_000.0, 0.0),
    ];
    let mut forms: Vec<Value> = places
        .iter()
        .map(|(gap, east)| form_at(*gap, *east))
        .collect();
    forms.push({
        let mut digging = form_at(FAR, 0.006);
        digging["work"] = json!({"excavation": true});
        digging
    });
    forms.push({
        let mut lost = form_at(FAR, 0.001);
        lost["site"]["crs"] = json!("own:示例80");
        lost
    });
    let cases = Cases::accepted(&house, forms);
    let lat = 24.448 + (0.8 + FAR + 10.0) / 110_770.0;
    assert_eq!(cases.listed("nothing has changed"), 0);

    let id = line(&house, None, "110kV", lat, [111.599, 111.602]);
    assert!(cases.listed("a line over two of them") > 0);
    let id = id.as_str().expect("an id");
    line(&house, Some(id), "110kV", lat, [111.803, 111.805]);
    cases.listed("the line moved away, to beside another");
    line(&house, Some(id), "500kV", lat + 0.0003, [111.599, 111.602]);
    cases.listed("back, of another voltage");
    house.does(
        "owner",
        "facilities/edit",
        json!({"expected": version(&house), "remove": ["L1"], "put": [], "reason": "拆除"}),
    );
    cases.listed("a line taken down");
    house.does(
        "owner",
        "facilities/restore",
        json!({"number": 2, "reason": "示例"}),
    );
    cases.listed("an earlier version again");
    house.does(
        "owner",
        "facilities/restore",
        json!({"number": 1, "reason": "示例"}),
    );
    assert_eq!(cases.listed("the first version again"), 0);
}

#[test]
fn several_changes_between_two_looks_and_a_new_read_store_are_nothing_special() {
    let mut house = House::new();
    let lat = 24.448 + (0.8 + FAR + 10.0) / 110_770.0;
    let forms = vec![form_at(FAR, 0.0), form_at(FAR, 0.05)];
    let first = Cases::accepted(&house, forms).all;
    let id = line(&house, None, "110kV", lat, [111.599, 111.602]);
    let later = Cases::accepted(&house, vec![form_at(FAR, 0.001)]).all;
    line(&house, id.as_str(), "110kV", lat, [111.649, 111.652]);
    line(&house, None, "10kV", 24.6, [111.6, 111.7]);
    let all: Vec<_> = first.into_iter().chain(later).collect();
    let before = Cases {
        house: &house,
        all: all.clone(),
    }
    .listed("looked at for the first time");
    assert_eq!(before, 2, "one is clear now, one is under the line");

    house = house.reopen(|folder| {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("read.db{suffix}")));
        }
    });
    let cases = Cases { house: &house, all };
    assert_eq!(cases.listed("folded anew"), before);
    assert_eq!(cases.listed("and once more"), before);
}

#[test]
fn a_case_written_after_a_look_is_still_listed() {
    let house = House::new();
    let lat = 24.448 + (0.8 + FAR + 10.0) / 110_770.0;
    let way = Way::accepted(&house, "380V", "10", FAR);
    line(&house, None, "110kV", lat, [111.599, 111.602]);
    let listed = || {
        let report = house.does("safety", "facilities/affected", json!({"since": null}));
        report["cases"].as_array().expect("cases").len()
    };
    assert_eq!(listed(), 1);
    way.does("clerk", "case/comment", json!({"text": "示例备注"}));
    assert_eq!(listed(), 1, "an event that changes no answer");
}
