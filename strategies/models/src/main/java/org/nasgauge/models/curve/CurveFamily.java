package org.nasgauge.models.curve;

/**
 * The eleven parametric families of learning curves of Domhan, Springenberg and Hutter, Speeding up automatic hyperparameter
 * optimization of deep neural networks by extrapolation of learning curves, IJCAI 2015, table 1. Values are accuracies as
 * shares of 1 over x, epochs from 1. The starting points of fits are those of the authors' code; bounds keep an argument of
 * a logarithm or of a power positive, and exponents of a size that a double can hold.
 */
@SuppressWarnings("ImmutableEnumChecker") // formulas without state, and an array that is never written
public enum CurveFamily {
    /** c − a x^−α. */
    POW3(
            (x, ln, p) -> p[0] - p[1] * exp(-p[2] * ln),
            at("c", 0.84),
            at("a", 0.52),
            at("alpha", 0.01).in(0, 10)),

    /** c − (a x + b)^−α. */
    POW4(
            (x, ln, p) -> p[0] - exp(-p[3] * log(p[1] * x + p[2])),
            at("c", 0.8),
            at("a", 200).in(0, 1e6),
            at("b", 0).in(0, 1e6),
            at("alpha", 0.1).in(0, 10)),

    /** a / (1 + (x / eᵇ)^c). */
    LOG_POWER((x, ln, p) -> p[0] / (1 + exp(p[2] * (ln - p[1]))), at("a", 0.77), at("b", 2.98), at("c", -0.51)),

    /** α − (α − β) exp(−(κ x)^δ). */
    WEIBULL(
            (x, ln, p) -> p[0] - (p[0] - p[1]) * exp(-exp(p[3] * (log(p[2]) + ln))),
            at("alpha", 0.7),
            at("beta", 0.1),
            at("kappa", 0.01).in(1e-9, 1e3),
            at("delta", 1).in(0, 10)),

    /** α − (α − β) / (1 + (κ x)^δ): Morgan, Mercer and Flodin. */
    MMF(
            (x, ln, p) -> p[0] - (p[0] - p[1]) / (1 + exp(p[3] * (log(p[2]) + ln))),
            at("alpha", 0.7),
            at("beta", 0.1),
            at("kappa", 0.01).in(1e-9, 1e3),
            at("delta", 5).in(0, 10)),

    /** α − (α − β) exp(−κ x^δ). */
    JANOSCHEK(
            (x, ln, p) -> p[0] - (p[0] - p[1]) * exp(-p[2] * exp(p[3] * ln)),
            at("alpha", 0.73),
            at("beta", 0.07),
            at("kappa", 0.355).in(0, 1e3),
            at("delta", 0.46).in(0, 10)),

    /** c − a / ln(x + 1). */
    ILOG2((x, ln, p) -> p[0] - p[1] / log(x + 1), at("c", 0.78), at("a", 0.43)),

    /** exp(a + b / x + c ln x). */
    VAPOR((x, ln, p) -> exp(p[0] + p[1] / x + p[2] * ln), at("a", -0.622), at("b", -0.47), at("c", 0.042)) {
        /** Its slope has the sign of c x − b, which is a line over x. */
        @Override
        boolean increases(double[] p, double from, double to) {
            return p[2] * from >= p[1] && p[2] * to >= p[1];
        }
    },

    /** θ x^η / (κ^η + x^η). */
    HILL3(
            (x, ln, p) -> p[0] / (1 + exp(p[1] * (log(p[2]) - ln))),
            at("theta", 0.772),
            at("eta", 0.586).in(0, 10),
            at("kappa", 2.461).in(1e-9, 1e6)),

    /** c − exp(−a x^α + b). */
    EXP4(
            (x, ln, p) -> p[0] - exp(-p[1] * exp(p[3] * ln) + p[2]),
            at("c", 0.7),
            at("a", 0.8).in(0, 1e3),
            at("b", -0.8).in(-50, 50),
            at("alpha", 0.3).in(0, 10)),

    /** ln(a ln x + b). */
    LOGLOG_LINEAR(
            (x, ln, p) -> log(p[0] * ln + p[1]),
            at("a", 1).in(0, 1e3),
            at("b", 1).in(1e-9, 1e3));

    /** @param name as in the formula, in letters */
    record Parameter(String name, double start, double least, double most) {
        private Parameter in(double least, double most) {
            return new Parameter(name, start, least, most);
        }
    }

    private interface Formula {
        double value(double x, double lnX, double[] parameters);
    }

    private final Formula formula;
    private final Parameter[] parameters;

    CurveFamily(Formula formula, Parameter... parameters) {
        this.formula = formula;
        this.parameters = parameters;
    }

    private static Parameter at(String name, double start) {
        return new Parameter(name, start, -1e3, 1e3);
    }

    private static double exp(double x) {
        return StrictMath.exp(x);
    }

    private static double log(double x) {
        return StrictMath.log(x);
    }

    /** How many parameters a curve of the family has. */
    public int size() {
        return parameters.length;
    }

    Parameter parameter(int index) {
        return parameters[index];
    }

    /**
     * NaN or infinite where the formula has no value.
     *
     * @param x above 0
     * @param lnX its natural logarithm
     */
    double value(double x, double lnX, double[] parameters) {
        return formula.value(x, lnX, parameters);
    }

    /** Whether it nowhere falls from one epoch to a later one. All families but one are monotone wherever they are defined. */
    boolean increases(double[] parameters, double from, double to) {
        return value(from, log(from), parameters) <= value(to, log(to), parameters);
    }

    boolean bounds(double[] values) {
        for (int i = 0; i < parameters.length; i++) {
            if (!(values[i] >= parameters[i].least() && values[i] <= parameters[i].most())) {
                return false;
            }
        }
        return true;
    }
}
