//! Addresses of other servers: what may stand in one, and how a tile's is made.
use super::fault::Fault;
use super::grid::Grid;
use super::source::{Level, Remote, Source, TiandituLayer};
use http::Uri;

/// Stands for the key in an address.
pub(crate) const KEY: &str = "{key}";
const TIANDITU: &str = "https://t0.tianditu.gov.cn";
/// Levels 天地图 has, by its own count, which begins at 1 in both grids.
const TIANDITU_LEVELS: std::ops::RangeInclusive<u8> = 1..=18;

/// Parameters by which servers take a key. A key that is written into the address would be shown to whoever opens the
/// settings.
const KEY_NAMES: &[&str] = &[
    "key",
    "tk",
    "ak",
    "token",
    "apikey",
    "api_key",
    "access_token",
    "accesskey",
    "appkey",
    "secret",
    "sig",
    "signature",
    "password",
    "pwd",
];

/// Hosts whose maps are shifted (GCJ-02, BD-09), whatever is said about them.
const SHIFTED_HOSTS: &[&str] = &[
    "autonavi.com",
    "amap.com",
    "gtimg.com",
    "map.qq.com",
    "map.baidu.com",
    "bdimg.com",
    "bdstatic.com",
    "google.cn",
    "geoq.cn",
];

/// An address an administrator gave: http or https, a host, nothing secret in it, and not of a shifted map.
pub(crate) fn check(address: &str, name: &str) -> Result<Uri, Fault> {
    // Braces are no part of an address; what they stand for is filled in before it is used.
    let plain: String = address
        .chars()
        .map(|c| if matches!(c, '{' | '}') { '_' } else { c })
        .collect();
    let bad = |detail| Fault::Address { detail };
    let uri: Uri = plain.parse().map_err(|_| bad("unreadable"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(bad("scheme"));
    }
    let authority = uri.authority().ok_or_else(|| bad("host"))?;
    if authority.as_str().contains(['@', '_']) || authority.host().is_empty() {
        return Err(bad("host"));
    }
    let host = authority.host().to_lowercase();
    if SHIFTED_HOSTS
        .iter()
        .any(|s| host == *s || host.ends_with(&format!(".{s}")))
    {
        return Err(Fault::Shifted {
            name: name.to_owned(),
        });
    }
    let query = address.split_once('?').map_or("", |(_, q)| q);
    for (parameter, value) in query.split('&').filter_map(|p| p.split_once('=')) {
        if KEY_NAMES.contains(&parameter.to_lowercase().as_str())
            && value != KEY
            && !value.is_empty()
        {
            return Err(Fault::KeyInAddress {
                name: parameter.to_owned(),
            });
        }
    }
    Ok(uri)
}

/// Whether two addresses are of one server: same host and port, and not from https down to http.
pub(crate) fn same_server(from: &Uri, to: &Uri) -> bool {
    let host = |u: &Uri| u.host().map(str::to_lowercase);
    let safe = from.scheme_str() != Some("https") || to.scheme_str() == Some("https");
    let port = |u: &Uri| {
        u.port_u16().unwrap_or(if u.scheme_str() == Some("https") {
            443
        } else {
            80
        })
    };
    // Servers send plain requests on to their own https, which is another port.
    let upgraded = from.scheme_str() == Some("http") && to.scheme_str() == Some("https");
    host(from).is_some() && host(from) == host(to) && safe && (upgraded || port(from) == port(to))
}

/// The server a source asks, as scheme, host and port; none for a file.
pub(crate) fn server_of(source: &Source) -> Option<String> {
    let address = match source {
        Source::File { .. } => return None,
        Source::Wmts { address, .. } | Source::Template { address, .. } => address.as_str(),
        Source::Tianditu { address, .. } => address.as_deref().unwrap_or(TIANDITU),
    };
    let uri = check(address, "").ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?).to_lowercase())
}

/// Fills a template. `key` is escaped, so that it cannot become more than one value.
pub(crate) fn fill(template: &str, level: &str, x: u32, y: u32, key: &str) -> String {
    let (x, y) = (x.to_string(), y.to_string());
    let mut out = template.to_owned();
    for (mark, value) in [
        ("{TileMatrix}", level),
        ("{z}", level),
        ("{TileCol}", x.as_str()),
        ("{x}", &x),
        ("{TileRow}", &y),
        ("{y}", &y),
    ] {
        out = out.replace(mark, value);
    }
    with_key(&out, key)
}

/// Puts the key in its place.
pub(crate) fn with_key(address: &str, key: &str) -> String {
    address.replace(KEY, &escaped(key))
}

