#!/usr/bin/env python3
"""Recomputes the tables of a result folder from its records, with numpy and scipy alone.

usage: audit.py FOLDER     (a folder that 'nasgauge run' wrote, with its report)

Nothing of the suite is used: records and manifest are read as JSON, statistics are scipy's or written out here. Prints how
many values of each table agree, and every one that does not; exit code 1 if there is one.

p-values of the model confidence set come from random resamples. They are drawn anew here, 20 times as many, with numpy's
generator: a value agrees if it lies within six standard deviations of what one such set of resamples gives. The ends of an
interval agree to 1e-8 of its width, for the suite solves for quantiles; all else agrees to nine digits.
"""
import csv
import json
import math
import sys
from pathlib import Path

import numpy as np
from scipy import stats

DIGITS = 1e-9
QUANTILES = 1e-8
EXACT_UP_TO = 100           # runs of both strategies together
RESAMPLES, SETS, DEVIATIONS = 2000, 20, 6
MOST_OBJECTIVES = 3         # of which hypervolumes are recomputed: slices of more take long
INVALID = ("outside the search space", "at a fidelity that the benchmark does not have")


# Statistics

def half_width(values):
    """Of Student's 95 % interval of the mean."""
    n = len(values)
    return stats.t.ppf(0.975, n - 1) * np.std(values, ddof=1) / math.sqrt(n) if n > 1 else 0.0


def standard_error(values):
    return np.std(values, ddof=1) / math.sqrt(len(values)) if len(values) > 1 else None


def welch(a, b):
    """The 95 % interval of the difference of means."""
    va, vb = np.var(a, ddof=1) / len(a), np.var(b, ddof=1) / len(b)
    middle = np.mean(a) - np.mean(b)
    if va + vb == 0:
        return middle, middle
    freedom = (va + vb) ** 2 / (va ** 2 / (len(a) - 1) + vb ** 2 / (len(b) - 1))
    half = stats.t.ppf(0.975, freedom) * math.sqrt(va + vb)
    return middle - half, middle + half


def mann_whitney(a, b):
    """U of the first sample and the two-sided p-value: by counting subsets of the ranks, or scipy's normal limit."""
    test = stats.mannwhitneyu(a, b, method="asymptotic")
    n = len(a) + len(b)
    if n > EXACT_UP_TO:
        return test.statistic, test.pvalue
    ranks = np.rint(2 * stats.rankdata(np.concatenate((a, b)))).astype(int)
    subsets = np.zeros((len(a) + 1, ranks.sum() + 1))
    subsets[0, 0] = 1
    for rank in ranks:
        subsets[1:, rank:] += subsets[:-1, :subsets.shape[1] - rank].copy()
    counts, observed = subsets[-1], ranks[:len(a)].sum()
    tail = min(counts[:observed + 1].sum(), counts[observed:].sum()) / counts.sum()
    return test.statistic, min(1.0, 2 * tail)


def holm(p):
    """Adjusted p-values by label."""
    adjusted, least = {}, 0.0
    for rank, label in enumerate(sorted(p, key=p.get)):
        least = max(least, min(1.0, (len(p) - rank) * p[label]))
        adjusted[label] = least
    return adjusted


def ratio(difference, error):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(error > 0, difference / error, np.where(difference == 0, 0.0, np.sign(difference) * np.inf))


def drawn(n, random):
    """A row of places a resample, of the smallest type, since fresh memory costs more than drawing."""
    return random.integers(n, size=(RESAMPLES, n), dtype=np.min_scalar_type(n - 1))


def confidence_set(losses, random):
    """Hansen, Lunde and Nason 2011: p-values by T_max and its elimination rule, each sample resampled by itself."""
    means = np.array([np.mean(sample) for sample in losses])
    resampled = np.array([sample[drawn(len(sample), random)].mean(1) for sample in losses])
    p, left, greatest = np.ones(len(losses)), list(range(len(losses))), 0.0
    while len(left) > 1:
        excess = means[left] - means[left].mean()
        deviations = resampled[left] - resampled[left].mean(0) - excess[:, None]
        errors = np.sqrt((deviations ** 2).mean(1))
        statistics = ratio(excess, errors)
        worst = int(np.argmax(statistics))
        greatest = max(greatest, float((ratio(deviations, errors[:, None]).max(0) >= statistics[worst]).mean()))
        p[left.pop(worst)] = greatest
    return p


