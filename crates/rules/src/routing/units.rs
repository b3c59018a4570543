//! Kinds of units 单位 and roles 角色 the procedure knows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a unit is. Every unit has one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 市公司: holds county companies.
    CityCompany,
    /// 县公司: holds departments and stations.
    CountyCompany,
    /// 客服中心: accepts; surveys and replies for low voltage.
    CustomerServiceCentre,
    /// 郊区阳光公司: the same for the suburbs; also owns lines.
    SunshineCompany,
    /// 配电工区: transformer capacity.
    DistributionWorksArea,
    /// 大客户室: survey and scheme of high voltage below 500 kVA.
    KeyAccountOffice,
    /// 输电运检室: owns transmission lines.
    TransmissionOmOffice,
    /// 配电运检室: owns distribution lines.
    DistributionOmOffice,
    /// 营销部: survey and scheme from 500 kVA, consolidated approval.
    MarketingDepartment,
    /// 运检部: passes line-side reports on, publishes patrol circulars.
    OmDepartment,
    /// 安质部（安监部）: supervises, takes refusals to government.
    SafetyQualityDepartment,
    /// 公司业务会: approves high-voltage supply schemes.
    BusinessMeeting,
    /// 供电所: local line guarding.
    SupplyStation,
    /// 经信委电力执法办: permits work in a zone. Outside the company, as are the next three.
    PowerLawOffice,
    /// 政府
    Government,
    /// 安监局
    SafetyAuthority,
    /// 国土
    LandAuthority,
}

impl UnitKind {
    pub const ALL: [UnitKind; 17] = [
        UnitKind::CityCompany,
        UnitKind::CountyCompany,
        UnitKind::CustomerServiceCentre,
        UnitKind::SunshineCompany,
        UnitKind::DistributionWorksArea,
        UnitKind::KeyAccountOffice,
        UnitKind::TransmissionOmOffice,
        UnitKind::DistributionOmOffice,
        UnitKind::MarketingDepartment,
        UnitKind::OmDepartment,
        UnitKind::SafetyQualityDepartment,
        UnitKind::BusinessMeeting,
        UnitKind::SupplyStation,
        UnitKind::PowerLawOffice,
        UnitKind::Government,
        UnitKind::SafetyAuthority,
        UnitKind::LandAuthority,
    ];

    /// An authority: receives referrals, never works on a case here.
    pub fn is_outside(self) -> bool {
        matches!(
            self,
            UnitKind::PowerLawOffice
                | UnitKind::Government
                | UnitKind::SafetyAuthority
                | UnitKind::LandAuthority
        )
    }

    /// May accept an application: the service desks.
    pub fn accepts(self) -> bool {
        matches!(
            self,
            UnitKind::CustomerServiceCentre | UnitKind::SunshineCompany
        )
    }
}

/// What a person may do in a unit, from a date to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 受理员
    Clerk,
    /// 勘查员
    Surveyor,
    /// 配变核定员
    CapacityReviewer,
    /// 客户经理
    AccountManager,
    /// 营销审批
    MarketingApprover,
    /// 业务会秘书
    MeetingSecretary,
    /// 线路运维
    LineOwner,
    /// 安监专责
    SafetyOfficer,
    /// 考核员
    Assessor,
    /// 护线员
    PatrolGuard,
    /// 部门负责人
    UnitHead,
    /// 系统管理员
    Administrator,
    /// 审计: reads everything, changes nothing.
    Auditor,
}

impl Role {
    pub const ALL: [Role; 13] = [
        Role::Clerk,
        Role::Surveyor,
        Role::CapacityReviewer,
        Role::AccountManager,
        Role::MarketingApprover,
        Role::MeetingSecretary,
        Role::LineOwner,
        Role::SafetyOfficer,
        Role::Assessor,
        Role::PatrolGuard,
        Role::UnitHead,
        Role::Administrator,
        Role::Auditor,
    ];
}
