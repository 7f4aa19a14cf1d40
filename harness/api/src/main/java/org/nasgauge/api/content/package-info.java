/** Content: its name, and how it gets to its place. */
@NullMarked
package org.nasgauge.api.content;

import org.jspecify.annotations.NullMarked;
