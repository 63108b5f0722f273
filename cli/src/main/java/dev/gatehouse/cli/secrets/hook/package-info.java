/** What Git calls: before a commit, before a push, and before a server takes one. */
@NullMarked
package dev.gatehouse.cli.secrets.hook;

import org.jspecify.annotations.NullMarked;
