//! Names of provinces, so that a slip in a setting is refused and not taken for "none".

const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "台湾",
];

const KINDS: [&str; 8] = [
    "",
    "省",
    "市",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "特别行政区",
];

/// The short name of a province written short or in full. `None`: there is no such province.
pub(super) fn known(name: &str) -> Option<&'static str> {
    let name = name.trim();
    PROVINCES.into_iter().find(|p| {
        name.strip_prefix(p)
            .is_some_and(|rest| KINDS.contains(&rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_full() {
        assert_eq!(known("广西"), Some("广西"));
        assert_eq!(known("广西壮族自治区"), Some("广西"));
        assert_eq!(known(" 湖南省 "), known("湖南"));
        for slip in ["", "湖南省长沙市", "Hunan", "广东自治", "省"] {
            assert_eq!(known(slip), None, "{slip}");
        }
    }
}
