package org.nasgauge.spaces.darts;

/** What stands on an edge of a cell, in the order in which NASLib counts them from 0. */
public enum Operation {
    MAX_POOL_3X3("max_pool_3x3"),
    AVG_POOL_3X3("avg_pool_3x3"),
    SKIP_CONNECT("skip_connect"),
    SEP_CONV_3X3("sep_conv_3x3"),
    SEP_CONV_5X5("sep_conv_5x5"),
    DIL_CONV_3X3("dil_conv_3x3"),
    DIL_CONV_5X5("dil_conv_5x5");

    private final String officialName;

    Operation(String officialName) {
        this.officialName = officialName;
    }

    public String officialName() {
        return officialName;
    }
}
