//! Words about the rows of files: refused, or taken with a remark.

use super::Entry;

pub(super) const ROWS: &[Entry] = &[
    ("row.geometry.missing", "没有图形", "no geometry"),
    ("row.geometry.empty", "图形为空", "empty geometry"),
    (
        "row.geometry.bad_record",
        "图形记录损坏",
        "damaged geometry",
    ),
    ("row.geometry.not_a_feature", "不是要素", "not a feature"),
    (
        "row.geometry.unknown_type",
        "图形类型不认识",
        "unknown kind of geometry",
    ),
    (
        "row.geometry.not_finite",
        "坐标不是有限的数",
        "a coordinate is no finite number",
    ),
    ("row.geometry.too_few_points", "点数不够", "too few points"),
    (
        "row.geometry.crs_unknown",
        "坐标系不明",
        "unknown coordinate system",
    ),
    (
        "row.geometry.out_of_range",
        "坐标超出该坐标系范围",
        "a coordinate is out of its system's range",
    ),
    (
        "row.geometry.zone_mismatch",
        "坐标带号与坐标系不符",
        "the zone in the coordinates is not the system's",
    ),
    (
        "row.geometry.axis_swapped",
        "坐标轴次序颠倒",
        "the axes are swapped",
    ),
    (
        "row.geometry.span_absurd",
        "相邻点相距过远",
        "neighbouring points are absurdly far apart",
    ),
    (
        "row.geometry.bad_coordinates",
        "坐标不是数",
        "coordinates are no numbers",
    ),
    (
        "row.geometry.not_json",
        "这一行不是 JSON",
        "this line is no JSON",
    ),
    (
        "row.geometry.columns_shifted",
        "列数多于列名，各列错位",
        "more cells than headings, columns shifted",
    ),
    (
        "row.geometry.bad_wkt",
        "WKT 图形看不懂",
        "WKT not understood",
    ),
    (
        "row.geometry.order_unclear",
        "顶点顺序不明，请补顶点序号",
        "order of the points unclear, number them",
    ),
    (
        "row.geometry.node_missing",
        "文件里缺它的节点，请导出完整范围",
        "nodes missing in the file, export it whole",
    ),
    (
        "row.geometry.member_missing",
        "文件里缺它的组成部分，请导出完整范围",
        "parts missing in the file, export it whole",
    ),
    (
        "row.geometry.srs_mismatch",
        "图形与图层的坐标系不同",
        "shape and layer differ in system",
    ),
    (
        "row.geometry.curve",
        "曲线图形不能用，请转为折线",
        "curve not usable, make it straight pieces",
    ),
    (
        "row.geometry.extended_type",
        "扩展图形类型不能用",
        "extended shape type not usable",
    ),
    (
        "row.geometry.nested_too_deep",
        "图形或图块嵌套太深",
        "nested too deep",
    ),
    (
        "row.geometry.block_missing",
        "图块没有定义",
        "block not defined",
    ),
    (
        "row.geometry.block_external",
        "外部参照不在文件里，请绑定后另存",
        "external reference, bind it and save",
    ),
    (
        "row.geometry.block_cycle",
        "图块互相引用",
        "blocks refer to each other",
    ),
    (
        "row.geometry.unsupported_entity",
        "这种图元不能读，请分解后另存",
        "entity not readable, explode it and save",
    ),
    ("row.geometry.mesh", "网格曲面不能用", "mesh not usable"),
    (
        "row.geometry.hatch_boundary",
        "填充的边界不能用，请画出边界线",
        "hatch boundary not usable, draw its outline",
    ),
    (
        "row.geometry.spline_fit_only",
        "样条只有拟合点，请转为多段线",
        "spline with fit points only, make it a polyline",
    ),
    (
        "row.geometry.spline_rational",
        "有理样条不能用，请转为多段线",
        "rational spline, make it a polyline",
    ),
    (
        "row.geometry.spline_malformed",
        "样条数据不完整",
        "spline incomplete",
    ),
    (
        "row.geometry.curve_too_large",
        "曲线过大或过细，请转为多段线",
        "curve too large or too fine, make it a polyline",
    ),
    ("remark.span.long", "两点相距较远", "points far apart"),
    (
        "remark.voltage.unreadable",
        "电压看不懂",
        "voltage not understood",
    ),
    (
        "remark.kind.unreadable",
        "种类看不懂",
        "kind not understood",
    ),
    (
        "remark.number.unreadable",
        "数字看不懂",
        "number not understood",
    ),
    (
        "remark.column.missing",
        "文件里没有所说的列",
        "no such column in the file",
    ),
    (
        "remark.cpg.unreadable",
        ".cpg 里的编码看不懂",
        ".cpg not understood",
    ),
    (
        "remark.dbf.missing",
        "缺 .dbf，没有属性",
        "no .dbf, no attributes",
    ),
    (
        "remark.encoding.uncertain",
        "编码不能确定，有字读不出",
        "encoding unsure, letters lost",
    ),
    (
        "remark.rows.mismatch",
        ".shp 与 .dbf 行数不同",
        ".shp and .dbf differ in rows",
    ),
    (
        "remark.row.deleted",
        ".dbf 里标为已删除的行未读",
        "rows marked deleted in the .dbf not read",
    ),
    (
        "remark.water.unreadable",
        "航道等级看不懂，按两种宽度计",
        "waterway class not understood, both widths count",
    ),
    (
        "remark.kind.line_is_point",
        "线路只有点位，两点之间走向不明",
        "a line given by points alone, its course between them unknown",
    ),
    (
        "remark.kind.tower_is_line",
        "写作杆塔，画的却是线，种类算不明",
        "called a tower and drawn as a line: of unknown kind",
    ),
    (
        "remark.columns.too_many",
        "列太多，后面的列未读",
        "too many columns, the last not read",
    ),
    (
        "remark.column.computed",
        "计算列未读，请导出为普通列",
        "computed column not read, export it as plain",
    ),
    (
        "remark.crs.zone_missing",
        "只写了基准，没有带号，请选坐标系",
        "datum without a zone, choose the system",
    ),
    (
        "remark.table.filled_down",
        "线路名为空的行，归入上一行的线路",
        "rows without a line's name taken as the line above",
    ),
    (
        "remark.table.no_order",
        "没有顶点序号，各行按点读入，请补序号列",
        "no order of the points: read as points, number them",
    ),
    (
        "remark.sheet.without_places",
        "有的工作表没有坐标，未读",
        "some sheets have no coordinates, not read",
    ),
    (
        "remark.zip.not_read",
        "压缩包里有 {count} 个文件不能读，未读：{files}",
        "{count} files in the zip cannot be read: {files}",
    ),
    (
        "remark.layer.left_out",
        "图层 {layer} 按说明不要，共 {rows} 个图元",
        "layer {layer} left out as said, {rows} things",
    ),
    (
        "remark.zip.table_without_places",
        "压缩包里有的表没有坐标，未读",
        "a table in the zip has no coordinates, not read",
    ),
    (
        "remark.kml.network_link",
        "有链接到别处的内容，未读；请下载后一起导入",
        "links to other files, not read: fetch and import them",
    ),
    (
        "remark.kml.track",
        "轨迹按线读入，请核对",
        "a track was read as a line, check it",
    ),
    (
        "remark.kmz.other_kml_unread",
        "KMZ 里还有别的 KML，未读；请分别导入",
        "other KML files in the KMZ, not read: import them too",
    ),
    (
        "remark.dxf.annotation",
        "文字、标注未读",
        "texts and dimensions not read",
    ),
    (
        "remark.dxf.hidden",
        "关闭或冻结图层上的内容未读，需要时请打开",
        "hidden or frozen content not read, switch it on if needed",
    ),
    (
        "remark.dxf.paper_space",
        "布局（图纸空间）里的内容未读",
        "content of paper space not read",
    ),
    (
        "remark.dxf.units_scaled",
        "坐标按图纸单位换算成米，请在地图上核对",
        "coordinates scaled to metres by the unit, check on the map",
    ),
    (
        "remark.dxf.units_contradicted",
        "图纸单位与坐标不符，按坐标读作米或度，请核对",
        "the unit contradicts the coordinates, which count; check",
    ),
];
