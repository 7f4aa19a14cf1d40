package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/**
 * How one kind of record becomes a line of JSON and back. A value that is missing is written
 * {@code {"missing": "reason"}}.
 *
 * @param <R> the kind of record
 */
public abstract sealed class RecordForm<R extends RunRecord> {
    public static final RecordForm<SearchRecord> SEARCH = new Search();
    public static final RecordForm<EstimationRecord> ESTIMATION = new Estimation();

    private static final SerializedString MISSING = new SerializedString("missing");

    /** The record in UTF-8, its line feed included. */
    public byte[] line(R record) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(512)) {
            try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeNumberField("schema", RunRecord.SCHEMA);
                json.writeStringField("study", record.study());
                json.writeNumberField("seed", record.seed());
                write(record, json);
                json.writeEndObject();
                json.writeRaw('\n');
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /**
     * @param line without its line feed
     * @throws IllegalArgumentException if it is no whole record of this schema, saying why
     */
    public R read(byte[] line) {
        JsonNode node = Json.object(line);
        int schema = Json.whole(node, "schema");
        if (schema != RunRecord.SCHEMA) {
            throw new IllegalArgumentException(
                    "schema " + schema + ", but this version reads schema " + RunRecord.SCHEMA);
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

    private static Reading reading(JsonNode node) {
        return node.isObject() ? Reading.missing(Json.text(node, "missing")) : Reading.of(Json.number(node));
    }

    private static final class Search extends RecordForm<SearchRecord> {
        @Override
        void write(SearchRecord record, JsonGenerator json) throws IOException {
            json.writeNumberField("evaluations", record.evaluations());
            json.writeNumberField("failed", record.failed());
            if (record.queries() > 0) {
                json.writeNumberField("queries", record.queries());
            }
            json.writeNumberField("seconds", record.seconds());
            if (record.secondsWithin().isPresent()) {
                json.writeNumberField("seconds-within", record.secondsWithin().getAsDouble());
            }
            json.writeStringField("end", record.end().label());
            if (record.fault().isPresent()) {
                json.writeStringField("fault", record.fault().get());
            }
            json.writeArrayFieldStart("trajectory");
            for (Incumbent incumbent : record.trajectory()) {
                json.writeStartArray();
                json.writeNumber(incumbent.evaluation());
                json.writeNumber(incumbent.seconds());
                json.writeString(incumbent.architecture());
                json.writeNumber(incumbent.validation());
                RecordForm.write(incumbent.test(), json);
                json.writeEndArray();
            }
            json.writeEndArray();
            if (!record.front().isEmpty()) {
                writeFront(record.front(), json);
            }
        }

        private static void writeFront(List<FrontMember> front, JsonGenerator json) throws IOException {
            json.writeArrayFieldStart("front");
            for (FrontMember member : front) {
                json.writeStartArray();
                json.writeNumber(member.evaluation());
                json.writeNumber(member.seconds());
                json.writeString(member.architecture());
                json.writeString(member.fidelity().toString());
                json.writeNumber(member.validation());
                RecordForm.write(member.test(), json);
                for (double value : member.further()) {
                    json.writeNumber(value);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }

        private static FrontMember frontMember(JsonNode step) {
            if (step.size() < 7) {
                throw new IllegalArgumentException(
                        "a member of a front has " + step.size() + " parts; expected at least 7");
            }
            List<Double> further = new ArrayList<>();
            for (int i = 6; i < step.size(); i++) {
                further.add(Json.number(step.get(i)));
            }
            return new FrontMember(
                    step.get(0).asInt(),
                    Json.number(step.get(1)),
                    step.get(2).asText(),
                    Fidelity.parse(step.get(3).asText()),
                    Json.number(step.get(4)),
                    reading(step.get(5)),
                    further);
        }

        @Override
        SearchRecord read(JsonNode node, String study, long seed) {
            List<Incumbent> trajectory = new ArrayList<>();
            for (JsonNode step : Json.array(node, "trajectory")) {
                if (step.size() != 5) {
                    throw new IllegalArgumentException("a step of a trajectory has " + step.size() + " parts, not 5");
                }
                trajectory.add(new Incumbent(
                        step.get(0).asInt(),
                        Json.number(step.get(1)),
                        step.get(2).asText(),
                        Json.number(step.get(3)),
                        reading(step.get(4))));
            }
            return new SearchRecord(
                    study,
                    seed,
                    Json.whole(node, "evaluations"),
                    Json.whole(node, "failed"),
                    node.has("queries") ? Json.whole(node, "queries") : 0,
                    Json.number(node, "seconds"),
                    node.has("seconds-within")
                            ? OptionalDouble.of(Json.number(node, "seconds-within"))
                            : OptionalDouble.empty(),
                    Json.constant(node, "end", End.class),
                    node.has("fault") ? Optional.of(Json.text(node, "fault")) : Optional.empty(),
                    trajectory,
                    node.has("front") ? Json.list(Json.array(node, "front"), Search::frontMember) : List.of());
        }
    }

    private static final class Estimation extends RecordForm<EstimationRecord> {
        @Override
        void write(EstimationRecord record, JsonGenerator json) throws IOException {
            json.writeNumberField("seconds", record.seconds());
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

        @Override
        EstimationRecord read(JsonNode node, String study, long seed) {
            return new EstimationRecord(
                    study,
                    seed,
                    Json.number(node, "seconds"),
                    Json.list(Json.array(node, "architectures"), JsonNode::asText),
                    Json.list(Json.array(node, "estimates"), RecordForm::reading),
                    Json.list(Json.array(node, "targets"), RecordForm::reading));
        }
    }
}
