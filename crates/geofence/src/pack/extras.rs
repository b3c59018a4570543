//! What few facilities state: the water a cable lies in, design figures, conductor heights, an
//! own coordinate system and its error. The record says which of them follow the texts, so that the others take
//! no room.

use super::PackError;
use crate::crs::{Crs, OwnLabel};
use crate::facility::{Attributes, ConductorHeight, Design, Facility, Water};

const WATERS: [Water; 4] = [
    Water::MajorRiver,
    Water::MinorRiver,
    Water::OpenSea,
    Water::Harbour,
];

/// Of water, wind deviation, safe distance, height, its accuracy and an own system's error, those
/// there are.
fn words(facility: &Facility) -> [Option<u32>; 6] {
    let attributes = &facility.attributes;
    let water = |w: Water| WATERS.iter().position(|x| *x == w).unwrap_or(0) as u32;
    let Design {
        wind_deviation_mm,
        safe_distance_mm,
    } = attributes.design;
    [
        attributes.water.map(water),
        wind_deviation_mm,
        safe_distance_mm,
        attributes.height.map(|h| h.mm),
        attributes.height.and_then(|h| h.accuracy_mm),
        facility.own_error_mm,
    ]
}

/// Bit n: the n-th word is there.
pub(super) fn stated(facility: &Facility) -> u8 {
    let words = words(facility).into_iter().enumerate();
    words.fold(0, |bits, (i, w)| bits | u8::from(w.is_some()) << i)
}

pub(super) fn write(facility: &Facility, out: &mut Vec<u8>) {
    for word in words(facility).into_iter().flatten() {
        out.extend_from_slice(&word.to_le_bytes());
    }
    if let Crs::Own(label) = facility.crs {
        out.extend_from_slice(label.to_string().as_bytes());
    }
}

/// What the texts are followed by.
pub(super) struct Extras {
    pub attributes: Attributes,
    pub own_error_mm: Option<u32>,
    pub crs: Crs,
}

/// `crs`: `None` where its label stands here.
pub(super) fn read(stated: u8, crs: Option<Crs>, mut bytes: &[u8]) -> Result<Extras, PackError> {
    let mut words = [None; 6];
    for (i, word) in words.iter_mut().enumerate() {
        if stated >> i & 1 == 1 {
            let (taken, rest) = bytes.split_first_chunk().ok_or(PackError::Damaged)?;
            *word = Some(u32::from_le_bytes(*taken));
            bytes = rest;
        }
    }
    let [
        water,
        wind_deviation_mm,
        safe_distance_mm,
        mm,
        accuracy_mm,
        own_error_mm,
    ] = words;
    let water = match water {
        Some(n) => Some(*WATERS.get(n as usize).ok_or(PackError::Damaged)?),
        None => None,
    };
    let crs = match crs {
        Some(crs) if bytes.is_empty() => crs,
        Some(_) => return Err(PackError::Damaged),
        None => std::str::from_utf8(bytes)
            .ok()
            .and_then(OwnLabel::parse)
            .map(Crs::Own)
            .ok_or(PackError::Damaged)?,
    };
    let sane = stated >> words.len() == 0 && (mm.is_some() || accuracy_mm.is_none());
    if !sane {
        return Err(PackError::Damaged);
    }
    Ok(Extras {
        attributes: Attributes {
            water,
            design: Design {
                wind_deviation_mm,
                safe_distance_mm,
            },
            height: mm.map(|mm| ConductorHeight { mm, accuracy_mm }),
        },
        own_error_mm,
        crs,
    })
}
