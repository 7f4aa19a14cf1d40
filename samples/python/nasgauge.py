"""Write search strategies for nasgauge in Python. Needs nothing but Python 3.8 or later.

    import nasgauge

    class RandomSearch:
        def __init__(self, problem):
            self.problem = problem

        def ask(self):
            return nasgauge.Trial(self.problem.sample())

        def tell(self, observation):
            pass

    nasgauge.serve(RandomSearch)

A recipe names the program among its strategies:

    strategies:
      - external: {command: [python3, my_search.py], label: my search}

The protocol is described in ../PROTOCOL.md. Standard output belongs to it: what a strategy prints goes to standard error.
"""

import json
import random
import sys
from dataclasses import dataclass
from typing import Dict, List, Optional

PROTOCOL = 1


@dataclass
class Trial:
    """Evaluate this architecture, at full fidelity unless another one is named. `cost` is what it took to find it, by name:
    `seconds` are charged if the recipe says so, and all are recorded."""

    architecture: List[int]
    fidelity: Optional[str] = None
    cost: Optional[Dict[str, float]] = None


@dataclass
class Query:
    """What does the study's estimator say? Answered by a call of `estimated` before the next `ask`."""

    architecture: List[int]
    cost: Optional[Dict[str, float]] = None


WAIT = "wait"
"""Nothing until the next `tell`."""

END = "end"
"""Nothing more."""


@dataclass
class Observation:
    """What came of a trial. `score` is None where it failed; otherwise greater is better."""

    architecture: List[int]
    fidelity: str
    score: Optional[float]
    seconds: float
    failed: Optional[str] = None
    further: tuple = ()
    violation: float = 0.0


@dataclass
class Estimate:
    """The answer to a query. `value` is None where there is none; otherwise greater is better."""

    architecture: List[int]
    value: Optional[float]
    seconds: float


class Problem:
    """What a strategy knows before it starts. Draw from `random` and nothing else: it carries the run's seed."""

    def __init__(self, hello, channel):
        self.seed = hello["seed"]
        self.random = random.Random(self.seed)
        self.space = hello["space"]["name"]
        self.decisions = hello["space"]["decisions"]
        self.fidelities = hello["fidelities"]
        self.objectives = hello["objectives"]
        self.constraint = hello["constraint"]
        self._channel = channel

    def sample(self):
        """A valid architecture, drawn by the suite. Only while `ask` runs."""
        self._channel.send({"type": "sample"})
        return self._channel.receive()["architecture"]

    def mutate(self, architecture):
        """A uniformly drawn neighbour of a valid architecture, drawn by the suite. Only while `ask` runs."""
        self._channel.send({"type": "mutate", "architecture": architecture})
        return self._channel.receive()["architecture"]


class _Channel:
    def __init__(self, source, sink):
        self._source = source
        self._sink = sink

    def send(self, message):
        self._sink.write(json.dumps(message) + "\n")
        self._sink.flush()

    def receive(self):
        line = self._source.readline()
        return json.loads(line) if line else {"type": "end"}


def _priced(message, proposal):
    return {**message, "cost": proposal.cost} if proposal.cost else message


def _written(proposal):
    if isinstance(proposal, Trial):
        message = {"type": "trial", "architecture": proposal.architecture}
        if proposal.fidelity is not None:
            message["fidelity"] = proposal.fidelity
        return _priced(message, proposal)
    if isinstance(proposal, Query):
        return _priced({"type": "query", "architecture": proposal.architecture}, proposal)
    if proposal in (WAIT, END):
        return {"type": proposal}
    raise TypeError(f"ask returned {proposal!r}; expected a Trial, a Query, WAIT or END")


def serve(make):
    """Makes a strategy from a Problem and answers for it until the run ends."""
    channel = _Channel(sys.stdin, sys.stdout)
    sys.stdout = sys.stderr
    hello = channel.receive()
    if hello.get("protocol") != PROTOCOL:
        sys.exit(f"this client speaks protocol {PROTOCOL}, the suite speaks {hello.get('protocol')}")
    strategy = make(Problem(hello, channel))
    channel.send({"type": "ready", "protocol": PROTOCOL})
    while True:
        message = channel.receive()
        kind = message.pop("type")
        if kind == "ask":
            channel.send(_written(strategy.ask()))
        elif kind == "tell":
            message["further"] = tuple(message.get("further", ()))
            strategy.tell(Observation(**{"score": None, **message}))
        elif kind == "estimate":
            strategy.estimated(Estimate(**{"value": None, **message}))
        else:
            return
