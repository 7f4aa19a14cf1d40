package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;

/**
 * What every wrapper of strategies promises: what is wrapped keeps all that strategies promise. A test class of a wrapper
 * extends it once for each strategy and each setting that matters.
 */
public abstract class StrategyWrapperContract extends SearchStrategyContract {
    /** The strategy in the wrapper. */
    protected abstract SearchStrategy wrapped();

    protected abstract StrategyWrapper wrapper();

    @Override
    protected final SearchStrategy strategy() {
        return new WithWrapper(wrapped(), wrapper());
    }

    @Override
    @Test
    protected void isFoundByItsName() {
        assertThat(ServiceLoader.load(StrategyWrapper.class))
                .extracting(StrategyWrapper::name)
                .containsOnlyOnce(wrapper().name());
    }

    @Override
    @Test
    protected void describesItselfAndItsSettings() {
        StrategyWrapper wrapper = wrapper();
        assertThat(wrapper.source()).isNotBlank();
        assertThat(Settings.read("here", wrapper, Settings.written(wrapper))).isEqualTo(wrapper);
    }

    @Override
    @Test
    protected void withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals() {
        if (!wrapper().followsUpTrials()) {
            super.withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals();
        }
    }
}
