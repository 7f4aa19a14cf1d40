package org.nasgauge.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;

/** Parts of a document: alone in every format, and as files. */
class PartsTest {
    private static final Table DATA = labelled("data", "a row");

    private static Table labelled(String id, String label) {
        return new Table(
                id,
                "Caption.",
                List.of(new Column("label", "Label", Column.Kind.TEXT), new Column("n", "n", Column.Kind.NUMBER)),
                List.of(Table.Row.of(new Cell.Text(label), new Cell.Real(-0.5, 1))));
    }

    private static Document document() {
        Document plain = Examples.document();
        return new Document(plain.title(), plain.sections(), List.of(DATA));
    }

    private static String written(Format format, Block part) throws IOException {
        StringBuilder text = new StringBuilder();
        format.write(part, text);
        return text.toString();
    }

    @Test
    void factsTablesFiguresAndDataHaveNames() {
        assertThat(document().parts().keySet()).containsExactly("facts", "scores", "curve", "data");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void eachIsWhatTheWholeShowsOfItWithoutTheRest(Format format) throws IOException {
        for (Block part : document().parts().values()) {
            if (part instanceof Block.Figures && !format.drawsFigures()) {
                assertThatIllegalArgumentException().isThrownBy(() -> written(format, part));
                continue;
            }
            assertThat(written(format, part)).isNotBlank().doesNotContain("Title of", "documentclass", "<html");
        }
        assertThat(format.write(document())).doesNotContain("a row");
    }

    @Test
    void aTableAloneIsPlainInCsvAndUnderItsNameInJson() throws IOException {
        assertThat(written(Format.CSV, DATA)).isEqualTo("label,n,notes\na row,-0.5,\n");
        assertThat(written(Format.JSON, DATA)).startsWith("{\n  \"data\" : [ {\n    \"label\" : \"a row\",");
        assertThat(written(Format.TEXT, DATA)).startsWith("Caption.\n\nLabel");
    }

    @Test
    void aLatexTableIsReadyToBeReadIn() throws IOException {
        assertThat(written(Format.LATEX, DATA)).endsWith("""
                \\begin{tabular}{@{}lr@{}}
                \\toprule
                Label & n \\\\
                \\midrule
                a row & $-$0.5 \\\\
                \\bottomrule
                \\end{tabular}
                """);
        assertThat(written(Format.LATEX, Examples.table()))
                .contains("\\sbox0{%\n\\begin{tabular}")
                .contains("\\begin{minipage}{\\wd0}")
                .contains("\\textsuperscript{a} sees the truth; \\textsuperscript{b} a single run")
                .doesNotContain("\\caption{", "\\begin{table}");
    }

    /** TeX reads {@code \\} and a bracket or a star after it as one command. */
    @ParameterizedTest
    @ValueSource(strings = {"[x]", "*best*"})
    void aRowThatBeginsLikeAnArgumentIsNone(String label) throws IOException {
        assertThat(written(Format.LATEX, labelled("t", label))).contains("\n{}" + label + " & ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://example.org\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                " =1",
                "\u00a0=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A",
                "-",
                "=",
                "+1,5",
                "-1e5x"
            })
    void aTextThatASpreadsheetWouldRunIsText(String label) throws IOException {
        assertThat(written(Format.CSV, labelled("t", label)).replace("\"", ""))
                .contains("\n'" + label.replace("\"", ""));
    }

    /** What would be taken off is written as it is seen, which is no formula. */
    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "\u200b=1", "\uFEFF=1", "\u202e=1"})
    void aHiddenCharacterBeforeAFormulaIsSeen(String label) throws IOException {
        assertThat(written(Format.CSV, labelled("t", label))).contains("\n" + Quoted.visible(label) + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "+3", "-1E-5", "-.5", "re-10", "a=b", "'=1", "|none~0|+|x~1|", ""})
    void otherTextsStay(String label) throws IOException {
        assertThat(written(Format.CSV, labelled("t", label)).replace("\"", "")).contains("\n" + label + ",-0.5,");
    }

    @Test
    void theFolderHoldsThemBesideTheWhole(@TempDir Path folder) throws IOException {
        ReportFolder.write(document(), folder);
        assertThat(folder.resolve("tables/scores.tex")).content().isEqualTo(written(Format.LATEX, Examples.table()));
        assertThat(folder.resolve("tables/data.csv")).content().isEqualTo(written(Format.CSV, DATA));
        assertThat(folder.resolve("tables/data.tex")).doesNotExist();
        assertThat(Files.readString(folder.resolve("figures/curve.tex")))
                .contains("\\definecolor{nasgauge-c0}", "\\begin{tikzpicture}")
                .doesNotContain("\\begin{figure}");
    }

    @Test
    void aNameStandsOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Document(
                        "t",
                        List.of(new Section("s", "", List.of(labelled("data", "x")))),
                        List.of(labelled("data", "y"))));
    }
}
