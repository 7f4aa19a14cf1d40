package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.engine.recipe.FurtherObjectives;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/**
 * What a study optimises, and within which limits: the benchmark's objective, and properties that are known of an
 * architecture without training. Safe for use by many threads.
 */
public final class Objectives {
    private final Benchmark benchmark;
    private final List<Metric> further;
    private final List<Limit> limits;

    private Objectives(Benchmark benchmark, List<Metric> further, List<Limit> limits) {
        this.benchmark = benchmark;
        this.further = further;
        this.limits = limits;
    }

    /** The benchmark's objective alone. */
    public static Objectives single(Benchmark benchmark) {
        return new Objectives(benchmark, List.of(), List.of());
    }

    /** @throws UserError if the benchmark does not have a property */
    public static Objectives of(FurtherObjectives asked, Benchmark benchmark) {
        List<Metric> further = asked.names().stream()
                .map(name -> property(asked.place() + " (objectives)", name, benchmark))
                .toList();
        List<Limit> limits = new ArrayList<>();
        asked.limits()
                .forEach((name, bound) ->
                        limits.add(new Limit(property(asked.place() + " (limits)", name, benchmark), bound)));
        return new Objectives(benchmark, further, List.copyOf(limits));
    }

    /** @throws UserError if the benchmark has no such property */
    static Metric property(String place, String name, Benchmark benchmark) {
        return benchmark.properties().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "property of " + benchmark.name(),
                                benchmark.properties().stream()
                                        .map(Metric::name)
                                        .toList())
                        .unknown(place, name));
    }

    /** Whether there is one objective and no limit. */
    public boolean isSingle() {
        return further.isEmpty() && limits.isEmpty();
    }

    /** The benchmark's first. */
    public List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(benchmark.objective()));
        all.addAll(further);
        return all;
    }

    public List<Metric> further() {
        return further;
    }

    boolean isLimited(Metric metric) {
        return limits.stream().anyMatch(limit -> limit.metric().equals(metric));
    }

    /** What the study asks of an architecture besides its training: the further objectives, then what is limited. */
    public List<Evaluation.Property> properties(Architecture architecture) {
        List<Evaluation.Property> properties = new ArrayList<>(further.size() + limits.size());
        for (Metric metric : further) {
            properties.add(property(architecture, metric));
        }
        for (Limit limit : limits) {
            properties.add(property(architecture, limit.metric()));
        }
        return properties;
    }

    private Evaluation.Property property(Architecture architecture, Metric metric) {
        return new Evaluation.Property(metric, benchmark.property(architecture, metric));
    }

    /** Why one of the {@link #properties} is not known; empty if all are. */
    public Optional<String> lack(List<Evaluation.Property> properties) {
        for (Evaluation.Property property : properties) {
            if (property.reading() instanceof Reading.Missing missing) {
                return Optional.of(property.metric().name() + " is not known: " + missing.reason());
            }
        }
        return Optional.empty();
    }

    /** The further objectives among {@link #properties} of which nothing is lacking, each in its unit. */
    public List<Double> values(List<Evaluation.Property> properties) {
        List<Double> values = new ArrayList<>(further.size());
        for (Evaluation.Property property : properties.subList(0, further.size())) {
            values.add(property.reading().orThrow());
        }
        return values;
    }

    /** By how much the limits are exceeded, as shares of them, summed. */
    public double violation(List<Evaluation.Property> properties) {
        double violation = 0;
        for (int i = 0; i < limits.size(); i++) {
            violation += limits.get(i)
                    .excess(properties.get(further.size() + i).reading().orThrow());
        }
        return violation;
    }

    /** A value of each objective, turned so that greater is better. */
    public double[] scores(double value, List<Double> furtherValues) {
        double[] scores = new double[1 + further.size()];
        scores[0] = benchmark.objective().direction().score(value);
        for (int i = 1; i < scores.length; i++) {
            scores[i] = further.get(i - 1).direction().score(furtherValues.get(i - 1));
        }
        return scores;
    }

    /** The architecture with the best test value within the limits, the first of several; empty where none is known. */
    public Optional<Architecture> best() {
        if (limits.isEmpty()) {
            return benchmark.optimum().map(Benchmark.Optimum::architecture);
        }
        return known().stream()
                .filter(known -> known.feasible)
                .reduce((a, b) -> b.scores[0] > a.scores[0] ? b : a)
                .map(known -> known.architecture);
    }

    /** The best test value within the limits, where it is known. */
    public OptionalDouble optimum() {
        return best().stream()
                .mapToDouble(best -> benchmark.judge().orElseThrow().test(best).orThrow())
                .findFirst();
    }

    /** What a manifest says; empty if there is one objective and no limit. */
    public Optional<ObjectiveFacts> facts(FurtherObjectives asked) {
        if (isSingle()) {
            return Optional.empty();
        }
        if (further.isEmpty()) {
            return Optional.of(new ObjectiveFacts(further, limits, List.of(), List.of()));
        }
        List<Known> known = known();
        List<double[]> allowed = known.stream()
                .filter(one -> one.feasible)
                .map(one -> one.scores)
                .toList();
        return Optional.of(new ObjectiveFacts(
                further,
                limits,
                new ReferencePoint(asked, this, benchmark.name())
                        .among(known.stream().map(one -> one.scores).toList(), allowed),
                ParetoFront.of(allowed).points().stream().map(this::turned).toList()));
    }

    /** Scores as values in their units. */
    List<Double> turned(double[] scores) {
        List<Double> values = new ArrayList<>();
        List<Metric> all = all();
        for (int i = 0; i < scores.length; i++) {
            // Zero has one sign in a manifest.
            values.add(all.get(i).direction().score(scores[i]) + 0.0);
        }
        return values;
    }

    /** What is known of one architecture. */
    private static final class Known {
        private final Architecture architecture;
        private final double[] scores;
        private final boolean feasible;

        Known(Architecture architecture, double[] scores, boolean feasible) {
            this.architecture = architecture;
            this.scores = scores;
            this.feasible = feasible;
        }
    }

    /** All architectures of which test and properties are known. */
    private List<Known> known() {
        List<Known> known = new ArrayList<>();
        if (benchmark.space() instanceof EnumerableSpace space
                && benchmark.optimum().isPresent()) {
            Benchmark.Judge judge = benchmark.judge().orElseThrow();
            for (int index = 0; index < space.size(); index++) {
                Architecture architecture = space.at(index);
                Reading test = judge.test(architecture);
                List<Evaluation.Property> properties = properties(architecture);
                if (test instanceof Reading.Present present && lack(properties).isEmpty()) {
                    known.add(new Known(
                            architecture, scores(present.value(), values(properties)), violation(properties) == 0));
                }
            }
        }
        return known;
    }
}
