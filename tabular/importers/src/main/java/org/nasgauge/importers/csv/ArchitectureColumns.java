package org.nasgauge.importers.csv;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.form.Numbers;

/**
 * How a line names its architecture.
 *
 * @param form what the cells hold: {@value #OFFICIAL} for the field's own form of the space, {@value #INDEX} for the
 *     number in its order, the name of one of its {@linkplain SearchSpace#notations() other notations}, {@value
 *     #DECISIONS} for the name of a choice for each decision, or {@value #TEXT} for a text that names a row and nothing
 *     else where no space of the name is installed
 * @param joint what stands between the cells of a text that is spread over several columns
 * @param columns one column, those that a text is spread over, or one for each decision of the space in its order
 */
record ArchitectureColumns(String form, String joint, List<String> columns) {
    private static final String OFFICIAL = "official";
    private static final String INDEX = "index";
    private static final String DECISIONS = "decisions";
    private static final String TEXT = "text";

    static ArchitectureColumns read(Node node) {
        Fields fields = Fields.of(node, MappingKey.names(MappingKey.Of.ARCHITECTURE));
        if (fields.has(DECISIONS)) {
            return new ArchitectureColumns(
                    DECISIONS, "", Fields.of(node, DECISIONS).texts(DECISIONS));
        }
        List<String> columns = fields.has("columns")
                ? Fields.of(node, "columns", "joint", "form").texts("columns")
                : List.of(fields.text("column", "the name of the column that holds the architecture"));
        return new ArchitectureColumns(
                fields.find("form")
                        .map(form -> form.text("a form of the space"))
                        .orElse(OFFICIAL),
                fields.find("joint").map(joint -> joint.verbatim("a text")).orElse(""),
                columns);
    }

    /** Whether the space need not be installed. */
    boolean isText() {
        return form.equals(TEXT);
    }

    /** @throws org.nasgauge.api.error.UserError if the space has no such form */
    void requireForm(Object place, SearchSpace space) {
        List<String> forms = new ArrayList<>(List.of(OFFICIAL, INDEX, DECISIONS, TEXT));
        space.notations().forEach(notation -> forms.add(notation.name()));
        if (!forms.contains(form)) {
            throw KnownNames.of("form of " + space.name(), forms).unknown(place + " architecture", form);
        }
    }

    /** The text that the cells hold together. */
    String text(List<String> cells) {
        return String.join(joint, cells).strip();
    }

    /**
     * @param cells what the line has in the columns
     * @throws IllegalArgumentException if they name no architecture of the space
     */
    Architecture genome(SearchSpace space, List<String> cells) {
        return switch (form) {
            case OFFICIAL, TEXT -> official(space, text(cells));
            case INDEX -> numbered(space, text(cells));
            case DECISIONS -> decided(space, cells);
            default -> notation(space).read(text(cells));
        };
    }

    private Notation notation(SearchSpace space) {
        return space.notations().stream()
                .filter(notation -> notation.name().equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(space.name() + " has no form '" + form + "'"));
    }

    /** A name that is a number is a name where the space has such, and else nearly always a number of the space. */
    private static Architecture official(SearchSpace space, String text) {
        try {
            return space.parse(text);
        } catch (IllegalArgumentException e) {
            if (!Numbers.isWhole(text)) {
                throw e;
            }
            throw new IllegalArgumentException(
                    e.getMessage() + ". If it is the number of the architecture in the space, say 'form: index'", e);
        }
    }

    private static Architecture numbered(SearchSpace space, String text) {
        if (!(space instanceof EnumerableSpace enumerable)) {
            throw new IllegalArgumentException(space.name() + " does not number its architectures");
        }
        int most = enumerable.size() - 1;
        if (!Numbers.isWhole(text) || text.length() > 10 || Long.parseLong(text) < 0 || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no number of an architecture of " + space.name()
                    + "; expected " + Numbers.wholeFrom(0, most));
        }
        return enumerable.at(Integer.parseInt(text));
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
                throw new IllegalArgumentException(Quoted.of(cells.get(i)) + " is no choice for "
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
