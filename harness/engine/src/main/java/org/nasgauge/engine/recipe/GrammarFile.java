package org.nasgauge.engine.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;

/**
 * A grammar in YAML: its name, its start symbol, for each nonterminal a list of productions whose symbols stand apart by
 * spaces, and a depth if the rules are recursive.
 */
public final class GrammarFile {
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
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw UserError.at(file, "cannot be read (" + e.getMessage() + ")", "Name a grammar, in YAML", e);
        }
    }

    /**
     * @param place what to call the text in error messages
     * @throws UserError if the text is no grammar
     */
    public static Grammar parse(String place, String text) {
        Section section = Section.of(YamlTree.read(place, text), "grammar", "start", "depth", "rules");
        Node rules = section.need("rules", "for each nonterminal, " + PRODUCTIONS);
        if (!(rules instanceof Node.Mapping mapping)) {
            throw Section.wrong(rules, "a mapping from nonterminals to their productions");
        }
        Map<String, List<List<String>>> productions = new LinkedHashMap<>();
        mapping.entries()
                .forEach((symbol, node) -> productions.put(
                        symbol,
                        Section.items(node, PRODUCTIONS).stream()
                                .map(item -> List.of(
                                        Section.text(item, "a production").split(" +", -1)))
                                .toList()));
        try {
            return Grammar.of(
                    Section.text(section.need("grammar", "its name"), "the name of the grammar"),
                    Section.text(section.need("start", "the symbol that all derivations begin with"), "a nonterminal"),
                    productions,
                    section.find("depth")
                            .map(node -> OptionalInt.of(Section.whole(node, 1, "a whole number from 1")))
                            .orElse(OptionalInt.empty()));
        } catch (IllegalArgumentException e) {
            throw UserError.at(section.place(), String.valueOf(e.getMessage()), "Mend the rules", e);
        }
    }
}
