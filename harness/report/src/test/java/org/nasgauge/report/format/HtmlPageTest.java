package org.nasgauge.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
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
            assertThat(element.hasAttribute("src") || element.hasAttribute("href"))
                    .as(element.getTagName())
                    .isFalse();
        }
        assertThat(html.getElementsByTagName("style").item(0).getTextContent())
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(PAGE).doesNotContain("sourceMappingURL");
    }

    @Test
    void a_name_cannot_end_the_script_that_holds_its_data() throws Exception {
        Matcher script = Pattern.compile("<script type=\"application/json\"[^>]*>(.*?)</script>")
                .matcher(PAGE);
        assertThat(script.find()).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(script.group(1))
                        .at("/data/values/0/label")
                        .textValue())
                .isEqualTo(Examples.HOSTILE);
    }

    @Test
    void a_page_without_figures_carries_no_library() {
        Document plain = new Document("t", List.of(new Section("s", "S", List.of(Examples.table()))));
        assertThat(Format.HTML.write(plain)).hasSizeLessThan(10_000).doesNotContain("<script");
    }

    private static Element withoutScripts() throws Exception {
        String markup = SCRIPT.matcher(PAGE.replace("<!DOCTYPE html>\n", "")).replaceAll("$1$3");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
