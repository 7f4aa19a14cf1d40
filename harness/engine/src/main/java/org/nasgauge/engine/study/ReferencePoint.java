package org.nasgauge.engine.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.recipe.FurtherObjectives;

/** Where the hypervolumes of a study start: where the recipe says, or at the worst values that are known. */
final class ReferencePoint {
    private final FurtherObjectives asked;
    private final Objectives objectives;
    private final String benchmark;

    /** @param benchmark its name */
    ReferencePoint(FurtherObjectives asked, Objectives objectives, String benchmark) {
        this.asked = asked;
        this.objectives = objectives;
        this.benchmark = benchmark;
    }

    /**
     * A value of each objective, in its unit.
     *
     * @param known the scores of all architectures of which they are known
     * @param allowed of those within the limits
     * @throws UserError if the recipe's is incomplete, or not worse than what it bounds, or if nothing is known
     */
    List<Double> among(List<double[]> known, List<double[]> allowed) {
        if (!asked.reference().isEmpty()) {
            List<Double> point = given();
            refuseEmpty(point, allowed);
            return point;
        }
        if (known.isEmpty()) {
            throw UserError.at(
                    asked.place() + " (objectives)",
                    "the worst values of '" + benchmark + "' are not known, so that a hypervolume has no start",
                    "Add 'reference-point', with a value for each objective");
        }
        double[] worst = known.get(0).clone();
        for (double[] scores : known) {
            Arrays.setAll(worst, i -> Math.min(worst[i], scores[i]));
        }
        return objectives.turned(worst);
    }

    private List<Double> given() {
        SortedMap<String, Double> given = asked.reference();
        KnownNames names = KnownNames.of(
                "objective", objectives.all().stream().map(Metric::name).toList());
        for (Map.Entry<String, Double> entry : given.entrySet()) {
            if (!names.names().contains(entry.getKey())) {
                throw names.unknown(place(), entry.getKey());
            }
        }
        if (given.size() != names.names().size()) {
            throw UserError.at(
                    place(),
                    "it has " + given.size() + " values for " + names.names().size() + " objectives",
                    "Give one for each of " + String.join(", ", names.names()));
        }
        return objectives.all().stream()
                .map(metric -> given.get(metric.name()))
                .map(Double::valueOf)
                .toList();
    }

    private String place() {
        return asked.place() + " (reference-point)";
    }

    /**
     * A reference point has to be worse than what it bounds. It may cut off an end of the front, but where no architecture is
     * better than it in every objective, every hypervolume is 0.
     */
    private void refuseEmpty(List<Double> point, List<double[]> allowed) {
        double[] reference = objectives.scores(point.get(0), point.subList(1, point.size()));
        if (allowed.isEmpty() || allowed.stream().anyMatch(scores -> isBetter(scores, reference))) {
            return;
        }
        for (int i = 0; i < reference.length; i++) {
            int objective = i;
            double best = allowed.stream()
                    .mapToDouble(scores -> scores[objective])
                    .max()
                    .orElseThrow();
            if (reference[i] >= best) {
                Metric metric = objectives.all().get(i);
                boolean greater = metric.direction() == Direction.MAXIMIZE;
                throw UserError.at(
                        place(),
                        metric.name() + " " + point.get(i) + " is not worse than the best one of '" + benchmark + "', "
                                + metric.direction().score(best) + ", so that every hypervolume would be 0",
                        "Give " + metric.name() + ", which is "
                                + (greater ? "maximised, a smaller" : "minimised, a greater") + " value");
            }
        }
        throw UserError.at(
                place(),
                "no architecture of '" + benchmark
                        + "' is better than it in every objective, so that every hypervolume would be 0",
                "Give worse values");
    }

    private static boolean isBetter(double[] scores, double[] reference) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] <= reference[i]) {
                return false;
            }
        }
        return true;
    }
}
