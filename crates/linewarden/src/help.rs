//! Help in both languages: clap gets the words of the chosen one when the command is built.

use crate::words::{self, Lang};
use clap::{Arg, ArgAction, Command};

/// Help text of a key, in the language chosen before parsing.
pub(crate) fn help(key: &str) -> &'static str {
    let found = HELP.iter().find(|(name, ..)| *name == key);
    let (_, zh, en) = found
        .unwrap_or_else(|| panic!("help for {key} is written; every command is built by a test"));
    match words::lang() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Headings and the help flag of a command and all below it.
pub(crate) fn localised(command: Command) -> Command {
    let zh = words::lang() == Lang::Zh;
    let (options, commands, usage) = if zh {
        ("选项", "命令", "用法：")
    } else {
        ("Options", "Commands", "Usage: ")
    };
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let is_root = command.get_name() == "linewarden";
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(commands)
        .subcommand_value_name(if zh { "命令" } else { "COMMAND" })
        .help_template(format!(
            "{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(help("help"))
                .display_order(902),
        )
        .mut_args(move |arg| {
            // What may be given and what holds by default stands in the words.
            let arg = arg.help_heading(options);
            match arg.get_action().takes_values() {
                true => arg.hide_possible_values(true).hide_default_value(true),
                false => arg,
            }
        });
    if is_root {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .display_order(903);
        command = command.arg(version.help(help("version")).help_heading(options));
    }
    for name in names {
        command = command.mut_subcommand(name, localised);
    }
    command
}

/// Key, Chinese, English.
const HELP: &[(&str, &str, &str)] = &[
    (
        "about",
        "护线：业扩报装电力设施保护前置核查",
        "Linewarden: protection-zone checks before electricity is supplied",
    ),
    (
        "after",
        "退出码：0 已答复；2 用法或输入有误；3 答复本身为失败（如校验发现损坏）。",
        "Exit codes: 0 answered; 2 wrong use or bad input; 3 the answer is a failure (verify found damage).",
    ),
    (
        "format",
        "输出格式：text 供人阅读（默认），json 供程序读取",
        "Output: text for people (default) or json for programs",
    ),
    (
        "lang",
        "语言：zh 或 en，默认随系统",
        "Language: zh or en, the system's by default",
    ),
    ("help", "显示帮助", "Show this help"),
    ("version", "显示版本", "Show the version"),
    (
        "tier",
        "按供电电压和容量分级，说明理由和流程",
        "Route by supply voltage and capacity, with reasons and path",
    ),
    (
        "tier.voltage",
        "供电电压：220V、380V、10kV、20kV、35kV、66kV、110kV、220kV",
        "Supply voltage: 220V, 380V, 10kV, 20kV, 35kV, 66kV, 110kV, 220kV",
    ),
    (
        "tier.capacity",
        "申请容量：低压用 kW，高压用 kVA 或 MVA；不写单位即 kW 或 kVA；增容时为新增容量",
        "Capacity applied for: kW at low voltage, kVA or MVA at high; a bare number is kW or kVA; at an increase, what is added",
    ),
    (
        "tier.existing",
        "增容：原有容量",
        "At an increase: the capacity installed already",
    ),
    (
        "tier.basis",
        "增容按 total（合计）还是 added（新增）分级，默认按策略",
        "At an increase: route by total or added, the policy's choice by default",
    ),
    (
        "tier.table",
        "用此分档表文件代替随产品提供的表",
        "Use this tier table instead of the one that ships",
    ),
    (
        "deadline",
        "计算时限到期日，逐日说明理由",
        "Compute when a period ends, explained day by day",
    ),
    (
        "deadline.received",
        "收到时间，如 2026-02-13T17:30+08:00；不写时区即北京时间",
        "When it was received, such as 2026-02-13T17:30+08:00; without offset it is +08:00",
    ),
    (
        "deadline.days",
        "天数，1 至 3660",
        "Length in days, 1 to 3660",
    ),
    (
        "deadline.cutoff",
        "每日截止时刻，如 17:00，该分钟内收到不算迟；默认不设",
        "Last minute of the office's day, such as 17:00, itself in time; none by default",
    ),
    (
        "deadline.unit",
        "working 工作日（默认）或 calendar 自然日",
        "working days (default) or calendar days",
    ),
    (
        "deadline.starts",
        "receipt 收件（默认，休息日或截止后收到视为下一工作日收到）或 event 事件（当日起算，如公告）",
        "receipt (default; on a rest day or after the cut-off it counts as of the next working day) or event (its own day, such as a public notice)",
    ),
    (
        "deadline.closing",
        "本单位休息日，如 2026-03-04，可用逗号分隔多个",
        "Days this office is closed, such as 2026-03-04, separated by commas",
    ),
    (
        "deadline.pause",
        "中止期间 起/止，如 2026-03-04/2026-03-10，两端都不计，可多次给出",
        "Paused days FROM/TO, such as 2026-03-04/2026-03-10, both ends left out; may be repeated",
    ),
    (
        "deadline.notice",
        "另加一份放假安排文件（holiday-cn 格式），可多次给出",
        "Add a holiday notice file (holiday-cn form); may be repeated",
    ),
    (
        "screen",
        "按文件判断场地是否在电力设施保护区内",
        "Tell from files whether a site is in a protection zone",
    ),
    ("policy", "策略数据", "Policy data"),
    (
        "policy.export",
        "输出随产品提供的策略文件，可修改后交回使用",
        "Write out policy data as it ships, to edit and hand back",
    ),
    (
        "policy.kind",
        "zones 保护区（默认，供 screen --policy）、tiers 分档表、clocks 时限、calendar 放假安排",
        "zones (default, for screen --policy), tiers, clocks or calendar",
    ),
    (
        "policy.output",
        "写入此文件而不是标准输出；已有文件不覆盖",
        "Write to this file, not to stdout; an existing file is left alone",
    ),
    (
        "serve",
        "提供浏览器使用的本机服务",
        "Serve the office to browsers on this machine",
    ),
    (
        "serve.store",
        "数据目录；不存在则新建",
        "Folder of the store; made if it is not there",
    ),
    (
        "serve.database",
        "PostgreSQL 数据库地址（此版本尚不支持）",
        "Address of a PostgreSQL database (not in this version yet)",
    ),
    (
        "serve.listen",
        "监听地址，默认 127.0.0.1:0，即自动选择端口；只接受本机地址",
        "Address to listen on, 127.0.0.1:0 by default, which picks a port; of this machine only",
    ),
    (
        "serve.pages",
        "页面目录，默认取 LINEWARDEN_PAGES，再找程序旁的 pages 或 ui/dist",
        "Folder of the pages; by default LINEWARDEN_PAGES, then pages or ui/dist beside the program",
    ),
    (
        "demo",
        "建立示例数据，供试用和学习",
        "Make a sample office to try and to learn with",
    ),
    ("demo.folder", "新目录或空目录", "A new or an empty folder"),
    (
        "verify",
        "校验数据：日志、文件、编号、个人信息凭证和汇总表；只读不写",
        "Check a store: journal, files, numbers, commitments and folded tables; nothing is written to it",
    ),
    ("verify.store", "数据目录", "Folder of the store"),
    (
        "verify.against",
        "另行保存的日志末端 位置:散列，用于发现末端被截去",
        "A head kept elsewhere, position:hash; it finds a tail cut off",
    ),
    (
        "import",
        "将电力设施数据导入并设为现行版本",
        "Bring in facility data and make it the version in force",
    ),
    (
        "import.files",
        "设施文件：GeoJSON、Shapefile（.shp 及同名 .dbf .prj .cpg）、GeoPackage、KML、DXF、CSV、Excel、OSM XML 或 zip，多个文件合为一套",
        "Facility files: GeoJSON, shapefile (.shp with its .dbf .prj .cpg), GeoPackage, KML, DXF, CSV, Excel, OSM XML or zip; several are one set",
    ),
    ("import.store", "数据目录", "Folder of the store"),
    (
        "import.crs",
        "文件未写明坐标系时按此，如 EPSG:4527、CGCS2000、GCJ-02",
        "Coordinate system of files that do not state theirs, such as EPSG:4527, CGCS2000, GCJ-02",
    ),
    (
        "import.map",
        "指定各字段的列名，如 name=线路名称,voltage=电压等级",
        "Columns of the fields, such as name=NAME,voltage=KV",
    ),
    (
        "import.encoding",
        "表格和图纸的文字编码，识别错了才要写：GBK、GB18030、UTF-8、Big5",
        "Encoding of tables and drawings, where it is recognised wrong: GBK, GB18030, UTF-8, Big5",
    ),
    (
        "import.layer",
        "图纸的图层是什么，可写多次：图框=none，导线=line，导线=10kV，导线=cable:10kV",
        "What a drawing's layer is, may be given again: FRAME=none, XL=line, XL=10kV, XL=cable:10kV",
    ),
    (
        "import.mode",
        "replace 代替现行数据（默认）或 add 补充",
        "replace what is in force (default) or add to it",
    ),
    (
        "import.label",
        "版本名称，默认为文件名",
        "Name of the version, the files' names by default",
    ),
    (
        "affected",
        "列出因设施数据变化而结论改变的在办和已批准案件",
        "List open and approved cases whose answer changed with the facility data",
    ),
    ("affected.store", "数据目录", "Folder of the store"),
    (
        "affected.since",
        "设施数据版本，可只写前 8 位以上",
        "Version of the facility data; its first 8 digits or more will do",
    ),
    (
        "paper_worker",
        "由程序自己启动，用于制作文书",
        "Started by the program itself to make papers",
    ),
];
