package org.nasgauge.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.Prior;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Recipe;

/** Over decisions d0, d1 and d2 with 5, 4 and 3 choices; the table 'other' is another one of the same space. */
class PriorPlanningTest {
    private static final String RECIPE = "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, strategies:"
            + " [{name: guess, wrappers: [believing], prior: PRIOR}]}";

    @Test
    void aChoiceHasTheConfidenceAndTheOthersShareTheRest() {
        Prior prior = prior("{choices: {d0: '3', d2: {'0': 0.5, '1': 0.2}}, confidence: 0.6}");
        assertProbabilities(prior, 0, 0.1, 0.1, 0.1, 0.6, 0.1);
        assertProbabilities(prior, 1, 0.25, 0.25, 0.25, 0.25);
        assertProbabilities(prior, 2, 0.5, 0.2, 0.3);
        assertThat(prior.best()).isEmpty();
    }

    /** Of numbers 0 to 4 with the greatest scores, none failed: 0, 1 and 2 are the three choices of the last decision. */
    @Test
    void theBestOfAnotherTableAreNamedInItsOrder() {
        Prior prior = prior("{best-of: other, architectures: 3, confidence: 0.7}");
        assertThat(prior.best())
                .isEqualTo(List.of(
                        SyntheticBenchmark.able().space().at(0),
                        SyntheticBenchmark.able().space().at(1),
                        SyntheticBenchmark.able().space().at(2)));
        assertProbabilities(prior, 0, 0.7, 0.075, 0.075, 0.075, 0.075);
        assertProbabilities(prior, 2, 1 / 3.0, 1 / 3.0, 1 / 3.0);
    }

    @Test
    void theNormalFormAndTheManifestKeepIt() {
        for (String prior :
                List.of("{best-of: other}", "{choices: {d0: '3', d2: {'0': 0.5, '1': 0.2}}}", "{choices: {}}")) {
            Plan plan = plan(RECIPE.replace("PRIOR", prior));
            Plan again = plan(plan.recipe());
            assertThat(again.recipe()).isEqualTo(plan.recipe());
            assertThat(again.manifest()).isEqualTo(plan.manifest());
            assertThat(ManifestForm.read(ManifestForm.write(plan.manifest()))).isEqualTo(plan.manifest());
            assertThat(plan.manifest().searches().get(0).prior()).isPresent();
        }
    }

    @Test
    void anotherPriorIsAnotherStudy() {
        assertThat(List.of(
                        "{best-of: other}",
                        "{best-of: other, architectures: 3}",
                        "{best-of: third}",
                        "{choices: {d0: '3'}}",
                        "{choices: {d0: '3'}, confidence: 0.5}"))
                .extracting(prior -> plan(RECIPE.replace("PRIOR", prior))
                        .manifest()
                        .searches()
                        .get(0)
                        .id())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {choices: {d7: '3'}}                          | unknown decision 'd7'.
            {choices: {d0: '5'}}                          | unknown choice of d0 '5'. Did you mean '0'? Known: 0, 1, 2, 3, 4
            {choices: {d2: {'0': 0.5, '1': 0.5}}}         | the probabilities of d2 sum to 1.0, which leaves nothing for its other choices
            {choices: {d2: {'0': 0.5, '1': 0.2, '2': 0.1}}} | the probabilities of d2 sum to 0.7999
            {choices: {d0: '3'}, confidence: 1}           | expected a probability above 0 and below 1, found '1'
            {choices: {d0: {'3': 0}}}                     | expected a probability above 0 and below 1, found '0'
            {confidence: 0.5}                              | 'choices' is missing
            {best-of: other, choices: {d0: '3'}}          | unknown key 'choices'
            {best-of: other, architectures: 0}             | found '0'
            {best-of: other, architectures: 60}            | 'synthetic' has 52 architectures with a value, and the 60 best are asked for
            {best-of: synthetic}                           | 'synthetic' is the benchmark itself
            best                                           | best-of
            """)
    void whatCannotBeBelievedIsRefused(String prior, String message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(RECIPE.replace("PRIOR", prior)))
                .withMessageContaining("strategies[1].prior")
                .withMessageContaining(message);
    }

    @Test
    void whoMakesNothingOfAPriorIsGivenNone() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(
                        () -> plan(RECIPE.replace("PRIOR", "{best-of: other}").replace("wrappers: [believing], ", "")))
                .withMessageContaining("'guess' makes nothing of a prior, and the recipe gives one")
                .withMessageContaining("wrappers: [warm-start]");
    }

    @Test
    void whoNeedsAPriorIsRefusedWithoutOne() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(RECIPE.replace(", prior: PRIOR", "")))
                .withMessageContaining("'believing' needs a prior, and the recipe gives none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{best-of: other}", "{choices: {d0: '3'}}"})
    void onlyThoseThatUseItAreToldOfIt(String prior) {
        Study.Search study = plan(RECIPE.replace("PRIOR", prior)).searches().get(0);
        assertThat(study.strategy().problem().prior()).isEmpty();
        assertThat(study.wrappers().get(0).problem().prior()).isPresent();
    }

    private static Prior prior(String written) {
        return plan(RECIPE.replace("PRIOR", written))
                .searches()
                .get(0)
                .wrappers()
                .get(0)
                .problem()
                .prior()
                .orElseThrow();
    }

    private static void assertProbabilities(Prior prior, int decision, double... expected) {
        for (int choice = 0; choice < expected.length; choice++) {
            assertThat(prior.probability(decision, choice)).isCloseTo(expected[choice], within(1e-12));
        }
    }

    private static Plan plan(String recipe) {
        return new Planner(
                        SyntheticComponents.all(),
                        asked -> new BenchmarkSource.Opened(
                                SyntheticBenchmark.withoutNoise(),
                                "content of " + ((BenchmarkChoice.Table) asked.benchmark()).name()))
                .plan(Recipe.parse("a.yaml", recipe));
    }
}
