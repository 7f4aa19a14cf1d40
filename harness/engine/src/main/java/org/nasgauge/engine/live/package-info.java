/** The live backend: architectures are trained when they are asked for, and what was trained is kept. */
@NullMarked
package org.nasgauge.engine.live;

import org.jspecify.annotations.NullMarked;
