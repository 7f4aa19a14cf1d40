package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.Optional;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Shape;

/**
 * An activation as one array for each row of pixels of each channel: the values of a pixel for all images of the batch stand
 * together, then those of the next pixel. Arrays of some hundred places at equal indices are what {@link RowArithmetic}
 * wants, and a convolution's neighbours to the side are the same array, moved by a batch.
 */
final class Rows implements Floats {
    private static final float[][] NONE = {};

    private final Shape shape;
    /** Where rows are taken from that are given back when they rest. */
    private final Optional<Spare> spare;

    private float[][] rows;
    private boolean closed;

    /** Zeros. */
    Rows(Shape shape) {
        this.shape = shape;
        this.spare = Optional.empty();
        this.rows = new float[count()][each()];
    }

    /** Whatever is there, taken when it is needed. */
    Rows(Shape shape, Spare spare) {
        this.shape = shape;
        this.spare = Optional.of(spare);
        this.rows = NONE;
    }

    private int count() {
        return shape.channels() * shape.height();
    }

    private int each() {
        return shape.width() * shape.batch();
    }

    /** Those of a tensor of this backend; not a copy: channel by channel from top to bottom. */
    static float[][] of(Floats floats) {
        return ((Rows) floats).rows();
    }

    private float[][] rows() {
        if (rows.length == 0 && !closed && spare.isPresent()) {
            rows = spare.get().take(count(), each());
        }
        return rows;
    }

    @Override
    public void rest() {
        if (rows.length > 0 && spare.isPresent()) {
            spare.get().giveBack(rows);
            rows = NONE;
        }
    }

    @Override
    public int length() {
        return closed ? 0 : count() * each();
    }

    /** Walks through positions in their order, and knows where each is stored. */
    private final class Place {
        private int image;
        private int row;
        private int column;
        private int channel;

        Place(int position) {
            if (position < 0 || position > length()) {
                throw new IndexOutOfBoundsException("position " + position + " of " + length());
            }
            channel = position % shape.channels();
            column = position / shape.channels() % shape.width();
            row = position / shape.channels() / shape.width() % shape.height();
            image = position / shape.elementsEach();
        }

        float[] array() {
            return rows()[channel * shape.height() + row];
        }

        int index() {
            return column * shape.batch() + image;
        }

        void next() {
            if (++channel == shape.channels()) {
                channel = 0;
                if (++column == shape.width()) {
                    column = 0;
                    if (++row == shape.height()) {
                        row = 0;
                        image++;
                    }
                }
            }
        }
    }

    @Override
    public float get(int index) {
        Place place = new Place(index);
        return place.array()[place.index()];
    }

    @Override
    public void set(int index, float value) {
        Place place = new Place(index);
        place.array()[place.index()] = value;
    }

    @Override
    public void read(int from, float[] to, int count) {
        Place place = new Place(from);
        for (int i = 0; i < count; i++, place.next()) {
            to[i] = place.array()[place.index()];
        }
    }

    @Override
    public void write(int position, float[] values, int count) {
        Place place = new Place(position);
        for (int i = 0; i < count; i++, place.next()) {
            place.array()[place.index()] = values[i];
        }
    }

    @Override
    public void fill(float value) {
        for (float[] row : rows()) {
            Arrays.fill(row, value);
        }
    }

    @Override
    public void close() {
        rows = NONE;
        closed = true;
    }
}
