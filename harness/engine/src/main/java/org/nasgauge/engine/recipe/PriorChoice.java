package org.nasgauge.engine.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** What a recipe says is believed of good architectures. */
public sealed interface PriorChoice {
    /** Where it stands in the recipe, for error messages. */
    String place();

    /** As a recipe writes it, with all that is left out. */
    Map<String, Object> written();

    /**
     * Choices of some decisions.
     *
     * @param probabilities by decision and choice; what is not named shares the rest
     */
    record Choices(String place, SortedMap<String, SortedMap<String, Double>> probabilities) implements PriorChoice {
        public Choices {
            probabilities = Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("choices", probabilities);
        }
    }

    /**
     * The best of another table, by its validation.
     *
     * @param table its name in the catalogue, or the path of its folder
     * @param architectures how many
     * @param confidence the probability that each of them gives to its choices
     */
    record BestOf(String place, String table, int architectures, double confidence) implements PriorChoice {
        @Override
        public Map<String, Object> written() {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("best-of", table);
            written.put("architectures", architectures);
            written.put("confidence", confidence);
            return written;
        }
    }

    /** What PriorBand's authors call a high confidence: three quarters for a choice, the rest for all others. */
    double STANDARD_CONFIDENCE = 0.75;

    int STANDARD_ARCHITECTURES = 10;

    String EXPECTED =
            "choices by decision, as {choices: {DECISION: CHOICE}, confidence: 0.75}, or another table's best, as {best-of: TABLE}";

    static PriorChoice read(Node node) {
        Fields either = Fields.unchecked(node, EXPECTED);
        if (either.has("best-of")) {
            Fields fields = Fields.of(node, "best-of", "architectures", "confidence");
            return new BestOf(
                    node.place().toString(),
                    fields.text("best-of", "the name of a table, or the path of its folder"),
                    fields.has("architectures") ? fields.whole("architectures", 1, 1_000_000) : STANDARD_ARCHITECTURES,
                    confidence(fields));
        }
        Fields fields = Fields.of(node, "choices", "confidence");
        double confidence = confidence(fields);
        SortedMap<String, SortedMap<String, Double>> probabilities = new TreeMap<>();
        fields.need("choices", EXPECTED)
                .entries("choices by the names of decisions")
                .forEach((decision, choice) -> probabilities.put(decision, choices(choice, confidence)));
        return new Choices(node.place().toString(), probabilities);
    }

    private static double confidence(Fields fields) {
        return fields.find("confidence").map(PriorChoice::probability).orElse(STANDARD_CONFIDENCE);
    }

    private static SortedMap<String, Double> choices(Node node, double confidence) {
        SortedMap<String, Double> choices = new TreeMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((choice, probability) -> choices.put(choice, probability(probability)));
        } else {
            choices.put(node.text("a choice, or choices with their probabilities"), confidence);
        }
        return choices;
    }

    /** None is certain, so that a wrong belief can be recovered from. */
    private static double probability(Node node) {
        String expected = "a probability above 0 and below 1";
        double probability = node.number(expected);
        if (probability <= 0 || probability >= 1) {
            throw node.wrong(expected);
        }
        return probability;
    }
}
