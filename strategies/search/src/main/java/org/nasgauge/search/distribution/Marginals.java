package org.nasgauge.search.distribution;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.LegalDraw;

/** An independent distribution over the choices of each decision, uniform at first. */
final class Marginals {
    private final SearchSpace space;
    private final double[][] probabilities;

    Marginals(SearchSpace space) {
        this.space = space;
        List<Decision> decisions = space.decisions();
        this.probabilities = new double[decisions.size()][];
        for (int decision = 0; decision < probabilities.length; decision++) {
            int choices = decisions.get(decision).size();
            probabilities[decision] = new double[choices];
            Arrays.fill(probabilities[decision], 1.0 / choices);
        }
    }

    int decisions() {
        return probabilities.length;
    }

    int choices(int decision) {
        return probabilities[decision].length;
    }

    double probability(int decision, int choice) {
        return probabilities[decision][choice];
    }

    Architecture draw(SeededRandom random) {
        return LegalDraw.of(space, random, decision -> draw(probabilities[decision], random));
    }

    private static int draw(double[] distribution, SeededRandom random) {
        double left = random.nextDouble();
        int choice = 0;
        while (choice < distribution.length - 1 && left >= distribution[choice]) {
            left -= distribution[choice++];
        }
        return choice;
    }

    /** A share of the probability of every choice goes to this one. */
    void pull(int decision, int choice, double share) {
        double[] distribution = probabilities[decision];
        for (int i = 0; i < distribution.length; i++) {
            distribution[i] = (1 - share) * distribution[i] + (i == choice ? share : 0);
        }
    }

    /** So much probability, or what there is of it, goes from one choice to another. */
    void move(int decision, int from, int to, double amount) {
        double[] distribution = probabilities[decision];
        double moved = Math.min(amount, distribution[from]);
        distribution[from] -= moved;
        distribution[to] += moved;
    }

    /** Whether each decision has one choice left. */
    boolean converged() {
        return Arrays.stream(probabilities)
                .allMatch(distribution -> Arrays.stream(distribution).anyMatch(probability -> probability > 1 - 1e-9));
    }
}
