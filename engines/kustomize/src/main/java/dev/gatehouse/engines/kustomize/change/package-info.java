/** The changes that a kustomization makes to objects, one class for each. */
@NullMarked
package dev.gatehouse.engines.kustomize.change;

import org.jspecify.annotations.NullMarked;
