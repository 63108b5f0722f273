/**
 * Maintenance windows: when they are open, in civil time, across every change of the clocks.
 *
 * <pre>{@code
 * Calendar calendar = new Calendar(List.of(
 *         Window.allow(Cron.parse("0 2 * * 2"), Duration.ofHours(2), ZoneId.of("Europe/Berlin")),
 *         Window.deny(Once.of(freezeBegins), Duration.ofDays(14), ZoneOffset.UTC)));
 * calendar.at(instant).isOpen();
 * }</pre>
 */
@NullMarked
package dev.gatehouse.engines.windows;

import org.jspecify.annotations.NullMarked;
