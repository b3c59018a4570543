//! WMTS capabilities (OGC 07-057r7): which layers there are, and how a tile of one is asked for. Only matrix sets that lie
//! exactly on one of our two grids are taken; others would be drawn a little beside where they belong.
use super::address::{KEY, check, escaped, same_server};
use super::fault::Fault;
use super::found::plain;
use super::grid::{DEEPEST, Grid, HALF_WORLD_M};
use super::pmtiles::is_on_earth;
use super::source::{Level, Remote};
use super::xml::{Node, parse};
use serde::Serialize;
use ts_rs::TS;

/// Side of a pixel by which scale denominators are counted, metres: OGC's 0.28 mm, and the 96 dots an inch that some
/// servers (天地图, older ArcGIS) count by instead.
const PIXELS_M: [f64; 2] = [0.000_28, 0.0254 / 96.0];
/// Metres a degree at the equator of WGS 84 (6 378 137 m · π / 180).
const DEGREE_M: f64 = 111_319.490_793_273_58;
/// Names that are listed in an answer.
const LISTED: usize = 200;

/// A layer a WMTS offers.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub(crate) struct WmtsLayer {
    pub(crate) layer: String,
    pub(crate) title: String,
    pub(crate) styles: Vec<String>,
    /// Matrix sets that can be drawn.
    pub(crate) sets: Vec<WmtsSet>,
    /// Matrix sets that cannot: other projections, other tile sizes, other origins.
    pub(crate) other_sets: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub(crate) struct WmtsSet {
    pub(crate) set: String,
    pub(crate) grid: Grid,
    pub(crate) min_zoom: u8,
    pub(crate) max_zoom: u8,
}

/// A capabilities document.
pub(crate) struct Capabilities {
    root: Node,
}

