package dev.gatehouse.model.access;

/**
 * The number that a log's writer gave to a record: one more than to the one before.
 *
 * @param series which records are numbered together: journald's sequence number ID, a host of RFC 5424
 * @param number from 1
 * @param ofAllPrograms whether records of all programs of a host are numbered together
 * @param ofAnother whether this record is of another program than those whose log it is
 * @param restarts whether the series may begin again at 1
 */
public record RecordNumber(String series, long number, boolean ofAllPrograms, boolean ofAnother, boolean restarts) {}
