/** Files that people read, and those that tell an update bot what to do. */
@NullMarked
package dev.gatehouse.connectors.documents;

import org.jspecify.annotations.NullMarked;