# Fronts: points of which greater is better

def undominated(points):
    points = list(dict.fromkeys(map(tuple, points)))
    return [p for p in points if not any(q != p and all(x >= y for x, y in zip(q, p)) for q in points)]


def volume(points, reference):
    """Dominated above the reference point, by slices along the last objective."""
    points = [p for p in points if all(x > r for x, r in zip(p, reference))]
    if not points:
        return 0.0
    if len(reference) == 1:
        return max(p[0] for p in points) - reference[0]
    heights = sorted({p[-1] for p in points}, reverse=True) + [reference[-1]]
    return sum((above - below) * volume([p[:-1] for p in points if p[-1] >= above], reference[:-1])
               for above, below in zip(heights, heights[1:]))


def distance(front, truth, scale):
    """IGD+: how far the front falls short of the points of the true one on average."""
    lacks = np.maximum(0, (np.array(truth)[:, None, :] - np.array(front)[None, :, :]) / scale)
    return float(np.sqrt((lacks ** 2).sum(2)).min(1).mean())


def fidelity_order(text):
    """By the share of data, its name, the schedule, and the epoch."""
    epochs, _, part = text.partition("@")
    name, _, share = part.partition("=")
    taken, whole = map(int, share.split("/")) if share else (1, 1)
    epoch, _, schedule = epochs.partition("/")
    return taken / whole, name, int(schedule or epoch), int(epoch)


class Fronts:
    """What the fronts of an experiment with several objectives are measured by."""

    def __init__(self, objective, objectives):
        self.names = [metric["name"] for metric in objectives["further"]]
        self.signs = [1 if metric["direction"] == "MAXIMIZE" else -1 for metric in [objective] + objectives["further"]]
        self.reference = self.turned(objectives["reference"])
        self.truth = [self.turned(point) for point in objectives["front"]]
        self.whole = volume(self.truth, self.reference) if self.truth else 1.0
        best = [max([r] + [point[i] for point in self.truth]) for i, r in enumerate(self.reference)]
        self.scale = np.array([b - r if b > r else 1.0 for b, r in zip(best, self.reference)])

    def turned(self, values):
        return tuple(sign * value for sign, value in zip(self.signs, values))

    def scores(self, member, split):
        return self.turned([member[split]] + [member["further"][name] for name in self.names])

    def seen(self, member):
        """As the strategy saw it: some objectives may have been predicted."""
        return self.scores({**member, "further": {**member["further"], **member.get("predicted", {})}}, "validation")

    def states(self, run):
        """The judged front after each member came in."""
        standing, states = [], []
        for member in run["front"]:
            new, order = self.seen(member), fidelity_order(member["fidelity"])
            standing = [
                old for old in standing
                if fidelity_order(old["fidelity"]) >= order
                and not (all(x >= y for x, y in zip(new, self.seen(old))) and new != self.seen(old))]
            standing.append(member)
            states.append(undominated(self.scores(one, "test" if self.truth else "validation") for one in standing))
        return states

    def share(self, front):
        return volume(front, self.reference) / self.whole if self.whole > 0 else 0.0


class Step:
    """What a run has reached as a function of what it spent."""

    def __init__(self, budgets, values):
        self.budgets, self.values = np.array(budgets, float), np.array(values, float)

    def at(self, budget):
        return self.values[np.searchsorted(self.budgets, budget, side="right") - 1]

    def mean(self, start, end):
        edges = np.concatenate(([start], self.budgets[(self.budgets > start) & (self.budgets < end)], [end]))
        return float(np.sum(np.diff(edges) * [self.at(edge) for edge in edges[:-1]]) / (end - start))


