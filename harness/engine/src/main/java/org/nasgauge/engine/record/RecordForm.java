package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;

/**
 * How one kind of record becomes a line of JSON and back. A value that is missing is written
 * {@code {"missing": "reason"}}.
 *
 * <p>The last field of a line is its checksum: the first 16 bytes, in hexadecimal, of the SHA-256 of the study's id, a
 * line feed, the run's position among the seeds from 0, a line feed, and the line as far as the checksum's comma. So a
 * line that was changed, or stands elsewhere than where it was written, is seen.
 *
 * @param <R> the kind of record
 */
public abstract sealed class RecordForm<R extends RunRecord> {
    public static final RecordForm<SearchRecord> SEARCH = new Search();
    public static final RecordForm<EstimationRecord> ESTIMATION = new Estimation();

    private static final SerializedString MISSING = new SerializedString("missing");
    private static final String CHECKSUM = "checksum";
    private static final int CHECKSUM_DIGITS = 32;
    private static final int CHECKSUM_BYTES = (",\"" + CHECKSUM + "\":\"\"}").length() + CHECKSUM_DIGITS;

    /**
     * The record in UTF-8, its line feed included.
     *
     * @param label how reports name its study: for those who read the line alone; the manifest decides
     * @param position of the record's seed among those of its study, from 0
     */
    public byte[] line(R record, String label, int position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", RunRecord.SCHEMA);
            json.writeStringField("study", record.study());
            json.writeStringField("label", label);
            json.writeNumberField("seed", record.seed());
            write(record, json);
            json.flush();
            json.writeStringField(CHECKSUM, checksum(bytes.toByteArray(), record.study(), position));
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static String checksum(byte[] content, String study, int position) {
        return new Sha256()
                .add(study + "\n" + position + "\n")
                .add(content)
                .name()
                .substring(0, CHECKSUM_DIGITS);
    }

    /** Whether a line, without its line feed, is as it was written for this place. */
    static boolean isAsWritten(byte[] line, String study, int position) {
        int end = line.length - CHECKSUM_BYTES;
        if (end < 0) {
            return false;
        }
        byte[] content = Arrays.copyOf(line, end);
        String expected = ",\"" + CHECKSUM + "\":\"" + checksum(content, study, position) + "\"}";
        return new String(line, end, CHECKSUM_BYTES, StandardCharsets.ISO_8859_1).equals(expected);
    }

    /**
     * The record that a line says, whether it {@linkplain #isAsWritten is as it was written} or not.
     *
     * @param line without its line feed
     * @throws IllegalArgumentException if it is no whole record of this schema, saying why
     */
    public R read(byte[] line) {
        JsonNode node = Json.object(line);
        int schema = Json.whole(node, "schema");
        if (schema != RunRecord.SCHEMA) {
            throw new IllegalArgumentException(RunRecord.unreadable(schema));
        }
        return read(node, Json.text(node, "study"), Json.wide(node, "seed"));
    }

    abstract void write(R record, JsonGenerator json) throws IOException;

    abstract R read(JsonNode node, String study, long seed);

    private static void write(Reading reading, JsonGenerator json) throws IOException {
        if (reading instanceof Reading.Missing missing) {
            json.writeStartObject();
            json.writeFieldName(MISSING);
            json.writeString(missing.reason());
            json.writeEndObject();
        } else {
            json.writeNumber(reading.orThrow());
        }
    }

    private static void write(String field, Reading reading, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        write(reading, json);
    }

    private static void write(String field, OptionalDouble value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.getAsDouble());
        }
    }

    private static OptionalDouble optional(JsonNode node, String field) {
        return node.has(field) ? OptionalDouble.of(Json.number(node, field)) : OptionalDouble.empty();
    }

    private static Reading reading(JsonNode node) {
        return node.isObject() ? Reading.missing(Json.text(node, "missing")) : Reading.of(Json.number(node));
    }

    private static final class Search extends RecordForm<SearchRecord> {
        @Override
        void write(SearchRecord record, JsonGenerator json) throws IOException {
            json.writeNumberField("evaluations", record.evaluations());
            json.writeNumberField("distinct", record.distinct());
            json.writeNumberField("failed", record.failed());
            if (record.failed() > 0) {
                json.writeObjectFieldStart("failures");
                for (Map.Entry<String, Integer> reason :
                        record.failures().counts().entrySet()) {
                    json.writeNumberField(reason.getKey(), reason.getValue());
                }
                json.writeEndObject();
            }
            if (record.queries() > 0) {
                json.writeNumberField("queries", record.queries());
            }
            boolean timed = record.seconds().isPresent();
            RecordForm.write("seconds", record.seconds(), json);
            RecordForm.write("seconds-within", record.secondsWithin(), json);
            if (!record.declared().isEmpty()) {
                json.writeObjectFieldStart("declared");
                for (Map.Entry<String, Double> cost : record.declared().entrySet()) {
                    json.writeNumberField(cost.getKey(), cost.getValue());
                }
                json.writeEndObject();
            }
            json.writeStringField("end", record.end().label());
            if (record.fault().isPresent()) {
                json.writeStringField("fault", record.fault().get());
            }
            json.writeArrayFieldStart("trajectory");
            for (Incumbent incumbent : record.trajectory()) {
                json.writeStartObject();
                json.writeNumberField("evaluation", incumbent.evaluation());
                if (timed) {
                    json.writeNumberField("seconds", incumbent.seconds());
                }
                json.writeStringField("architecture", incumbent.architecture());
                json.writeNumberField("validation", incumbent.validation());
                RecordForm.write("test", incumbent.test(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!record.front().isEmpty()) {
                writeFront(record.front(), timed, json);
            }
            if (!record.trials().isEmpty()) {
                writeTrials(record.trials(), timed, json);
            }
        }

        private static void writeFront(List<FrontMember> front, boolean timed, JsonGenerator json) throws IOException {
            json.writeArrayFieldStart("front");
            for (FrontMember member : front) {
                json.writeStartObject();
                json.writeNumberField("evaluation", member.evaluation());
                if (timed) {
                    json.writeNumberField("seconds", member.seconds());
                }
                json.writeStringField("architecture", member.architecture());
                json.writeStringField("fidelity", member.fidelity().toString());
                json.writeNumberField("validation", member.validation());
                RecordForm.write("test", member.test(), json);
                writeFurther(member.further(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private static void writeTrials(List<Trial> trials, boolean timed, JsonGenerator json) throws IOException {
            json.writeArrayFieldStart("trials");
            for (Trial trial : trials) {
                json.writeStartObject();
                json.writeNumberField("evaluation", trial.evaluation());
                if (timed) {
                    json.writeNumberField("seconds", trial.seconds());
                    json.writeNumberField("cost", trial.cost());
                }
                json.writeStringField("architecture", trial.architecture());
                json.writeStringField("fidelity", trial.fidelity().toString());
                RecordForm.write("validation", trial.validation(), json);
                if (!trial.further().isEmpty()) {
                    writeFurther(trial.further(), json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private static void writeFurther(Map<String, Double> further, JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("further");
            for (Map.Entry<String, Double> value : further.entrySet()) {
                json.writeNumberField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        }

        private static Incumbent incumbent(JsonNode step) {
            return new Incumbent(
                    Json.whole(step, "evaluation"),
                    step.has("seconds") ? Json.number(step, "seconds") : 0,
                    Json.text(step, "architecture"),
                    Json.number(step, "validation"),
                    reading(Json.field(step, "test")));
        }

        private static FrontMember frontMember(JsonNode step) {
            return new FrontMember(
                    Json.whole(step, "evaluation"),
                    step.has("seconds") ? Json.number(step, "seconds") : 0,
                    Json.text(step, "architecture"),
                    Fidelity.parse(Json.text(step, "fidelity")),
                    Json.number(step, "validation"),
                    reading(Json.field(step, "test")),
                    further(Json.field(step, "further")));
        }

        private static Trial trial(JsonNode step) {
            return new Trial(
                    Json.whole(step, "evaluation"),
                    step.has("seconds") ? Json.number(step, "seconds") : 0,
                    step.has("cost") ? Json.number(step, "cost") : 0,
                    Json.text(step, "architecture"),
                    Fidelity.parse(Json.text(step, "fidelity")),
                    reading(Json.field(step, "validation")),
                    step.has("further") ? further(step.get("further")) : Map.of());
        }

        private static Map<String, Double> further(JsonNode values) {
            Map<String, Double> further = new LinkedHashMap<>();
            values.properties().forEach(value -> further.put(value.getKey(), Json.number(value.getValue())));
            return further;
        }

        private static Failures failures(JsonNode record) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            if (record.has("failures")) {
                JsonNode reasons = record.get("failures");
                reasons.fieldNames().forEachRemaining(reason -> counts.put(reason, Json.whole(reasons, reason)));
            }
            Failures failures = new Failures(counts);
            int failed = Json.whole(record, "failed");
            if (failures.count() != failed) {
                throw new IllegalArgumentException(
                        failed + " evaluations failed, and 'failures' counts " + failures.count());
            }
            return failures;
        }

        @Override
        SearchRecord read(JsonNode node, String study, long seed) {
            return new SearchRecord(
                    study,
                    seed,
                    Json.whole(node, "evaluations"),
                    Json.whole(node, "distinct"),
                    failures(node),
                    node.has("queries") ? Json.whole(node, "queries") : 0,
                    optional(node, "seconds"),
                    optional(node, "seconds-within"),
                    Json.constant(node, "end", End.class),
                    node.has("fault") ? Optional.of(Json.text(node, "fault")) : Optional.empty(),
                    Json.list(Json.array(node, "trajectory"), Search::incumbent),
                    node.has("front") ? Json.list(Json.array(node, "front"), Search::frontMember) : List.of(),
                    node.has("trials") ? Json.list(Json.array(node, "trials"), Search::trial) : List.of(),
                    node.has("declared") ? new TreeMap<>(further(node.get("declared"))) : new TreeMap<>());
        }
    }

    private static final class Estimation extends RecordForm<EstimationRecord> {
        @Override
        void write(EstimationRecord record, JsonGenerator json) throws IOException {
            EstimationRecord.Costs costs = record.costs();
            RecordForm.write("seconds", costs.seconds(), json);
            if (costs.preparation() > 0) {
                json.writeNumberField("preparation-seconds", costs.preparation());
            }
            write("trained", costs.trained(), json);
            write("trained-epochs", costs.trainedEpochs(), json);
            write("shown-epochs", costs.shownEpochs(), json);
            json.writeArrayFieldStart("architectures");
            for (String architecture : record.architectures()) {
                json.writeString(architecture);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("estimates");
            for (Reading estimate : record.estimates()) {
                RecordForm.write(estimate, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("targets");
            for (Reading target : record.targets()) {
                RecordForm.write(target, json);
            }
            json.writeEndArray();
        }

        private static void write(String field, long count, JsonGenerator json) throws IOException {
            if (count > 0) {
                json.writeNumberField(field, count);
            }
        }

        private static long count(JsonNode node, String field) {
            return node.has(field) ? Json.wide(node, field) : 0;
        }

        @Override
        EstimationRecord read(JsonNode node, String study, long seed) {
            return new EstimationRecord(
                    study,
                    seed,
                    new EstimationRecord.Costs(
                            optional(node, "seconds"),
                            optional(node, "preparation-seconds").orElse(0),
                            Math.toIntExact(count(node, "trained")),
                            count(node, "trained-epochs"),
                            count(node, "shown-epochs")),
                    Json.list(Json.array(node, "architectures"), JsonNode::asText),
                    Json.list(Json.array(node, "estimates"), RecordForm::reading),
                    Json.list(Json.array(node, "targets"), RecordForm::reading));
        }
    }
}
