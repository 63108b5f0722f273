package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.time.OffsetDateTime;

/**
 * A commit that brought a secret: it has it where none of its parents has it.
 *
 * @param path where it brought it
 * @param date when the author wrote it
 * @param author without any secret, as are the address and the message
 */
public record Introduction(
        ObjectId commit, String path, String author, String email, OffsetDateTime date, String message) {}
