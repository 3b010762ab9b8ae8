"""The peers of bench/agreement.ts, one a call: crowdPeers.py WHAT FOLDER ITEMS ANNOTATORS CLASSES [ARGUMENT]

FOLDER holds item.u32, annotator.u32 and label.u32, one little-endian number a label. Prints one line of JSON: seconds by the wall and of the processor, and what was found, so that the
benchmark can see that the same thing was computed. The best of five; reading files and importing libraries is not timed.
  kappas            scikit-learn's cohen_kappa_score for each pair of annotators, on their common items (the first ARGUMENT pairs, scaled to all)
  alpha             NLTK's AnnotationTask.alpha on the items that hold the first ARGUMENT labels, scaled to all labels
  dawidskene        EM in plain numpy, ARGUMENT rounds
"""

import itertools
import json
import sys
import time

import numpy as np


def clock():
    return np.array([time.perf_counter(), time.process_time()])


def read(folder):
    return [np.fromfile(f"{folder}/{name}.u32", dtype="<u4").astype(np.int64) for name in ("item", "annotator", "label")]


def kappas(item, annotator, label, items, annotators, classes, limit):
    from sklearn.metrics import cohen_kappa_score

    started = clock()
    table = np.full((annotators, items), -1, dtype=np.int16)
    table[annotator, item] = label
    kappas = []
    every = list(itertools.combinations(range(annotators), 2))
    for a, b in every[:limit]:
        both = (table[a] >= 0) & (table[b] >= 0)
        kappas.append(cohen_kappa_score(table[a][both], table[b][both]))
    seconds = clock() - started
    return {"times": seconds * len(every) / len(kappas), "sum": float(np.nansum(kappas))}


def alpha(item, annotator, label, labels):
    from nltk.metrics.agreement import AnnotationTask

    chosen = item < item[labels]
    started = clock()
    found = AnnotationTask(data=list(zip(annotator[chosen].tolist(), item[chosen].tolist(), label[chosen].tolist()))).alpha()
    seconds = clock() - started
    return {"times": seconds * len(item) / int(chosen.sum()), "alpha": found}


def dawidskene(item, annotator, label, items, annotators, classes, rounds):
    started = clock()
    order = np.argsort(item, kind="stable")
    item, annotator, label = item[order], annotator[order], label[order]
    starts = np.flatnonzero(np.r_[True, item[1:] != item[:-1]])
    labelled = item[starts]
    said = annotator * classes + label
    posterior = np.zeros((items, classes))
    np.add.at(posterior, (item, label), 1.0)
    posterior = posterior[labelled] / posterior[labelled].sum(axis=1, keepdims=True)
    sizes = np.diff(np.r_[starts, len(item)])
    row = np.repeat(np.arange(len(labelled)), sizes)
    with np.errstate(divide="ignore"):
        for _ in range(rounds):
            prevalence = posterior.mean(axis=0)
            # by said (annotator and class) and true class
            counts = np.stack([np.bincount(said, posterior[row, k], annotators * classes) for k in range(classes)], axis=1)
            totals = counts.reshape(annotators, classes, classes).sum(axis=1, keepdims=True)
            confusion = np.divide(counts.reshape(annotators, classes, classes), totals, out=np.zeros((annotators, classes, classes)), where=totals > 0)
            log = np.log(confusion).reshape(annotators * classes, classes)
            scores = np.add.reduceat(log[said], starts, axis=0) + np.log(prevalence)
            highest = scores.max(axis=1, keepdims=True)
            posterior = np.exp(scores - highest)
            sums = posterior.sum(axis=1, keepdims=True)
            posterior /= sums
            likelihood = float((highest + np.log(sums)).sum())
    return {"times": clock() - started, "logLikelihood": likelihood}


def main():
    what, folder = sys.argv[1:3]
    items, annotators, classes, argument = map(int, sys.argv[3:7])
    item, annotator, label = read(folder)
    work = {
        "kappas": lambda: kappas(item, annotator, label, items, annotators, classes, argument),
        "alpha": lambda: alpha(item, annotator, label, argument),
        "dawidskene": lambda: dawidskene(item, annotator, label, items, annotators, classes, argument),
    }[what]
    tries = [work() for _ in range(5)]
    seconds, processor = np.min([found.pop("times") for found in tries], axis=0)
    print(json.dumps({**tries[0], "seconds": seconds, "processor": processor}))


main()
