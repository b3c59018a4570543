//! Messages of the commands.

use super::Entry;

pub(super) const MESSAGES: &[Entry] = &[
    (
        "voltage.unknown",
        "没有“{given}”这种供电电压",
        "“{given}” is no supply voltage",
    ),
    (
        "hint.voltage.choose_listed",
        "可选：{accepted}。",
        "Choose one of {accepted}.",
    ),
    (
        "capacity.wrong_unit",
        "“{given}”的单位不对，应为 {expected}",
        "“{given}” has the wrong unit, {expected} is wanted",
    ),
    (
        "capacity.not_positive",
        "容量“{given}”须大于零",
        "A capacity must be above zero, not “{given}”",
    ),
    (
        "capacity.not_a_number",
        "“{given}”不是容量",
        "“{given}” is no capacity",
    ),
    (
        "capacity.too_fine",
        "“{given}”过细：以 {unit} 计最多 {decimals} 位小数，不做四舍五入",
        "“{given}” is too fine: at most {decimals} decimals in {unit}; nothing is rounded",
    ),
    (
        "capacity.too_large",
        "“{given}”过大，上限 {max} {unit}",
        "“{given}” is too large, the most is {max} {unit}",
    ),
    (
        "hint.capacity.use_expected_unit",
        "低压用 kW，高压用 kVA 或 MVA；不写单位即 kW 或 kVA。",
        "Low voltage takes kW, high voltage kVA or MVA; a bare number is kW or kVA.",
    ),
    (
        "hint.capacity.round_yourself",
        "请按申请材料核实后填写。",
        "Check the application and enter the value meant.",
    ),
    (
        "hint.capacity.check_unit",
        "请检查单位。",
        "Check the unit.",
    ),
    (
        "hint.capacity.plain_decimal",
        "请填写普通小数，如 13.2。",
        "Enter a plain decimal such as 13.2.",
    ),
    (
        "tiers.unreadable",
        "分档表无法读取：{detail}",
        "The tier table cannot be read: {detail}",
    ),
    (
        "tiers.gap",
        "分档表在 {voltage} 有空档：{from} 至 {to}",
        "The tier table has a gap at {voltage}: {from} to {to}",
    ),
    (
        "tiers.overlap",
        "分档表在 {voltage} 重叠：{from} 至 {to}，行 {rows}",
        "The tier table overlaps at {voltage}: {from} to {to}, rows {rows}",
    ),
    (
        "tiers.empty_range",
        "分档表第 {row} 行的范围为空",
        "Row {row} of the tier table has an empty range",
    ),
    (
        "tiers.mixed_voltages",
        "分档表第 {row} 行混有低压和高压",
        "Row {row} of the tier table mixes low and high voltage",
    ),
    (
        "tiers.duplicate_row",
        "分档表有两行叫 {row}",
        "Two rows of the tier table are called {row}",
    ),
    (
        "tiers.path",
        "分档表第 {row} 行的流程不成立：{stage}",
        "The path of row {row} does not work: {stage}",
    ),
    (
        "tiers.step_without_unit",
        "分档表第 {row} 行的 {stage} 无承办单位",
        "Nobody does {stage} in row {row}",
    ),
    (
        "hint.tiers.check_file",
        "每种电压、每个容量须恰有一行；单位为 W 或 VA，两端含。",
        "Every voltage and every capacity needs exactly one row; units are W or VA, both ends included.",
    ),
    (
        "clock.received_unreadable",
        "“{given}”不是时间",
        "“{given}” is no time",
    ),
    (
        "hint.clock.date_time_form",
        "写法如 2026-02-13T17:30+08:00。",
        "Write it as 2026-02-13T17:30+08:00.",
    ),
    (
        "clock.cutoff_unreadable",
        "“{given}”不是时刻",
        "“{given}” is no time of day",
    ),
    (
        "hint.clock.time_form",
        "写法如 17:00。",
        "Write it as 17:00.",
    ),
    (
        "clock.days_not_a_number",
        "天数“{given}”不是整数",
        "“{given}” is no whole number of days",
    ),
    (
        "clock.days_out_of_range",
        "天数 {given} 不在 {min} 至 {max} 之间",
        "{given} days is not between {min} and {max}",
    ),
    (
        "hint.clock.whole_days",
        "请填写天数，如 3。",
        "Enter a number of days such as 3.",
    ),
    (
        "clock.date_unreadable",
        "“{given}”不是日期",
        "“{given}” is no date",
    ),
    (
        "hint.clock.date_form",
        "写法如 2026-03-04。",
        "Write it as 2026-03-04.",
    ),
    (
        "clock.date_out_of_range",
        "日期“{given}”超出可计算的范围",
        "The date “{given}” is out of range",
    ),
    (
        "clock.pause_reversed",
        "中止期间“{given}”止早于起",
        "The pause “{given}” ends before it begins",
    ),
    ("hint.clock.check_date", "请检查日期。", "Check the date."),
    (
        "clock.pause_unreadable",
        "“{given}”不是中止期间",
        "“{given}” is no pause",
    ),
    (
        "hint.clock.pause_form",
        "写法如 2026-03-04/2026-03-10。",
        "Write it as 2026-03-04/2026-03-10.",
    ),
    (
        "calendar.unreadable",
        "放假安排文件无法读取：{detail}",
        "The holiday notice cannot be read: {detail}",
    ),
    (
        "calendar.notice_empty",
        "{year} 年的放假安排文件没有任何日期",
        "The holiday notice for {year} names no day",
    ),
    (
        "hint.calendar.wait_for_notice",
        "该年通知尚未发布，请待发布后再导入。",
        "The notice for that year is not out yet; import it when it is.",
    ),
    (
        "calendar.bad_day",
        "放假安排（{notice} 年）中的 {date} 重复或不属于该年",
        "{date} in the notice for {notice} is given twice or belongs to another year",
    ),
    (
        "hint.calendar.check_file",
        "请检查文件内容。",
        "Check the file.",
    ),
    (
        "file.unreadable",
        "无法读取 {path}：{detail}",
        "Cannot read {path}: {detail}",
    ),
    (
        "file.unwritable",
        "无法写入 {path}：{detail}",
        "Cannot write {path}: {detail}",
    ),
    (
        "hint.file.check_path",
        "请检查路径和权限。",
        "Check the path and the permissions.",
    ),
    (
        "file.exists",
        "{path} 已存在，未覆盖",
        "{path} exists and was left alone",
    ),
    (
        "hint.file.choose_another",
        "请换一个文件名。",
        "Choose another name.",
    ),
    (
        "usage.unknown_argument",
        "没有 {argument} 这个选项",
        "There is no option {argument}",
    ),
    (
        "usage.unknown_command",
        "没有 {command} 这个命令",
        "There is no command {command}",
    ),
    ("usage.missing_command", "缺少命令", "A command is missing"),
    (
        "usage.missing_argument",
        "缺少 {argument}",
        "{argument} is missing",
    ),
    (
        "usage.missing_value",
        "{argument} 缺少取值",
        "{argument} needs a value",
    ),
    (
        "usage.invalid_value",
        "{argument} 不能取“{value}”",
        "{argument} cannot be “{value}”",
    ),
    (
        "usage.conflict",
        "{argument} 不能这样使用：重复或互相冲突",
        "{argument} is given twice or conflicts with another",
    ),
    (
        "usage.value_count",
        "{argument} 的取值个数不对",
        "{argument} has the wrong number of values",
    ),
    (
        "usage.not_utf8",
        "参数不是 UTF-8 文本",
        "An argument is not UTF-8 text",
    ),
    ("usage.invalid", "用法有误", "Wrong use"),
    ("hint.usage.see_help", "用法见 --help。", "See --help."),
    ("policy.written", "已写入 {written}", "Written to {written}"),
    (
        "tier.answer",
        "{tier}：{voltage}，{deciding}（分档表 {version} 第 {row} 行）",
        "{tier}: {voltage}, {deciding} (row {row} of tier table {version})",
    ),
    (
        "tier.increase_total",
        "增容：原有 {existing}，新增 {applied}，按合计分级",
        "Increase: {existing} installed, {applied} added, routed by the total",
    ),
    (
        "tier.increase_added",
        "增容：原有 {existing}，新增 {applied}，按新增分级",
        "Increase: {existing} installed, {applied} added, routed by what is added",
    ),
    ("tier.source", "依据：{source}", "Source: {source}"),
    (
        "tier.same_unit",
        "与“{stage}”同一单位",
        "the unit of “{stage}”",
    ),
    ("tier.with", "，会同{units}", ", with {units}"),
    (
        "tier.four_eyes_on",
        "勘查与决定须由不同的人办理",
        "Survey and decision by different people",
    ),
    (
        "tier.four_eyes_off",
        "勘查与决定可由同一人办理",
        "Survey and decision may be by one person",
    ),
    ("deadline.settled", "到期日：{due}", "Due: {due}"),
    (
        "deadline.unsettled",
        "到期日：待定；放假安排未发布，按平常周推算为 {due}",
        "Due: not settled; the holiday notice is not out, by the plain week {due}",
    ),
    (
        "deadline.notice",
        "{year} 年放假安排：{papers}",
        "Holiday notice for {year}: {papers}",
    ),
    ("day.start_day", "起算日，不计", "start, not counted"),
    (
        "day.received_after_cutoff",
        "截止时刻后收到，视为下一工作日收到",
        "received after the cut-off, counts as of the next working day",
    ),
    (
        "day.received_on_rest_day",
        "休息日收到，视为下一工作日收到",
        "received on a rest day, counts as of the next working day",
    ),
    ("day.working_day", "工作日", "working day"),
    ("day.makeup_day", "调休上班", "make-up working day"),
    ("day.calendar_day", "自然日", "calendar day"),
    ("day.weekend", "周末", "weekend"),
    ("day.holiday", "放假", "holiday"),
    ("day.office_closed", "本单位休息", "office closed"),
    ("day.paused", "中止", "paused"),
    (
        "day.end_moved",
        "末日为休息日，顺延至此",
        "the last day was a rest day, moved to here",
    ),
    ("day.unsettled", "（待定）", " (not settled)"),
];
