package org.nasgauge.training;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.FashionMnist;

/** Trains NAS-Bench-201 cells on small images of clothes, by the recipe of the embedded table. */
public final class FashionMnistTrainerProvider implements TrainerProvider {
    @Override
    public String name() {
        return "fashion-mnist";
    }

    @Override
    public String summary() {
        return "Trains NAS-Bench-201 cells on Fashion-MNIST at 8x8 in about a second each, with DeepLearning4J.";
    }

    @Override
    public Set<String> spaces() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
                CellSpace.nasbench201().name(), CellSpace.nasbench201Of729().name())));
    }

    @Override
    public Trainer open(SearchSpace space) {
        if (!(space instanceof CellSpace cells)) {
            throw new IllegalArgumentException(name() + " trains the spaces " + spaces() + ", not " + space.name());
        }
        return new FashionMnistTrainer(cells, Recipe.STANDARD, FashionMnist.load());
    }
}
