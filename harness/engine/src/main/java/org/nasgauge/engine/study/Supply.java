package org.nasgauge.engine.study;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.engine.code.CodeIdentity;

/**
 * What a benchmark supplies to a component, and nothing that the component does not need. Making it finds out whether
 * the needs can be met. Safe for use by many threads.
 */
public final class Supply {
    /**
     * What a component is shown of one architecture.
     *
     * @param lack why it is shown nothing; empty where there is evidence
     * @param training seconds of the training whose first epochs are shown; 0 where the benchmark does not know them
     * @param others seconds of all else that is charged for it
     */
    public record Shown(Optional<Evidence> evidence, String lack, double training, double others) {
        static Shown nothing(String lack, double seconds) {
            return new Shown(Optional.empty(), lack, 0, seconds);
        }
    }

    private final Benchmark benchmark;
    private final String component;
    private final Optional<Need.Curve> curve;
    /** By the name that the component asks for. */
    private final Map<String, Metric> properties = new LinkedHashMap<>();

    private final Optional<Need.Evaluations> evaluations;
    private final Optional<Need.Candidates> candidates;
    private final List<Need.UntrainedNetwork> networks;
    private final Optional<UntrainedNetworks> untrained;
    private final Optional<WeightSharing> weightSharing;

    private Supply(Benchmark benchmark, String component, List<Need> needs) {
        this.benchmark = benchmark;
        this.component = component;
        this.curve = all(Need.Curve.class, needs).max(Comparator.comparingInt(Need.Curve::epochs));
        this.evaluations = all(Need.Evaluations.class, needs).findFirst();
        this.candidates = all(Need.Candidates.class, needs).findFirst();
        this.networks = all(Need.UntrainedNetwork.class, needs).toList();
        this.untrained = networks.isEmpty() ? Optional.empty() : benchmark.untrained();
        this.weightSharing = all(Need.WeightSharing.class, needs)
                .findFirst()
                .flatMap(need -> benchmark.untrained().flatMap(networks -> networks.weightSharing(need.through())));
    }

    private static <N extends Need> Stream<N> all(Class<N> kind, List<Need> needs) {
        return needs.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * @param place where the component is named, for error messages
     * @param label how reports name it
     * @throws UserError if the benchmark lacks what the component needs
     */
    public static Supply of(String place, String label, Component component, Benchmark benchmark) {
        Supply supply = begun(place, component, benchmark);
        for (Need need : component.needs()) {
            if (need instanceof Need.Property property) {
                supply.properties.put(property.name(), supply.property(place, label, property));
            } else if (!supply.offers(need)) {
                throw UserError.at(
                        place,
                        "'" + component.name() + "' requires of its benchmark that it " + need.meaning() + ", and '"
                                + benchmark.name() + "' does not",
                        "Choose another benchmark, or leave '" + label + "' out");
            }
        }
        supply.curve.ifPresent(asked -> supply.checkEpochs(place, label, asked.epochs()));
        return supply;
    }

    private static Supply begun(String place, Component component, Benchmark benchmark) {
        try {
            return new Supply(benchmark, component.name(), component.needs());
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    place,
                    "'" + component.name() + "' shares weights, and '" + benchmark.name()
                            + "' has no network for that (" + e.getMessage() + ")",
                    "Change the scale of the benchmark, or choose another",
                    e);
        }
    }

    /** Of a name that several joined tables hold, the benchmark's own. */
    private Metric property(String place, String label, Need.Property asked) {
        String own = benchmark.name() + "/" + asked.name();
        return benchmark.properties().stream()
                .filter(metric ->
                        metric.name().equals(asked.name()) || metric.name().equals(own))
                .findFirst()
                .orElseThrow(() -> {
                    KnownNames known = KnownNames.of(
                            "property",
                            benchmark.properties().stream().map(Metric::name).toList());
                    return UserError.at(
                            place,
                            "'" + component + "' requires of its benchmark that it " + asked.meaning() + ", and '"
                                    + benchmark.name() + "' does not",
                            known.nearest(asked.name())
                                    .map(name ->
                                            "Did you mean '" + name + "'? Known: " + String.join(", ", known.names()))
                                    .orElse("Choose another benchmark, or leave '" + label + "' out. Known: "
                                            + (known.names().isEmpty() ? "none" : String.join(", ", known.names()))));
                });
    }

    private boolean offers(Need need) {
        if (need instanceof Need.Access access) {
            return switch (access) {
                case LOWER_FIDELITIES -> benchmark.fidelities().size() > 1;
                case WATCHED_TRAININGS -> benchmark.checkpoints().isPresent();
                case ENUMERABLE -> benchmark.space() instanceof EnumerableSpace;
                case TRUE_OPTIMUM -> benchmark.optimum().isPresent();
                case BUDGET ->
                    true; // whose end the strategy looks at: more of it changes what it does from the beginning
                case PRIOR -> true; // of the study, whose planner looks for it
                case ESTIMATES, ESTIMATES_FROM_TRIALS -> true; // of the study, whose planner looks for the estimator
                case MEMBERS -> true; // of the study, whose planner looks for them
            };
        }
        if (need instanceof Need.UntrainedNetwork network) {
            return untrained
                    .filter(networks -> networks.hasImages() || !network.images())
                    .isPresent();
        }
        if (need instanceof Need.WeightSharing) {
            return weightSharing.isPresent();
        }
        if (need instanceof Need.Evaluations sample) {
            return benchmark.evaluates()
                    && benchmark.fidelities().contains(sample.fidelity().orElse(benchmark.fullFidelity()));
        }
        return need instanceof Need.Candidates || benchmark.curves().isPresent();
    }

