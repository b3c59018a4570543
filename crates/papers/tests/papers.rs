//! Every paper as a reader gets it: the text is extracted again from the PDF.

#[allow(unreachable_pub)]
mod common;
#[allow(dead_code, unreachable_pub)]
mod samples;

use common::{fonts, poppler, text};
use linewarden_papers::facts::NoticeFacts;
use linewarden_papers::{Fonts, Paper, preview, render};
use serde_json::{Value, json};

fn text_of(paper: &Paper) -> String {
    text(&render(paper, &fonts()).unwrap().bytes)
}

fn assert_has(text: &str, wanted: &[&str]) {
    for word in wanted {
        assert!(text.contains(word), "{word} is not in: {text}");
    }
}

#[test]
fn equal_facts_give_equal_bytes_and_other_facts_do_not() {
    for (name, paper) in samples::all() {
        let first = render(&paper, &fonts()).unwrap();
        let _between = render(&samples::receipt(), &fonts()).unwrap();
        let again = render(&paper, &fonts()).unwrap();
        assert_eq!(first.sha256, again.sha256, "{name}");
        assert_eq!(first.bytes, again.bytes, "{name}");
        assert!(first.archival, "{name} is PDF/A-2b");
    }
    let (twelve, thirteen) = (samples::notice(Some(12)), samples::notice(Some(13)));
    assert_ne!(
        render(&twelve, &fonts()).unwrap().bytes,
        render(&thirteen, &fonts()).unwrap().bytes
    );
}

#[test]
fn every_paper_carries_its_journal_mark_and_is_a4() {
    for (name, paper) in samples::all() {
        let pdf = render(&paper, &fonts()).unwrap();
        assert_has(&text(&pdf.bytes), &["日志第1284条", "指纹3f9a1c22b07e"]);
        let info = poppler("pdfinfo", &[], &pdf.bytes);
        assert!(info.contains("(A4)"), "{name}: {info}");
        assert!(
            info.contains(&format!("Pages:           {}", pdf.pages)),
            "{name}: {info}"
        );
    }
}

#[test]
fn receipt_says_what_was_accepted_and_what_the_screening_answered() {
    let text = text_of(&samples::receipt());
    assert_has(
        &text,
        &[
            "用电申请受理回执",
            "2026-0412",
            "示例机械厂",
            "增容，10kV，400kVA（原有250kVA）",
            "T3",
            "分档表第3行",
            "■位于保护区内",
            "7.21±0.50",
            "《电力设施保护条例》",
            "第十条第一项",
            "深入2.79m",
            "◇不能确定",
            "5–10",
            "○位于保护区外",
            "2026年11月27日前（含当日）",
            "承诺2026年12月1日前补齐",
            "2026年11月24日14:06",
        ],
    );
}

#[test]
fn receipt_without_a_published_calendar_reads_pending() {
    let Paper::Receipt(mut facts) = samples::receipt() else {
        unreachable!()
    };
    facts.survey_due.date = None;
    facts.survey_due.estimate = chrono::NaiveDate::from_ymd_opt(2027, 1, 5);
    let text = text_of(&Paper::Receipt(facts));
    assert_has(&text, &["待定", "预计2027年1月5日"]);
}

#[test]
fn notice_states_measured_against_required_with_its_clause() {
    let text = text_of(&samples::notice(Some(12)));
    assert_has(
        &text,
        &[
            "消除隐患通知书",
            "示电隐告〔2026〕12号",
            "示例机械厂：",
            "2026年11月23日",
            "水平距离为7.21m（测量误差±0.50m），小于《电力设施保护条例》第十条第一项规定的10m，深入保护区2.79m，重叠面积59.8m²",
            "规定为5–10m，在测量误差范围内不能确定是否位于保护区内（该项宽度依据尚未核对原文）",
            "大于《电力设施保护条例》第十条第二项规定的0.75m",
            "2026年12月9日前（含当日）完成下列事项",
            "（一）停止保护区内的基础施工；",
            "场地整体北移3.29m",
            "书面报告电力管理部门",
            "有异议的",
            "不是行政决定",
            "李示例",
            "王示例",
            "送达回证",
            "抄报：示例市经济和信息化委员会电力执法办公室。",
            "—1—",
        ],
    );
    for authority in ["责令", "罚款", "强制", "稿"] {
        assert!(!text.contains(authority), "{authority} in an issued notice");
    }
}

#[test]
fn a_draft_has_no_number_and_a_watermark() {
    let text = text_of(&samples::notice(None));
    assert_has(&text, &["示电隐告〔2026〕__号", "草", "稿"]);
}

