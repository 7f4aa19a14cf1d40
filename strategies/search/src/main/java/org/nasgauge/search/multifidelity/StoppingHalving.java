package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/**
 * Asynchronous halving without pauses: a training that comes to the end of a rung goes on at once if it is among the best of
 * those that came there before, and never otherwise.
 */
final class StoppingHalving implements Search {
    private final List<Fidelity> rungs;
    private final int eta;
    private final Searcher searcher;
    /** What each rung was told. */
    private final List<List<Observation.Scored>> told = new ArrayList<>();

    private Optional<Proposal.Trial> further = Optional.empty();

    /** @throws IllegalArgumentException if a training does not come through the rungs */
    StoppingHalving(List<Fidelity> rungs, int eta, Searcher searcher) {
        if (rungs.stream()
                .anyMatch(rung -> rung.schedule() != rungs.get(0).schedule()
                        || !rung.part().equals(rungs.get(0).part()))) {
            throw new IllegalArgumentException("the rungs " + rungs + " are trainings of their own, and none goes on;"
                    + " expected rungs of one schedule, or type: promotion");
        }
        this.rungs = rungs;
        this.eta = eta;
        this.searcher = searcher;
        rungs.forEach(rung -> told.add(new ArrayList<>()));
    }

    @Override
    public void watchFits(FitWatch watch) {
        searcher.watchFits(watch);
    }

    @Override
    public Proposal ask() {
        return new Proposal.Trial(searcher.draw(rungs.get(0)), rungs.get(0));
    }

    @Override
    public void tell(Observation observation) {
        further = Optional.empty();
        if (observation instanceof Observation.Scored scored) {
            searcher.learn(scored);
            int rung = rungs.indexOf(scored.trial().fidelity());
            told.get(rung).add(scored);
            if (rung < rungs.size() - 1 && isAmongTheBest(scored, told.get(rung))) {
                further = Optional.of(new Proposal.Trial(scored.trial().architecture(), rungs.get(rung + 1)));
            }
        }
    }

    /** Whether no more than one in eta is better: the first of a rung is. */
    private boolean isAmongTheBest(Observation.Scored one, List<Observation.Scored> all) {
        return all.stream().filter(other -> other.beats(one)).count() * eta <= all.size();
    }

    @Override
    public Optional<Proposal.Trial> goOn() {
        return further;
    }
}
