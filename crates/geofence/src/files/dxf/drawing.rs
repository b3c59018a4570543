//! The sections of a drawing: header, layers, blocks, entities. Others are passed over.

use super::entity::{self, Entity, Form, int, point, text};
use super::groups::{Fault, Group, Groups};
use super::space::P3;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Drawing {
    pub version: Vec<u8>,
    pub code_page: Vec<u8>,
    /// `$INSUNITS`; 0 is "none stated".
    pub units: i64,
    /// By name in upper case.
    pub layers: HashMap<Vec<u8>, LayerState>,
    pub blocks: HashMap<Vec<u8>, Block>,
    pub entities: Vec<Entity>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct LayerState {
    pub off: bool,
    pub frozen: bool,
}

#[derive(Default)]
pub(super) struct Block {
    pub base: P3,
    /// What it shows stands in another file.
    pub external: bool,
    pub entities: Vec<Entity>,
}

/// Why a drawing was not read to its end.
pub(super) enum Broken {
    Damaged(Fault),
    CutShort,
    NoDrawing,
}

impl From<Fault> for Broken {
    fn from(fault: Fault) -> Broken {
        Broken::Damaged(fault)
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Drawing, Broken> {
    let mut groups = Groups::new(bytes);
    let mut drawing = Drawing::default();
    let (mut sections, mut entities) = (0, false);
    loop {
        // A file that stops between two things has lost the rest without a trace.
        let Some(group) = groups.next()? else {
            return Err(if sections == 0 {
                Broken::NoDrawing
            } else {
                Broken::CutShort
            });
        };
        if group.is(0, "EOF") {
            break;
        }
        if !group.is(0, "SECTION") {
            if sections == 0 {
                return Err(Broken::NoDrawing);
            }
            return Err(Broken::Damaged("a section was expected".to_owned()));
        }
        let name = groups.next()?.ok_or(Broken::CutShort)?;
        sections += 1;
        match name.text().to_ascii_uppercase().as_slice() {
            b"HEADER" => header(&mut groups, &mut drawing)?,
            b"TABLES" => tables(&mut groups, &mut drawing)?,
            b"BLOCKS" => blocks(&mut groups, &mut drawing)?,
            b"ENTITIES" => {
                entities = true;
                let mut reader = Things::new(&mut groups);
                while let Some(entity) = reader.next()? {
                    drawing.entities.push(entity);
                }
            }
            _ => while !next(&mut groups)?.is(0, "ENDSEC") {},
        }
    }
    if entities {
        Ok(drawing)
    } else {
        // Blocks alone draw nothing, but such a file is whole.
        (sections > 0).then_some(drawing).ok_or(Broken::NoDrawing)
    }
}

fn next<'a>(groups: &mut Groups<'a>) -> Result<Group<'a>, Broken> {
    groups.next()?.ok_or(Broken::CutShort)
}

fn header(groups: &mut Groups<'_>, drawing: &mut Drawing) -> Result<(), Broken> {
    let mut variable: &[u8] = b"";
    loop {
        let group = next(groups)?;
        match group.code {
            0 => return Ok(()),
            9 => variable = group.text(),
            _ => match variable {
                b"$ACADVER" => drawing.version = group.text().to_vec(),
                b"$DWGCODEPAGE" => drawing.code_page = group.text().to_vec(),
                b"$INSUNITS" => {
                    drawing.units = group
                        .int()
                        .ok_or_else(|| Broken::Damaged("$INSUNITS".to_owned()))?;
                }
                _ => {}
            },
        }
    }
}

fn tables(groups: &mut Groups<'_>, drawing: &mut Drawing) -> Result<(), Broken> {
    let mut group = next(groups)?;
    loop {
        if group.is(0, "ENDSEC") {
            return Ok(());
        }
        let is_layer = group.is(0, "LAYER");
        let mut of_it = Vec::new();
        loop {
            group = next(groups)?;
            if group.code == 0 {
                break;
            }
            if is_layer {
                of_it.push(group);
            }
        }
        if let Some(name) = text(&of_it, 2) {
            let state = LayerState {
                off: int(&of_it, 62).is_some_and(|c| c < 0),
                frozen: int(&of_it, 70).is_some_and(|f| f & 1 != 0),
            };
            drawing.layers.insert(name.to_ascii_uppercase(), state);
        }
    }
}

fn blocks(groups: &mut Groups<'_>, drawing: &mut Drawing) -> Result<(), Broken> {
    let mut reader = Things::new(groups);
    let mut open: Option<(Vec<u8>, Block)> = None;
    while let Some((kind, of_it, children)) = reader.raw()? {
        if kind.eq_ignore_ascii_case(b"BLOCK") {
            let name = text(&of_it, 2).unwrap_or(b"").to_ascii_uppercase();
            let block = Block {
                base: point(&of_it, 10).unwrap_or_default(),
                external: int(&of_it, 70).is_some_and(|f| f & (4 | 8) != 0),
                entities: Vec::new(),
            };
            open = Some((name, block));
        } else if kind.eq_ignore_ascii_case(b"ENDBLK") {
            drawing.blocks.extend(open.take());
        } else if let Some((_, block)) = &mut open {
            let number = block.entities.len() as u64 + 1;
            block
                .entities
                .push(entity::read(number, kind, &of_it, &children));
        }
    }
    drawing.blocks.extend(open);
    Ok(())
}

/// A type name, its groups, and the groups of the vertices or attributes that follow it.
type Raw<'a> = (&'a [u8], Vec<Group<'a>>, Vec<Vec<Group<'a>>>);

