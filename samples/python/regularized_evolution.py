"""Regularized (aging) evolution, as an external strategy: Real, Aggarwal, Huang and Le, AAAI 2019, algorithm 1.

    regularized_evolution.py [POPULATION_SIZE [SAMPLE_SIZE]]
"""

import sys
from collections import deque

import nasgauge

POPULATION_SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 100
SAMPLE_SIZE = int(sys.argv[2]) if len(sys.argv) > 2 else 25


class RegularizedEvolution:
    def __init__(self, problem):
        self.problem = problem
        self.population = deque(maxlen=POPULATION_SIZE)  # the oldest dies first
        self.under_way = 0

    def ask(self):
        growing = not self.population or len(self.population) + self.under_way < POPULATION_SIZE
        self.under_way += 1
        if growing:
            return nasgauge.Trial(self.problem.sample())
        sample = [self.problem.random.choice(self.population) for _ in range(SAMPLE_SIZE)]
        parent = max(sample, key=lambda observation: observation.score)
        return nasgauge.Trial(self.problem.mutate(parent.architecture))

    def tell(self, observation):
        self.under_way -= 1
        if observation.score is not None:
            self.population.append(observation)


nasgauge.serve(RegularizedEvolution)
