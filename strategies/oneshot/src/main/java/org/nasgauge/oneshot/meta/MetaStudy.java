package org.nasgauge.oneshot.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.meta.FewShotTasks.Task;
import org.nasgauge.oneshot.meta.MetaLearner.Adapted;
import org.nasgauge.oneshot.meta.MetaLearner.Charged;
import org.nasgauge.oneshot.meta.MetaLearner.Outcome;
import org.nasgauge.tape.SharedWeights;

/**
 * One learner at work. States are kept on the way: a study that was killed goes on to the same bits, and loses a twentieth of
 * its learning or of its tests, or one architecture that it learnt from scratch.
 */
final class MetaStudy {
    private static final int PARTS = 20;

    private final MetaLearner learner;
    private final MetaTraining training;
    private final Paths paths;
    private final SharedWeights shared;
    private final FewShotTasks tasks;
    private final SeedTree seed;
    /** All that decides what is learnt but the code. */
    private final String work;

    MetaStudy(MetaLearner learner, Paths paths, SharedWeights shared, FewShotTasks tasks, SeedTree seed) {
        this.learner = learner;
        this.training = learner.training();
        this.paths = paths;
        this.shared = shared;
        this.tasks = tasks;
        this.seed = seed;
        this.work = String.join(
                "\n",
                paths.space().name(),
                shared.recipe().toString(),
                learner.name() + " " + learner,
                tasks.identity(),
                "seed " + seed.child("kept").generator().nextLong());
    }

    /** @see MetaLearner#learn */
    Outcome outcome(int testTasks, IntConsumer progress) {
        try (Maml maml = begun(Optional.empty())) {
            learn(maml, progress);
            double learning = seconds(maml);
            List<Adapted> adapted = tested(maml, testTasks, progress);
            double adapting = seconds(maml) - learning;
            double scratch = training.scratchSteps() == 0 ? 0 : fromScratch(adapted);
            return new Outcome(List.copyOf(adapted), new Charged(learning, adapting, scratch));
        }
    }

    private Maml begun(Optional<int[]> path) {
        return new Maml(shared, paths, training, learner.taskArchitectureLearningRate(), path, seed);
    }

    private static double seconds(Maml maml) {
        return maml.network().work() / Trainer.Work.A_SECOND;
    }

    private Optional<Snapshot> kept(String what) {
        return shared.snapshots().find(work + "\n" + what).map(Snapshot::of);
    }

    private void keep(String what, Snapshot snapshot) {
        shared.snapshots().keep(work + "\n" + what, snapshot.bytes());
    }

    /** Whether it is time to keep what is done. */
    private static boolean isDue(int done, int of) {
        return done == of || done % ((of + PARTS - 1) / PARTS) == 0;
    }

    private void learn(Maml maml, IntConsumer progress) {
        kept("learning").ifPresent(maml::restore);
        while (maml.steps() < training.metaSteps()) {
            maml.advance(tasks.learning(maml.steps(), training.metaTasks()));
            if (isDue(maml.steps(), training.metaSteps())) {
                Snapshot snapshot = new Snapshot();
                maml.keep(snapshot);
                keep("learning", snapshot);
            }
            progress.accept(maml.steps());
        }
    }

    private List<Adapted> tested(Maml maml, int testTasks, IntConsumer progress) {
        String what = testTasks + " tests";
        maml.begin();
        int[] common = maml.decoded();
        List<Adapted> adapted = new ArrayList<>();
        kept(what).ifPresent(before -> {
            adapted.addAll(adapted(before));
            maml.network().setWork((long) before.get("work")[0]);
        });
        while (adapted.size() < testTasks) {
            adapted.add(adapted(maml, tasks.test(adapted.size()), common));
            if (isDue(adapted.size(), testTasks)) {
                keep(what, snapshot(adapted).put("work", (double) maml.network().work()));
            }
            progress.accept(training.metaSteps() + adapted.size());
        }
        return adapted;
    }

    private Adapted adapted(Maml maml, Task task, int[] common) {
        maml.begin();
        maml.adapt(task.support(), training.testSteps());
        int[] found = maml.decoded();
        double mixture = maml.accuracy(task.query());
        double accuracy = training.scratchSteps() == 0 ? maml.accuracy(found, task) : Double.NaN;
        return new Adapted(architecture(found), mixture, accuracy, apart(found, common));
    }

    private static Snapshot snapshot(List<Adapted> adapted) {
        return new Snapshot()
                .put(
                        "choices",
                        adapted.stream()
                                .flatMapToInt(task ->
                                        Arrays.stream(task.architecture().choices()))
                                .asDoubleStream()
                                .toArray())
                .put("mixture", adapted.stream().mapToDouble(Adapted::mixture).toArray())
                .put("accuracy", adapted.stream().mapToDouble(Adapted::accuracy).toArray())
                .put("changed", adapted.stream().mapToDouble(Adapted::changed).toArray());
    }

    private List<Adapted> adapted(Snapshot before) {
        double[] choices = before.get("choices");
        return IntStream.range(0, before.get("mixture").length)
                .mapToObj(task -> new Adapted(
                        Architecture.of(IntStream.range(0, paths.decisions())
                                .map(decision -> (int) choices[task * paths.decisions() + decision])
                                .toArray()),
                        before.get("mixture")[task],
                        before.get("accuracy")[task],
                        (int) before.get("changed")[task]))
                .toList();
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
    private double fromScratch(List<Adapted> adapted) {
        Map<Architecture, List<Integer>> tasksOf = new LinkedHashMap<>();
        for (int number = 0; number < adapted.size(); number++) {
            tasksOf.computeIfAbsent(adapted.get(number).architecture(), none -> new ArrayList<>())
                    .add(number);
        }
        double seconds = 0;
        for (Map.Entry<Architecture, List<Integer>> one : tasksOf.entrySet()) {
            String what = one.getKey() + " from scratch for the tests " + one.getValue();
            Snapshot learnt = kept(what).orElseGet(() -> {
                Snapshot made = fromScratch(one.getKey(), one.getValue());
                keep(what, made);
                return made;
            });
            for (int i = 0; i < one.getValue().size(); i++) {
                int number = one.getValue().get(i);
                Adapted before = adapted.get(number);
                double accuracy = learnt.get("accuracy")[i];
                adapted.set(number, new Adapted(one.getKey(), before.mixture(), accuracy, before.changed()));
            }
            seconds += learnt.get("seconds")[0];
        }
        return seconds;
    }

    private Snapshot fromScratch(Architecture architecture, List<Integer> numbers) {
        int[] positions = IntStream.range(0, paths.decisions())
                .map(decision -> paths.choices(decision).indexOf(architecture.choice(decision)))
                .toArray();
        try (Maml alone = begun(Optional.of(positions))) {
            while (alone.steps() < training.scratchSteps()) {
                alone.advance(tasks.learning(alone.steps(), training.metaTasks()));
            }
            double[] accuracies = numbers.stream()
                    .mapToDouble(number -> alone.accuracy(positions, tasks.test(number)))
                    .toArray();
            return new Snapshot().put("accuracy", accuracies).put("seconds", seconds(alone));
        }
    }
}
