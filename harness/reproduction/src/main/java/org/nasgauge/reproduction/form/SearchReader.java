package org.nasgauge.reproduction.form;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.reproduction.measure.SearchProtocol;
import org.nasgauge.reproduction.measure.SearchProtocol.Budget;

/** How a strategy is run: what it sees, by what it is judged, what it may spend, and how often. */
final class SearchReader {
    private static final int MANY = 100_000_000;

    private final ColumnNames columns;

    SearchReader(ColumnNames columns) {
        this.columns = columns;
    }

    SearchProtocol read(Node node) {
        Fields fields = Fields.of(
                node,
                "is",
                "strategy",
                "settings",
                "reward",
                "rewards",
                "judge",
                "evaluations",
                "seconds",
                "costs",
                "at-budget-end",
                "runs",
                "architectures");
        return new SearchProtocol(
                fields.text("strategy", "the name of a strategy"),
                fields.find("settings").map(Node::settings).orElseGet(TreeMap::new),
                fields.has("rewards") ? columns.allAt(fields, "rewards") : List.of(columns.at(fields, "reward")),
                columns.at(fields, "judge"),
                budget(fields),
                fields.whole("runs", 2, MANY),
                fields.has("architectures")
                        ? OptionalInt.of(fields.whole("architectures", 1, MANY))
                        : OptionalInt.empty());
    }

    private Budget budget(Fields fields) {
        if (!fields.has("seconds")) {
            return new Budget.Evaluations(fields.whole("evaluations", 1, MANY));
        }
        BudgetEdge edge = fields.has("at-budget-end")
                ? fields.constant("at-budget-end", BudgetEdge.class, BudgetEdge::toString)
                : BudgetEdge.STOP_BEFORE;
        return new Budget.Seconds(fields.number("seconds"), columns.allAt(fields, "costs"), edge);
    }
}