    private void checkEpochs(String place, String label, int asked) {
        int most = benchmark.fullFidelity().epoch();
        if (asked > most) {
            throw UserError.at(
                    place,
                    "'" + label + "' needs " + asked + " epochs, and '" + benchmark.name() + "' trains for " + most,
                    "Choose fewer epochs");
        }
    }

    /** The properties that are needed, by name. */
    Map<String, Function<Architecture, Reading>> properties() {
        Map<String, Function<Architecture, Reading>> known = new HashMap<>();
        properties.forEach((name, metric) -> known.put(name, architecture -> benchmark.property(architecture, metric)));
        return known;
    }

    /** Whether it is known what everything takes that is shown. */
    public boolean isCharged() {
        return benchmark.knowsSeconds() || (curve.isEmpty() && evaluations.isEmpty());
    }

    /** What is to be evaluated beforehand, if anything. */
    public Optional<Need.Evaluations> evaluations() {
        return evaluations;
    }

    /** What the estimates are relative to, if anything. */
    public Optional<Need.Candidates> candidates() {
        return candidates;
    }

    /** How many epochs of a training are shown with each architecture. */
    public int epochs() {
        return curve.map(Need.Curve::epochs).orElse(0);
    }

    /** What its code is found from besides the benchmark. */
    List<Object> parts() {
        return Stream.concat(untrained.stream(), weightSharing.stream()).toList();
    }

    /** The networks that it trains; what it keeps of them is told from what other code keeps. */
    Optional<WeightSharing> weightSharing(Component user) {
        return weightSharing.map(shared -> shared.keptIn(shared.snapshots()
                .of("code "
                        + CodeIdentity.of(List.of(
                                user.getClass(),
                                shared.getClass(),
                                benchmark.space().getClass())))));
    }

    /** @param draw chooses the training that is shown: under the same draw, the one that the benchmark evaluates */
    public Shown show(Architecture architecture, SeededRandom draw) {
        double seconds = 0;
        Map<String, Evidence.Property> known = new HashMap<>();
        for (Map.Entry<String, Metric> asked : properties.entrySet()) {
            String name = asked.getKey();
            Metric property = asked.getValue();
            // What is named after the component itself is charged by the one who asks it.
            if (!name.equals(component)) {
                seconds += benchmark.estimateSeconds(name, architecture).orElse(0);
            }
            if (!(benchmark.property(architecture, property) instanceof Reading.Present present)) {
                return Shown.nothing(name + " is not recorded", seconds);
            }
            known.put(name, new Evidence.Property(property, present.value()));
        }
        Optional<LearningCurve> shown = Optional.empty();
        double trained = 0;
        if (curve.isPresent()) {
            int asked = curve.get().epochs();
            Optional<LearningCurve> training = benchmark.curves().orElseThrow().of(architecture, asked, draw);
            if (training.isEmpty()) {
                return Shown.nothing("no training is recorded", seconds);
            }
            if (training.get().epochs() < asked) {
                return Shown.nothing(
                        "the training ended after epoch " + training.get().epochs(), seconds);
            }
            shown = Optional.of(training.get().shown(curve.get()));
            if (benchmark.knowsSeconds()) {
                trained = training.get().secondsUpTo(asked);
                seconds += validation(training.get(), curve.get());
            }
        }
        seconds += passes(architecture) / Trainer.Work.A_SECOND;
        Evidence evidence =
                new Evidence(benchmark.objective(), shown, known, untrained.map(networks -> networks.of(architecture)));
        return new Shown(Optional.of(evidence), "", trained, seconds);
    }

    /**
     * What the training that is shown under the same draw comes to at its end: the objective on validation, turned so that
     * greater is better. No estimator is shown it; what is believed of it is judged by it.
     *
     * @param draw as it was before {@link #show}
     */
    public OptionalDouble end(Architecture architecture, SeededRandom draw) {
        int last = benchmark.fullFidelity().epoch();
        Series series = new Series(benchmark.objective(), Split.VALIDATION);
        return benchmark
                .curves()
                .flatMap(curves -> curves.of(architecture, last, draw))
                .filter(training ->
                        training.epochs() == last && training.series().contains(series))
                .map(training ->
                        OptionalDouble.of(benchmark.objective().direction().score(training.at(series, last))))
                .orElse(OptionalDouble.empty());
    }

    /** Through the network before training, in multiply-accumulates; none where the table knows what the estimate takes. */
    private double passes(Architecture architecture) {
        if (untrained.isEmpty()
                || benchmark.estimateSeconds(component, architecture).isPresent()) {
            return 0;
        }
        long passes = networks.stream().mapToLong(Need.UntrainedNetwork::passes).sum();
        return (double) passes * untrained.get().multiplyAccumulates(architecture);
    }

    /** Of a pass over the validation images for each epoch whose validation is shown. */
    private double validation(LearningCurve training, Need.Curve asked) {
        double seconds = 0;
        for (int epoch = 1;
                epoch <= asked.epochs() && benchmark.validationPass().isCharged();
                epoch++) {
            seconds += asked.validates(epoch) ? training.at(Series.VALIDATION_SECONDS, epoch) : 0;
        }
        return seconds;
    }
}
