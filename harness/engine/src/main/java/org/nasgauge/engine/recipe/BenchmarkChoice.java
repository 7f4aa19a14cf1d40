package org.nasgauge.engine.recipe;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.engine.live.TrainingClock;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The benchmark that a recipe names. */
public sealed interface BenchmarkChoice {
    String PROPERTIES_FROM = "properties-from";
    String EXPECTED = "the name of a table, the path of its folder, or live training as {live: DATA, space: SPACE}";

    /** Where it stands in the recipe, for error messages. */
    String place();

    /** Tables of the same space that know further properties of its architectures, each by name or path. */
    List<String> propertiesFrom();

    /** A table, by its name in the catalogue or by the path of its folder. */
    record Table(String place, String name, List<String> propertiesFrom) implements BenchmarkChoice {
        private static final String[] KEYS = {"table", PROPERTIES_FROM};

        public Table {
            propertiesFrom = List.copyOf(propertiesFrom);
        }

        /** With its own properties only. */
        public Table(String place, String name) {
            this(place, name, List.of());
        }

        private static Table read(Node node) {
            if (node instanceof Node.Mapping) {
                Fields fields = Fields.of(node, KEYS);
                return new Table(
                        node.place().toString(),
                        fields.text("table", EXPECTED),
                        fields.find(PROPERTIES_FROM).map(BenchmarkChoice::names).orElse(List.of()));
            }
            return new Table(node.place().toString(), node.text(EXPECTED));
        }

        /** As a recipe writes a table. */
        public static Object written(String name, Collection<String> propertiesFrom) {
            if (propertiesFrom.isEmpty()) {
                return name;
            }
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("table", name);
            written.put(PROPERTIES_FROM, List.copyOf(propertiesFrom));
            return written;
        }
    }

    /**
     * Live training.
     *
     * @param data the name of a data set
     * @param settings those of the trainer that are not to have their standard values
     * @param trainings how many trainings of an architecture there can be, each under a seed of its own
     * @param fidelities lower ones than a full training; empty for every epoch
     */
    record Live(
            String place,
            String data,
            String space,
            String trainer,
            SortedMap<String, Object> settings,
            int trainings,
            TrainingClock clock,
            Optional<Fidelities> fidelities,
            List<String> propertiesFrom)
            implements BenchmarkChoice {
        /** What a live benchmark has besides the settings of its trainer. */
        public static final List<String> KEYS =
                List.of("live", "space", "trainer", "trainings", "clock", "fidelities", PROPERTIES_FROM);

        private static final int STANDARD_TRAININGS = 3;
        private static final int MOST_TRAININGS = 1_000_000;

        public Live {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
            propertiesFrom = List.copyOf(propertiesFrom);
        }

        /**
         * As a recipe writes it, with what is left out.
         *
         * @param all the settings of the trainer
         */
        public Map<String, Object> written(SortedMap<String, Object> all) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("live", data);
            written.put("space", space);
            written.put("trainer", trainer);
            written.putAll(all);
            written.put("trainings", trainings);
            written.put("clock", clock.toString());
            fidelities.ifPresent(lower -> written.put("fidelities", Map.of(lower.of(), lower.values())));
            if (!propertiesFrom.isEmpty()) {
                written.put(PROPERTIES_FROM, propertiesFrom);
            }
            return written;
        }

        private static Live read(Node node, Map<String, Node> entries) {
            SortedMap<String, Object> settings = new TreeMap<>();
            entries.forEach((key, value) -> {
                if (!KEYS.contains(key)) {
                    settings.put(key, value.value());
                }
            });
            return new Live(
                    node.place().toString(),
                    need(node, entries, "live", "the name of a data set").text("the name of a data set"),
                    need(node, entries, "space", "the name of a search space").text("the name of a search space"),
                    find(entries, "trainer")
                            .map(value -> value.text("the name of a trainer"))
                            .orElse("tape"),
                    settings,
                    find(entries, "trainings")
                            .map(value -> value.whole(1, MOST_TRAININGS))
                            .orElse(STANDARD_TRAININGS),
                    find(entries, "clock")
                            .map(value -> value.oneOf("clock", TrainingClock.values(), TrainingClock::toString))
                            .orElse(TrainingClock.WORK),
                    find(entries, "fidelities").map(Fidelities::read),
                    find(entries, PROPERTIES_FROM).map(BenchmarkChoice::names).orElse(List.of()));
        }

        private static Optional<Node> find(Map<String, Node> entries, String key) {
            return Optional.ofNullable(entries.get(key));
        }

        private static Node need(Node node, Map<String, Node> entries, String key, String expected) {
            return find(entries, key).orElseThrow(() -> node.place().error("'" + key + "' is missing: " + expected));
        }
    }

    /**
     * In what trainings are less than full ones, and how much of it they have.
     *
     * @param of {@code epochs}, or a setting of the trainer that is a whole number, as {@code images}
     * @param values ascending, each from 1
     */
    record Fidelities(String place, String of, List<Integer> values) {
        public static final String EPOCHS = "epochs";

        public Fidelities {
            values = values.stream().sorted().distinct().toList();
        }

        private static Fidelities read(Node node) {
            String expected = "one thing to have less of, as {epochs: [1, 2, 4]} or {images: [512, 1024]}";
            Map<String, Node> entries = node.entries(expected);
            if (entries.size() != 1) {
                throw node.wrong(expected);
            }
            Map.Entry<String, Node> less = entries.entrySet().iterator().next();
            List<Integer> values = less.getValue().items("a list of whole numbers").stream()
                    .map(item -> item.whole(1, Integer.MAX_VALUE))
                    .toList();
            return new Fidelities(node.place().toString(), less.getKey(), values);
        }
    }

    private static List<String> names(Node node) {
        String expected = "a list of tables, each by its name or the path of its folder";
        return node.items(expected).stream().map(item -> item.text(expected)).toList();
    }

    static BenchmarkChoice read(Node node) {
        return node instanceof Node.Mapping mapping && mapping.entries().containsKey("live")
                ? Live.read(node, mapping.entries())
                : Table.read(node);
    }
}
