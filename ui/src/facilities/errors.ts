/** Words of files that could not be read at all: which file, and what to do. */
export default {
  zh: {
    'file.not_json': '{{file}} 不是完整的 JSON：{{detail}}。请重新导出后再选择。',
    'file.not_geojson': '{{file}} 不是 GeoJSON（{{detail}}）。请另选文件。',
    'file.encoding_unknown': '{{file}} 不是 UTF-8 编码。请另存为 UTF-8 后再选择。',
    'file.shp_damaged': '{{file}} 损坏（{{detail}}）。请重新导出 Shapefile。',
    'file.dbf_damaged': '{{file}} 的属性表损坏（{{detail}}）。请重新导出 Shapefile。',
    'file.zip_damaged': '压缩包 {{file}} 打不开（{{detail}}）。请重新压缩。',
    'file.too_large': '{{file}} 解开后超过 1 GB。请分成几个文件导入。',
    'file.no_layer': '{{file}} 里没有图层。Shapefile 请连同 .shp 一起选择。',
    'file.format_unknown':
      '不认识 {{file}} 的格式。可读 GeoJSON（也可逐行）、Shapefile、GeoPackage、KML、KMZ、DXF、CSV、Excel、OSM XML，或装有它们的 zip。',
    'file.cancelled': '读取已取消。',
    'file.reader_failed': '读取时程序出错，没有任何改变。请换一个文件，并把这个文件交给维护人员。',
  },
  en: {
    'file.not_json': '{{file}} is not complete JSON: {{detail}}. Export it again and choose it once more.',
    'file.not_geojson': '{{file}} is not GeoJSON ({{detail}}). Choose another file.',
    'file.encoding_unknown': '{{file}} is not UTF-8. Save it as UTF-8 and choose it again.',
    'file.shp_damaged': '{{file}} is damaged ({{detail}}). Export the shapefile again.',
    'file.dbf_damaged':
      'The attribute table of {{file}} is damaged ({{detail}}). Export the shapefile again.',
    'file.zip_damaged': 'The archive {{file}} cannot be opened ({{detail}}). Pack it again.',
    'file.too_large': '{{file}} unpacks to more than 1 GB. Import it in several files.',
    'file.no_layer': '{{file}} has no layer. Choose the .shp of a shapefile together with its other files.',
    'file.format_unknown':
      'The format of {{file}} is not known. Choose GeoJSON (also line by line), a shapefile, GeoPackage, KML, KMZ, DXF, CSV, Excel, OSM XML or a zip with them.',
    'file.cancelled': 'The reading was cancelled.',
    'file.reader_failed':
      'The program failed while reading; nothing was changed. Use another file, and give this one to the maintainers.',
  },
}
