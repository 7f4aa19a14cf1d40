"""A language model as the mutator of an evolution: EvoPrompting (Chen, Dohan and So, NeurIPS 2023) over choices instead of code.

    language_model.py [--first N] [--shown N] [--attempts N] [--transcript=FILE] [-- COMMAND [WORD ...]]

COMMAND is any program of this computer that reads a prompt from standard input and writes an answer to standard output, as
`ollama run llama3.2`. A line `tokens: 123` of its standard error says what the answer took. The first N architectures (10) are
drawn at random; then the model is shown the best N (5) with their scores and asked for a better one. An answer that names no
architecture of the space, or one that was proposed before, is given back with the reason, up to N attempts (3); then a
mutation of the best takes its place, and standard error and the cost `fallbacks` say so.

What a proposal cost is declared: real `seconds`, `characters` of prompts and answers, `tokens` where they were told. A recipe
with `charge: {proposals: true}` charges the seconds on the simulated clock.

A model answers otherwise each time. With --transcript=FILE every prompt and answer is kept in FILE ({seed} in its name is the
seed that the run gives), and taken from there when the same run is done again, at the seconds that it took: such a run can
be repeated to the byte, by others and without the model. (As one word, since a file that is a word of the command is part of
the study and must not change.)
"""

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import nasgauge


class Transcript:
    """Prompts and answers in the order of the run: read as far as they are there, appended from then on."""

    def __init__(self, path):
        self.path = path
        there = path is not None and path.exists()
        self.recorded = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if there else []
        self.position = 0

    def answer(self, prompt, ask):
        if self.position < len(self.recorded):
            entry = self.recorded[self.position]
            if entry["prompt"] != prompt:
                sys.exit(f"{self.path}, line {self.position + 1}: another prompt than this run's. "
                         "The file belongs to another recipe or seed: name another one")
        else:
            entry = {"prompt": prompt, **ask(prompt)}
            if self.path is not None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(entry) + "\n")
        self.position += 1
        return entry


class LanguageModel:
    def __init__(self, problem, options):
        self.problem = problem
        self.options = options
        path = options.transcript
        self.transcript = Transcript(Path(path.replace("{seed}", str(problem.seed))) if path else None)
        self.scored = []
        self.proposed = []

    # What the suite asks for

    def ask(self):
        cost = {}
        if len(self.proposed) < self.options.first or not self.scored:
            architecture = self.problem.sample()
        else:
            architecture = self.from_model(cost)
        self.proposed.append(architecture)
        return nasgauge.Trial(architecture, cost=cost)

    def tell(self, observation):
        if observation.score is not None:
            self.scored.append(observation)

    # What the model is asked for

    def best(self, count):
        return sorted(self.scored, key=lambda one: -one.score)[:count]  # of equal ones the earlier

    def from_model(self, cost):
        complaint = ""
        for _ in range(self.options.attempts):
            entry = self.transcript.answer(self.prompt(complaint), self.run)
            cost["seconds"] = cost.get("seconds", 0) + entry["seconds"]
            cost["characters"] = cost.get("characters", 0) + len(entry["prompt"]) + len(entry["answer"])
            if "tokens" in entry:
                cost["tokens"] = cost.get("tokens", 0) + entry["tokens"]
            try:
                return self.parsed(entry["answer"])
            except ValueError as problem:
                complaint = str(problem)
                print(f"the answer is of no use: {complaint}", file=sys.stderr)
        print(f"FALLBACK: a mutation of the best, after {self.options.attempts} answers of no use", file=sys.stderr)
        cost["fallbacks"] = 1
        return self.problem.mutate(self.best(1)[0].architecture)

    def prompt(self, complaint):
        lines = ["You design neural network cells. A cell is a list with one choice for each decision:"]
        for decision in self.problem.decisions:
            lines.append(f"- {decision['name']}: one of {', '.join(decision['choices'])}")
        lines.append("The best cells so far, with their scores (greater is better):")
        for one in reversed(self.best(self.options.shown)):
            lines.append(f"{json.dumps(self.named(one.architecture))} scores {one.score:.3f}")
        lines.append("Propose one new cell that scores better than all of them.")
        lines.append("Answer with a JSON list of the choices in the order of the decisions, and nothing else.")
        if complaint:
            lines.append(f"Your last answer was of no use: {complaint}.")
        return "\n".join(lines) + "\n"

    def named(self, architecture):
        return [decision["choices"][choice] for decision, choice in zip(self.problem.decisions, architecture)]

    def parsed(self, answer):
        """The last JSON list of texts in the answer, which may talk around it."""
        lists = re.findall(r"\[[^\[\]]*\]", answer)
        if not lists:
            raise ValueError("it has no JSON list")
        try:
            names = json.loads(lists[-1])
        except json.JSONDecodeError:
            raise ValueError("its list is no JSON") from None
        if len(names) != len(self.problem.decisions):
            raise ValueError(f"it has {len(names)} choices instead of {len(self.problem.decisions)}")
        architecture = []
        for decision, name in zip(self.problem.decisions, names):
            if name not in decision["choices"]:
                raise ValueError(f"{name!r} is no choice of {decision['name']}")
            architecture.append(decision["choices"].index(name))
        if architecture in self.proposed:
            raise ValueError("that cell was proposed before")
        return architecture

    def run(self, prompt):
        if not self.options.command:
            sys.exit("the transcript ends here, and there is no command to ask: name one after --")
        start = time.monotonic()
        done = subprocess.run(self.options.command, input=prompt, capture_output=True, text=True, encoding="utf-8")
        entry = {"answer": done.stdout, "seconds": time.monotonic() - start}
        if done.returncode != 0:
            sys.exit(f"{self.options.command[0]} ended with exit code {done.returncode}: {done.stderr.strip()[-500:]}")
        told = re.findall(r"^tokens: (\d+)$", done.stderr, re.MULTILINE)
        if told:
            entry["tokens"] = int(told[-1])
        return entry


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=10)
    parser.add_argument("--shown", type=int, default=5)
    parser.add_argument("--attempts", type=int, default=3)
    parser.add_argument("--transcript")
    parser.add_argument("command", nargs="*")
    options = parser.parse_args()
    nasgauge.serve(lambda problem: LanguageModel(problem, options))


main()
