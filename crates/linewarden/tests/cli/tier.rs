use crate::run::{answer, linewarden, refusal};
use serde_json::json;

fn tier(voltage: &str, capacity: &str) -> String {
    answer(&["tier", "--voltage", voltage, "--capacity", capacity])["tier"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn borders() {
    for (voltage, capacity, expected) in [
        ("380V", "13.2kW", "T1"),
        ("380V", "13.2", "T1"),
        ("380V", "13.20", "T1"),
        ("380V", "１３．２", "T1"),
        ("220V", "１３．２ｋＷ", "T1"),
        ("380", "13.201", "T2"),
        ("0.38kV", "13.21kW", "T2"),
        ("10kV", "499.999kVA", "T3"),
        ("１０ｋＶ", "499.999", "T3"),
        ("10千伏", "500", "T4"),
        ("10kV", "0.5MVA", "T4"),
    ] {
        assert_eq!(tier(voltage, capacity), expected, "{voltage} {capacity}");
    }
}

#[test]
fn the_answer_says_why() {
    let answer = answer(&["tier", "--voltage", "380V", "--capacity", "13.201kW"]);
    assert_eq!(answer["row"]["id"], "T2");
    assert_eq!(answer["policy_version"], "tiers-2026.1");
    assert_eq!(answer["deciding"], json!({ "watts": 13201 }));
    let stages: Vec<_> = answer["path"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["stage"].as_str().unwrap())
        .collect();
    assert_eq!(
        stages,
        [
            "intake",
            "handover",
            "survey",
            "transformer_answer",
            "reply",
            "consolidated_approval"
        ]
    );
}

#[test]
fn an_increase_goes_by_the_total() {
    let ask = |more: &[&str]| {
        let args = [
            &[
                "tier",
                "--voltage",
                "380V",
                "--capacity",
                "13.2kW",
                "--existing",
                "8kW",
            ],
            more,
        ]
        .concat();
        answer(&args)["tier"].clone()
    };
    assert_eq!(ask(&[]), "T2");
    assert_eq!(ask(&["--basis", "added"]), "T1");
}

#[test]
fn refusals_are_named() {
    for (voltage, capacity, code) in [
        ("380V", "13.2001", "capacity.too_fine"),
        ("380V", "-1", "capacity.not_positive"),
        ("380V", "0", "capacity.not_positive"),
        ("380V", "1e1", "capacity.not_a_number"),
        ("380V", "abc", "capacity.not_a_number"),
        ("380V", "", "capacity.not_a_number"),
        ("380V", "13.2kVA", "capacity.wrong_unit"),
        ("10kV", "500kW", "capacity.wrong_unit"),
        ("380V", "99999999999999999999", "capacity.too_large"),
        ("25kV", "500", "voltage.unknown"),
        ("-380", "500", "voltage.unknown"),
    ] {
        assert_eq!(
            refusal(&["tier", "--voltage", voltage, "--capacity", capacity])["code"],
            code,
            "{capacity}"
        );
    }
    assert_eq!(
        refusal(&["tier", "--voltage", "380V", "--capacity=-1"])["code"],
        "capacity.not_positive"
    );
    let existing = [
        "tier",
        "--voltage",
        "380V",
        "--capacity",
        "1",
        "--existing",
        "-1",
    ];
    assert_eq!(refusal(&existing)["code"], "capacity.not_positive");
}

#[test]
fn text_for_people_in_both_languages() {
    let zh = linewarden(&["tier", "--voltage", "10kV", "--capacity", "500"]);
    assert_eq!(zh.exit, 0);
    assert!(zh.stdout.starts_with("T4：10 kV，500 kVA"), "{}", zh.stdout);
    assert!(zh.stdout.contains("汇总审批") && zh.stdout.contains("公司业务会"));
    let en = linewarden(&[
        "tier",
        "--voltage",
        "10kV",
        "--capacity",
        "500",
        "--lang",
        "en",
    ]);
    assert!(en.stdout.starts_with("T4: 10 kV, 500 kVA"), "{}", en.stdout);
    assert!(en.stdout.contains("business meeting"));
}

#[test]
fn an_office_table_is_checked_and_used() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiers.json");
    let path_text = path.to_str().unwrap();
    let args = [
        "tier",
        "--voltage",
        "380V",
        "--capacity",
        "15",
        "--table",
        path_text,
    ];
    let missing = refusal(&args);
    assert_eq!(
        (missing["code"].as_str(), missing["params"]["path"].as_str()),
        (Some("file.unreadable"), Some(path_text))
    );

    let shipped = linewarden(&["policy", "export", "--kind", "tiers"]).stdout;
    std::fs::write(
        &path,
        shipped.replace("13200", "20000").replace("13201", "20001"),
    )
    .unwrap();
    assert_eq!(answer(&args)["tier"], "T1");

    std::fs::write(&path, shipped.replace("13201", "13301")).unwrap();
    let gap = refusal(&args);
    assert_eq!(gap["code"], "tiers.gap");
    assert_eq!(
        (&gap["params"]["from"], &gap["params"]["to"]),
        (&json!(13201), &json!(13300))
    );
}
