#!/usr/bin/env python3
"""Recomputes the tables of a result folder from its records, with numpy and scipy alone.

usage: audit.py FOLDER     (a folder that 'nasgauge run' wrote, with its report)

Nothing of the suite is used: records are read as JSON, statistics are scipy's, steps and areas are written out. Prints how
many values of each table agree, and every one that does not; exit code 1 if there is one.
"""
import csv
import json
import math
import sys
from pathlib import Path

import numpy as np
from scipy import stats

RELATIVE = 1e-9


class Audit:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.manifest = json.loads((self.folder / "manifest.json").read_text())
        benchmark = self.manifest["benchmark"]
        self.maximise = benchmark["objective"]["direction"].lower() == "maximize"
        self.optimum = benchmark.get("optimum")
        self.budget = self.manifest.get("budget", {})
        self.by_seconds = "evaluations" not in self.budget
        self.agreed, self.differing = {}, []

    def records(self, study):
        return [json.loads(line) for line in (self.folder / study["file"]).read_text().splitlines()]

    def table(self, name):
        file = self.folder / "report" / "tables" / (name + ".csv")
        return list(csv.DictReader(file.open(newline=""))) if file.exists() else []

    def check(self, table, where, written, ours):
        if written == "":
            same = ours is None
        else:
            same = ours is not None and math.isclose(float(written), ours, rel_tol=RELATIVE, abs_tol=RELATIVE)
        if same:
            self.agreed[table] = self.agreed.get(table, 0) + 1
        else:
            self.differing.append(f"{table}: {where}: {written or 'nothing'} is written, {ours} comes out")

    def measure(self, test):
        """Regret where the optimum is known, the test value itself otherwise."""
        if self.optimum is None:
            return test
        return self.optimum - test if self.maximise else test - self.optimum

    # Searches

    def steps(self, run, axis):
        key = "seconds" if axis == "seconds" else "evaluation"
        budgets = [step[key] for step in run["trajectory"]]
        values = [self.measure(step["test"]) for step in run["trajectory"]]
        return np.array(budgets, float), np.array(values, float)

    def at(self, run, axis, budget):
        budgets, values = self.steps(run, axis)
        return values[np.searchsorted(budgets, budget, side="right") - 1]

    def areas(self, runs):
        """From a tenth of the budget to its end; the value after evaluation k holds from k to k + 1."""
        if self.by_seconds:
            start, end = 0.1 * self.budget["seconds"], self.budget["seconds"]
        else:
            start, end = max(1, math.ceil(0.1 * self.budget["evaluations"])), self.budget["evaluations"] + 1
        axis = "seconds" if self.by_seconds else "evaluations"
        if any(self.steps(run, axis)[0][0] > start for run in runs):
            return None
        return np.mean([self.area(run, axis, start, end) for run in runs])

    def area(self, run, axis, start, end):
        budgets, _ = self.steps(run, axis)
        edges = np.concatenate(([start], budgets[(budgets > start) & (budgets < end)], [end]))
        held = [self.at(run, axis, edge) for edge in edges[:-1]]
        return float(np.sum(np.diff(edges) * held) / (end - start))

    def finals(self, runs):
        return np.array([self.measure(run["trajectory"][-1]["test"]) for run in runs])

    def searches(self):
        runs = {study["label"]: self.records(study) for study in self.manifest["searches"]}
        whole = {label: found for label, found in runs.items() if self.is_whole(found)}
        self.search_table(runs, whole)
        for axis in ("seconds", "evaluations"):
            self.curves(whole, axis)
        self.anytime(whole)
        self.significance(runs, whole)

    @staticmethod
    def is_whole(found):
        return bool(found) and all(
            run["trajectory"] and "test" in run["trajectory"][-1] and "fault" not in run for run in found)

    def search_table(self, runs, whole):
        for row in self.table("search"):
            label = row["strategy"]
            self.check("search", f"runs of {label}", row["runs"], len(runs[label]))
            if label not in whole:
                continue
            finals = self.finals(whole[label])
            n = len(finals)
            if "regret_mean" in row:
                self.check("search", f"mean of {label}", row["regret_mean"], finals.mean())
                error = finals.std(ddof=1) / math.sqrt(n) if n > 1 else None
                self.check("search", f"standard error of {label}", row["regret_standard_error"], error)
                self.check("search", f"median of {label}", row["regret_median"], np.median(finals))
                for end, share in (("lower", 0.25), ("upper", 0.75)):
                    self.check("search", f"quartile of {label}", row["regret_quartiles_" + end],
                               np.quantile(finals, share))
            tests = np.array([run["trajectory"][-1]["test"] for run in whole[label]])
            self.check("search", f"test of {label}", row["test"], tests.mean())
            self.check("search", f"evaluations of {label}", row["evaluations"],
                       np.mean([run["evaluations"] for run in whole[label]]))
            self.check("search", f"area of {label}", row["area"], self.areas(whole[label]))

    def curves(self, whole, axis):
        for row in self.table("anytime-" + axis):
            values = np.array([self.at(run, axis, float(row[axis])) for run in whole[row["label"]]])
            where = f"{row['label']} at {row[axis]} {axis}"
            name = "regret" if "regret" in row else next(key for key in row if key not in ("label", axis))
            self.check("anytime-" + axis, where, row[name], values.mean())
            n = len(values)
            half = stats.t.ppf(0.975, n - 1) * values.std(ddof=1) / math.sqrt(n) if n > 1 else 0.0
            lower, upper = values.mean() - half, values.mean() + half
            if name == "regret":
                lower = max(lower, 0.0)
            self.check("anytime-" + axis, where + ", lower", row[name + "_lower"], min(lower, values.mean()))
            self.check("anytime-" + axis, where + ", upper", row[name + "_upper"], upper)

    def anytime(self, whole):
        axis = "seconds" if self.by_seconds else "evaluations"
        for row in self.table("anytime"):
            for key, written in row.items():
                if key.startswith("after_") and row["strategy"] in whole:
                    values = [self.at(run, axis, float(key[6:])) for run in whole[row["strategy"]]]
                    self.check("anytime", f"{row['strategy']} {key}", written, float(np.mean(values)))

    def significance(self, runs, whole):
        """Against the baseline: Welch's interval, Vargha and Delaney's A12, Mann and Whitney's p, Holm's correction."""
        named = [study["label"] for study in self.manifest["searches"] if study["component"] == "random-search"]
        rows = self.table("significance")
        if not rows or not named or "p" not in rows[0]:
            return
        sign = 1 if self.optimum is not None or not self.maximise else -1
        base = sign * self.finals(runs[named[0]])
        tested = {}
        for row in rows:
            label = row["strategy"]
            losses = sign * self.finals(whole[label])
            trajectories = {json.dumps(run["trajectory"]) for run in whole[label]}
            if label == named[0] or len(trajectories) == 1 or len(losses) < 2:
                self.check("significance", f"p of {label}", row["p"], None)
                continue
            exact = len(losses) + len(base) <= 100 and len(set(losses) | set(base)) == len(losses) + len(base)
            test = stats.mannwhitneyu(losses, base, method="exact" if exact else "asymptotic")
            if exact or len(losses) + len(base) > 100:
                self.check("significance", f"p of {label}", row["p"], test.pvalue)
            tested[label] = float(row["p"])
            self.check("significance", f"P(worse) of {label}", row["probability_worse"],
                       test.statistic / len(losses) / len(base))
            a, b = losses.var(ddof=1) / len(losses), base.var(ddof=1) / len(base)
            freedom = (a + b) ** 2 / (a ** 2 / (len(losses) - 1) + b ** 2 / (len(base) - 1))
            half = stats.t.ppf(0.975, freedom) * math.sqrt(a + b)
            middle = losses.mean() - base.mean()
            self.check("significance", f"difference of {label}, lower", row["difference_lower"], middle - half)
            self.check("significance", f"difference of {label}, upper", row["difference_upper"], middle + half)
        least = 0.0
        for rank, label in enumerate(sorted(tested, key=tested.get)):
            least = max(least, min(1.0, (len(tested) - rank) * tested[label]))
            written = next(row for row in rows if row["strategy"] == label)["p_holm"]
            self.check("significance", f"Holm's p of {label}", written, least)

    # Estimators

    def estimators(self):
        by_label = {study["label"]: self.records(study) for study in self.manifest["estimations"]}
        for row in self.table("estimators"):
            runs = [self.correlations(run) for run in by_label[row["estimator"]]]
            rho = np.array([run["rho"] for run in runs])
            if np.isnan(rho).any():
                continue
            n = len(rho)
            name = row["estimator"]
            self.check("estimators", f"runs of {name}", row["runs"], n)
            self.check("estimators", f"networks of {name}", row["networks"], np.mean([run["n"] for run in runs]))
            self.check("estimators", f"rho of {name}", row["spearman_mean"], rho.mean())
            self.check("estimators", f"standard error of rho of {name}", row["spearman_standard_error"],
                       rho.std(ddof=1) / math.sqrt(n) if n > 1 else None)
            if n > 1:
                half = stats.t.ppf(0.975, n - 1) * rho.std(ddof=1) / math.sqrt(n)
                self.check("estimators", f"interval of the mean of {name}", row["spearman_mean_interval_lower"],
                           rho.mean() - half)
                self.check("estimators", f"interval of the mean of {name}", row["spearman_mean_interval_upper"],
                           rho.mean() + half)
            networks = min(run["n"] for run in runs)
            if networks > 3 and abs(rho.mean()) < 1:
                half = stats.norm.ppf(0.975) * math.sqrt((1 + rho.mean() ** 2 / 2) / (networks - 3))
                for end, sign in (("lower", -1), ("upper", 1)):
                    self.check("estimators", f"interval of one sample of {name}", row["spearman_sample_interval_" + end],
                               math.tanh(math.atanh(rho.mean()) + sign * half))
            self.check("estimators", f"tau of {name}", row["kendall"], np.mean([run["tau"] for run in runs]))
            self.check("estimators", f"top of {name}", row["precision_top_10"], np.mean([run["top"] for run in runs]))

    def correlations(self, run):
        pairs = [(x, y) for x, y in zip(run["estimates"], run["targets"])
                 if isinstance(x, (int, float)) and isinstance(y, (int, float))]
        x, y = np.array([p[0] for p in pairs], float), np.array([p[1] for p in pairs], float)
        y = y if self.maximise else -y
        if len(set(x)) < 2 or len(set(y)) < 2:
            return {"rho": math.nan, "tau": math.nan, "top": math.nan, "n": len(pairs)}
        return {"rho": stats.spearmanr(x, y)[0], "tau": stats.kendalltau(x, y)[0], "top": self.top(x, y), "n": len(pairs)}

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
    audit.estimators()
    return audit.report()


if __name__ == "__main__":
    sys.exit(main())
