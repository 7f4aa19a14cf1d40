package org.nasgauge.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;

class RecordFormTest {
    private static final SearchRecord SEARCH = new SearchRecord(
            "0a1b",
            7,
            3,
            Failures.of("did not train", 1),
            12.5,
            End.EVALUATIONS,
            Optional.empty(),
            List.of(
                    new Incumbent(1, 4.25, "|none~0|", 61.5, Reading.of(60)),
                    new Incumbent(3, 12.5, "|skip_connect~0|", 70.125, Reading.missing("no test value"))));

    @Test
    void a_search_is_written_as_one_compact_line() {
        assertThat(new String(RecordForm.SEARCH.line(SEARCH, "RE", 4), UTF_8))
                .isEqualTo(
                        "{\"schema\":3,\"study\":\"0a1b\",\"label\":\"RE\",\"seed\":7,\"evaluations\":3,\"distinct\":3,\"failed\":1,"
                                + "\"failures\":{\"did not train\":1},\"seconds\":12.5,\"end\":\"evaluations\",\"trajectory\":["
                                + "{\"evaluation\":1,\"seconds\":4.25,\"architecture\":\"|none~0|\",\"validation\":61.5,"
                                + "\"test\":60.0},"
                                + "{\"evaluation\":3,\"seconds\":12.5,\"architecture\":\"|skip_connect~0|\","
                                + "\"validation\":70.125,\"test\":{\"missing\":\"no test value\"}}],"
                                + "\"checksum\":\"7501d430ac34ef3232534c38a60835c4\"}\n");
    }

    /** Missing, not zero. */
    @Test
    void what_is_not_timed_has_no_seconds() {
        SearchRecord record = new SearchRecord(
                "0a1b",
                7,
                1,
                1,
                Failures.NONE,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                End.EVALUATIONS,
                Optional.empty(),
                List.of(new Incumbent(1, 0, "a", 61.5, Reading.of(60))),
                List.of(new FrontMember(1, 0, "a", new Fidelity(3, 12), 61.5, Reading.of(60), Map.of("flops", 1.0))),
                List.of(new Trial(1, 0, 0, "a", new Fidelity(3, 12), Reading.of(61.5), Map.of())));
        byte[] line = RecordForm.SEARCH.line(record, "RE", 4);
        assertThat(new String(line, UTF_8)).doesNotContain("seconds", "cost");
        assertThat(RecordForm.SEARCH.read(Arrays.copyOf(line, line.length - 1))).isEqualTo(record);
        EstimationRecord estimation = new EstimationRecord(
                "0a1b",
                7,
                new EstimationRecord.Costs(OptionalDouble.empty(), 0, 0, 0, 0),
                List.of("a"),
                List.of(Reading.of(1)),
                List.of(Reading.of(2)));
        line = RecordForm.ESTIMATION.line(estimation, "sotl", 4);
        assertThat(new String(line, UTF_8)).doesNotContain("seconds");
        assertThat(RecordForm.ESTIMATION.read(Arrays.copyOf(line, line.length - 1)))
                .isEqualTo(estimation);
    }

    @Test
    void a_front_and_all_trials_are_read_back() {
        SearchRecord record = new SearchRecord(
                "0a1b",
                7,
                3,
                2,
                Failures.of("diverged", 1).and(Failures.of(Failures.OUTSIDE, 2)),
                0,
                OptionalDouble.of(12.5),
                OptionalDouble.empty(),
                End.SECONDS,
                Optional.empty(),
                List.of(),
                List.of(new FrontMember(
                        2,
                        4.25,
                        "a",
                        new Fidelity(3, 12),
                        61.5,
                        Reading.of(60),
                        new TreeMap<>(Map.of("flops", 1000.0, "parameters", 2e6)),
                        Map.of("parameters", 1.5e6))),
                List.of(
                        new Trial(1, 2.25, 2.25, "[0, 9]", new Fidelity(3, 12), Reading.missing("outside"), Map.of()),
                        new Trial(2, 4.25, 2, "a", new Fidelity(3, 12), Reading.of(61.5), Map.of("flops", 1000.0))));
        String line = new String(RecordForm.SEARCH.line(record, "RE", 4), UTF_8);
        assertThat(line)
                .contains(",\"trajectory\":[],\"front\":[{\"evaluation\":2,\"seconds\":4.25,\"architecture\":\"a\","
                        + "\"fidelity\":\"3/12\",\"validation\":61.5,\"test\":60.0,"
                        + "\"further\":{\"flops\":1000.0,\"parameters\":2000000.0},\"predicted\":{\"parameters\":1500000.0}}],\"trials\":["
                        + "{\"evaluation\":1,\"seconds\":2.25,\"cost\":2.25,\"architecture\":\"[0, 9]\","
                        + "\"fidelity\":\"3/12\",\"validation\":{\"missing\":\"outside\"}},"
                        + "{\"evaluation\":2,\"seconds\":4.25,\"cost\":2.0,\"architecture\":\"a\","
                        + "\"fidelity\":\"3/12\",\"validation\":61.5,\"further\":{\"flops\":1000.0}}],\"checksum\":\"");
        assertThat(RecordForm.SEARCH.read(RecordForm.SEARCH.line(record, "RE", 4)))
                .isEqualTo(record);
    }

