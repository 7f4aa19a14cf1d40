package org.nasgauge.models.hardware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.models.regression.Regression;

/**
 * What a network costs on a device, as a rising function of what it costs on a similar one: of several known devices, that on
 * which isotonic regression (Barlow, Bartholomew, Bremner and Brunk 1972) leaves the least squared error. Between the means
 * of its blocks the function is straight, beyond them it goes on as the first and last of them do, so that it ties nothing.
 */
public final class SimilarDevice implements Regression<double[]> {
    /** Neighbouring networks that share one value: their means on both devices. */
    private record Block(double x, double y, int size) {
        Block with(Block other) {
            int both = size + other.size;
            return new Block((size * x + other.size * other.x) / both, (size * y + other.size * other.y) / both, both);
        }
    }

    private int device;
    private List<Block> blocks = List.of();

    /** @param known of each network, its costs on the known devices */
    @Override
    public void fit(List<double[]> known, double[] scores) {
        double least = Double.POSITIVE_INFINITY;
        for (int candidate = 0; candidate < known.get(0).length; candidate++) {
            int column = candidate;
            int[] order = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> known.get(row)[column]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Block> pooled = pooled(known, scores, column, order);
            double squares = squares(scores, order, pooled);
            if (squares < least) {
                least = squares;
                device = candidate;
                blocks = pooled;
            }
        }
    }

    /** Pool adjacent violators: blocks with rising values. */
    private static List<Block> pooled(List<double[]> known, double[] scores, int column, int[] order) {
        List<Block> blocks = new ArrayList<>();
        for (int row : order) {
            Block next = new Block(known.get(row)[column], scores[row], 1);
            while (!blocks.isEmpty()
                    && (blocks.get(blocks.size() - 1).y >= next.y || blocks.get(blocks.size() - 1).x >= next.x)) {
                next = blocks.remove(blocks.size() - 1).with(next);
            }
            blocks.add(next);
        }
        return blocks;
    }

    private static double squares(double[] scores, int[] order, List<Block> blocks) {
        double squares = 0;
        int place = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.size; i++) {
                double lack = scores[order[place++]] - block.y;
                squares += lack * lack;
            }
        }
        return squares;
    }

    @Override
    public double predict(double[] costs) {
        double x = costs[device];
        if (blocks.size() == 1) {
            return blocks.get(0).y;
        }
        int upper = 1;
        while (upper < blocks.size() - 1 && blocks.get(upper).x < x) {
            upper++;
        }
        Block below = blocks.get(upper - 1);
        Block above = blocks.get(upper);
        return below.y + (above.y - below.y) * (x - below.x) / (above.x - below.x);
    }

    /** Which of the known devices it is, from 0. Only after {@link #fit}. */
    public int device() {
        return device;
    }
}
