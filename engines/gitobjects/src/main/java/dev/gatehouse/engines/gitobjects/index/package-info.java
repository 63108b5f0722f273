/** The index: what is staged (gitformat-index). */
@NullMarked
package dev.gatehouse.engines.gitobjects.index;

import org.jspecify.annotations.NullMarked;