/// Entities one after the other up to the end of their section.
struct Things<'g, 'a> {
    groups: &'g mut Groups<'a>,
    /// The type name of what comes next, already taken.
    ahead: Option<Group<'a>>,
    count: u64,
}

impl<'g, 'a> Things<'g, 'a> {
    fn new(groups: &'g mut Groups<'a>) -> Self {
        Things {
            groups,
            ahead: None,
            count: 0,
        }
    }

    fn next(&mut self) -> Result<Option<Entity>, Broken> {
        let Some((kind, groups, children)) = self.raw()? else {
            return Ok(None);
        };
        self.count += 1;
        Ok(Some(entity::read(self.count, kind, &groups, &children)))
    }

    fn raw(&mut self) -> Result<Option<Raw<'a>>, Broken> {
        let head = match self.ahead.take() {
            Some(head) => head,
            None => next(self.groups)?,
        };
        if head.code != 0 {
            return Err(Broken::Damaged("an entity was expected".to_owned()));
        }
        if head.is(0, "ENDSEC") {
            return Ok(None);
        }
        // The bytes may end here for good only after the end mark, so this is a cut.
        if head.is(0, "EOF") || head.is(0, "SECTION") {
            return Err(Broken::CutShort);
        }
        let kind = head.text();
        let groups = self.body()?;
        let child: &[u8] = match kind.to_ascii_uppercase().as_slice() {
            b"POLYLINE" => b"VERTEX",
            b"INSERT" if int(&groups, 66) == Some(1) => b"ATTRIB",
            _ => return Ok(Some((kind, groups, Vec::new()))),
        };
        let mut children = Vec::new();
        while self
            .ahead
            .is_some_and(|a| a.text().eq_ignore_ascii_case(child))
        {
            self.ahead = None;
            children.push(self.body()?);
        }
        if self.ahead.is_some_and(|a| a.is(0, "SEQEND")) {
            self.ahead = None;
            self.body()?;
        }
        Ok(Some((kind, groups, children)))
    }

    /// Up to the next type name, which is kept.
    fn body(&mut self) -> Result<Vec<Group<'a>>, Broken> {
        let mut out = Vec::new();
        loop {
            let group = next(self.groups)?;
            if group.code == 0 {
                self.ahead = Some(group);
                return Ok(out);
            }
            // Other programs' data; may hold anything under any code.
            if group.code < 1000 {
                out.push(group);
            }
        }
    }
}

impl Drawing {
    /// Places said in the model space and in blocks, in drawing units.
    pub fn places(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        let of_blocks = self.blocks.values().flat_map(|b| &b.entities);
        self.entities
            .iter()
            .chain(of_blocks)
            .filter(|e| !e.paper)
            .flat_map(|e| match &e.form {
                Form::Point(p) | Form::Arc { centre: p, .. } | Form::Ellipse { centre: p, .. } => {
                    vec![[p[0], p[1]]]
                }
                Form::Insert(i) => vec![[i.at[0], i.at[1]]],
                Form::Flat { corners, .. } => corners.iter().map(|c| c.at).collect(),
                Form::Filled { rings, .. } => rings.iter().flatten().map(|c| c.at).collect(),
                Form::Line(l) | Form::Face(l) => l.iter().map(|p| [p[0], p[1]]).collect(),
                Form::Lines(all) => all.iter().flatten().map(|p| [p[0], p[1]]).collect(),
                Form::Spline(s) => s.control.iter().map(|p| [p[0], p[1]]).collect(),
                Form::Annotation | Form::Bad { .. } => Vec::new(),
            })
    }
}
