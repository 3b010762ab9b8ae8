"""The peer of bench/selection.ts: selectionPeer.py FOLDER ROWS COLUMNS CLASSES SIZE

FOLDER holds a pool in CSR form (starts.i32, indices.i32, values.f32) and weights (classes x columns: weights.f32, bias.f32), little-endian. Scores the pool with scikit-learn's LogisticRegression of these
weights and takes the SIZE rows of least margin by numpy's argsort. Prints one line of JSON: seconds by the wall and of the processor of each of five times, and the sum of the chosen margins.
"""

import json
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

folder, rows, columns, classes, size = sys.argv[1], *map(int, sys.argv[2:6])


def read(name, kind):
    return np.fromfile(f"{folder}/{name}", dtype=kind)


# Doubles, as TfidfVectorizer and a fitted LogisticRegression have them.
pool = csr_matrix((read("values.f32", "<f4").astype(float), read("indices.i32", "<i4"), read("starts.i32", "<i4")), shape=(rows, columns))
model = LogisticRegression(multi_class="multinomial")
model.classes_ = np.arange(classes)
model.coef_ = read("weights.f32", "<f4").astype(float).reshape(classes, columns)
model.intercept_ = read("bias.f32", "<f4").astype(float)
times = []
for _ in range(5):
    wall, processor = time.perf_counter(), time.process_time()
    probabilities = model.predict_proba(pool)
    two = np.partition(probabilities, -2, axis=1)[:, -2:]
    margins = two[:, 1] - two[:, 0]
    chosen = np.argsort(margins)[:size]
    times.append({"wall": time.perf_counter() - wall, "processor": time.process_time() - processor})
print(json.dumps({"times": times, "sum": float(margins[chosen].sum())}))
