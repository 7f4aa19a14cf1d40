package org.nasgauge.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of modules in CONTRIBUTING.md has them all, and no module knows more of the others than it says there. */
class ModulesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String OURS = "org.nasgauge";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z/]+)` \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** @param knows what it may know, as the names of packages without the first two; {@code all}; or {@code nothing of ours} */
    private record Module(String path, String knows) {
        boolean isFree() {
            return knows.equals("all");
        }

        String name() {
            return path.substring(path.indexOf('/') + 1);
        }

        String[] allowed() {
            Stream<String> others = knows.equals("nothing of ours") ? Stream.of() : Stream.of(knows.split(", "));
            return Stream.concat(Stream.of(name()), others)
                    .map(Module::packageOf)
                    .toArray(String[]::new);
        }

        private static String packageOf(String name) {
            return OURS + "."
                    + switch (name) {
                        case "tables" -> "tabular";
                        case "boosting" -> "estimators.boosting";
                        default -> name;
                    }
                    + "..";
        }
    }

    @Test
    void theTableNamesThemAll() throws IOException {
        assertThat(modules())
                .extracting(Module::path)
                .containsExactlyInAnyOrderElementsOf(MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                        .results()
                        .map(module -> module.group(1))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> knowsNoMoreThanTheTableSays() throws IOException {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(OURS);
        return modules().stream()
                .filter(module -> !module.isFree())
                .map(module -> DynamicTest.dynamicTest(
                        module.path(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(Module.packageOf(module.name()))
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(OURS + "..").and(not(resideInAnyPackage(module.allowed()))))
                                .check(classes)));
    }

    private static List<Module> modules() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")));
        return rows.results().map(row -> new Module(row.group(1), row.group(2))).toList();
    }
}
