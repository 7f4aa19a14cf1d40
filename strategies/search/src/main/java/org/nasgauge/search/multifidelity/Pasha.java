package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;

/**
 * Progressive asynchronous successive halving: as ASHA, but at first with the two lowest rungs only. A rung is added when the
 * two highest ones rank their architectures differently, by more than the noise. A trial that failed does not enter its rung.
 */
@Described(
        name = "pasha",
        summary = "Asynchronous halving that trains longer only where rankings still change.",
        source =
                "Bohdal, Balles, Wistuba, Ermis, Archambeau and Zappella, PASHA: efficient HPO and NAS with progressive resource"
                        + " allocation, ICLR 2023, algorithm 1 with soft ranking. Deviations: the noise is estimated from the scores at the"
                        + " rungs and not from every epoch; an architecture that is drawn twice counts with its last score")
public record Pasha(
        Rungs rungs,

        @Meaning("N: of the differences between architectures that overtake each other to and fro")
        @Range(least = 0, most = 100)
        double percentile)
        implements SearchStrategy {
    public Pasha() {
        this(new Rungs(3, 1), 90.0);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        return new Run(
                new AsynchronousHalving(
                        fidelities, rungs.eta(), rung -> problem.space().sample(random)),
                fidelities.size());
    }

    private final class Run implements Search {
        private final AsynchronousHalving halving;
        private final List<Map<Architecture, Double>> scores = new ArrayList<>();

        Run(AsynchronousHalving halving, int rungs) {
            this.halving = halving;
            halving.setTop(Math.min(1, rungs - 1));
            for (int rung = 0; rung < rungs; rung++) {
                scores.add(new HashMap<>());
            }
        }

        @Override
        public Proposal ask() {
            return halving.ask();
        }

        @Override
        public void tell(Observation observation) {
            halving.tell(observation);
            if (observation instanceof Observation.Scored scored) {
                int rung = halving.rungOf(scored.trial().fidelity());
                scores.get(rung).put(scored.trial().architecture(), scored.score());
                boolean mayGrow = rung == halving.top() && rung > 0 && rung < scores.size() - 1;
                if (mayGrow && rankingsDiffer(rung)) {
                    halving.setTop(rung + 1);
                }
            }
        }

        private boolean rankingsDiffer(int top) {
            List<Architecture> ranked = halving.told(top).stream()
                    .map(AsynchronousHalving.Entry::architecture)
                    .distinct()
                    .toList();
            double[] upper = values(top, ranked);
            double[] lower = values(top - 1, ranked);
            return SoftRanking.differ(upper, lower, noise(top, ranked));
        }

        private double noise(int top, List<Architecture> ranked) {
            List<double[]> known = new ArrayList<>();
            for (int rung = top; rung >= 0; rung--) {
                known.add(values(rung, ranked));
            }
            return SoftRanking.noise(known, percentile);
        }

        /** An architecture came through all lower rungs, so that it has a score there. */
        private double[] values(int rung, List<Architecture> architectures) {
            return architectures.stream()
                    .mapToDouble(architecture -> scores.get(rung).getOrDefault(architecture, Double.NaN))
                    .toArray();
        }
    }
}
