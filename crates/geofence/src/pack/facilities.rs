//! A facility's record and texts, there and back.

use super::PackError;
use super::extras;
use super::layout::RECORD;
use crate::crs::Crs;
use crate::facility::{Facility, Kind, Shape, Spread, Voltage, VoltageSource};

pub(super) const KINDS: [Kind; 9] = [
    Kind::OverheadLine,
    Kind::Cable,
    Kind::RiverCable,
    Kind::SeaCable,
    Kind::Tower,
    Kind::Guy,
    Kind::Substation,
    Kind::Plant,
    Kind::Unknown,
];

/// No name, no owner.
const NONE: u32 = u32::MAX;

/// A tower or guy stands in it.
pub(super) const SUPPORTED: u8 = 1;
/// Its shape is lines and nothing else.
pub(super) const LINES: u8 = 2;
pub(super) const ODD: u8 = 4;

/// The fixed part of a facility.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Record {
    pub voltage: Option<Voltage>,
    /// Of the lines a tower stands in, where its own is not known.
    pub joined: Option<Voltage>,
    pub spread: Spread,
    pub accuracy_mm: Option<u32>,
    /// `None`: an own system, whose label follows the texts.
    pub crs: Option<Crs>,
    pub kind: u8,
    pub flags: u8,
    /// Which of the attributes follow the texts, see [`super::extras`].
    pub stated: u8,
    /// Where its texts, leaves and parts start; the next record says where they end.
    pub texts: u32,
    pub leaves: u32,
    pub parts: u32,
}

impl Record {
    pub fn write(&self, out: &mut Vec<u8>) {
        let (volts, how) = voltage_bits(self.voltage);
        let (joined, joined_how) = voltage_bits(self.joined);
        let (spread, spread_how) = match self.spread {
            Spread::Known(mm) => (mm, 0),
            Spread::Assumed(mm) => (mm, 1),
            Spread::Unknown => (0, 2),
            Spread::Outer => (0, 3),
        };
        let known = u8::from(self.accuracy_mm.is_some());
        for n in [
            volts,
            joined,
            spread,
            self.accuracy_mm.unwrap_or(0),
            self.crs.map_or(OWN, crs_number),
        ] {
            out.extend_from_slice(&n.to_le_bytes());
        }
        out.extend_from_slice(&[
            self.kind,
            self.flags,
            how,
            joined_how,
            spread_how,
            known,
            self.stated,
            0,
        ]);
        for n in [self.texts, self.leaves, self.parts, 0, 0] {
            out.extend_from_slice(&n.to_le_bytes());
        }
    }

    pub fn read(bytes: &[u8; RECORD]) -> Result<Record, PackError> {
        let word = |i: usize| {
            let (words, _) = bytes.as_chunks::<4>();
            u32::from_le_bytes(words[i])
        };
        let [kind, flags, how, joined_how, spread_how, known, stated] =
            *bytes[20..].first_chunk().ok_or(PackError::Damaged)?;
        let spread = match spread_how {
            0 => Spread::Known(word(2)),
            1 => Spread::Assumed(word(2)),
            2 => Spread::Unknown,
            3 => Spread::Outer,
            _ => return Err(PackError::Damaged),
        };
        Ok(Record {
            voltage: voltage_of(word(0), how)?,
            joined: voltage_of(word(1), joined_how)?,
            spread,
            accuracy_mm: (known == 1).then_some(word(3)),
            crs: match word(4) {
                OWN => None,
                number => Some(crs_of(number)?),
            },
            kind,
            flags,
            stated,
            texts: word(7),
            leaves: word(8),
            parts: word(9),
        })
    }

    pub fn kind(&self) -> Result<Kind, PackError> {
        KINDS
            .get(usize::from(self.kind))
            .copied()
            .ok_or(PackError::Damaged)
    }
}

/// Its place in [`KINDS`].
pub(super) fn kind_number(kind: Kind) -> u8 {
    KINDS
        .iter()
        .position(|k| *k == kind)
        .unwrap_or(KINDS.len() - 1) as u8
}

fn voltage_bits(voltage: Option<Voltage>) -> (u32, u8) {
    let Some(v) = voltage else { return (0, 0) };
    let source = match v.source {
        VoltageSource::Stated => 0,
        VoltageSource::Name => 1,
        VoltageSource::Line => 2,
    };
    (v.volts, 1 | u8::from(v.dc) << 1 | source << 2)
}

fn voltage_of(volts: u32, how: u8) -> Result<Option<Voltage>, PackError> {
    if how == 0 {
        return Ok(None);
    }
    let source = match how >> 2 {
        0 => VoltageSource::Stated,
        1 => VoltageSource::Name,
        2 => VoltageSource::Line,
        _ => return Err(PackError::Damaged),
    };
    Ok(Some(Voltage {
        volts,
        dc: how & 2 != 0,
        source,
    }))
}

