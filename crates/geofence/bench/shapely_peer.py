"""shapely in bulk: an index of segments, boxes grown by the distance, then distances of the pairs found."""
import sys
import time

import numpy as np
import shapely

within = 520.0
bulk = int(sys.argv[2])
one = int(sys.argv[3])
data = np.fromfile(sys.argv[1])
segments, sites = int(data[0]), int(data[1])
rows = data[2 : 2 + 5 * segments].reshape(-1, 5)
facility = rows[:, 0].astype(np.int64)
lines = shapely.linestrings(rows[:, 1:5].reshape(-1, 2, 2))
at = 2 + 5 * segments
shapes = []
for _ in range(sites):
    n = int(data[at])
    shapes.append(shapely.Polygon(data[at + 1 : at + 1 + 2 * n].reshape(-1, 2)))
    at += 1 + 2 * n
shapes = np.array(shapes)
start = time.perf_counter()
tree = shapely.STRtree(lines)
tree.query(shapes[0])
built = time.perf_counter() - start


def near(some):
    b = shapely.bounds(some)
    boxes = shapely.box(b[:, 0] - within, b[:, 1] - within, b[:, 2] + within, b[:, 3] + within)
    i, j = tree.query(boxes)
    d = shapely.distance(some[i], lines[j])
    keep = d <= within
    i, j, d = i[keep], facility[j[keep]], d[keep]
    order = np.lexsort((j, i))
    i, j, d = i[order], j[order], d[order]
    new = np.flatnonzero(np.r_[True, (i[1:] != i[:-1]) | (j[1:] != j[:-1])]) if len(i) else np.array([], int)
    return i[new], j[new], np.minimum.reduceat(d, new) if len(new) else d


near(shapes[:1000])
took = float("inf")
p = [float("inf")] * 3
# The least disturbed round counts, as for the others.
for _ in range(3):
    start = time.perf_counter()
    i, j, d = near(shapes[:bulk])
    took = min(took, time.perf_counter() - start)
    times = []
    for k in range(one):
        s = time.perf_counter()
        near(shapes[k : k + 1])
        times.append(time.perf_counter() - s)
    p = min(p, list(np.percentile(np.array(times) * 1e6, [50, 95, 99])))
part = i < one
print(built, bulk / took, p[0], p[1], p[2], int(part.sum()), float(d[part].sum()))
