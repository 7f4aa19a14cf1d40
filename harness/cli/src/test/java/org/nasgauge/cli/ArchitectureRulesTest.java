package org.nasgauge.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;

/** Who may know whom, and what nobody may use; DESIGN rules that the module graph alone does not enforce. */
@AnalyzeClasses(packages = "org.nasgauge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
    private static final String API = "org.nasgauge.api..";
    private static final String FORM = "org.nasgauge.form..";
    private static final String NETWORKS = "org.nasgauge.networks..";
    private static final String SPACES = "org.nasgauge.spaces..";
    private static final String STATISTICS = "org.nasgauge.statistics..";
    private static final String TABULAR = "org.nasgauge.tabular..";
    private static final String IMPORTERS = "org.nasgauge.importers..";
    private static final String SEARCH = "org.nasgauge.search..";
    private static final String MODELS = "org.nasgauge.models..";
    private static final String ESTIMATORS = "org.nasgauge.estimators..";
    private static final String PROXIES = "org.nasgauge.proxies..";
    private static final String ONESHOT = "org.nasgauge.oneshot..";
    private static final String TAPE = "org.nasgauge.tape..";
    private static final String TRAINING = "org.nasgauge.training..";
    private static final String HARDWARE = "org.nasgauge.hardware..";
    private static final String ENGINE = "org.nasgauge.engine..";
    private static final String REPORT = "org.nasgauge.report..";
    private static final String REPRODUCTION = "org.nasgauge.reproduction..";
    private static final String CLI = "org.nasgauge.cli..";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.nasgauge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theContractKnowsNobody = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    FORM,
                    NETWORKS,
                    SPACES,
                    STATISTICS,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TAPE,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

    @ArchTest
    static final ArchRule formsKnowTheContractAlone = noClasses()
            .that()
            .resideInAPackage(FORM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    NETWORKS,
                    SPACES,
                    STATISTICS,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TAPE,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

    @ArchTest
    static final ArchRule statisticsKnowNothingOfArchitectureSearch = noClasses()
            .that()
            .resideInAPackage(STATISTICS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    API,
                    FORM,
                    NETWORKS,
                    SPACES,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TAPE,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

    @ArchTest
    static final ArchRule networksKnowTheContractAlone = noClasses()
            .that()
            .resideInAPackage(NETWORKS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    FORM,
                    SPACES,
                    STATISTICS,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TAPE,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

    @ArchTest
    static final ArchRule modelsKnowTheContractAlone = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FORM, NETWORKS, STATISTICS, IMPORTERS, SEARCH, ESTIMATORS, TAPE);

    @ArchTest
    static final ArchRule tablesKnowOfSpacesTheGrammarsAlone = noClasses()
            .that()
            .resideInAPackage(TABULAR)
            .should()
            .dependOnClassesThat(resideInAPackage(SPACES)
                    .and(not(resideInAPackage("org.nasgauge.spaces.grammar..")))
                    .or(resideInAnyPackage(NETWORKS, STATISTICS, IMPORTERS, TAPE, TRAINING)));

    @ArchTest
    static final ArchRule importersKnowFormsAndTables = noClasses()
            .that()
            .resideInAPackage(IMPORTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NETWORKS, SPACES, STATISTICS, TAPE, TRAINING);

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
            .resideInAnyPackage(SEARCH, MODELS, ESTIMATORS, PROXIES, ONESHOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..");

    @ArchTest
    static final ArchRule strategiesSeeNeitherTablesNorSpacesNorTheClock = noClasses()
            .that()
            .resideInAnyPackage(SEARCH, MODELS, ESTIMATORS, PROXIES, ONESHOT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SPACES,
                    TABULAR,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI,
                    "java.nio.file..",
                    "java.time..");

    @ArchTest
    static final ArchRule backendsDoNotKnowWhoAsks = noClasses()
            .that()
            .resideInAnyPackage(TABULAR, IMPORTERS, TRAINING, HARDWARE, SPACES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SEARCH, MODELS, ESTIMATORS, PROXIES, ONESHOT, ENGINE, REPORT, REPRODUCTION, CLI);

    @ArchTest
    static final ArchRule theTapeKnowsNetworksAndNoSpace = noClasses()
            .that()
            .resideInAPackage(TAPE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    FORM,
                    SPACES,
                    STATISTICS,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TRAINING,
                    HARDWARE,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

    @ArchTest
    static final ArchRule trainersTakeNetworksFromAnySpace = noClasses()
            .that()
            .resideInAPackage(TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPACES, TABULAR);

    @ArchTest
    static final ArchRule theEngineDoesNotFormatOrTrain = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SEARCH, MODELS, ESTIMATORS, PROXIES, ONESHOT, TRAINING, HARDWARE, REPORT, REPRODUCTION, CLI);

    @ArchTest
    static final ArchRule reportsDoNotKnowWhatIsReproduced = noClasses()
            .that()
            .resideInAPackage(REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    IMPORTERS, SEARCH, MODELS, ESTIMATORS, PROXIES, ONESHOT, TRAINING, HARDWARE, REPRODUCTION, CLI);

    @ArchTest
    static final ArchRule reproductionsFindStrategiesByName = noClasses()
            .that()
            .resideInAPackage(REPRODUCTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SEARCH, ESTIMATORS, PROXIES, ONESHOT, TRAINING, HARDWARE, CLI);

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

    @ArchTest
    static final ArchRule hardwareMeasuresNetworksAlone = noClasses()
            .that()
            .resideInAPackage(HARDWARE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SPACES,
                    TABULAR,
                    IMPORTERS,
                    SEARCH,
                    MODELS,
                    ESTIMATORS,
                    PROXIES,
                    ONESHOT,
                    TRAINING,
                    ENGINE,
                    REPORT,
                    REPRODUCTION,
                    CLI);

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
