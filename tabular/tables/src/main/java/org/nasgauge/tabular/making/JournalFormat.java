package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.tabular.format.MetricJson;

/** The lines of a journal: the CRC-32C of a JSON object in eight hexadecimal digits, a space, and the object. */
final class JournalFormat {
    private static final int SCHEMA = 2;
    static final int CRC_DIGITS = 8;
    private static final Form FORM = Form.json("training journal");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JournalFormat() {}

    static String line(TrainingJournal.Header header) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("journal", SCHEMA);
        root.put("space", header.space());
        header.recipe().forEach(root.putObject("recipe")::put);
        header.environment().forEach(root.putObject("environment")::put);
        return line(root);
    }

    static String line(JournalLine line) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("architecture", line.key().architecture());
        root.put("seed", line.key().seed());
        if (!line.key().fidelity().isEmpty()) {
            line.key().fidelity().forEach(root.putObject("fidelity")::put);
        }
        if (line.from() > 1) {
            root.put("from", line.from());
        }
        line.outcome().trained().ifPresent(curve -> {
            ArrayNode series = root.putArray("curve");
            curve.series().forEach(one -> write(series.addObject(), one, curve));
        });
        if (line.outcome() instanceof Outcome.Partial) {
            root.put("partial", true);
        } else if (line.outcome() instanceof Outcome.Failed failed) {
            root.put("failed", failed.reason());
        }
        return line(root);
    }

    private static void write(ObjectNode target, Series series, LearningCurve curve) {
        MetricJson.write(target, series.metric());
        target.put("split", series.split().label());
        ArrayNode values = target.putArray("values");
        for (int epoch = curve.first(series); epoch <= curve.epochs(); epoch++) {
            values.add(curve.at(series, epoch));
        }
    }

    static String line(ObjectNode root) {
        try {
            String text = MAPPER.writeValueAsString(root);
            return crc(text) + " " + text + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The length without a last line that has no end, or does not match its checksum. */
    static int wholeBytes(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        int start = Math.max(end - 1, 0);
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return end == 0 || isWhole(new String(bytes, start, end - 1 - start, UTF_8)) ? end : start;
    }

    static boolean isWhole(String line) {
        return line.length() > CRC_DIGITS
                && line.charAt(CRC_DIGITS) == ' '
                && line.substring(0, CRC_DIGITS).equals(crc(line.substring(CRC_DIGITS + 1)));
    }

    /**
     * @param text at least the header's line
     * @throws UserError at the first line that is damaged
     */
    static TrainingJournal.Content content(Path file, String text) {
        List<String> lines = text.lines().toList();
        Map<TrainingJournal.Key, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ", line " + (i + 1);
            if (!isWhole(lines.get(i))) {
                throw UserError.at(
                        place,
                        "the line does not match its checksum",
                        i == 0 ? "Restore the file" : "Delete the line: its training is then done again");
            }
            if (i > 0) {
                JournalLine line = line(parse(file, i, lines.get(i)));
                outcomes.put(line.key(), line.onto(place, Optional.ofNullable(outcomes.get(line.key()))));
            }
        }
        return new TrainingJournal.Content(header(parse(file, 0, lines.get(0))), outcomes);
    }

    private static Node parse(Path file, int line, String text) {
        return FORM.parse(file.toString(), line + 1, text.substring(CRC_DIGITS + 1));
    }

    private static TrainingJournal.Header header(Node line) {
        Node schema = line.entries("a mapping").get("journal");
        if (schema != null && schema.whole(1, Integer.MAX_VALUE) > SCHEMA) {
            throw UserError.at(
                    schema.place(),
                    "the journal is of a newer schema than " + SCHEMA + ", the last that this version reads",
                    "Use a newer version of nasgauge");
        }
        Fields root = Fields.of(line, "journal", "space", "recipe", "environment");
        root.whole("journal", 1, SCHEMA);
        return new TrainingJournal.Header(
                root.verbatim("space"),
                root.need("recipe", "the recipe").texts("texts by name"),
                root.need("environment", "the environment").texts("texts by name"));
    }

    private static JournalLine line(Node line) {
        Fields root = Fields.of(line, "architecture", "seed", "fidelity", "from", "curve", "partial", "failed");
        TrainingJournal.Key key = new TrainingJournal.Key(
                root.verbatim("architecture"),
                root.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE),
                root.find("fidelity").map(node -> node.texts("texts by name")).orElse(Collections.emptySortedMap()));
        int from = root.has("from") ? root.whole("from", 2, Integer.MAX_VALUE) : 1;
        Outcome outcome;
        if (root.has("failed")) {
            Optional<LearningCurve> before = root.has("curve") ? Optional.of(curve(root)) : Optional.empty();
            outcome = new Outcome.Failed(root.verbatim("failed"), before);
        } else {
            boolean isPartial = root.has("partial") && root.flag("partial");
            outcome = isPartial ? new Outcome.Partial(curve(root)) : new Outcome.Completed(curve(root));
        }
        return new JournalLine(key, from, outcome);
    }

    private static LearningCurve curve(Fields root) {
        Map<Series, double[]> values = new LinkedHashMap<>();
        for (Node item : root.items("curve", "a list of series")) {
            Fields fields = Fields.of(item, "metric", "unit", "direction", "split", "values");
            values.put(new Series(MetricJson.read(fields), MetricJson.readSplit(fields)), fields.numbers("values"));
        }
        try {
            return new RecordedCurve(values);
        } catch (IllegalArgumentException e) {
            throw UserError.at(root.place(), String.valueOf(e.getMessage()), "Delete the line: it is then redone", e);
        }
    }
}
