//! Chinese words on papers that are not in a template.
use chrono::{Datelike, NaiveDate};
use linewarden_geofence::Lawful;
use linewarden_rules::application::DocumentKind;
use linewarden_rules::notice::Rung;
use linewarden_rules::survey::Effect;

/// 2026年11月30日
pub(crate) fn date_zh(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

pub(crate) fn document_zh(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Identity => "身份证明",
        DocumentKind::Premises => "用电地址物权证明",
        DocumentKind::BusinessLicence => "营业执照",
        DocumentKind::Authorisation => "授权委托书",
        DocumentKind::LegalRepresentativeId => "法定代表人身份证明",
        DocumentKind::ProjectApproval => "项目批准文件",
        DocumentKind::LoadList => "用电设备清单",
        DocumentKind::SitePlan => "总平面图",
        DocumentKind::LandPermit => "用地证明",
        DocumentKind::TemporaryUse => "临时用电证明",
        DocumentKind::PlanningPermit => "规划许可",
        DocumentKind::WorkPermit => "作业许可",
        DocumentKind::Other => "其他资料",
    }
}

pub(crate) fn effect_zh(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "无",
        Effect::Possible => "可能构成",
        Effect::Severe => "严重",
    }
}

pub(crate) fn rung_zh(rung: Rung) -> &'static str {
    match rung {
        Rung::Handed => "当面送达",
        Rung::Left => "留置送达",
        Rung::Post => "挂号邮寄",
        Rung::Electronic => "电子送达",
        Rung::Public => "公告送达",
    }
}

/// What would make the site lawful, one way each.
pub(crate) fn lawful_zh(lawful: Option<&Lawful>) -> Vec<String> {
    let Some(lawful) = lawful else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    if let Some(shift) = lawful.shift {
        let part = |metres: f64, plus: &str, minus: &str| match metres {
            m if m.abs() < 0.05 => None,
            m if m > 0.0 => Some(format!("{plus}移 {m:.1} m")),
            m => Some(format!("{minus}移 {:.1} m", -m)),
        };
        let parts: Vec<String> = [
            part(shift.north_m, "北", "南"),
            part(shift.east_m, "东", "西"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !parts.is_empty() {
            ways.push(format!(
                "场地{}（合计 {:.1} m）",
                parts.join("、"),
                shift.distance_m
            ));
        }
    }
    if lawful.cut_off_m2 > 0.0 && lawful.left_m2 > 0.0 {
        ways.push(format!(
            "或退出保护区内的 {:.1} m²，余 {:.1} m²",
            lawful.cut_off_m2, lawful.left_m2
        ));
    }
    ways
}

/// A screening reason in words.
pub(crate) fn reason_zh(code: &str) -> String {
    let words = match code {
        "coverage.none" => "该区域没有设施数据",
        "coverage.partial" => "该区域设施数据不完整",
        "coverage.assumed" => "该区域未声明设施数据完整，按已载入设施 2 km 内推定",
        "facilities.none" => "未载入设施数据",
        "site.none" => "未提供场地坐标",
        "site.crs_unknown" | "crs.unknown" => "场地坐标系不明",
        "voltage.unknown" => "附近线路电压等级不明",
        "rule.missing" => "缺少适用的规则",
        other => return format!("须由现场勘查确认（{other}）"),
    };
    words.to_owned()
}
