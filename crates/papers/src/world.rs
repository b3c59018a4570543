//! The only door between a template and the outside: template sources, two JSON files and fonts, all in memory.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::{Fonts, templates};

/// The standard library of typst without optional features, shared by all renderings.
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// What one rendering may see.
pub(crate) struct PaperWorld<'a> {
    fonts: &'a Fonts,
    main: FileId,
    data: Bytes,
    today: Option<Datetime>,
}

impl<'a> PaperWorld<'a> {
    /// A world for `template` with the facts as `/data.json`; `today` is the paper's own date.
    pub(crate) fn new(
        fonts: &'a Fonts,
        template: &'static str,
        data: Vec<u8>,
        today: Option<Datetime>,
    ) -> Self {
        Self {
            fonts,
            main: file_id(template),
            data: Bytes::new(data),
            today,
        }
    }

    /// A diagnostic as one line with its place in the template.
    pub(crate) fn describe(&self, diagnostic: &SourceDiagnostic) -> String {
        let place = diagnostic.span.id().and_then(|id| {
            let source = self.source(id).ok()?;
            let range = self.range(diagnostic.span)?;
            let line = source.lines().byte_to_line(range.start)?;
            Some(format!(
                "{}:{}: ",
                id.get().vpath().get_without_slash(),
                line + 1
            ))
        });
        let hints: String = diagnostic
            .hints
            .iter()
            .map(|hint| format!(" ({})", hint.v))
            .collect();
        format!("{}{}{hints}", place.unwrap_or_default(), diagnostic.message)
    }
}

/// The file id of a name at the root of the virtual project.
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("template names are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The name behind an id, if it lies in the project; packages are never fetched.
fn project_name(id: FileId) -> FileResult<&'static str> {
    let path = id.get();
    match path.root() {
        VirtualRoot::Project => Ok(path.vpath().get_without_slash()),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = project_name(id)?;
        templates::source(name)
            .map(|text| Source::new(id, text.to_owned()))
            .ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match project_name(id)? {
            "data.json" => Ok(self.data.clone()),
            "fonts.json" => Ok(self.fonts.roles.clone()),
            name => Err(FileError::NotFound(name.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
