package org.nasgauge.tape;

import java.util.function.Supplier;
import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.tape.nd4j.Nd4jBackend;

/** The backends that tests of operations run on. */
enum Backends {
    JAVA(JavaBackend::new),
    ND4J(Nd4jBackend::new);

    private final Supplier<Backend> maker;

    Backends(Supplier<Backend> maker) {
        this.maker = maker;
    }

    Backend make() {
        Backend made = maker.get();
        made.enter();
        return made;
    }
}
