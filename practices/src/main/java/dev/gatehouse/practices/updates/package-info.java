/**
 * Practice 7, updates. What runs is current and known exactly, patches come in by themselves, and production changes
 * only in its maintenance window.
 */
@NullMarked
package dev.gatehouse.practices.updates;

import org.jspecify.annotations.NullMarked;
