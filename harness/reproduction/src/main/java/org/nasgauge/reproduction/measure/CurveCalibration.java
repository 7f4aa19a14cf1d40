package org.nasgauge.reproduction.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.estimate.Estimation.Distribution;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.CurveEnsemble;
import org.nasgauge.models.curve.CurvePrior;
import org.nasgauge.models.curve.FreezeThawModel;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Mapped;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.calibration.Calibration;
import org.nasgauge.statistics.resampling.Bootstrap;

/** How well distributions of the last loss of a training, from its first losses, are calibrated. */
public record CurveCalibration(Calibration.Measure kind, Forecasts forecasts) implements Measure {
    private static final double DEVIATIONS_IN_95_PERCENT = 2 * 1.959963984540054;

    @Override
    public Measured of(Columns columns) throws Unavailable {
        Calibration calibration = columns.derived(forecasts);
        double value = calibration.value(kind);
        int n = calibration.n();
        double error = switch (kind) {
            case COVERAGE_50, COVERAGE_80, COVERAGE_95 -> ofShare(value, n);
            case CRPS, LOG_SCORE -> ofMean(calibration);
        };
        return new Measured(value, n, OptionalDouble.of(error));
    }

    /** After two more inside and two more outside (Agresti and Coull, The American Statistician 52, 1998): above 0 for all, too. */
    private static double ofShare(double share, int n) {
        double moved = (share * n + 2) / (n + 4);
        return StrictMath.sqrt(moved * (1 - moved) / (n + 4));
    }

    /** That of a normal interval as long as the bootstrap's over networks. */
    private double ofMean(Calibration calibration) {
        Optional<Interval> interval = calibration.interval(
                kind,
                Bootstrap.Method.PERCENTILE,
                SeedTree.root(0).child("resamples").generator());
        return interval.map(found -> found.upper() - found.lower()).orElse(0.0) / DEVIATIONS_IN_95_PERCENT;
    }

    /** What goes on along a curve. */
    public enum Model {
        /** The prior of LC-PFN by importance sampling, of the estimator's standard size. */
        LC_PRIOR,
        /** All parametric families together, by short chains. */
        LCE,
        /** Freeze-thaw, from whole curves of other networks, of which each is as unlike each other. */
        FREEZE_THAW_GP
    }

    /**
     * Forecasts for a random sample of networks, the same for every model.
     *
     * @param of losses after the epochs 1, 2, …
     * @param against the last loss
     * @param epochs of a training
     * @param softBound the loss up to which the scale of the values is nearly linear, above 0
     * @param learned networks whose whole curves may be learned from
     * @param networks others, of which the end is forecast
     */
    public record Forecasts(
            Model by, List<String> of, String against, int epochs, double softBound, int learned, int networks)
            implements Columns.Derivation<Calibration> {
        private static final int DRAWS = 100_000;
        private static final int WALKERS = 100;
        private static final int STEPS = 1_000;
        private static final int BURN_IN = 300;

        public Forecasts {
            of = List.copyOf(of);
        }

        /** Values after the first epochs, then the last. */
        @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
        private record Training(int network, double[] values) {
            double[] seen() {
                return Arrays.copyOf(values, values.length - 1);
            }

            double end() {
                return values[values.length - 1];
            }
        }

        @Override
        public Calibration of(Columns columns) throws Unavailable {
            List<Training> sample = sample(columns);
            BiFunction<Training, SeededRandom, Optional<Distribution>> model = model(sample.subList(0, learned));
            List<Training> judged = sample.subList(learned, learned + networks);
            // Each network has a generator of its own: any number of threads gives the same numbers.
            double[][] scores = IntStream.range(0, networks)
                    .parallel()
                    .mapToObj(i -> {
                        double end = judged.get(i).end();
                        return model.apply(
                                        judged.get(i),
                                        SeedTree.root(i).child("chain").generator())
                                .map(believed -> new double[] {
                                    believed.cumulative(end), believed.crps(end), believed.logDensity(end)
                                });
                    })
                    .flatMap(Optional::stream)
                    .toArray(double[][]::new);
            if (scores.length == 0) {
                throw new Unavailable("no network has a curve that the model goes on along");
            }
            return new Calibration(column(scores, 0), column(scores, 1), column(scores, 2));
        }

        private static double[] column(double[][] rows, int k) {
            return Arrays.stream(rows).mapToDouble(row -> row[k]).toArray();
        }

        private List<Training> sample(Columns columns) throws Unavailable {
            List<ArchitectureValues> all = new ArrayList<>();
            for (String name : of) {
                all.add(columns.get(name));
            }
            all.add(columns.get(against));
            int[] members = IntStream.range(0, all.get(0).size())
                    .filter(index -> all.stream().allMatch(one -> one.isPresent(index)))
                    .toArray();
            if (members.length < learned + networks) {
                throw new Unavailable("the data hold " + members.length + " whole curves, and " + (learned + networks)
                        + " are needed");
            }
            return Arrays.stream(
                            SeedTree.root(0).child("sample").generator().permutation(members.length),
                            0,
                            learned + networks)
                    .mapToObj(i -> new Training(
                            members[i],
                            all.stream()
                                    .mapToDouble(one -> share(one.at(members[i])))
                                    .toArray()))
                    .toList();
        }

        /**
         * A loss as a share of 1, greater for less, as LC-PFN takes it: a logistic function that is 1 at no loss and comes to
         * 0 far above the soft bound (Adriaensen et al., NeurIPS 2023, and the authors' code, with 0 as both lower bounds).
         */
        private double share(double loss) {
            return logistic(1 - 2 * loss / softBound) / logistic(1);
        }

        private static double logistic(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }

        /** Empty where a curve is none of the model's. */
        private BiFunction<Training, SeededRandom, Optional<Distribution>> model(List<Training> whole) {
            return switch (by) {
                case LC_PRIOR -> {
                    CurvePrior prior = new CurvePrior(
                            of.size(),
                            epochs,
                            DRAWS,
                            SeedTree.root(0).child("prior").generator());
                    yield (training, random) -> Optional.of(prior.posterior(training.seen()));
                }
                case LCE -> this::ensemble;
                case FREEZE_THAW_GP -> {
                    FreezeThawModel model = freezeThaw(whole);
                    yield (training, random) -> Optional.of(new Mapped(
                            model.ahead(Architecture.of(training.network), training.seen(), of.size()), model.scale()));
                }
            };
        }

        private Optional<Distribution> ensemble(Training training, SeededRandom random) {
            try {
                return Optional.of(new CurveEnsemble(training.seen(), epochs).sample(WALKERS, STEPS, BURN_IN, random));
            } catch (IllegalArgumentException e) {
                // Its families only rise, and this curve falls.
                return Optional.empty();
            }
        }

        private FreezeThawModel freezeThaw(List<Training> whole) {
            double[] steps = new double[of.size() + 1];
            Arrays.setAll(steps, step -> step < of.size() ? step + 1 : epochs);
            List<Curve> curves = whole.stream()
                    .map(training -> new Curve(Architecture.of(training.network), training.values))
                    .toList();
            FreezeThawModel.Settings expected = FreezeThawModel.Settings.expected(1);
            return new FreezeThawModel(expected.mostProbable(expected, steps, curves), steps, curves);
        }
    }
}
