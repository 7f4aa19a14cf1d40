package org.nasgauge.spaces.grammar;

/** A symbol that derives nothing further. */
record Terminal(String symbol) implements Part {}
