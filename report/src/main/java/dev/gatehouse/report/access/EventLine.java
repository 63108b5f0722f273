package dev.gatehouse.report.access;

import dev.gatehouse.model.access.AccessEvent;

/**
 * An event as it is printed.
 *
 * @param line where its record begins, from 1
 * @param index how many records of the file came before it
 * @param hash the SHA-256 of the record's bytes; empty where it is not asked for
 * @param raw the record; empty where it is not asked for
 */
public record EventLine(AccessEvent event, long line, long index, String hash, String raw) {

    /** The file it was read from. */
    String file() {
        return event.origin().location() == null
                ? ""
                : event.origin().location().file();
    }
}
