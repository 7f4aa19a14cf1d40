/** The YAML form of a reproduction, and those that ship. */
@NullMarked
package org.nasgauge.reproduction.form;

import org.jspecify.annotations.NullMarked;
