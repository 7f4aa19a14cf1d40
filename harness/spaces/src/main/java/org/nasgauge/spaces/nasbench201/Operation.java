package org.nasgauge.spaces.nasbench201;

/** What stands on an edge of the cell, in the official order. */
public enum Operation {
    NONE("none"),
    SKIP_CONNECT("skip_connect"),
    NOR_CONV_1X1("nor_conv_1x1"),
    NOR_CONV_3X3("nor_conv_3x3"),
    AVG_POOL_3X3("avg_pool_3x3");

    private final String officialName;

    Operation(String officialName) {
        this.officialName = officialName;
    }

    /** As in the official string form. */
    public String officialName() {
        return officialName;
    }
}