/// Stands for every own system.
const OWN: u32 = 3;

/// The EPSG code, or a small number where there is none.
fn crs_number(crs: Crs) -> u32 {
    match crs {
        Crs::Unknown => 0,
        Crs::Gcj02 => 1,
        Crs::Bd09 => 2,
        Crs::Own(_) => OWN,
        Crs::Wgs84 => 4326,
        Crs::Cgcs2000 => 4490,
        Crs::WebMercator => 3857,
        Crs::GaussKruger(zone) => u32::from(zone.epsg()),
    }
}

fn crs_of(number: u32) -> Result<Crs, PackError> {
    Ok(match number {
        0 => Crs::Unknown,
        1 => Crs::Gcj02,
        2 => Crs::Bd09,
        code => match Crs::from_epsg(code) {
            Crs::Unknown => return Err(PackError::Damaged),
            crs => crs,
        },
    })
}

/// Lengths of id, name and owner, then their bytes, then what else is stated.
pub(super) fn write_texts(facility: &Facility, out: &mut Vec<u8>) {
    let texts = [
        Some(&facility.id),
        facility.name.as_ref(),
        facility.owner.as_ref(),
    ];
    for text in texts {
        out.extend_from_slice(&text.map_or(NONE, |t| t.len() as u32).to_le_bytes());
    }
    for text in texts.into_iter().flatten() {
        out.extend_from_slice(text.as_bytes());
    }
    extras::write(facility, out);
}

/// The facility without its shape.
pub(super) fn facility(record: &Record, texts: &[u8], shape: Shape) -> Result<Facility, PackError> {
    let (lengths, mut rest) = texts.split_first_chunk::<12>().ok_or(PackError::Damaged)?;
    let (lengths, _) = lengths.as_chunks::<4>();
    let mut next = |i: usize| -> Result<Option<String>, PackError> {
        let len = u32::from_le_bytes(lengths[i]);
        if len == NONE {
            return Ok(None);
        }
        let (text, after) = rest
            .split_at_checked(len as usize)
            .ok_or(PackError::Damaged)?;
        rest = after;
        let text = std::str::from_utf8(text).map_err(|_| PackError::Damaged)?;
        Ok(Some(text.to_owned()))
    };
    let (id, name, owner) = (next(0)?, next(1)?, next(2)?);
    let extras = extras::read(record.stated, record.crs, rest)?;
    Ok(Facility {
        id: id.ok_or(PackError::Damaged)?,
        name,
        kind: record.kind()?,
        voltage: record.voltage,
        owner,
        spread: record.spread,
        accuracy_mm: record.accuracy_mm,
        own_error_mm: extras.own_error_mm,
        crs: extras.crs,
        attributes: extras.attributes,
        shape,
    })
}

/// How a shape's vertices are grouped: points, lines and their lengths, polygons, rings and theirs.
pub(super) fn write_parts(shape: &Shape, out: &mut Vec<u8>) {
    let mut word = |n: usize| out.extend_from_slice(&(n as u32).to_le_bytes());
    word(shape.points.len());
    word(shape.lines.len());
    shape.lines.iter().for_each(|l| word(l.len()));
    // Most shapes have no polygon: what is not written is none.
    if !shape.polygons.is_empty() {
        word(shape.polygons.len());
        for rings in &shape.polygons {
            word(rings.len());
            rings.iter().for_each(|r| word(r.len()));
        }
    }
}

/// Rebuilds a shape from its parts and a source of its vertices.
pub(super) fn shape(
    parts: &[u8],
    mut take: impl FnMut(usize) -> Result<Vec<[f64; 2]>, PackError>,
) -> Result<Shape, PackError> {
    let mut words = parts.as_chunks::<4>().0.iter();
    let mut word = || words.next().map(|b| u32::from_le_bytes(*b) as usize);
    let mut shape = Shape::default();
    let points = word().ok_or(PackError::Damaged)?;
    for _ in 0..points {
        shape.points.extend(take(1)?);
    }
    let lines = word().ok_or(PackError::Damaged)?;
    for _ in 0..lines {
        let len = word().ok_or(PackError::Damaged)?;
        shape.lines.push(take(len)?);
    }
    let Some(polygons) = word() else {
        return Ok(shape);
    };
    for _ in 0..polygons {
        let rings = word().ok_or(PackError::Damaged)?;
        let mut polygon = Vec::new();
        for _ in 0..rings {
            let len = word().ok_or(PackError::Damaged)?;
            polygon.push(take(len)?);
        }
        shape.polygons.push(polygon);
    }
    Ok(shape)
}
