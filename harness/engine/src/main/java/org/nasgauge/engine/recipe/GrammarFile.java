package org.nasgauge.engine.recipe;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.form.NormalForm;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;

/**
 * A grammar in YAML: its name, its start symbol, for each nonterminal a list of productions whose symbols stand apart by
 * spaces, and a depth if the rules are recursive.
 */
public final class GrammarFile {
    private static final Form FORM = Form.yaml("grammar");
    private static final String PRODUCTIONS = "a list of productions, as [conv SOURCE, skip SOURCE]";

    private GrammarFile() {}

    /** @throws UserError if the file cannot be read, is no grammar, or derives too little or too much for a search space */
    public static GrammarSpace space(Path file) {
        try {
            return GrammarSpace.of(read(file));
        } catch (IllegalArgumentException e) {
            throw UserError.at(file, String.valueOf(e.getMessage()), "Change the rules or the depth", e);
        }
    }

    /** @throws UserError if the file cannot be read or is no grammar */
    public static Grammar read(Path file) {
        return grammar(FORM.read(file));
    }

    /**
     * @param place what to call the text in error messages
     * @throws UserError if the text is no grammar
     */
    public static Grammar parse(String place, String text) {
        return grammar(FORM.parse(place, text));
    }

    /** The text of a file that is read as this grammar. */
    public static String text(Grammar grammar) {
        Map<String, Object> rules = new LinkedHashMap<>();
        grammar.nonterminals()
                .forEach(symbol -> rules.put(
                        symbol,
                        grammar.productions(symbol).stream()
                                .map(production -> String.join(" ", production))
                                .toList()));
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("grammar", grammar.name());
        text.put("start", grammar.start());
        text.put("depth", grammar.depth());
        text.put("rules", rules);
        return NormalForm.yaml(text);
    }

    private static Grammar grammar(Node root) {
        Fields fields = Fields.of(root, "grammar", "start", "depth", "rules");
        Map<String, List<List<String>>> productions = new LinkedHashMap<>();
        fields.need("rules", "for each nonterminal, " + PRODUCTIONS)
                .entries("a mapping from nonterminals to their productions")
                .forEach((symbol, node) -> productions.put(
                        symbol,
                        node.items(PRODUCTIONS).stream()
                                .map(item -> List.of(item.text("a production").split(" +", -1)))
                                .toList()));
        try {
            return Grammar.of(
                    fields.text("grammar", "the name of the grammar"),
                    fields.text("start", "the nonterminal that all derivations begin with"),
                    productions,
                    fields.find("depth")
                            .map(node -> OptionalInt.of(node.whole(1, Grammar.MOST_DEPTH)))
                            .orElse(OptionalInt.empty()));
        } catch (IllegalArgumentException e) {
            throw UserError.at(fields.place(), String.valueOf(e.getMessage()), "Mend the rules", e);
        }
    }
}
