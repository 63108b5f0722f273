package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A commit that brought a secret: it has it where none of its parents has it.
 *
 * @param path where it brought it
 * @param date when the author wrote it
 * @param author without any secret, as are the address and the message
 * @param references of whose history it is the first that brought the secret, branches first, at most
 *     {@link HistoryFinding#MOST}
 */
public record Introduction(
        ObjectId commit,
        String path,
        String author,
        String email,
        OffsetDateTime date,
        String message,
        List<String> references) {

    public Introduction {
        references = List.copyOf(references);
    }
}
