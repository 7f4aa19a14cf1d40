package org.nasgauge.training.network;

import java.util.Locale;

/** The operations of NAS-Bench-201 (Dong and Yang, 2020), in the order of its reference implementation. */
public enum CellOperation {
    NONE,
    SKIP_CONNECT,
    /** ReLU, 1x1 convolution, batch normalization. */
    NOR_CONV_1X1,
    /** ReLU, 3x3 convolution, batch normalization. */
    NOR_CONV_3X3,
    AVG_POOL_3X3;

    /** The name in NAS-Bench-201's strings, such as {@code nor_conv_3x3}. */
    public String officialName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no operation has this name */
    public static CellOperation named(String officialName) {
        return valueOf(officialName.toUpperCase(Locale.ROOT));
    }
}
