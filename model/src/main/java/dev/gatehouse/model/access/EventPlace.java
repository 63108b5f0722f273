package dev.gatehouse.model.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log that a finding rests on.
 *
 * @param file as the caller named it
 * @param line where it begins, from 1
 * @param index how many records of the file came before it
 * @param time when it happened; null where that is not told
 * @param summary who did what, on one line; empty where it is not known any more
 */
public record EventPlace(
        String file, long line, long index, @Nullable Instant time, String summary) {}
