/** Multi-fidelity search: many architectures get little training, the best of them more. */
@NullMarked
package org.nasgauge.search.multifidelity;

import org.jspecify.annotations.NullMarked;
