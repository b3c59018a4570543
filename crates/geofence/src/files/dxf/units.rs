//! What one drawing unit is. `$INSUNITS` is often only the template's: drawings of the ground made in
//! metres carry "millimetre" from a mechanical template. Taking that at its word would move a line
//! thousands of kilometres, so the numbers have their say where they can belong to one unit only.

/// Metres in a unit, by `$INSUNITS`. `None`: not a unit to survey in.
fn metres(units: i64) -> Option<f64> {
    Some(match units {
        0 | 6 => 1.0,
        1 => 0.0254,
        2 => 0.3048,
        3 => 1_609.344,
        4 => 0.001,
        5 => 0.01,
        7 => 1_000.0,
        10 => 0.9144,
        14 => 0.1,
        15 => 10.0,
        16 => 100.0,
        21 => 1_200.0 / 3_937.0,
        _ => return None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// Numbers are multiplied by this.
    pub scale: f64,
    /// How far a cut curve may be off, in what comes out.
    pub tolerance: f64,
    pub remark: Option<&'static str>,
}

/// Half a millimetre.
const TOLERANCE_M: f64 = 0.0005;

/// # Errors
/// What `$INSUNITS` says, where it cannot be a unit of the ground or the numbers contradict each other.
pub(super) fn unit(stated: i64, places: impl Iterator<Item = [f64; 2]>) -> Result<Unit, String> {
    let scale = metres(stated).ok_or_else(|| stated.to_string())?;
    let (mut all, mut raw, mut scaled, mut degrees) = (0u64, 0u64, 0u64, 0u64);
    let mut beyond_degrees = false;
    for [x, y] in places {
        all += 1;
        let plane = |x, y| on_a_plane(x, y) || on_a_plane(y, x);
        raw += u64::from(plane(x, y));
        scaled += u64::from(scale != 1.0 && plane(x * scale, y * scale));
        degrees += u64::from((73.0..=136.0).contains(&x) && (3.0..=54.0).contains(&y));
        beyond_degrees |= x.abs() > 180.0 || y.abs() > 90.0;
    }
    let contradicted = (scale != 1.0).then_some("dxf.units_contradicted");
    if all > 0 && !beyond_degrees && 2 * degrees > all {
        return Ok(Unit {
            scale: 1.0,
            tolerance: TOLERANCE_M / 111_320.0,
            remark: contradicted,
        });
    }
    let as_metres = Unit {
        scale: 1.0,
        tolerance: TOLERANCE_M,
        remark: contradicted,
    };
    match (scale == 1.0, raw > 0, scaled > 0) {
        (true, ..) | (_, true, false) => Ok(as_metres),
        (_, true, true) => Err(stated.to_string()),
        (_, false, _) => Ok(Unit {
            scale,
            remark: Some("dxf.units_scaled"),
            ..as_metres
        }),
    }
}

/// A Gauss-Krueger coordinate pair of China in metres, with or without the zone's number in front.
fn on_a_plane(east: f64, north: f64) -> bool {
    ((150_000.0..=850_000.0).contains(&east) || (13e6..=46e6).contains(&east))
        && (380_000.0..=6_000_000.0).contains(&north)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(stated: i64, places: &[[f64; 2]]) -> Result<(f64, Option<&'static str>), String> {
        unit(stated, places.iter().copied()).map(|u| (u.scale, u.remark))
    }

    #[test]
    fn the_numbers_have_their_say() {
        let metres = [500_123.0, 2_500_456.0];
        let millimetres = metres.map(|v| v * 1000.0);
        assert_eq!(of(6, &[metres]), Ok((1.0, None)));
        assert_eq!(of(0, &[metres]), Ok((1.0, None)));
        assert_eq!(of(4, &[metres]), Ok((1.0, Some("dxf.units_contradicted"))));
        assert_eq!(
            of(4, &[millimetres, [0.0, 0.0]]),
            Ok((0.001, Some("dxf.units_scaled")))
        );
        assert_eq!(of(4, &[metres, millimetres]), Err("4".to_owned()));
        assert_eq!(of(4, &[[1.0, 2.0]]), Ok((0.001, Some("dxf.units_scaled"))));
        assert_eq!(
            of(4, &[[110.1, 22.5]]),
            Ok((1.0, Some("dxf.units_contradicted")))
        );
        assert_eq!(
            of(4, &[[2_500_456.0, 500_123.0]]),
            Ok((1.0, Some("dxf.units_contradicted")))
        );
        assert_eq!(of(18, &[metres]), Err("18".to_owned()));
        assert!(unit(6, [[110.1, 22.5]].into_iter()).unwrap().tolerance < 5e-9);
    }
}