impl Capabilities {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let bad = |detail: &str| Fault::Capabilities {
            detail: detail.to_owned(),
        };
        let text = std::str::from_utf8(bytes).map_err(|_| bad("UTF-8"))?;
        let root = parse(text.trim_start_matches('\u{feff}')).ok_or_else(|| bad("XML"))?;
        if root.name() != "Capabilities" || root.first("Contents").is_none() {
            return Err(bad(root.name()));
        }
        Ok(Self { root })
    }

    fn layer_nodes(&self) -> impl Iterator<Item = &Node> {
        self.root.all("Contents").flat_map(|c| c.all("Layer"))
    }

    /// The levels of a matrix set on one of our grids; `None` where it lies on neither.
    fn set(&self, name: &str) -> Option<(Grid, Vec<Level>)> {
        let set = self
            .root
            .all("Contents")
            .flat_map(|c| c.all("TileMatrixSet"))
            .find(|s| s.text_of("Identifier") == Some(name))?;
        let grid = grid_of(set.text_of("SupportedCRS")?)?;
        let mut levels: Vec<Level> = set
            .all("TileMatrix")
            .map(|m| level(grid, m))
            .collect::<Option<_>>()?;
        levels.retain(|l| l.z <= DEEPEST);
        levels.sort_by_key(|l| l.z);
        let apart = levels.windows(2).all(|w| w[0].z < w[1].z);
        (!levels.is_empty() && apart).then_some((grid, levels))
    }

    /// All layers, for choosing.
    pub(crate) fn layers(&self) -> Vec<WmtsLayer> {
        self.layer_nodes()
            .take(LISTED)
            .filter_map(|node| {
                let layer = node.text_of("Identifier")?.to_owned();
                let (mut sets, mut other_sets) = (Vec::new(), Vec::new());
                for name in links(node) {
                    match self.set(name) {
                        Some((grid, levels)) => sets.push(WmtsSet {
                            set: name.to_owned(),
                            grid,
                            min_zoom: levels.first().map_or(0, |l| l.z),
                            max_zoom: levels.last().map_or(0, |l| l.z),
                        }),
                        None => other_sets.push(name.to_owned()),
                    }
                }
                Some(WmtsLayer {
                    title: node
                        .text_of("Title")
                        .and_then(plain)
                        .unwrap_or_else(|| layer.clone()),
                    layer,
                    styles: styles(node).map(str::to_owned).collect(),
                    sets,
                    other_sets,
                })
            })
            .collect()
    }

    /// How tiles of a layer are asked for. `address` is that of the capabilities, `key` what stands in its `{key}`.
    pub(crate) fn remote(
        &self,
        address: &str,
        key: &str,
        layer: &str,
        set: &str,
        style: &str,
    ) -> Result<Remote, Fault> {
        let node = self
            .layer_nodes()
            .find(|n| n.text_of("Identifier") == Some(layer))
            .ok_or_else(|| Fault::LayerUnknown {
                layer: layer.to_owned(),
                have: names(self.layer_nodes().filter_map(|n| n.text_of("Identifier"))),
            })?;
        let style = style_of(node, style)?;
        let no_set = || Fault::MatrixSet {
            set: set.to_owned(),
            have: names(links(node).filter(|s| self.set(s).is_some())),
        };
        if !links(node).any(|s| s == set) {
            return Err(no_set());
        }
        let (grid, levels) = self.set(set).ok_or_else(no_set)?;
        let template = self.template(node, address, layer, set, style)?;
        let template = hide_key(&template, address, key);
        let given = check(address, layer)?;
        if !same_server(&given, &check(&template, layer)?) {
            return Err(Fault::Address {
                detail: "other_server",
            });
        }
        Ok(Remote {
            template,
            grid,
            levels,
            extent: extent(node),
        })
    }

    /// By a path of its own where the layer has one, else by parameters.
    fn template(
        &self,
        node: &Node,
        address: &str,
        layer: &str,
        set: &str,
        style: &str,
    ) -> Result<String, Fault> {
        let resource = node
            .all("ResourceURL")
            .filter(|r| r.attribute("resourceType") == Some("tile"))
            .filter(|r| {
                r.attribute("format")
                    .is_none_or(|f| f.starts_with("image/"))
            })
            .find_map(|r| r.attribute("template"));
        if let Some(template) = resource {
            let mut template = template.to_owned();
            for (mark, value) in [
                ("{TileMatrixSet}", set),
                ("{Style}", style),
                ("{style}", style),
                ("{Layer}", layer),
                ("{layer}", layer),
            ] {
                template = template.replace(mark, &escaped(value));
            }
            let rest = ["{TileMatrix}", "{TileRow}", "{TileCol}"]
                .iter()
                .fold(template.clone(), |t, m| t.replace(m, ""));
            // A time or height to choose: there is no default for it here.
            if rest.contains('{') {
                return Err(Fault::Capabilities {
                    detail: "dimension".into(),
                });
            }
            return Ok(template);
        }
        let format = node
            .all("Format")
            .map(Node::text)
            .filter(|f| f.starts_with("image/") || *f == "tiles")
            .min_by_key(|f| match *f {
                "image/png" => 0,
                "image/jpeg" => 1,
                "image/webp" => 2,
                _ => 3,
            })
            .ok_or_else(|| Fault::Capabilities {
                detail: "Format".into(),
            })?;
        let by_parameters = self.get_tile().unwrap_or(address);
        let (base, query) = by_parameters.split_once('?').unwrap_or((by_parameters, ""));
        let own = [
            "service",
            "request",
            "version",
            "acceptversions",
            "sections",
        ];
        let kept: String = query
            .split('&')
            .filter(|p| {
                let name = p.split('=').next().unwrap_or_default().to_lowercase();
                !name.is_empty() && !own.contains(&name.as_str())
            })
            .map(|p| format!("{p}&"))
            .collect();
        Ok(format!(
            "{base}?{kept}SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={}&STYLE={}&TILEMATRIXSET={}&FORMAT={}\
             &TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}&TILECOL={{TileCol}}",
            escaped(layer),
            escaped(style),
            escaped(set),
            escaped(format),
        ))
    }

    /// The address of GetTile by parameters (KVP), where the document names one.
    fn get_tile(&self) -> Option<&str> {
        let gets = self
            .root
            .first("OperationsMetadata")?
            .all("Operation")
            .find(|o| o.attribute("name") == Some("GetTile"))?
            .all("DCP")
            .flat_map(|d| d.all("HTTP"))
            .flat_map(|h| h.all("Get"));
        let encoding = |get: &Node| {
            let value = get
                .first("Constraint")?
                .first("AllowedValues")?
                .text_of("Value")?;
            Some(value.to_owned())
        };
        gets.filter(|get| encoding(get).is_none_or(|e| e == "KVP"))
            .find_map(|get| get.attribute("href"))
    }
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    all.take(LISTED).map(str::to_owned).collect()
}

