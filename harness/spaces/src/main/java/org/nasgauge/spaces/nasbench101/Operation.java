package org.nasgauge.spaces.nasbench101;

/** What an inner vertex does, in the order of the benchmark's labels. */
public enum Operation {
    CONV3X3(0, "conv3x3-bn-relu"),
    CONV1X1(1, "conv1x1-bn-relu"),
    MAXPOOL3X3(2, "maxpool3x3");

    private final int label;
    private final String officialName;

    Operation(int label, String officialName) {
        this.label = label;
        this.officialName = officialName;
    }

    /** As in the module hash. */
    public int label() {
        return label;
    }

    /** As in the benchmark's file. */
    public String officialName() {
        return officialName;
    }
}
