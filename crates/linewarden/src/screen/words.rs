//! Words of `screen`, Chinese and English.

use crate::words::Lang;

/// Key, Chinese, English.
type Entry = (&'static str, &'static str, &'static str);

/// Help of an option, in the language chosen before parsing.
pub(super) fn help(key: &str) -> &'static str {
    let found = HELP.iter().find(|(name, ..)| *name == key);
    let (_, zh, en) = found
        .unwrap_or_else(|| panic!("help for {key} is written; the command is built by a test"));
    match crate::words::lang() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

const HELP: &[Entry] = &[
    (
        "facilities",
        "电力设施文件：GeoJSON、Shapefile（.shp 及同名 .dbf .prj .cpg）、GeoPackage、KML、DXF、CSV、Excel、OSM XML 或 zip，多个文件合为一套",
        "Facility files: GeoJSON, shapefile (.shp with its .dbf .prj .cpg), GeoPackage, KML, DXF, CSV, Excel, OSM XML or zip; several are one set",
    ),
    (
        "crs",
        "设施文件未写明坐标系时按此，如 EPSG:4527、CGCS2000、GCJ-02",
        "Coordinate system of facility files that do not state theirs, such as EPSG:4527, CGCS2000, GCJ-02",
    ),
    ("site", "场地范围文件", "File with the outline of the site"),
    (
        "site_crs",
        "场地文件未写明坐标系时按此",
        "Coordinate system of the site's file if it does not state its own",
    ),
    (
        "site_accuracy",
        "场地位置误差（95%），米",
        "Position error of the site (95 %), metres",
    ),
    (
        "facility_accuracy",
        "设施位置误差（95%），米",
        "Position error of the facilities (95 %), metres",
    ),
    (
        "work",
        "拟进行的作业，逗号分隔：building 建房 crane 起重 excavation 开挖 piling 打桩 drilling 钻探 earth 取土 blasting 爆破 vehicle 车辆通行",
        "Declared work, separated by commas: building,crane,excavation,piling,drilling,earth,blasting,vehicle",
    ),
    (
        "reach",
        "起重机臂长可达半径，米",
        "Reach of the crane, metres",
    ),
    (
        "machine_height",
        "车辆机械连同装载物，或吊臂最高点的离地高度，米；不给则穿越、起重的净距不能确定",
        "Height above ground of the vehicle with its load, or of the crane's highest part, metres; unknown leaves its clearance untold",
    ),
    (
        "stand",
        "起重机站位，场地坐标系，东（经度）在前",
        "Where the crane stands, in the site's system, easting or longitude first",
    ),
    (
        "height",
        "地面大地高，米；不给则计入不确定度",
        "Height of the ground above the ellipsoid, metres; unknown widens the uncertainty",
    ),
    (
        "spread",
        "两边导线间距（全宽）的典型值，米，按 ±25% 计",
        "Typical full distance between the outer conductors, metres, taken as ± 25 %",
    ),
    (
        "coverage",
        "设施资料完整范围（GeoJSON 面）",
        "Areas in which the facilities are complete (GeoJSON polygons)",
    ),
    (
        "own_crs",
        "自有坐标系参数文件（JSON 列表，七参数或四参数，写法见 docs/command-line.md）",
        "The office's own coordinate systems: a JSON list with seven or four parameters, see docs/command-line.md",
    ),
    (
        "populated",
        "公布的人口密集地区（各种格式的面，须有公布机关 authority 和文号 document）；线路有最大计算风偏时才按窄的算",
        "Areas declared densely populated (polygons naming authority and document); they narrow only a line whose wind deviation is stated",
    ),
    (
        "policy",
        "使用此保护区策略文件（见 policy export）",
        "Use this zone policy (see policy export)",
    ),
    (
        "within",
        "列出此距离内的全部设施，米；不影响结论",
        "List every facility within this distance, metres; the verdict does not change",
    ),
    (
        "map",
        "指定字段列，如 name=线路名称,voltage=电压等级",
        "Columns of fields, such as name=线路名称,voltage=电压等级",
    ),
];

/// For the catalogue of messages.
pub(crate) const WORDS: &[Entry] = &[
    (
        "screen.verdict.inside",
        "结论：在保护范围内",
        "Answer: inside",
    ),
    (
        "screen.verdict.cannot_tell",
        "结论：不能确定，须现场勘查",
        "Answer: cannot tell, a survey has to settle it",
    ),
    (
        "screen.verdict.outside",
        "结论：在保护范围外",
        "Answer: outside",
    ),
    ("screen.short.inside", "在内", "inside"),
    ("screen.short.cannot_tell", "不能确定", "cannot tell"),
    ("screen.short.outside", "在外", "outside"),
    ("screen.kind.line", "架空线路", "overhead line"),
    ("screen.kind.cable", "电缆", "cable"),
    ("screen.kind.river_cable", "江河电缆", "river cable"),
    ("screen.kind.sea_cable", "海底电缆", "sea cable"),
    ("screen.kind.tower", "杆塔", "tower"),
    ("screen.kind.guy", "拉线", "guy"),
    ("screen.kind.substation", "变电站", "substation"),
    ("screen.kind.plant", "发电厂", "plant"),
    ("screen.kind.unknown", "类型不明", "kind unknown"),
    ("screen.voltage_unknown", "电压不明", "voltage unknown"),
    (
        "screen.rule.overhead_zone",
        "架空线路保护区",
        "overhead zone",
    ),
    (
        "screen.rule.low_voltage_clearance",
        "低压线路安全距离",
        "low-voltage clearance",
    ),
    (
        "screen.rule.foundation_ring",
        "基础保护范围",
        "foundation ring",
    ),
    ("screen.rule.blasting", "爆破距离", "blasting"),
    ("screen.rule.cable_zone", "电缆保护区", "cable zone"),
    ("screen.rule.station_fence", "厂站围墙", "station fence"),
    ("screen.rule.crane", "起重机械", "crane"),
    (
        "screen.rule.clearance_vertical",
        "净距（空间安全距离）",
        "clearance in space",
    ),
    ("screen.rule.none", "无适用条款", "no rule applies"),
    (
        "screen.distance",
        "距导线 {conductor}（距所绘位置 {centreline} m），要求 {zone} m",
        "{conductor} from the conductor ({centreline} m from what is drawn), {zone} m required",
    ),
    (
        "screen.inside",
        "深入 {inside} m，重叠 {overlap} m²",
        "{inside} m inside, {overlap} m² overlap",
    ),
    ("screen.status.verified", "", ""),
    (
        "screen.status.secondary",
        "【转引，未见原文】",
        " [from a copy]",
    ),
    ("screen.status.memory", "【未经核实】", " [not verified]"),
    ("screen.effect.forbidden", "禁止{what}", "{what} forbidden"),
    (
        "screen.effect.permission",
        "{what}须经批准",
        "{what} needs permission",
    ),
    (
        "screen.effect.distance",
        "{what}须保持距离",
        "{what} keeps its distance",
    ),
    ("screen.work.building", "兴建建筑物、构筑物", "building"),
    ("screen.work.crane", "起重作业", "crane work"),
    ("screen.work.excavation", "开挖", "excavation"),
    ("screen.work.piling", "打桩", "piling"),
    ("screen.work.drilling", "钻探", "drilling"),
    ("screen.work.earth", "取土", "taking earth"),
    ("screen.work.blasting", "爆破", "blasting"),
    ("screen.work.vehicle", "车辆机械通行", "vehicles passing"),
    (
        "screen.note.spread.assumed",
        "边线间距为假定值",
        "spread assumed",
    ),
    (
        "screen.note.spread.unknown",
        "边线间距不明，按电压上限计",
        "spread unknown, the voltage's bound counts",
    ),
    (
        "screen.note.voltage.from_name",
        "电压取自名称",
        "voltage from the name",
    ),
    (
        "screen.note.voltage.from_line",
        "电压取自所在线路",
        "voltage from its line",
    ),
    (
        "screen.note.accuracy.default",
        "设施误差未知，按默认值",
        "facility accuracy unknown, default taken",
    ),
    (
        "screen.note.site_accuracy.default",
        "场地误差未知，按默认值",
        "site accuracy unknown, default taken",
    ),
    (
        "screen.note.policy.from_memory",
        "用到未经核实的数值",
        "uses numbers not verified",
    ),
    (
        "screen.note.crs.shifted",
        "来自偏移坐标系，误差至少 1 m",
        "from a shifted system, at least 1 m",
    ),
    (
        "screen.note.datum.mixed",
        "场地与设施坐标系不同（WGS 84 / CGCS2000）",
        "WGS 84 and CGCS2000 mixed",
    ),
    (
        "screen.note.foundation.point",
        "基础按半宽 2 m 计",
        "foundation taken as 2 m around its point",
    ),
    ("screen.note.voltage.unknown", "电压不明", "voltage unknown"),
    (
        "screen.note.voltage.no_row",
        "该电压没有对应条款",
        "no rule for this voltage",
    ),
    ("screen.note.kind.unknown", "设施类型不明", "kind unknown"),
    (
        "screen.note.line.course_unknown",
        "线路只有点位，走向不明",
        "points alone, the course of the line unknown",
    ),
    (
        "screen.note.station.point_only",
        "厂站只有点位，没有围墙",
        "station drawn as a mere point",
    ),
    (
        "screen.note.crane.stand_unknown",
        "起重机站位或臂长不明",
        "crane's stand or reach unknown",
    ),
    (
        "screen.note.policy.row_missing",
        "策略缺少该条款",
        "the policy lacks this rule",
    ),
    (
        "screen.note.clearance.no_row",
        "该电压没有净距规定，由勘查确认",
        "no clearance laid down for this voltage, the survey settles it",
    ),
    (
        "screen.note.height.unknown",
        "导线高度或作业最高点不明",
        "height of conductor or work unknown",
    ),
    (
        "screen.note.height.accuracy_default",
        "导线高度误差未知，按默认值",
        "error of the conductor height unknown, default taken",
    ),
    (
        "screen.note.height.level_ground",
        "按地面平坦计",
        "ground taken as level",
    ),
    (
        "screen.note.crs.own",
        "来自自有坐标系，已计入参数误差",
        "from an own system, the parameters' error counted",
    ),
    (
        "screen.note.water.unknown",
        "水域或航道等级不明，按两种宽度计",
        "kind of water unknown, both widths count",
    ),
    (
        "screen.note.policy.province",
        "按本省规定",
        "by the province's rule",
    ),
    (
        "screen.note.policy.province_unverified",
        "本省另有规定，未核对原文，两者都计",
        "the province's rule is not verified, both count",
    ),
    (
        "screen.note.populated.narrowed",
        "人口密集地区，按最大计算风偏加安全距离",
        "populated area: wind deviation plus safe distance",
    ),
    (
        "screen.note.populated.no_design",
        "人口密集地区，但没有最大计算风偏，按一般宽度",
        "populated area, but no wind deviation stated: general width",
    ),
    (
        "screen.note.populated.no_safe_distance",
        "人口密集地区，但该电压没有安全距离规定，按一般宽度",
        "populated area, but no safe distance for this voltage: general width",
    ),
    (
        "screen.note.populated.not_narrower",
        "人口密集地区，算得不小于一般宽度，按一般宽度",
        "populated area, but the sum is no narrower: general width",
    ),
    (
        "screen.reason.site.none",
        "场地文件里没有图形",
        "The site's file holds no outline",
    ),
    (
        "screen.reason.site.crs_unknown",
        "场地坐标系不明（{crs}），未测量",
        "The site's coordinate system is unknown ({crs}); nothing was measured",
    ),
    (
        "screen.reason.site.crs_needs_parameters",
        "场地坐标系（{crs}）须有转换参数；请录入自有坐标系参数，或要 CGCS2000 成果",
        "The site's system ({crs}) needs parameters; enter them as an own system, or ask for CGCS2000",
    ),
    (
        "screen.reason.facilities.none",
        "没有任何设施资料",
        "No facility is loaded",
    ),
    (
        "screen.reason.facilities.crs_unknown",
        "{file}：坐标系不明（{crs}），{rows} 行无法定位",
        "{file}: coordinate system unknown ({crs}), {rows} rows not placed",
    ),
    (
        "screen.reason.facilities.crs_needs_parameters",
        "{file}：坐标系（{crs}）须有转换参数；请录入自有坐标系参数，或要 CGCS2000 成果",
        "{file}: its system ({crs}) needs parameters; enter them as an own system, or ask for CGCS2000",
    ),
    (
        "screen.reason.facilities.rejected_row",
        "附近可能有未能读入的设施 {count} 行（{file} 第 {row} 行，{why}）",
        "{count} rows that may lie here could not be read ({file} row {row}: {why})",
    ),
    (
        "screen.reason.coverage.assumed",
        "未声明资料完整范围，按已载入设施周围 {metres} m 计",
        "Completeness is not declared; {metres} m around loaded facilities assumed",
    ),
    (
        "screen.reason.coverage.declared",
        "在声明的资料完整范围内",
        "Within a declared area of completeness",
    ),
    (
        "screen.reason.coverage.partial",
        "资料完整声明未包括全部类型或电压",
        "Completeness is not declared for every kind and voltage",
    ),
    (
        "screen.reason.coverage.none",
        "不在资料完整范围内",
        "Not within an area known to be complete",
    ),
    (
        "screen.reason.policy.row_missing",
        "策略缺少条款：{rule}",
        "The policy lacks a rule: {rule}",
    ),
    (
        "screen.reason.towers.not_loaded",
        "拟动土而附近线路的杆塔、拉线未载入（{id} 等 {count} 条）",
        "Digging, while towers and guys of {count} lines nearby are not loaded ({id})",
    ),
    (
        "screen.reason.coverage.support_without_line",
        "附近有杆塔而所属线路未载入（{name} 等 {count} 基），导线走向不明；请补上线路，或现场确定",
        "{count} towers nearby whose line is not loaded ({name}): where the conductors go is unknown; load the line, or settle on site",
    ),
    (
        "screen.reason.crane.reach_impossible",
        "臂长 {reach_m} m 不合理",
        "A reach of {reach_m} m is impossible",
    ),
    (
        "screen.reason.voltage.unknown",
        "{count} 处设施电压不明（{id}）",
        "Voltage of {count} facilities unknown ({id})",
    ),
    (
        "screen.reason.voltage.no_row",
        "{count} 处设施的电压没有对应条款（{id}）",
        "No rule for the voltage of {count} facilities ({id})",
    ),
    (
        "screen.reason.kind.unknown",
        "{count} 处设施类型不明（{id}）",
        "Kind of {count} facilities unknown ({id})",
    ),
    (
        "screen.reason.line.course_unknown",
        "{count} 条线路只有点位，走向不明（{id}）",
        "{count} lines known by points alone, their course unknown ({id})",
    ),
    (
        "screen.reason.station.point_only",
        "{count} 处厂站只有点位（{id}）",
        "{count} stations drawn as mere points ({id})",
    ),
    (
        "screen.reason.crane.stand_unknown",
        "起重机站位或臂长不明（{count} 处）",
        "The crane's stand or reach is unknown ({count})",
    ),
    (
        "screen.reason.height.unknown",
        "导线高度或作业最高点不明，净距不能确定（{count} 处，{id}）",
        "Height of conductor or work unknown: clearance cannot be told ({count}, {id})",
    ),
    (
        "screen.reason.clearance.no_row",
        "该电压没有净距规定，由勘查确认（{count} 处，{id}）",
        "No clearance is laid down for the voltage of {count} facilities, the survey settles it ({id})",
    ),
    (
        "screen.reason.border.within_uncertainty",
        "{count} 处在误差范围内（{id}）",
        "{count} within the uncertainty of the border ({id})",
    ),
    (
        "screen.versions",
        "设施版本 {facilities_version}\n规则版本 {rules_version}\n场地 {site_hash}",
        "facilities {facilities_version}\nrules {rules_version}\nsite {site_hash}",
    ),
    (
        "screen.crs_unknown",
        "提示：{file} 没有写明坐标系，用 --crs 指明；现按不明处理",
        "Note: {file} states no coordinate system; say it with --crs. It counts as unknown",
    ),
    (
        "screen.crs_given",
        "提示：{file} 按给定坐标系 {crs} 读取",
        "Note: {file} is read as {crs}, as given",
    ),
    (
        "screen.crs_stated",
        "提示：{file} 自带坐标系 {crs}，未采用 --crs",
        "Note: {file} states {crs}; --crs is not used for it",
    ),
    (
        "screen.rejected",
        "提示：{file} 有 {count} 行未能读入（第 {row} 行，{why}）",
        "Note: {count} rows of {file} could not be read (row {row}, {why})",
    ),
    (
        "screen.noted",
        "提示：{file}：{what}（{count} 处）",
        "Note: {file}: {what} ({count})",
    ),
    (
        "work.unknown",
        "没有“{given}”这种作业",
        "“{given}” is no kind of work",
    ),
    (
        "hint.work.choose_listed",
        "可选：{accepted}。",
        "Choose from {accepted}.",
    ),
    (
        "stand.not_a_pair",
        "站位“{given}”不是两个数",
        "“{given}” is no pair of numbers",
    ),
    (
        "stand.not_a_place",
        "站位“{given}”不在场地坐标系内（{why}）",
        "“{given}” is no place in the site's system ({why})",
    ),
    (
        "hint.stand.in_site_crs",
        "按场地坐标系填写 X,Y，东（经度）在前。",
        "Give X,Y in the site's system, easting or longitude first.",
    ),
    (
        "number.out_of_range",
        "{option} 的 {value} 不合理（{least} 至 {most}）",
        "{option} {value} is out of range ({least} to {most})",
    ),
    (
        "hint.number.check_unit",
        "长度以米计。",
        "Lengths are in metres.",
    ),
    (
        "layer.unreadable",
        "“{given}”不是图层=用途",
        "“{given}” is not layer=use",
    ),
    (
        "hint.layer.equals_use",
        "用途写 none（不要）、设施种类、电压，或 种类:电压，如 line:10kV。",
        "A use is none (leave it out), a kind, a voltage, or kind:voltage such as line:10kV.",
    ),
    (
        "map.unknown",
        "“{given}”不是字段=列名",
        "“{given}” is not field=column",
    ),
    (
        "hint.map.field_equals_column",
        "字段可为 {accepted}。",
        "Fields are {accepted}.",
    ),
    (
        "site.not_geometry",
        "场地文件里不是面、线或点",
        "The site's file holds no usable geometry",
    ),
    ("site.empty", "场地没有坐标", "The site has no coordinates"),
    (
        "site.too_few_points",
        "一圈边界至少要三个不同的角点",
        "A ring needs three different corners",
    ),
    (
        "site.not_closed",
        "第 {ring} 圈边界没有闭合",
        "Ring {ring} is not closed",
    ),
    (
        "site.self_crossing",
        "第 {ring} 圈边界自相交（第 {first} 边与第 {second} 边）",
        "Ring {ring} crosses itself (sides {first} and {second})",
    ),
    (
        "site.flat",
        "一圈边界没有围出面积",
        "A ring encloses nothing",
    ),
    (
        "site.too_many_points",
        "角点过多，上限 {limit}",
        "Too many vertices, the most is {limit}",
    ),
    (
        "site.too_large",
        "场地过大，上限 {widest_m} m",
        "The site is too large, the most is {widest_m} m",
    ),
    (
        "site.not_finite",
        "坐标不是数",
        "A coordinate is not a number",
    ),
    (
        "site.out_of_range",
        "坐标超出其坐标系范围",
        "A coordinate is out of range for its system",
    ),
    (
        "site.zone_mismatch",
        "坐标带号与坐标系不符",
        "The zone prefix is not that of the coordinate system",
    ),
    (
        "site.axis_swapped",
        "坐标 X、Y 顺序颠倒",
        "Northing and easting are swapped",
    ),
    (
        "site.bad_number",
        "{what} 不合理",
        "{what} is not a possible number",
    ),
    (
        "hint.site.check_outline",
        "请改正场地范围后重试。",
        "Correct the outline and try again.",
    ),
    (
        "hint.own_crs.check_parameters",
        "请核对参数的单位、正负号和旋转约定。",
        "Check units, signs and the sense of rotation of the parameters.",
    ),
    (
        "hint.file.check_content",
        "请检查文件内容。",
        "Check what the file holds.",
    ),
    (
        "policy.unreadable",
        "{path} 不是保护区策略文件（{detail}）",
        "{path} is no zone policy ({detail})",
    ),
    (
        "policy.newer_format",
        "{path} 由更新的程序写出（{detail}）",
        "{path} was written by a newer program ({detail})",
    ),
    (
        "policy.bad_row",
        "{path} 有不合理的数值（{detail}）",
        "{path} has an impossible number ({detail})",
    ),
    (
        "policy.same_case",
        "{path} 有两行管同一种情形（{detail}）",
        "{path} has two rows for one case ({detail})",
    ),
    (
        "hint.policy.export_first",
        "从 policy export 输出的文件改起。",
        "Start from the file that policy export writes.",
    ),
];
