package org.nasgauge.importers.nasbench101;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Base64;

/**
 * A record of the file: the JSON array {@code [hash, epochs, adjacency, operations, metrics]}.
 *
 * @param hash of the module, 32 hexadecimal digits
 * @param epochs of the whole schedule
 * @param adjacency a 0 or 1 for each pair of vertices, row by row
 * @param operations of the vertices, separated by commas
 */
record TrainingRecord(String hash, int epochs, String adjacency, String operations, ModelMetrics metrics) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(20)
                    .build())
            .build();

    /** @throws IOException if the bytes are no such record */
    static TrainingRecord parse(byte[] data) throws IOException {
        try (JsonParser parser = JSON.createParser(data)) {
            expect(parser, JsonToken.START_ARRAY);
            String hash = text(parser);
            expect(parser, JsonToken.VALUE_NUMBER_INT);
            int epochs = parser.getIntValue();
            String adjacency = text(parser);
            String operations = text(parser);
            byte[] message = Base64.getDecoder().decode(text(parser).strip());
            expect(parser, JsonToken.END_ARRAY);
            return new TrainingRecord(hash, epochs, adjacency, operations, ModelMetrics.parse(message));
        } catch (IllegalArgumentException e) {
            throw new IOException("the metrics are not in base64: " + e.getMessage(), e);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void expect(JsonParser parser, JsonToken token) throws IOException {
        if (parser.nextToken() != token) {
            throw new IOException(token + " was expected, not " + parser.currentToken());
        }
    }
}
