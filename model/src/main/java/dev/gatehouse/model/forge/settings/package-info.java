/** Facts read from a forge: how organisations, repositories and branches are set up. */
@NullMarked
package dev.gatehouse.model.forge.settings;

import org.jspecify.annotations.NullMarked;