#[test]
fn a_draft_with_nothing_written_yet_still_shows() {
    let mut facts = samples::notice_facts(None);
    for list in [
        "findings",
        "clearances",
        "legal_basis",
        "demands",
        "lawful_when",
        "inspectors",
        "attachments",
        "copies",
    ] {
        facts[list] = json!([]);
    }
    for word in ["possible_consequence", "objection", "contact"] {
        facts[word] = json!("");
    }
    facts["recipient"]["name"] = json!("");
    facts["survey"]["place"] = json!("");
    facts["deadline"] = Value::Null;
    facts["journal"] = Value::Null;
    let paper = samples::notice_from(facts.clone());
    assert_has(
        &text_of(&paper),
        &["消除隐患通知书", "发现下列情况", "未入日志", "送达回证"],
    );
    let facts: NoticeFacts = serde_json::from_value(facts).unwrap();
    assert_eq!(facts.missing().len(), 10);
}

#[test]
fn a_distance_just_short_of_the_requirement_never_prints_as_the_requirement() {
    let mut facts = samples::notice_facts(Some(12));
    facts["clearances"][0]["measured_mm"] = json!(9_996);
    facts["clearances"][0]["inside_mm"] = json!(4);
    let text = text_of(&samples::notice_from(facts));
    assert_has(
        &text,
        &["9.996m（测量误差±0.500m），小于", "深入保护区0.004m"],
    );
}

#[test]
fn a_clearance_that_is_no_protection_zone_is_not_called_one() {
    let mut facts = samples::notice_facts(Some(12));
    facts["clearances"] = json!([{
        "facility": "380 V 示例线", "measured_mm": 400, "error_mm": 100, "required_mm": 1000, "answer": "inside",
        "clause": "《电力设施保护条例实施细则》第五条", "ring": "安全距离范围", "inside_mm": 600
    }]);
    let text = text_of(&samples::notice_from(facts));
    assert_has(
        &text,
        &[
            "0.40m（测量误差±0.10m），小于",
            "规定的1m，深入安全距离范围0.60m",
        ],
    );
}

#[test]
fn replies_reports_and_letters_carry_their_facts() {
    assert_has(
        &text_of(&samples::reply("approved")),
        &[
            "用电申请答复书",
            "示电复〔2026〕31号",
            "同意供电",
            "7.21m",
            "10m",
            "《供用电安全保护协议》",
            "2027年11月24日",
        ],
    );
    assert_has(
        &text_of(&samples::reply("not_feasible")),
        &["暂不具备供电条件", "可以采取的办法"],
    );
    assert_has(
        &text_of(&samples::refusal_report()),
        &[
            "拒绝供电",
            "营销部、安质部：",
            "示电隐告〔2026〕12号",
            "留置送达",
            "李示例、王示例到场复查",
            "严重",
            "第三十二条",
            "a1b2c3d4e5f6",
        ],
    );
    assert_has(
        &text_of(&samples::referral()),
        &[
            "示例区人民政府、示例市经济和信息化委员会、示例市应急管理局：",
            "示电函〔2026〕18号",
            "函复",
            "附件：1.",
            "7.21m",
        ],
    );
    assert_has(
        &text_of(&samples::agreement()),
        &[
            "供用电安全保护协议",
            "第十一条",
            "建筑物建成于线路架设之前",
            "7.21±0.50",
        ],
    );
    assert_has(
        &text_of(&samples::scheme()),
        &[
            "供电方案答复单",
            "产权分界点",
            "第1路",
            "30/5",
            "2027年12月20日",
        ],
    );
}

#[test]
fn rare_characters_are_drawn_and_a_missing_one_is_named_but_does_not_stop_the_paper() {
    let name = "示例䶮𬭎·阿依古丽";
    assert!(fonts().missing_glyphs(name).is_empty());
    let mut facts = samples::notice_facts(Some(12));
    facts["recipient"]["name"] = json!(name);
    let pdf = render(&samples::notice_from(facts.clone()), &fonts()).unwrap();
    assert_has(&text(&pdf.bytes), &[name]);
    assert!(pdf.archival);

    assert_eq!(
        fonts().missing_glyphs("示\u{1f9ff}例\u{1f9ff}"),
        ['\u{1f9ff}']
    );
    facts["recipient"]["name"] = json!("示例\u{1f9ff}厂");
    let pdf = render(&samples::notice_from(facts), &fonts()).unwrap();
    assert!(!pdf.archival, "PDF/A forbids a character without a glyph");
    assert_has(&text(&pdf.bytes), &["7.21m"]);
}

