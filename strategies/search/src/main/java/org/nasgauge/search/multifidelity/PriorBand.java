package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.LegalDraw;
import org.nasgauge.search.draw.PriorDraws;

/**
 * PriorBand: Hyperband whose architectures come from the prior, from around the incumbent, or at random. The more expensive the
 * rung at which one begins, the less is random; the rest is parted between the prior and the incumbent by how well each of
 * them explains the best so far, so that a wrong prior loses its say. A trial that failed does not go on and teaches nothing.
 */
@Described(
        name = "priorband",
        summary = "Hyperband that draws from a prior as long as the prior explains the best.",
        source =
                "Mallik et al., PriorBand: practical hyperparameter optimization in the age of deep learning, NeurIPS 2023, with the"
                        + " geometric weights and the mutation of NePS. Deviations: the incumbent is the best of the highest rung; its density"
                        + " is that of its mutants; what was spent is counted in epochs")
public record PriorBand(
        Rungs rungs,

        @Meaning("chance that a mutant of the incumbent changes a decision") @Range(least = 1e-3, most = 0.999)
        double mutationRate)
        implements SearchStrategy {
    public PriorBand() {
        this(new Rungs(3, 1), 0.5);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES, Need.Access.PRIOR);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        int most = fidelities.size() - 1;
        return Hyperband.brackets(
                fidelities, s -> Hyperband.sizes(most, s, rungs.eta()), new Sampler(problem, fidelities, random));
    }

    /** How probable the density of the incumbent's mutants makes an architecture. */
    private double nearness(Architecture architecture, Architecture incumbent, List<Decision> decisions) {
        double product = 1;
        for (int decision = 0; decision < decisions.size(); decision++) {
            int others = decisions.get(decision).size() - 1;
            if (others > 0) {
                boolean same = architecture.choice(decision) == incumbent.choice(decision);
                product *= same ? 1 - mutationRate : mutationRate / others;
            }
        }
        return product;
    }

    private final class Sampler implements Searcher {
        private final SearchSpace space;
        private final List<Fidelity> fidelities;
        private final PriorDraws believed;
        private final SeededRandom random;
        private final List<List<Observation.Scored>> told = new ArrayList<>();
        /** Epochs of one run of successive halving from the cheapest rung on. */
        private final long epochsOfHalving;

        private long epochs;

        Sampler(Problem problem, List<Fidelity> fidelities, SeededRandom random) {
            this.space = problem.space();
            this.fidelities = fidelities;
            this.believed = new PriorDraws(problem, random);
            this.random = random;
            fidelities.forEach(rung -> told.add(new ArrayList<>()));
            int most = fidelities.size() - 1;
            int[] sizes = Hyperband.sizes(most, most, rungs.eta());
            long sum = 0;
            for (int rung = 0; rung < sizes.length; rung++) {
                sum += (long) sizes[rung] * epochsFromTheRungBelow(rung);
            }
            this.epochsOfHalving = sum;
        }

        private int epochsFromTheRungBelow(int rung) {
            return fidelities.get(rung).epoch()
                    - (rung == 0 ? 0 : fidelities.get(rung - 1).epoch());
        }

        @Override
        public void learn(Observation.Scored scored) {
            int rung = fidelities.indexOf(scored.trial().fidelity());
            told.get(rung).add(scored);
            epochs += epochsFromTheRungBelow(rung);
        }

        @Override
        public Architecture draw(Fidelity rung) {
            double share = 1 / (1 + StrictMath.pow(rungs.eta(), fidelities.indexOf(rung)));
            if (random.nextDouble() < share) {
                return space.sample(random);
            }
            Optional<Architecture> incumbent = incumbent();
            return incumbent.isPresent() && random.nextDouble() < trust(incumbent.get())
                    ? mutant(incumbent.get())
                    : believed.next();
        }

        /** The best of the highest rung, once as much was spent as successive halving takes. */
        private Optional<Architecture> incumbent() {
            boolean isEarly = epochs < epochsOfHalving || told.stream().noneMatch(rung -> rung.size() >= rungs.eta());
            return isEarly
                    ? Optional.empty()
                    : told.get(told.size() - 1).stream()
                            .min(Observation.Scored.BEST_FIRST)
                            .map(scored -> scored.trial().architecture());
        }

        /** The share of the incumbent, beside the prior: by how probable each makes the best of the highest rung with enough. */
        private double trust(Architecture incumbent) {
            List<Observation.Scored> rung = told.get(0);
            for (List<Observation.Scored> higher : told) {
                rung = higher.size() >= rungs.eta() ? higher : rung;
            }
            List<Architecture> best = rung.stream()
                    .sorted(Observation.Scored.BEST_FIRST)
                    .limit(rung.size() / rungs.eta())
                    .map(scored -> scored.trial().architecture())
                    .toList();
            double byIncumbent = 0;
            double byPrior = 0;
            for (int place = 0; place < best.size(); place++) {
                int weight = best.size() - place;
                byIncumbent += weight * nearness(best.get(place), incumbent, space.decisions());
                byPrior += weight * believed.prior().probability(best.get(place));
            }
            double sum = byIncumbent + byPrior;
            return sum > 0 ? byIncumbent / sum : 0.5;
        }

        private Architecture mutant(Architecture incumbent) {
            return LegalDraw.of(space, random, decision -> {
                int choices = space.decisions().get(decision).size();
                int kept = incumbent.choice(decision);
                return choices > 1 && random.nextDouble() < mutationRate
                        ? (kept + 1 + random.nextInt(choices - 1)) % choices
                        : kept;
            });
        }
    }
}
