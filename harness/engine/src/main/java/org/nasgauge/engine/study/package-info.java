/**
 * A recipe resolved: its names looked up, its settings completed, requirements held against capabilities. Whatever can
 * be wrong with an experiment is found here, before anything runs.
 */
@NullMarked
package org.nasgauge.engine.study;

import org.jspecify.annotations.NullMarked;
