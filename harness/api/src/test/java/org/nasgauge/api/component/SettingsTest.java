package org.nasgauge.api.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.error.UserError;

class SettingsTest {
    private enum Ascent {
        FIRST_IMPROVEMENT,
        STEEPEST
    }

    private record Sizes(
            @Meaning("how many are alive") @Range(least = 1, most = 1000)
            int populationSize,

            @Meaning("how many compete") @Range(least = 1) int sampleSize) {
        private Sizes {
            if (sampleSize > populationSize) {
                throw new IllegalArgumentException("a sample of " + sampleSize + " out of " + populationSize);
            }
        }
    }

    @Described(name = "toy", summary = "A toy.", source = "None")
    private record Toy(
            @Meaning("how often") @Range(least = 0, most = 1)
            double rate,

            Sizes sizes,

            @Meaning("how to climb") Ascent ascent,

            @Meaning("whether it forgets") boolean aging,

            @Meaning("what it says") String greeting)
            implements Component {
        private Toy {
            if (greeting.isEmpty() && aging) {
                throw new IllegalArgumentException("who ages greets");
            }
        }

        private Toy() {
            this(0.5, new Sizes(100, 25), Ascent.STEEPEST, true, "hello");
        }
    }

    private static final Toy TOY = new Toy();

    @Test
    void the_annotations_describe_a_component() {
        assertThat(TOY.name()).isEqualTo("toy");
        assertThat(TOY.summary()).isEqualTo("A toy.");
        assertThat(TOY.source()).isEqualTo("None");
        assertThat(TOY.needs()).isEmpty();
    }

    @Test
    void settings_are_listed_in_the_order_of_the_record_those_of_a_group_in_its_place() {
        assertThat(Settings.of(TOY))
                .containsExactly(
                        new Setting.Real("rate", 0.5, 0, 1, "how often"),
                        new Setting.Whole("population-size", 100, 1, 1000, "how many are alive"),
                        new Setting.Whole("sample-size", 25, 1, Integer.MAX_VALUE, "how many compete"),
                        new Setting.OneOf("ascent", "steepest", List.of(Ascent.values()), "how to climb"),
                        new Setting.Flag("aging", true, "whether it forgets"),
                        new Setting.Text("greeting", "hello", "what it says"));
    }

    @Test
    void given_values_replace_standard_ones() {
        Map<String, Object> given =
                Map.of("population-size", 30, "ascent", "first-improvement", "rate", 1, "aging", false, "greeting", "");
        assertThat(Settings.read("recipe", TOY, given))
                .isEqualTo(new Toy(1.0, new Sizes(30, 25), Ascent.FIRST_IMPROVEMENT, false, ""));
        assertThat(TOY).isEqualTo(new Toy());
    }

    @Test
    void what_is_written_reads_back_the_same() {
        Toy changed = new Toy(0.1, new Sizes(7, 7), Ascent.FIRST_IMPROVEMENT, false, "hi");
        assertThat(Settings.written(changed))
                .containsEntry("population-size", 7)
                .containsEntry("ascent", "first-improvement")
                .containsEntry("greeting", "hi");
        assertThat(Settings.read("again", TOY, Settings.written(changed))).isEqualTo(changed);
    }

    @Test
    void unknown_names_and_wrong_values_are_refused() {
        refused(Map.of("popluation-size", 10))
                .hasMessageContaining("recipe: unknown setting of toy 'popluation-size'")
                .hasMessageContaining("'population-size'");
        refused(Map.of("population-size", 0)).hasMessageContaining("a whole number from 1 to 1000");
        refused(Map.of("population-size", "many"));
        refused(Map.of("sample-size", 0)).hasMessageContaining("a whole number from 1.");
        refused(Map.of("rate", "often"));
        refused(Map.of("rate", Double.NaN)).hasMessageContaining("a number from 0.0 to 1.0");
        refused(Map.of("ascent", "sideways")).hasMessageContaining("first-improvement, steepest");
        refused(Map.of("aging", "perhaps")).hasMessageContaining("true or false");
        refused(Map.of("greeting", 3)).hasMessageContaining("a text");
    }

    @Test
    void values_that_do_not_agree_with_each_other_are_refused_at_their_place() {
        refused(Map.of("sample-size", 200)).hasMessageStartingWith("recipe: a sample of 200 out of 100.");
        refused(Map.of("greeting", "")).hasMessageStartingWith("recipe: who ages greets.");
    }

    @Test
    void a_component_that_is_no_record_has_no_settings() {
        Component plain = new Component() {
            @Override
            public String name() {
                return "plain";
            }
        };
        assertThat(Settings.of(plain)).isEmpty();
        assertThat(Settings.read("recipe", plain, Map.of())).isSameAs(plain);
        assertThatThrownBy(() -> Settings.read("recipe", plain, Map.of("rate", 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown setting of plain 'rate'");
    }

    @Test
    void what_lacks_an_annotation_is_named() {
        record Bare(int width) implements Component {}
        assertThatIllegalStateException()
                .isThrownBy(() -> new Bare(1).name())
                .withMessageContaining("@Component.Described");
        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.of(new Bare(1)))
                .withMessageContaining("Bare.width lacks the annotation @Setting.Meaning");
    }

    private static AbstractThrowableAssert<?, ?> refused(Map<String, ?> given) {
        return assertThatThrownBy(() -> Settings.read("recipe", TOY, given)).isInstanceOf(UserError.class);
    }
}
