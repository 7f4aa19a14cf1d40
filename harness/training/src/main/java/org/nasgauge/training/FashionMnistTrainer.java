package org.nasgauge.training;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.FashionMnist;
import org.nasgauge.training.network.Cell;
import org.nasgauge.training.network.CellNetwork;

/**
 * Live training of cells. What is trained is the canonical cell of the whole space of five operations, so that all
 * cells which are the same network, in whichever space they are asked for, have the same curve.
 *
 * <p>Parameters and FLOPs are those of the network as it is trained, without what its output does not depend on; FLOPs
 * are the multiply-accumulates of convolutions and the linear map, as NAS-Bench-201 counts. Seconds are processor time
 * of the training alone.
 */
public final class FashionMnistTrainer implements Trainer {
    private final CellSpace space;
    private final Recipe recipe;
    private final FashionMnist data;
    private final CellTrainer trainer;

    FashionMnistTrainer(CellSpace space, Recipe recipe, FashionMnist data) {
        this.space = space;
        this.recipe = recipe;
        this.data = data;
        this.trainer = new CellTrainer(recipe, data);
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public SortedMap<String, String> recipe() {
        SortedMap<String, String> named = new TreeMap<>(recipe.described());
        named.put("data", "Fashion-MNIST 8x8, sha256 " + data.sha256());
        return Collections.unmodifiableSortedMap(named);
    }

    @Override
    public SortedMap<String, String> environment() {
        return NativeBackend.environment();
    }

    @Override
    public int epochs() {
        return recipe.epochs();
    }

    @Override
    public LiveTraining begin(Architecture architecture, int seed) {
        return trainer.begin(cell(architecture), SeedTree.root(seed));
    }

    @Override
    public Work work(Architecture architecture) {
        return Work.of(
                complexity(architecture).flops(),
                recipe.images(),
                data.validation().size(),
                data.test().size());
    }

    @Override
    public Complexity complexity(Architecture architecture) {
        try (CellNetwork network = trainer.network(cell(architecture), 1)) {
            return new Complexity(
                    network.tape().parameterCount(), network.tape().multiplyAccumulates());
        }
    }

    @Override
    public OptionalInt images(Split split) {
        return OptionalInt.of(
                switch (split) {
                    case TRAIN -> recipe.images();
                    case VALIDATION -> data.validation().size();
                    case TEST -> data.test().size();
                });
    }

    private Cell cell(Architecture architecture) {
        CellSpace whole = CellSpace.nasbench201();
        Architecture canonical = whole.canonical(whole.parse(space.format(architecture)));
        return new Cell(whole.operations(canonical));
    }
}
