package org.nasgauge.tabular.making;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** Scores a random sample of a table's networks again: every score, and every reason why there is none, must be the same. */
public final class RescoreCheck {
    private final Table table;
    private final Scorer scorer;

    /**
     * One network under one seed.
     *
     * @param difference the first score that differs; empty if none does
     */
    public record Rescored(String architecture, int seed, Optional<String> difference) {}

    /** @throws org.nasgauge.api.error.UserError if the scorer's recipe is not the table's */
    public RescoreCheck(Table table, Scorer scorer) {
        TrainingSources.requireSameRecipe(
                "table " + table.name(), table.manifest().recipe(), scorer.recipe());
        this.table = table;
        this.scorer = scorer;
    }

    /** Networks and seeds drawn without replacement: the same for the same seed. */
    public List<BuildPlan.Job> sample(int size, long seed) {
        List<BuildPlan.Job> sample = new ArrayList<>();
        int[] order = SeedTree.root(seed)
                .child("score again")
                .generator()
                .permutation(table.rows() * table.seeds().size());
        for (int i = 0; i < Math.min(size, order.length); i++) {
            int row = order[i] / table.seeds().size();
            int position = order[i] % table.seeds().size();
            sample.add(new BuildPlan.Job(
                    row, table.representative(row), table.seeds().get(position)));
        }
        return sample;
    }

    /** Safe for many threads. */
    public Rescored rescore(BuildPlan.Job job) {
        Map<String, Scorer.Score> again = scorer.score(job.architecture(), job.seed());
        int position = table.seedPosition(job.seed());
        Optional<String> difference = again.entrySet().stream()
                .map(one -> difference(
                        ScoreBuild.column(one.getKey(), position),
                        job.row(),
                        one.getValue().reading()))
                .flatMap(Optional::stream)
                .findFirst();
        return new Rescored(table.space().format(job.architecture()), job.seed(), difference);
    }

    private Optional<String> difference(String column, int row, Reading now) {
        Lookup lookup = table.lookup(Query.of(column));
        Reading there = lookup.reading(row);
        boolean same = (there instanceof Reading.Present held && now instanceof Reading.Present found)
                ? (float) held.value() == (float) found.value()
                : there.equals(now);
        return same ? Optional.empty() : Optional.of(column + ": " + there + " there, " + now + " now");
    }
}
