//! Units and people of the sample office: every kind and every role once, all of them plainly 示例.
use crate::founding::NewPerson;
use crate::staff::{Assignment, Unit};
use chrono::NaiveDate;
use linewarden_rules::routing::{Role, UnitKind};
use linewarden_rules::{StaffId, UnitId};

/// The PIN of everybody in a sample office.
pub const PIN: &str = "2468";

pub(super) const OFFICE: &str = "示例市供电公司";
pub(super) const NOTICE_WORD: &str = "示";

/// id, name, kind, parent
const UNITS: &[(&str, &str, UnitKind, Option<&str>)] = &[
    ("city", OFFICE, UnitKind::CityCompany, None),
    (
        "csc",
        "客服中心",
        UnitKind::CustomerServiceCentre,
        Some("city"),
    ),
    (
        "sunshine",
        "郊区阳光公司",
        UnitKind::SunshineCompany,
        Some("city"),
    ),
    (
        "works",
        "配电工区",
        UnitKind::DistributionWorksArea,
        Some("city"),
    ),
    ("key", "大客户室", UnitKind::KeyAccountOffice, Some("city")),
    (
        "transmission",
        "输电运检室",
        UnitKind::TransmissionOmOffice,
        Some("city"),
    ),
    (
        "distribution",
        "配电运检室",
        UnitKind::DistributionOmOffice,
        Some("city"),
    ),
    (
        "marketing",
        "营销部",
        UnitKind::MarketingDepartment,
        Some("city"),
    ),
    ("om", "运检部", UnitKind::OmDepartment, Some("city")),
    (
        "safety",
        "安质部",
        UnitKind::SafetyQualityDepartment,
        Some("city"),
    ),
    (
        "meeting",
        "公司业务会",
        UnitKind::BusinessMeeting,
        Some("city"),
    ),
    (
        "county",
        "示例县供电公司",
        UnitKind::CountyCompany,
        Some("city"),
    ),
    (
        "county-csc",
        "示例县客服中心",
        UnitKind::CustomerServiceCentre,
        Some("county"),
    ),
    (
        "station-east",
        "东郊供电所",
        UnitKind::SupplyStation,
        Some("county"),
    ),
    (
        "station-west",
        "西郊供电所",
        UnitKind::SupplyStation,
        Some("county"),
    ),
];

/// id, name, roles in units
type Row = (&'static str, &'static str, &'static [(Role, &'static str)]);
const PEOPLE: &[Row] = &[
    ("wei", "韦示例", &[(Role::Clerk, "csc")]),
    (
        "tan",
        "覃示例",
        &[(Role::Clerk, "csc"), (Role::Surveyor, "csc")],
    ),
    ("huang", "黄示例", &[(Role::Surveyor, "csc")]),
    ("meng", "蒙示例", &[(Role::UnitHead, "csc")]),
    (
        "liang",
        "梁示例",
        &[(Role::Clerk, "sunshine"), (Role::Surveyor, "sunshine")],
    ),
    (
        "nong",
        "农示例",
        &[(Role::Surveyor, "sunshine"), (Role::UnitHead, "sunshine")],
    ),
    ("liao", "廖示例", &[(Role::Clerk, "sunshine")]),
    (
        "luo",
        "罗示例",
        &[(Role::CapacityReviewer, "works"), (Role::Surveyor, "works")],
    ),
    ("zhang", "张示例", &[(Role::AccountManager, "key")]),
    (
        "tang",
        "唐示例",
        &[(Role::AccountManager, "key"), (Role::UnitHead, "key")],
    ),
    ("li", "李示例", &[(Role::Surveyor, "key")]),
    (
        "lu",
        "陆示例",
        &[
            (Role::LineOwner, "transmission"),
            (Role::Surveyor, "transmission"),
        ],
    ),
    (
        "pan",
        "潘示例",
        &[
            (Role::LineOwner, "distribution"),
            (Role::Surveyor, "distribution"),
        ],
    ),
    ("he", "何示例", &[(Role::MarketingApprover, "marketing")]),
    (
        "qin",
        "秦示例",
        &[
            (Role::AccountManager, "marketing"),
            (Role::Surveyor, "marketing"),
        ],
    ),
    ("su", "苏示例", &[(Role::Surveyor, "marketing")]),
    ("mo", "莫示例", &[(Role::UnitHead, "om")]),
    ("chen", "陈示例", &[(Role::SafetyOfficer, "safety")]),
    ("lin", "林示例", &[(Role::Assessor, "safety")]),
    ("zhou", "周示例", &[(Role::MeetingSecretary, "meeting")]),
    (
        "wu",
        "吴示例",
        &[(Role::Clerk, "county-csc"), (Role::Surveyor, "county-csc")],
    ),
    (
        "wen",
        "文示例",
        &[
            (Role::Surveyor, "county-csc"),
            (Role::UnitHead, "county-csc"),
        ],
    ),
    ("yang", "杨示例", &[(Role::PatrolGuard, "station-east")]),
    ("deng", "邓示例", &[(Role::PatrolGuard, "station-west")]),
    ("admin", "管示例", &[(Role::Administrator, "city")]),
    ("audit", "审示例", &[(Role::Auditor, "city")]),
];

pub(super) fn units() -> Vec<Unit> {
    UNITS
        .iter()
        .map(|(id, name, kind, parent)| Unit {
            id: UnitId::new(*id),
            name: (*name).to_owned(),
            kind: *kind,
            parent: parent.map(UnitId::new),
        })
        .collect()
}

pub(super) fn people(from: NaiveDate) -> Vec<NewPerson> {
    PEOPLE
        .iter()
        .map(|(id, name, roles)| NewPerson {
            id: StaffId::new(*id),
            name: (*name).to_owned(),
            assignments: roles
                .iter()
                .map(|(role, unit)| Assignment {
                    role: *role,
                    unit: UnitId::new(*unit),
                    from,
                    to: None,
                })
                .collect(),
            pin: PIN.to_owned(),
        })
        .collect()
}
