/** Files in and out, own coordinate systems, taped sites: what happened, and what to do next. Keyed by the code on the wire. */
export const files = {
  zh: {
    'file.empty': '{{file}} 是空文件。请重新导出后再选择。',
    'file.format_unknown':
      '不认识 {{file}} 的格式。可读 GeoJSON（也可逐行）、Shapefile、GeoPackage、KML、KMZ、DXF、CSV、Excel、OpenDocument 表格、OSM XML，或装有它们的 zip。',
    'file.is_dwg': '这是 DWG 图纸，不能直接读取。请在 CAD 中另存为 DXF 后导入。',
    'file.is_pdf': '{{file}} 是 PDF，里面没有可用的坐标。请向提供方要 DXF、Shapefile 或坐标表。',
    'file.is_image': '{{file}} 是图片，里面没有可用的坐标。请向提供方要 DXF、Shapefile 或坐标表。',
    'file.is_document': '{{file}} 是文字或演示文档。请把坐标表另存为 Excel 或 CSV 后选择。',
    'file.is_program': '{{file}} 是程序，不是数据。请另选文件。',
    'file.is_archive': '{{file}} 是 rar、7z、gz 一类的压缩包，不能解开。请解压后选择，或改用 zip。',
    'file.is_web_page': '{{file}} 是网页，多半是下载时要先登录。请重新下载数据文件。',
    'file.encoding_unknown': '认不出 {{file}} 的文字编码。请另存为 UTF-8 后再选择。',
    'file.encoding_not_fitting': '{{file}} 不是 {{detail}} 编码的文字。请另选一种编码。',
    'file.encoding_name_unknown': '不认识编码“{{detail}}”。请选 GB18030、UTF-8 或 Big5。',
    'file.too_large': '{{file}} 内容太大，最多 1 GB。请分成几个文件导入。',
    'file.no_layer': '{{file}} 里没有图层。Shapefile 请连同 .shp 一起选择。',
    'file.mixed_crs': '{{file}} 的坐标系前后不一，或与其他文件不同。请统一为一个坐标系，或分开读取。',
    'file.not_json': '{{file}} 不是完整的 JSON：{{detail}}。请重新导出后再选择。',
    'file.not_geojson': '{{file}} 不是 GeoJSON（{{detail}}）。请另选文件。',
    'file.shp_missing': '{{file}} 缺同名的 .shp，没有图形。请把 .shp 一起选择。',
    'file.shp_damaged': '{{file}} 损坏（{{detail}}）。请重新导出 Shapefile。',
    'file.dbf_damaged': '{{file}} 的属性表损坏（{{detail}}）。请重新导出 Shapefile。',
    'file.zip_damaged': '压缩包 {{file}} 打不开（{{detail}}）。请重新压缩。',
    'file.zip_encrypted': '压缩包 {{file}} 有密码。请解压后选择其中的文件。',
    'file.zip_nested': '压缩包 {{file}} 里还有压缩包（{{detail}}）。请先解开里面那一层。',
    'file.zip_bomb': '压缩包 {{file}} 解开后大得反常，没有读取。请只压缩要导入的文件。',
    'file.kmz_no_kml': '{{file}} 里没有 KML。请在 Google Earth 中重新保存。',
    'file.xml_damaged': '{{file}} 不完整或已损坏（{{detail}}）。请重新导出。',
    'file.xml_dtd': '{{file}} 带有 DTD 声明，为安全起见不读。请重新导出为不带 DTD 的文件。',
    'file.xml_entity': '{{file}} 用了未说明的字符实体（{{detail}}）。请重新导出。',
    'file.xml_too_deep': '{{file}} 嵌套超过 {{detail}} 层，没有读取。请重新导出。',
    'file.osm_too_large': '{{file}} 里的线和面太多。请在导出时缩小范围。',
    'file.csv_damaged': '{{file}} 读到一半出错（{{detail}}）。请在 Excel 中另存为 CSV UTF-8。',
    'file.csv_quote': '{{file}} 有引号没有配对（{{detail}}）。请改正该行后再选择。',
    'file.comma_decimal': '{{file}} 用逗号作小数点（{{detail}}）。请把坐标里的逗号改为点。',
    'file.table_no_coordinates':
      '{{file}} 里没有找到坐标列（{{detail}}）。请给坐标列写上列名，如 X、Y 或 经度、纬度。',
    'file.table_columns_ambiguous': '{{file}} 有几组列都像坐标（{{detail}}），不能确定用哪一组。请只留一组。',
    'file.table_axes_unclear': '{{file}} 的坐标列分不清哪一列是东、哪一列是北。请把列名改为 东坐标、北坐标。',
    'file.table_too_wide': '{{file}} 有 {{detail}} 列，太多。请删去用不到的列。',
    'file.sheet_damaged': '表格 {{file}} 打不开（{{detail}}）。请在 Excel 中另存后再选择。',
    'file.sheet_encrypted': '表格 {{file}} 有密码。请去掉密码另存后再选择。',
    'file.sheet_too_large': '表格 {{file}} 太大。请删去用不到的工作表和空行，或分成几个文件。',
    'file.not_dxf': '{{file}} 不是 DXF 图纸。请在 CAD 中另存为 DXF。',
    'file.dxf_damaged': '{{file}} 已损坏（{{detail}}）。请在 CAD 中修复（AUDIT）后另存为 DXF。',
    'file.dxf_cut_short': '{{file}} 不完整，后面的内容缺失。请重新复制或另存。',
    'file.dxf_units':
      '{{file}} 所写的单位（INSUNITS {{detail}}）与坐标对不上。请在 CAD 中把单位改为米，另存为 DXF。',
    'file.not_geopackage':
      '{{file}} 是数据库，但不是 GeoPackage（缺 {{detail}}）。请在 QGIS 中另存为 GeoPackage。',
    'file.gpkg_damaged': '{{file}} 已损坏（{{detail}}）。请在 QGIS 中重新导出。',
    'file.gpkg_no_layer': '{{file}} 里没有带图形的图层。请检查导出了哪些图层。',
    'file.gpkg_view': '{{file}} 的图层 {{detail}} 是视图，不能读取。请在 QGIS 中把它导出为普通图层。',
    'file.gpkg_wal': '文件处于 WAL 模式，最近的修改可能不在其中。请在 QGIS 中关闭后重新复制，或另存。',
    'file.gpkg_too_costly':
      '{{file}} 读起来反常地慢，已停止（{{detail}}）。请在 QGIS 中另存为新的 GeoPackage。',
    'file.site_geometry': '{{file}} 里有不能用的图形（{{detail}}）。请改正后再选择。',
    'file.coverage_unusable': '{{file}} 不能用作完整范围声明（{{detail}}）。请改正后再选择。',
    'file.populated_unusable':
      '{{file}} 不能用作人口密集地区的范围（{{detail}}）。每一片都要有面、公布机关和文号。',
    'file.cancelled': '读取已取消。',
    'file.reader_failed': '读取时程序出错，没有任何改变。请换一个文件，并把这个文件交给维护人员。',
    'export.bad_time': '版本的时间无法写入文件。请再试一次，仍不行请找管理员。',
    'export.sqlite': 'GeoPackage 没有写成。请检查磁盘空间后再试，或改导 GeoJSON。',
    'facilities.wrong_length': '设施数据文件不完整，或后面多了内容，不能使用。请重新复制或重新导入。',
    'facilities.too_large': '设施太多，一个文件装不下。请按地区分成几份。',
    'facilities.attribute_impossible':
      '{{value}} m 不合理（应大于 0，不超过 {{most}} m）。请核对数值和单位；不知道就空着。',
    'facilities.populated_empty': '{{file}} 里没有面，不能用作范围。请核对文件。',
    'facilities.populated_too_many':
      '{{file}} 里有 {{count}} 个面，最多 {{most}} 个。请先在源文件里只留要用的。',
    'facilities.none_yet': '还没有设施数据。请先导入线路和杆塔。',
    'own_crs.not_a_place': '这个坐标不在该坐标系范围内。请核对数值、带号，东坐标（经度）在前。',
    'own_crs.unreadable': '看不懂坐标系参数：{{detail}}。请核对文件内容。',
    'own_crs.bad_label': '“{{label}}”不能作坐标系代号。请写成 own:名称。',
    'own_crs.repeated': '坐标系 {{label}} 写了两次。请只留一份。',
    'own_crs.bad_number': '坐标系 {{label}} 的参数 {{what}} 不合理。请核对数值和单位。',
    'own_crs.bad_target': '坐标系 {{label}} 的目标 EPSG:{{target}} 不是 CGCS2000 高斯投影带。请改正。',
    'own_crs.bad_extent': '坐标系 {{label}} 的适用范围不对。请写西、南、东、北四个度数。',
    'own_crs.shift_too_large':
      '按坐标系 {{label}} 的参数换算，位置会移动 {{metres}} m，不合理。请核对单位和正负号。',
    'own_crs.not_invertible': '坐标系 {{label}} 的参数换算后换不回来。请核对参数。',
    'tape.empty': '没有写量测内容。请写杆塔号和距离，如“#37杆东12 m、北3 m”。',
    'tape.not_understood': '看不懂“{{text}}”。请写杆塔号、方向和米数，如“#37杆东12 m、北3 m”。',
    'tape.no_tower': '“{{text}}”没有写从哪个杆塔量起。请在前面写上杆塔号。',
    'tape.axis_repeated': '“{{text}}”里同一个角点写了两次东西或南北。请用分号把角点分开。',
    'tape.tower_not_found': '设施数据里没有 {{number}} 号杆塔。请核对杆号和线路名。',
    'tape.tower_ambiguous': '有 {{count}} 基杆塔都叫 {{number}} 号。请选择是哪一基，或写明线路名。',
    'tape.tower_unusable': '{{number}} 号杆塔没有可用的位置或误差，不能从它量起。请换一基杆塔。',
    'tape.bad_number': '量测的数值不合理（{{what}}）。请核对。',
    'tape.too_far': '{{metres}} m 太远，拉尺量不准（最多 {{limit}} m）。请从更近的杆塔量，或用 RTK。',
    'tape.side_missing':
      '从 #{{first}} 与 #{{second}} 量的两段距离在连线两侧各有一个交点。请写明左侧或右侧（从 #{{first}} 看向 #{{second}}）。',
    'tape.declination_missing': '用了磁方位角，没有写磁偏角。请补上，或改写真方位角。',
    'tape.no_intersection': '两次量测没有交点。请核对方位角和距离。',
    'tape.bad_geometry': '两条方向线夹角只有 {{angle_deg}}°，交点定不准。请换一基杆塔再量。',
    'tape.too_many': '角点太多，最多 {{limit}} 个。请减少角点，或导入坐标文件。',
  },
  en: {
    'file.empty': '{{file}} is empty. Export it again and choose it once more.',
    'file.format_unknown':
      'The format of {{file}} is not known. Choose GeoJSON (also line by line), a shapefile, GeoPackage, KML, KMZ, DXF, CSV, Excel, an OpenDocument sheet, OSM XML or a zip with them.',
    'file.is_dwg':
      'This is a DWG drawing, which cannot be read. Save it as DXF in the CAD program and import that.',
    'file.is_pdf':
      '{{file}} is a PDF and has no coordinates to use. Ask its author for a DXF, a shapefile or a table of coordinates.',
    'file.is_image':
      '{{file}} is a picture and has no coordinates to use. Ask its author for a DXF, a shapefile or a table of coordinates.',
    'file.is_document':
      '{{file}} is a text document or slides. Save its table of coordinates as Excel or CSV and choose that.',
    'file.is_program': '{{file}} is a program, not data. Choose another file.',
    'file.is_archive':
      '{{file}} is an archive of another kind (rar, 7z, gz). Unpack it first, or pack it as zip.',
    'file.is_web_page':
      '{{file}} is a web page; the download may have asked for a sign-in. Download the data file again.',
    'file.encoding_unknown': 'The encoding of {{file}} cannot be told. Save it as UTF-8 and choose it again.',
    'file.encoding_not_fitting': '{{file}} is not text in {{detail}}. Choose another encoding.',
    'file.encoding_name_unknown': '“{{detail}}” is no encoding known here. Choose GB18030, UTF-8 or Big5.',
    'file.too_large': '{{file}} holds too much: 1 GB at most. Import it in several files.',
    'file.no_layer': '{{file}} has no layer. Choose the .shp of a shapefile together with its other files.',
    'file.mixed_crs':
      '{{file}} has more than one coordinate system, or another one than the other files. Bring it to one system, or read the files apart.',
    'file.not_json': '{{file}} is not complete JSON: {{detail}}. Export it again and choose it once more.',
    'file.not_geojson': '{{file}} is not GeoJSON ({{detail}}). Choose another file.',
    'file.shp_missing':
      '{{file}} lacks the .shp of the same name, so it has no geometry. Choose the .shp as well.',
    'file.shp_damaged': '{{file}} is damaged ({{detail}}). Export the shapefile again.',
    'file.dbf_damaged':
      'The attribute table of {{file}} is damaged ({{detail}}). Export the shapefile again.',
    'file.zip_damaged': 'The archive {{file}} cannot be opened ({{detail}}). Pack it again.',
    'file.zip_encrypted': 'The archive {{file}} has a password. Unpack it and choose the files inside.',
    'file.zip_nested': 'The archive {{file}} holds another archive ({{detail}}). Unpack the inner one first.',
    'file.zip_bomb':
      'The archive {{file}} unpacks to something absurdly large and was not read. Pack only the files to import.',
    'file.kmz_no_kml': '{{file}} holds no KML. Save it again in Google Earth.',
    'file.xml_damaged': '{{file}} is cut short or damaged ({{detail}}). Export it again.',
    'file.xml_dtd': '{{file}} has a DTD, which is not read for safety. Export it again without one.',
    'file.xml_entity': '{{file}} uses an entity that is not defined ({{detail}}). Export it again.',
    'file.xml_too_deep': '{{file}} nests deeper than {{detail}} levels and was not read. Export it again.',
    'file.osm_too_large': '{{file}} has too many lines and areas. Export a smaller extent.',
    'file.csv_damaged': '{{file}} cannot be read to its end ({{detail}}). Save it as CSV UTF-8 in Excel.',
    'file.csv_quote':
      '{{file}} has a quotation mark without its partner ({{detail}}). Correct that row and choose the file again.',
    'file.comma_decimal':
      '{{file}} writes decimals with a comma ({{detail}}). Write the coordinates with a point.',
    'file.table_no_coordinates':
      'No columns of coordinates were found in {{file}} ({{detail}}). Give them headings such as X and Y, or longitude and latitude.',
    'file.table_columns_ambiguous':
      'Several columns of {{file}} look like coordinates ({{detail}}). Keep one pair only.',
    'file.table_axes_unclear':
      'It is not clear which column of {{file}} is east and which north. Name them easting and northing.',
    'file.table_too_wide': '{{file}} has {{detail}} columns, too many. Delete those that are not needed.',
    'file.sheet_damaged':
      'The workbook {{file}} cannot be opened ({{detail}}). Save it anew in Excel and choose it again.',
    'file.sheet_encrypted': 'The workbook {{file}} has a password. Save it without one and choose it again.',
    'file.sheet_too_large':
      'The workbook {{file}} is too large. Delete sheets and empty rows that are not needed, or split it.',
    'file.not_dxf': '{{file}} is no DXF drawing. Save it as DXF in the CAD program.',
    'file.dxf_damaged':
      '{{file}} is damaged ({{detail}}). Repair it in the CAD program (AUDIT) and save it as DXF again.',
    'file.dxf_cut_short': '{{file}} is cut short. Copy it again or save it anew.',
    'file.dxf_units':
      'The unit of {{file}} (INSUNITS {{detail}}) does not go with its coordinates. Set the unit to metres in the CAD program and save it as DXF.',
    'file.not_geopackage':
      '{{file}} is a database but no GeoPackage ({{detail}} is missing). Save it as GeoPackage in QGIS.',
    'file.gpkg_damaged': '{{file}} is damaged ({{detail}}). Export it again from QGIS.',
    'file.gpkg_no_layer': '{{file}} has no layer with geometry. Check which layers were exported.',
    'file.gpkg_view':
      'The layer {{detail}} of {{file}} is a view and cannot be read. Export it as a plain layer in QGIS.',
    'file.gpkg_wal':
      'The file is in WAL mode, so the latest changes may not be in it. Close it in QGIS and copy it again, or save it anew.',
    'file.gpkg_too_costly':
      'Reading {{file}} took absurdly long and was stopped ({{detail}}). Save it as a new GeoPackage in QGIS.',
    'file.site_geometry':
      '{{file}} holds a geometry that cannot be used ({{detail}}). Correct it and choose it again.',
    'file.coverage_unusable':
      '{{file}} cannot be used as a declaration of coverage ({{detail}}). Correct it and choose it again.',
    'file.populated_unusable':
      '{{file}} cannot be used as populated areas ({{detail}}). Every area needs a polygon, the authority and its document.',
    'file.cancelled': 'The reading was cancelled.',
    'file.reader_failed':
      'The program failed while reading; nothing was changed. Use another file, and give this one to the maintainers.',
    'export.bad_time':
      'The time of the version cannot be written into the file. Try again, or tell the administrator.',
    'export.sqlite': 'The GeoPackage could not be written. Check the disk and try again, or take GeoJSON.',
    'facilities.wrong_length':
      'The facility data file is cut short or has grown and cannot be used. Copy it again, or import again.',
    'facilities.too_large': 'There are more facilities than one file can hold. Split them by area.',
    'facilities.attribute_impossible':
      '{{value}} m is not possible (above 0, at most {{most}} m). Check the number and its unit; leave it empty if unknown.',
    'facilities.populated_empty': '{{file}} holds no polygon to take an outline from. Check the file.',
    'facilities.populated_too_many':
      '{{file}} holds {{count}} polygons, at most {{most}} are read. Keep only those you need in the file first.',
    'facilities.none_yet': 'There is no facility data yet. Import lines and towers first.',
    'own_crs.not_a_place':
      'These coordinates lie outside of that system. Check the numbers and the zone; easting or longitude first.',
    'own_crs.unreadable':
      'The parameters of own coordinate systems cannot be read: {{detail}}. Check what the file holds.',
    'own_crs.bad_label': '“{{label}}” is no label of a coordinate system. Write own:name.',
    'own_crs.repeated': 'The coordinate system {{label}} is given twice. Keep one.',
    'own_crs.bad_number':
      'The parameter {{what}} of {{label}} is not a possible number. Check the number and its unit.',
    'own_crs.bad_target': 'EPSG:{{target}}, the target of {{label}}, is no zone of CGCS2000. Correct it.',
    'own_crs.bad_extent': 'The extent of {{label}} is not valid. Give west, south, east, north in degrees.',
    'own_crs.shift_too_large':
      'The parameters of {{label}} move places by {{metres}} m, which cannot be right. Check units and signs.',
    'own_crs.not_invertible': 'The parameters of {{label}} do not lead back. Check them.',
    'tape.empty': 'Nothing was taped. Write tower and distances, such as “tower 37 E 12 N 3”.',
    'tape.not_understood':
      '“{{text}}” is not understood. Write tower, direction and metres, such as “tower 37 E 12 N 3”.',
    'tape.no_tower': '“{{text}}” does not say from which tower. Write the tower first.',
    'tape.axis_repeated':
      '“{{text}}” gives east or north twice for one corner. Separate the corners with semicolons.',
    'tape.tower_not_found': 'There is no tower {{number}} in the facility data. Check its number and line.',
    'tape.tower_ambiguous':
      'There are {{count}} towers numbered {{number}}. Choose which one, or name the line.',
    'tape.tower_unusable':
      'Tower {{number}} has no usable place or accuracy, so nothing can be taped from it. Use another tower.',
    'tape.bad_number': 'A taped number is not possible ({{what}}). Check it.',
    'tape.too_far':
      '{{metres}} m is too far to tape ({{limit}} m at most). Tape from a nearer tower, or use RTK.',
    'tape.side_missing':
      'The two lengths from towers {{first}} and {{second}} meet on either side. Say left or right, looking from {{first}} to {{second}}.',
    'tape.declination_missing':
      'The bearing is magnetic and the declination is missing. Add it, or give true bearings.',
    'tape.no_intersection': 'The two measurements do not meet. Check bearings and distances.',
    'tape.bad_geometry':
      'The two lines meet at {{angle_deg}}° only, too flat to fix a corner. Tape from another tower.',
    'tape.too_many': 'Too many corners: {{limit}} at most. Use fewer, or import a file of coordinates.',
  },
}
