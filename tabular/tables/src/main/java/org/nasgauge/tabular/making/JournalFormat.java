package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.table.JsonFields;
import org.nasgauge.tabular.table.MetricJson;

/** The lines of a journal: the CRC-32C of a JSON object in eight hexadecimal digits, a space, and the object. */
final class JournalFormat {
    private static final int SCHEMA = 1;
    private static final int CRC_DIGITS = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JournalFormat() {}

    static String line(JournalHeader header) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("journal", SCHEMA);
        root.put("space", header.space());
        header.recipe().forEach(root.putObject("recipe")::put);
        header.environment().forEach(root.putObject("environment")::put);
        return line(root);
    }

    static String line(JournalRecord record) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("architecture", record.architecture());
        root.put("seed", record.seed());
        if (record.outcome() instanceof Outcome.Completed completed) {
            ArrayNode curve = root.putArray("curve");
            for (Series series : completed.curve().series()) {
                write(curve.addObject(), series, completed.curve());
            }
        } else if (record.outcome() instanceof Outcome.Failed failed) {
            root.put("failed", failed.reason());
        }
        return line(root);
    }

    private static void write(ObjectNode target, Series series, LearningCurve curve) {
        MetricJson.write(target, series.metric());
        target.put("split", series.split().label());
        ArrayNode values = target.putArray("values");
        for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
            values.add(curve.at(series, epoch));
        }
    }

    private static String line(ObjectNode root) {
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

    /** Whether a line is as it was written. */
    static boolean isWhole(String line) {
        return line.length() > CRC_DIGITS
                && line.charAt(CRC_DIGITS) == ' '
                && line.substring(0, CRC_DIGITS).equals(crc(line.substring(CRC_DIGITS + 1)));
    }

    static JournalHeader header(String place, String line) {
        JsonFields root = JsonFields.parse(place, line.substring(CRC_DIGITS + 1));
        int schema = root.whole("journal", 1, Integer.MAX_VALUE);
        if (schema > SCHEMA) {
            throw UserError.at(
                    place,
                    "the journal is of schema " + schema + ", and this version reads up to " + SCHEMA,
                    "Use a newer version of nasgauge");
        }
        JournalHeader header = new JournalHeader(
                root.text("space"),
                root.object("recipe").textsByName(),
                root.object("environment").textsByName());
        root.end();
        return header;
    }

    static JournalRecord record(String place, String line) {
        JsonFields root = JsonFields.parse(place, line.substring(CRC_DIGITS + 1));
        Outcome outcome =
                root.has("failed") ? new Outcome.Failed(root.text("failed")) : new Outcome.Completed(curve(root));
        JournalRecord record = new JournalRecord(
                root.text("architecture"), root.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE), outcome);
        root.end();
        return record;
    }

    private static LearningCurve curve(JsonFields root) {
        Map<Series, double[]> values = new LinkedHashMap<>();
        for (JsonFields fields : root.objects("curve")) {
            values.put(new Series(MetricJson.read(fields), MetricJson.readSplit(fields)), fields.numbers("values"));
            fields.end();
        }
        try {
            return new RecordedCurve(values);
        } catch (IllegalArgumentException e) {
            throw UserError.at(root.place(), String.valueOf(e.getMessage()), "Delete the line: it is then redone", e);
        }
    }
}
