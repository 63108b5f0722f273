/** Logs of forges, deployers, clusters, clouds and servers: recognised, read, and put into the words that all share. */
@NullMarked
package dev.gatehouse.connectors.logs;

import org.jspecify.annotations.NullMarked;
