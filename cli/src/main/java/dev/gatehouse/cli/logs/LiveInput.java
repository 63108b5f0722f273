package dev.gatehouse.cli.logs;

import dev.gatehouse.connectors.logs.live.LiveLog;

/**
 * A log that is asked for over the network.
 *
 * @param name {@code TYPE:NAME}
 */
record LiveInput(String name, LiveLog log) {}
