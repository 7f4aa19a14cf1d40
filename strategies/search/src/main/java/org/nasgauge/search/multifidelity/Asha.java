package org.nasgauge.search.multifidelity;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * Asynchronous successive halving: whenever it is asked, it promotes an architecture that is among the best of its rung, from
 * the highest rung down; if there is none, it draws a new one. It never waits. A trial that failed does not enter its rung.
 */
@Described(
        name = "asha",
        summary = "Promotes the best of each rung at once, without waiting for the others.",
        source =
                "Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur, Hardt, Recht and Talwalkar, A system for massively parallel hyperparameter"
                        + " tuning, MLSys 2020, algorithm 2; the stopping type is that of Syne Tune, whose promotion takes a quantile for the"
                        + " number that is rounded down here. An architecture may be drawn again")
public record Asha(
        Rungs rungs,

        @Meaning("promotion: trainings pause at the end of a rung; stopping: they go on at once, or never")
        Type type)
        implements SearchStrategy {
    public Asha() {
        this(new Rungs(4, 1), Type.PROMOTION);
    }

    /** What becomes of a training at the end of a rung. */
    public enum Type {
        PROMOTION,
        STOPPING
    }

    @Override
    public List<Need> needs() {
        return type == Type.STOPPING
                ? List.of(Need.Access.LOWER_FIDELITIES, Need.Access.WATCHED_TRAININGS)
                : List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        Searcher searcher = rung -> problem.space().sample(random);
        return type == Type.STOPPING
                ? new StoppingHalving(fidelities, rungs.eta(), searcher)
                : new AsynchronousHalving(fidelities, rungs.eta(), searcher);
    }
}
