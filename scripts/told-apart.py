#!/usr/bin/env python3
"""How reliably tables tell the same networks apart, and what that costs.

usage: told-apart.py draw TABLE SHARE COUNT    numbers of COUNT classes of the best SHARE, for 'nasgauge table build --only'
       told-apart.py TABLE...                  a line a table, over the classes that all of them trained under each of their seeds

TABLE is a folder that 'nasgauge table build' wrote; numpy alone reads it. The best are those by mean final test accuracy over
their trainings; the draw takes those whose numbers, written in decimal digits, have the smallest SHA-256.

A training's final test accuracy is taken as class + seed + rest, both ways random. Reliability of one training is the
intra-class correlation ICC(C,1) of McGraw and Wong (1996), what all networks under a seed share left out; that of k is
Spearman and Brown's kr / (1 + (k - 1)r). Intervals: 95 %, percentiles of 10,000 resamples of classes, the same in all tables.
"""
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

RESAMPLES = 10_000
AIM = 0.8


class Table:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.manifest = json.loads((self.folder / "table.json").read_text())
        self.there = self.array("trainings") == 0
        self.numbers = self.array("representatives")
        self.test = self.column("accuracy", "test")

    def array(self, name):
        return np.load(self.folder / (name + ".npy"))

    def column(self, metric, split):
        for column in self.manifest["columns"]:
            if column["metric"] == metric and column.get("split") == split:
                values = np.load(self.folder / column["file"]).astype(float)
                return column["offset"] + values * column["multiplier"] / column["divisor"]
        sys.exit(f"{self.folder}: no {metric} of {split}")

    def final_test(self):
        return self.test if self.test.ndim == 2 else self.test[:, :, -1]

    def seconds(self):
        """Of each training: that of its passes over the training images, and of those over validation and test images."""
        passes = self.column("evaluation-seconds", "validation")
        train = self.column("seconds", "train").sum(axis=2)
        return train, passes.sum(axis=2) + passes[:, :, -1]     # the test pass, after the last epoch, is as large


def draw(folder, share, count):
    table = Table(folder)
    trained = np.flatnonzero(table.there.any(axis=1))
    means = np.array([table.final_test()[row][table.there[row]].mean() for row in trained])
    best = trained[np.argsort(-means, kind="stable")[:int(np.ceil(share * len(trained)))]]
    order = sorted((int(n) for n in table.numbers[best]), key=lambda n: hashlib.sha256(str(n).encode()).digest())
    print(f"# {count} of the {len(best)} best classes of {table.manifest['name']}, by the SHA-256 of their numbers")
    print(*sorted(order[:count]), sep="\n")


def squares(x):
    """Mean squares of classes and of the rest, of (..., classes, seeds)."""
    n, k = x.shape[-2:]
    by_class, by_seed = x.mean(-1, keepdims=True), x.mean(-2, keepdims=True)
    rest = x - by_class - by_seed + x.mean((-1, -2), keepdims=True)
    return k * by_class[..., 0].var(-1, ddof=1), (rest ** 2).sum((-1, -2)) / ((n - 1) * (k - 1))


def reliability(x):
    classes, rest = squares(x)
    return (classes - rest) / (classes + (x.shape[-1] - 1) * rest)


def stepped(r, k):
    return k * r / (1 + (k - 1) * r)


def needed(r):
    """Trainings of a network for a reliability of AIM; infinitely many where nothing is told apart."""
    with np.errstate(divide="ignore"):
        return np.where(r > 0, AIM / (1 - AIM) * (1 - r) / np.maximum(r, 1e-300), np.inf)


def interval(values, digits):
    low, high = np.percentile(values, [2.5, 97.5])
    return f"{low:.{digits}f} to {high:.{digits}f}"


def compare(folders):
    tables = [Table(folder) for folder in folders]
    rows = np.logical_and.reduce([table.there.all(axis=1) for table in tables])
    if rows.sum() < 3:
        sys.exit("fewer than 3 classes were trained under all seeds of all tables")
    resamples = np.random.default_rng(0).integers(rows.sum(), size=(RESAMPLES, rows.sum()))
    print(f"{rows.sum()} classes")
    print("| table | seeds | mean | SD of seeds | SD of networks | one training | two | four | train s | all s | trainings for .8"
          " | all s for .8 | times the first |")
    print("| --- |" + " ---: |" * 12)
    first = None
    for folder, table in zip(folders, tables):
        x = table.final_test()[rows]
        classes, rest = squares(x)
        r = reliability(x)
        drawn = reliability(x[resamples])
        train, passes = (seconds[rows].mean() for seconds in table.seconds())
        cost, costs = needed(r) * (train + passes), needed(drawn) * (train + passes)
        first = first or (cost, costs)
        spread = np.sqrt(max(0.0, (classes - rest) / x.shape[1]))
        print(f"| {folder} | {x.shape[1]} | {x.mean():.2f} | {np.sqrt(rest):.2f} | {spread:.2f}"
              f" | {r:.3f} ({interval(drawn, 3)})"
              + "".join(f" | {stepped(r, k):.2f} ({interval(stepped(drawn, k), 2)})" for k in (2, 4))
              + f" | {train:.2f} | {train + passes:.2f} | {needed(r):.1f} ({interval(needed(drawn), 1)})"
              f" | {cost:.1f} | {cost / first[0]:.2f} ({interval(costs / first[1], 2)}) |")
    print("\nCorrelation of true scores: that of the means over their reliabilities.")
    for i, table in enumerate(tables):
        for j in range(i):
            a, b = tables[j].final_test()[rows], table.final_test()[rows]
            full = [stepped(reliability(x), x.shape[1]) for x in (a, b)]
            r = np.corrcoef(a.mean(1), b.mean(1))[0, 1]
            print(f"{folders[j]} and {folders[i]}: {r:.2f}, without noise {r / np.sqrt(np.prod(full)):.2f}")


if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) == 4 and words[0] == "draw":
        draw(words[1], float(words[2]), int(words[3]))
    elif words and words[0] != "draw" and not words[0].startswith("-"):
        compare(words)
    else:
        sys.exit(__doc__)