fn links(layer: &Node) -> impl Iterator<Item = &str> {
    layer
        .all("TileMatrixSetLink")
        .filter_map(|l| l.text_of("TileMatrixSet"))
}

fn styles(layer: &Node) -> impl Iterator<Item = &str> {
    layer.all("Style").filter_map(|s| s.text_of("Identifier"))
}

/// The style of a name; without a name the layer's default, or its first.
fn style_of<'a>(layer: &'a Node, style: &str) -> Result<&'a str, Fault> {
    let found = if style.is_empty() {
        layer
            .all("Style")
            .find(|s| s.attribute("isDefault") == Some("true"))
            .and_then(|s| s.text_of("Identifier"))
            .or_else(|| styles(layer).next())
            .or(Some("default"))
    } else {
        styles(layer).find(|s| *s == style)
    };
    found.ok_or_else(|| Fault::StyleUnknown {
        style: style.to_owned(),
        have: names(styles(layer)),
    })
}

fn grid_of(crs: &str) -> Option<Grid> {
    let code = crs.rsplit([':', '/']).next().unwrap_or_default();
    match code {
        "3857" | "900913" | "102100" => Some(Grid::Mercator),
        "4326" | "4490" | "CRS84" => Some(Grid::Geographic),
        _ => None,
    }
}

/// A level, where its scale, origin and tile size are those of a level of the grid.
fn level(grid: Grid, matrix: &Node) -> Option<Level> {
    let number = |name: &str| matrix.text_of(name)?.parse::<f64>().ok();
    if number("TileWidth")? != 256.0 || number("TileHeight")? != 256.0 {
        return None;
    }
    let corner: Vec<f64> = matrix
        .text_of("TopLeftCorner")?
        .split_whitespace()
        .filter_map(|n| n.parse().ok())
        .collect();
    let [a, b] = <[f64; 2]>::try_from(corner).ok()?;
    let near = |value: f64, wanted: f64, by: f64| (value - wanted).abs() <= by;
    let at_origin = match grid {
        Grid::Mercator => near(a, -HALF_WORLD_M, 1.0) && near(b, HALF_WORLD_M, 1.0),
        // Either order: latitude comes first in EPSG:4326 and 4490, longitude in CRS84, and not everywhere so.
        Grid::Geographic => {
            let by = 1e-5;
            (near(a, 90.0, by) && near(b, -180.0, by)) || (near(a, -180.0, by) && near(b, 90.0, by))
        }
    };
    if !at_origin {
        return None;
    }
    let scale = number("ScaleDenominator")?;
    let unit = match grid {
        Grid::Mercator => 1.0,
        Grid::Geographic => DEGREE_M,
    };
    PIXELS_M.iter().find_map(|pixel| {
        let z = (grid.resolution() / (scale * pixel / unit)).log2();
        // A thousandth of a level is a fifth of a pixel at the edge of a tile.
        (near(z, z.round(), 0.001) && (0.0..=40.0).contains(&z.round())).then(|| Level {
            z: z.round() as u8,
            called: matrix.text_of("Identifier").unwrap_or_default().to_owned(),
        })
    })
}

fn extent(layer: &Node) -> Option<[f64; 4]> {
    let bounds = layer.first("WGS84BoundingBox")?;
    let pair = |name: &str| -> Option<[f64; 2]> {
        let numbers: Vec<f64> = bounds
            .text_of(name)?
            .split_whitespace()
            .filter_map(|n| n.parse().ok())
            .collect();
        numbers.try_into().ok()
    };
    let ([west, south], [east, north]) = (pair("LowerCorner")?, pair("UpperCorner")?);
    let extent = [west, south, east, north];
    is_on_earth(&extent).then_some(extent)
}

/// Servers write the key they were asked with into the addresses they answer with. It is taken out again, and where it
/// is missing, asked with as before.
fn hide_key(template: &str, address: &str, key: &str) -> String {
    let mut template = template.to_owned();
    if !key.is_empty() {
        template = template.replace(&escaped(key), KEY).replace(key, KEY);
    }
    if !template.contains(KEY) {
        let query = address.split_once('?').map_or("", |(_, q)| q);
        for parameter in query.split('&').filter(|p| p.contains(KEY)) {
            template.push(if template.contains('?') { '&' } else { '?' });
            template.push_str(parameter);
        }
    }
    template
}
