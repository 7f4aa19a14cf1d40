package org.nasgauge.oneshot.mixture;

import java.util.Locale;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** Of what the mixture of a step is made. */
public record Mixing(
        @Meaning("how the numbers of a decision become weights of its choices")
        Relaxation relaxation,

        @Meaning("of gumbel and concrete, in the first epoch") @Range(least = 1e-3)
        double temperature,

        @Meaning("that it goes to in a straight line, epoch by epoch") @Range(least = 1e-3)
        double finalTemperature,

        @Meaning("penalty on absolute weights, of sparse") @Range(least = 0)
        double sparsity,

        @Meaning("one of so many channels goes through the operations, the others past them; 1 for all")
        @Range(least = 1)
        int partialChannels,

        @Meaning("whether the edges into a node are weighed against each other by a softmax of their own")
        boolean edgeNormalisation,

        @Meaning("whether 'none' is among the choices") boolean none,

        @Meaning(
                "what the weights of the network are trained on: the mixture, or one path a step, drawn uniformly or by the"
                        + " shares of its choices")
        Trained trained) {
    /** What a step of the network's weights goes through. */
    public enum Trained {
        MIXTURE,
        UNIFORM_PATH,
        DRAWN_PATH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Softmax over all choices of an edge. */
    public static final Mixing SOFTMAX = new Mixing(Relaxation.SOFTMAX, 1, 1, 0, 1, false, true, Trained.MIXTURE);

    /** With another relaxation, and a temperature that falls. */
    public Mixing with(Relaxation other, double from, double to) {
        return new Mixing(other, from, to, sparsity, partialChannels, edgeNormalisation, none, trained);
    }

    /** @param done the share of the epochs before the last that are done */
    public Relaxation.Knobs knobs(double done) {
        return new Relaxation.Knobs(temperature + (finalTemperature - temperature) * done, sparsity);
    }
}
