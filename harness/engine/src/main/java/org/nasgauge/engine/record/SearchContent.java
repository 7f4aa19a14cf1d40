package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;

/** One run of a search strategy as a line. */
final class SearchContent implements RecordContent<SearchRecord> {
    @Override
    public void write(SearchRecord record, JsonGenerator json) throws IOException {
        json.writeNumberField("evaluations", record.evaluations());
        json.writeNumberField("distinct", record.distinct());
        json.writeNumberField("failed", record.failed());
        if (record.failed() > 0) {
            json.writeObjectFieldStart("failures");
            for (Map.Entry<String, Integer> reason : record.failures().counts().entrySet()) {
                json.writeNumberField(reason.getKey(), reason.getValue());
            }
            json.writeEndObject();
        }
        if (record.queries() > 0) {
            json.writeNumberField("queries", record.queries());
        }
        boolean timed = record.seconds().isPresent();
        RecordContent.write("seconds", record.seconds(), json);
        RecordContent.write("seconds-within", record.secondsWithin(), json);
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
            RecordContent.write("test", incumbent.test(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!record.front().isEmpty()) {
            writeFront(record.front(), timed, json);
        }
        if (!record.trials().isEmpty()) {
            writeTrials(record.trials(), timed, json);
        }
        if (record.mixtures().isPresent()) {
            MixtureContent.write(record.mixtures().get(), json);
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
            RecordContent.write("test", member.test(), json);
            write("further", member.further(), json);
            if (!member.predicted().isEmpty()) {
                write("predicted", member.predicted(), json);
            }
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
            RecordContent.write("validation", trial.validation(), json);
            if (!trial.further().isEmpty()) {
                write("further", trial.further(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(String field, Map<String, Double> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    @Override
    public Draft<SearchRecord> draft() {
        return new Run();
    }

    private static final class Run implements Draft<SearchRecord> {
        private int evaluations;
        private int distinct;
        private int failed;
        private Map<String, Integer> failures = Map.of();
        private int queries;
        private OptionalDouble seconds = OptionalDouble.empty();
        private OptionalDouble secondsWithin = OptionalDouble.empty();
        private String end = "";
        private Optional<String> fault = Optional.empty();
        private List<Incumbent> trajectory = List.of();
        private List<FrontMember> front = List.of();
        private List<Trial> trials = List.of();
        private Map<String, Double> declared = Map.of();
        private Optional<MixtureTrail> mixtures = Optional.empty();

        @Override
        public void take(String name, LineFields value) {
            switch (name) {
                case "evaluations" -> evaluations = value.whole();
                case "distinct" -> distinct = value.whole();
                case "failed" -> failed = value.whole();
                case "failures" -> failures = value.map(LineFields::whole);
                case "queries" -> queries = value.whole();
                case "seconds" -> seconds = OptionalDouble.of(value.number());
                case "seconds-within" -> secondsWithin = OptionalDouble.of(value.number());
                case "end" -> end = value.text();
                case "fault" -> fault = Optional.of(value.text());
                case "trajectory" -> trajectory = value.list(step -> new Step(step).incumbent());
                case "front" -> front = value.list(step -> new Step(step).frontMember());
                case "trials" -> trials = value.list(step -> new Step(step).trial());
                case "declared" -> declared = value.map(LineFields::number);
                case "mixtures" -> mixtures = Optional.of(MixtureContent.read(value));
                default -> value.skip();
            }
        }

        @Override
        public SearchRecord record(String study, long seed, LineFields line) {
            line.require("evaluations", "distinct", "failed", "end", "trajectory");
            return new SearchRecord(
                    study,
                    seed,
                    evaluations,
                    distinct,
                    failures(),
                    queries,
                    seconds,
                    secondsWithin,
                    End.of(end),
                    fault,
                    trajectory,
                    front,
                    trials,
                    new TreeMap<>(declared),
                    mixtures);
        }

        private Failures failures() {
            Failures counted = new Failures(failures);
            if (counted.count() != failed) {
                throw new IllegalArgumentException(
                        failed + " evaluations failed, and 'failures' counts " + counted.count());
            }
            return counted;
        }
    }

    /** One step of a run, of any kind: they share their fields. */
    private static final class Step {
        private final LineFields fields;
        private int evaluation;
        private double seconds;
        private double cost;
        private String architecture = "";
        private String fidelity = "";
        private Reading validation = Reading.missing("");
        private Reading test = Reading.missing("");
        private Map<String, Double> further = Map.of();
        private Map<String, Double> predicted = Map.of();

        Step(LineFields fields) {
            this.fields = fields;
            fields.open();
            while (fields.next()) {
                switch (fields.name()) {
                    case "evaluation" -> evaluation = fields.whole();
                    case "seconds" -> seconds = fields.number();
                    case "cost" -> cost = fields.number();
                    case "architecture" -> architecture = fields.text();
                    case "fidelity" -> fidelity = fields.text();
                    case "validation" -> validation = fields.reading();
                    case "test" -> test = fields.reading();
                    case "further" -> further = fields.map(LineFields::number);
                    case "predicted" -> predicted = fields.map(LineFields::number);
                    default -> fields.skip();
                }
            }
        }

        Incumbent incumbent() {
            fields.require("evaluation", "architecture", "validation", "test");
            return new Incumbent(evaluation, seconds, architecture, told(), test);
        }

        FrontMember frontMember() {
            fields.require("evaluation", "architecture", "fidelity", "validation", "test", "further");
            return new FrontMember(
                    evaluation, seconds, architecture, Fidelity.parse(fidelity), told(), test, further, predicted);
        }

        Trial trial() {
            fields.require("evaluation", "architecture", "fidelity", "validation");
            return new Trial(evaluation, seconds, cost, architecture, Fidelity.parse(fidelity), validation, further);
        }

        /** What became an incumbent was evaluated. */
        private double told() {
            if (validation instanceof Reading.Present present) {
                return present.value();
            }
            throw new IllegalArgumentException("expected a number, found OBJECT");
        }
    }
}
