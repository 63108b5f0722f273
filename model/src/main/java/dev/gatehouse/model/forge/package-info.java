/** Facts read from a forge: who is in an organisation, and what reaches its repositories. */
@NullMarked
package dev.gatehouse.model.forge;

import org.jspecify.annotations.NullMarked;
