package org.nasgauge.engine.external;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/** The messages, as samples/python/PROTOCOL.md describes them. */
final class Protocol {
    static final int VERSION = 1;

    private static final int MOST_COSTS = 8;
    private static final Pattern COST = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Protocol() {}

    static String hello(Problem problem, long seed) {
        ObjectNode node = typed("hello");
        node.put("protocol", VERSION);
        node.put("seed", seed);
        ObjectNode space = node.putObject("space");
        space.put("name", problem.space().name());
        ArrayNode decisions = space.putArray("decisions");
        for (Decision decision : problem.space().decisions()) {
            ArrayNode choices =
                    decisions.addObject().put("name", decision.name()).putArray("choices");
            decision.choices().forEach(choices::add);
        }
        ArrayNode fidelities = node.putArray("fidelities");
        for (Fidelity fidelity : problem.fidelities()) {
            fidelities.add(fidelity.toString());
        }
        ArrayNode objectives = node.putArray("objectives");
        for (Metric objective : problem.objectives()) {
            objectives.add(objective.name());
        }
        constraint(problem.constraint(), node.putObject("constraint"));
        return node.toString();
    }

    private static void constraint(Constraint constraint, ObjectNode node) {
        constraint.evaluations().ifPresent(evaluations -> node.put("evaluations", evaluations));
        constraint.seconds().ifPresent(seconds -> node.put("seconds", seconds));
        node.put("workers", constraint.workers());
        node.put("scheduling", constraint.scheduling().toString());
        node.put("at-budget-end", constraint.edge().toString());
        node.put("checkpoints", constraint.checkpoints());
    }

    static String ask() {
        return typed("ask").toString();
    }

    static String end() {
        return typed("end").toString();
    }

    static String tell(Observation observation) {
        ObjectNode node = typed("tell");
        write(observation.trial().architecture(), node);
        node.put("fidelity", observation.trial().fidelity().toString());
        if (observation instanceof Observation.Scored scored) {
            node.put("score", scored.score());
            if (!scored.further().isEmpty()) {
                ArrayNode further = node.putArray("further");
                scored.further().forEach(further::add);
            }
            node.put("violation", scored.violation());
        } else {
            node.put("failed", ((Observation.Failed) observation).reason());
        }
        node.put("seconds", observation.seconds());
        return node.toString();
    }

    static String estimate(Estimate estimate) {
        ObjectNode node = typed("estimate");
        write(estimate.query().architecture(), node);
        estimate.value().ifPresent(value -> node.put("value", value));
        node.put("seconds", estimate.seconds());
        return node.toString();
    }

    static String architecture(Architecture architecture) {
        ObjectNode node = typed("architecture");
        write(architecture, node);
        return node.toString();
    }

    private static ObjectNode typed(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    private static void write(Architecture architecture, ObjectNode node) {
        ArrayNode choices = node.putArray("architecture");
        for (int choice : architecture.choices()) {
            choices.add(choice);
        }
    }

    /** @throws IllegalArgumentException if it is no message, saying why */
    static JsonNode read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node != null && node.path("type").isTextual()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            boolean twice = String.valueOf(e.getMessage()).startsWith("Duplicate field");
            throw new IllegalArgumentException(twice ? "a key stands twice" : "no JSON", e);
        }
        throw new IllegalArgumentException("no object with a 'type'");
    }

    /** @throws IllegalArgumentException if the message has others */
    static void requireKeys(JsonNode message, String... known) {
        message.fieldNames().forEachRemaining(key -> {
            if (!List.of(known).contains(key)) {
                throw new IllegalArgumentException(
                        "unknown key " + Quoted.of(key) + "; known: " + String.join(", ", known));
            }
        });
    }

    /** @throws IllegalArgumentException if the message names none */
    static Architecture architecture(JsonNode message) {
        JsonNode array = message.path("architecture");
        if (!array.isArray()) {
            throw new IllegalArgumentException("'architecture' is no array");
        }
        int[] choices = new int[array.size()];
        for (int i = 0; i < choices.length; i++) {
            if (!array.get(i).isInt()) {
                throw new IllegalArgumentException("'architecture' holds something that is no whole number");
            }
            choices[i] = array.get(i).intValue();
        }
        return Architecture.of(choices);
    }

    /**
     * What a proposal cost the program, by name.
     *
     * @throws IllegalArgumentException if the message names something else
     */
    static Map<String, Double> cost(JsonNode message) {
        JsonNode costs = message.path("cost");
        if (costs.isMissingNode()) {
            return Map.of();
        }
        if (!costs.isObject() || costs.size() > MOST_COSTS) {
            throw new IllegalArgumentException("'cost' is no object of at most " + MOST_COSTS + " numbers by name");
        }
        Map<String, Double> read = new TreeMap<>();
        costs.properties().forEach(cost -> {
            double value = cost.getValue().asDouble(Double.NaN);
            if (!COST.matcher(cost.getKey()).matches() || !cost.getValue().isNumber()) {
                throw new IllegalArgumentException("the cost " + Quoted.of(cost.getKey())
                        + " is no number with a name of lower-case letters, as seconds or tokens");
            }
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException("a cost of " + value + " " + cost.getKey() + "; expected 0 or more");
            }
            read.put(cost.getKey(), value);
        });
        return read;
    }

    /** @throws IllegalArgumentException if the message names something else */
    static Fidelity fidelity(JsonNode message, Fidelity full) {
        return message.has("fidelity") ? Fidelity.parse(message.get("fidelity").asText()) : full;
    }
}
