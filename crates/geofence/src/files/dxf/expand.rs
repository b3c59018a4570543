//! The model space with its blocks put in, as rows. No recursion: a stack of open insertions.

use super::drawing::{Block, Drawing};
use super::entity::{Entity, Form, Insert};
use super::flatten::flatten;
use super::space::{Affine, times};
use super::units::Unit;
use crate::facility::Shape;
use crate::files::layer::Bad;

/// Blocks in blocks.
const DEEPEST: usize = 32;

/// One row to be. Words are still as the file has them.
pub(super) struct Made<'a> {
    pub number: u64,
    pub id: Vec<u8>,
    pub kind: &'a [u8],
    pub layer: &'a [u8],
    /// The outermost insertion it comes from.
    pub insert: Option<&'a Insert>,
    pub shape: Result<Shape, Bad>,
}

#[derive(Default)]
pub(super) struct Rows<'a> {
    pub rows: Vec<Made<'a>>,
    pub remarks: Vec<&'static str>,
}

struct Open<'a> {
    block: &'a Block,
    insert: &'a Insert,
    /// From the insertion's surroundings to the model.
    outer: Affine,
    /// From the block, in the present place of the array, to the model.
    inner: Affine,
    layer: &'a [u8],
    place: u64,
    at: usize,
}

impl Open<'_> {
    fn places(&self) -> u64 {
        u64::from(self.insert.columns) * u64::from(self.insert.rows)
    }

    /// Position of the present one in the array: column and row, from 0.
    fn cell(&self) -> (u64, u64) {
        let columns = u64::from(self.insert.columns).max(1);
        (self.place % columns, self.place / columns)
    }

    fn settle(&mut self) -> bool {
        let i = self.insert;
        let Some(object) = Affine::object(i.extrusion) else {
            return false;
        };
        let turn = Affine::turn(i.turn);
        let (column, row) = self.cell();
        let step = [column as f64 * i.column_step, row as f64 * i.row_step, 0.0];
        let scale = Affine::scale(i.scale);
        let own = turn.after(&scale.shifted(step)).shifted(i.at);
        let base = Affine::scale([1.0; 3]).shifted(times(self.block.base, -1.0));
        self.inner = self.outer.after(&object.after(&own.after(&base)));
        true
    }
}

/// # Errors
/// More than the size of the file can honestly hold.
pub(super) fn rows<'a>(
    drawing: &'a Drawing,
    unit: Unit,
    size: usize,
) -> Result<Rows<'a>, &'static str> {
    let mut out = Rows::default();
    let mut work = Work {
        drawing,
        tolerance: unit.tolerance,
        steps: 100_000 + size as u64,
        vertices: 2_000_000 + size as u64 / 2,
    };
    let model = Affine::scale([unit.scale; 3]);
    for entity in &drawing.entities {
        if entity.paper {
            out.remark("dxf.paper_space");
            continue;
        }
        match &entity.form {
            Form::Insert(insert) => insertion(entity, insert, &model, &mut work, &mut out)?,
            _ => {
                if let Some(shape) = work.leaf(entity, &entity.layer, &model, &mut out.remarks)? {
                    out.rows.push(Made {
                        number: entity.number,
                        id: entity.handle.clone(),
                        kind: &entity.kind,
                        layer: &entity.layer,
                        insert: None,
                        shape,
                    });
                }
            }
        }
    }
    Ok(out)
}

impl Rows<'_> {
    fn remark(&mut self, code: &'static str) {
        remark(&mut self.remarks, code);
    }
}

fn remark(remarks: &mut Vec<&'static str>, code: &'static str) {
    if !remarks.contains(&code) {
        remarks.push(code);
    }
}

