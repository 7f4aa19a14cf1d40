package org.nasgauge.report.regression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;
import org.nasgauge.report.text.Decimals;

/**
 * Where two records of one study and seed part.
 *
 * @param seed of both
 * @param what in words: a proposal where the records keep all of them, and otherwise the first incumbent
 */
public record FirstDifference(long seed, String what) {
    /** Empty where the records are the same. */
    static Optional<FirstDifference> between(RunRecord before, RunRecord now) {
        if (before.equals(now)) {
            return Optional.empty();
        }
        Optional<String> what = before instanceof SearchRecord one && now instanceof SearchRecord other
                ? search(one, other)
                : before instanceof EstimationRecord first && now instanceof EstimationRecord second
                        ? estimation(first, second)
                        : Optional.of("one is of a strategy, the other of an estimator");
        // a study with other settings has another id, and may do the same
        return what.or(() -> before.study().equals(now.study())
                        ? Optional.of("it is otherwise the same, but was written with other figures")
                        : Optional.empty())
                .map(words -> new FirstDifference(before.seed(), words));
    }

    private static Optional<String> search(SearchRecord before, SearchRecord now) {
        if (!before.trials().isEmpty() && !now.trials().isEmpty()) {
            Optional<String> trial = first("proposal", before.trials(), now.trials(), Trial::architecture);
            if (trial.isPresent()) {
                return trial;
            }
        }
        return first("incumbent", before.trajectory(), now.trajectory(), FirstDifference::found)
                .or(() -> first("member of the front", before.front(), now.front(), FrontMember::architecture))
                .or(() -> figures(before, now));
    }

    private static String found(Incumbent incumbent) {
        return incumbent.architecture() + ", found by evaluation " + incumbent.evaluation();
    }

    private static <T> Optional<String> first(String kind, List<T> before, List<T> now, Function<T, String> words) {
        int both = Math.min(before.size(), now.size());
        for (int i = 0; i < both; i++) {
            if (!before.get(i).equals(now.get(i))) {
                String one = words.apply(before.get(i));
                String other = words.apply(now.get(i));
                return Optional.of(kind + " " + (i + 1)
                        + (one.equals(other)
                                ? " is the same, " + one + ", but has other figures: " + now.get(i) + " instead of "
                                        + before.get(i)
                                : " is " + other + " instead of " + one));
            }
        }
        if (before.size() == now.size()) {
            return Optional.empty();
        }
        return Optional.of(
                before.size() < now.size()
                        ? kind + " " + (both + 1) + " is " + words.apply(now.get(both)) + " where there was none"
                        : "no " + kind + " " + (both + 1) + " where there was " + words.apply(before.get(both)));
    }

    private static Optional<String> figures(SearchRecord before, SearchRecord now) {
        if (before.evaluations() != now.evaluations()) {
            return Optional.of("the incumbents are the same, after " + now.evaluations() + " evaluations instead of "
                    + before.evaluations());
        }
        if (before.distinct() != now.distinct()) {
            return Optional.of("the incumbents are the same, but " + now.distinct()
                    + " architectures were tried instead of " + before.distinct());
        }
        return before.end() == now.end() && before.seconds().equals(now.seconds())
                ? Optional.empty()
                : Optional.of("the incumbents are the same, but the run ended by " + now.end() + " at " + seconds(now)
                        + " instead of by " + before.end() + " at " + seconds(before));
    }

    private static String seconds(RunRecord run) {
        return run.seconds().isPresent() ? Decimals.shortest(run.seconds().getAsDouble()) + " s" : "an unknown second";
    }

    private static Optional<String> estimation(EstimationRecord before, EstimationRecord now) {
        int both = Math.min(before.architectures().size(), now.architectures().size());
        for (int i = 0; i < both; i++) {
            String architecture = now.architectures().get(i);
            if (!before.architectures().get(i).equals(architecture)) {
                return Optional.of("network " + (i + 1) + " is " + architecture + " instead of "
                        + before.architectures().get(i));
            }
            if (!before.estimates().get(i).equals(now.estimates().get(i))) {
                return Optional.of("the estimate of " + architecture + " is "
                        + now.estimates().get(i) + " instead of "
                        + before.estimates().get(i));
            }
        }
        return before.costs().equals(now.costs())
                ? Optional.empty()
                : Optional.of("the estimates are the same, but they were charged " + now.costs() + " instead of "
                        + before.costs());
    }
}
