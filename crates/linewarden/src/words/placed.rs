//! Words about own coordinate systems and sites taped from towers.

use super::Entry;

pub(super) const PLACED: &[Entry] = &[
    (
        "own_crs.unreadable",
        "看不懂坐标系参数：{detail}；请核对文件内容",
        "The parameters of own coordinate systems cannot be read: {detail}; check what the file holds",
    ),
    (
        "own_crs.bad_label",
        "“{label}”不能作坐标系代号；请写成 own:名称",
        "“{label}” is no label of a coordinate system; write own:name",
    ),
    (
        "own_crs.repeated",
        "坐标系 {label} 写了两次；请只留一份",
        "The coordinate system {label} is given twice; keep one",
    ),
    (
        "own_crs.bad_number",
        "坐标系 {label} 的参数 {what} 不合理；请核对数值和单位",
        "The parameter {what} of {label} is not a possible number; check the number and its unit",
    ),
    (
        "own_crs.bad_target",
        "坐标系 {label} 的目标 EPSG:{target} 不是 CGCS2000 高斯投影带；请改正",
        "EPSG:{target}, the target of {label}, is no zone of CGCS2000; correct it",
    ),
    (
        "own_crs.bad_extent",
        "坐标系 {label} 的适用范围不对；请写西、南、东、北四个度数",
        "The extent of {label} is not valid; give west, south, east, north in degrees",
    ),
    (
        "own_crs.shift_too_large",
        "按坐标系 {label} 的参数换算，位置会移动 {metres} m，不合理；请核对单位和正负号",
        "The parameters of {label} move places by {metres} m, which cannot be right; check units and signs",
    ),
    (
        "own_crs.not_invertible",
        "坐标系 {label} 的参数换算后换不回来；请核对参数",
        "The parameters of {label} do not lead back; check them",
    ),
    (
        "tape.empty",
        "没有写量测内容；请写杆塔号和距离，如“#37杆东12 m、北3 m”",
        "Nothing was taped; write tower and distances, such as “tower 37 E 12 N 3”",
    ),
    (
        "tape.not_understood",
        "看不懂“{text}”；请写杆塔号、方向和米数，如“#37杆东12 m、北3 m”",
        "“{text}” is not understood; write tower, direction and metres, such as “tower 37 E 12 N 3”",
    ),
    (
        "tape.no_tower",
        "“{text}”没有写从哪个杆塔量起；请在前面写上杆塔号",
        "“{text}” does not say from which tower; write the tower first",
    ),
    (
        "tape.axis_repeated",
        "“{text}”里同一个角点写了两次东西或南北；请用分号把角点分开",
        "“{text}” gives east or north twice for one corner; separate the corners with semicolons",
    ),
    (
        "tape.tower_not_found",
        "设施数据里没有 {number} 号杆塔；请核对杆号和线路名",
        "There is no tower {number} in the facility data; check its number and line",
    ),
    (
        "tape.tower_ambiguous",
        "有 {count} 基杆塔都叫 {number} 号；请写明线路名",
        "There are {count} towers numbered {number}; name the line",
    ),
    (
        "tape.tower_unusable",
        "{number} 号杆塔没有可用的位置或误差，不能从它量起；请换一基杆塔",
        "Tower {number} has no usable place or accuracy, so nothing can be taped from it; use another tower",
    ),
    (
        "tape.bad_number",
        "量测的数值不合理（{what}）；请核对",
        "A taped number is not possible ({what}); check it",
    ),
    (
        "tape.too_far",
        "{metres} m 太远，拉尺量不准（最多 {limit} m）；请从更近的杆塔量，或用 RTK",
        "{metres} m is too far to tape ({limit} m at most); tape from a nearer tower, or use RTK",
    ),
    (
        "tape.side_missing",
        "从 #{first} 与 #{second} 量的两段距离在连线两侧各有一个交点；请写明左侧或右侧（从 #{first} 看向 #{second}）",
        "The two lengths from towers {first} and {second} meet on either side; say left or right, looking from {first} to {second}",
    ),
    (
        "tape.declination_missing",
        "用了磁方位角，没有写磁偏角；请补上，或改写真方位角",
        "The bearing is magnetic and the declination is missing; add it, or give true bearings",
    ),
    (
        "tape.no_intersection",
        "两次量测没有交点；请核对方位角和距离",
        "The two measurements do not meet; check bearings and distances",
    ),
    (
        "tape.bad_geometry",
        "两条方向线夹角只有 {angle_deg}°，交点定不准；请换一基杆塔再量",
        "The two lines meet at {angle_deg}° only, too flat to fix a corner; tape from another tower",
    ),
    (
        "tape.too_many",
        "角点太多，最多 {limit} 个；请减少角点，或导入坐标文件",
        "Too many corners: {limit} at most; use fewer, or import a file of coordinates",
    ),
];
