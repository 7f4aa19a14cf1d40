/**
 * The one reader of forms: documents in YAML or JSON that people and programs write for the suite. A {@link
 * org.nasgauge.form.Form} reads a document into {@link org.nasgauge.form.Node}s that know their places, {@link
 * org.nasgauge.form.Fields} are a mapping of which the keys are known. Untrusted input is bounded here: size, depth, kind of
 * file.
 */
@NullMarked
package org.nasgauge.form;

import org.jspecify.annotations.NullMarked;
