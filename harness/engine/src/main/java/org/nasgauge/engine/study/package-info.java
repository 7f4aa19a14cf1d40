/**
 * A recipe resolved: its names looked up, its settings completed, needs held against what the benchmark offers. Whatever can
 * be wrong with an experiment is found here, before anything runs.
 */
@NullMarked
package org.nasgauge.engine.study;

import org.jspecify.annotations.NullMarked;
