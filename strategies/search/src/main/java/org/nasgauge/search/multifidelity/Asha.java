package org.nasgauge.search.multifidelity;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
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
                        + " tuning, MLSys 2020, algorithm 2")
public record Asha(Rungs rungs) implements SearchStrategy {
    public Asha() {
        this(new Rungs(4, 1));
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new AsynchronousHalving(
                rungs.fidelities(problem), rungs.eta(), rung -> problem.space().sample(random));
    }
}
