package org.nasgauge.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureWritersTest {
    private static HeatMap map() {
        return new HeatMap(
                "map",
                Examples.HOSTILE,
                new Axis("benchmark", "benchmark", Scale.LINEAR),
                new Axis("estimator", "estimator", Scale.LINEAR),
                "spearman",
                List.of("a", Examples.HOSTILE),
                List.of("flops"),
                List.of(List.of(Optional.of(new HeatMap.Cell(-0.5, "-0.50")), Optional.empty())));
    }

    @Test
    void a_heat_map_shows_each_value_by_its_hue_and_strength() throws Exception {
        Element svg = parsed(SvgWriter.standalone(map()));
        assertThat(contents(svg.getElementsByTagName("text")))
                .contains(Examples.HOSTILE, "a", "flops", "-0.50", "benchmark", "estimator");
        NodeList rectangles = svg.getElementsByTagName("rect");
        assertThat(rectangles.getLength()).isEqualTo(3);
        Element filled = (Element) rectangles.item(1);
        assertThat(filled.getAttribute("class")).isEqualTo("dot c1");
        assertThat(filled.getAttribute("style")).isEqualTo("fill-opacity:37.5%");
        assertThat(PgfplotsWriter.write(map()))
                .contains("\\fill[nasgauge-c1, opacity=0.375] (0,0) rectangle ++(1,1);")
                .contains("{-0.50};");
        assertThat(LiveData.write(map())).isEqualTo("{}");
    }

    @Test
    void a_heat_map_without_a_colour_or_a_cell_for_each_place_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeatMap.Cell(1.5, "1.5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HeatMap("map", "map", map().x(), map().y(), "rho", List.of("a"), List.of("b"), List.of()));
    }

    @Test
    void svg_is_a_document_that_shows_every_label_as_it_is() throws Exception {
        Element svg = parsed(SvgWriter.standalone(Examples.lines()));
        assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getElementsByTagName("text"))
                .satisfies(
                        texts -> assertThat(contents(texts)).contains(Examples.HOSTILE, "floor", "regret (%)", "10"));
        assertThat(svg.getAttribute("aria-label")).contains(Examples.HOSTILE);
        assertThat(parsed(SvgWriter.inline(Examples.scatter()))
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(2);
    }

    /**
     * The plot is 608 wide from x = 58 and 300 high down to y = 312. x goes from 1 to 4; y from 0.5 to 20 with 40^0.03 =
     * 1.117 as margin on both ends, so that 10 stands ln(10 / 0.4476) / ln(49.91) = 0.7945 up.
     */
    @Test
    void svg_draws_steps_that_turn_at_the_next_point() throws Exception {
        NodeList paths = parsed(SvgWriter.inline(Examples.lines())).getElementsByTagName("path");
        String steps = "";
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            if (path.getAttribute("class").equals("line c0") && steps.isEmpty()) {
                steps = path.getAttribute("d");
            }
        }
        assertThat(steps).isEqualTo("M58,73.7H260.7V250.3H463.3H666");
    }

    /** A browser draws a digit about 6.7 wide in this size. */
    @Test
    void svg_keeps_the_last_label_of_the_x_axis_within_the_picture() throws Exception {
        List<LineFigure.Point> points =
                List.of(new LineFigure.Point(0, 1, 1, 1), new LineFigure.Point(20_000, 2, 2, 2));
        Element svg = parsed(SvgWriter.inline(new LineFigure(
                "long",
                "long",
                new Axis("seconds", "seconds", Scale.LINEAR),
                new Axis("regret", "regret", Scale.LINEAR),
                List.of(new LineFigure.Line("one", LineFigure.Role.COMPARED, points)))));
        NodeList texts = svg.getElementsByTagName("text");
        double right = 0;
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getTextContent().equals("20000")) {
                right = Double.parseDouble(text.getAttribute("x")) + 5 * 6.7 / 2;
            }
        }
        assertThat(right).isBetween(600.0, Double.parseDouble(svg.getAttribute("width")));
    }

    @Test
    void live_data_name_every_line_and_say_where_it_is_drawn() throws Exception {
        JsonNode data = new ObjectMapper().readTree(LiveData.write(Examples.lines()));
        Element svg = parsed(SvgWriter.inline(Examples.lines()));
        assertThat(data.at("/lines")).hasSize(2);
        assertThat(data.at("/lines/0/label").textValue()).isEqualTo(Examples.HOSTILE);
        assertThat(data.at("/lines/0/y/1").doubleValue()).isEqualTo(1);
        assertThat(data.at("/lines"))
                .extracting(line -> line.get("colour").textValue())
                .containsExactly("c0", "ref");
        // The band and the line of the first, the line and the band of the second.
        List<String> groups = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("g");
        for (int i = 0; i < all.getLength(); i++) {
            groups.add(((Element) all.item(i)).getAttribute("data-line"));
        }
        assertThat(groups).containsExactly("0", "1", "0", "1", "");
        // x = 1 stands at the left end, at 58, and the legend below.
        assertThat(data.at("/x/from").doubleValue()).isEqualTo(1);
        assertThat(data.at("/x/start").doubleValue()).isEqualTo(58);
        assertThat(data.at("/height").intValue()).isLessThan(Integer.parseInt(svg.getAttribute("height")));
        JsonNode dots = new ObjectMapper().readTree(LiveData.write(Examples.scatter()));
        assertThat(dots.at("/dotsX")).hasSize(2);
        assertThat(dots.at("/dotsY/1").doubleValue()).isEqualTo(90);
    }

    @Test
    void pgfplots_keeps_only_the_points_where_something_changes() {
        String tex = PgfplotsWriter.write(Examples.lines());
        assertThat(tex)
                .contains("coordinates {(1,10)(2,1)(4,1)};")
                .contains("\\addlegendentry{a\\textless{}b\\textgreater{} \\& \\textquotedbl{}50 \\%");
        assertThat(tex.chars().filter(c -> c == '{').count())
                .as("braces")
                .isEqualTo(tex.chars().filter(c -> c == '}').count());
        assertThat(PgfplotsWriter.write(Examples.scatter())).contains("coordinates {(-1,10)(1,90)};");
    }

    @Test
    void lines_in_the_background_come_first_and_share_one_entry_of_the_legend() throws Exception {
        List<LineFigure.Line> lines = new ArrayList<>(Examples.lines().lines());
        for (String label : List.of("second", "third")) {
            lines.add(
                    new LineFigure.Line(label, LineFigure.Role.BACKGROUND, List.of(new LineFigure.Point(1, 7, 7, 7))));
        }
        Axis axis = new Axis("evaluations", "evaluations", Scale.LINEAR);
        LineFigure figure = new LineFigure("many", "many", axis, axis, lines);
        String svg = SvgWriter.inline(figure);
        assertThat(svg).contains("<title>second</title>", ">2 others</text>").doesNotContain(">second</text>");
        assertThat(svg.indexOf("line bg")).isLessThan(svg.indexOf("band c0"));
        assertThat(PgfplotsWriter.write(figure))
                .contains("\\addlegendentry{2 others}")
                .doesNotContain("\\addlegendentry{second}");
        assertThat(new ObjectMapper().readTree(LiveData.write(figure)).at("/lines"))
                .extracting(line -> line.get("role").textValue())
                .containsExactly("compared", "reference", "background", "background");
    }

    @Test
    void lines_beyond_the_palette_differ_by_their_dash() {
        LineFigure.Line line = Examples.lines().lines().get(0);
        List<Stroke> strokes = Stroke.of(Collections.nCopies(20, line));
        assertThat(strokes).doesNotHaveDuplicates();
        assertThat(strokes.get(0).colour()).isEqualTo(strokes.get(7).colour());
    }

    @Test
    void a_logarithmic_axis_ends_lines_at_0_and_cuts_bands_off() {
        LineFigure figure = new LineFigure(
                "i",
                "t",
                new Axis("x", "x", Scale.LINEAR),
                new Axis("y", "y", Scale.LOGARITHMIC),
                List.of(
                        new LineFigure.Line(
                                "falls",
                                LineFigure.Role.COMPARED,
                                List.of(new LineFigure.Point(1, 4, -1, 9), new LineFigure.Point(2, 0, 0, 0))),
                        new LineFigure.Line(
                                "optimum", LineFigure.Role.REFERENCE, List.of(new LineFigure.Point(1, 0, 0, 0)))));
        assertThat(figure.drawn().lines())
                .containsExactly(new LineFigure.Line(
                        "falls", LineFigure.Role.COMPARED, List.of(new LineFigure.Point(1, 4, 2, 9))));
    }

    /** Drawing leaves the band away and the data as they are. */
    @Test
    void what_is_behind_is_drawn_without_a_band() {
        LineFigure.Point point = new LineFigure.Point(1, 3, 2, 4);
        LineFigure figure = new LineFigure(
                "f",
                "A figure",
                new Axis("x", "x", Scale.LINEAR),
                new Axis("y", "y", Scale.LINEAR),
                List.of(
                        new LineFigure.Line("behind", LineFigure.Role.BACKGROUND, List.of(point)),
                        new LineFigure.Line("before", LineFigure.Role.COMPARED, List.of(point))));
        assertThat(figure.drawn().lines())
                .extracting(line -> line.points().get(0))
                .containsExactly(new LineFigure.Point(1, 3, 3, 3), point);
        assertThat(figure.lines().get(0).points()).containsExactly(point);
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        Axis linear = new Axis("x", "x", Scale.LINEAR);
        Axis logarithmic = new Axis("y", "y", Scale.LOGARITHMIC);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ScatterFigure("i", "t", linear, logarithmic, List.of(new ScatterFigure.Point(1, 0))))
                .withMessageContaining("0.0 cannot stand on the axis 'y'");
        assertThatIllegalArgumentException().isThrownBy(() -> new LineFigure.Point(1, 3, 0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineFigure.Line(
                        "l",
                        LineFigure.Role.COMPARED,
                        List.of(new LineFigure.Point(2, 1, 1, 1), new LineFigure.Point(1, 1, 1, 1))));
    }

    private static Element parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<String> contents(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
