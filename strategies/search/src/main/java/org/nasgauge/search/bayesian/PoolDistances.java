package org.nasgauge.search.bayesian;

import org.nasgauge.api.space.Architecture;

/** How far apart the architectures of a pool are: the number of features that differ. */
public interface PoolDistances {
    /** Architectures in the pool. */
    int size();

    /** No distance is greater. */
    int greatest();

    /** Writes the distances from one member to all. */
    void from(int member, int[] distances);

    /** In how many decisions architectures differ. */
    static PoolDistances ofChoices(Architecture[] pool) {
        int decisions = pool[0].length();
        int[][] choices = new int[decisions][pool.length];
        for (int member = 0; member < pool.length; member++) {
            for (int decision = 0; decision < decisions; decision++) {
                choices[decision][member] = pool[member].choice(decision);
            }
        }
        return new ChoiceDistances(choices, pool.length);
    }
}
