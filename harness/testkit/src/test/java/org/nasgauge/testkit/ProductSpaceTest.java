package org.nasgauge.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.SearchSpace;

class ProductSpaceTest extends SearchSpaceContract {
    @Override
    protected SearchSpace space() {
        return ProductSpace.of(3, 2, 4);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of("", "0-1", "0-1-2-0", "3-0-0", "0-0-x", "0-0--1");
    }

    /** A toy has no provider. */
    @Override
    @Test
    protected void isFoundByItsName() {}
}
