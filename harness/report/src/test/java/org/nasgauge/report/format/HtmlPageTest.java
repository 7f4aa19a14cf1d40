package org.nasgauge.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlPageTest {
    private static final Pattern SCRIPT = Pattern.compile("(<script[^>]*>)(.*?)(</script>)", Pattern.DOTALL);
    private static final String PAGE = Format.HTML.write(Examples.document());

    @Test
    void the_page_is_well_formed_and_shows_every_name_as_it_is() throws Exception {
        Element html = withoutScripts();
        assertThat(html.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Title of " + Examples.HOSTILE);
        NodeList rows = html.getElementsByTagName("tr");
        assertThat(rows.item(1).getFirstChild().getTextContent()).isEqualTo(Examples.HOSTILE);
        assertThat(rows.item(1).getTextContent()).contains("0.33 ± 0.12").contains("[−0.5, 1.5]");
        assertThat(((Element) rows.item(2)).getAttribute("class")).isEqualTo("quiet");
    }

    @Test
    void a_figure_can_be_seen_without_scripts() throws Exception {
        assertThat(withoutScripts().getElementsByTagName("svg").getLength()).isEqualTo(1);
    }

    @Test
    void the_page_loads_nothing() throws Exception {
        Element html = withoutScripts();
        NodeList all = html.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getTagName()).isNotIn("link", "img", "iframe", "object", "embed", "base");
            assertThat(element.hasAttribute("src")).as(element.getTagName()).isFalse();
            if (element.hasAttribute("href")) {
                assertThat(element.getTagName()).isEqualTo("a");
                assertThat(element.getAttribute("href")).matches("#.*|data:[a-z/+-]*;charset=utf-8;base64,.*");
            }
        }
        assertThat(html.getElementsByTagName("style").item(0).getTextContent())
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(PageAssets.script()).doesNotContain("http", "import(", "fetch(");
    }

    @Test
    void a_name_cannot_end_the_script_that_holds_its_data() throws Exception {
        Matcher script = Pattern.compile("<script type=\"application/json\"[^>]*>(.*?)</script>")
                .matcher(PAGE);
        assertThat(script.find()).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(script.group(1))
                        .at("/lines/0/label")
                        .textValue())
                .isEqualTo(Examples.HOSTILE);
    }

    @Test
    void a_page_of_words_carries_no_script() {
        Document plain = new Document(
                "t", List.of(new Section("s", "S", List.of(new Block.Paragraph("Words, and nothing to answer.")))));
        assertThat(Format.HTML.write(plain)).hasSizeLessThan(10_000).doesNotContain("<script");
    }

    @Test
    void every_link_within_the_page_ends_at_something_and_names_stand_once() throws Exception {
        Element html = withoutScripts();
        List<String> ids = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        NodeList all = html.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
            if (element.getAttribute("href").startsWith("#")) {
                targets.add(element.getAttribute("href").substring(1));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().containsAll(targets);
        assertThat(targets).contains("overview", "results", "table-scores", "figure-curve", "definitions");
    }

    /** What the folder holds is linked, and what is linked is in the folder. */
    @Test
    void a_page_in_a_folder_links_to_the_files_beside_it(@TempDir Path folder) throws Exception {
        Document document = Examples.document();
        Path page = ReportFolder.write(
                new Document(
                        document.title(),
                        document.sections(),
                        List.of(new Table(
                                "data",
                                "Data.",
                                List.of(new Column("n", "n", Column.Kind.WHOLE)),
                                List.of(Table.Row.of(new Cell.Whole(1)))))),
                folder);
        List<String> linked = new ArrayList<>();
        Matcher href = Pattern.compile("href=\"([^\"#][^\"]*)\"").matcher(Files.readString(page));
        while (href.find()) {
            linked.add(href.group(1));
            assertThat(folder.resolve(href.group(1))).exists();
        }
        assertThat(linked)
                .contains(
                        "report.txt",
                        "tables/data.csv",
                        "tables/scores.csv",
                        "tables/scores.tex",
                        "tables/curves.csv",
                        "figures/curve.svg",
                        "figures/curve.tex");
    }

    @Test
    void a_page_that_stands_alone_holds_its_downloads() throws Exception {
        Matcher csv = Pattern.compile("download=\"scores.csv\" href=\"data:text/csv;charset=utf-8;base64,([^\"]*)\"")
                .matcher(PAGE);
        assertThat(csv.find()).isTrue();
        StringBuilder expected = new StringBuilder();
        Format.CSV.write(Examples.table(), expected);
        assertThat(new String(Base64.getDecoder().decode(csv.group(1)), StandardCharsets.UTF_8))
                .isEqualTo(expected.toString());
    }

    @Test
    void figures_keep_their_role_and_name_and_cells_the_digits_that_rows_are_sorted_by() throws Exception {
        Element html = withoutScripts();
        Element svg = (Element) html.getElementsByTagName("svg").item(0);
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label")).isEqualTo("A curve");
        assertThat(PageAssets.script()).doesNotContain("removeAttribute(\"role", "svg.remove(");
        Element cell = (Element) html.getElementsByTagName("td").item(1);
        assertThat(Double.parseDouble(cell.getAttribute("data-value"))).isEqualTo(1.0 / 3);
        Element missing = (Element) html.getElementsByTagName("td").item(6);
        assertThat(missing.getTextContent()).startsWith("n/a");
        assertThat(missing.hasAttribute("data-value")).isFalse();
    }

    private static Element withoutScripts() throws Exception {
        String markup = SCRIPT.matcher(PAGE.replace("<!DOCTYPE html>\n", "")).replaceAll("$1$3");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
