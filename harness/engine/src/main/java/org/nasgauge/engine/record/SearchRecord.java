package org.nasgauge.engine.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.MixtureTrail;

/**
 * One run of a search strategy.
 *
 * @param study id of the study
 * @param evaluations how many were charged, failures included
 * @param distinct how many architectures the trials were of, at whatever fidelity, isomorphic ones being one
 * @param failures how many of them failed, and why
 * @param queries of the estimator, how many were charged
 * @param seconds the simulated clock at the end; empty where the benchmark does not know seconds: those of steps and trials
 *     are then 0, and mean nothing
 * @param secondsWithin the clock before the trial that exceeded the budget; empty if none that was charged did
 * @param fault what the strategy did wrong, where {@code end} is {@link End#FAULT}
 * @param trajectory each change of the incumbent, in order; empty if no evaluation succeeded within the limits
 * @param front each new member of the front, in order; empty where there is one objective
 * @param trials every trial that was charged, in the order in which they ended; empty unless the recipe keeps {@link
 *     Kept#ALL}
 * @param declared what the strategy said that finding its proposals cost it, by name, as {@code tokens}; each from 0
 * @param mixtures how the weights of the strategy's mixture went, if it has one
 */
public record SearchRecord(
        String study,
        long seed,
        int evaluations,
        int distinct,
        Failures failures,
        int queries,
        OptionalDouble seconds,
        OptionalDouble secondsWithin,
        End end,
        Optional<String> fault,
        List<Incumbent> trajectory,
        List<FrontMember> front,
        List<Trial> trials,
        SortedMap<String, Double> declared,
        Optional<MixtureTrail> mixtures)
        implements RunRecord {
    public SearchRecord {
        declared = declared.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(declared));
        trajectory = List.copyOf(trajectory);
        front = List.copyOf(front);
        trials = List.copyOf(trials);
    }

    /** Of a strategy that declares no costs and has no mixture. */
    public SearchRecord(
            String study,
            long seed,
            int evaluations,
            int distinct,
            Failures failures,
            int queries,
            OptionalDouble seconds,
            OptionalDouble secondsWithin,
            End end,
            Optional<String> fault,
            List<Incumbent> trajectory,
            List<FrontMember> front,
            List<Trial> trials) {
        this(
                study,
                seed,
                evaluations,
                distinct,
                failures,
                queries,
                seconds,
                secondsWithin,
                end,
                fault,
                trajectory,
                front,
                trials,
                new TreeMap<>(),
                Optional.empty());
    }

    /** Which trials of a run its record keeps. */
    public enum Kept {
        /** Those that changed the incumbent or the front. */
        IMPROVEMENTS,
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a run with one objective that evaluated nothing twice. */
    public SearchRecord(
            String study,
            long seed,
            int evaluations,
            Failures failures,
            int queries,
            double seconds,
            OptionalDouble secondsWithin,
            End end,
            Optional<String> fault,
            List<Incumbent> trajectory) {
        this(
                study,
                seed,
                evaluations,
                evaluations,
                failures,
                queries,
                OptionalDouble.of(seconds),
                secondsWithin,
                end,
                fault,
                trajectory,
                List.of(),
                List.of());
    }

    /** Of a run without queries that kept within its budget. */
    public SearchRecord(
            String study,
            long seed,
            int evaluations,
            Failures failures,
            double seconds,
            End end,
            Optional<String> fault,
            List<Incumbent> trajectory) {
        this(study, seed, evaluations, failures, 0, seconds, OptionalDouble.empty(), end, fault, trajectory);
    }

    /** The same run with a clock that is later by so many seconds after so many evaluations; for readers, never recorded. */
    public SearchRecord delayed(IntToDoubleFunction by) {
        return new SearchRecord(
                study,
                seed,
                evaluations,
                distinct,
                failures,
                queries,
                seconds.isPresent()
                        ? OptionalDouble.of(seconds.getAsDouble() + by.applyAsDouble(evaluations))
                        : seconds,
                OptionalDouble.empty(),
                end,
                fault,
                trajectory.stream()
                        .map(step -> new Incumbent(
                                step.evaluation(),
                                step.seconds() + by.applyAsDouble(step.evaluation()),
                                step.architecture(),
                                step.validation(),
                                step.test()))
                        .toList(),
                List.of(),
                List.of());
    }

    /** How many evaluations failed. */
    public int failed() {
        return failures.count();
    }

    /**
     * Why the run is no result of its strategy: the strategy failed, or proposed nothing that can be evaluated at all. Empty
     * where it is one, a poor one included.
     */
    public Optional<String> whyFaulty() {
        if (end == End.FAULT) {
            return Optional.of(fault.orElse("it does not say why"));
        }
        return evaluations > 0 && failures.invalid() == evaluations
                ? Optional.of("all that it proposed is "
                        + failures.counts().keySet().stream().collect(Collectors.joining(", or ")))
                : Optional.empty();
    }

    /** What the run returns: the last incumbent. */
    public Optional<Incumbent> incumbent() {
        return trajectory.isEmpty() ? Optional.empty() : Optional.of(trajectory.get(trajectory.size() - 1));
    }

    /** Why a run ended. */
    public enum End {
        /** As many evaluations were made as the budget allows, or the next would have made more of them. */
        EVALUATIONS,
        /** The seconds of the budget are used up, or the next evaluation would have exceeded them. */
        SECONDS,
        /** The strategy had nothing more to propose. */
        STRATEGY,
        /** Nothing was left that the strategy had not proposed. */
        SPACE,
        /** One trial after the other cost nothing, for longer than a budget in seconds can wait. */
        STALLED,
        /** The strategy broke the contract, failed, or did not answer in time; what it had found until then stands. */
        FAULT;

        private static final List<End> ALL = List.of(values());

        private final String label = name().toLowerCase(Locale.ROOT);

        /** As records and tables name it. */
        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException if no run ends so */
        static End of(String label) {
            for (End end : ALL) {
                if (end.label.equals(label)) {
                    return end;
                }
            }
            throw new IllegalArgumentException("'" + label + "' is no end of a run");
        }
    }

    /**
     * A new best architecture by validation. Trials at a higher fidelity take precedence over those at a lower one.
     *
     * @param evaluation the number of the evaluation that found it, from 1; failures are counted
     * @param seconds the simulated clock after that evaluation
     * @param architecture canonical id of the network
     * @param validation the objective on validation as the strategy saw it, in the objective's unit
     * @param test the objective on test at full fidelity, which no strategy sees
     */
    public record Incumbent(int evaluation, double seconds, String architecture, double validation, Reading test) {
        /** What tells most of them apart comes first. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Incumbent that
                    && evaluation == that.evaluation
                    && architecture.equals(that.architecture)
                    && Double.compare(seconds, that.seconds) == 0
                    && Double.compare(validation, that.validation) == 0
                    && test.equals(that.test);
        }

        @Override
        public int hashCode() {
            return 31 * evaluation + architecture.hashCode();
        }
    }

    /**
     * An architecture that kept all limits and that nothing found before it covered, by validation. What it dominates
     * leaves the front; the first member at a higher fidelity empties it, as trials at a higher fidelity take
     * precedence.
     *
     * @param evaluation the number of the evaluation that found it, from 1; failures are counted
     * @param seconds the simulated clock after that evaluation
     * @param architecture canonical id of the network
     * @param fidelity of the trial
     * @param validation the benchmark's objective on validation as the strategy saw it, in the objective's unit
     * @param test the benchmark's objective on test at full fidelity, which no strategy sees
     * @param further the other objectives by name, in the order of the recipe, each in its unit
     * @param predicted what the strategy saw in the place of some of these
     */
    public record FrontMember(
            int evaluation,
            double seconds,
            String architecture,
            Fidelity fidelity,
            double validation,
            Reading test,
            Map<String, Double> further,
            Map<String, Double> predicted) {
        public FrontMember {
            further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
            predicted = Collections.unmodifiableMap(new LinkedHashMap<>(predicted));
        }

        /** Of a strategy that sees all objectives as they are. */
        public FrontMember(
                int evaluation,
                double seconds,
                String architecture,
                Fidelity fidelity,
                double validation,
                Reading test,
                Map<String, Double> further) {
            this(evaluation, seconds, architecture, fidelity, validation, test, further, Map.of());
        }

        /** The other objectives as the strategy saw them, in the same order. */
        public Map<String, Double> seen() {
            Map<String, Double> seen = new LinkedHashMap<>(further);
            seen.putAll(predicted);
            return seen;
        }
    }

    /**
     * A trial that was charged.
     *
     * @param evaluation its number, from 1; failures are counted
     * @param seconds the simulated clock after it
     * @param cost the seconds that it was charged
     * @param architecture canonical id of the network; the choices as a list where they are no network of the space
     * @param validation the objective on validation as the strategy saw it, in the objective's unit; missing if it failed
     * @param further what else the study asks of an architecture, objectives and what is limited, by name, each in its
     *     unit; empty if it failed
     */
    public record Trial(
            int evaluation,
            double seconds,
            double cost,
            String architecture,
            Fidelity fidelity,
            Reading validation,
            Map<String, Double> further) {
        public Trial {
            further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
        }
    }
}
