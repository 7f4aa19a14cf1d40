package org.nasgauge.engine.run;

/** A strategy threw an exception or broke the contract. It ends its own run and nobody else's. */
final class StrategyFault extends Exception {
    private static final long serialVersionUID = 1L;

    StrategyFault(String what) {
        super(what);
    }

    StrategyFault(String call, Throwable cause) {
        super(call + ": " + cause, cause);
    }
}
