//! What happens in the sample office, as data: who applies for what where, and how far each case has come.
//!
//! Days are working days before the day the sample is made, so that a worklist has overdue, due and waiting rows on that
//! day, whatever day it is.

/// One act in the life of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Accept,
    HandOver,
    CapacityYes,
    CapacityNo,
    /// No effect, outside.
    SurveyClear,
    /// No effect, outside, and the line lies farther away than it is drawn.
    SurveyFarther,
    /// No effect, inside a zone: agreement and ground will be needed.
    SurveyInside,
    SurveyPossible,
    SurveySevere,
    Notice,
    Handed,
    LeftOnSite,
    PostSent,
    PostReturned,
    Rectified,
    ReinspectPass,
    ReinspectPossible,
    ReinspectSevere,
    Scheme,
    SignOff,
    MeetingYes,
    MeetingBack,
    Approve,
    Refuse,
    NotFeasible,
    Reply,
    Report,
    ToSafety,
    Referral,
    ReferralAnswer,
    Energise,
    Withdraw,
    Pause,
    Comment,
    SendCorrection,
}
use Act::*;

/// Where a case's site lies: line, how far along it (0 to 1), gap from the outer conductor in metres, size in metres, and
/// whether on the line's left.
pub(super) type Place = (usize, f64, f64, f64, f64, bool);

/// One case.
pub(super) struct Plot {
    pub(super) applicant: &'static str,
    /// True for a person.
    pub(super) person: bool,
    pub(super) address: &'static str,
    pub(super) voltage: &'static str,
    pub(super) capacity: &'static str,
    /// building kind; empty for none
    pub(super) building: &'static str,
    pub(super) height: &'static str,
    /// crane c, excavation e, piling p, drilling d, blasting b, vehicle v
    pub(super) work: &'static str,
    /// None: no site is known yet.
    pub(super) place: Option<Place>,
    /// The unit that accepts: csc, sunshine or county-csc.
    pub(super) desk: &'static str,
    /// new n, increase i, temporary t
    pub(super) kind: char,
    /// Act and working days ago.
    pub(super) acts: &'static [(Act, u32)],
}

macro_rules! plots {
    ($($a:literal, $p:literal, $ad:literal, $v:literal, $c:literal, $b:literal, $h:literal, $w:literal, $pl:expr, $d:literal, $k:literal, [$(($act:expr, $ago:literal)),* $(,)?]);+ $(;)?) => {
        &[$(Plot { applicant: $a, person: $p, address: $ad, voltage: $v, capacity: $c, building: $b, height: $h, work: $w, place: $pl, desk: $d, kind: $k, acts: &[$(($act, $ago)),*] }),+]
    };
}

