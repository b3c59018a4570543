//! XML event by event, for formats that are XML. No document type, no entities of its own, a bounded
//! depth, and every element closed: what is not so is refused.

use super::FileError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// Far deeper than any folder tree a person keeps.
const DEEPEST: usize = 256;

pub(super) enum Item<'a> {
    Start(Element<'a>),
    Text(Cow<'a, str>),
    End,
}

pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Without its namespace prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix; one that cannot be read counts as absent.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // The check for repeated names takes the square of their number.
        attributes.with_checks(false);
        attributes
            .flatten()
            .find(|a| a.key.local_name().into_inner() == name)
            .and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(Cow::into_owned)
    }
}

pub(super) struct Xml<'a> {
    file: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Seen an element at all.
    begun: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml {
            file,
            reader,
            depth: 0,
            begun: false,
        }
    }

    /// The next thing of interest; `None` at the end of a whole document.
    ///
    /// # Errors
    /// `file.xml_damaged`, `file.xml_dtd`, `file.xml_entity`, `file.xml_too_deep`.
    pub(super) fn next(&mut self) -> Result<Option<Item<'a>>, FileError> {
        loop {
            let at = self.reader.buffer_position();
            let damaged = |e: &dyn std::fmt::Display| {
                FileError::new(self.file, "file.xml_damaged", format!("byte {at}: {e}"))
            };
            match self.reader.read_event().map_err(|e| damaged(&e))? {
                Event::Start(start) | Event::Empty(start) => {
                    self.begun = true;
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(FileError::new(self.file, "file.xml_too_deep", DEEPEST));
                    }
                    return Ok(Some(Item::Start(Element(start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Item::End));
                }
                Event::Text(text) => return Ok(Some(Item::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Item::Text(text.into_inner()))),
                Event::GeneralRef(reference) => {
                    let text = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Cow::Owned(c.to_string()),
                        Ok(None) => {
                            match quick_xml::escape::resolve_predefined_entity(&reference) {
                                Some(text) => Cow::Borrowed(text),
                                None => {
                                    let name: String = reference.chars().take(40).collect();
                                    return Err(FileError::new(self.file, "file.xml_entity", name));
                                }
                            }
                        }
                        Err(e) => return Err(damaged(&e)),
                    };
                    return Ok(Some(Item::Text(text)));
                }
                // What it declares could grow without end, or read another file.
                Event::DocType(_) => return Err(FileError::new(self.file, "file.xml_dtd", "")),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof if self.depth > 0 => return Err(damaged(&"cut short")),
                Event::Eof if !self.begun => return Err(damaged(&"no element")),
                Event::Eof => return Ok(None),
            }
        }
    }
}

/// The name of the outermost element, in lower case, without its prefix.
pub(super) fn root(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) | Event::Empty(e) => {
                return Some(e.local_name().into_inner().to_lowercase());
            }
            Event::DocType(d) if d.trim_start().to_lowercase().starts_with("html") => {
                return Some("html".to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
