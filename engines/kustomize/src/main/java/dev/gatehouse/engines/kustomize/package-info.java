/** Builds kustomizations without Kustomize, as far as that needs nothing but the files of one commit. */
@NullMarked
package dev.gatehouse.engines.kustomize;

import org.jspecify.annotations.NullMarked;
