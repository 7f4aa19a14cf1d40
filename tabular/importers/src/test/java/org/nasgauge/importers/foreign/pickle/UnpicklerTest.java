package org.nasgauge.importers.foreign.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.PickleWriter;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;

class UnpicklerTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void readsBackWhatTheWriterWrote(int protocol) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("curve", Map.of(0, 28.17, 11, 62.5));
        map.put(Tuple.of("cifar10", 777), List.of(1, -1, 70_000, true, "None"));
        map.put("big", new BigInteger("123456789012345678901234567890"));
        map.put("scalar", PickleWriter.numpyFloat(0.129306));
        map.put("array", PickleWriter.numpyArray(1.5, -2.25));

        Dict read = (Dict) read(PickleWriter.write(protocol, map));

        assertThat(read.size()).isEqualTo(5);
        Dict curve = (Dict) read.get("curve").orElseThrow();
        assertThat(curve.allRealValues()).isTrue();
        assertThat(List.of(curve.real(0), curve.real(1))).containsExactlyInAnyOrder(28.17, 62.5);
        Items key = (Items) read.key(1);
        assertThat(key.kind()).isEqualTo(Items.Kind.TUPLE);
        assertThat(key.asList()).containsExactly(new PickleValue.Text("cifar10"), new PickleValue.Whole(777));
        assertThat(((Items) read.value(1)).asList())
                .containsExactly(
                        new PickleValue.Whole(1),
                        new PickleValue.Whole(-1),
                        new PickleValue.Whole(70_000),
                        new PickleValue.Flag(true),
                        PickleValue.None.NONE);
        assertThat(read.get("big")).contains(new PickleValue.Big(new BigInteger("123456789012345678901234567890")));
        assertThat(read.get("scalar")).contains(new PickleValue.Real(0.129306));
        assertThat(((PickleValue.Numbers) read.get("array").orElseThrow())
                        .values()
                        .reals())
                .containsExactly(1.5, -2.25);
    }

    /** {@code pickle.dumps({'a': [1, 2.5, None, True, 'ü', -3]}, 0)}. */
    @Test
    void readsProtocolZero() {
        String text = "(dp0\nVa\np1\n(lp2\nI1\naF2.5\naNaI01\naV\u00fc\np3\naI-3\nas.";

        Dict read = (Dict) read(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(((Items) read.get("a").orElseThrow()).asList())
                .containsExactly(
                        new PickleValue.Whole(1),
                        new PickleValue.Real(2.5),
                        PickleValue.None.NONE,
                        new PickleValue.Flag(true),
                        new PickleValue.Text("ü"),
                        new PickleValue.Whole(-3));
    }

    /** {@code pickle.dumps(OrderedDict(a=frozenset([1]), b={2}), 5)}. */
    @Test
    void readsFramesSetsAndOrderedDictionariesOfProtocolFive() {
        Dict read = (Dict) read(HexFormat.of()
                .parseHex("80059537000000000000008c0b636f6c6c656374696f6e73948c0b4f72646572656444696374949394295294288c"
                        + "016194284b0191948c0162948f94284b0290752e"));

        assertThat(((Items) read.get("a").orElseThrow()).asList()).containsExactly(new PickleValue.Whole(1));
        assertThat(((Items) read.get("b").orElseThrow()).kind()).isEqualTo(Items.Kind.SET);
    }

    @Test
    void readsTheOfficialArchives() {
        Dict file = (Dict) read(Reference.file("nats-bench/NATS-tss-v1_0-3ffb9-simple/000000.pickle.pbz2"));
        assertThat(file.key(0)).isEqualTo(new PickleValue.Text("12"));
        Dict full = (Dict) file.get("200").orElseThrow();
        assertThat(full.get("arch_index")).contains(new PickleValue.Whole(0));

        Dict meta = (Dict) read(Reference.file("nats-bench/NATS-sss-v1_0-50262-simple/meta.pickle.pbz2"));
        assertThat(((Items) meta.get("meta_archs").orElseThrow()).get(32_767))
                .isEqualTo(new PickleValue.Text("64:64:64:64:64"));
    }

    @Test
    void readsArraysOfNumPy() {
        Dict records = (Dict) read(Reference.file("nasbench101/official-30-records.pkl"));

        Items first = (Items) records.value(0);
        PickleValue.Numbers adjacency = (PickleValue.Numbers)
                ((Dict) first.get(0)).get("module_adjacency").orElseThrow();
        assertThat(adjacency.shape()).containsExactly(7, 7);
        assertThat(adjacency.values().asList().subList(0, 7))
                .extracting(value -> ((PickleValue.Whole) value).value())
                .containsExactly(0L, 1L, 0L, 1L, 0L, 0L, 0L);
    }

    @Test
    void refusesEveryOtherClassByNameAndOffset() {
        byte[] hostile = "N0cos\nsystem\n(S'echo'\ntR.".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> read(hostile))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("test.pickle, byte 2")
                .hasMessageContaining("'os.system', which is not allowed");
    }

    @Test
    void refusesToCallWhatIsNoClass() {
        assertThatThrownBy(() -> read(bytes("]", ")", "R", ".")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("calls a list of 0");
    }

    @Test
    void refusesDeepNestingWithoutRecursion() {
        byte[] deep = new byte[2_000_001];
        Arrays.fill(deep, 0, 1_000_000, (byte) ']');
        Arrays.fill(deep, 1_000_000, 2_000_000, (byte) 'a');
        deep[2_000_000] = '.';

        assertThatThrownBy(() -> read(deep)).isInstanceOf(UserError.class).hasMessageContaining("MiB of memory");
        assertThatThrownBy(() -> read(Arrays.copyOfRange(deep, 999_900, 1_000_100)))
                .hasMessageContaining("nested more than 32 deep");
    }

    @Test
    void refusesValuesThatHoldThemselves() {
        assertThatThrownBy(() -> read(bytes("]", "q\0", "h\0", "a", ".")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds itself");
    }

    /** Each list holds the one before ten times: a few hundred bytes that unfold to 10^20 values. */
    @Test
    void refusesSharedValuesThatUnfoldWithoutBound() {
        List<String> opcodes = new ArrayList<>(List.of("]", "q\0"));
        for (int level = 0; level < 20; level++) {
            opcodes.add("(");
            for (int i = 0; i < 10; i++) {
                opcodes.add("h" + (char) level);
            }
            opcodes.add("l");
            opcodes.add("q" + (char) (level + 1));
        }
        assertThatThrownBy(() -> read(bytes(opcodes.toArray(String[]::new))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unfolded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X\u00ff\u00ff\u00ff\u00ff", "B\u00ff\u00ff\u00ff\u007f", "\u008e\0\0\0\0\0\0\0\u0080"})
    void refusesLengthsThatTheFileOnlyClaims(String opcode) {
        assertThatThrownBy(() -> read(bytes(opcode)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("at most");
    }

    @Test
    void refusesMemoNumbersThatOnlyClaimMemory() {
        assertThatThrownBy(() -> read(bytes("]", "r\0\0\0@", ".")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("memo number 1073741824");
    }

    @Test
    void handsOverOneLargeDictionaryAndForgetsIt() {
        Map<Object, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < 2_500; i++) {
            cells.put(i, Map.of("curve", Map.of(0, i + 0.5)));
        }
        Map<Object, Object> outer = new LinkedHashMap<>();
        outer.put("names", List.of("a", "b"));
        outer.put("cells", cells);
        outer.put("total", 2_500);
        List<Double> seen = new ArrayList<>();

        Dict rest = (Dict) new Unpickler(
                        source(PickleWriter.write(2, outer)),
                        new PickleLimits(1 << 20, 8, 100_000, 1_000),
                        AllowedClasses.standard())
                .handingOver(
                        "cells",
                        (key, value) ->
                                seen.add(((Dict) ((Dict) value).get("curve").orElseThrow()).real(0)))
                .read();

        assertThat(seen).hasSize(2_500).startsWith(0.5, 1.5).endsWith(2_499.5);
        assertThat(((Dict) rest.get("cells").orElseThrow()).size()).isZero();
        assertThat(rest.get("total")).contains(new PickleValue.Whole(2_500));
        assertThat(((Items) rest.get("names").orElseThrow()).size()).isEqualTo(2);
    }

    private static PickleValue read(byte[] pickle) {
        return new Unpickler(source(pickle), PickleLimits.SMALL, AllowedClasses.standard()).read();
    }

    private static PickleValue read(Path file) {
        try (ByteSource source = Compressed.open(file)) {
            return new Unpickler(source, PickleLimits.SMALL, AllowedClasses.standard()).read();
        }
    }

    private static ByteSource source(byte[] pickle) {
        return new ByteSource("test.pickle", new ByteArrayInputStream(pickle));
    }

    private static byte[] bytes(String... opcodes) {
        return String.join("", opcodes).getBytes(StandardCharsets.ISO_8859_1);
    }
}
