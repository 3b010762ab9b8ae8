"""The peers of bench/textModel.ts, one a call: modelPeers.py WHAT FILE

FILE is JSON: texts (or rows of a table, with the names of the columns of numbers), labels and folds. Prints one line of JSON. Reading files and importing libraries is not timed.
  text      TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True) + LogisticRegression(C=10): predictions for each fold by the others
  table     OneHotEncoder and StandardScaler + LogisticRegression(), in the same way
  time      the text pipeline fitted on all texts, three times: seconds by the wall and of the processor
"""

import json
import sys
import time
import warnings

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")


def text_pipeline():
    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10))


def out_of_fold(make, items, labels, folds):
    predicted = np.empty_like(labels)
    for fold in np.unique(folds):
        inside = folds != fold
        predicted[~inside] = make().fit(items[inside], labels[inside]).predict(items[~inside])
    return predicted.tolist()


def main():
    what, file = sys.argv[1:]
    with open(file, encoding="utf-8") as handle:
        data = json.load(handle)
    labels = np.array(data["labels"])
    if what == "time":
        texts, times = data["texts"], []
        for _ in range(3):
            started = np.array([time.perf_counter(), time.process_time()])
            text_pipeline().fit(texts, labels)
            times.append((np.array([time.perf_counter(), time.process_time()]) - started).tolist())
        print(json.dumps({"times": times}))
        return
    folds = np.array(data["folds"])
    if what == "text":
        predicted = out_of_fold(text_pipeline, np.array(data["texts"], dtype=object), labels, folds)
    else:
        import pandas as pd

        table = pd.DataFrame(data["rows"])
        numbers = data["numbers"]
        table[numbers] = table[numbers].astype(float)
        others = [name for name in table if name not in numbers]
        columns = lambda: make_column_transformer((StandardScaler(), numbers), (OneHotEncoder(handle_unknown="ignore"), others))
        predicted = np.empty_like(labels)
        for fold in np.unique(folds):
            inside = folds != fold
            predicted[~inside] = make_pipeline(columns(), LogisticRegression(max_iter=1000)).fit(table[inside], labels[inside]).predict(table[~inside])
        predicted = predicted.tolist()
    print(json.dumps({"predicted": predicted}))


main()
