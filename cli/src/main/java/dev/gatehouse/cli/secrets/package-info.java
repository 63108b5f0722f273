/** Searching for secrets: in history, in what changed, in files. */
@NullMarked
package dev.gatehouse.cli.secrets;

import org.jspecify.annotations.NullMarked;