    @Test
    void mixtures_are_read_back() {
        MixtureTrail trail = new MixtureTrail(
                List.of("0->1", "1->2"),
                List.of(List.of("none", "skip"), List.of("pool")),
                List.of(
                        new MixtureTrail.Epoch(
                                1, 1, List.of(List.of(0.25, 0.75), List.of(1.0)), 1, OptionalDouble.of(0.5)),
                        new MixtureTrail.Epoch(
                                1, 2, List.of(List.of(0.5, 0.5), List.of(1.0)), 0, OptionalDouble.empty())),
                List.of("darts-plus"),
                List.of(new MixtureTrail.Sign(1, 1, 2, "darts-plus", "2 skips")));
        SearchRecord record = new SearchRecord(
                "0a1b",
                7,
                0,
                0,
                Failures.NONE,
                0,
                OptionalDouble.of(12.5),
                OptionalDouble.empty(),
                End.STRATEGY,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.of(trail));
        byte[] line = RecordForm.SEARCH.line(record, "darts", 4);
        assertThat(new String(line, UTF_8))
                .contains(
                        "\"mixtures\":{\"decisions\":[\"0->1\",\"1->2\"],\"choices\":[[\"none\",\"skip\"],[\"pool\"]],"
                                + "\"rules\":[\"darts-plus\"],\"epochs\":[{\"search\":1,\"epoch\":1,\"skips\":1,"
                                + "\"eigenvalue\":0.5,\"weights\":[[0.25,0.75],[1.0]]},{\"search\":1,\"epoch\":2,\"skips\":0,"
                                + "\"weights\":[[0.5,0.5],[1.0]]}],\"signs\":[{\"search\":1,\"from\":1,\"to\":2,"
                                + "\"rule\":\"darts-plus\",\"reason\":\"2 skips\"}]}");
        assertThat(RecordForm.SEARCH.read(line)).isEqualTo(record);
    }

    @Test
    void what_is_written_is_read_back() {
        assertThat(RecordForm.SEARCH.read(RecordForm.SEARCH.line(SEARCH, "RE", 4)))
                .isEqualTo(SEARCH);
        SearchRecord faulty = new SearchRecord(
                "0a1b", 7, 0, Failures.NONE, 0, End.FAULT, Optional.of("it threw \"quotes\"\n"), List.of());
        assertThat(RecordForm.SEARCH.read(RecordForm.SEARCH.line(faulty, "RE", 4)))
                .isEqualTo(faulty);
        EstimationRecord estimation = new EstimationRecord(
                "2c3d",
                9,
                new EstimationRecord.Costs(OptionalDouble.of(3.5), 1e-3, 40, 480, 6),
                List.of("a", "b"),
                List.of(Reading.missing("not trained"), Reading.of(-0.1)),
                List.of(Reading.of(1e22), Reading.of(Double.MIN_VALUE)),
                List.of(Optional.empty(), Optional.of(new EstimationRecord.Forecast(0.25, 1.5, -3e5))));
        assertThat(RecordForm.ESTIMATION.read(RecordForm.ESTIMATION.line(estimation, "flops", 4)))
                .isEqualTo(estimation);
    }

    /** Shortest digits, as Python's repr gives them; before JDK 19 Double.toString prints more (JDK-4511638). */
    @Test
    void numbers_are_written_with_the_same_digits_on_every_jdk() {
        SearchRecord record = new SearchRecord(
                "s",
                0,
                1,
                Failures.NONE,
                2.0e-3,
                End.EVALUATIONS,
                Optional.empty(),
                List.of(new Incumbent(1, 0x1.0p-44, "a", Double.parseDouble("2.0E23"), Reading.of(1.0 / 3))));
        assertThat(new String(RecordForm.SEARCH.line(record, "RE", 4), UTF_8))
                .contains("\"seconds\":0.002,")
                .contains("\"seconds\":5.684341886080802E-14,\"architecture\":\"a\",\"validation\":2.0E23,"
                        + "\"test\":0.3333333333333333}");
    }

    @Test
    void a_line_that_is_no_whole_record_is_refused() {
        byte[] line = RecordForm.SEARCH.line(SEARCH, "RE", 4);
        for (int length = 0; length < line.length - 2; length++) {
            byte[] torn = Arrays.copyOf(line, length);
            assertThatIllegalArgumentException().as("%d bytes", length).isThrownBy(() -> RecordForm.SEARCH.read(torn));
        }
    }

    @Test
    void a_field_that_stands_twice_is_refused() {
        String line = new String(RecordForm.SEARCH.line(SEARCH, "RE", 4), UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.SEARCH.read(
                        line.replace("\"seed\":7", "\"seed\":7,\"seed\":8").getBytes(UTF_8)))
                .withMessage("'seed' stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.SEARCH.read(line.replace("\"test\":60.0", "\"test\":60.0,\"test\":61.0")
                        .getBytes(UTF_8)))
                .withMessage("'test' stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.SEARCH.read(line.replace("\"seed\":7", "\"seed\":7,\"s\\u0065ed\":8")
                        .getBytes(UTF_8)))
                .withMessage("'seed' stands twice");
    }

    @Test
    void a_record_of_another_schema_is_refused() {
        String newer =
                new String(RecordForm.SEARCH.line(SEARCH, "RE", 4), UTF_8).replace("\"schema\":3", "\"schema\":4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.SEARCH.read(newer.getBytes(UTF_8)))
                .withMessage("schema 4, but this version reads schema 3");
    }
}
