package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Reading;

/** What one kind of record has beyond its study and its seed, as fields of a line. */
interface RecordContent<R extends RunRecord> {
    String MISSING = "missing";

    void write(R record, JsonGenerator json) throws IOException;

    Draft<R> draft();

    /** A record while its line is read. */
    interface Draft<R> {
        /** Takes the value of one field; none has to come, and what has no meaning for the record is skipped. */
        void take(String name, LineFields value);

        /** @throws IllegalArgumentException if the line did not have what a record needs */
        R record(String study, long seed, LineFields line);
    }

    static void write(Reading reading, JsonGenerator json) throws IOException {
        if (reading instanceof Reading.Missing missing) {
            json.writeStartObject();
            json.writeStringField(MISSING, missing.reason());
            json.writeEndObject();
        } else {
            json.writeNumber(reading.orThrow());
        }
    }

    static void write(String field, Reading reading, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        write(reading, json);
    }

    static void write(String field, OptionalDouble value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.getAsDouble());
        }
    }
}
