//! Lines with fewer vertices for the resolution of a drawing (Douglas and Peucker). Never for judging.

/// Vertices looked at together: a line of a million vertices would else take minutes where it winds badly.
const STRETCH: usize = 256;

/// Numbers of the vertices that stay, both ends among them: every vertex left out lies within `tolerance` of the line
/// that stays.
pub(super) fn simplify(line: &[[f64; 2]], tolerance: f64) -> Vec<usize> {
    let mut keep = vec![false; line.len()];
    let mut stack = Vec::new();
    let mut from = 0;
    while from + 1 < line.len() {
        let to = (from + STRETCH).min(line.len() - 1);
        keep[from] = true;
        keep[to] = true;
        stack.push((from, to));
        while let Some((a, b)) = stack.pop() {
            let (mut worst, mut at) = (tolerance * tolerance, None);
            for i in a + 1..b {
                let apart = squared(line[i], line[a], line[b]);
                if apart > worst {
                    (worst, at) = (apart, Some(i));
                }
            }
            if let Some(i) = at {
                keep[i] = true;
                stack.extend([(a, i), (i, b)]);
            }
        }
        from = to;
    }
    if let [only] = keep.as_mut_slice() {
        *only = true;
    }
    (0..line.len()).filter(|i| keep[*i]).collect()
}

/// Square of the distance of a point from a segment.
fn squared(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1]];
    let v = [p[0] - a[0], p[1] - a[1]];
    let length = d[0] * d[0] + d[1] * d[1];
    let t = if length > 0.0 {
        ((v[0] * d[0] + v[1] * d[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let off = [v[0] - t * d[0], v[1] - t * d[1]];
    off[0] * off[0] + off[1] * off[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_lies_near_what_stays() {
        let mut seed = 11_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 11) as f64 / (1_u64 << 53) as f64
        };
        for tolerance in [0.5, 1.25, 20.0] {
            let mut at = [0.0, 0.0];
            let line: Vec<[f64; 2]> = (0..3_000)
                .map(|_| {
                    at = [
                        at[0] + 6.0 * (random() - 0.3),
                        at[1] + 6.0 * (random() - 0.5),
                    ];
                    at
                })
                .collect();
            let kept = simplify(&line, tolerance);
            assert_eq!((kept[0], kept[kept.len() - 1]), (0, line.len() - 1));
            assert!(kept.len() < line.len());
            for pair in kept.windows(2) {
                for i in pair[0]..=pair[1] {
                    let apart = squared(line[i], line[pair[0]], line[pair[1]]).sqrt();
                    assert!(apart <= tolerance, "{apart} at {i}");
                }
            }
        }
    }

    #[test]
    fn ends_points_and_turns_back_stay() {
        assert_eq!(simplify(&[[1.0, 1.0]], 1.0), [0]);
        assert_eq!(
            simplify(&[[0.0, 0.0], [5.0, 0.1], [10.0, 0.0]], 1.0),
            [0, 2]
        );
        assert_eq!(
            simplify(&[[0.0, 0.0], [50.0, 0.0], [1.0, 0.0]], 1.0),
            [0, 1, 2]
        );
        let ring = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]];
        assert_eq!(simplify(&ring, 1.0), [0, 1, 2, 3]);
    }
}
