package org.nasgauge.assertions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/**
 * A benchmark that answers for each architecture with what another one came to, drawn at random: what is told says nothing of
 * the architectures, and only who knows it from elsewhere finds the good ones. The judge and the optimum are as they were.
 */
final class Scrambled {
    private final Benchmark benchmark;
    private final EnumerableSpace space;
    private final int[] places;

    private Scrambled(Benchmark benchmark, EnumerableSpace space, SeededRandom random) {
        this.benchmark = benchmark;
        this.space = space;
        this.places = new int[space.size()];
        for (int i = 0; i < places.length; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
    }

    /**
     * @param seed draws which architecture stands for which: another one each time, or a strategy that is led by them all to one
     *     that happens to be good would be taken for one that knows it
     * @throws IllegalArgumentException if the benchmark's space does not number its architectures
     */
    static Benchmark of(Benchmark benchmark, long seed) {
        if (!(benchmark.space() instanceof EnumerableSpace space)) {
            throw new IllegalArgumentException(
                    benchmark.name() + " does not number its architectures; expected a table over a space that does");
        }
        Scrambled scrambled = new Scrambled(
                benchmark, space, SeedTree.root(seed).child("scrambled").generator());
        return (Benchmark) Proxy.newProxyInstance(
                Benchmark.class.getClassLoader(),
                new Class<?>[] {Benchmark.class},
                (proxy, method, given) -> scrambled.answer(method, given == null ? new Object[0] : given));
    }

    private Object answer(Method method, Object[] given) throws Throwable {
        switch (method.getName()) {
            case "checkpoints", "untrained" -> {
                return Optional.empty();
            }
            case "curves" -> {
                return benchmark.curves().map(curves -> (Benchmark.Curves)
                        (architecture, epochs, draw) -> curves.of(other(architecture), epochs, draw));
            }
            case "complexity" -> {
                return benchmark.complexity().map(known ->
                        (Function<Architecture, Complexity>) architecture -> known.apply(other(architecture)));
            }
            default -> {}
        }
        Object[] changed = given.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i] instanceof Architecture architecture ? other(architecture) : changed[i];
        }
        try {
            return method.invoke(benchmark, changed);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Architecture other(Architecture architecture) {
        return space.violation(architecture).isPresent() ? architecture : space.at(places[space.indexOf(architecture)]);
    }
}
