/**
 * The tuples by which NASLib, and NAS-Bench-Suite-Zero after it, name architectures (Krishnakumar et al., NAS-Bench-Suite-
 * Zero: Accelerating research on zero cost proxies, NeurIPS 2022).
 */
@NullMarked
package org.nasgauge.spaces.naslib;

import org.jspecify.annotations.NullMarked;
