package org.nasgauge.proxies;

import java.util.Locale;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** The norm of the Jacobian. */
@Described(
        name = "jacobian-norm",
        summary = "Frobenius norm of the gradients of the logits by the images.",
        source = "Novak, Bahri, Abolafia, Pennington and Sohl-Dickstein, Sensitivity and "
                + "generalization in neural networks: an empirical study, ICLR 2018; logits are "
                + "summed over the batch, in training mode")
public record JacobianNorm(
        Draws draws,

        @Meaning("classes: a backward pass for each logit; sum: one, for their sum, as the Jacobian covariance has it")
        Logits logits)
        implements Proxy {
    private static final int CLASSES = 10;

    /** Of what the Jacobian is. */
    public enum Logits {
        CLASSES,
        SUM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public JacobianNorm() {
        this(new Draws(), Logits.CLASSES);
    }

    /** As of ten classes. */
    @Override
    public long passes() {
        return (logits == Logits.SUM ? 3L : 1 + 2L * CLASSES) * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double squares = 0;
        if (logits == Logits.SUM) {
            squares = squares(InputGradients.ofSum(network));
        } else {
            for (int label = 0; label < network.classes(); label++) {
                squares += squares(InputGradients.ofClass(network, label));
            }
        }
        return Math.sqrt(squares);
    }

    private static double squares(double[][] rows) {
        double squares = 0;
        for (double[] row : rows) {
            for (double value : row) {
                squares += value * value;
            }
        }
        return squares;
    }
}
