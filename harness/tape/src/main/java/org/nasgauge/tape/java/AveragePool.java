package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;

/**
 * The mean over a square window: the sum over the window's rows from top to bottom, then over its columns from left to
 * right, times 1 / pixels. The gradient by the input is the same with the sides changed.
 */
final class AveragePool extends Operation {
    private final Window height;
    private final Window width;
    private final int batch;
    private final int[][] seenBy;
    private final int[][] seeing;
    private final float[][] shares;
    private final Scratch scratch;

    AveragePool(String name, Tensor input, Pool layer, Scratch scratch) {
        super(
                name,
                List.of(input),
                Shape.of(
                        input.shape().batch(),
                        layer.output(List.of(input.shape().features()))));
        Shape in = input.shape();
        Shape out = output().shape();
        this.height = new Window(in.height(), out.height(), layer.window(), layer.stride(), 1, layer.padding());
        this.width = new Window(in.width(), out.width(), layer.window(), layer.stride(), 1, layer.padding());
        this.batch = in.batch();
        this.seenBy = new int[out.height()][];
        Arrays.setAll(seenBy, height::seenBy);
        this.seeing = new int[in.height()][];
        Arrays.setAll(seeing, height::seeing);
        this.shares = new float[out.height()][];
        Arrays.setAll(shares, row -> shares(row, layer));
        this.scratch = scratch;
    }

    /** What each place of an output's row is multiplied by. */
    private float[] shares(int row, Pool layer) {
        float[] shares = new float[width.out() * batch];
        for (int column = 0; column < width.out(); column++) {
            int inside = seenBy[row].length / 2 * (width.seenBy(column).length / 2);
            int pixels = layer.countsPadding() ? layer.window() * layer.window() : inside;
            Arrays.fill(shares, column * batch, (column + 1) * batch, 1f / pixels);
        }
        return shares;
    }

    @Override
    protected void forward(Mode mode) {
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] y = Rows.of(output().value());
        float[] column = new float[width.in() * batch];
        float[][] terms = new float[Math.max(height.taps(), width.taps())][];
        float[][] room = scratch.rows(width.taps(), width.out() * batch);
        for (int i = 0; i < y.length; i++) {
            int row = i % height.out();
            sumRows(column, x, i / height.out() * height.in(), seenBy[row], terms);
            for (int tap = 0; tap < width.taps(); tap++) {
                terms[tap] = width.isWhole(tap) ? column : room[tap];
                if (!width.isWhole(tap)) {
                    width.gather(column, tap, room[tap], batch);
                }
            }
            RowArithmetic.sum(y[i], terms, width.taps());
            RowArithmetic.product(y[i], y[i], shares[row]);
        }
    }

    /**
     * @param top of the channel
     * @param rows tap and row in turn
     * @param terms room for as many
     */
    private static void sumRows(float[] to, float[][] from, int top, int[] rows, float[][] terms) {
        for (int i = 0; i < rows.length; i += 2) {
            terms[i / 2] = from[top + rows[i + 1]];
        }
        if (rows.length == 0) {
            Arrays.fill(to, 0);
        } else {
            RowArithmetic.sum(to, terms, rows.length / 2);
        }
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        float[][] dx = Rows.of(input.gradient());
        float[][] dy = Rows.of(output().gradient());
        float[][] room = scratch.rows(width.taps(), width.in() * batch);
        float[][] shared = scratch.rows(width.taps() + dy.length, width.out() * batch);
        for (int i = 0; i < dy.length; i++) {
            RowArithmetic.product(shared[width.taps() + i], dy[i], shares[i % height.out()]);
        }
        float[] column = new float[width.out() * batch];
        float[][] terms = new float[1 + Math.max(height.taps(), width.taps())][];
        for (int i = 0; i < dx.length; i++) {
            sumRows(column, shared, width.taps() + i / height.in() * height.out(), seeing[i % height.in()], terms);
            int count = 0;
            if (!first) {
                terms[count++] = dx[i];
            }
            for (int tap = 0; tap < width.taps(); tap++) {
                boolean whole = width.isWhole(tap);
                terms[count++] = whole ? column : room[tap];
                if (!whole) {
                    width.spread(column, tap, room[tap], batch);
                }
            }
            RowArithmetic.sum(dx[i], terms, count);
        }
    }
}
