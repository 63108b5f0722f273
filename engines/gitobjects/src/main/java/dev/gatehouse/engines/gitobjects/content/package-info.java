/** What commits, tags and trees hold, read from their bytes. */
@NullMarked
package dev.gatehouse.engines.gitobjects.content;

import org.jspecify.annotations.NullMarked;
