package org.nasgauge.report.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.nasgauge.report.document.Document;

/** Writes a document in one format. Stateless. */
interface Renderer {
    void render(Document document, Appendable out) throws IOException;

    static String toString(Renderer renderer, Document document) {
        StringBuilder text = new StringBuilder();
        try {
            renderer.render(document, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
