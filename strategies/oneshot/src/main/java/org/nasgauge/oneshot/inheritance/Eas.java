package org.nasgauge.oneshot.inheritance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.SteppedSearch;
import org.nasgauge.tape.GrowingNetworks;

/**
 * Efficient architecture search: a controller reads a network and decides what grows wider and where it grows deeper; it is
 * rewarded with the accuracy of the children, which inherit their weights from the first network.
 */
@Described(
        name = "eas",
        summary = "A recurrent controller, trained by REINFORCE, lets a network grow wider and deeper.",
        source = "Cai, Chen, Zhang, Yu and Wang, Efficient architecture search by network transformation, AAAI 2018;"
                + " settings of the authors' code. Deviations: absent layers are read as a token; where nothing can grow"
                + " any more, an action is left out; accuracies count up to 99.9 % in the reward; children are not grown"
                + " anew from the best one in a second stage")
public record Eas(
        @Meaning("updates of the controller") @Range(least = 1)
        int episodes,

        @Meaning("networks of an episode, each grown from the first one") @Range(least = 1)
        int children,

        @Meaning("times that the wider actor decides about a child") @Range(least = 0)
        int widerActions,

        @Meaning("layers that the deeper actor adds to a child") @Range(least = 0)
        int deeperActions,

        ChildTraining training,
        Control control)
        implements SearchStrategy {
    /** How the controller is made and trained. */
    record Control(
            @Meaning("units of the encoder in each direction") @Range(least = 1)
            int hidden,

            @Meaning("length of the vectors that stand for layers") @Range(least = 1)
            int embedding,

            @Meaning("learning rate of the controller, of Adam") @Range(least = 0)
            double controllerLearningRate,

            @Meaning("weight of the entropy of actions") @Range(least = 0)
            double entropyWeight,

            @Meaning("share of the way that the baseline goes to the mean reward of an episode")
            @Range(least = 0, most = 1)
            double baselineShare) {}

    public Eas() {
        this(
                15,
                10,
                4,
                5,
                new ChildTraining(20, 0.02, 20, 0.05, 0.9, 1e-4, 0.01, 0.001),
                new Control(50, 16, 2e-3, 1e-5, 0.95));
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.WeightSharing(Need.WeightSharing.Through.INHERITANCE));
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        GrowingNetworks networks = problem.weightSharing(GrowingNetworks.class);
        long seed = random.nextLong();
        String work = String.join(
                "\n", name(), problem.space().name(), networks.recipe().toString(), toString(), "seed " + seed);
        return new SteppedSearch(
                problem,
                networks.snapshots(),
                work,
                () -> new Episodes(this, problem.space(), networks, SeedTree.root(seed)));
    }

    /** The first network is one step, and each child another; with the last of an episode the controller learns. */
    private static final class Episodes implements SteppedSearch.Steps {
        private static final double MOST_ACCURATE = 99.9;

        private final Eas settings;
        private final GrowingNetworks networks;
        private final Offspring offspring;
        private final GrowthActions actions;
        private final SeedTree seed;
        /** What was trained already, as it is not trained again. */
        private final Map<Architecture, Double> accuracies = new LinkedHashMap<>();
        /** The network that all others grow from; none before it is trained. */
        private List<Member> first = List.of();

        private int done;
        private double baseline;

        Episodes(Eas settings, SearchSpace space, GrowingNetworks networks, SeedTree seed) {
            this.settings = settings;
            this.networks = networks;
            this.offspring = new Offspring(networks, settings.training());
            this.seed = seed;
            this.actions = new GrowthActions(
                    space,
                    networks,
                    settings.control().hidden(),
                    settings.control().embedding(),
                    seed.child("controller").generator());
        }

        @Override
        public int count() {
            return 1 + settings.episodes() * settings.children();
        }

        private SeedTree child(int number) {
            return seed.child("network " + number);
        }

        /** The same each time until the controller learns. */
        private GrowthActions.Trajectory trajectory(int number) {
            return actions.draw(
                    networks.space().smallest(),
                    settings.widerActions(),
                    settings.deeperActions(),
                    child(number).child("actions").generator());
        }

        @Override
        public long advance() {
            if (done == 0) {
                first = List.of(offspring.first(child(0)));
                accuracies.put(first.get(0).architecture(), first.get(0).accuracy());
            } else {
                GrowthActions.Trajectory trajectory = trajectory(done);
                if (!accuracies.containsKey(trajectory.end())) {
                    accuracies.put(trajectory.end(), trained(trajectory).accuracy());
                }
                if (done % settings.children() == 0) {
                    learn();
                }
            }
            done++;
            return offspring.takeWork();
        }

        private Member trained(GrowthActions.Trajectory trajectory) {
            SeededRandom random = child(done).child("morphisms").generator();
            Member grown = first.get(0);
            for (Growth growth : trajectory.growths()) {
                grown = offspring.grown(grown, growth, random);
            }
            return offspring.trained(grown, child(done));
        }

        /** From the episode that ends with the network that was trained last. */
        private void learn() {
            List<GrowthActions.Trajectory> episode = new ArrayList<>();
            for (int number = done - settings.children() + 1; number <= done; number++) {
                episode.add(trajectory(number));
            }
            double[] rewards = episode.stream()
                    .mapToDouble(trajectory -> reward(accuracies.getOrDefault(trajectory.end(), 0.0)))
                    .toArray();
            double mean = Arrays.stream(rewards).sum() / rewards.length;
            baseline += settings.control().baselineShare() * (mean - baseline);
            for (int i = 0; i < rewards.length; i++) {
                actions.accumulate(
                        episode.get(i),
                        (rewards[i] - baseline) / rewards.length,
                        settings.control().entropyWeight() / rewards.length);
            }
            actions.learn(settings.control().controllerLearningRate());
        }

        /** Grows with every percent the more, the fewer are left to gain. */
        private static double reward(double accuracy) {
            return StrictMath.tan(Math.min(accuracy, MOST_ACCURATE) / 100 * StrictMath.PI / 2);
        }

        @Override
        public Architecture found() {
            return accuracies.entrySet().stream()
                    .reduce((best, other) -> other.getValue() > best.getValue() ? other : best)
                    .orElseThrow()
                    .getKey();
        }

        @Override
        public void keep(Snapshot snapshot) {
            snapshot.put("networks", done).put("baseline", baseline);
            first.get(0).keep(snapshot, "first");
            actions.keep(snapshot);
            snapshot.put(
                    "accuracies",
                    accuracies.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            snapshot.put(
                    "architectures",
                    accuracies.keySet().stream()
                            .flatMapToInt(architecture -> Arrays.stream(architecture.choices()))
                            .asDoubleStream()
                            .toArray());
        }

        @Override
        public void restore(Snapshot snapshot) {
            done = (int) snapshot.get("networks")[0];
            baseline = snapshot.get("baseline")[0];
            first = List.of(Member.restored(snapshot, "first", networks));
            actions.restore(snapshot);
            double[] known = snapshot.get("accuracies");
            double[] choices = snapshot.get("architectures");
            int each = choices.length / known.length;
            for (int i = 0; i < known.length; i++) {
                int[] own = Arrays.stream(choices, i * each, (i + 1) * each)
                        .mapToInt(choice -> (int) choice)
                        .toArray();
                accuracies.put(Architecture.of(own), known[i]);
            }
        }
    }
}
