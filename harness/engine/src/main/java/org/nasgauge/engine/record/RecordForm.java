package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.nasgauge.engine.manifest.Manifest;

/**
 * How one kind of record becomes a line of JSON and back. A value that is missing is written
 * {@code {"missing": "reason"}}, and the last field of a line is its {@linkplain LineChecksum checksum}.
 *
 * @param <R> the kind of record
 */
public final class RecordForm<R extends RunRecord> {
    public static final RecordForm<SearchRecord> SEARCH = new RecordForm<>(new SearchContent());
    public static final RecordForm<EstimationRecord> ESTIMATION = new RecordForm<>(new EstimationContent());

    private final RecordContent<R> content;

    private RecordForm(RecordContent<R> content) {
        this.content = content;
    }

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
            json.writeNumberField("schema", Manifest.SCHEMA);
            json.writeStringField("study", record.study());
            json.writeStringField("label", label);
            json.writeNumberField("seed", record.seed());
            content.write(record, json);
            json.flush();
            ByteBuffer written = ByteBuffer.wrap(bytes.toByteArray());
            json.writeStringField(LineChecksum.FIELD, new LineChecksum().of(written, record.study(), position));
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /**
     * The record that a line says, whether it {@linkplain LineChecksum#isAsWritten is as it was written} or not.
     *
     * @param line without its line feed
     * @throws IllegalArgumentException if it is no whole record of this schema, saying why
     */
    public R read(byte[] line) {
        return read(ByteBuffer.wrap(line));
    }

    /** The same of a line that stands in an array among others. */
    R read(ByteBuffer line) {
        RecordContent.Draft<R> draft = content.draft();
        String study = "";
        long seed = 0;
        try (LineFields fields = LineFields.of(line)) {
            while (fields.next()) {
                switch (fields.name()) {
                    case "schema" -> requireSchema(fields.whole());
                    case "study" -> study = fields.text();
                    case "seed" -> seed = fields.wide();
                    default -> draft.take(fields.name(), fields);
                }
            }
            fields.requireEnd();
            fields.require("schema", "study", "seed");
            return draft.record(study, seed, fields);
        }
    }

    private static void requireSchema(int schema) {
        if (schema != Manifest.SCHEMA) {
            throw new IllegalArgumentException(Manifest.unreadable(schema));
        }
    }
}
