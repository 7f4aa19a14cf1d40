package org.nasgauge.report.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.PgfplotsWriter;
import org.nasgauge.report.figure.SvgWriter;

/**
 * A document in every format: {@code report.html}, {@code .txt}, {@code .md}, {@code .tex} and {@code .json}. Beside them
 * its parts: in {@value #TABLES} a CSV file for every table, the data of figures and those for programs included, and a
 * LaTeX file for every table that readers see; in {@value #FIGURES} an SVG and a LaTeX file for every figure.
 */
public final class ReportFolder {
    static final String TABLES = "tables";
    static final String FIGURES = "figures";

    private ReportFolder() {}

    /**
     * Writes all files, each beside its old version first and then over it; nobody else writes there meanwhile.
     *
     * @return the page
     * @throws org.nasgauge.api.error.UserError if somebody else writes there, or the folder cannot be written
     */
    public static Path write(Document document, Path folder) {
        write(document.data(), () -> document, folder);
        return page(folder);
    }

    /**
     * The same of a document that is only made here: an idle thread writes its data, which are long, meanwhile.
     *
     * @param data of the document, all of them
     * @return the document
     */
    public static Document write(List<Table> data, Supplier<Document> made, Path folder) {
        Map<Path, Content> tables = csv(data.stream().map(PlainTable::of).toList(), folder);
        try (SoleWriter writer = SoleWriter.inside(folder)) {
            ForkJoinTask<?> begun = ForkJoinPool.commonPool().submit(() -> put(writer, tables));
            try {
                Document document = made.get();
                put(writer, files(document, folder));
                return document;
            } finally {
                begun.join();
            }
        }
    }

    /** Where the page stands in a folder that was written. */
    public static Path page(Path folder) {
        return folder.resolve("report." + Format.HTML.extension());
    }

    private static Map<Path, Content> csv(List<PlainTable> tables, Path folder) {
        Map<Path, Content> files = new LinkedHashMap<>();
        for (PlainTable table : tables) {
            files.put(folder.resolve(TABLES).resolve(table.id() + ".csv"), out -> CsvRenderer.print(table, out));
        }
        return files;
    }

    /** All but the data. */
    private static Map<Path, Content> files(Document document, Path folder) {
        Map<Path, Content> files = csv(PlainTable.ofSections(document), folder);
        for (Format format : List.of(Format.TEXT, Format.LATEX, Format.JSON)) {
            files.put(folder.resolve("report." + format.extension()), out -> format.write(document, out));
        }
        files.put(
                folder.resolve("report." + Format.MARKDOWN.extension()),
                out -> MarkdownRenderer.withFigures().render(document, out));
        files.put(page(folder), out -> new HtmlRenderer(Downloads.BESIDE).render(document, out));
        for (Table table : tables(document)) {
            files.put(folder.resolve(TABLES).resolve(table.id() + ".tex"), out -> Format.LATEX.write(table, out));
        }
        for (Figure figure : figures(document)) {
            Path stem = folder.resolve(FIGURES).resolve(figure.id());
            files.put(Path.of(stem + ".tex"), out -> out.append(PgfplotsWriter.input(figure)));
            files.put(Path.of(stem + ".svg"), out -> out.append(SvgWriter.standalone(figure)));
        }
        return files;
    }

    /** Those that readers see. */
    private static List<Table> tables(Document document) {
        List<Table> tables = new ArrayList<>();
        document.sections()
                .forEach(section -> section.blocks().forEach(block -> {
                    if (block instanceof Table table) {
                        tables.add(table);
                    }
                }));
        return tables;
    }

    private static List<Figure> figures(Document document) {
        List<Figure> figures = new ArrayList<>();
        document.sections()
                .forEach(section -> section.blocks().forEach(block -> {
                    if (block instanceof Block.Figures drawn) {
                        figures.addAll(drawn.figures());
                    }
                }));
        return figures;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    private static void put(SoleWriter writer, Map<Path, Content> files) {
        files.entrySet().parallelStream().forEach(file -> put(writer, file.getKey(), file.getValue()));
    }

    private static void put(SoleWriter writer, Path file, Content content) {
        writer.putDerived(file, fresh -> {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                content.writeTo(out);
            }
        });
    }
}
