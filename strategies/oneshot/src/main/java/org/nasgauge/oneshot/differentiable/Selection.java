package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Chooses by what the trained mixture does on validation images, not by its weights. */
final class Selection {
    private final MixtureNetwork network;
    private final List<Batch> validation;

    /** @param validation as large as a step's batch, at least one */
    Selection(MixtureNetwork network, List<Batch> validation) {
        this.network = network;
        this.validation = validation;
    }

    /**
     * The choice of a decision without which the mixture is the least accurate on all validation batches; the first of
     * equal ones (Wang et al., Rethinking architecture selection in differentiable NAS, ICLR 2021).
     *
     * @param open positions of the choices among which one is kept
     */
    int mostMissed(Weights mixture, int decision, List<Integer> open) {
        int missed = open.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (int choice : open) {
            double[][] without = Numbers.copy(mixture.choices());
            without[decision][choice] = 0;
            Score score = Score.NONE;
            for (Batch batch : validation) {
                score = score.plus(network.score(mixture.withChoices(without), batch));
            }
            if (score.percentCorrect() < least) {
                least = score.percentCorrect();
                missed = choice;
            }
        }
        return missed;
    }

    /**
     * The most accurate of the likeliest architectures, each scored as a path on a validation batch, one after the other
     * (Dong and Yang, ICCV 2019); the likelier of equal ones.
     *
     * @param count how many are scored at most
     */
    int[] bestOfLikeliest(Weights mixture, int count) {
        int[] best = new int[0];
        double most = Double.NEGATIVE_INFINITY;
        List<int[]> likeliest = likeliest(mixture.choices(), count);
        for (int at = 0; at < likeliest.size(); at++) {
            double[][] path = Numbers.copy(mixture.choices());
            for (int decision = 0; decision < path.length; decision++) {
                for (int i = 0; i < path[decision].length; i++) {
                    path[decision][i] = i == likeliest.get(at)[decision] ? 1 : 0;
                }
            }
            double accuracy = network.score(mixture.withChoices(path), validation.get(at % validation.size()))
                    .percentCorrect();
            if (accuracy > most) {
                most = accuracy;
                best = likeliest.get(at);
            }
        }
        return best;
    }

    /** By the product of their weights, from the greatest, exactly: each beginning of one of them is among its likeliest. */
    static List<int[]> likeliest(double[][] weights, int count) {
        List<Beginning> kept = List.of(new Beginning(List.of(), 1));
        for (double[] choices : weights) {
            List<Beginning> longer = new ArrayList<>();
            for (Beginning beginning : kept) {
                for (int choice = 0; choice < choices.length; choice++) {
                    longer.add(beginning.with(choice, choices[choice]));
                }
            }
            longer.sort(Comparator.comparingDouble(Beginning::product).reversed());
            kept = longer.subList(0, Math.min(count, longer.size()));
        }
        return kept.stream()
                .map(whole -> whole.choices.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The choices of the first decisions. */
    private record Beginning(List<Integer> choices, double product) {
        Beginning with(int choice, double weight) {
            List<Integer> longer = new ArrayList<>(choices);
            longer.add(choice);
            return new Beginning(longer, product * weight);
        }
    }
}
