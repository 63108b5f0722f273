/** Tests of building kustomizations. */
@NullMarked
package dev.gatehouse.engines.kustomize;

import org.jspecify.annotations.NullMarked;
