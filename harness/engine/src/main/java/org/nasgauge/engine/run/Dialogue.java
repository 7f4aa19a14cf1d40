package org.nasgauge.engine.run;

import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Talks with a strategy, from making it to giving back what it holds. Whatever it throws is its fault. */
final class Dialogue implements AutoCloseable {
    /** Who is talked with. */
    @FunctionalInterface
    interface Partner {
        /** Makes the strategy; called once. */
        Search begin();

        /** What the strategy declares of the costs of what it proposed since the last call. */
        default Map<String, Double> declaredCosts() {
            return Map.of();
        }

        /** How the weights of the strategy's mixture went, if it has one. */
        default Optional<MixtureTrail> mixtures() {
            return Optional.empty();
        }

        /** Gives back what the strategy holds, if it was made. */
        default void end() {}
    }

    private final Partner partner;
    private final Search strategy;

    private Dialogue(Partner partner, Search strategy) {
        this.partner = partner;
        this.strategy = strategy;
    }

    static Dialogue begin(Partner partner) throws StrategyFault {
        try {
            return new Dialogue(partner, partner.begin());
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            StrategyFault fault = new StrategyFault("start", e);
            try {
                end(partner);
            } catch (StrategyFault second) {
                fault.addSuppressed(second);
            }
            throw fault;
        }
    }

    Proposal ask() throws StrategyFault {
        try {
            return strategy.ask();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("ask", e);
        }
    }

    void tell(Observation observation) throws StrategyFault {
        try {
            strategy.tell(observation);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("tell", e);
        }
    }

    Map<String, Double> declaredCosts() {
        return partner.declaredCosts();
    }

    Optional<MixtureTrail> mixtures() throws StrategyFault {
        try {
            return partner.mixtures();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("mixtures", e);
        }
    }

    Optional<Proposal.Trial> goOn() throws StrategyFault {
        try {
            return strategy.goOn();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("goOn", e);
        }
    }

    void tell(Estimate estimate) throws StrategyFault {
        try {
            strategy.tell(estimate);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("tell", e);
        }
    }

    @Override
    public void close() throws StrategyFault {
        end(partner);
    }

    private static void end(Partner partner) throws StrategyFault {
        try {
            partner.end();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StrategyFault("close", e);
        }
    }
}
