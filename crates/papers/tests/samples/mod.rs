//! Invented facts of every paper, read from the JSON an office would send.

use linewarden_papers::Paper;
use serde_json::{Value, json};

fn paper(kind: &str, facts: Value) -> Paper {
    serde_json::from_value(json!({ "paper": kind, "facts": facts }))
        .expect("sample facts fit the type")
}

fn applicant() -> Value {
    json!({
        "name": "示例机械厂", "kind": "company", "identity": "示例代码0000", "representative": "张示例",
        "address": "示例市示例区中雀路（示例）8号", "phone": "000-00000000"
    })
}

fn connection() -> Value {
    json!({
        "kind": "increase", "voltage_v": 10000, "capacity": { "value": 400_000, "unit": "VA" },
        "existing": { "value": 250_000, "unit": "VA" }, "purpose": "钢结构加工"
    })
}

fn clearances() -> Value {
    json!([
        {
            "facility": "110 kV 示例Ⅰ线 #38–#39", "owner": "输电运检室", "to": "杆塔间边导线",
            "measured_mm": 7214, "error_mm": 500, "required_mm": 10000, "clause": "《电力设施保护条例》第十条第一项",
            "answer": "inside", "inside_mm": 2786, "overlap_m2": 59.84
        },
        {
            "facility": "20 kV 示例园区线 #5–#6", "owner": "配电运检室",
            "measured_mm": 8300, "error_mm": 1200, "required_mm": 5000, "required_max_mm": 10000,
            "clause": "《电力设施保护条例》第十条第一项", "answer": "cannot_tell", "unverified": true
        },
        {
            "facility": "10 kV 示例支线电缆", "to": "地面标桩",
            "measured_mm": 4060, "error_mm": 300, "required_mm": 750,
            "clause": "《电力设施保护条例》第十条第二项", "answer": "outside"
        }
    ])
}

fn journal() -> Value {
    json!({ "position": 1284, "fingerprint": "3f9a1c22b07e" })
}

pub fn receipt() -> Paper {
    paper(
        "receipt",
        json!({
            "office": "示例市供电公司客服中心", "case_number": "2026-0412", "applicant": applicant(),
            "site": "示例市示例区中雀路（示例）8号", "connection": connection(),
            "tier": "T3", "tier_row": "高压、合计容量小于 500 kVA（分档表第 3 行，版本 4）",
            "surveys": "大客户室会同输配电运检室", "decides": "公司业务会",
            "documents": [
                { "name": "营业执照", "state": { "state": "handed_in" } },
                { "name": "用电设备清单", "state": { "state": "handed_in" } },
                { "name": "总平面图（标注与电力线路的距离）", "state": { "state": "promised", "by": "2026-12-01" } }
            ],
            "screening": {
                "answer": "inside", "clearances": clearances(),
                "reasons": ["场地南侧进入 110 kV 示例Ⅰ线保护区"], "based_on": "设施数据第 37 版（2026-11-20），规则第 12 版"
            },
            "survey_due": { "date": "2026-11-27", "working_days": 3 },
            "contact": "客服中心，000-00000000", "accepted_by": "李示例",
            "accepted_at": "2026-11-24T14:06:00+08:00", "journal": journal()
        }),
    )
}

