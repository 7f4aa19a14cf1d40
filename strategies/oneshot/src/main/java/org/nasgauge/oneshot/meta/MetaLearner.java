package org.nasgauge.oneshot.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.meta.FewShotTasks.Task;
import org.nasgauge.tape.SharedWeights;

/** Learns over tasks what a new task is adapted from, and is judged on tasks of classes that it has not seen. */
public interface MetaLearner extends Component {
    MetaTraining training();

    /** Of the numbers behind the mixture in the steps of a task; 0 where all tasks have the same. */
    double taskArchitectureLearningRate();

    /**
     * What was found for one test task.
     *
     * @param mixture percent of the query images that the adapted mixture has right
     * @param accuracy the same of the architecture, with weights of its own adapted as many steps
     * @param changed decisions in which the task has another architecture than the mixture that all tasks begin with
     */
    record Adapted(Architecture architecture, double mixture, double accuracy, int changed) {}

    /**
     * Work in seconds, 10⁹ multiply-accumulates each; a backward pass is counted as two forward passes.
     *
     * @param learning of the weights and the mixture
     * @param adapting to all test tasks, and judging
     * @param scratch learning of the decoded architectures from scratch, if that is done
     */
    record Charged(double learning, double adapting, double scratch) {}

    /** @param tasks those of the tests, in their order */
    record Outcome(List<Adapted> tasks, Charged seconds) {}

    /** How many times progress is told. */
    default int steps(int testTasks) {
        return training().metaSteps() + testTasks;
    }

    /**
     * Learns, then adapts to each test task anew.
     *
     * @param shared of the space, with the images that tasks are drawn from
     * @param progress told how many meta-steps and test tasks are done
     */
    default Outcome learn(
            SearchSpace space,
            SharedWeights shared,
            FewShotTasks tasks,
            int testTasks,
            SeedTree seed,
            IntConsumer progress) {
        FewShotTasks.Shape shape = tasks.shape();
        SharedWeights fewer = new SharedWeights(
                shared.supernet().withClasses(shape.ways()),
                shared.training(),
                shared.validation(),
                shape.ways() * shape.shots(),
                shared.recipe(),
                shared.snapshots());
        if (fewer.supernet().own().isPresent()) {
            throw new IllegalArgumentException(
                    "one choice for each decision is decoded, and the supernet of " + space.name() + " has others");
        }
        Paths paths = Paths.mixed(space, fewer.supernet(), training().none());
        return new Study(this, paths, fewer, tasks, seed).outcome(testTasks, progress);
    }

    /** One learner at work. */
    final class Study {
        private final MetaLearner learner;
        private final MetaTraining training;
        private final Paths paths;
        private final SharedWeights shared;
        private final FewShotTasks tasks;
        private final SeedTree seed;

        private Study(MetaLearner learner, Paths paths, SharedWeights shared, FewShotTasks tasks, SeedTree seed) {
            this.learner = learner;
            this.training = learner.training();
            this.paths = paths;
            this.shared = shared;
            this.tasks = tasks;
            this.seed = seed;
        }

        private Outcome outcome(int testTasks, IntConsumer progress) {
            try (Maml maml = begun(Optional.empty())) {
                for (int step = 0; step < training.metaSteps(); step++) {
                    maml.advance(tasks.learning(step, training.metaTasks()));
                    progress.accept(step + 1);
                }
                double learning = seconds(maml);
                maml.begin();
                int[] common = maml.decoded();
                Map<Architecture, List<Integer>> byArchitecture = new LinkedHashMap<>();
                List<Adapted> adapted = new ArrayList<>();
                for (int number = 0; number < testTasks; number++) {
                    Task task = tasks.test(number);
                    maml.begin();
                    maml.adapt(task.support(), training.testSteps());
                    int[] found = maml.decoded();
                    double mixture = maml.accuracy(task.query());
                    double accuracy = training.scratchSteps() == 0 ? maml.accuracy(found, task) : Double.NaN;
                    Architecture architecture = architecture(found);
                    byArchitecture
                            .computeIfAbsent(architecture, none -> new ArrayList<>())
                            .add(number);
                    adapted.add(new Adapted(architecture, mixture, accuracy, apart(found, common)));
                    progress.accept(training.metaSteps() + number + 1);
                }
                double adapting = seconds(maml) - learning;
                double scratch = training.scratchSteps() == 0 ? 0 : fromScratch(byArchitecture, adapted);
                return new Outcome(List.copyOf(adapted), new Charged(learning, adapting, scratch));
            }
        }

        private Maml begun(Optional<int[]> path) {
            return new Maml(shared, paths, training, learner.taskArchitectureLearningRate(), path, seed);
        }

        private static double seconds(Maml maml) {
            return maml.network().work() / Trainer.Work.A_SECOND;
        }

        private Architecture architecture(int[] positions) {
            return Architecture.of(IntStream.range(0, positions.length)
                    .map(decision -> paths.choices(decision).get(positions[decision]))
                    .toArray());
        }

        private static int apart(int[] one, int[] other) {
            return (int) IntStream.range(0, one.length)
                    .filter(decision -> one[decision] != other[decision])
                    .count();
        }

        /** Learns each architecture by itself, judges it on the tasks that it was decoded for, and says what that took. */
        private double fromScratch(Map<Architecture, List<Integer>> byArchitecture, List<Adapted> adapted) {
            double seconds = 0;
            for (Map.Entry<Architecture, List<Integer>> one : byArchitecture.entrySet()) {
                Architecture architecture = one.getKey();
                int[] positions = IntStream.range(0, paths.decisions())
                        .map(decision -> paths.choices(decision).indexOf(architecture.choice(decision)))
                        .toArray();
                try (Maml alone = begun(Optional.of(positions))) {
                    for (int step = 0; step < training.scratchSteps(); step++) {
                        alone.advance(tasks.learning(step, training.metaTasks()));
                    }
                    for (int number : one.getValue()) {
                        Adapted before = adapted.get(number);
                        double accuracy = alone.accuracy(positions, tasks.test(number));
                        adapted.set(number, new Adapted(architecture, before.mixture(), accuracy, before.changed()));
                    }
                    seconds += seconds(alone);
                }
            }
            return seconds;
        }
    }
}
