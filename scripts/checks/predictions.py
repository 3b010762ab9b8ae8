"""What `npm run check:predictions` holds Goldset's figures against: predictions.py GOLD.csv PREDICTIONS.csv [BASELINE.csv]

GOLD.csv has the columns item and gold, a prediction file item, predicted and p_CLASS. Prints one JSON document of scikit-learn's figures (Debian's python3-sklearn) on the
items that both have. Classes are sorted by name.
"""

import csv
import json
import sys

import numpy as np
from scipy.stats import binomtest, chi2
from sklearn.metrics import balanced_accuracy_score, classification_report, cohen_kappa_score, confusion_matrix, f1_score, log_loss, matthews_corrcoef


def rows(file):
    with open(file, encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


gold = {row["item"]: row["gold"] for row in rows(sys.argv[1])}
predicted = [row for row in rows(sys.argv[2]) if row["item"] in gold]
truth = [gold[row["item"]] for row in predicted]
answer = [row["predicted"] for row in predicted]
classes = sorted({*truth, *answer, *(name[2:] for name in predicted[0] if name.startswith("p_"))})
P = np.array([[float(row[f"p_{name}"]) for name in classes] for row in predicted])
P = P / P.sum(axis=1, keepdims=True)
T = np.array([classes.index(name) for name in truth])
A = np.array([classes.index(name) for name in answer])


def ece(bins=15):
    confidence = P[np.arange(len(T)), A]
    place = np.minimum(np.floor(confidence * bins).astype(int), bins - 1)
    return float(sum((place == b).mean() * abs((A == T)[place == b].mean() - confidence[place == b].mean()) for b in range(bins) if (place == b).any()))


found = {
    "n": len(T),
    "classes": classes,
    "report": classification_report(truth, answer, labels=classes, output_dict=True, zero_division=0),
    "confusion": confusion_matrix(truth, answer, labels=classes).tolist(),
    "mcc": matthews_corrcoef(truth, answer),
    "balancedAccuracy": balanced_accuracy_score(truth, answer),
    "kappa": cohen_kappa_score(truth, answer),
    "logLoss": log_loss(truth, P, labels=classes),
    "brier": float(((P - np.eye(len(classes))[T]) ** 2).sum(axis=1).mean()),
    "ece": ece(),
}
if len(sys.argv) > 3:
    before = {row["item"]: row["predicted"] for row in rows(sys.argv[3])}
    other = np.array([classes.index(before[row["item"]]) for row in predicted])
    b, c = int(((other == T) & (A != T)).sum()), int(((other != T) & (A == T)).sum())
    exact = b + c < 25
    p = (binomtest(min(b, c), b + c).pvalue if b + c else 1.0) if exact else float(chi2.sf((max(0, abs(b - c) - 1)) ** 2 / (b + c), 1))
    found["comparison"] = {"b": b, "c": c, "p": p, "accuracyDelta": float((A == T).mean() - (other == T).mean()), "macroF1Delta": f1_score(T, A, average="macro") - f1_score(T, other, average="macro")}
print(json.dumps(found))
