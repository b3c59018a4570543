//! Words of the commands that work on a store: serve, demo, verify, import, affected.

use super::Entry;

pub(super) const STORE: &[Entry] = &[
    ("internal", "程序内部故障", "A fault inside the program"),
    (
        "hint.try_again",
        "请重试；仍不行请保留数据目录并报告。",
        "Try again; if it stays, keep the store's folder and report it.",
    ),
    (
        "hint.input.correct",
        "请改正后重试。",
        "Correct it and try again.",
    ),
    ("hint.case.reload", "请重试。", "Try again."),
    (
        "store.missing",
        "{store} 中没有数据",
        "There is no store in {store}",
    ),
    (
        "hint.store.found_first",
        "请检查路径；新数据目录由窗口、serve 或 demo 建立。",
        "Check the path; a new store is made by the window, by serve or by demo.",
    ),
    (
        "store.busy",
        "数据正在频繁写入，无法取得完整副本",
        "The store is being written to all the time; no whole copy could be made",
    ),
    (
        "hint.store.close_first",
        "请先关闭正在使用它的程序。",
        "Close the program that uses it first.",
    ),
    (
        "store.copy_failed",
        "无法为校验复制数据：{detail}",
        "The store could not be copied for checking: {detail}",
    ),
    (
        "hint.store.check_disk",
        "请检查权限和临时目录的剩余空间。",
        "Check permissions and the room in the temporary folder.",
    ),
    (
        "store.schema_newer",
        "{file} 由更新版本的程序写成（{found}，本程序为 {known}）",
        "{file} was written by a newer program ({found}, this one knows {known})",
    ),
    (
        "journal.unknown_event",
        "第 {position} 条事件（{kind}）本程序不认识",
        "Event {position} ({kind}) is unknown to this program",
    ),
    (
        "hint.store.newer_program",
        "请用写成它的版本打开。",
        "Open it with the version that wrote it.",
    ),
    (
        "store.open_failed",
        "无法打开 {file}",
        "{file} cannot be opened",
    ),
    (
        "store.migration_failed",
        "无法升级 {file}",
        "{file} could not be migrated",
    ),
    (
        "store.backup_unsound",
        "升级前为 {file} 做的备份不完整，未升级",
        "The copy of {file} made before migrating is not sound; nothing was migrated",
    ),
    (
        "read.failed",
        "无法汇总数据",
        "The store could not be folded",
    ),
    (
        "hint.store.verify_it",
        "请用 linewarden verify 校验。",
        "Check it with linewarden verify.",
    ),
    (
        "papers.not_ready",
        "文书组件不可用：{detail}",
        "Papers cannot be made: {detail}",
    ),
    (
        "hint.papers.check_installation",
        "请检查程序是否完整安装。",
        "Check that the program is installed whole.",
    ),
    (
        "hint.papers.try_again",
        "请重试；仍不行请检查程序是否完整安装。",
        "Try again; if it stays, check that the program is installed whole.",
    ),
    (
        "papers.worker_stopped",
        "文书子进程中断：{detail}",
        "The paper worker stopped: {detail}",
    ),
    (
        "hint.papers.internal_command",
        "此命令由程序自己启动。",
        "The program starts this command itself.",
    ),
    (
        "files.store_failed",
        "附件无法读写",
        "Attachments cannot be read or written",
    ),
    (
        "files.too_large",
        "文件 {bytes} 字节，超过上限 {limit} 字节",
        "The file has {bytes} bytes, at most {limit} are taken",
    ),
    (
        "hint.files.try_again",
        "请检查磁盘和权限后重试。",
        "Check disk and permissions and try again.",
    ),
    (
        "journal.clock_behind",
        "本机时间 {now} 早于最后一条记录 {head}，拒绝写入",
        "This machine's clock says {now}, before the last record of {head}; nothing was written",
    ),
    (
        "journal.conflict",
        "数据刚被别人更改，未写入",
        "Somebody else has just changed it; nothing was written",
    ),
    (
        "journal.read_only",
        "数据为只读，未写入",
        "The store is read-only; nothing was written",
    ),
    (
        "journal.store_failed",
        "日志读写失败",
        "The journal could not be read or written",
    ),
    (
        "journal.damaged",
        "第 {position} 条事件的 {field} 已损坏",
        "Event {position} is damaged in {field}",
    ),
    (
        "desk.store_failed",
        "桌面数据读写失败",
        "The desk store could not be read or written",
    ),
    (
        "sealed.store_failed",
        "个人信息库读写失败",
        "The sealed store could not be read or written",
    ),
    (
        "hint.store.try_again",
        "请重试；仍不行请用 linewarden verify 校验。",
        "Try again; if it stays, check the store with linewarden verify.",
    ),
    // serve
    ("serve.enter", "打开 {enter}", "open {enter}"),
    (
        "serve.no_pages",
        "提示：没有找到页面文件，只提供接口。用 --pages 指明页面目录。",
        "Note: no pages were found, the interface alone is served. Name their folder with --pages.",
    ),
    (
        "serve.pages_missing",
        "{path} 中没有页面",
        "There are no pages in {path}",
    ),
    (
        "hint.serve.build_pages",
        "请给出含 index.html 的目录。",
        "Name the folder that has index.html.",
    ),
    (
        "serve.loopback_only",
        "不能监听 {listen}：只接受本机地址",
        "Cannot listen on {listen}: only addresses of this machine are taken",
    ),
    (
        "serve.cannot_listen",
        "无法监听 {listen}：{detail}",
        "Cannot listen on {listen}: {detail}",
    ),
    (
        "serve.database_unsupported",
        "此版本还不能使用 PostgreSQL 数据库",
        "This version cannot use a PostgreSQL database yet",
    ),
    (
        "hint.serve.use_store",
        "请用 --store 指明数据目录。",
        "Name a store's folder with --store.",
    ),
    (
        "serve.failed",
        "服务中断：{detail}",
        "The server stopped: {detail}",
    ),
    ("hint.serve.try_again", "请重新启动。", "Start it again."),
    // demo
    (
        "demo.making",
        "正在生成示例数据",
        "Making the sample office",
    ),
    (
        "demo.made",
        "示例数据已建立：{store}\n{office}：案件 {cases} 件，设施 {facilities} 处，人员 {people} 人\n人员：{names}\n每人的 PIN 都是 {pin}\n启动：linewarden serve --store {store}",
        "Sample office made in {store}\n{office}: {cases} cases, {facilities} facilities, {people} people\nPeople: {names}\nEverybody's PIN is {pin}\nStart: linewarden serve --store {store}",
    ),
    (
        "demo.folder_not_empty",
        "{path} 不是空目录",
        "{path} is not empty",
    ),
    (
        "hint.demo.choose_another",
        "请给出新目录或空目录。",
        "Name a new or an empty folder.",
    ),
    // import
    ("import.reading", "正在读取", "Reading"),
    (
        "import.done",
        "读入 {imported} 行，与上一版相比变化 {changed} 处（新增 {added}，减少 {removed}），未读入 {rejected} 行",
        "{imported} rows read; {changed} facilities differ from the version before ({added} added, {removed} removed); {rejected} rows rejected",
    ),
    (
        "import.rejected_row",
        "{file} 第 {row} 行：{why}",
        "{file}, row {row}: {why}",
    ),
    (
        "import.more_rejected",
        "还有 {count} 行",
        "and {count} more",
    ),
    (
        "import.version",
        "现行版本 {version}，设施 {facilities} 处",
        "Version in force {version}, {facilities} facilities",
    ),
    (
        "import.removed",
        "提示：上一版有 {removed} 处设施不在新数据中；如只是补充，请用 --mode add",
        "Note: {removed} facilities of the version before are not in the new data; to add to it, use --mode add",
    ),
    (
        "facilities.nothing_usable",
        "没有一行可用（{rejected} 行未读入），数据未更改",
        "Not one row is usable ({rejected} rejected); nothing was changed",
    ),
    (
        "facilities.crs_unknown",
        "{file}：坐标系不明（{crs}），{rows} 行无法定位，数据未更改",
        "{file}: coordinate system unknown ({crs}), {rows} rows cannot be placed; nothing was changed",
    ),
    (
        "hint.facilities.say_crs",
        "请用 --crs 指明，如 EPSG:4527、CGCS2000、GCJ-02。",
        "Say it with --crs, such as EPSG:4527, CGCS2000, GCJ-02.",
    ),
    (
        "facilities.id_taken",
        "有 {count} 个编号已经属于现有的别的设施（{ids}），没有导入；请在文件里改用别的编号，或改为替换全部数据",
        "{count} ids belong to other facilities already ({ids}), so nothing was imported; give them other ids in the file, or replace all data",
    ),
    (
        "facilities.layer_unknown",
        "图纸里没有图层“{layer}”，没有导入；图纸的图层：{known}",
        "No drawing has a layer “{layer}”, so nothing was imported; its layers: {known}",
    ),
    (
        "facilities.current_damaged",
        "现行设施数据已损坏，不能在其上补充",
        "The data in force is damaged; nothing can be added to it",
    ),
    // affected
    (
        "affected.summary",
        "自版本 {since} 以来：核查 {checked} 件，结论改变 {count} 件（现行版本 {version}）",
        "Since version {since}: {checked} cases looked at, {count} with another answer (version in force {version})",
    ),
    (
        "affected.case",
        "{number}（{group}）：{before} → {after}",
        "{number} ({group}): {before} -> {after}",
    ),
    ("affected.approved", "已批准", "approved"),
    ("affected.open", "在办", "open"),
    (
        "facilities.version_unknown",
        "没有版本“{since}”",
        "There is no version “{since}”",
    ),
    // verify
    ("verify.sound", "完好", "Sound"),
    (
        "verify.damaged",
        "发现 {count} 处损坏",
        "Damage found: {count}",
    ),
    (
        "verify.counts",
        "事件 {events} 条，文件 {files} 个，个人信息凭证 {commitments} 个",
        "{events} events, {files} files, {commitments} commitments to personal data",
    ),
    ("verify.head", "末端 {head}", "Head {head}"),
    (
        "verify.read_store.equal",
        "汇总表与日志一致",
        "The folded tables agree with the journal",
    ),
    (
        "verify.read_store.behind",
        "汇总表落后于日志，打开时自动补齐",
        "The folded tables are behind the journal; they catch up when the store is opened",
    ),
    (
        "verify.read_store.absent",
        "没有汇总表，打开时自动重建",
        "There are no folded tables; they are made when the store is opened",
    ),
    (
        "verify.read_store.other_shape",
        "汇总表为其他版本，打开时自动重建",
        "The folded tables are of another version; they are made anew when the store is opened",
    ),
    (
        "verify.read_store.differ",
        "汇总表与日志不一致",
        "The folded tables differ from the journal",
    ),
    (
        "verify.read_store.unknown",
        "汇总表未能核对",
        "The folded tables could not be checked",
    ),
    (
        "verify.head_unreadable",
        "“{given}”不是日志末端",
        "“{given}” is no head",
    ),
    (
        "hint.verify.head_form",
        "写法为 位置:64 位十六进制散列，即 verify 输出的末端。",
        "Write it as position:hash with 64 hex digits, as verify prints it.",
    ),
    (
        "damage.verify.more",
        "{of}：另有 {count} 处",
        "{of}: {count} more",
    ),
    (
        "damage.journal.not_readable",
        "日志文件无法作为数据库读取",
        "The journal cannot be read as a database",
    ),
    (
        "damage.journal.hash_differs",
        "第 {position} 条事件内容被改动",
        "The content of event {position} is not what was written",
    ),
    (
        "damage.journal.chain_broken",
        "第 {position} 条事件与前一条不相连",
        "Event {position} is not chained to the one before",
    ),
    (
        "damage.journal.position_gap",
        "缺少事件：应为第 {expected} 条，实为第 {position} 条",
        "Events are missing: {expected} was expected, {position} found",
    ),
    (
        "damage.journal.version_gap",
        "第 {position} 条事件：{stream} 的序号应为 {expected}，实为 {found}",
        "Event {position}: version {expected} of {stream} was expected, {found} found",
    ),
    (
        "damage.journal.time_backwards",
        "第 {position} 条事件的时间早于前一条",
        "Event {position} was recorded before the one before it",
    ),
    (
        "damage.journal.unreadable",
        "第 {position} 条事件的 {field} 无法读取",
        "Event {position}: {field} cannot be read",
    ),
    (
        "damage.journal.unknown_suite",
        "第 {position} 条事件使用了不认识的散列方式 {suite}",
        "Event {position} is hashed in an unknown way, {suite}",
    ),
    (
        "damage.journal.command_missing",
        "第 {position} 条事件的命令 {key} 缺失",
        "The command {key} of event {position} is missing",
    ),
    (
        "damage.journal.command_damaged",
        "第 {position} 条事件的命令 {key} 被改动",
        "The command {key} of event {position} is not what was sealed",
    ),
    (
        "damage.journal.command_range",
        "第 {position} 条事件的命令 {key} 所记范围不符",
        "The command {key} of event {position} names other events",
    ),
    (
        "damage.journal.tail_cut",
        "日志末端被截去：应至第 {against} 条，只到第 {found} 条",
        "The journal's tail was cut: it ends at {found}, the head given is {against}",
    ),
    (
        "damage.journal.rewritten",
        "第 {against} 条事件已不是当时的那一条",
        "Event {against} is not the one that was the head then",
    ),
    (
        "damage.journal.file",
        "数据库文件损坏：{message}",
        "The database file is damaged: {message}",
    ),
    (
        "damage.journal.unknown_event",
        "第 {position} 条事件（{kind}）本程序不认识",
        "Event {position} ({kind}) is unknown to this program",
    ),
    (
        "damage.files.missing",
        "第 {position} 条事件所指的文件 {id} 不在",
        "The file {id} that event {position} names is missing",
    ),
    (
        "damage.files.damaged",
        "第 {position} 条事件所指的文件 {id} 内容被改动",
        "The file {id} that event {position} names is not what was kept",
    ),
    (
        "damage.files.not_readable",
        "第 {position} 条事件所指的文件 {id} 无法读取",
        "The file {id} that event {position} names cannot be read",
    ),
    (
        "damage.files.bad_reference",
        "第 {position} 条事件所指的“{id}”不是文件标识",
        "“{id}”, which event {position} names, is no file",
    ),
    (
        "damage.papers.anchor_differs",
        "第 {position} 条事件的文书（{paper}）印有的锚点 {anchor} {printed} 与日志不符",
        "The paper ({paper}) of event {position} prints the anchor {anchor} {printed}, which is not the journal's",
    ),
    (
        "damage.numbers.gap",
        "编号册 {register} 应为 {expected}，实为 {found}",
        "Register {register}: {expected} was expected, {found} found",
    ),
    (
        "damage.numbers.unused",
        "编号册 {register} 的 {serial} 号没有对应的文件（第 {position} 条事件）",
        "Number {serial} of register {register} (event {position}) stands in no document",
    ),
    (
        "damage.numbers.differs",
        "编号册 {register} 的 {serial} 号与文件上的编号不符（第 {position} 条事件）",
        "Number {serial} of register {register} (event {position}) is not the one in its document",
    ),
    (
        "damage.numbers.twice",
        "第 {position} 条事件的编号重复",
        "The number in event {position} was given twice",
    ),
    (
        "damage.numbers.unregistered",
        "第 {position} 条事件的编号 {number} 不在编号册中",
        "The number {number} in event {position} stands in no register",
    ),
    (
        "damage.sealed.not_readable",
        "个人信息库无法打开（{code}）",
        "The sealed store cannot be opened ({code})",
    ),
    (
        "damage.sealed.missing",
        "第 {position} 条事件的当事人 {party} 没有个人信息记录",
        "Nothing is kept of the person {party} of event {position}",
    ),
    (
        "damage.sealed.damaged",
        "第 {position} 条事件的当事人 {party} 的个人信息已损坏",
        "The data of the person {party} of event {position} is damaged",
    ),
    (
        "damage.sealed.commitment_differs",
        "第 {position} 条事件的当事人 {party} 的个人信息与当时的凭证不符",
        "The data of the person {party} is not what event {position} committed to",
    ),
    (
        "damage.read.not_foldable",
        "日志无法汇总（{code}）",
        "The journal cannot be folded ({code})",
    ),
    (
        "damage.read.not_readable",
        "汇总表无法读取：{detail}",
        "The folded tables cannot be read: {detail}",
    ),
    (
        "damage.read.ahead",
        "汇总表到第 {cursor} 条，日志只到第 {head} 条",
        "The folded tables stand at event {cursor}, the journal ends at {head}",
    ),
    (
        "damage.read.case_differs",
        "案件 {number}（{case}）在汇总表中与日志不一致（{what}）",
        "Case {number} ({case}) in the folded tables differs from the journal ({what})",
    ),
];
