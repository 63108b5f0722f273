/** Facts read from a forge: members, grants. */
@NullMarked
package dev.gatehouse.model.forge;

import org.jspecify.annotations.NullMarked;
