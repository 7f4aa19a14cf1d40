package org.nasgauge.oneshot.meta;

import java.util.List;
import java.util.function.IntConsumer;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.oneshot.Paths;
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
     * Learns, then adapts to each test task anew; what is done is kept with the shared weights on the way.
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
        return new MetaStudy(this, paths, fewer, tasks, seed).outcome(testTasks, progress);
    }
}
