package org.nasgauge.models.gradient;

/** Adam's, of all parameters together: Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1. */
final class Moments {
    private static final double FIRST_MOMENT = 0.9;
    private static final double EPSILON = 1e-8;

    private final double[] first;
    private final double[] second;
    private final double secondMoment;
    private double power1 = 1;
    private double power2 = 1;

    /** @param secondMoment β₂ */
    Moments(int count, double secondMoment) {
        this.first = new double[count];
        this.second = new double[count];
        this.secondMoment = secondMoment;
    }

    /**
     * Moves by one step against the gradient.
     *
     * @param share of the gradient that counts
     * @param weightDecay times a parameter is added to it
     */
    void step(Parameters parameters, double rate, double share, double weightDecay) {
        power1 *= FIRST_MOMENT;
        power2 *= secondMoment;
        double size = rate / (1 - power1);
        double correction = 1 / (1 - power2);
        int at = 0;
        for (Matrix matrix : parameters.all()) {
            for (int i = 0; i < matrix.values.length; i++, at++) {
                double slope = share * matrix.gradient[i] + weightDecay * matrix.values[i];
                first[at] = FIRST_MOMENT * first[at] + (1 - FIRST_MOMENT) * slope;
                second[at] = secondMoment * second[at] + (1 - secondMoment) * slope * slope;
                matrix.values[i] -= size * first[at] / (Math.sqrt(second[at] * correction) + EPSILON);
            }
        }
    }
}
