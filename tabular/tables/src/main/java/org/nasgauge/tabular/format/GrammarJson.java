package org.nasgauge.tabular.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;

/** How the grammar of a search space stands in {@code table.json}: a table over one is whole by itself. */
public final class GrammarJson {
    private static final String MEND = "Restore or mend the file";

    private GrammarJson() {}

    static void write(ObjectNode target, Grammar grammar) {
        target.put("start", grammar.start());
        target.put("depth", grammar.depth());
        ArrayNode rules = target.putArray("rules");
        for (String symbol : grammar.nonterminals()) {
            ArrayNode productions = rules.addObject().put("symbol", symbol).putArray("productions");
            grammar.productions(symbol).forEach(production -> productions.add(String.join(" ", production)));
        }
    }

    /** @throws UserError if it is no grammar */
    static Grammar read(String name, Node node) {
        Fields fields = Fields.of(node, "start", "depth", "rules");
        Map<String, List<List<String>>> rules = new LinkedHashMap<>();
        for (Node item : fields.items("rules", "a list of rules")) {
            Fields rule = Fields.of(item, "symbol", "productions");
            List<List<String>> productions =
                    rule.texts("productions").stream().map(GrammarJson::symbols).toList();
            if (rules.put(rule.verbatim("symbol"), productions) != null) {
                throw rule.place().error("a second rule of " + rule.verbatim("symbol"));
            }
        }
        String start = fields.verbatim("start");
        int depth = fields.whole("depth", 1, Grammar.MOST_DEPTH);
        try {
            return Grammar.of(name, start, rules, OptionalInt.of(depth));
        } catch (IllegalArgumentException e) {
            throw fields.place().error(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> symbols(String production) {
        return production.isEmpty() ? List.of() : List.of(production.split(" ", -1));
    }

    /** @throws UserError if the grammar describes no space */
    public static GrammarSpace space(String place, Grammar grammar) {
        try {
            return GrammarSpace.of(grammar);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
        }
    }
}
