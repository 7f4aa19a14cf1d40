package org.nasgauge.tabular.making;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.tabular.making.HardwareBench.Property;

/** Measurements that are there: a line for each network and batch size. What a machine measures differs, so none counts twice. */
final class HardwareJournal implements AutoCloseable {
    private static final int SCHEMA = 1;
    private static final String FILE = "part.hardware.jsonl";
    private static final String LOAD = "load";
    private static final Form FORM = Form.json("journal of measurements");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LineJournal lines;

    /** A network, in its space's written form, and images at a time. */
    record Key(String architecture, int batch) {}

    /**
     * @param values what could be measured
     * @param seconds that its measurement took, as its share of what was measured with it
     */
    record Entry(Map<Property, Double> values, double seconds) {}

    private HardwareJournal(LineJournal lines) {
        this.lines = lines;
    }

    /** @throws UserError if it has other measurements, is damaged, has another writer, or cannot be written */
    static HardwareJournal open(Path folder, String space, HardwareBench bench) {
        ObjectNode header = MAPPER.createObjectNode();
        header.put("hardware", SCHEMA);
        header.put("space", space);
        bench.recipe().forEach(header.putObject("recipe")::put);
        lasting(bench.environment()).forEach(header.putObject("environment")::put);
        return new HardwareJournal(
                LineJournal.open(folder.resolve(FILE), FORM, header, there -> entries(there, space, bench)));
    }

    /** All that is there; nothing if there is no journal. */
    static Map<Key, Entry> read(Path folder, String space, HardwareBench bench) {
        Map<Key, Entry> all = new LinkedHashMap<>();
        LineJournal.files(folder, FILE)
                .forEach(file -> all.putAll(entries(LineJournal.read(file, FORM), space, bench)));
        return all;
    }

    private static Map<Key, Entry> entries(List<LineJournal.Line> lines, String space, HardwareBench bench) {
        Map<Key, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            LineJournal.Line line = lines.get(i);
            if (i == 0) {
                requireHeader(line, space, bench);
            } else {
                add(line.node(), entries);
            }
        }
        return entries;
    }

    private static void requireHeader(LineJournal.Line line, String space, HardwareBench bench) {
        Fields header = Fields.of(line.node(), "hardware", "space", "recipe", "environment");
        header.whole("hardware", 1, SCHEMA);
        if (!header.verbatim("space").equals(space)) {
            throw UserError.at(line.file(), "it is about the space " + header.verbatim("space"), "Use another folder");
        }
        requireSame(line, header.need("recipe", "the recipe"), bench.recipe(), "measured by another recipe");
        requireSame(
                line,
                header.need("environment", "the machine"),
                lasting(bench.environment()),
                "measured on another machine, or on this one when it was set up otherwise");
    }

    private static void requireSame(LineJournal.Line line, Node there, SortedMap<String, String> now, String what) {
        SortedMap<String, String> texts = there.texts("texts by name");
        if (!texts.equals(now)) {
            throw UserError.at(
                    line.place(),
                    what + ": " + TrainingSources.differences(texts, now),
                    "Measure as before, or begin a new table in another folder");
        }
    }

    /** What a machine is, without what it does at the moment. */
    private static SortedMap<String, String> lasting(SortedMap<String, String> environment) {
        SortedMap<String, String> lasting = new TreeMap<>(environment);
        lasting.remove(LOAD);
        return lasting;
    }

    private static void add(Node node, Map<Key, Entry> entries) {
        Fields line = Fields.of(node, "architecture", "batch", "seconds", "values");
        Map<Property, Double> values = new EnumMap<>(Property.class);
        Map<String, Node> written = line.need("values", "numbers by name").entries("numbers by name");
        Fields numbers = Fields.of(line.need("values", "numbers by name"), labels());
        for (Property property : Property.values()) {
            if (written.containsKey(property.label())) {
                values.put(property, numbers.number(property.label()));
            }
        }
        entries.put(
                new Key(line.verbatim("architecture"), line.whole("batch", 1, Integer.MAX_VALUE)),
                new Entry(Collections.unmodifiableMap(values), line.number("seconds")));
    }

    private static List<String> labels() {
        return List.of(Property.values()).stream().map(Property::label).toList();
    }

    /** On return it is on disk. */
    void append(Key key, Entry entry) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("architecture", key.architecture());
        root.put("batch", key.batch());
        root.put("seconds", entry.seconds());
        ObjectNode values = root.putObject("values");
        entry.values().forEach((property, value) -> values.put(property.label(), value));
        lines.append(root);
    }

    @Override
    public void close() {
        lines.close();
    }
}
