package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.statistics.multiobjective.Hypervolume;
import org.nasgauge.statistics.multiobjective.HypervolumeSampling;
import org.nasgauge.statistics.multiobjective.InvertedGenerationalDistancePlus;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/**
 * What fronts are measured by: the volume that they dominate above a fixed point and, where the true front is known, their
 * share of its volume and their distance from it.
 */
public final class FrontYardstick {
    private static final int SAMPLES = 10_000;
    /** It is in every share. */
    private static final int SAMPLES_OF_THE_TRUTH = 100_000;

    private final List<Metric> objectives;
    private final ObjectiveFacts facts;
    private final double[] reference;
    private final ParetoFront truth;
    private final Volume whole;

    private FrontYardstick(List<Metric> objectives, ObjectiveFacts facts) {
        this.objectives = List.copyOf(objectives);
        this.facts = facts;
        this.reference = turned(facts.reference());
        this.truth = ParetoFront.of(facts.front().stream().map(this::turned).toList());
        this.whole = judgesTest() ? measured(truth, SAMPLES_OF_THE_TRUTH) : new Volume(1, 0);
    }

    /**
     * A hypervolume.
     *
     * @param error its standard error as a share of it; 0 of one that is exact
     */
    record Volume(double value, double error) {}

    /** Empty if there are no strategies, or one objective. */
    static Optional<FrontYardstick> of(Manifest manifest) {
        return manifest.objectives()
                .filter(given ->
                        !given.further().isEmpty() && !manifest.searches().isEmpty())
                .map(facts -> {
                    List<Metric> objectives =
                            new ArrayList<>(List.of(manifest.benchmark().objective()));
                    objectives.addAll(facts.further());
                    return new FrontYardstick(objectives, facts);
                });
    }

    /** The benchmark's first. */
    public List<Metric> objectives() {
        return objectives;
    }

    /** A value of each objective, in its unit. */
    public List<Double> referencePoint() {
        return facts.reference();
    }

    /** On test where it is known, otherwise on validation. */
    public boolean judgesTest() {
        return truth.size() > 0;
    }

    /** The true front, turned so that greater is better; empty if it is not known. */
    public ParetoFront truth() {
        return truth;
    }

    /** How many points of the true front add nothing to a hypervolume: somewhere no better than the reference point. */
    public int truthOutside() {
        return (int) truth.points().stream()
                .filter(point -> IntStream.range(0, reference.length).anyMatch(i -> point[i] <= reference[i]))
                .count();
    }

    /** Turned so that greater is better. */
    public double reference(int objective) {
        return reference[objective];
    }

    /** The points of the greatest front whose hypervolume is exact; that of larger ones is estimated by Monte Carlo. */
    public int exactUpTo() {
        return Hypervolume.exactUpTo(objectives.size());
    }

    /** As a share of that of the true front, where that is known. The same front has the same one. */
    Volume volume(ParetoFront front) {
        Volume volume = measured(front, SAMPLES);
        return new Volume(
                whole.value() > 0 ? volume.value() / whole.value() : 0,
                StrictMath.hypot(volume.error(), whole.error()));
    }

    /** A front that is judged on test cannot dominate more than the true one. */
    double greatestVolume() {
        return judgesTest() ? 1 : Double.POSITIVE_INFINITY;
    }

    private Volume measured(ParetoFront front, int samples) {
        if (front.size() <= exactUpTo()) {
            return new Volume(Hypervolume.of(front, reference), 0);
        }
        HypervolumeSampling.Estimate estimate = HypervolumeSampling.of(
                front, reference, samples, SeedTree.root(0).child("hypervolume").generator());
        return new Volume(estimate.value(), estimate.value() > 0 ? estimate.standardError() / estimate.value() : 0);
    }

    /** From the true front, each objective in shares of the way from the reference point to the best value. */
    double distance(ParetoFront front) {
        double[] scale = new double[reference.length];
        for (int i = 0; i < scale.length; i++) {
            double best = reference[i];
            for (double[] point : truth.points()) {
                best = Math.max(best, point[i]);
            }
            scale[i] = best > reference[i] ? best - reference[i] : 1;
        }
        return InvertedGenerationalDistancePlus.of(front, truth, scale);
    }

    /** As the strategy saw it. */
    double[] byValidation(FrontMember member) {
        return scores(member.validation(), member.seen());
    }

    double[] judged(FrontMember member) {
        return scores(judgesTest() ? member.test().orThrow() : member.validation(), member.further());
    }

    private double[] scores(double value, Map<String, Double> further) {
        List<Double> values = new ArrayList<>(List.of(value));
        values.addAll(further.values());
        return turned(values);
    }

    private double[] turned(List<Double> values) {
        double[] scores = new double[values.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = objectives.get(i).direction().score(values.get(i));
        }
        return scores;
    }
}
