package org.nasgauge.importers.foreign;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;

/**
 * Changes content before it is framed: another type, another length, a key less or more, a number or a text that nobody
 * expects.
 */
public final class ContentMutations {
    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            -1,
            2,
            7,
            255,
            65_536,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            BigInteger.ONE.shiftLeft(70),
            -0.0,
            0.5,
            1e-320,
            1e39,
            -1e308,
            Double.NaN,
            Double.POSITIVE_INFINITY);

    private static final List<Object> TEXTS = List.of(
            "", " ", "None", "0", "-1", "nan", "1e999", "../../x", "a\nb", "ü\u0000", "[[[[", "{}", "x".repeat(5_000));

    private final SeededRandom random;
    private int target;

    private ContentMutations(SeededRandom random, int target) {
        this.random = random;
        this.target = target;
    }

    /** One to three random changes. */
    public static Object change(Object content, SeededRandom random) {
        Object changed = content;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            changed = new ContentMutations(random, random.nextInt(nodes(changed))).copy(changed);
        }
        return changed;
    }

    private static int nodes(Object value) {
        if (value instanceof Map<?, ?> map) {
            return 1 + map.values().stream().mapToInt(ContentMutations::nodes).sum();
        }
        return 1 + items(value).stream().mapToInt(ContentMutations::nodes).sum();
    }

    private static List<?> items(Object value) {
        return value instanceof List<?> list ? list : value instanceof Tuple tuple ? tuple.items() : List.of();
    }

    private Object copy(Object value) {
        if (target-- == 0) {
            return damaged(value);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, field) -> copy.put(key, copy(field)));
            return copy;
        }
        if (value instanceof Tuple tuple) {
            return new Tuple(tuple.items().stream().map(this::copy).toList());
        }
        return value instanceof List<?> list ? list.stream().map(this::copy).toList() : value;
    }

    private Object damaged(Object value) {
        if (random.nextInt(4) == 0) {
            return anything();
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return damagedMap(map);
        }
        if (!items(value).isEmpty()) {
            List<Object> changed = damagedList(new ArrayList<>(items(value)));
            boolean isTuple = value instanceof Tuple != (random.nextInt(8) == 0);
            return isTuple ? new Tuple(changed) : changed;
        }
        return value instanceof String text ? damagedText(text) : random.choose(NUMBERS);
    }

    private Object damagedMap(Map<?, ?> map) {
        Map<Object, Object> changed = new LinkedHashMap<>(map);
        Object key = random.choose(List.copyOf(map.keySet()));
        Object value = changed.remove(key);
        switch (random.nextInt(4)) {
            case 0 -> {} // left out
            case 1 -> changed.put(damaged(key), value);
            case 2 -> {
                changed.put(key, value);
                changed.put(anything(), value);
            }
            default -> changed.put(key, map.values().iterator().next());
        }
        return changed;
    }

    private List<Object> damagedList(List<Object> list) {
        int at = random.nextInt(list.size());
        switch (random.nextInt(5)) {
            case 0 -> list.remove(at);
            case 1 -> list.add(at, list.get(at));
            case 2 -> list.subList(at, list.size()).clear();
            case 3 -> list.add(at, anything());
            default -> list.set(at, list.get(0));
        }
        return list;
    }

    private Object damagedText(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + random.choose(List.of("0", "9", "x", " ", "-")) + text.substring(at);
            case 2 -> text + text;
            case 3 -> text.replace('1', '8').replace('0', '3');
            default -> random.choose(TEXTS);
        };
    }

    private Object anything() {
        return switch (random.nextInt(6)) {
            case 0 -> random.choose(TEXTS);
            case 1 -> random.nextBoolean();
            case 2 -> List.of(random.choose(NUMBERS), random.choose(TEXTS));
            case 3 -> Map.of(random.choose(TEXTS), random.choose(NUMBERS));
            case 4 -> List.of();
            default -> random.choose(NUMBERS);
        };
    }
}