class Audit:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.manifest = json.loads((self.folder / "manifest.json").read_text())
        benchmark = self.manifest["benchmark"]
        self.objective = benchmark["objective"]
        self.maximise = self.objective["direction"] == "MAXIMIZE"
        self.optimum = benchmark.get("optimum")
        self.budget = self.manifest.get("budget", {})
        self.by_seconds = "evaluations" not in self.budget
        self.axis = "seconds" if self.by_seconds else "evaluations"
        self.studies = {study["label"]: study for study in self.manifest["searches"]}
        self.runs = {label: self.records(study) for label, study in self.studies.items()}
        self.whole = {label: runs for label, runs in self.runs.items() if self.is_whole(runs)}
        objectives = self.manifest.get("objectives", {})
        count = len(objectives.get("further", [])) + 1
        self.fronts = Fronts(self.objective, objectives) if 1 < count <= MOST_OBJECTIVES else None
        self.agreed, self.differing = {}, []
        if count > MOST_OBJECTIVES:
            print(f"fronts of {count} objectives are not recomputed")

    def records(self, study):
        return [json.loads(line) for line in (self.folder / study["file"]).read_text().splitlines()]

    def overall(self, study):
        return json.loads((self.folder / "overall" / Path(study["file"]).name).read_text())

    def table(self, name):
        """Its rows. A text that a spreadsheet would run has an apostrophe before it."""
        file = self.folder / "report" / "tables" / (name + ".csv")
        rows = list(csv.DictReader(file.open(newline=""))) if file.exists() else []
        for row in rows:
            for key, value in row.items():
                if value[:1] == "'" and value[1:].lstrip()[:1] in tuple("=+@-\uff1d\uff0b\uff20\uff0d"):
                    row[key] = value[1:]
        return rows

    def check(self, table, where, written, ours, tolerance=None):
        if written == "" or ours is None:
            same = written == "" and ours is None
        elif isinstance(ours, str):
            same = written == ours
        elif tolerance is None:
            same = math.isclose(float(written), ours, rel_tol=DIGITS, abs_tol=DIGITS)
        else:
            same = abs(float(written) - ours) <= tolerance
        if same:
            self.agreed[table] = self.agreed.get(table, 0) + 1
        else:
            ours = "nothing" if ours is None else ours
            self.differing.append(f"{table}: {where}: {written or 'nothing'} is written, {ours} comes out")

    def check_range(self, table, where, row, key, lower, upper):
        tolerance = QUANTILES * (upper - lower) + DIGITS * max(abs(lower), abs(upper))
        self.check(table, f"{where}, lower", row[key + "_lower"], lower, tolerance)
        self.check(table, f"{where}, upper", row[key + "_upper"], upper, tolerance)

    def check_rows(self, table, rows, expected):
        self.check(table, "the number of rows", str(len(rows)), expected)

    # One run

    @staticmethod
    def is_faulty(run):
        invalid = sum(run.get("failures", {}).get(reason, 0) for reason in INVALID)
        return run["end"] == "fault" or 0 < run["evaluations"] == invalid

    @staticmethod
    def is_judged(run):
        return bool(run["trajectory"]) and all(isinstance(step["test"], (int, float)) for step in run["trajectory"])

    def is_whole(self, runs):
        return bool(runs) and all(self.is_judged(run) and not self.is_faulty(run) for run in runs)

    def is_same(self, runs, what):
        """A deterministic strategy: its runs are one observation."""
        return len(runs) > 1 and all(run.get(what, []) == runs[0].get(what, []) for run in runs)

    def measure(self, test):
        """Regret where the optimum is known, the test value itself otherwise."""
        if self.optimum is None:
            return test
        return self.optimum - test if self.maximise else test - self.optimum

    def bounds(self):
        """Of what is measured."""
        least, most = -math.inf, math.inf
        if self.objective["unit"] != "SCORE" and not (self.objective["unit"] == "NATS" and self.objective["name"] != "loss"):
            least = 0.0
        if self.objective["unit"] == "PERCENT" and self.maximise:
            most = 100.0
        return (least, most) if self.optimum is None else (0.0, self.measure(least if self.maximise else most))

    def final_test(self, run):
        """Of the last incumbent; interpolated linearly to the budget where the recipe says so and a trial exceeded it."""
        tests = [step["test"] for step in run["trajectory"]]
        if self.budget.get("edge") != "interpolate" or "seconds-within" not in run:
            return tests[-1]
        limit, before, after = self.budget["seconds"], run["seconds-within"], run["seconds"]
        if len(tests) == 1 or run["trajectory"][-1]["seconds"] <= limit:
            return tests[-1]
        return (after - limit) / (after - before) * tests[-2] + (limit - before) / (after - before) * tests[-1]

    def curve(self, run, axis):
        key = "seconds" if axis == "seconds" else "evaluation"
        return Step([step[key] for step in run["trajectory"]], [self.measure(step["test"]) for step in run["trajectory"]])

    def volumes(self, run, axis):
        key = "seconds" if axis == "seconds" else "evaluation"
        return Step([0] + [member[key] for member in run.get("front", [])],
                    [0] + [self.fronts.share(front) for front in self.fronts.states(run)] if run.get("front") else [0])

    def last_front(self, run):
        return self.fronts.states(run)[-1] if run.get("front") else []

    def area_range(self):
        """From a tenth of the budget to its end; the value after evaluation k holds from k to k + 1."""
        if self.by_seconds:
            return 0.1 * self.budget["seconds"], self.budget["seconds"]
        return max(1, math.ceil(0.1 * self.budget["evaluations"])), self.budget["evaluations"] + 1

    # Tables

    def run_table(self):
        by_run = {(label, run["seed"]): run for label, runs in self.runs.items() for run in runs}
        rows = self.table("runs")
        self.check_rows("runs", rows, len(by_run))
        for row in rows:
            label = row["strategy"]
            run, study = by_run[label, int(row["seed"])], self.studies[label]
            where = f"{label}, seed {row['seed']}, "
            self.check("runs", where + "study", row["study"], study["id"])
            self.check("runs", where + "component", row["component"], study["component"])
            if json.loads(row["settings"]) != study["settings"]:
                self.differing.append(f"runs: {where}settings: {row['settings']}")
            last = run["trajectory"][-1] if run["trajectory"] else {}
            test = self.final_test(run) if self.is_judged(run) else None
            self.check("runs", where + "test", row["test"], test)
            regret = self.measure(test) if test is not None and self.optimum is not None else None
            self.check("runs", where + "regret", row["regret"], regret)
            for column, key in (("validation", "validation"), ("architecture", "architecture"),
                                ("found_at_evaluation", "evaluation"), ("found_at_seconds", "seconds")):
                self.check("runs", where + column, row[column], last.get(key))
            for column in ("evaluations", "distinct", "failed", "seconds", "end"):
                self.check("runs", where + column, row[column], run.get(column))
            self.check("runs", where + "queries", row["queries"], run.get("queries", 0))
            self.check("runs", where + "fault", row["fault"], run.get("fault") or None)
            if self.fronts:
                self.check("runs", where + "hypervolume", row["hypervolume"], self.fronts.share(self.last_front(run)))

    def search_table(self):
        rows = self.table("search")
        self.check_rows("search", rows, len(self.runs))
        for row in rows:
            label = row["strategy"]
            runs = self.runs[label]
            same = self.is_same(runs, "trajectory")
            self.check("search", f"runs of {label}", row["runs"], 1 if same else len(runs))
            if label not in self.whole:
                self.check("search", f"test of {label}, which has no result", row.get("test", row.get("test_mean")), None)
                continue
            tests = np.array([self.final_test(run) for run in (runs[:1] if same else runs)])
            key, values = ("test", tests) if self.optimum is None else ("regret", self.measure(tests))
            self.check("search", f"mean of {label}", row[key + "_mean"], values.mean())
            self.check("search", f"standard error of {label}", row[key + "_standard_error"], standard_error(values))
            self.check("search", f"median of {label}", row[key + "_median"], np.median(values))
            self.check_range("search", f"quartiles of {label}", row, key + "_quartiles", *np.quantile(values, (0.25, 0.75)))
            if key == "regret":
                self.check("search", f"test of {label}", row["test"], tests.mean())
            for column in ("evaluations", "distinct"):
                self.check("search", f"{column} of {label}", row[column], np.mean([run[column] for run in runs]))
            curves = [self.curve(run, self.axis) for run in runs]
            start, end = self.area_range()
            late = any(curve.budgets[0] > start for curve in curves)
            self.check("search", f"area of {label}", row["area"],
                       None if late else np.mean([curve.mean(start, end) for curve in curves]))

    def check_curve(self, table, where, rows, axis, keys, matrix, least, most):
        """Of rows that are points of one curve; the matrix has a row a run and a column a point."""
        means = matrix.mean(0)
        n = len(matrix)
        halves = stats.t.ppf(0.975, n - 1) * matrix.std(0, ddof=1) / math.sqrt(n) if n > 1 else 0 * means
        for row, mean, half in zip(rows, means, halves):
            at = f"{where} after {row[axis]}"
            self.check(table, at, row[keys[0]], mean)
            tolerance = QUANTILES * half + DIGITS * max(abs(mean), 1)
            self.check(table, at + ", lower", row[keys[1]], min(max(mean - half, least), mean), tolerance)
            self.check(table, at + ", upper", row[keys[2]], max(min(mean + half, most), mean), tolerance)

    def curves(self):
        """Of the report's figures, and those for data analysis."""
        steps = {}

        def matrix(label, measure, axis, budgets):
            if (label, measure, axis) not in steps:
                make = self.volumes if measure == "hypervolume" else self.curve
                steps[label, measure, axis] = [make(run, axis) for run in self.runs[label]]
            return np.array([step.at(np.array(budgets, float)) for step in steps[label, measure, axis]])

        def bounds(measure):
            return (0.0, 1.0 if self.fronts.truth else math.inf) if measure == "hypervolume" else self.bounds()

        groups = {}
        for row in self.table("curves"):
            if row["measure"] != "hypervolume" or self.fronts:
                groups.setdefault((row["strategy"], row["measure"], row["budget_unit"]), []).append(row)
        for (label, measure, axis), rows in groups.items():
            values = matrix(label, measure, axis, [row["budget"] for row in rows])
            for row in rows:
                self.check("curves", f"study of {label}", row["study"], self.studies[label]["id"])
                self.check("curves", f"runs of {label}", row["runs"], len(values))
            self.check_curve("curves", f"{measure} of {label}, {axis},", rows, "budget", ("mean", "lower", "upper"),
                             values, *bounds(measure))
        measure = "test" if self.optimum is None else "regret"
        timed = self.manifest["benchmark"].get("timed", True)
        expected = {(label, measure, axis) for label in self.whole for axis in ("evaluations", "seconds")
                    if timed or axis == "evaluations"}
        if self.fronts:
            expected |= {(label, "hypervolume", self.axis) for label in self.whole}
        self.check("curves", "which there are", str(sorted(groups)), str(sorted(expected)))
        for name, axis, drawn in (("anytime-seconds", "seconds", measure), ("anytime-evaluations", "evaluations", measure),
                                  ("anytime-hypervolume", self.axis, "hypervolume")):
            lines = {}
            for row in self.table(name) if drawn != "hypervolume" or self.fronts else []:
                lines.setdefault(row["label"], []).append(row)
            for label, rows in lines.items():
                values = matrix(label, drawn, axis, [row[axis] for row in rows])
                self.check_curve(name, label, rows, axis, (drawn, drawn + "_lower", drawn + "_upper"), values,
                                 *bounds(drawn))
        for row in self.table("anytime"):
            columns = [key for key in row if key.startswith("after_")]
            if row["strategy"] in self.whole:
                means = matrix(row["strategy"], measure, self.axis, [key[6:] for key in columns]).mean(0)
                for key, mean in zip(columns, means):
                    self.check("anytime", f"{row['strategy']} {key}", row[key], mean)

    def front_table(self):
        for row in self.table("fronts"):
            label = row["strategy"]
            if label not in self.whole:
                self.check("fronts", f"hypervolume of {label}, which has no result", row["hypervolume_mean"], None)
                continue
            runs = self.runs[label]
            same = self.is_same(runs, "front")
            ends = [self.last_front(run) for run in (runs[:1] if same else runs)]
            shares = np.array([self.fronts.share(front) for front in ends])
            self.check("fronts", f"runs of {label}", row["runs"], len(ends))
            self.check("fronts", f"hypervolume of {label}", row["hypervolume_mean"], shares.mean())
            self.check("fronts", f"standard error of {label}", row["hypervolume_standard_error"], standard_error(shares))
            self.check("fronts", f"median of {label}", row["hypervolume_median"], np.median(shares))
            self.check_range("fronts", f"quartiles of {label}", row, "hypervolume_quartiles",
                             *np.quantile(shares, (0.25, 0.75)))
            start, end = self.area_range()
            self.check("fronts", f"anytime hypervolume of {label}", row["hypervolume_area"],
                       np.mean([self.volumes(run, self.axis).mean(start, end) for run in runs]))
            self.check("fronts", f"points of {label}", row["front_size"],
                       np.mean([len(self.last_front(run)) for run in runs]))
            if self.fronts.truth and all(ends):
                lacks = np.array([distance(front, self.fronts.truth, self.fronts.scale) for front in ends])
                self.check("fronts", f"IGD+ of {label}", row["igd_plus_mean"], lacks.mean())
                self.check("fronts", f"standard error of IGD+ of {label}", row["igd_plus_standard_error"],
                           standard_error(lacks))

    def attainment(self):
        """What the given shares of runs attain in the first objective at each cost, where that counts at all."""
        for row in self.table("attainment-surfaces"):
            cost, reference = -float(row[self.fronts.names[0]]), self.fronts.reference
            fronts = ([self.fronts.truth] if row["label"] == "true front"
                      else [self.last_front(run) for run in self.runs[row["label"]]])
            best = sorted((max([p[0] for p in front if p[1] >= cost and p[1] >= reference[1]], default=-math.inf)
                           for front in fronts), reverse=True)
            lower, middle, upper = (best[math.ceil(share * len(best) - 1e-9) - 1] for share in (0.75, 0.5, 0.25))
            values = sorted(self.fronts.signs[0] * value for value in (lower, upper))
            name, where = self.objective["name"], f"{row['label']} at {-cost}"
            self.check("attainment-surfaces", where, row[name], self.fronts.signs[0] * middle)
            self.check_range("attainment-surfaces", where, row, name, *values)

    def standings(self, table, main, losses, same):
        """Against the baseline: Welch's interval, Vargha and Delaney's A12, Mann and Whitney's p, Holm's correction."""
        rows = self.table(table)
        baseline = self.manifest.get("baseline")
        if rows:
            self.check_rows(table, rows, sum(not study["sees-truth"] for study in self.studies.values()))
            self.confidence_set(table, rows, losses)
        written = {row["strategy"]: row for row in rows}
        firsts = {row["strategy"]: row for row in self.table(main)}
        tested = {}
        for label in losses:
            one, other = losses[label], losses.get(baseline)
            if label == baseline or other is None or same[label] or same[baseline] or min(len(one), len(other)) < 2:
                for row in filter(None, (written.get(label), firsts[label])):
                    for column in ("p", "p_holm", "probability_worse", "difference_lower", "difference_upper"):
                        self.check(table, f"{column} of {label}", row.get(column, ""), None)
                continue
            statistic, p = mann_whitney(one, other)
            tested[label] = p, statistic / len(one) / len(other)
            for row in filter(None, (written.get(label), firsts[label])):
                self.check_range(table, f"difference of {label}", row, "difference", *welch(one, other))
        adjusted = holm({label: p for label, (p, _) in tested.items()})
        for label, (p, worse) in tested.items():
            if label in written:
                self.check(table, f"P(worse) of {label}", written[label]["probability_worse"], worse)
                self.check(table, f"p of {label}", written[label]["p"], p)
                self.check(table, f"Holm's p of {label}", written[label]["p_holm"], adjusted[label])
            verdict = "no worse" if adjusted[label] > 0.05 or worse == 0.5 else "better" if worse < 0.5 else "worse"
            self.check(main, f"verdict on {label}", firsts[label]["to_baseline"], verdict)

    def confidence_set(self, table, rows, losses):
        labels = list(losses)
        if min(map(len, losses.values()), default=0) < 2:
            for row in rows:
                self.check(table, f"p, best, of {row['strategy']}, with a single run among them", row["best"], None)
            return
        drawn = np.array([confidence_set(list(losses.values()), np.random.default_rng(i)) for i in range(SETS)])
        for row in rows:
            label = row["strategy"]
            if label not in losses:
                self.check(table, f"p, best, of {label}, which has no result", row["best"], None)
                continue
            p = drawn[:, labels.index(label)]
            share = min(max(p.mean(), 1 / RESAMPLES), 1 - 1 / RESAMPLES)
            error = max(p.std(ddof=1), math.sqrt(share * (1 - share) / RESAMPLES))
            self.check(table, f"p, best, of {label}", row["best"], p.mean(), DEVIATIONS * error)

    def searches(self):
        if not self.runs:
            return
        self.run_table()
        self.search_table()
        self.curves()
        competing = {label: runs for label, runs in self.whole.items() if not self.studies[label]["sees-truth"]}
        sign = 1 if self.optimum is not None or not self.maximise else -1
        self.standings(
            "significance", "search",
            {label: sign * self.measure(np.array([self.final_test(run) for run in runs]))
             for label, runs in competing.items()},
            {label: self.is_same(runs, "trajectory") for label, runs in competing.items()})
        if self.fronts:
            self.front_table()
            self.attainment()
            self.standings(
                "fronts-significance", "fronts",
                {label: -np.array([self.fronts.share(self.last_front(run)) for run in runs])
                 for label, runs in competing.items()},
                {label: self.is_same(runs, "front") for label, runs in competing.items()})

    # Estimators

    def estimators(self):
        studies = {study["label"]: study for study in self.manifest["estimations"]}
        by_label = {label: self.records(study) for label, study in studies.items()}
        ours = {label: [self.correlations(run) for run in runs] for label, runs in by_label.items()}
        by_run = {(label, run["seed"]): run for label, runs in ours.items() for run in runs}
        rows = self.table("estimator-runs")
        self.check_rows("estimator-runs", rows, len(by_run))
        for row in rows:
            run = by_run[row["estimator"], int(row["seed"])]
            for column, value in run.items():
                self.check("estimator-runs", f"{column} of {row['estimator']}, seed {row['seed']}", row[column], value)
        for row in self.table("estimators"):
            name, runs = row["estimator"], ours[row["estimator"]]
            if any(run["spearman"] is None for run in runs):
                continue
            rho = np.array([run["spearman"] for run in runs])
            self.check("estimators", f"runs of {name}", row["runs"], len(runs))
            for column in ("networks", "kendall", "precision_top_10", "tied_estimates", "tied_targets"):
                self.check("estimators", f"{column} of {name}", row[column], np.mean([run[column] for run in runs]))
            self.check("estimators", f"rho of {name}", row["spearman_mean"], rho.mean())
            self.check("estimators", f"standard error of rho of {name}", row["spearman_standard_error"], standard_error(rho))
            if len(rho) > 1:
                self.check_range("estimators", f"interval of the mean of {name}", row, "spearman_mean_interval",
                                 rho.mean() - half_width(rho), rho.mean() + half_width(rho))
            networks = min(run["networks"] for run in runs)
            if networks > 3 and abs(rho.mean()) < 1:
                half = stats.norm.ppf(0.975) * math.sqrt((1 + rho.mean() ** 2 / 2) / (networks - 3))
                self.check_range("estimators", f"interval of one sample of {name}", row, "spearman_sample_interval",
                                 *(math.tanh(math.atanh(rho.mean()) + side * half) for side in (-1, 1)))
            if row.get("spearman_all_networks"):
                overall = self.correlations(self.overall(studies[name]))
                self.check("estimators", f"rho of {name} over all networks", row["spearman_all_networks"], overall["spearman"])

    def correlations(self, run):
        pairs = [(x, y) for x, y in zip(run["estimates"], run["targets"])
                 if isinstance(x, (int, float)) and isinstance(y, (int, float))]
        x, y = np.array([p[0] for p in pairs], float), np.array([p[1] for p in pairs], float)
        y = y if self.maximise else -y
        varied = len(set(x)) > 1 and len(set(y)) > 1
        queries = run.get("seconds", 0) - run.get("preparation-seconds", 0)
        seconds = queries / max(1, len(run["estimates"])) if "seconds" in run else None
        return {"seed": run["seed"], "networks": len(pairs), "left_out": len(run["estimates"]) - len(pairs),
                "spearman": stats.spearmanr(x, y)[0] if varied else None,
                "kendall": stats.kendalltau(x, y)[0] if varied else None,
                "precision_top_10": self.top(x, y) if pairs else None,
                "tied_estimates": self.tied(x), "tied_targets": self.tied(y), "seconds_per_network": seconds}

    @staticmethod
    def tied(values):
        _, counts = np.unique(values, return_counts=True)
        return int(counts[counts > 1].sum())

    @staticmethod
    def top(x, y):
        """Expected share of the best tenth by x in that by y, ties at the cut broken at random."""
        k = max(1, len(x) // 10)
        return float(np.sum(Audit.places(x, k) * Audit.places(y, k)) / k)

    @staticmethod
    def places(values, k):
        cut = np.sort(values)[-k]
        above, at = values > cut, values == cut
        return above + at * (k - above.sum()) / at.sum()

    def report(self):
        for table, count in self.agreed.items():
            print(f"{table}: {count} values agree")
        for line in self.differing[:50]:
            print(line, file=sys.stderr)
        if len(self.differing) > 50:
            print(f"and {len(self.differing) - 50} more", file=sys.stderr)
        return 1 if self.differing or not self.agreed else 0


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        print(__doc__)
        return 0 if len(sys.argv) == 2 else 2
    audit = Audit(sys.argv[1])
    audit.searches()
    if audit.manifest["estimations"]:
        audit.estimators()
    return audit.report()


if __name__ == "__main__":
    sys.exit(main())
