/** Events and the few of their values that rules read: from raw JSON bytes without building a tree, or from maps. */
@NullMarked
package dev.gatehouse.engines.sigma.event;

import org.jspecify.annotations.NullMarked;
