package org.nasgauge.importers.csv;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.Notations;
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
        /** The tuple of NASLib. */
        NASLIB,
        /** The number in the order of the space. */
        INDEX,
        /** The name of a choice for each decision. */
        DECISIONS,
        /** A text that names a row and nothing else: no space of the name is installed. */
        TEXT
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
            case "text" -> Form.TEXT;
            default ->
                throw UserError.at(
                        fields.place() + " form",
                        "'" + fields.text("form") + "' is no form",
                        "Write official, naslib, index or text, or name the columns of the decisions");
        };
    }

    /**
     * @param cells what the line has in the columns
     * @throws IllegalArgumentException if they name no architecture of the space
     */
    Architecture genome(SearchSpace space, List<String> cells) {
        String first = cells.get(0).strip();
        return switch (form) {
            case OFFICIAL, TEXT -> space.parse(first);
            case NASLIB -> Notations.naslib(space).read(first);
            case INDEX -> numbered(space, first);
            case DECISIONS -> decided(space, cells);
        };
    }

    private static Architecture numbered(SearchSpace space, String text) {
        if (!(space instanceof EnumerableSpace enumerable)) {
            throw new IllegalArgumentException(space.name() + " does not number its architectures");
        }
        int index = Integer.parseInt(text);
        if (index < 0 || index >= enumerable.size()) {
            throw new IllegalArgumentException("number " + index + " of a space of " + enumerable.size());
        }
        return enumerable.at(index);
    }

    private static Architecture decided(SearchSpace space, List<String> cells) {
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
