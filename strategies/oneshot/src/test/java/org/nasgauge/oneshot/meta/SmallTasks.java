package org.nasgauge.oneshot.meta;

import java.util.TreeMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Supernet;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.tape.SharedWeights;

/** Images of eight classes: a pattern each, with noise. */
final class SmallTasks {
    static final int CLASSES = 8;
    static final int EACH = 30;

    private SmallTasks() {}

    static SharedWeights shared(Supernet supernet) {
        return new SharedWeights(
                supernet.withClasses(CLASSES), images(1), images(2), 6, new TreeMap<>(), SharedWeights.Snapshots.NONE);
    }

    static SharedWeights shared() {
        return shared(SmallSupernets.shared().supernet());
    }

    private static SharedWeights.Images images(int seed) {
        SeededRandom noise = SeedTree.root(seed).generator();
        SeededRandom random = SeedTree.root(9).generator();
        float[][] patterns = new float[CLASSES][16];
        for (float[] pattern : patterns) {
            for (int at = 0; at < 16; at++) {
                pattern[at] = (float) (2 * random.nextGaussian());
            }
        }
        float[] pixels = new float[CLASSES * EACH * 16];
        byte[] labels = new byte[CLASSES * EACH];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % CLASSES);
            for (int at = 0; at < 16; at++) {
                pixels[i * 16 + at] = (float) (patterns[labels[i]][at] + 0.5 * noise.nextGaussian());
            }
        }
        return SmallSupernets.images(pixels, labels);
    }

    static FewShotTasks tasks(SharedWeights shared, long seed) {
        return new FewShotTasks(shared, new FewShotTasks.Shape(3, 2, 4), 4, SeedTree.root(seed));
    }
}
