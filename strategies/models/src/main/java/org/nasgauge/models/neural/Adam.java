package org.nasgauge.models.neural;

/**
 * Adam (Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1), with its values for β₁, β₂ and
 * ε. Descends.
 */
public final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float rate;
    private final float[] first;
    private final float[] second;
    private double power1 = 1;
    private double power2 = 1;

    /** @param parameters how many there are */
    public Adam(int parameters, double learningRate) {
        this.rate = (float) learningRate;
        this.first = new float[parameters];
        this.second = new float[parameters];
    }

    public void step(float[] parameters, float[] gradient) {
        step(parameters, gradient, 1);
    }

    /** @param share of the learning rate, for a schedule */
    public void step(float[] parameters, float[] gradient, double share) {
        power1 *= BETA1;
        power2 *= BETA2;
        float size = (float) (share * rate / (1 - power1));
        float correction = (float) (1 / (1 - power2));
        for (int i = 0; i < parameters.length; i++) {
            first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
            second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
            parameters[i] -= size * first[i] / ((float) Math.sqrt(second[i] * correction) + EPSILON);
        }
    }
}
