//! Names of the rules' own words.

use super::Entry;

pub(super) const NAMES: &[Entry] = &[
    ("stage.intake", "受理", "intake"),
    (
        "stage.handover",
        "移交配电工区",
        "hand-over to the works area",
    ),
    ("stage.survey", "现场勘查", "survey"),
    (
        "stage.transformer_answer",
        "配变容量核定",
        "transformer capacity answer",
    ),
    (
        "stage.scheme",
        "拟定初步供电方案",
        "preliminary supply scheme",
    ),
    (
        "stage.consolidated_approval",
        "汇总审批",
        "consolidated approval",
    ),
    ("stage.meeting", "公司业务会审定", "business meeting"),
    ("stage.reply", "答复客户", "reply"),
    (
        "why.approval_in_batches",
        "按批汇总，不影响单件办理",
        "in batches, holds up no case",
    ),
    (
        "why.approval_each_case",
        "逐件审批后继续",
        "each case, before it goes on",
    ),
    ("unit.city_company", "市公司", "city company"),
    ("unit.county_company", "县公司", "county company"),
    (
        "unit.customer_service_centre",
        "客服中心",
        "customer service centre",
    ),
    ("unit.sunshine_company", "郊区阳光公司", "Sunshine company"),
    (
        "unit.distribution_works_area",
        "配电工区",
        "distribution works area",
    ),
    ("unit.key_account_office", "大客户室", "key-account office"),
    (
        "unit.transmission_om_office",
        "输电运检室",
        "transmission O&M office",
    ),
    (
        "unit.distribution_om_office",
        "配电运检室",
        "distribution O&M office",
    ),
    (
        "unit.marketing_department",
        "营销部",
        "marketing department",
    ),
    ("unit.om_department", "运检部", "O&M department"),
    (
        "unit.safety_quality_department",
        "安质部（安监部）",
        "safety and quality department",
    ),
    ("unit.business_meeting", "公司业务会", "business meeting"),
    ("unit.supply_station", "供电所", "power-supply station"),
    (
        "unit.power_law_office",
        "经信委电力执法办",
        "power-law office",
    ),
    ("unit.government", "政府", "government"),
    ("unit.safety_authority", "安监局", "safety authority"),
    ("unit.land_authority", "国土部门", "land authority"),
    ("role.clerk", "受理员", "clerk"),
    ("role.surveyor", "勘查员", "surveyor"),
    ("role.capacity_reviewer", "配变核定员", "capacity reviewer"),
    ("role.account_manager", "客户经理", "account manager"),
    ("role.marketing_approver", "营销审批", "marketing approver"),
    ("role.meeting_secretary", "业务会秘书", "meeting secretary"),
    ("role.line_owner", "线路运维", "line owner"),
    ("role.safety_officer", "安监专责", "safety officer"),
    ("role.assessor", "考核员", "assessor"),
    ("role.patrol_guard", "护线员", "patrol guard"),
    ("role.unit_head", "部门负责人", "unit head"),
    ("role.administrator", "系统管理员", "administrator"),
    ("role.auditor", "审计", "auditor"),
];