/// Everything one insertion in the model space shows: one row for each layer it is on and each place
/// of its array, and one for each thing that cannot be read.
fn insertion<'a>(
    entity: &'a Entity,
    insert: &'a Insert,
    model: &Affine,
    work: &mut Work<'a>,
    out: &mut Rows<'a>,
) -> Result<(), &'static str> {
    let array = insert.columns > 1 || insert.rows > 1;
    let mut stack: Vec<Open<'a>> = Vec::new();
    let row = |id, layer, shape| Made {
        number: entity.number,
        id,
        kind: &entity.kind,
        layer,
        insert: Some(insert),
        shape,
    };
    let mut shapes: Vec<(&'a [u8], Shape)> = Vec::new();
    match work.open(
        entity,
        insert,
        &entity.layer,
        *model,
        &stack,
        &mut out.remarks,
    ) {
        Ok(Some(open)) => stack.push(open),
        Ok(None) => return Ok(()),
        Err(code) => {
            let bad = Bad { code, bounds: None };
            out.rows
                .push(row(entity.handle.clone(), &entity.layer, Err(bad)));
            return Ok(());
        }
    }
    while let Some(top) = stack.last_mut() {
        work.steps = work.steps.checked_sub(1).ok_or("rows")?;
        let Some(inside) = top.block.entities.get(top.at) else {
            let (column, line) = top.cell();
            top.place += 1;
            top.at = 0;
            let more = top.place < top.places() && top.settle();
            if stack.len() == 1 {
                for (i, (layer, shape)) in shapes.drain(..).enumerate() {
                    let mut id = entity.handle.clone();
                    if array && !id.is_empty() {
                        id.extend(format!(".{}.{}", column + 1, line + 1).bytes());
                    }
                    // Other layers of the same insertion: other things.
                    if i > 0 && !id.is_empty() {
                        id.extend(format!("-{}", i + 1).bytes());
                    }
                    out.rows.push(row(id, layer, Ok(shape)));
                }
            }
            if !more {
                stack.pop();
            }
            continue;
        };
        top.at += 1;
        // What a block has on layer 0 is on the layer of its insertion.
        let layer: &'a [u8] = if inside.layer == b"0" {
            top.layer
        } else {
            &inside.layer
        };
        let inner = top.inner;
        if let Form::Insert(deeper) = &inside.form {
            match work.open(inside, deeper, layer, inner, &stack, &mut out.remarks) {
                Ok(Some(open)) => stack.push(open),
                Ok(None) => {}
                Err(code) => {
                    let bad = Bad { code, bounds: None };
                    out.rows.push(row(entity.handle.clone(), layer, Err(bad)));
                }
            }
            continue;
        }
        match work.leaf(inside, layer, &inner, &mut out.remarks)? {
            None => {}
            Some(Err(bad)) => out.rows.push(row(entity.handle.clone(), layer, Err(bad))),
            Some(Ok(shape)) => match shapes.iter_mut().find(|(l, _)| *l == layer) {
                Some((_, all)) => {
                    all.points.extend(shape.points);
                    all.lines.extend(shape.lines);
                    all.polygons.extend(shape.polygons);
                }
                None => shapes.push((layer, shape)),
            },
        }
    }
    Ok(())
}

struct Work<'a> {
    drawing: &'a Drawing,
    tolerance: f64,
    steps: u64,
    vertices: u64,
}

impl<'a> Work<'a> {
    fn open(
        &self,
        entity: &Entity,
        insert: &'a Insert,
        layer: &'a [u8],
        outer: Affine,
        stack: &[Open<'a>],
        remarks: &mut Vec<&'static str>,
    ) -> Result<Option<Open<'a>>, &'static str> {
        let state = self.drawing.layers.get(&layer.to_ascii_uppercase());
        // A frozen layer hides what is inserted on it; one that is off only its own things.
        if entity.invisible || state.is_some_and(|s| s.frozen) {
            remark(remarks, "dxf.hidden");
            return Ok(None);
        }
        let block = self
            .drawing
            .blocks
            .get(&insert.block)
            .ok_or("block_missing")?;
        if block.external {
            return Err("block_external");
        }
        if stack.iter().any(|o| std::ptr::eq(o.block, block)) {
            return Err("block_cycle");
        }
        if stack.len() >= DEEPEST {
            return Err("nested_too_deep");
        }
        let sizes = insert.scale.iter().chain(&insert.at).chain(&block.base);
        if !sizes.copied().all(f64::is_finite) || insert.scale[..2].contains(&0.0) {
            return Err("bad_record");
        }
        if block.entities.is_empty() || insert.columns == 0 || insert.rows == 0 {
            return Ok(None);
        }
        let mut open = Open {
            block,
            insert,
            outer,
            inner: outer,
            layer,
            place: 0,
            at: 0,
        };
        if open.settle() {
            Ok(Some(open))
        } else {
            Err("bad_record")
        }
    }

    /// `None`: nothing on the ground, or not to be seen.
    fn leaf(
        &mut self,
        entity: &Entity,
        layer: &[u8],
        to: &Affine,
        remarks: &mut Vec<&'static str>,
    ) -> Result<Option<Result<Shape, Bad>>, &'static str> {
        self.steps = self.steps.checked_sub(1).ok_or("rows")?;
        if matches!(entity.form, Form::Annotation) {
            remark(remarks, "dxf.annotation");
            return Ok(None);
        }
        let state = self.drawing.layers.get(&layer.to_ascii_uppercase());
        if entity.invisible || entity.paper || state.is_some_and(|s| s.off || s.frozen) {
            remark(remarks, "dxf.hidden");
            return Ok(None);
        }
        let shape = flatten(&entity.form, to, self.tolerance);
        if let Ok(shape) = &shape {
            let count = shape.vertices().count() as u64;
            self.vertices = self.vertices.checked_sub(count).ok_or("vertices")?;
        }
        Ok(Some(shape))
    }
}
