package org.nasgauge.oneshot;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.controller.ControllerParameters;
import org.nasgauge.oneshot.controller.PathController;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** A controller draws the paths that train the shared weights, and learns from the accuracy of its paths on them, in turn. */
@Described(
        name = "enas",
        summary =
                "A recurrent controller draws paths through a supernet, and learns from their accuracy on shared weights.",
        source = "Pham, Guan, Zoph, Le and Dean, Efficient neural architecture search via parameter sharing, ICML 2018;"
                + " settings as Dong and Yang (ICLR 2020) run it, with as many updates a step of the weights as there."
                + " The baseline moves with every sample; entropy is part of the reward alone. Epochs are for small"
                + " supernets")
public record Enas(
        Training training,
        Scoring scoring,

        @Meaning("whether 'none' may be drawn") boolean none,

        @Meaning("paths that the controller draws in the end, to be scored") @Range(least = 1)
        int samples,

        Control control)
        implements SearchStrategy {
    /** How the controller is made and trained, by Adam with β = (0, 0.999) and ε = 1e-3. */
    public record Control(
            @Meaning("units of each of the controller's two layers") @Range(least = 1)
            int hidden,

            @Meaning("what its logits are divided by") @Range(least = 1e-6)
            double temperature,

            @Meaning("greatest size of a logit, kept by tanh") @Range(least = 0)
            double logitBound,

            @Meaning("learning rate of the controller") @Range(least = 0)
            double controllerLearningRate,

            @Meaning("updates of the controller after each epoch of the weights") @Range(least = 0)
            int updates,

            @Meaning("paths of an update, each on a validation batch") @Range(least = 1)
            int updatePaths,

            @Meaning("share of the old baseline of rewards that each sample leaves") @Range(least = 0, most = 1)
            double baselineDecay,

            @Meaning("weight of the controller's entropy in the reward") @Range(least = 0)
            double entropyWeight,

            @Meaning("greatest norm of an update's gradient; 0 for none") @Range(least = 0)
            double controllerClip) {}

    public Enas() {
        this(
                new Training(100, 0.025, 0.001, Training.Schedule.COSINE, 0.9, 5e-4, 5, false),
                new Rsps().scoring(),
                true,
                100,
                new Control(32, 5, 2.5, 1e-3, 8, 20, 0.99, 1e-4, 5));
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        scoring.check(shared, training);
        Paths paths = Paths.of(problem.space(), shared.supernet(), none);
        return PathSearch.search(problem, shared, toString(), random, seed -> {
            Policy policy = new Policy(this, shared, paths, seed.child("controller"));
            return new PathSearch(shared, paths, training, scoring, samples, policy, seed);
        });
    }

    /** The controller at work. */
    private static final class Policy implements PathSearch.Policy {
        private static final int TRIES = 100_000;

        private final Enas settings;
        private final SharedWeights shared;
        private final Paths paths;
        private final ControllerParameters parameters = new ControllerParameters(0, 1e-3);
        private final PathController controller;
        private double baseline = Double.NaN;

        Policy(Enas settings, SharedWeights shared, Paths paths, SeedTree seed) {
            this.settings = settings;
            this.shared = shared;
            this.paths = paths;
            int[] sizes = new int[paths.decisions()];
            Arrays.setAll(sizes, decision -> paths.choices(decision).size());
            Control control = settings.control();
            this.controller = new PathController(
                    sizes, control.hidden(), control.temperature(), control.logitBound(), parameters, seed.generator());
        }

        private PathController.Drawn drawn(SeededRandom random) {
            for (int tries = 0; tries < TRIES; tries++) {
                PathController.Drawn drawn = controller.draw(random);
                if (paths.space().violation(architecture(drawn)).isEmpty()) {
                    return drawn;
                }
            }
            throw new IllegalArgumentException("the controller draws hardly an architecture of the space "
                    + paths.space().name());
        }

        /** Of the choices among those that may be made. */
        private Architecture architecture(PathController.Drawn drawn) {
            int[] choices = drawn.choices().clone();
            Arrays.setAll(choices, decision -> paths.choices(decision).get(choices[decision]));
            return Architecture.of(choices);
        }

        @Override
        public Architecture draw(SeededRandom random) {
            return architecture(drawn(random));
        }

        @Override
        public long learn(TrainedSupernet supernet, SeedTree ofEpoch) {
            Control control = settings.control();
            SeededRandom random = ofEpoch.child("draws").generator();
            int[] order = ofEpoch.child("validation")
                    .generator()
                    .permutation(shared.validation().size());
            int batches = order.length / shared.batch();
            long work = 0;
            for (int sample = 0; sample < control.updates() * control.updatePaths(); sample++) {
                PathController.Drawn drawn = drawn(random);
                int from = sample % batches * shared.batch();
                Batch batch = shared.validation().batch(Arrays.copyOfRange(order, from, from + shared.batch()));
                try (RecordedNetwork recorded = supernet.record(supernet.path(architecture(drawn)), shared.batch())) {
                    double reward = settings.scoring().accuracy(supernet, recorded, batch) / 100
                            + control.entropyWeight() * drawn.entropy();
                    work += recorded.tape().multiplyAccumulates() * shared.batch();
                    baseline = Double.isNaN(baseline)
                            ? reward
                            : control.baselineDecay() * baseline + (1 - control.baselineDecay()) * reward;
                    controller.accumulate(drawn.choices(), (reward - baseline) / control.updatePaths());
                }
                if ((sample + 1) % control.updatePaths() == 0) {
                    parameters.step(control.controllerLearningRate(), control.controllerClip());
                }
            }
            return work;
        }

        @Override
        public void keep(Snapshot snapshot) {
            snapshot.put("controller", parameters.state()).put("baseline", baseline);
        }

        @Override
        public void restore(Snapshot snapshot) {
            parameters.setState(snapshot.get("controller"));
            baseline = snapshot.get("baseline")[0];
        }
    }
}
