//! Words about files, their rows, own coordinate systems and taped sites.

use super::Entry;

pub(super) const FILES: &[Entry] = &[
    (
        "file.empty",
        "{file} 是空文件；请重新导出后再选择",
        "{file} is empty; export it again and choose it once more",
    ),
    (
        "file.format_unknown",
        "不认识 {file} 的格式；可读 GeoJSON（也可逐行）、Shapefile、GeoPackage、KML、KMZ、DXF、CSV、Excel、OpenDocument 表格、OSM XML，或装有它们的 zip",
        "No reader for {file}; GeoJSON (also line by line), shapefile, GeoPackage, KML, KMZ, DXF, CSV, Excel, OpenDocument, OSM XML or a zip with them can be read",
    ),
    (
        "file.is_dwg",
        "{file} 是 DWG 图纸，不能直接读取；请在 CAD 中另存为 DXF",
        "{file} is a DWG drawing, which cannot be read; save it as DXF in the CAD program",
    ),
    (
        "file.is_pdf",
        "{file} 是 PDF，里面没有可用的坐标；请向提供方要 DXF、Shapefile 或坐标表",
        "{file} is a PDF and has no coordinates to use; ask its author for a DXF, a shapefile or a table of coordinates",
    ),
    (
        "file.is_image",
        "{file} 是图片，里面没有可用的坐标；请向提供方要 DXF、Shapefile 或坐标表",
        "{file} is a picture and has no coordinates to use; ask its author for a DXF, a shapefile or a table of coordinates",
    ),
    (
        "file.is_document",
        "{file} 是文字或演示文档；请把坐标表另存为 Excel 或 CSV 后选择",
        "{file} is a text document or slides; save its table of coordinates as Excel or CSV and choose that",
    ),
    (
        "file.is_program",
        "{file} 是程序，不是数据；请另选文件",
        "{file} is a program, not data; choose another file",
    ),
    (
        "file.is_archive",
        "{file} 是 rar、7z、gz 一类的压缩包，不能解开；请解压后选择，或改用 zip",
        "{file} is an archive of another kind (rar, 7z, gz); unpack it first, or pack it as zip",
    ),
    (
        "file.is_web_page",
        "{file} 是网页，多半是下载时要先登录；请重新下载数据文件",
        "{file} is a web page; the download may have asked for a sign-in; download the data file again",
    ),
    (
        "file.encoding_unknown",
        "认不出 {file} 的文字编码；请另存为 UTF-8 后再选择",
        "The encoding of {file} cannot be told; save it as UTF-8 and choose it again",
    ),
    ("file.too_large", "文件过大", "The file is too large"),
    (
        "file.no_layer",
        "{file} 里没有可读的图层",
        "{file} holds no layer that can be read",
    ),
    (
        "file.mixed_crs",
        "{file} 的坐标系前后不一，或与其他文件不同",
        "{file} has more than one coordinate system, or another one than the other files",
    ),
    (
        "file.not_json",
        "{file} 不是 JSON（{detail}）",
        "{file} is not JSON ({detail})",
    ),
    (
        "file.not_geojson",
        "{file} 不是 GeoJSON（{detail}）",
        "{file} is not GeoJSON ({detail})",
    ),
    (
        "file.shp_missing",
        "{file} 缺同名的 .shp，没有图形；请把 .shp 一起选择",
        "{file} lacks the .shp of the same name, so it has no geometry; choose the .shp as well",
    ),
    (
        "file.shp_damaged",
        "{file} 已损坏（{detail}）",
        "{file} is damaged ({detail})",
    ),
    (
        "file.dbf_damaged",
        "{file} 的属性表已损坏（{detail}）",
        "The table of {file} is damaged ({detail})",
    ),
    (
        "file.zip_damaged",
        "{file} 无法解压（{detail}）",
        "{file} cannot be unpacked ({detail})",
    ),
    (
        "file.zip_encrypted",
        "压缩包 {file} 有密码；请解压后选择其中的文件",
        "The archive {file} has a password; unpack it and choose the files inside",
    ),
    (
        "file.zip_nested",
        "压缩包 {file} 里还有压缩包（{detail}）；请先解开里面那一层",
        "The archive {file} holds another archive ({detail}); unpack the inner one first",
    ),
    (
        "file.zip_bomb",
        "压缩包 {file} 解开后大得反常，没有读取；请只压缩要导入的文件",
        "The archive {file} unpacks to something absurdly large and was not read; pack only the files to import",
    ),
    (
        "file.kmz_no_kml",
        "{file} 里没有 KML；请在 Google Earth 中重新保存",
        "{file} holds no KML; save it again in Google Earth",
    ),
    (
        "file.xml_damaged",
        "{file} 不完整或已损坏（{detail}）；请重新导出",
        "{file} is cut short or damaged ({detail}); export it again",
    ),
    (
        "file.xml_dtd",
        "{file} 带有 DTD 声明，为安全起见不读；请重新导出为不带 DTD 的文件",
        "{file} has a DTD, which is not read for safety; export it again without one",
    ),
    (
        "file.xml_entity",
        "{file} 用了未说明的字符实体（{detail}）；请重新导出",
        "{file} uses an entity that is not defined ({detail}); export it again",
    ),
    (
        "file.xml_too_deep",
        "{file} 嵌套超过 {detail} 层，没有读取；请重新导出",
        "{file} nests deeper than {detail} levels and was not read; export it again",
    ),
    (
        "file.osm_too_large",
        "{file} 里的线和面太多；请在导出时缩小范围",
        "{file} has too many lines and areas; export a smaller extent",
    ),
    (
        "file.csv_damaged",
        "{file} 读到一半出错（{detail}）；请在 Excel 中另存为 CSV UTF-8",
        "{file} cannot be read to its end ({detail}); save it as CSV UTF-8 in Excel",
    ),
    (
        "file.csv_quote",
        "{file} 有引号没有配对（{detail}）；请改正该行后再选择",
        "{file} has a quotation mark without its partner ({detail}); correct that row and choose the file again",
    ),
    (
        "file.comma_decimal",
        "{file} 用逗号作小数点（{detail}）；请把坐标里的逗号改为点",
        "{file} writes decimals with a comma ({detail}); write the coordinates with a point",
    ),
    (
        "file.table_no_coordinates",
        "{file} 里没有找到坐标列（{detail}）；请给坐标列写上列名，如 X、Y 或 经度、纬度",
        "No columns of coordinates were found in {file} ({detail}); give them headings such as X and Y, or longitude and latitude",
    ),
    (
        "file.table_columns_ambiguous",
        "{file} 有几组列都像坐标（{detail}），不能确定用哪一组；请只留一组",
        "Several columns of {file} look like coordinates ({detail}); keep one pair only",
    ),
    (
        "file.table_axes_unclear",
        "{file} 的坐标列分不清哪一列是东、哪一列是北；请把列名改为 东坐标、北坐标",
        "It is not clear which column of {file} is east and which north; name them easting and northing",
    ),
    (
        "file.table_too_wide",
        "{file} 有 {detail} 列，太多；请删去用不到的列",
        "{file} has {detail} columns, too many; delete those that are not needed",
    ),
    (
        "file.sheet_damaged",
        "表格 {file} 打不开（{detail}）；请在 Excel 中另存后再选择",
        "The workbook {file} cannot be opened ({detail}); save it anew in Excel and choose it again",
    ),
    (
        "file.sheet_encrypted",
        "表格 {file} 有密码；请去掉密码另存后再选择",
        "The workbook {file} has a password; save it without one and choose it again",
    ),
    (
        "file.sheet_too_large",
        "表格 {file} 太大；请删去用不到的工作表和空行，或分成几个文件",
        "The workbook {file} is too large; delete sheets and empty rows that are not needed, or split it",
    ),
    (
        "file.not_dxf",
        "{file} 不是 DXF 图纸；请在 CAD 中另存为 DXF",
        "{file} is no DXF drawing; save it as DXF in the CAD program",
    ),
    (
        "file.dxf_damaged",
        "{file} 已损坏（{detail}）；请在 CAD 中修复（AUDIT）后另存为 DXF",
        "{file} is damaged ({detail}); repair it in the CAD program (AUDIT) and save it as DXF again",
    ),
    (
        "file.dxf_cut_short",
        "{file} 不完整，后面的内容缺失；请重新复制或另存",
        "{file} is cut short; copy it again or save it anew",
    ),
    (
        "file.dxf_units",
        "{file} 所写的单位（INSUNITS {detail}）与坐标对不上；请在 CAD 中把单位改为米，另存为 DXF",
        "The unit of {file} (INSUNITS {detail}) does not go with its coordinates; set the unit to metres in the CAD program and save it as DXF",
    ),
    (
        "file.not_geopackage",
        "{file} 是数据库，但不是 GeoPackage（缺 {detail}）；请在 QGIS 中另存为 GeoPackage",
        "{file} is a database but no GeoPackage ({detail} is missing); save it as GeoPackage in QGIS",
    ),
    (
        "file.gpkg_damaged",
        "{file} 已损坏（{detail}）；请在 QGIS 中重新导出",
        "{file} is damaged ({detail}); export it again from QGIS",
    ),
    (
        "file.gpkg_no_layer",
        "{file} 里没有带图形的图层；请检查导出了哪些图层",
        "{file} has no layer with geometry; check which layers were exported",
    ),
    (
        "file.gpkg_view",
        "{file} 的图层 {detail} 是视图，不能读取；请在 QGIS 中把它导出为普通图层",
        "The layer {detail} of {file} is a view and cannot be read; export it as a plain layer in QGIS",
    ),
    (
        "file.gpkg_wal",
        "{file} 处于 WAL 模式，最近的修改可能不在其中；请在 QGIS 中关闭后重新复制，或另存",
        "{file} is in WAL mode, so the latest changes may not be in it; close it in QGIS and copy it again, or save it anew",
    ),
    (
        "file.gpkg_too_costly",
        "{file} 读起来反常地慢，已停止（{detail}）；请在 QGIS 中另存为新的 GeoPackage",
        "Reading {file} took absurdly long and was stopped ({detail}); save it as a new GeoPackage in QGIS",
    ),
    (
        "file.site_geometry",
        "{file} 有无法使用的图形（{detail}）",
        "{file} holds a geometry that cannot be used ({detail})",
    ),
    (
        "file.coverage_unusable",
        "{file} 不能用作完整范围声明（{detail}）",
        "{file} is no usable declaration of coverage ({detail})",
    ),
    (
        "file.populated_unusable",
        "{file} 不能用作人口密集地区的范围（{detail}）；每一片都要有面、公布机关和文号",
        "{file} cannot be used as populated areas ({detail}); every area needs a polygon, the authority and its document",
    ),
    (
        "export.bad_time",
        "版本的时间无法写入文件；请再试一次，仍不行请找管理员",
        "The time of the version cannot be written into the file; try again, or tell the administrator",
    ),
    (
        "export.sqlite",
        "GeoPackage 没有写成；请检查磁盘空间后再试，或改导 GeoJSON",
        "The GeoPackage could not be written; check the disk and try again, or take GeoJSON",
    ),
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
    (
        "facilities.not_a_set",
        "这个文件不是设施数据",
        "This file is not a facility data set",
    ),
    (
        "facilities.newer_format",
        "设施数据来自更新的版本；请升级后再用",
        "The facility data comes from a newer version; upgrade first",
    ),
    (
        "facilities.damaged",
        "设施数据损坏，不能使用；请重新导入",
        "The facility data is damaged; import it again",
    ),
    (
        "facilities.wrong_length",
        "设施数据文件不完整，或后面多了内容，不能使用；请重新复制或重新导入",
        "The facility data file is cut short or has grown and cannot be used; copy it again, or import again",
    ),
    (
        "facilities.too_large",
        "设施太多，一个文件装不下；请按地区分成几份",
        "There are more facilities than one file can hold; split them by area",
    ),
    // A row that could not be used.
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
    // What was odd about a file or a row that was taken.
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
        "线路只有一点，走向不明，按种类不明计",
        "line drawn as a point, counts as kind unknown",
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
