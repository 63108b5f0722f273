/** Logs that are asked for over the network, and read as those in files are. */
@NullMarked
package dev.gatehouse.connectors.logs.live;

import org.jspecify.annotations.NullMarked;
