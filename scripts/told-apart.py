#!/usr/bin/env python3
"""How reliably tables tell the same networks apart, and what that costs.

usage: told-apart.py draw TABLE SHARE COUNT    numbers of COUNT classes of the best SHARE, for 'nasgauge table build --only'
       told-apart.py TABLE... [of TABLE]       a line a table, over the classes that all of them trained under each of their seeds;
                                               and how far the means of the table 'of' which they were drawn come again

TABLE is a folder that 'nasgauge table build' wrote; numpy alone reads it. The best are those by mean final test accuracy over
their trainings; the draw takes those whose numbers, written in decimal digits, have the smallest SHA-256.

A training's final test accuracy is taken as class + seed + rest, both ways random. Reliability of one training is the
intra-class correlation ICC(C,1) of McGraw and Wong (1996), what all networks under a seed share left out; that of k is
Spearman and Brown's kr / (1 + (k - 1)r), k also a fraction. Intervals: 95 %, percentiles of 10,000 resamples of classes, the same
in all tables. Seconds are processor time: of the passes over training images, and with those over validation and test images.
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

    def means(self, rows):
        return np.array([self.final_test()[row][self.there[row]].mean() for row in rows])

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
    best = trained[np.argsort(-table.means(trained), kind="stable")[:int(np.ceil(share * len(trained)))]]
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


def with_interval(value, drawn, digits):
    low, high = np.percentile(drawn, [2.5, 97.5], method="nearest")
    return f"{value:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def compare(folders, of):
    tables = [Table(folder) for folder in folders]
    rows = np.logical_and.reduce([table.there.all(axis=1) for table in tables])
    if rows.sum() < 3:
        sys.exit("fewer than 3 classes were trained under all seeds of all tables")
    resamples = np.random.default_rng(0).integers(rows.sum(), size=(RESAMPLES, rows.sum()))
    print(f"{rows.sum()} classes")
    print("| table | seeds | mean | SD of seeds | SD of networks | one training | four | train s | all s | for the cost of ten of"
          " the first | trainings for .8 | resamples where .8 costs more than the first |")
    print("| --- |" + " ---: |" * 11)
    first = None
    for folder, table in zip(folders, tables):
        x = table.final_test()[rows]
        classes, rest = squares(x)
        r, drawn = reliability(x), reliability(x[resamples])
        train, passes = (seconds[rows].mean() for seconds in table.seconds())
        cost, costs = train + passes, needed(drawn) * (train + passes)
        first = first or (cost, costs)
        ten = 10 * first[0] / cost
        dearer = ((costs > first[1]) + (costs == first[1]) / 2).mean()
        spread = np.sqrt(max(0.0, (classes - rest) / x.shape[1]))
        print(f"| {folder} | {x.shape[1]} | {x.mean():.2f} | {np.sqrt(rest):.2f} | {spread:.2f} | {with_interval(r, drawn, 2)}"
              f" | {with_interval(stepped(r, 4), stepped(drawn, 4), 2)} | {train:.2f} | {cost:.2f}"
              f" | {with_interval(stepped(r, ten), stepped(drawn, ten), 2)} | {with_interval(needed(r), needed(drawn), 1)}"
              f" | {'' if table is tables[0] else f'{100 * dearer:.0f} %'} |")
    for folder in of:
        old = Table(folder).means(np.flatnonzero(rows))
        print(f"\nOf a difference of means of {folder}, this comes again; and the reliability of these means, as the squared"
              " correlation with what the table tells without noise")
        for name, table in zip(folders, tables):
            x = table.final_test()[rows]
            slope, square = again(old, x)
            drawn = again(old[resamples], x[resamples])
            print(f"{name}: {with_interval(slope, drawn[0], 2)}; {with_interval(square, drawn[1], 2)}")


def again(old, x):
    """The slope of new means on old ones, and their squared correlation over the reliability of the new ones."""
    new = x.mean(-1)
    old, centred = old - old.mean(-1, keepdims=True), new - new.mean(-1, keepdims=True)
    both, own, other = (old * centred).mean(-1), (old ** 2).mean(-1), (centred ** 2).mean(-1)
    full = stepped(reliability(x), x.shape[-1])
    with np.errstate(divide="ignore"):
        return both / own, np.where(full > 0, both ** 2 / own / other / np.maximum(full, 1e-300), np.inf)


if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) == 4 and words[0] == "draw":
        draw(words[1], float(words[2]), int(words[3]))
    elif words and words[0] != "draw" and not words[0].startswith("-"):
        at = words.index("of") if "of" in words else len(words)
        compare(words[:at], words[at + 1:])
    else:
        sys.exit(__doc__)
