/** Base maps: why a file or a server is not taken, or a tile does not come. Keyed by the code on the wire. */
export const basemap = {
  zh: {
    'basemap.address':
      '地址不能用（{{detail}}）。须以 http 或 https 开头，写明主机，不带用户名，瓦片地址要有 {z}、{x}、{y}，瓦片与能力文档须在同一主机。请改正后保存。',
    'basemap.attribution_missing': '请填写“{{name}}”的来源说明（200 字以内），它要印在图上。',
    'basemap.capabilities':
      '这个地址给出的不是可用的 WMTS 能力文档（{{detail}}）。请核对地址，或向服务方索取 GetCapabilities 地址。',
    'basemap.changed': '底图设置刚被别人改过，没有保存。请放弃修改、核对后再改。',
    'basemap.compression': '{{file}} 的压缩方式（{{found}}）不能读。请用 gzip 或不压缩重新生成。',
    'basemap.file_damaged': '{{file}} 已损坏（{{detail}}），没有使用。请重新复制或重新生成。',
    'basemap.file_extent': '{{file}} 的范围或级别不合理，没有使用。请重新生成。',
    'basemap.file_format': '{{file}} 不是 PMTiles 或 MBTiles 文件。请另选。',
    'basemap.file_missing': '底图文件 {{file}} 不在目录里。请放回，或请管理员改底图设置。',
    'basemap.file_name': '文件名“{{file}}”不能用：须是 basemaps 目录里的 .pmtiles 或 .mbtiles 文件。',
    'basemap.file_truncated': '{{file}} 不完整：应有 {{needed}} 字节，只有 {{has}} 字节。请重新复制。',
    'basemap.key_in_address':
      '地址里直接写了密钥（{{name}}）。请把密钥填在“密钥”栏，地址里写 {key}，否则打开设置的人都看得到。',
    'basemap.key_missing': '“{{name}}”需要密钥。请填写后保存。',
    'basemap.layer_unknown': '服务里没有图层“{{layer}}”。现有：{{have}}。',
    'basemap.matrix_set': '瓦片矩阵集“{{set}}”不能用：不是通用的墨卡托或经纬度切片。可用：{{have}}。',
    'basemap.name_missing': '请给底图起名。',
    'basemap.no_index': '{{file}} 没有瓦片索引，读取会极慢。请用生成工具加上索引后再用。',
    'basemap.not_a_tile': '底图“{{name}}”给的不是图片，多半是密钥失效或地址不对。请管理员核对底图设置。',
    'basemap.pmtiles_version':
      '{{file}} 是 PMTiles 第 {{found}} 版，只读第 3 版。请用 pmtiles convert 转换。',
    'basemap.shifted':
      '“{{name}}”是偏移坐标（GCJ-02、BD-09），与线路相差数百米，在上面画的场地会得出错误结论，不能作底图。请改用天地图或未偏移的数据。',
    'basemap.source_away': '底图“{{name}}”暂时取不到，稍后自动再取。线路、场地和核查不受影响。',
    'basemap.source_redirected': '底图“{{name}}”的服务器转到了别处，没有跟去。请管理员核对地址。',
    'basemap.source_refused':
      '底图“{{name}}”的服务器拒绝了（{{status}}），多半是密钥或额度。请管理员核对密钥。',
    'basemap.style_unknown': '图层没有样式“{{style}}”。现有：{{have}}。',
    'basemap.tile_too_large': '底图“{{name}}”的一张瓦片超过 {{limit}} 字节，没有使用。请换来源或重新生成。',
    'basemap.tile_type': '{{file}} 的瓦片类型（{{found}}）不能用。可用 png、jpg、webp 和矢量 mvt。',
    'basemap.too_many': '底图最多 {{limit}} 个。请先去掉不用的。',
    'basemap.unknown': '这个底图已经去掉。请重新打开地图。',
    'basemap.zooms': '“{{name}}”的级别不对：最小级不大于最大级，最大 22，起始编号 0 或 1。请改正。',
  },
  en: {
    'basemap.address':
      'The address cannot be used ({{detail}}). It begins with http or https, names a host and no user, has {z}, {x}, {y} for tiles, and tiles are on the host of the capabilities. Correct it and save.',
    'basemap.attribution_missing':
      'Write the attribution of “{{name}}” (at most 200 characters): it is printed on the map.',
    'basemap.capabilities':
      'This address does not give usable WMTS capabilities ({{detail}}). Check it, or ask the provider for the GetCapabilities address.',
    'basemap.changed':
      'Somebody else has just changed the base maps; nothing was saved. Discard, look again, then change.',
    'basemap.compression':
      'The compression of {{file}} ({{found}}) cannot be read. Make it with gzip or none.',
    'basemap.file_damaged': '{{file}} is damaged ({{detail}}) and was not used. Copy or make it again.',
    'basemap.file_extent': 'The bounds or levels of {{file}} cannot be; it was not used. Make it again.',
    'basemap.file_format': '{{file}} is no PMTiles or MBTiles file. Choose another.',
    'basemap.file_missing':
      'The base map file {{file}} is not in its folder. Put it back, or ask the administrator to change the settings.',
    'basemap.file_name':
      'The name “{{file}}” cannot be used: a .pmtiles or .mbtiles file in the folder basemaps is needed.',
    'basemap.file_truncated':
      '{{file}} is not whole: it should have {{needed}} bytes and has {{has}}. Copy it again.',
    'basemap.key_in_address':
      'The address holds a key ({{name}}). Put it into the key field and write {key} in the address, or everybody who opens the settings sees it.',
    'basemap.key_missing': '“{{name}}” needs a key. Fill it in and save.',
    'basemap.layer_unknown': 'The service has no layer “{{layer}}”. It has: {{have}}.',
    'basemap.matrix_set':
      'The matrix set “{{set}}” cannot be used: it is on neither common grid. Usable: {{have}}.',
    'basemap.name_missing': 'Give the base map a name.',
    'basemap.no_index':
      '{{file}} has no index of its tiles and would be very slow. Add one with the tool that made it.',
    'basemap.not_a_tile':
      'The base map “{{name}}” gives something that is no picture: an expired key or a wrong address, most likely. Ask the administrator to check it.',
    'basemap.pmtiles_version':
      '{{file}} is PMTiles version {{found}}; only 3 is read. Convert it with pmtiles convert.',
    'basemap.shifted':
      '“{{name}}” has shifted coordinates (GCJ-02, BD-09), hundreds of metres from the lines. A site drawn on it would get a wrong answer, so it cannot be a base map. Use Tianditu or unshifted data.',
    'basemap.source_away':
      'The base map “{{name}}” cannot be fetched now; it is tried again by itself. Lines, sites and screening are not affected.',
    'basemap.source_redirected':
      'The server of “{{name}}” sends elsewhere; that was not followed. Ask the administrator to check the address.',
    'basemap.source_refused':
      'The server of “{{name}}” refused ({{status}}): key or quota, most likely. Ask the administrator to check the key.',
    'basemap.style_unknown': 'The layer has no style “{{style}}”. It has: {{have}}.',
    'basemap.tile_too_large':
      'A tile of “{{name}}” is larger than {{limit}} bytes and was not used. Take another source, or make it again.',
    'basemap.tile_type':
      'The tiles of {{file}} ({{found}}) cannot be used. Usable are png, jpg, webp and vector mvt.',
    'basemap.too_many': 'At most {{limit}} base maps. Remove one that is not used.',
    'basemap.unknown': 'This base map was removed. Open the map again.',
    'basemap.zooms':
      'The levels of “{{name}}” cannot be: lowest not above highest, at most 22, the first numbered 0 or 1. Correct them.',
  },
}
