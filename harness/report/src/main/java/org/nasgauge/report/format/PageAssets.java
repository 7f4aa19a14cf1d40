package org.nasgauge.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.nasgauge.report.figure.SvgWriter;

/** What is inlined into every page: its style, and the script that makes it answer. */
final class PageAssets {
    private PageAssets() {}

    static String style() {
        return SvgWriter.stylesheet() + "\n" + text("page.css");
    }

    static String script() {
        return text("page.js");
    }

    private static String text(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the class path", e);
        }
    }
}
