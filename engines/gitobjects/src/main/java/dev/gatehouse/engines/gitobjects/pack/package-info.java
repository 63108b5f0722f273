/** Packs: their entries, their indexes, deltas, and the walk of a pack's families of deltas. */
@NullMarked
package dev.gatehouse.engines.gitobjects.pack;

import org.jspecify.annotations.NullMarked;
