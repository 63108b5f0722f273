/** What {@code check} is pointed at: a folder, a bare repository, or the URL of one. */
@NullMarked
package dev.gatehouse.connectors.target;

import org.jspecify.annotations.NullMarked;
