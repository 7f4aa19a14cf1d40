"""Random search, as an external strategy."""

import nasgauge


class RandomSearch:
    def __init__(self, problem):
        self.problem = problem

    def ask(self):
        return nasgauge.Trial(self.problem.sample())

    def tell(self, observation):
        pass


nasgauge.serve(RandomSearch)
