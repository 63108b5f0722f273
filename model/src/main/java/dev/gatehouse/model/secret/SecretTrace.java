package dev.gatehouse.model.secret;

import java.util.List;
import java.util.function.Function;

/**
 * Where in a repository's history a secret stands.
 *
 * @param where the kind of object: {@code blob}, {@code commit message}, {@code tag message}, {@code index}
 * @param blob id of the object that holds it; empty where there is none
 * @param paths every path that the object had, sorted
 * @param message the commit's message, with no secret in it; empty where there is no commit
 * @param inHead whether it is still in the files of HEAD
 * @param refs the refs that reach it, branches first, at most a thousand
 * @param refCount how many reach it
 * @param introductions the commits that brought it, of each ref's history the first one, that of {@code HEAD} first;
 *     none where no commit is known
 */
public record SecretTrace(
        String where,
        String blob,
        List<String> paths,
        String message,
        boolean inHead,
        List<String> refs,
        int refCount,
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

    /** Id of the commit that brought it; empty where no commit is known. */
    public String commit() {
        return first(Introduction::commit);
    }

    /** That commit's author; empty where no commit is known. */
    public String author() {
        return first(Introduction::author);
    }

    /** The author's address; empty where no commit is known. */
    public String email() {
        return first(Introduction::email);
    }

    /** When that commit was written, RFC 3339 in UTC; empty where no commit is known. */
    public String date() {
        return first(Introduction::date);
    }

    private String first(Function<Introduction, String> what) {
        return introductions.isEmpty() ? "" : what.apply(introductions.getFirst());
    }
}
