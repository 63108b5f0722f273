/** The files that kustomizations are rendered from, the bounds of reading them, and what stands in the way. */
@NullMarked
package dev.gatehouse.engines.kustomize.source;

import org.jspecify.annotations.NullMarked;