/// Everything but unreserved characters as %XX (RFC 3986, 2.3).
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The remote side of a template as it was given.
pub(crate) fn template(source: &Source, name: &str) -> Result<Option<Remote>, Fault> {
    match source {
        Source::Template {
            address,
            grid,
            min_zoom,
            max_zoom,
            first_level,
        } => {
            check(address, name)?;
            let has = |marks: [&str; 2]| marks.iter().any(|m| address.contains(m));
            if !(has(["{TileMatrix}", "{z}"])
                && has(["{TileCol}", "{x}"])
                && has(["{TileRow}", "{y}"]))
            {
                return Err(Fault::Address { detail: "marks" });
            }
            if min_zoom > max_zoom || *max_zoom > super::grid::DEEPEST || *first_level > 1 {
                return Err(Fault::Zooms {
                    name: name.to_owned(),
                });
            }
            let levels = (*min_zoom..=*max_zoom).map(|z| Level {
                z,
                called: (z + first_level).to_string(),
            });
            Ok(Some(Remote {
                template: address.clone(),
                grid: *grid,
                levels: levels.collect(),
                extent: None,
            }))
        }
        Source::Tianditu {
            layer,
            grid,
            address,
        } => {
            let base = address.as_deref().unwrap_or(TIANDITU).trim_end_matches('/');
            check(base, name)?;
            Ok(Some(tianditu(base, *layer, *grid)))
        }
        Source::File { .. } | Source::Wmts { .. } => Ok(None),
    }
}

/// 天地图 has one service a layer and grid, `vec_w` or `vec_c`. Its geographic level 1 is two tiles side by side, which
/// is level 0 here; its Mercator level 1 is level 1 here.
fn tianditu(base: &str, layer: TiandituLayer, grid: Grid) -> Remote {
    let layer = layer.word();
    let (set, down) = match grid {
        Grid::Mercator => ("w", 0),
        Grid::Geographic => ("c", 1),
    };
    Remote {
        template: format!(
            "{base}/{layer}_{set}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default\
             &TILEMATRIXSET={set}&FORMAT=tiles&TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}&TILECOL={{TileCol}}&tk={KEY}"
        ),
        grid,
        levels: TIANDITU_LEVELS
            .map(|called| Level {
                z: called - down,
                called: called.to_string(),
            })
            .collect(),
        extent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_a_secret_a_shift_or_no_host_are_refused() {
        let code = |address: &str| check(address, "示例").err().map(|f| f.code());
        assert_eq!(code("https://map.example/wmts?tk={key}"), None);
        assert_eq!(code("http://10.1.2.3:8080/wmts"), None);
        for bad in [
            "ftp://map.example/",
            "/wmts",
            "https://user:word@map.example/",
            "file:///etc/x",
            "https://{z}.example/",
        ] {
            assert_eq!(code(bad), Some("basemap.address"), "{bad}");
        }
        assert_eq!(
            code("https://map.example/?TOKEN=abc"),
            Some("basemap.key_in_address")
        );
        assert_eq!(
            code("https://webrd01.is.autonavi.com/appmaptile?x={x}"),
            Some("basemap.shifted")
        );
        assert_eq!(code("https://notamap.com/"), None);
    }

    #[test]
    fn a_redirect_stays_with_its_server() {
        let same = |a: &str, b: &str| same_server(&a.parse().unwrap(), &b.parse().unwrap());
        assert!(same("http://map.example/a", "https://map.example/b"));
        assert!(same("https://map.example/a", "https://MAP.example:443/b"));
        assert!(!same("https://map.example/a", "http://map.example/b"));
        assert!(!same("http://map.example/a", "http://other.example/a"));
        assert!(!same("http://map.example/a", "http://map.example:8080/a"));
    }

    #[test]
    fn tianditu_is_asked_by_its_own_count_of_levels() {
        let remote = tianditu(TIANDITU, TiandituLayer::Cva, Grid::Geographic);
        assert_eq!(
            remote.levels[0],
            Level {
                z: 0,
                called: "1".into()
            }
        );
        let asked = fill(&remote.template, &remote.levels[2].called, 6, 1, "a&b");
        assert_eq!(
            asked,
            "https://t0.tianditu.gov.cn/cva_c/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=cva&STYLE=default\
             &TILEMATRIXSET=c&FORMAT=tiles&TILEMATRIX=3&TILEROW=1&TILECOL=6&tk=a%26b"
        );
        let remote = tianditu(TIANDITU, TiandituLayer::Vec, Grid::Mercator);
        assert_eq!(
            remote.levels[0],
            Level {
                z: 1,
                called: "1".into()
            }
        );
    }
}
