package org.nasgauge.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;

/** What several estimators say, made into one ranking of a set of candidates. */
@Described(
        name = "rank-aggregation",
        summary = "Joins the rankings of other estimators, among the candidates that are rated together.",
        source =
                "log-rank: Lee and Ham, AZ-NAS: assembling zero-cost proxies for network architecture search, CVPR 2024."
                        + " majority: the vote of Abdelfattah et al., Zero-cost proxies for lightweight NAS, ICLR 2021, over all"
                        + " pairs, as a ranking by Copeland, 1951. mean-rank: Borda's count")
public record RankAggregation(
        @Meaning("log-rank: sum of ln(rank / n); mean-rank; or majority: how many others most estimators put below")
        Rule rule,

        @Meaning("how many architectures are drawn to be compared with, where a strategy queries one at a time")
        @Range(least = 2)
        int candidates)
        implements Estimator {
    /** How rankings become one. */
    public enum Rule {
        LOG_RANK,
        MEAN_RANK,
        MAJORITY
    }

    public RankAggregation() {
        this(Rule.LOG_RANK, 1_000);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.MEMBERS, new Need.Candidates(candidates));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return new Aggregating(rule);
    }

    private static final class Aggregating implements Estimation {
        private final Rule rule;
        /** By member: what it says of each candidate. */
        private final Map<String, double[]> scores = new LinkedHashMap<>();
        /** The same, ascending. */
        private final Map<String, double[]> sorted = new LinkedHashMap<>();

        private int count;

        Aggregating(Rule rule) {
            this.rule = rule;
        }

        @Override
        public void candidates(List<Candidate> all) {
            count = all.size();
            List<String> members = all.isEmpty()
                    ? List.of()
                    : new ArrayList<>(all.get(0).evidence().properties().keySet());
            for (String member : members) {
                double[] said = all.stream()
                        .mapToDouble(one -> one.evidence().property(member).score())
                        .toArray();
                scores.put(member, said);
                double[] ascending = said.clone();
                Arrays.sort(ascending);
                sorted.put(member, ascending);
            }
        }

        @Override
        public double estimate(Architecture architecture, Evidence evidence) {
            return rule == Rule.MAJORITY ? majority(evidence) : ranks(evidence);
        }

        private double ranks(Evidence evidence) {
            double sum = 0;
            for (Map.Entry<String, double[]> member : sorted.entrySet()) {
                double rank = rank(
                        member.getValue(), evidence.property(member.getKey()).score());
                sum += rule == Rule.LOG_RANK ? StrictMath.log(rank / count) : rank / count;
            }
            return sum;
        }

        /** From 1 for the worst; equal ones share the average of theirs, and one from outside stands between its neighbours. */
        private static double rank(double[] ascending, double score) {
            int below = first(ascending, score, false);
            int notAbove = first(ascending, score, true);
            return below + (notAbove - below + 1) / 2.0;
        }

        /** Where the first stands that is at least the score, or above it. */
        private static int first(double[] ascending, double score, boolean above) {
            int low = 0;
            int high = ascending.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ascending[middle] < score || (above && ascending[middle] == score)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Draws count one half. */
        private double majority(Evidence evidence) {
            int[] votes = new int[count];
            for (Map.Entry<String, double[]> member : scores.entrySet()) {
                double own = evidence.property(member.getKey()).score();
                double[] others = member.getValue();
                for (int other = 0; other < count; other++) {
                    votes[other] += own > others[other] ? 1 : own < others[other] ? -1 : 0;
                }
            }
            double won = 0;
            for (int vote : votes) {
                won += vote > 0 ? 1 : vote == 0 ? 0.5 : 0;
            }
            return won;
        }
    }
}
