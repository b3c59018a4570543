//! A document of another server as a small tree, bounded in depth and number. Prefixes are dropped: servers bind them as
//! they like.
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

const DEEPEST: usize = 64;
const MOST: usize = 400_000;

#[derive(Debug, Default)]
pub(crate) struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// Direct children of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |c| c.name == name)
    }
    pub(crate) fn first(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }
    /// The text of a direct child.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.first(name).map(Node::text)
    }
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// The root of a document; `None` where it is not one, is not whole, or is beyond all measure. A document type is not
/// read, so entities of its own are unknown and refuse the document.
pub(crate) fn parse(text: &str) -> Option<Node> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    let mut count = 0usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEEPEST || count > MOST {
                    return None;
                }
                open.push(node(&start));
            }
            Event::End(_) => {
                let done = open.pop()?;
                open.last_mut()?.children.push(done);
            }
            Event::Text(part) => open.last_mut()?.text.push_str(&part.into_inner()),
            Event::CData(part) => open.last_mut()?.text.push_str(&part.into_inner()),
            Event::GeneralRef(entity) => {
                let text = match entity.resolve_char_ref().ok()? {
                    Some(c) => c.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&entity)?.to_owned(),
                };
                open.last_mut()?.text.push_str(&text);
            }
            Event::DocType(_) => return None,
            Event::Eof => break,
            _ => {}
        }
    }
    let mut whole = open.pop()?;
    (open.is_empty() && whole.children.len() == 1).then(|| whole.children.remove(0))
}

fn node(start: &BytesStart<'_>) -> Node {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .filter_map(|a| {
            let value = a.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((
                a.key.local_name().into_inner().to_owned(),
                value.into_owned(),
            ))
        })
        .collect();
    Node {
        name: start.local_name().into_inner().to_owned(),
        attributes,
        ..Node::default()
    }
}
