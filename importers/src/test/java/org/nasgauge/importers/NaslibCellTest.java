package org.nasgauge.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.foreign.CsvSource;

class NaslibCellTest {
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench201");

    /** Operations 0 to 4 on the edges 01, 02, 03, 12, 13; the official form has 12 before 03. */
    @Test
    void readsEdgesInTheOrderOfNaslib() {
        assertThat(SPACE.format(NaslibCell.nasbench201(SPACE, "(0, 1, 2, 3, 4, 0)")))
                .isEqualTo("|skip_connect~0|+|none~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|skip_connect~2|");
    }

    @Test
    void agreesWithThePublishedPairsOfForms() {
        try (CsvSource source = new CsvSource(Reference.file("nasbench201/nb201.csv.gz"), ',')) {
            int official = source.header().indexOf("arch_str");
            int naslib = source.header().indexOf("naslib_arch");
            int index = 0;
            while (source.hasNext()) {
                CSVRecord line = source.next();
                assertThat(SPACE.format(NaslibCell.nasbench201(
                                SPACE, "(" + line.get(naslib).replace(" ", ", ") + ")")))
                        .isEqualTo(line.get(official));
                index++;
            }
            assertThat(index).isEqualTo(15_625);
        }
    }

    @Test
    void refusesWhatIsNoCell() {
        assertThatThrownBy(() -> NaslibCell.nasbench201(SPACE, "(0, 1, 2, 3, 4, 5)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 0 to 4");
        assertThatThrownBy(() -> NaslibCell.nasbench201(SPACE, "(0, 1, 2)"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
