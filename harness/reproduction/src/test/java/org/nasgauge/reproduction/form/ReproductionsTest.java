package org.nasgauge.reproduction.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.reproduction.published.Reproduction;
import org.nasgauge.testkit.FormContract;

class ReproductionsTest {
    private static final String WHOLE = """
            title: A title
            about: Something.
            data:
              - {name: cells, table: my-table, published-at: nowhere}
            columns:
              - {name: test, data: cells, metric: accuracy, split: test, fidelity: "200", seed: mean}
            tables:
              - id: numbers
                caption: Numbers.
                source: a paper
                basis: published
                decimals: 2
                cells:
                  - {id: best, published: 94.37, tolerance: 0.01, measure: {is: optimum, of: test}}
            """;

    @TempDir
    private Path folder;

    static List<String> shipped() {
        return Reproductions.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyOneThatShipsIsWellFormedAndSaysWhatItNeeds(String name) {
        Reproduction one = Reproductions.named(name);
        assertThat(one.name()).isEqualTo(name);
        assertThat(one.cells()).isPositive();
        assertThat(one.needs()).isNotEmpty();
        assertThat(one.data().values())
                .allSatisfy(source -> assertThat(source.publishedAt()).contains("github.com/"));
    }

    @Test
    void readsOneByItsPath() throws IOException {
        Reproduction one = Reproductions.named(file(WHOLE).toString());
        assertThat(one.name()).isEqualTo("mine");
        assertThat(one.needs()).containsExactly("table my-table");
        assertThat(one.tables().get(0).cells().get(0).label()).isEqualTo("best");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "is: optimum; is: optimun; Did you mean 'optimum'",
                "of: test; of: tset; Did you mean 'test'",
                "data: cells; data: cell; Did you mean 'cells'",
                "split: test; split: text; Did you mean 'test'",
                "caption: Numbers.; kaption: Numbers.; line 9 (tables[1].kaption): unknown key 'kaption'. Did you mean 'caption'?",
                "tolerance: 0.01,; ''; tolerance or of-runs or of-spread or of-sample",
                "tolerance: 0.01; of-sample: {rank: pearson}; unknown rank",
                "basis: published; basis: publish; Did you mean 'published'",
                "seed: mean; seed: meen; is no seed policy",
                "id: best; id: The Best; is no id",
            })
    void saysWhereItIsMalformedAndHowToMendIt(String right, String wrong, String message) throws IOException {
        Path file = file(WHOLE.replace(right, wrong));
        assertThatThrownBy(() -> Reproductions.named(file.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnUnknownKeyOfAMeasure() throws IOException {
        Path file = file(WHOLE.replace("of: test}", "of: test, rang: 2}"));
        assertThatThrownBy(() -> Reproductions.named(file.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown key 'rang'")
                .hasMessageContaining("'rank'");
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        assertThatThrownBy(() -> Reproductions.named("nasbench201-flop"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nasbench201-flops");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    @Nested
    class AsForm extends FormContract {
        @Override
        protected String whole() {
            return WHOLE;
        }

        @Override
        protected String neededKey() {
            return "about";
        }

        @Override
        protected Object read(Path file) {
            return Reproductions.read("mine", file);
        }
    }
}
