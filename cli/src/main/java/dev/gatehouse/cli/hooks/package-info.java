/** Git's hooks: what they run, and how they are installed. */
@NullMarked
package dev.gatehouse.cli.hooks;

import org.jspecify.annotations.NullMarked;
