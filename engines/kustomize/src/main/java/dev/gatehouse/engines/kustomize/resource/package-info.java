/** Objects, what they are called and were called, and what Kustomize knows of their types. */
@NullMarked
package dev.gatehouse.engines.kustomize.resource;

import org.jspecify.annotations.NullMarked;
