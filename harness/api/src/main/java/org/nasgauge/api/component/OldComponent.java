package org.nasgauge.api.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A component that is no record yet. */
public interface OldComponent extends Component {
    @Override
    String name();

    @Override
    String summary();

    @Override
    String source();

    List<OldSetting<?>> settings();

    Set<Capability> requirements();

    default OldSettings values() {
        return OldSettings.standard(this);
    }

    Component with(OldSettings values);

    @Override
    default List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        requirements().stream().sorted().forEach(capability -> {
            switch (capability) {
                case LOWER_FIDELITIES -> needs.add(Need.Access.LOWER_FIDELITIES);
                case COMPLEXITY -> needs.add(Need.Access.COMPLEXITY);
                case ESTIMATES -> needs.add(Need.Access.ESTIMATES);
                case SEVERAL_OBJECTIVES -> needs.add(Need.Access.SEVERAL_OBJECTIVES);
                case ENUMERABLE -> needs.add(Need.Access.ENUMERABLE);
                case TRUE_OPTIMUM -> needs.add(Need.Access.TRUE_OPTIMUM);
                case LEARNING_CURVES, CHECKPOINTS -> {}
            }
        });
        return needs;
    }
}
