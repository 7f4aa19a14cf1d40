package org.nasgauge.reproduction.measure;

import java.util.List;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/**
 * The share of ordered pairs that a majority of columns puts in the order of the truth. Pairs of equal truth are left out; a
 * column that ties votes against the first of the pair (Abdelfattah et al., ICLR 2021, as in their notebook).
 *
 * @param of the columns that vote
 * @param against the truth
 */
public record MajorityVote(List<String> of, String against, Population population) implements Measure {
    public MajorityVote {
        of = List.copyOf(of);
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues[] needed = new ArchitectureValues[of.size() + 1];
        needed[0] = columns.get(against);
        for (int voter = 0; voter < of.size(); voter++) {
            needed[voter + 1] = columns.get(of.get(voter));
        }
        int[] members = population.of(columns, needed);
        double[][] scores = new double[needed.length][];
        for (int column = 0; column < needed.length; column++) {
            scores[column] = needed[column].at(members);
        }
        long pairs = 0;
        long right = 0;
        for (int first = 0; first < members.length; first++) {
            for (int second = 0; second < members.length; second++) {
                double truth = scores[0][first] - scores[0][second];
                if (truth != 0) {
                    pairs++;
                    right += isElected(scores, first, second) == truth > 0 ? 1 : 0;
                }
            }
        }
        if (pairs == 0) {
            throw new Unavailable("the data hold no two architectures whose truths differ");
        }
        return Measured.of((double) right / pairs, members.length);
    }

    private static boolean isElected(double[][] scores, int first, int second) {
        int votes = 0;
        for (int voter = 1; voter < scores.length; voter++) {
            votes += scores[voter][first] > scores[voter][second] ? 1 : 0;
        }
        return 2 * votes >= scores.length - 1;
    }
}
