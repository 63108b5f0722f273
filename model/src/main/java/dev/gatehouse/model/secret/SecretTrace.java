package dev.gatehouse.model.secret;

import java.util.List;

/**
 * Where in a repository's history a secret stands.
 *
 * @param where the kind of object: {@code blob}, {@code commit message}, {@code tag message}, {@code index}
 * @param blob id of the object that holds it; empty where there is none
 * @param commit id of the commit that brought it; empty where no commit is known
 * @param paths every path that the object had, sorted
 * @param author the commit's author; empty where there is no commit
 * @param email the author's address
 * @param date when it was written, RFC 3339 in UTC; empty where there is no commit
 * @param message the commit's message, with no secret in it
 * @param inHead whether it is still in the files of HEAD
 * @param refs the refs that reach it, branches first
 * @param introductions the commits that brought it, of each ref's history the first one; the first of them is
 *     {@code commit}
 */
public record SecretTrace(
        String where,
        String blob,
        String commit,
        List<String> paths,
        String author,
        String email,
        String date,
        String message,
        boolean inHead,
        List<String> refs,
        List<Introduction> introductions) {

    /**
     * A commit that brought it.
     *
     * @param path where it brought it; empty for a message
     * @param date when it was written, RFC 3339 in UTC
     * @param refs in whose histories it is the first that did
     */
    public record Introduction(
            String commit, String path, String author, String email, String date, List<String> refs) {

        public Introduction {
            refs = List.copyOf(refs);
        }
    }

    public SecretTrace {
        paths = List.copyOf(paths);
        refs = List.copyOf(refs);
        introductions = List.copyOf(introductions);
    }
}
