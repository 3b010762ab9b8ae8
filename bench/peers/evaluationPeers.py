"""The peers of bench/evaluation.ts, one a call: evaluationPeers.py WHAT FOLDER ITEMS CLASSES KEYS VALUES

FOLDER holds actual.u8 and predicted.u8, one byte an item, and tags.u8, key after key. For every value of every key: items, errors, Wilson's interval of the error rate,
macro F1. Prints one line of JSON: seconds by the wall and of the processor, and sums of what was found, so that the benchmark can see that the same was computed.
Reading files, importing libraries and building the table is not timed.
  sklearn           pandas and scikit-learn, a loop over the slices: once
  numpy             np.bincount over integer codes, figures of all slices of a key at once: the best of five
"""

import json
import sys
import time

import numpy as np

Z = 1.959964


def clock():
    return np.array([time.perf_counter(), time.process_time()])


def wilson(errors, n):
    p = errors / n
    centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    return centre - half, centre + half


def with_sklearn(actual, predicted, tags, classes):
    import pandas as pd
    from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

    table = pd.DataFrame({"actual": actual, "predicted": predicted, **{f"key {key}": values for key, values in enumerate(tags)}})
    started = clock()
    rows = []
    for key in range(len(tags)):
        for value in sorted(table[f"key {key}"].unique()):
            part = table[table[f"key {key}"] == value]
            matrix = confusion_matrix(part.actual, part.predicted, labels=range(classes))
            errors = round((1 - accuracy_score(part.actual, part.predicted)) * len(part))
            rows.append([len(part), errors, *wilson(errors, len(part)), f1_score(part.actual, part.predicted, average="macro"), matrix.trace()])
    return clock() - started, np.array(rows)


def with_numpy(actual, predicted, tags, classes, values):
    started = clock()
    rows = []
    cell = actual.astype(np.int64) * classes + predicted
    for codes in tags:
        matrix = np.bincount(codes * classes**2 + cell, minlength=values * classes**2).reshape(values, classes, classes)
        n = matrix.sum(axis=(1, 2))
        hits = matrix[:, range(classes), range(classes)]
        errors = n - hits.sum(axis=1)
        size = matrix.sum(axis=1) + matrix.sum(axis=2)
        f1 = (2 * hits / size).mean(axis=1)
        rows.append(np.stack([n, errors, *wilson(errors, n), f1, hits.sum(axis=1)], axis=1))
    return clock() - started, np.concatenate(rows)


def main():
    what, folder = sys.argv[1:3]
    items, classes, keys, values = map(int, sys.argv[3:7])
    actual, predicted = [np.fromfile(f"{folder}/{name}.u8", dtype=np.uint8) for name in ("actual", "predicted")]
    tags = np.fromfile(f"{folder}/tags.u8", dtype=np.uint8).reshape(keys, items).astype(np.int64)
    if what == "sklearn":
        times, rows = with_sklearn(actual, predicted, tags, classes)
    else:
        tries = [with_numpy(actual, predicted, tags, classes, values) for _ in range(5)]
        times, rows = np.min([time for time, _ in tries], axis=0), tries[0][1]
    print(json.dumps({"seconds": times[0], "processor": times[1], "sums": rows.sum(axis=0).tolist()}))


main()
