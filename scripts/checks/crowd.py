"""What `npm run check:crowd` holds Goldset's figures against: crowd.py LABELS.csv TRUTH.csv

Prints one JSON document. Agreement comes from libraries (NLTK, statsmodels, scikit-learn: Debian's python3-nltk, -statsmodels, -sklearn), consensus from plain
numpy written from the papers' formulas and the rules in the headers of shared/consensus, sharing no code with them. Classes stand in order of first
appearance in the labels, then in the truth; of several labels by one annotator for one item the last counts.
"""

import csv
import itertools
import json
import sys

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from scipy.special import digamma
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa


def rows(file):
    with open(file, encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


labelled = {(row["item"], row["annotator"]): row["label"] for row in rows(sys.argv[1])}
truth = {row["item"]: row["truth"] for row in rows(sys.argv[2])}
classes = list(dict.fromkeys([*labelled.values(), *truth.values()]))
items = list(dict.fromkeys(item for item, _ in labelled))
annotators = list(dict.fromkeys(annotator for _, annotator in labelled))
I = np.array([items.index(item) for item, _ in labelled])
J = np.array([annotators.index(annotator) for _, annotator in labelled])
L = np.array([classes.index(label) for label in labelled.values()])
N, A, K = len(items), len(annotators), len(classes)


def agreement():
    votes = np.zeros((N, K))
    np.add.at(votes, (I, L), 1)
    sizes = votes.sum(axis=1)
    two = sizes >= 2
    percent = ((votes**2).sum(axis=1) - sizes)[two] / (sizes * (sizes - 1))[two]
    # Items with one label say nothing about agreement, and NLTK does not leave them out.
    overlapping = two[I]
    alpha = AnnotationTask(data=list(zip(J[overlapping].tolist(), I[overlapping].tolist(), L[overlapping].tolist()))).alpha()
    fleiss = None
    if len(set(sizes[two])) == 1:
        order = np.argsort(I[overlapping], kind="stable")
        table, _ = aggregate_raters(L[overlapping][order].reshape(int(two.sum()), -1))
        fleiss = float(fleiss_kappa(table))
    given = np.full((A, N), -1)
    given[J, I] = L
    pairs = {}
    for a, b in itertools.combinations(range(A), 2):
        both = (given[a] >= 0) & (given[b] >= 0)
        if both.any():
            one, other = given[a][both], given[b][both]
            kappa = float("nan") if len(set(one) | set(other)) == 1 else cohen_kappa_score(one, other)
            pairs[f"{annotators[a]}\t{annotators[b]}"] = [int(both.sum()), float((one == other).mean()), None if np.isnan(kappa) else float(kappa)]
    defined = [kappa for _, _, kappa in pairs.values() if kappa is not None]
    return {"percentAgreement": float(percent.mean()), "alpha": float(alpha), "fleiss": fleiss, "meanKappa": float(np.mean(defined)), "pairs": pairs}


def shares():
    votes = np.zeros((N, K))
    np.add.at(votes, (I, L), 1)
    return votes / votes.sum(axis=1, keepdims=True)


def pick(posterior):
    """The first class among those within 1e-9 of the likeliest."""
    return (posterior >= posterior.max(axis=1, keepdims=True) - 1e-9).argmax(axis=1)


def majority():
    return {"posterior": shares()}


def wawa():
    chosen = pick(shares())
    weight = np.bincount(J, L == chosen[I], A) / np.bincount(J, minlength=A)
    votes = np.zeros((N, K))
    np.add.at(votes, (I, L), weight[J])
    return {"posterior": votes / votes.sum(axis=1, keepdims=True), "quality": weight}


def dawid_skene(one_coin):
    posterior, before = shares(), -np.inf
    for iteration in range(1, 201):
        prevalence = posterior.mean(axis=0)
        if one_coin:
            right = np.bincount(J, posterior[I, L], A) / np.bincount(J, minlength=A)
            confusion = np.repeat(((1 - right) / (K - 1))[:, None, None], K, 1).repeat(K, 2)
            confusion[:, range(K), range(K)] = right[:, None]
        else:
            confusion = np.zeros((A, K, K))
            for k in range(K):
                np.add.at(confusion, (J, k, L), posterior[I, k])
            totals = confusion.sum(axis=2, keepdims=True)
            defined = totals[:, :, 0] > 0
            confusion = np.divide(confusion, totals, out=np.zeros_like(confusion), where=totals > 0)
        with np.errstate(divide="ignore"):
            scores = np.tile(np.log(prevalence), (N, 1))
            np.add.at(scores, I, np.log(confusion[J, :, L]))
        highest = scores.max(axis=1, keepdims=True)
        likelihoods = np.exp(scores - highest)
        posterior = likelihoods / likelihoods.sum(axis=1, keepdims=True)
        likelihood = float((highest[:, 0] + np.log(likelihoods.sum(axis=1))).sum())
        if iteration >= 2 and (likelihood - before) / len(L) < 1e-6:
            break
        before = likelihood
    if one_coin:
        quality = right
    else:
        diagonal = confusion[:, range(K), range(K)]
        quality = (diagonal * prevalence * defined).sum(axis=1) / (prevalence * defined).sum(axis=1)
    return {"posterior": posterior, "quality": quality, "iterations": iteration, "logLikelihood": likelihood}


def mace(seed, starts=10, rounds=50):
    """As the authors' program: variational, random starts, each all its rounds; the one of the highest likelihood."""
    random = np.random.RandomState(seed)
    best = None
    for _ in range(starts):
        know = 1 + random.rand(A, 2) / 2
        habit = 1 + random.rand(A, K) / 2
        know, spam = (know / know.sum(axis=1, keepdims=True)).T
        habit = habit / habit.sum(axis=1, keepdims=True)
        for _ in range(rounds):
            spammed = (spam[:, None] * habit)[J, L]
            scores = np.zeros((N, K))
            np.add.at(scores, I, np.log(spammed)[:, None])
            np.add.at(scores, (I, L), np.log(spammed + know[J]) - np.log(spammed))
            highest = scores.max(axis=1, keepdims=True)
            posterior = np.exp(scores - highest)
            likelihood = float((highest[:, 0] + np.log(posterior.sum(axis=1) / K)).sum())
            posterior /= posterior.sum(axis=1, keepdims=True)
            knew = posterior[I, L] * know[J] / (know[J] + spammed)
            known = np.bincount(J, knew, A)
            said = np.zeros((A, K))
            np.add.at(said, (J, L), 1 - knew)
            labels = np.bincount(J, minlength=A)
            know = np.exp(digamma(known + 0.5) - digamma(labels + 1))
            spam = np.exp(digamma(labels - known + 0.5) - digamma(labels + 1))
            habit = np.exp(digamma(said + 10) - digamma((labels - known)[:, None] + 10 * K))
        if best is None or likelihood > best["logLikelihood"]:
            best = {"posterior": posterior, "quality": (known + 0.5) / (labels + 1), "logLikelihood": likelihood}
    return best


def told(found):
    chosen = pick(found["posterior"])
    known = [at for at, item in enumerate(items) if item in truth]
    right = sum(classes[chosen[at]] == truth[items[at]] for at in known)
    return {
        "labels": {item: [classes[chosen[at]], float(found["posterior"][at, chosen[at]])] for at, item in enumerate(items)},
        "quality": dict(zip(annotators, found["quality"].tolist())) if "quality" in found else None,
        "iterations": found.get("iterations"),
        "logLikelihood": found.get("logLikelihood"),
        "accuracy": right / len(known),
    }


print(
    json.dumps(
        {
            "items": N,
            "annotators": A,
            "annotations": len(L),
            "agreement": agreement(),
            "consensus": {"majority": told(majority()), "wawa": told(wawa()), "dawid-skene": told(dawid_skene(False)), "one-coin": told(dawid_skene(True)), "mace": told(mace(0))},
        }
    )
)
