package org.nasgauge.importers.csv;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.NaslibCell;
import org.nasgauge.tabular.table.JsonFields;

/**
 * How a line names its architecture.
 *
 * @param columns one column, or one for each decision of the space in its order
 */
record ArchitectureColumns(Form form, List<String> columns) {
    /** What stands in the columns. */
    enum Form {
        /** The field's own form of the space. */
        OFFICIAL,
        /** A cell of NAS-Bench-201 as NASLib writes it. */
        NASLIB,
        /** The number in the order of the space. */
        INDEX,
        /** The name of a choice for each decision. */
        DECISIONS
    }

    static ArchitectureColumns read(JsonFields root) {
        JsonFields fields = root.object("architecture");
        if (fields.has("decisions")) {
            List<String> decisions = fields.texts("decisions");
            fields.end();
            return new ArchitectureColumns(Form.DECISIONS, decisions);
        }
        String column = fields.text("column");
        Form form = fields.has("form") ? single(fields) : Form.OFFICIAL;
        fields.end();
        return new ArchitectureColumns(form, List.of(column));
    }

    private static Form single(JsonFields fields) {
        return switch (fields.text("form")) {
            case "official" -> Form.OFFICIAL;
            case "naslib" -> Form.NASLIB;
            case "index" -> Form.INDEX;
            default ->
                throw UserError.at(
                        fields.place() + " form",
                        "'" + fields.text("form") + "' is no form",
                        "Write official, naslib or index, or name the columns of the decisions");
        };
    }

    /**
     * @param cells what the line has in the columns
     * @throws IllegalArgumentException if they name no architecture of the space
     */
    int row(EnumerableSpace space, List<String> cells) {
        String first = cells.get(0);
        return switch (form) {
            case OFFICIAL -> space.indexOf(space.parse(first));
            case NASLIB -> space.indexOf(NaslibCell.nasbench201(space, first));
            case INDEX -> index(space, first);
            case DECISIONS -> space.indexOf(decided(space, cells));
        };
    }

    private static int index(EnumerableSpace space, String text) {
        int index = Integer.parseInt(text.strip());
        if (index < 0 || index >= space.size()) {
            throw new IllegalArgumentException("number " + index + " of a space of " + space.size());
        }
        return index;
    }

    private static Architecture decided(EnumerableSpace space, List<String> cells) {
        List<Decision> decisions = space.decisions();
        if (decisions.size() != cells.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " columns of decisions; " + space.name() + " has " + decisions.size());
        }
        List<Integer> choices = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int choice = decisions.get(i).choices().indexOf(cells.get(i).strip());
            if (choice < 0) {
                throw new IllegalArgumentException("'" + cells.get(i) + "' is no choice for "
                        + decisions.get(i).name() + "; expected one of "
                        + decisions.get(i).choices());
            }
            choices.add(choice);
        }
        Architecture architecture =
                Architecture.of(choices.stream().mapToInt(Integer::intValue).toArray());
        space.violation(architecture).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return architecture;
    }
}
