package org.nasgauge.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapingTest {
    @Test
    void xml_holds_markup_as_text_and_replaces_what_it_cannot_hold() {
        assertThat(Xml.escaped("a<b>&\"c'\u0000\uD800é𝛼")).isEqualTo("a&lt;b&gt;&amp;&quot;c&#39;\uFFFD\uFFFDé𝛼");
    }

    @Test
    void latex_holds_its_own_characters_as_text() {
        assertThat(Latex.escaped("50 % of a_b & {c} $x$ #1 ~^\\ <|>"))
                .isEqualTo("50 \\% of a\\_b \\& \\{c\\} \\$x\\$ \\#1 "
                        + "\\textasciitilde{}\\textasciicircum{}\\textbackslash{} "
                        + "\\textless{}\\textbar{}\\textgreater{}");
    }

    @Test
    void latex_knows_the_signs_of_statistics_and_names_what_it_has_no_glyph_for() {
        assertThat(Latex.escaped("ρ ± é 网\n")).isEqualTo("$\\rho$ $\\pm$ é [U+7F51] ");
    }
}
