/** Code-owners files, each read as its forge reads it. */
@NullMarked
package dev.gatehouse.connectors.git.owners;

import org.jspecify.annotations.NullMarked;