/// Sixty-odd cases in every stage, kind and tier.
pub(super) const PLOTS: &[Plot] = plots![
    "示例建材经营部", false, "示例区东环路12号", "380V", "45", "砖混门面", "6.5", "", Some((0, 0.12, 31.5, 24.0, 18.0, true)), "csc", 'n', [(Accept, 9), (HandOver, 8), (SurveyClear, 7)];
    "示例水产养殖场", false, "示例镇三里村4组", "10kV", "315", "泵房", "4", "", Some((3, 0.35, 10.3, 40.0, 30.0, false)), "sunshine", 'n', [(Accept, 4)];
    "王示例", true, "示例镇红花村27号", "220V", "8", "自建房", "9", "", Some((0, 0.45, 63.4, 14.0, 11.0, false)), "csc", 'n', [(Accept, 5), (SurveyClear, 4), (Approve, 4)];
    "示例塑料制品厂", false, "示例工业园B区6号", "10kV", "1000", "钢结构厂房", "11", "ce", Some((3, 0.55, 8.3, 60.0, 40.0, false)), "csc", 'n', [(Accept, 9), (SurveyPossible, 8), (Notice, 7), (Handed, 7), (Rectified, 5), (ReinspectPass, 4), (Scheme, 3), (SignOff, 2)];
    "示例幼儿园", false, "示例区学院路3号", "10kV", "250", "教学楼", "12", "", Some((3, 0.70, 74.9, 45.0, 30.0, false)), "csc", 'n', [(Accept, 8), (SurveyFarther, 6), (SendCorrection, 6), (Comment, 5)];
    "李示例", true, "示例镇月山村8号", "220V", "10", "自建房", "7", "", Some((1, 0.25, 42.7, 15.0, 12.0, true)), "csc", 'n', [(Accept, 3), (SurveyClear, 2), (Approve, 2)];
    "示例冷链物流有限公司", false, "示例区穿山道88号", "10kV", "800", "冷库", "10", "c", Some((3, 0.30, 4.62, 70.0, 45.0, false)), "csc", 'n', [(Accept, 14), (SurveySevere, 12), (Notice, 11), (LeftOnSite, 10), (Rectified, 3)];
    "示例机械厂", false, "示例区中雀路8号", "10kV", "630", "钢结构厂房", "9", "ce", Some((3, 0.62, 7.2, 42.0, 28.0, false)), "csc", 'n', [(Accept, 3), (SurveySevere, 1), (Comment, 1)];
    "示例加油站", false, "示例镇国道边", "10kV", "200", "站房", "5", "v", Some((5, 0.4, 9.7, 35.0, 25.0, true)), "csc", 'n', [(Accept, 2)];
    "示例砂石加工点", false, "示例镇果山村北", "10kV", "400", "", "", "be", Some((1, 0.55, 3.1, 50.0, 35.0, true)), "sunshine", 'n', [(Accept, 2)];
    "赵示例", true, "示例区龙屯路19号", "380V", "20", "自建房", "10", "", Some((0, 0.60, 42.7, 16.0, 12.0, true)), "csc", 'n', [(Accept, 1)];
    "示例汽修店", false, "示例区柳石路201号", "380V", "30", "铁皮棚", "4", "", Some((2, 0.40, 63.4, 20.0, 15.0, true)), "csc", 'n', [(Accept, 1)];
    "示例村委会抽水站", false, "示例镇仁塘村", "10kV", "100", "泵房", "3", "d", None, "csc", 'n', [(Accept, 1)];
    "欧阳示例", true, "示例镇东官村5号", "220V", "6", "", "", "", Some((1, 0.7, 74.9, 12.0, 10.0, true)), "csc", 'n', [(Accept, 1)];
    "示例预制构件厂", false, "示例工业园C区2号", "10kV", "1250", "钢结构厂房", "12", "cp", Some((3, 0.78, 4.62, 80.0, 50.0, false)), "csc", 'n', [(Accept, 1)];
    "示例通信基站", false, "示例镇仁官岭", "380V", "15", "机房", "3", "", Some((0, 0.80, 31.5, 10.0, 8.0, false)), "csc", 'n', [(Accept, 1)];
    "周示例", true, "示例镇红花村31号", "220V", "8", "", "", "", Some((0, 0.50, 80.0, 14.0, 11.0, false)), "csc", 'n', [(Accept, 1)];
    "示例装饰材料厂", false, "示例工业园A区1号", "10kV", "500", "钢结构厂房", "9", "c", Some((4, 0.45, 8.05, 55.0, 35.0, true)), "csc", 'n', [(Accept, 6), (Pause, 5)];
    "示例米业加工坊", false, "示例镇凉亭村", "380V", "60", "砖混厂房", "6", "", Some((2, 0.62, 74.9, 22.0, 18.0, false)), "csc", 'n', [(Accept, 3), (HandOver, 2), (SurveyClear, 2)];
    "示例制砖厂", false, "示例镇沙塘", "10kV", "800", "窑棚", "8", "e", Some((4, 0.65, 5.3, 70.0, 45.0, true)), "csc", 'n', [(Accept, 28), (SurveySevere, 26), (Notice, 25), (Handed, 25), (ReinspectSevere, 14), (Refuse, 13), (Reply, 12), (Report, 12), (ToSafety, 11), (Referral, 8)];
    "孙示例", true, "示例区河东路7号", "380V", "18", "自建房", "9", "", Some((0, 0.30, 74.9, 15.0, 12.0, false)), "csc", 'n', [(Accept, 3), (HandOver, 2)];
    "示例养猪场", false, "示例镇三里村9组", "10kV", "315", "猪舍", "4", "", Some((5, 0.6, 42.7, 60.0, 30.0, false)), "sunshine", 'n', [(Accept, 9), (SurveyClear, 7), (Scheme, 5), (SignOff, 4)];
    "示例学校食堂", false, "示例区文昌路1号", "10kV", "400", "食堂", "8", "", Some((3, 0.2, 42.7, 40.0, 25.0, false)), "csc", 'i', [(Accept, 9), (SurveyClear, 7), (Scheme, 5), (SignOff, 3)];
    "示例木材加工厂", false, "示例镇果山村2组", "10kV", "250", "简易厂房", "6", "v", Some((3, 0.85, 6.3, 45.0, 30.0, false)), "csc", 'n', [(Accept, 9), (SurveyPossible, 7), (Notice, 6), (Handed, 6)];
    "示例农机站", false, "示例镇立头村", "380V", "75", "机库", "5", "", Some((1, 0.85, 5.8, 25.0, 18.0, true)), "csc", 'n', [(Accept, 2), (HandOver, 1)];
    "吴示例", true, "示例镇新村11号", "220V", "5", "", "", "", Some((0, 0.10, 55.0, 12.0, 9.0, false)), "csc", 'n', [(Accept, 16), (SurveyClear, 15), (Approve, 15), (Reply, 14), (Energise, 11)];
    "郑示例", true, "示例镇新村15号", "220V", "8", "自建房", "8", "", Some((0, 0.14, 58.0, 12.0, 9.0, false)), "csc", 'n', [(Accept, 15), (SurveyClear, 14), (Approve, 14), (Reply, 13), (Energise, 10)];
    "冯示例", true, "示例镇新村20号", "380V", "12", "自建房", "9", "", Some((0, 0.18, 48.0, 14.0, 10.0, false)), "csc", 'n', [(Accept, 12), (SurveyClear, 11), (Approve, 11), (Reply, 10)];
    "示例便利店", false, "示例区南站路5号", "380V", "13.2", "门面", "4", "", Some((2, 0.30, 36.0, 12.0, 9.0, true)), "csc", 'n', [(Accept, 10), (SurveyClear, 9), (Approve, 9), (Reply, 8)];
    "示例快递站", false, "示例区南站路9号", "380V", "13.201", "门面", "4", "", Some((2, 0.33, 36.0, 12.0, 9.0, true)), "csc", 'n', [(Accept, 13), (HandOver, 12), (CapacityYes, 10), (SurveyClear, 11), (Approve, 9), (Reply, 9)];
    "示例面粉加工坊", false, "示例镇凉亭村3组", "380V", "55", "砖混厂房", "6", "", Some((2, 0.66, 52.0, 20.0, 15.0, false)), "sunshine", 'n', [(Accept, 12), (HandOver, 11), (CapacityYes, 9), (SurveyClear, 10), (Approve, 8), (Reply, 8), (Energise, 3)];
    "示例洗车场", false, "示例区柳石路77号", "380V", "40", "", "", "", Some((2, 0.44, 44.0, 18.0, 14.0, true)), "csc", 't', [(Accept, 8), (HandOver, 7), (CapacityYes, 5), (SurveyClear, 6)];
    "示例茶厂", false, "示例镇茶山", "380V", "90", "厂房", "7", "", Some((1, 0.15, 60.0, 25.0, 20.0, true)), "county-csc", 'n', [(Accept, 7), (HandOver, 6), (CapacityNo, 4), (SurveyClear, 5)];
    "示例果蔬合作社", false, "示例镇果山村5组", "380V", "30", "冷库", "5", "", Some((1, 0.40, 3.2, 20.0, 15.0, true)), "sunshine", 'n', [(Accept, 8), (HandOver, 7), (CapacityYes, 5), (SurveyPossible, 6), (Notice, 5), (Handed, 5), (Rectified, 2)];
    "示例电商仓库", false, "示例工业园A区9号", "10kV", "499.999", "仓库", "9", "", Some((4, 0.25, 66.0, 60.0, 40.0, true)), "csc", 'n', [(Accept, 12), (SurveyClear, 10), (Scheme, 8), (SignOff, 7), (MeetingYes, 5)];
    "示例数据机房", false, "示例工业园A区12号", "10kV", "500", "机房楼", "14", "", Some((4, 0.30, 72.0, 50.0, 35.0, true)), "csc", 'n', [(Accept, 12), (SurveyClear, 10), (Scheme, 8), (SignOff, 7), (MeetingYes, 5), (Approve, 4)];
    "示例医院门诊楼", false, "示例区文昌路30号", "10kV", "1600", "门诊楼", "24", "cep", Some((3, 0.12, 88.0, 60.0, 40.0, false)), "csc", 'i', [(Accept, 20), (SurveyClear, 18), (Scheme, 16), (SignOff, 15), (MeetingYes, 13), (Approve, 12), (Reply, 11)];
    "示例酒店", false, "示例区中山路2号", "10kV", "2000", "酒店楼", "40", "c", Some((3, 0.06, 95.0, 50.0, 40.0, false)), "csc", 'n', [(Accept, 18), (SurveyClear, 16), (Scheme, 13), (SignOff, 12), (MeetingBack, 10)];
    "示例停车场", false, "示例区中山路18号", "10kV", "315", "", "", "", Some((4, 0.10, 12.6, 40.0, 30.0, true)), "csc", 'n', [(Accept, 10), (SurveyInside, 8), (Scheme, 6), (SignOff, 5), (MeetingYes, 3)];
    "示例苗圃", false, "示例镇立头村2组", "380V", "25", "", "", "", Some((0, 0.72, 4.1, 30.0, 20.0, true)), "csc", 'n', [(Accept, 9), (HandOver, 8), (CapacityYes, 6), (SurveyInside, 7), (Approve, 5), (Reply, 5)];
    "示例工地临时用电", false, "示例区新城大道1号", "10kV", "400", "在建楼", "54", "cep", Some((3, 0.92, 15.5, 60.0, 50.0, false)), "csc", 't', [(Accept, 11), (SurveyPossible, 9), (Notice, 8), (PostSent, 8), (PostReturned, 5)];
    "示例桩基工地", false, "示例区新城大道9号", "10kV", "630", "", "", "pe", Some((5, 0.2, 6.0, 45.0, 35.0, true)), "csc", 't', [(Accept, 12), (SurveySevere, 10), (Notice, 9), (PostSent, 8)];
    "示例采石场", false, "示例镇石山", "10kV", "1000", "", "", "be", Some((5, 0.85, 120.0, 60.0, 50.0, false)), "csc", 'n', [(Accept, 9), (SurveySevere, 7), (Notice, 6)];
    "示例钓鱼场", false, "示例镇水库边", "380V", "20", "", "", "", Some((1, 0.05, 4.4, 40.0, 30.0, false)), "sunshine", 'n', [(Accept, 10), (HandOver, 9), (CapacityYes, 7), (SurveyPossible, 8), (Notice, 7), (LeftOnSite, 6), (Rectified, 3), (ReinspectPass, 2)];
    "示例废品回收站", false, "示例区东环路60号", "380V", "20", "铁皮棚", "4", "", Some((0, 0.20, 2.0, 25.0, 20.0, true)), "csc", 'n', [(Accept, 30), (HandOver, 29), (CapacityYes, 27), (SurveySevere, 28), (Notice, 27), (LeftOnSite, 26), (ReinspectSevere, 15), (Refuse, 14), (Reply, 13), (Report, 13), (ToSafety, 12)];
    "示例石材厂", false, "示例镇石山3组", "10kV", "630", "厂棚", "8", "c", Some((4, 0.82, 3.9, 60.0, 40.0, true)), "csc", 'n', [(Accept, 34), (SurveySevere, 32), (Notice, 31), (Handed, 30), (ReinspectSevere, 19), (Refuse, 18), (Reply, 17), (Report, 17), (ToSafety, 16), (Referral, 13), (ReferralAnswer, 4)];
    "示例烟花仓库", false, "示例镇果山村南", "10kV", "160", "仓库", "5", "", Some((1, 0.62, 3.3, 30.0, 20.0, true)), "sunshine", 'n', [(Accept, 22), (SurveySevere, 20), (Notice, 19), (Handed, 18), (ReinspectSevere, 7), (Refuse, 2)];
    "示例鱼塘增氧", true, "示例镇三里村1组", "220V", "11", "", "", "", Some((0, 0.88, 2.6, 30.0, 20.0, false)), "csc", 'n', [(Accept, 7), (SurveySevere, 5), (Notice, 4), (Handed, 4)];
    "蒋示例", true, "示例镇红花村3号", "220V", "8", "自建房", "11", "", Some((0, 0.53, 4.9, 14.0, 11.0, true)), "csc", 'n', [(Accept, 6), (SurveyPossible, 5), (Notice, 4), (Handed, 3)];
    "沈示例", true, "示例镇红花村6号", "380V", "13", "自建房", "10", "", Some((0, 0.57, 5.4, 14.0, 11.0, true)), "csc", 'n', [(Accept, 17), (SurveyPossible, 16), (Notice, 15), (Handed, 15), (Rectified, 10), (ReinspectPossible, 8)];
    "韩示例", true, "示例镇东官村18号", "220V", "8", "", "", "", Some((1, 0.75, 55.0, 12.0, 9.0, true)), "csc", 'n', [(Accept, 8), (Withdraw, 6)];
    "示例加工点", false, "示例镇沙塘2组", "380V", "120", "厂棚", "6", "", Some((2, 0.75, 40.0, 22.0, 16.0, false)), "csc", 'n', [(Accept, 15), (HandOver, 14), (CapacityNo, 12), (SurveyClear, 13), (NotFeasible, 11), (Reply, 10)];
    "示例充电站", false, "示例区学院路20号", "10kV", "1260", "雨棚", "5", "e", Some((4, 0.55, 38.0, 50.0, 30.0, true)), "csc", 'n', [(Accept, 7), (SurveyClear, 5), (Scheme, 3)];
    "示例充电桩", true, "示例小区车位12号", "220V", "7", "", "", "", Some((2, 0.20, 66.0, 6.0, 5.0, true)), "csc", 'n', [(Accept, 2), (SurveyClear, 1)];
    "杨示例户", true, "示例小区3栋", "220V", "8", "", "", "", Some((2, 0.22, 70.0, 12.0, 9.0, true)), "csc", 'n', [(Accept, 2), (SurveyClear, 1), (Approve, 1)];
    "示例理发店", false, "示例区南站路31号", "220V", "10", "门面", "4", "", Some((2, 0.36, 41.0, 10.0, 8.0, true)), "csc", 'n', [(Accept, 2), (SurveyClear, 1)];
    "示例电焊铺", false, "示例区东环路33号", "380V", "35", "铁皮棚", "4", "", Some((0, 0.24, 28.0, 15.0, 12.0, true)), "csc", 'i', [(Accept, 4), (HandOver, 3), (CapacityYes, 1), (SurveyClear, 2)];
    "示例豆腐坊", false, "示例镇凉亭村8号", "380V", "22", "砖混厂房", "5", "", Some((2, 0.70, 33.0, 16.0, 12.0, false)), "county-csc", 'n', [(Accept, 2), (HandOver, 1)];
    "示例污水处理站", false, "示例镇水口", "10kV", "250", "泵房", "5", "e", Some((5, 0.05, 88.0, 50.0, 40.0, false)), "county-csc", 'n', [(Accept, 3)];
    "示例光伏扶贫站", false, "示例镇仁官岭北", "10kV", "400", "", "", "", Some((1, 0.92, 66.0, 60.0, 50.0, true)), "county-csc", 'n', [(Accept, 5), (SurveyClear, 3)];
    "示例仓储物流园", false, "示例工业园D区", "10kV", "3150", "仓库", "12", "cp", Some((3, 0.45, 9.9, 90.0, 60.0, false)), "csc", 'n', [(Accept, 2)];
    "示例排灌站", false, "示例镇三里村7组", "380V", "45", "", "", "", Some((0, 0.93, 5.2, 20.0, 14.0, true)), "sunshine", 'n', [(Accept, 3), (HandOver, 2), (CapacityYes, 1)];
    "示例小吃街改造", false, "示例区文昌路12号", "380V", "150", "门面", "5", "e", Some((1, 0.33, 22.0, 40.0, 12.0, false)), "csc", 't', [(Accept, 3), (HandOver, 2), (SurveyClear, 1)];
];
