//! Finding fonts. Free static CJK fonts carry every paper; licensed faces that Chinese offices own (仿宋, 小标宋, 楷体,
//! 黑体) are preferred where the machine has them and are never shipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontWeight};
use typst::utils::LazyHash;

use crate::PaperError;

/// The family no paper can do without.
const REQUIRED: &str = "Noto Serif CJK SC";

/// Families tried for each role, best first. A role takes every one the machine has, so that a character missing in the
/// first is looked up in the next.
const BODY: &[&str] = &[
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
];
const TITLE: &[&str] = &[
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
];
const KAI: &[&str] = &[
    "KaiTi_GB2312",
    "KaiTi",
    "STKaiti",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
];
const HEI: &[&str] = &[
    "SimHei",
    "STHeiti",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Serif CJK SC",
];
const SONG: &[&str] = &["Noto Serif CJK SC", "Source Han Serif SC"];

/// Files worth opening, lower case. A directory may hold thousands of fonts; only these are read.
const FILES: &[&str] = &[
    "notoserifcjk-regular.ttc",
    "notoserifcjk-bold.ttc",
    "notosanscjk-regular.ttc",
    "notoserifcjksc-regular.otf",
    "notoserifcjksc-bold.otf",
    "notosanscjksc-regular.otf",
    "sourcehanserif-regular.ttc",
    "sourcehanserif-bold.ttc",
    "sourcehanserifsc-regular.otf",
    "sourcehanserifsc-bold.otf",
    "sourcehansanssc-regular.otf",
    "simfang.ttf",
    "stfangso.ttf",
    "fzxbsjw.ttf",
    "fzxbsjw--gb1-0.ttf",
    "simkai.ttf",
    "stkaiti.ttf",
    "simhei.ttf",
];

/// Deepest directory level searched below each given one.
const DEPTH: usize = 4;

/// The fonts a renderer uses, loaded once and shared.
pub struct Fonts {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    /// Families on this machine by role, handed to the templates as `/fonts.json`.
    pub(crate) roles: Bytes,
}

/// Families by role, best first.
#[derive(Serialize)]
struct Roles {
    body: Vec<&'static str>,
    title: Vec<&'static str>,
    kai: Vec<&'static str>,
    hei: Vec<&'static str>,
    song: Vec<&'static str>,
}

impl Fonts {
    /// Directories searched by default: `LINEWARDEN_FONTS` (a path list), `fonts` beside the executable, the system's.
    pub fn default_dirs() -> Vec<PathBuf> {
        let mut dirs: Vec<PathBuf> = std::env::var_os("LINEWARDEN_FONTS")
            .map(|list| std::env::split_paths(&list).collect())
            .unwrap_or_default();
        if let Some(beside) = std::env::current_exe()
            .ok()
            .and_then(|exe| exe.parent().map(|p| p.join("fonts")))
        {
            dirs.push(beside);
        }
        if cfg!(windows) {
            let windows = std::env::var_os("SystemRoot")
                .map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
            dirs.push(windows.join("Fonts"));
            if let Some(local) = std::env::var_os("LOCALAPPDATA") {
                dirs.push(PathBuf::from(local).join(r"Microsoft\Windows\Fonts"));
            }
        } else if cfg!(target_os = "macos") {
            dirs.extend(["/Library/Fonts", "/System/Library/Fonts"].map(PathBuf::from));
        } else {
            dirs.extend(["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from));
            if let Some(home) = std::env::var_os("HOME") {
                dirs.push(PathBuf::from(home).join(".local/share/fonts"));
            }
        }
        dirs
    }

    /// Loads what the papers use from `dirs`; the first directory that has a file wins.
    ///
    /// # Errors
    /// [`PaperError::FontMissing`] when neither Noto Serif CJK SC nor Source Han Serif SC is found in regular and bold.
    pub fn load(dirs: &[PathBuf]) -> Result<Self, PaperError> {
        let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
        for dir in dirs {
            collect(dir, DEPTH, &mut files);
        }
        // In the order of FILES, not of the directories, so that equal sets of fonts give equal papers.
        let mut fonts: Vec<Font> = Vec::new();
        for path in FILES.iter().filter_map(|name| files.get(*name)) {
            let Ok(data) = fs::read(path) else { continue };
            fonts.extend(Font::iter(Bytes::new(data)).filter(|font| wanted(&font.info().family)));
        }
        let has = |family: &str, heavy: bool| {
            fonts.iter().any(|font| {
                let info = font.info();
                info.family == family && (info.variant.weight >= FontWeight::SEMIBOLD) == heavy
            })
        };
        if !SONG
            .iter()
            .any(|family| has(family, false) && has(family, true))
        {
            return Err(PaperError::FontMissing {
                family: REQUIRED.to_owned(),
                searched: dirs.iter().map(|d| d.display().to_string()).collect(),
            });
        }
        let present = |families: &[&'static str]| -> Vec<&'static str> {
            families
                .iter()
                .copied()
                .filter(|f| fonts.iter().any(|font| font.info().family == *f))
                .collect()
        };
        let roles = Roles {
            body: present(BODY),
            title: present(TITLE),
            kai: present(KAI),
            hei: present(HEI),
            song: present(SONG),
        };
        let roles = serde_json::to_vec(&roles).expect("a struct of string lists is always JSON");
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Ok(Self {
            fonts,
            book,
            roles: Bytes::new(roles),
        })
    }

    /// Characters of `text` that no loaded font can draw, each once, in order; for a warning before a paper is issued.
    pub fn missing_glyphs(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text
            .chars()
            .filter(|c| !c.is_control() && !c.is_whitespace())
        {
            let drawn = self
                .fonts
                .iter()
                .any(|font| font.info().coverage.contains(c as u32));
            if !drawn && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }
}

/// Whether a family plays any role. A Noto collection holds five regional families; only the simplified one is kept.
fn wanted(family: &str) -> bool {
    [BODY, TITLE, KAI, HEI, SONG]
        .iter()
        .any(|role| role.contains(&family))
}

/// Adds the wanted files below `dir` that are not found yet. Unreadable directories are skipped: the search ends in a
/// typed error when the fonts are nowhere.
fn collect(dir: &Path, depth: usize, found: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                collect(&path, depth - 1, found);
            }
        } else if let Some(name) = path.file_name().map(|n| n.to_string_lossy().to_lowercase())
            && FILES.contains(&name.as_str())
        {
            found.entry(name).or_insert(path);
        }
    }
}
