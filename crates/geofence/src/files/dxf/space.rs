//! Vectors, and the ways a drawing turns one space into another: object coordinates, insertions.

use std::array::from_fn;

pub(super) type P3 = [f64; 3];

pub(super) fn add(a: P3, b: P3) -> P3 {
    from_fn(|i| a[i] + b[i])
}

pub(super) fn sub(a: P3, b: P3) -> P3 {
    from_fn(|i| a[i] - b[i])
}

pub(super) fn times(a: P3, by: f64) -> P3 {
    a.map(|v| v * by)
}

pub(super) fn cross(a: P3, b: P3) -> P3 {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

pub(super) fn length(a: P3) -> f64 {
    a.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// Straight lines stay straight: three columns and a shift.
#[derive(Clone, Copy, Debug)]
pub(super) struct Affine {
    pub columns: [P3; 3],
    pub shift: P3,
}

impl Affine {
    pub fn scale(by: P3) -> Affine {
        Affine {
            columns: from_fn(|i| from_fn(|j| if i == j { by[i] } else { 0.0 })),
            shift: [0.0; 3],
        }
    }

    /// Object coordinates to their surroundings, by the arbitrary axis algorithm of the DXF
    /// reference. `None`: the direction is none.
    pub fn object(extrusion: P3) -> Option<Affine> {
        let z = times(extrusion, 1.0 / length(extrusion));
        if z.iter().any(|v| !v.is_finite()) {
            return None;
        }
        let near_z = z[0].abs() < 1.0 / 64.0 && z[1].abs() < 1.0 / 64.0;
        let x = cross(
            if near_z {
                [0.0, 1.0, 0.0]
            } else {
                [0.0, 0.0, 1.0]
            },
            z,
        );
        let x = times(x, 1.0 / length(x));
        Some(Affine {
            columns: [x, cross(z, x), z],
            shift: [0.0; 3],
        })
    }

    pub fn turn(radians: f64) -> Affine {
        let (sin, cos) = radians.sin_cos();
        Affine {
            columns: [[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]],
            shift: [0.0; 3],
        }
    }

    pub fn shifted(mut self, by: P3) -> Affine {
        self.shift = add(self.shift, by);
        self
    }

    pub fn direction(&self, v: P3) -> P3 {
        from_fn(|i| (0..3).map(|j| self.columns[j][i] * v[j]).sum())
    }

    pub fn point(&self, p: P3) -> P3 {
        add(self.direction(p), self.shift)
    }

    /// First `inner`, then this one.
    pub fn after(&self, inner: &Affine) -> Affine {
        Affine {
            columns: inner.columns.map(|c| self.direction(c)),
            shift: self.point(inner.shift),
        }
    }

    /// No length grows more than this.
    pub fn stretch(&self) -> f64 {
        self.columns
            .iter()
            .flatten()
            .map(|v| v * v)
            .sum::<f64>()
            .sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_from_below_mirrors() {
        let below = Affine::object([0.0, 0.0, -1.0]).unwrap();
        assert_eq!(below.point([3.0, 4.0, 5.0]), [-3.0, 4.0, -5.0]);
        assert!(Affine::object([0.0; 3]).is_none());
        // The example of the reference: an axis well off the vertical.
        let side = Affine::object([1.0, 0.0, 0.0]).unwrap();
        assert_eq!(side.point([1.0, 2.0, 3.0]), [3.0, 1.0, 2.0]);
    }
}
