package dev.gatehouse.connectors.secrets;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.secretscan.changes.Brought;
import dev.gatehouse.engines.secretscan.history.HistoryFinding;
import dev.gatehouse.engines.secretscan.history.Introduction;
import dev.gatehouse.engines.secretscan.history.Where;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.model.secret.SecretTrace;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in history a secret stands, as reports tell it: no name, message, path or reference has a secret in it. */
public final class SecretTraces {

    private static final String BLOB = "blob";
    private static final String COMMIT_MESSAGE = "commit message";
    private static final String TAG_MESSAGE = "tag message";
    private static final String INDEX = "index";

    private static final String IDENTITY = "author";

    private final Redaction redaction;
    private final Redaction names;

    public SecretTraces(Ruleset ruleset) {
        this.redaction = Redaction.of(ruleset);
        this.names = Redaction.ofFormats(ruleset);
    }

    /** Of a search of the whole history. */
    public SecretTrace of(HistoryFinding finding) {
        Introduction first = finding.first();
        return trace(
                words(finding.where()),
                finding.object(),
                first == null ? null : first.commit(),
                finding.paths(),
                first == null ? null : new Author(first.author(), first.email(), first.date()),
                first == null ? "" : first.message(),
                finding.inHead(),
                finding.references());
    }

    /**
     * Of a search of some commits, or of what is staged.
     *
     * @param paths every path of the object
     * @param refs what reaches it
     */
    public SecretTrace of(Brought brought, boolean inHead, List<String> paths, List<String> refs) {
        Commit commit = brought.commit();
        return trace(
                words(brought.where()),
                brought.object(),
                brought.commitId(),
                paths,
                commit == null
                        ? null
                        : new Author(
                                commit.author().name(),
                                commit.author().email(),
                                commit.author().time()),
                commit == null ? "" : commit.message(),
                inHead,
                refs);
    }

    /** Who wrote a commit, and when. */
    private record Author(String name, String email, OffsetDateTime time) {}

    private SecretTrace trace(
            String where,
            ObjectId object,
            @Nullable ObjectId commit,
            List<String> paths,
            @Nullable Author author,
            String message,
            boolean inHead,
            List<String> refs) {
        return new SecretTrace(
                where,
                object.toString(),
                commit == null ? "" : commit.toString(),
                harmless(paths),
                author == null ? "" : redaction.harmless(author.name()),
                author == null ? "" : redaction.harmless(author.email()),
                author == null
                        ? ""
                        : DateTimeFormatter.ISO_INSTANT.format(author.time()
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.SECONDS)),
                redaction.harmless(message.strip()),
                inHead,
                harmless(refs));
    }

    private List<String> harmless(List<String> texts) {
        return texts.stream().map(names::harmless).toList();
    }

    private static String words(Where where) {
        return switch (where) {
            case BLOB, NOTE -> BLOB;
            case COMMIT_MESSAGE -> COMMIT_MESSAGE;
            case TAG_MESSAGE -> TAG_MESSAGE;
            case STAGED -> INDEX;
            case IDENTITY -> SecretTraces.IDENTITY;
        };
    }

    private static String words(Brought.Where where) {
        return switch (where) {
            case BLOB -> BLOB;
            case COMMIT_MESSAGE -> COMMIT_MESSAGE;
            case TAG_MESSAGE -> TAG_MESSAGE;
            case INDEX -> INDEX;
            case IDENTITY -> SecretTraces.IDENTITY;
        };
    }
}
