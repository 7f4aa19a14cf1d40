package org.nasgauge.report.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.regression.StudyCheck.Verdict;
import org.nasgauge.statistics.sequential.Sequential;
import org.w3c.dom.Element;

/** Names come from recipes and plug-ins: whatever they hold, the summary stays one. */
class CiSummaryTest {
    private static final List<String> NAMES = List.of(
            "a<b>&\"c\"'d'",
            "]]><failure/>",
            "line\nfeed\r\n::error title=x::y",
            "100 %, a: b::c",
            "bell \u0007 escape \u001b[2J zero \u0000",
            "half \ud83d, whole \ud83d\ude00, \u202e");

    private static StudyCheck study(String label, Verdict verdict) {
        return new StudyCheck(
                label,
                true,
                9,
                9,
                Optional.of(new FirstDifference(3, "incumbent 1 is " + label)),
                9,
                0,
                new Sequential(9, 0, 100, verdict == Verdict.LOSS),
                Optional.empty(),
                verdict);
    }

    private static CiSummary summary(String name) {
        return new CiSummary(
                name,
                new RegressionCheck(
                        List.of(study(name, Verdict.LOSS), study(name, Verdict.UNDECIDED), study(name, Verdict.SAME)),
                        List.of("The strategy '" + name + "' was published, and does not come out any more"),
                        false),
                List.of("tables/" + name),
                false);
    }

    @Test
    void xmlIsWellFormedAndCountsWhatFails() throws Exception {
        for (String name : NAMES) {
            byte[] bytes = summary(name).junit().getBytes(StandardCharsets.UTF_8);
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
            assertThat(suite.getTagName()).isEqualTo("testsuite");
            assertThat(suite.getAttribute("tests")).isEqualTo("4");
            assertThat(suite.getAttribute("failures")).isEqualTo("2");
            assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
            assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
        }
        assertThat(summary(NAMES.get(0)).junit()).contains("a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
    }

    @Test
    void annotationsAreOneCommandEach() {
        for (String name : NAMES) {
            assertThat(summary(name).annotations())
                    .hasSize(3)
                    .allSatisfy(line ->
                            assertThat(line).matches("::(error|warning) title=[^:,\n\r]*(%2C[^:,\n\r]*)?::[^\n\r]*"))
                    .filteredOn(line -> line.startsWith("::error"))
                    .hasSize(2);
        }
    }

    @Test
    void whatIsPrintedBesideIsNoCommand() {
        for (String name : NAMES) {
            assertThat(CiSummary.line(study(name, Verdict.LOSS))).doesNotContain("\n", "\r", "\u001b");
            assertThat(summary(name).otherwise())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u001b"));
        }
    }

    /** A test stops before the seeds end that were run: its count is not that of what is told of all of them. */
    @Test
    void whereTheTestStoppedIsToldApartFromWhatAllSeedsSay() {
        assertThat(CiSummary.line(study("one", Verdict.LOSS)))
                .startsWith("one: loss after 9 seeds: 9 worse, 0 better, 0 tied, e = 100. First");
        StudyCheck stopped = new StudyCheck(
                "one",
                true,
                20,
                19,
                Optional.empty(),
                17,
                2,
                new Sequential(16, 1, 326.4, true),
                Optional.empty(),
                Verdict.LOSS);
        assertThat(CiSummary.line(stopped))
                .isEqualTo("one: loss after 16 seeds with e = 326.4; of all 20: 17 worse, 2 better, 1 tied");
    }
}
