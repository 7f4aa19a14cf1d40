package org.nasgauge.training;

import java.util.List;
import java.util.Map;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.error.UserError;
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
    public boolean trains(SearchSpace space) {
        return space instanceof CellSpace;
    }

    @Override
    public List<Setting> settings() {
        return Recipe.SETTINGS;
    }

    @Override
    public Trainer open(String place, SearchSpace space, Map<String, ?> settings) {
        if (!(space instanceof CellSpace cells)) {
            throw UserError.at(place, "cannot train the space " + space.name(), "Name one of 'nasgauge list trainers'");
        }
        return new FashionMnistTrainer(cells, Recipe.read(place, settings), FashionMnist.load());
    }
}
