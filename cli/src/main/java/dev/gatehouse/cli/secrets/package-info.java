/** Searching for secrets: in history, in files, before a commit, before a push. */
@NullMarked
package dev.gatehouse.cli.secrets;

import org.jspecify.annotations.NullMarked;
