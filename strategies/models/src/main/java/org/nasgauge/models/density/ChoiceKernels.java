package org.nasgauge.models.density;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * A kernel density of architectures: the mean over some data of products of the kernels of Aitchison and Aitken,
 * Multivariate binary discrimination by the kernel method, Biometrika 1976. A kernel of bandwidth h gives 1 − h to the
 * choice of its datum and shares h among the others.
 */
public final class ChoiceKernels {
    /** Decisions at the most whose product is looked up by which of them differ; a choice of them is a byte of a word. */
    private static final int TOGETHER = Long.BYTES;

    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    /** Brings the lowest bit of each byte into the highest byte, in the order of the bytes. */
    private static final long GATHERING = 0x0102_0408_1020_4080L;

    private final List<Architecture> data;
    private final int[] sizes;
    private final double[] bandwidths;
    /** By decision, what a kernel gives to the choice of its datum, and to each of the others. */
    private final double[] same;

    private final double[] other;
    /** The first so many decisions are looked up together. */
    private final int together;
    /** Of the data, the choices of those. */
    private final long[] words;
    /** By which of those differ, a bit each: the product of their kernels. */
    private final double[] products;

    /**
     * Bandwidths by the normal reference rule on the numbers of the choices, as HpBandSter has them.
     *
     * @param data at least one
     * @param minBandwidth from 0 to 1
     */
    public ChoiceKernels(List<Decision> decisions, List<Architecture> data, double minBandwidth) {
        this.data = List.copyOf(data);
        this.sizes = decisions.stream().mapToInt(Decision::size).toArray();
        this.bandwidths = deviations();
        this.same = new double[sizes.length];
        this.other = new double[sizes.length];
        double shrinkage = StrictMath.pow(data.size(), -1.0 / (4 + sizes.length));
        for (int decision = 0; decision < sizes.length; decision++) {
            int choices = sizes[decision];
            double bandwidth = Math.max(minBandwidth, 1.06 * bandwidths[decision] * shrinkage);
            bandwidths[decision] = Math.min(bandwidth, (choices - 1.0) / choices);
            same[decision] = 1 - bandwidths[decision];
            other[decision] = bandwidths[decision] / (choices - 1);
        }
        this.together = together();
        this.words = new long[data.size()];
        for (int datum = 0; datum < words.length; datum++) {
            words[datum] = word(data.get(datum));
        }
        this.products = products();
    }

    double bandwidth(int decision) {
        return bandwidths[decision];
    }

    /** The probability of an architecture, where all combinations of choices are valid. */
    public double density(Architecture architecture) {
        return density(architecture, Double.POSITIVE_INFINITY);
    }

    /** The same as far as it is no greater than {@code most}, else anything greater, which takes less time. */
    public double density(Architecture architecture, double most) {
        long word = word(architecture);
        double mostOfAll = most * words.length;
        double sum = 0;
        for (int datum = 0; datum < words.length && sum <= mostOfAll; datum++) {
            double product = products[differing(words[datum] ^ word)];
            for (int decision = together; decision < sizes.length; decision++) {
                boolean equal = data.get(datum).choice(decision) == architecture.choice(decision);
                product *= equal ? same[decision] : other[decision];
            }
            sum += product;
        }
        return sum / words.length;
    }

    /** A bit for each byte, set where it is not 0. */
    private static int differing(long bytes) {
        long highest = ((bytes & LOW_BITS) + LOW_BITS) | bytes;
        return (int) ((((highest & ~LOW_BITS) >>> 7) * GATHERING) >>> 56);
    }

    private int together() {
        int decisions = 0;
        while (decisions < Math.min(TOGETHER, sizes.length) && sizes[decisions] <= 1 << Byte.SIZE) {
            decisions++;
        }
        return decisions;
    }

    private long word(Architecture architecture) {
        long word = 0;
        for (int decision = 0; decision < together; decision++) {
            word |= (long) architecture.choice(decision) << (Byte.SIZE * decision);
        }
        return word;
    }

    private double[] products() {
        double[] found = new double[1 << together];
        for (int differing = 0; differing < found.length; differing++) {
            double product = 1;
            for (int decision = 0; decision < together; decision++) {
                product *= (differing >>> decision & 1) == 0 ? same[decision] : other[decision];
            }
            found[differing] = product;
        }
        return found;
    }

    /**
     * Draws choices near a random datum: each of its choices is kept, or with the chance of the bandwidth drawn anew from all.
     *
     * @return from a decision to a choice; more than one draw for a decision is near the same datum
     */
    public IntUnaryOperator nearDatum(SeededRandom random) {
        Architecture datum = random.choose(data);
        return decision ->
                random.nextDouble() < bandwidths[decision] ? random.nextInt(sizes[decision]) : datum.choice(decision);
    }

    /** Of the numbers of the choices, by decision. */
    private double[] deviations() {
        int decisions = sizes.length;
        double n = data.size();
        double[] means = new double[decisions];
        for (Architecture datum : data) {
            for (int decision = 0; decision < decisions; decision++) {
                means[decision] += datum.choice(decision) / n;
            }
        }
        double[] variances = new double[decisions];
        for (Architecture datum : data) {
            for (int decision = 0; decision < decisions; decision++) {
                double difference = datum.choice(decision) - means[decision];
                variances[decision] += difference * difference / n;
            }
        }
        for (int decision = 0; decision < decisions; decision++) {
            variances[decision] = StrictMath.sqrt(variances[decision]);
        }
        return variances;
    }
}
