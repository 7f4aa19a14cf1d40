package org.nasgauge.tabular.making;

/**
 * One part of a plan that several machines share: every {@code count}-th job.
 *
 * @param number from 1 to {@code count}
 */
public record Shard(int number, int count) {
    /** The whole plan. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("shard " + number + "/" + count + "; expected 1/n to n/n");
        }
    }

    /**
     * Reads {@code 2/8}.
     *
     * @throws IllegalArgumentException if the text is no shard
     */
    public static Shard parse(String text) {
        int slash = text.indexOf('/');
        try {
            return new Shard(
                    Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip()),
                    Integer.parseInt(text.substring(slash + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no shard; write 2/8", e);
        }
    }

    boolean has(int position) {
        return position % count == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
