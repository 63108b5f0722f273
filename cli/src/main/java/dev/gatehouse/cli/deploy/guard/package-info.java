/** Refuses pushes that move an environment, or store statements, as nobody decided or signed. */
@NullMarked
package dev.gatehouse.cli.deploy.guard;

import org.jspecify.annotations.NullMarked;
