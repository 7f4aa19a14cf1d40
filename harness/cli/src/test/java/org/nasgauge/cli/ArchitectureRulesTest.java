package org.nasgauge.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;

/** What nobody may use, and which libraries stay in one module; which module may know which says {@link ModulesTest}. */
@AnalyzeClasses(packages = "org.nasgauge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
    private static final String[] STRATEGIES = {
        "org.nasgauge.search..",
        "org.nasgauge.models..",
        "org.nasgauge.estimators..",
        "org.nasgauge.proxies..",
        "org.nasgauge.oneshot.."
    };
    private static final String TAPE = "org.nasgauge.tape..";
    private static final String TRAINING = "org.nasgauge.training..";
    private static final String HARDWARE = "org.nasgauge.hardware..";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.nasgauge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRegistryAloneLooksForProviders = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.nasgauge.api.registry..", "org.nasgauge.testkit..", "org.nasgauge.benchmarks..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class);

    @ArchTest
    static final ArchRule strategiesDoNotReflect = noClasses()
            .that()
            .resideInAnyPackage(STRATEGIES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..");

    @ArchTest
    static final ArchRule strategiesSeeNeitherFilesNorTheClock = noClasses()
            .that()
            .resideInAnyPackage(STRATEGIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.time..");

    @ArchTest
    static final ArchRule onlyTrainingKnowsDeepLearning4J = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.deeplearning4j..");

    @ArchTest
    static final ArchRule onlyTheTapeAndTrainingKnowNd4j = noClasses()
            .that()
            .resideOutsideOfPackages(TAPE, TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule onlyHardwareKnowsOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage(HARDWARE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    /** So that what it computes is the same on every machine. */
    @ArchTest
    static final ArchRule theJavaBackendIsOfJavaAlone = noClasses()
            .that()
            .resideInAPackage("org.nasgauge.tape.java..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..", "org.nasgauge.tape.nd4j..");

    @ArchTest
    static final ArchRule numbersComeFromSpecifiedGenerators = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.Random.class, long.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault");

    @ArchTest
    static final ArchRule nothingDependsOnTheDefaultLocale = noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase");
}
