package org.nasgauge.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;

class RegistryTest {
    /** A fruit may go by several names. */
    private record Fruit(List<String> names) {}

    private static final Fruit PLUM = new Fruit(List.of("plum", "damson"));
    private static final Fruit APPLE = new Fruit(List.of("apple"));

    private static Registry<Fruit> registry(Fruit... fruits) {
        return Registry.of("fruit", List.of(fruits), Fruit::names);
    }

    @Test
    void membersAreFoundByEachOfTheirNamesAndListedByTheAlphabet() {
        Registry<Fruit> registry = registry(PLUM, APPLE);
        assertThat(registry.names()).containsExactly("apple", "damson", "plum");
        assertThat(registry.all()).containsExactly(APPLE, PLUM);
        assertThat(registry.find("plum")).containsSame(PLUM);
        assertThat(registry.named("here", "damson")).isSameAs(PLUM);
        assertThat(registry.find("pear")).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithThePlaceAndTheNearestOne() {
        assertThatThrownBy(() -> registry(PLUM, APPLE).named("recipe.yaml:3", "appel"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("recipe.yaml:3: unknown fruit 'appel'. Did you mean 'apple'?");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThatThrownBy(() -> registry(PLUM).and(new Fruit(List.of("damson"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'damson'")
                .hasMessageContaining("has the name of another");
        assertThat(registry(PLUM).and(APPLE).names()).containsExactly("apple", "damson", "plum");
    }

    @Test
    void whatIsOfTheSuiteSaysSo() {
        assertThat(Registry.origin(APPLE)).isEqualTo("nasgauge");
        assertThat(Registry.origin("a text of the platform")).isEqualTo("the class path");
    }
}