pub fn notice_facts(serial: Option<u32>) -> Value {
    json!({
        "issuer": "示例市供电公司", "number": { "agency": "示电隐告", "year": 2026, "serial": serial },
        "case_number": "2026-0412", "recipient": applicant(),
        "survey": {
            "date": "2026-11-23", "place": "示例市示例区中雀路（示例）8号",
            "coordinates": "2 669 977.96，500 312.40（CGCS2000 三度带 117°）", "method": "全站仪，编号 示例-02"
        },
        "findings": ["拟建钢结构厂房南侧基础已放线，吊车停放于线路北侧，回转范围进入电力线路保护区。"],
        "clearances": clearances(),
        "possible_consequence": "可能引发触电、线路跳闸和人身伤亡",
        "legal_basis": [
            "《中华人民共和国电力法》第五十三条", "《电力设施保护条例》第十条、第十五条第三项、第十七条第二项"
        ],
        "demands": ["停止保护区内的基础施工；", "将厂房南墙移出保护区", "吊车撤离至线路边导线 10 m 以外，作业前取得电力管理部门批准"],
        "deadline": "2026-12-09",
        "lawful_when": ["场地整体北移 3.29 m", "切去场地南侧 80.6 m²"],
        "objection": "示例市供电公司大客户室", "contact": "赵示例，000-00000000",
        "inspectors": [{ "name": "李示例", "unit": "大客户室" }, { "name": "王示例", "unit": "输电运检室" }],
        "attachments": ["现场照片 4 张", "测量记录及场地与线路位置图"],
        "copies": [
            { "label": "抄报", "to": "示例市经济和信息化委员会电力执法办公室" }, { "label": "抄送", "to": "示例街道办事处" }
        ],
        "issued_at": "2026-11-25T14:12:00+08:00", "journal": journal()
    })
}

pub fn notice(serial: Option<u32>) -> Paper {
    paper("notice", notice_facts(serial))
}

pub fn notice_from(facts: Value) -> Paper {
    paper("notice", facts)
}

pub fn reply(result: &str) -> Paper {
    paper(
        "reply",
        json!({
            "office": "示例市供电公司大客户室", "number": { "agency": "示电复", "year": 2026, "serial": 31 },
            "case_number": "2026-0412", "applicant": applicant(), "site": "示例市示例区中雀路（示例）8号",
            "applied_on": "2026-11-24", "connection": connection(), "result": result,
            "reasons": ["供电变压器容量满足需要", "场地经整改复查，安全隐患已消除"],
            "conditions": ["机械作业依照许可进行", "建筑物不得超出批准的范围"],
            "scheme": [
                { "label": "电源", "value": "10 kV 示例线，单电源" }, { "label": "产权分界点", "value": "#12杆T接点" }
            ],
            "clearances": clearances(), "agreement": "《供用电安全保护协议》（示电护协〔2026〕7号）",
            "valid_until": "2027-11-24", "objection": "示例市供电公司营销部", "contact": "赵示例，000-00000000",
            "issued_at": "2026-12-20T09:30:00+08:00", "journal": journal()
        }),
    )
}

pub fn refusal_report() -> Paper {
    paper(
        "refusal_report",
        json!({
            "office": "示例市供电公司大客户室", "number": { "agency": "示电拒报", "year": 2026, "serial": 3 },
            "to": ["营销部", "安质部"], "case_number": "2026-0412", "applicant": applicant(),
            "site": "示例市示例区中雀路（示例）8号", "connection": connection(),
            "facts": ["2026年11月23日勘查发现厂房基础进入保护区", "通知送达后仍继续施工，南墙已砌筑 1.2 m"],
            "clearances": clearances(),
            "notice": {
                "number": "示电隐告〔2026〕12号", "served_on": "2026-11-26", "way": "留置",
                "proof": "送达全程录像，见证人签名", "deadline": "2026-12-09"
            },
            "reinspection": {
                "date": "2026-12-10", "people": ["李示例", "王示例"],
                "finding": "基础未拆除，吊车仍在保护区内作业", "grade": "严重"
            },
            "grounds": [{
                "clause": "示例省供用电条例第三十二条", "applies": "架空线路保护区内的建筑经规划部门通知仍不改正",
                "trigger": "示例区自然资源局通知（示例〔2026〕5号）"
            }],
            "evidence": [
                { "name": "勘查记录", "date": "2026-11-23", "fingerprint": "a1b2c3d4e5f6" },
                { "name": "送达录像", "date": "2026-11-26", "fingerprint": "0f1e2d3c4b5a" }
            ],
            "request": ["审核本报告", "将有关情况上报政府协调处理"],
            "reporter": "赵示例", "contact": "000-00000000",
            "issued_at": "2026-12-11T10:00:00+08:00", "journal": journal()
        }),
    )
}

