package org.nasgauge.api.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;

class SettingsTest {
    private enum Ascent {
        FIRST_IMPROVEMENT,
        STEEPEST
    }

    private static final Setting<Integer> POPULATION =
            new Setting.Whole("population", 100, 1, 1000, "how many are alive");
    private static final Setting<Double> RATE = new Setting.Real("rate", 0.5, 0, 1, "how often");
    private static final Setting<Ascent> ASCENT = new Setting.OneOf<>("ascent", Ascent.STEEPEST, "how to climb");

    private static final Component COMPONENT = new Component() {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public String summary() {
            return "A toy.";
        }

        @Override
        public String source() {
            return "none";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(POPULATION, RATE, ASCENT);
        }

        @Override
        public Set<Capability> requirements() {
            return Set.of();
        }
    };

    @Test
    void givenValuesReplaceStandardOnes() {
        Settings settings =
                Settings.read("recipe", COMPONENT, Map.of("population", 10, "ascent", "first-improvement", "rate", 1));
        assertThat(settings.get(POPULATION)).isEqualTo(10);
        assertThat(settings.get(RATE)).isEqualTo(1.0);
        assertThat(settings.get(ASCENT)).isEqualTo(Ascent.FIRST_IMPROVEMENT);
        assertThat(Settings.standard(COMPONENT).get(POPULATION)).isEqualTo(100);
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        Settings settings = Settings.read("recipe", COMPONENT, Map.of("population", 10));
        assertThat(Settings.read("again", COMPONENT, settings.written())).isEqualTo(settings);
    }

    @Test
    void unknownNamesAndWrongValuesAreRefused() {
        assertThatThrownBy(() -> Settings.read("recipe", COMPONENT, Map.of("popluation", 10)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("recipe: unknown setting of toy 'popluation'")
                .hasMessageContaining("'population'");
        assertThatThrownBy(() -> Settings.read("recipe", COMPONENT, Map.of("population", 0)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a whole number from 1 to 1000");
        assertThatThrownBy(() -> Settings.read("recipe", COMPONENT, Map.of("rate", "often")))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> Settings.read("recipe", COMPONENT, Map.of("ascent", "sideways")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("first-improvement, steepest");
    }
}
