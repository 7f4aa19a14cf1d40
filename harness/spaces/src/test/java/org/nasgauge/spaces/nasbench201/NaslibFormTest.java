package org.nasgauge.spaces.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.spaces.Reference;

class NaslibFormTest {
    private final CellSpace space = CellSpace.nasbench201();
    private final NaslibForm naslib = new NaslibForm(space);

    /** The official string of the first cell, next to its tuple, as both stand in the published table. */
    @Test
    void countsEdgesBySourceAndOperationsInItsOwnOrder() {
        String official =
                "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";
        assertThat(space.format(naslib.read("(4, 3, 3, 0, 0, 0)"))).isEqualTo(official);
        assertThat(naslib.write(space.parse(official))).isEqualTo("(4, 3, 3, 0, 0, 0)");
    }

    @Test
    void tellsTheEdgesApartThatOfficialOrderSwaps() {
        assertThat(space.format(naslib.read("(1, 1, 2, 4, 1, 1)")))
                .isEqualTo("|none~0|+|none~0|avg_pool_3x3~1|+|nor_conv_3x3~0|none~1|none~2|");
    }

    @Test
    void refusesOperationsThatTheSpaceHasNot() {
        assertThatThrownBy(() -> naslib.read("(5, 0, 0, 0, 0, 0)")).hasMessageContaining("operation 5 on edge 0->1");
        assertThatThrownBy(() -> new NaslibForm(CellSpace.nasbench201Of729()).read("(0, 0, 0, 4, 0, 0)"))
                .hasMessageContaining("operation 4 on edge 1->2");
        assertThatThrownBy(() -> naslib.read("(0, 0, 0, 0, 0)")).hasMessageContaining("expected 6");
    }

    @Test
    void agreesWithEveryPublishedPair() {
        List<String> rows = Reference.lines("nasbench201/nb201.csv.gz");
        assertThat(rows).hasSize(1 + space.size());
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            assertThat(naslib.write(space.at(Integer.parseInt(cells[0]))))
                    .isEqualTo("(" + cells[2].replace(" ", ", ") + ")");
        }
    }
}
