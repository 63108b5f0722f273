/** YAML and JSON files of a target as documents, with what is broken in them put into words. */
@NullMarked
package dev.gatehouse.connectors.syntax;

import org.jspecify.annotations.NullMarked;
