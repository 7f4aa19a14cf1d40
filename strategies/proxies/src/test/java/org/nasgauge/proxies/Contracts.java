package org.nasgauge.proxies;

import java.util.List;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProxyContract;

/** The contract of proxies on {@link SmallNetworks}. */
abstract class Contracts extends ProxyContract {
    private final Proxy proxy;

    Contracts(Proxy proxy) {
        this.proxy = proxy;
    }

    @Override
    protected Proxy estimator() {
        return proxy;
    }

    @Override
    protected UntrainedNetworks networks(boolean images) {
        return new SmallNetworks(images);
    }

    @Override
    protected List<Architecture> architectures() {
        return List.of(Architecture.of(0, 1), Architecture.of(2, 0), Architecture.of(3, 1));
    }
}
