//! What a file of tiles turned out to be.
use super::grid::Grid;
use super::sniff::TileKind;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// Largest tile, packed and unpacked, in bytes. Ordinary ones are below 500 kB.
pub(crate) const LARGEST_TILE: u64 = 4 * 1024 * 1024;

/// A file of tiles after its check.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename = "BaseMapFound")]
pub(crate) struct Found {
    pub(crate) kind: TileKind,
    pub(crate) grid: Grid,
    pub(crate) min_zoom: u8,
    pub(crate) max_zoom: u8,
    /// West, south, east, north in degrees.
    pub(crate) extent: Option<[f64; 4]>,
    /// As the file calls itself.
    pub(crate) title: Option<String>,
    /// Whom the file names as its source.
    pub(crate) attribution: Option<String>,
    #[ts(type = "number")]
    pub(crate) bytes: u64,
}

/// A text of the metadata as words: markup is taken out, since attributions often come as links.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    plain(value.as_str()?)
}

/// Words without markup, at most 200 characters; `None` where none are left.
pub(crate) fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut within = false;
    for c in text.chars() {
        match c {
            '<' => within = true,
            '>' if within => within = false,
            c if within || c.is_control() => {}
            c => out.push(c),
        }
    }
    let out = out
        .replace("&copy;", "©")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ");
    let out: String = out.trim().chars().take(200).collect();
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn attributions_lose_their_markup() {
        let given = "<a href=\"https://example.org\">&copy; 示例 contributors</a>";
        assert_eq!(super::plain(given).as_deref(), Some("© 示例 contributors"));
        assert_eq!(super::plain("<b></b> "), None);
    }
}
