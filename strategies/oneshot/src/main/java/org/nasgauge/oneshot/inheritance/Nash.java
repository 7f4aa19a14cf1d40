package org.nasgauge.oneshot.inheritance;

import java.util.ArrayList;
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
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.SteppedSearch;
import org.nasgauge.tape.GrowingNetworks;

/**
 * A hill climb by network morphism: several children of the best network, each by random morphisms, are trained shortly beside
 * that network itself, and the best of them goes on. What it leads to is evaluated from scratch.
 */
@Described(
        name = "nash",
        summary = "A hill climb by network morphism, whose children inherit their weights.",
        source =
                "Elsken, Metzen and Hutter, Simple and efficient architecture search for convolutional neural networks,"
                        + " 2017. Deviations: the space says what there is to grow, and chains have no skip connections; noise as"
                        + " Cai et al. (AAAI 2018) add it keeps copies apart; weight decay, momentum and batch are those of the"
                        + " embedded tables' recipe")
public record Nash(
        @Meaning("how often the best network is replaced") @Range(least = 1)
        int steps,

        @Meaning("networks trained in each step, the best one among them") @Range(least = 2)
        int children,

        @Meaning("random morphisms that make a child") @Range(least = 1)
        int morphisms,

        ChildTraining training)
        implements SearchStrategy {
    public Nash() {
        this(5, 8, 5, new ChildTraining(17, 0.05, 20, 0.05, 0.9, 5e-4, 0.01, 0.001));
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
                problem, networks.snapshots(), work, () -> new Climb(this, networks, SeedTree.root(seed)));
    }

    /** The first network is one step, and each child another. */
    private static final class Climb implements SteppedSearch.Steps {
        private final Nash settings;
        private final GrowingNetworks networks;
        private final Offspring offspring;
        private final SeedTree seed;
        private int done;
        /** The best of the step before; none before the first. */
        private List<Member> best = List.of();
        /** Of this step, the best so far. */
        private List<Member> next = List.of();

        Climb(Nash settings, GrowingNetworks networks, SeedTree seed) {
            this.settings = settings;
            this.networks = networks;
            this.offspring = new Offspring(networks, settings.training());
            this.seed = seed;
        }

        @Override
        public int count() {
            return 1 + settings.steps() * settings.children();
        }

        @Override
        public long advance() {
            SeedTree own = seed.child("network " + done);
            if (done == 0) {
                best = List.of(offspring.first(own));
            } else {
                Member parent = best.get(0);
                boolean last = done % settings.children() == 0;
                Member child = offspring.trained(last ? parent : child(parent, own), own);
                List<Member> both = new ArrayList<>(next);
                both.add(child);
                next = List.of(Member.best(both));
                if (last) {
                    best = next;
                    next = List.of();
                }
            }
            done++;
            return offspring.takeWork();
        }

        private Member child(Member parent, SeedTree own) {
            SeededRandom random = own.child("morphisms").generator();
            Member child = parent;
            for (int i = 0; i < settings.morphisms(); i++) {
                List<Growth> growths = drawnKind(offspring.growths(child), random);
                child = growths.isEmpty() ? child : offspring.grown(child, random.choose(growths), random);
            }
            return child;
        }

        /** Wider or deeper with equal chance, if there are both. */
        private static List<Growth> drawnKind(List<Growth> all, SeededRandom random) {
            boolean wider = random.nextBoolean();
            List<Growth> some = all.stream()
                    .filter(growth -> growth.morphism() instanceof Morphism.Wider == wider)
                    .toList();
            return some.isEmpty() ? all : some;
        }

        @Override
        public Architecture found() {
            return best.get(0).architecture();
        }

        @Override
        public void keep(Snapshot snapshot) {
            snapshot.put("networks", done);
            best.get(0).keep(snapshot, "best");
            snapshot.put("begun", next.size());
            next.forEach(member -> member.keep(snapshot, "next"));
        }

        @Override
        public void restore(Snapshot snapshot) {
            done = (int) snapshot.get("networks")[0];
            best = List.of(Member.restored(snapshot, "best", networks));
            next = snapshot.get("begun")[0] == 0 ? List.of() : List.of(Member.restored(snapshot, "next", networks));
        }
    }
}
