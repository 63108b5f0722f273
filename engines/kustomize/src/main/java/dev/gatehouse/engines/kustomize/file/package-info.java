/** Kustomization files, read field by field. */
@NullMarked
package dev.gatehouse.engines.kustomize.file;

import org.jspecify.annotations.NullMarked;
