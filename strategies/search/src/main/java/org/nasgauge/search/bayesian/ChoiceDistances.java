package org.nasgauge.search.bayesian;

import java.util.Arrays;

/** Distances of architectures by their choices. */
final class ChoiceDistances implements PoolDistances {
    private final int[][] choices;
    private final int size;

    /** @param choices by decision, then by member */
    ChoiceDistances(int[][] choices, int size) {
        this.choices = choices;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int greatest() {
        return choices.length;
    }

    @Override
    public void from(int member, int[] distances) {
        Arrays.fill(distances, 0);
        for (int[] choice : choices) {
            int own = choice[member];
            for (int i = 0; i < distances.length; i++) {
                distances[i] += choice[i] == own ? 0 : 1;
            }
        }
    }
}
