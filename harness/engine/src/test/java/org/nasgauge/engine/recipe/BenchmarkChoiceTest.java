package org.nasgauge.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.live.TrainingClock;

class BenchmarkChoiceTest {
    private static BenchmarkChoice read(String benchmark) {
        return Recipe.parse("a.yaml", "benchmark: " + benchmark + "\nseeds: 0..9\nestimators: {studies: [flops]}")
                .benchmark();
    }

    @Test
    void aTableIsNamedAloneOrWithTablesThatKnowMore() {
        assertThat(read("mine")).isEqualTo(new BenchmarkChoice.Table("a.yaml, line 1 (benchmark)", "mine"));
        assertThat(read("{table: mine, properties-from: [latencies, ./energy]}"))
                .isEqualTo(new BenchmarkChoice.Table(
                        "a.yaml, line 1 (benchmark)", "mine", List.of("latencies", "./energy")));
    }

    @Test
    void liveTrainingHasStandardValuesAndAnySettingOfItsTrainer() {
        assertThat(read("{live: clothes, space: cells}"))
                .isEqualTo(new BenchmarkChoice.Live(
                        "a.yaml, line 1 (benchmark)",
                        "clothes",
                        "cells",
                        "tape",
                        new TreeMap<>(),
                        3,
                        TrainingClock.WORK,
                        Optional.empty(),
                        List.of()));
        BenchmarkChoice.Live all = (BenchmarkChoice.Live) read("{live: clothes, space: cells, trainer: dl4j, epochs: 4,"
                + " learning-rate: 0.5, trainings: 1, clock: measured, fidelities: {images: [512, 128]},"
                + " properties-from: [latencies]}");
        assertThat(all.trainer()).isEqualTo("dl4j");
        assertThat(all.settings()).isEqualTo(Map.of("epochs", 4, "learning-rate", 0.5));
        assertThat(all.trainings()).isEqualTo(1);
        assertThat(all.clock()).isEqualTo(TrainingClock.MEASURED);
        assertThat(all.fidelities().orElseThrow().of()).isEqualTo("images");
        assertThat(all.fidelities().orElseThrow().values()).containsExactly(128, 512);
        assertThat(all.propertiesFrom()).containsExactly("latencies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {live: clothes}                                        | 'space' is missing
            {live: clothes, space: cells, clock: sundial}          | unknown clock 'sundial'
            {live: clothes, space: cells, trainings: 0}            | expected a whole number from 1
            {live: clothes, space: cells, fidelities: [1, 2]}      | one thing to have less of
            {live: clothes, space: cells, fidelities: {a: [0]}}    | expected a whole number from 1
            {table: mine, propertys-from: [a]}                     | Did you mean 'properties-from'?
            {properties-from: [a]}                                 | 'table' is missing
            [mine]                                                 | found a list
            """)
    void whatIsWrongIsSaidWithItsLine(String benchmark, String message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(benchmark))
                .withMessageStartingWith("a.yaml, line 1")
                .withMessageContaining(message);
    }
}
