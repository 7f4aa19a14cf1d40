package org.nasgauge.search.reinforcement;

import org.nasgauge.api.random.SeededRandom;

/**
 * A distribution over the choices of one decision, whose logits Adam (Kingma and Ba, Adam: a method for stochastic
 * optimization, ICLR 2015, with the paper's constants) moves along the policy gradient.
 */
final class SoftmaxPolicy {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] logits;
    private final double[] probabilities;
    private final double[] firstMoments;
    private final double[] secondMoments;
    private final double learningRate;
    private double decay1 = 1;
    private double decay2 = 1;

    SoftmaxPolicy(double[] logits, double learningRate) {
        this.logits = logits.clone();
        this.probabilities = new double[logits.length];
        this.firstMoments = new double[logits.length];
        this.secondMoments = new double[logits.length];
        this.learningRate = learningRate;
        softmax();
    }

    double probability(int choice) {
        return probabilities[choice];
    }

    double logit(int choice) {
        return logits[choice];
    }

    int draw(SeededRandom random) {
        double left = random.nextDouble();
        int choice = 0;
        while (choice < probabilities.length - 1 && left >= probabilities[choice]) {
            left -= probabilities[choice++];
        }
        return choice;
    }

    /** One step down the gradient of −advantage · log p(choice). */
    void reinforce(int choice, double advantage) {
        decay1 *= BETA_1;
        decay2 *= BETA_2;
        for (int i = 0; i < logits.length; i++) {
            double gradient = advantage * (probabilities[i] - (i == choice ? 1 : 0));
            firstMoments[i] = BETA_1 * firstMoments[i] + (1 - BETA_1) * gradient;
            secondMoments[i] = BETA_2 * secondMoments[i] + (1 - BETA_2) * gradient * gradient;
            double mean = firstMoments[i] / (1 - decay1);
            double scale = StrictMath.sqrt(secondMoments[i] / (1 - decay2)) + EPSILON;
            logits[i] -= learningRate * mean / scale;
        }
        softmax();
    }

    private void softmax() {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = StrictMath.exp(logits[i] - greatest);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
    }
}
