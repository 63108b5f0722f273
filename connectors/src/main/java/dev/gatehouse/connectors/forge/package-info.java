/** What the connectors to forges share: how they are reached, and how what was seen and not seen is kept. */
@NullMarked
package dev.gatehouse.connectors.forge;

import org.jspecify.annotations.NullMarked;