#[test]
fn long_text_wraps_over_pages_and_stays_in_the_type_area() {
    let mut facts = samples::notice_facts(Some(12));
    facts["recipient"]["name"] = json!("示例".repeat(60));
    facts["survey"]["place"] = json!("示例市示例区中雀路示例段".repeat(20));
    facts["contact"] = json!("A".repeat(160));
    facts["findings"] = (1..=40)
        .map(|n| json!(format!("第{n}处，{}", "基础开挖进入保护区，".repeat(15))))
        .collect();
    let pdf = render(&samples::notice_from(facts), &fonts()).unwrap();
    assert!(pdf.pages > 8, "{} pages", pdf.pages);
    assert_has(&text(&pdf.bytes), &["第40处", "四十、", "送达回证"]);
    let boxes = poppler("pdftotext", &["-bbox"], &pdf.bytes);
    let right_edges: Vec<f64> = boxes
        .lines()
        .filter_map(|line| {
            line.split_once("xMax=\"")?
                .1
                .split('"')
                .next()?
                .parse()
                .ok()
        })
        .collect();
    assert!(right_edges.len() > 100);
    // The type area ends 184 mm from the left, 521.6 pt. The blank half of a full-width stop at a line end (7.9 pt) may
    // hang out.
    let widest = right_edges.iter().copied().fold(0.0, f64::max);
    assert!(widest < 530.0, "text reaches {widest} pt");
}

#[test]
fn facts_are_text_and_never_markup() {
    let hostile = r##"#panic("x") *粗* $y^2$ <label> @ref \ #read("/data.json")"##;
    let mut facts = samples::notice_facts(Some(12));
    facts["findings"] = json!([hostile]);
    let squeezed: String = hostile.chars().filter(|c| !c.is_whitespace()).collect();
    assert_has(&text_of(&samples::notice_from(facts)), &[&squeezed]);
}

#[test]
fn preview_has_a_page_image_per_page_and_places_every_field() {
    let mut facts = samples::notice_facts(None);
    facts["focus"] = json!("demands");
    let shown = preview(&samples::notice_from(facts), &fonts()).unwrap();
    assert_eq!(
        shown.pages.len(),
        render(&samples::notice(None), &fonts()).unwrap().pages
    );
    assert!(
        shown
            .pages
            .iter()
            .all(|svg| svg.starts_with("<svg") && svg.ends_with("</svg>"))
    );
    assert!(
        shown.pages.iter().any(|svg| svg.contains("#e3edf8")),
        "the focused field is tinted"
    );
    for name in NoticeFacts::FIELDS {
        let places: Vec<_> = shown
            .fields
            .iter()
            .filter(|place| place.field == name)
            .collect();
        assert!(!places.is_empty(), "{name} is not placed");
        assert!(
            places.iter().all(|p| p.bottom_pt > p.top_pt
                && p.bottom_pt < 842.0
                && p.page <= shown.pages.len()),
            "{places:?}"
        );
    }
    let order: Vec<_> = shown
        .fields
        .iter()
        .map(|place| (place.page, place.top_pt))
        .collect();
    assert!(
        order.is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 <= b.1)),
        "{:?}",
        shown.fields
    );
}

#[test]
fn what_keeps_a_notice_from_being_issued_is_named() {
    let facts = |change: fn(&mut Value)| -> NoticeFacts {
        let mut value = samples::notice_facts(None);
        change(&mut value);
        serde_json::from_value(value).unwrap()
    };
    assert!(facts(|_| ()).missing().is_empty());
    assert_eq!(
        facts(|v| v["inspectors"][1]["name"] = json!("李示例")).missing(),
        ["inspectors"]
    );
    assert_eq!(
        facts(|v| v["deadline"] = Value::Null).missing(),
        ["deadline"]
    );
    assert_eq!(
        facts(|v| v["demands"] = json!(["  "])).missing(),
        ["demands"]
    );
    assert_eq!(
        facts(|v| v["clearances"][0]["clause"] = json!("")).missing(),
        ["clearances"]
    );
}

#[test]
fn missing_fonts_are_a_typed_error() {
    let empty = tempfile::tempdir().unwrap();
    let error = Fonts::load(&[empty.path().to_owned()])
        .err()
        .expect("nothing is there to load");
    assert_eq!(error.code(), "papers.font_missing");
    assert_eq!(error.params()["family"], "Noto Serif CJK SC");
}
