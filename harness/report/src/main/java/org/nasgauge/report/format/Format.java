package org.nasgauge.report.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;

/** The formats that a document can be written in; each gives the same characters for the same document. */
public enum Format {
    /** For a terminal of {@value TextRenderer#WIDTH} columns. */
    TEXT("txt"),
    /** Every table with all digits, one after the other, data for programs left out; {@link ReportFolder} writes a file each. */
    CSV("csv"),
    MARKDOWN("md"),
    /** A whole article that pdfLaTeX compiles, with booktabs and pgfplots. */
    LATEX("tex"),
    /** One page that needs no other file and no network. */
    HTML("html"),
    /** Every value with all digits. */
    JSON("json");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** The name as the command line writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What file names end with, without the dot. */
    public String extension() {
        return extension;
    }

    public void write(Document document, Appendable out) throws IOException {
        renderer().render(document, out);
    }

    /** The whole document. */
    public String write(Document document) {
        return Renderer.toString(renderer(), document);
    }

    /**
     * One of the {@linkplain Document#parts() parts} alone: what a whole document shows of it, without title. In LaTeX it
     * is to be read by a document of its own, caption and float left to it.
     *
     * @throws IllegalArgumentException if it is a figure, and this format has none
     */
    public void write(Block part, Appendable out) throws IOException {
        if (part instanceof Block.Figures && !drawsFigures()) {
            throw new IllegalArgumentException("no figures in " + label());
        }
        renderer().render(part, out);
    }

    /** Whether a figure can be seen, or its numbers read, in this format. */
    public boolean drawsFigures() {
        return this != TEXT && this != MARKDOWN;
    }

    private Renderer renderer() {
        return switch (this) {
            case TEXT -> new TextRenderer(TextRenderer.WIDTH);
            case CSV -> new CsvRenderer();
            case MARKDOWN -> new MarkdownRenderer();
            case LATEX -> new LatexRenderer();
            case HTML -> new HtmlRenderer();
            case JSON -> new JsonRenderer();
        };
    }

    /** @throws org.nasgauge.api.error.UserError if there is no such format */
    public static Format parse(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "format",
                                Arrays.stream(values()).map(Format::label).toList())
                        .unknown("--format", label));
    }

    /** Writes a document in one format. Stateless. */
    interface Renderer {
        void render(Document document, Appendable out) throws IOException;

        /** One part alone. */
        void render(Block part, Appendable out) throws IOException;

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
}
