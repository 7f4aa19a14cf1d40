package org.nasgauge.spaces.grammar;

/** What stands in a production at one place of a derivation. */
sealed interface Part permits Terminal, Position {}
