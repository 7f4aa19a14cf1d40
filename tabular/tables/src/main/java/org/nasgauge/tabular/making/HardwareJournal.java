package org.nasgauge.tabular.making;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.tabular.making.HardwareBench.InferenceRuntime;
import org.nasgauge.tabular.making.HardwareBench.Property;
import org.nasgauge.tabular.making.HardwareBench.Setup;

/** Measurements that are there: a line for each network and setup. What a machine measures differs, so none counts twice. */
final class HardwareJournal implements AutoCloseable {
    private static final int SCHEMA = 2;
    private static final String FILE = "part.hardware.jsonl";
    private static final Set<String> OF_THE_MOMENT = Set.of("load", "temperature");
    private static final Form FORM = Form.json("journal of measurements");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LineJournal lines;

    /** A network, in its space's written form, and how it ran. */
    record Key(String architecture, Setup setup) {}

    /**
     * @param readings what could be measured, and why the rest could not
     * @param seconds that its measurement took, as its share of what was measured with it
     */
    record Entry(Map<Property, Reading> readings, double seconds) {
        boolean isFailed() {
            return readings.get(Property.LATENCY) instanceof Reading.Missing;
        }
    }

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
        header.whole("hardware", SCHEMA, SCHEMA);
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
        lasting.keySet().removeAll(OF_THE_MOMENT);
        return lasting;
    }

    private static void add(Node node, Map<Key, Entry> entries) {
        Fields line = Fields.of(node, "architecture", "batch", "with", "seconds", "values", "missing");
        // What ran through ONNX Runtime does not say so.
        InferenceRuntime runtime =
                line.has("with") ? line.constant("with", InferenceRuntime.class) : InferenceRuntime.ONNX;
        Map<Property, Reading> readings = new EnumMap<>(Property.class);
        line.need("values", "numbers by name")
                .entries("numbers by name")
                .forEach((label, value) -> readings.put(property(value, label), Reading.of(value.number("a number"))));
        line.find("missing")
                .ifPresent(reasons -> reasons.texts("reasons by name")
                        .forEach((label, why) -> readings.put(property(reasons, label), Reading.missing(why))));
        entries.put(
                new Key(line.verbatim("architecture"), new Setup(runtime, line.whole("batch", 1, Integer.MAX_VALUE))),
                new Entry(Collections.unmodifiableMap(readings), line.number("seconds")));
    }

    private static Property property(Node node, String label) {
        return Arrays.stream(Property.values())
                .filter(property -> property.label().equals(label))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "property",
                                Arrays.stream(Property.values())
                                        .map(Property::label)
                                        .toList())
                        .unknown(node.place().toString(), label));
    }

    /** On return it is on disk. */
    void append(Key key, Entry entry) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("architecture", key.architecture());
        root.put("batch", key.setup().batch());
        if (key.setup().runtime() != InferenceRuntime.ONNX) {
            root.put("with", Fields.written(key.setup().runtime()));
        }
        root.put("seconds", entry.seconds());
        ObjectNode values = root.putObject("values");
        ObjectNode missing = MAPPER.createObjectNode();
        entry.readings().forEach((property, reading) -> {
            if (reading instanceof Reading.Missing lack) {
                missing.put(property.label(), lack.reason());
            } else {
                values.put(property.label(), reading.orThrow());
            }
        });
        if (!missing.isEmpty()) {
            root.set("missing", missing);
        }
        lines.append(root);
    }

    @Override
    public void close() {
        lines.close();
    }
}
