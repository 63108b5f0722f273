/** Deliveries of webhooks as receivers write them down: who sent them, and what. */
@NullMarked
package dev.gatehouse.connectors.logs.formats.webhook;

import org.jspecify.annotations.NullMarked;
