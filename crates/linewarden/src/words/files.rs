//! Words about files in and out.

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
    (
        "file.encoding_not_fitting",
        "{file} 不是 {detail} 编码的文字；请另选一种编码",
        "{file} is not text in {detail}; choose another encoding",
    ),
    (
        "file.encoding_name_unknown",
        "不认识编码“{detail}”；请选 GB18030、UTF-8 或 Big5",
        "“{detail}” is no encoding known here; choose GB18030, UTF-8 or Big5",
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
];