pub fn referral() -> Paper {
    paper(
        "referral",
        json!({
            "issuer": "示例市供电公司", "number": { "agency": "示电函", "year": 2026, "serial": 18 },
            "subject": "提请协调消除110 kV示例Ⅰ线保护区内违章建筑隐患",
            "addressees": ["示例区人民政府", "示例市经济和信息化委员会", "示例市应急管理局"], "case_number": "2026-0412",
            "facts": [
                "示例机械厂在示例市示例区中雀路（示例）8号新建钢结构厂房，进入110 kV 示例Ⅰ线#38–#39杆塔间电力线路保护区。",
                "我公司于2026年11月26日留置送达消除隐患通知书（示电隐告〔2026〕12号），2026年12月10日复查，隐患仍未消除。"
            ],
            "clearances": clearances(),
            "legal_basis": ["《中华人民共和国电力法》第六十九条", "《电力设施保护条例》第四条、第二十六条"],
            "requests": ["组织有关部门现场核查", "依法处理保护区内的违章建筑", "函复处理结果"],
            "evidence": [
                { "name": "消除隐患通知书及送达回证", "date": "2026-11-26", "fingerprint": "77aa88bb99cc" },
                { "name": "复查记录及照片", "date": "2026-12-10", "fingerprint": "12ab34cd56ef" }
            ],
            "contact": "赵示例，000-00000000", "copies_to": "示例街道办事处",
            "issued_at": "2026-12-14T09:00:00+08:00", "journal": journal()
        }),
    )
}

pub fn agreement() -> Paper {
    paper(
        "agreement",
        json!({
            "number": { "agency": "示电护协", "year": 2026, "serial": 7 },
            "supplier": { "name": "示例市供电公司", "kind": "company", "representative": "钱示例" },
            "customer": applicant(), "case_number": "2026-0412", "site": "示例市示例区中雀路（示例）8号",
            "clearances": clearances(), "building_ground": "建筑物建成于线路架设之前",
            "permit": "电力设施保护区作业许可（示例〔2026〕9号）", "special_clauses": ["吊车作业时由供电人派员监护"],
            "disputes": "向场地所在地人民法院起诉",
            "issued_at": "2026-12-18T09:00:00+08:00", "journal": journal()
        }),
    )
}

pub fn scheme() -> Paper {
    paper(
        "scheme",
        json!({
            "office": "示例市供电公司大客户室", "case_number": "2026-0412", "applicant": applicant(),
            "site": "示例市示例区中雀路（示例）8号", "connection": connection(),
            "category": [
                { "label": "用电类别", "value": "大工业用电" }, { "label": "行业分类", "value": "金属结构制造" }
            ],
            "sources": [[
                { "label": "电源性质", "value": "主供" }, { "label": "供电电压", "value": "10 kV" },
                { "label": "供电容量", "value": "400 kVA" }, { "label": "电源点", "value": "示例变电站 10 kV 示例线 #12 杆" }
            ]],
            "metering": [
                { "label": "计量方式", "value": "高供高计" }, { "label": "互感器变比", "value": "30/5" }
            ],
            "fees": [], "boundary": "10 kV 示例线 #12 杆跌落式熔断器负荷侧",
            "notes": ["受电工程应由具有相应资质的单位设计、施工"], "valid_until": "2027-12-20",
            "contact": "赵示例，000-00000000",
            "issued_at": "2026-12-20T09:30:00+08:00", "journal": journal()
        }),
    )
}

/// Every paper with a file name.
pub fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("receipt", receipt()),
        ("notice", notice(Some(12))),
        ("notice-draft", notice(None)),
        ("reply-approved", reply("approved")),
        ("reply-not-feasible", reply("not_feasible")),
        ("refusal-report", refusal_report()),
        ("referral", referral()),
        ("agreement", agreement()),
        ("scheme", scheme()),
    ]
}
