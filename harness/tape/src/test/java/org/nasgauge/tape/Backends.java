package org.nasgauge.tape;

import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.tape.nd4j.Nd4jBackend;

/** The backends that tests of operations run on. */
enum Backends {
    JAVA,
    ND4J;

    Backend make() {
        Backend made = this == JAVA ? new JavaBackend() : new Nd4jBackend();
        made.enter();
        return made;
    }
}
