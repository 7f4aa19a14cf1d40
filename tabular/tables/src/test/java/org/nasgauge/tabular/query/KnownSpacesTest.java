package org.nasgauge.tabular.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.tabular.ToySpace;

class KnownSpacesTest {
    @Test
    void everySpaceIsFoundByTheNameThatItIsListedUnder() {
        KnownSpaces spaces = KnownSpaces.installed();
        assertThat(spaces.spaces())
                .extracting(SearchSpace::name)
                .contains("nasbench101", "nasbench201", "nasbench201-729", "darts", "nats-size", "transnas-macro")
                .doesNotHaveDuplicates();
        for (SearchSpace space : spaces.spaces()) {
            assertThat(spaces.find(space.name())).containsSame(space);
        }
        assertThat(spaces.find("nasbench2O1")).isEmpty();
    }

    @Test
    void oneMoreIsKnownBesideTheOthersUnlessItsNameIsTaken() {
        ToySpace toy = new ToySpace("toy", 2, 2);
        KnownSpaces spaces = KnownSpaces.installed().and("here", toy);
        assertThat(spaces.find("toy")).containsSame(toy);
        assertThat(spaces.find("darts")).isPresent();
        assertThatThrownBy(() -> spaces.and("there", new ToySpace("toy", 2, 3)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("there: the name toy is that of another space");
    }

    @Test
    void findingOneSpaceLoadsNoOther() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (Watched loader = new Watched()) {
            thread.setContextClassLoader(loader);
            Class<?> known = loader.loadClass(KnownSpaces.class.getName());
            Object installed = known.getMethod("installed").invoke(null);
            Object found = known.getMethod("find", String.class).invoke(installed, "nasbench201-729");
            assertThat(((Optional<?>) found)).isPresent();
            assertThat(loader.hasLoaded("nasbench201.CellSpace$Part")).isTrue();
            for (String other : new String[] {
                "nasbench201.CellSpace$Whole",
                "nasbench101.NasBench101Space",
                "nasbenchasr.NasBenchAsrSpace",
                "nasbenchmacro.NasBenchMacroSpace",
                "natssize.NatsSizeSpace",
                "transnas.TransNasMicroSpace",
                "transnas.TransNasMacroSpace",
                "chain.ChainSpace",
                "darts.DartsSpace",
                "grammar.GrammarSpace"
            }) {
                assertThat(loader.hasLoaded(other)).as(other).isFalse();
                assertThat(loader.loadClass("org.nasgauge.spaces." + other))
                        .as("it exists")
                        .isNotNull();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Loads the suite anew, and says what it has loaded of it. */
    private static final class Watched extends URLClassLoader {
        Watched() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(String space) {
            return findLoadedClass("org.nasgauge.spaces." + space) != null;
        }

        private static URL[] classPath() {
            return Stream.of(KnownSpaces.class, SearchSpace.class, NetworkDefined.class, CellSpace.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .toArray(URL[]::new);
        }
    }
}
