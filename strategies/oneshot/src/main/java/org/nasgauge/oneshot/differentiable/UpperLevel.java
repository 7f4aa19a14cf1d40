package org.nasgauge.oneshot.differentiable;

import java.util.Locale;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** How the numbers behind a mixture are trained, step by step beside the network's weights: by Adam, β = (0.5, 0.999). */
record UpperLevel(
        @Meaning(
                "the gradient of the numbers: of the training batch itself, of a validation batch at the weights as they"
                        + " are (first), or at the weights after one more step (second)")
        Order order,

        @Meaning("learning rate of the numbers") @Range(least = 0)
        double architectureLearningRate,

        @Meaning("how strongly the numbers are held back") @Range(least = 0)
        double architectureDecay,

        @Meaning("by what: decay towards 0, or the divergence of their Dirichlet distribution from the uniform one")
        Regularisation regularisation,

        @Meaning("epochs in which the numbers rest") @Range(least = 0)
        int warmUp,

        @Meaning("what the weights of a mixture suffer in steps of the network: nothing, uniform noise, or what harms"
                + " most within the same bounds (adversarial)")
        Perturbation perturbation,

        @Meaning("greatest noise, in the last epoch; it grows in a straight line from a tenth of it") @Range(least = 0)
        double noise,

        @Meaning("epochs from one look at the dominant eigenvalue to the next; 0 for none") @Range(least = 0)
        int eigenvalueEvery,

        @Meaning("epochs from one pruning of the choices to the next; 0 for none") @Range(least = 0)
        int pruneEvery,

        @Meaning("weakest choices of each decision that are pruned at a time; one is left") @Range(least = 0)
        int pruneBy) {
    enum Order {
        SINGLE_LEVEL,
        FIRST,
        SECOND;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum Regularisation {
        DECAY,
        DIVERGENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Perturbation {
        NONE,
        RANDOM,
        ADVERSARIAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of DARTS: learning rate 3e-4, decay 1e-3. */
    static UpperLevel of(Order order) {
        return new UpperLevel(order, 3e-4, 1e-3, Regularisation.DECAY, 0, Perturbation.NONE, 0, 0, 0, 1);
    }

    /** What is added to the gradient for each number, a multiple of it; 0 where something else holds them back. */
    double decay() {
        return regularisation == Regularisation.DECAY ? architectureDecay : 0;
    }

    UpperLevel with(int warmUpEpochs, double learningRate) {
        return new UpperLevel(
                order,
                learningRate,
                architectureDecay,
                regularisation,
                warmUpEpochs,
                perturbation,
                noise,
                eigenvalueEvery,
                pruneEvery,
                pruneBy);
    }

    UpperLevel with(Perturbation other, double greatest) {
        return new UpperLevel(
                order,
                architectureLearningRate,
                architectureDecay,
                regularisation,
                warmUp,
                other,
                greatest,
                eigenvalueEvery,
                pruneEvery,
                pruneBy);
    }

    UpperLevel watchedEvery(int epochs) {
        return new UpperLevel(
                order,
                architectureLearningRate,
                architectureDecay,
                regularisation,
                warmUp,
                perturbation,
                noise,
                epochs,
                pruneEvery,
                pruneBy);
    }
}
