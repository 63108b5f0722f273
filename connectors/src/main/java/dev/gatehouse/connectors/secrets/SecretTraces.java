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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
        return trace(
                words(finding.where()),
                finding.object(),
                finding.paths(),
                finding.introductions(),
                finding.inHead(),
                finding.references(),
                finding.referenceCount());
    }

    /**
     * Of a search of some commits, or of what is staged.
     *
     * @param paths every path of the object
     * @param refs what reaches it
     */
    public SecretTrace of(Brought brought, boolean inHead, List<String> paths, List<String> refs) {
        Commit commit = brought.commit();
        ObjectId id = brought.commitId();
        List<Introduction> introductions = commit == null || id == null
                ? List.of()
                : List.of(new Introduction(
                        id,
                        paths.isEmpty() ? "" : brought.sighting().path(),
                        commit.author().name(),
                        commit.author().email(),
                        commit.author().time(),
                        commit.message(),
                        refs));
        return trace(words(brought.where()), brought.object(), paths, introductions, inHead, refs, refs.size());
    }

    private SecretTrace trace(
            String where,
            ObjectId object,
            List<String> paths,
            List<Introduction> introductions,
            boolean inHead,
            List<String> refs,
            int refCount) {
        return new SecretTrace(
                where,
                object.toString(),
                harmless(paths),
                introductions.isEmpty()
                        ? ""
                        : redaction.harmless(introductions.getFirst().message().strip()),
                inHead,
                harmless(refs),
                refCount,
                introductions.stream().map(this::introduction).toList());
    }

    private SecretTrace.Introduction introduction(Introduction introduction) {
        return new SecretTrace.Introduction(
                introduction.commit().toString(),
                names.harmless(introduction.path()),
                redaction.harmless(introduction.author()),
                redaction.harmless(introduction.email()),
                DateTimeFormatter.ISO_INSTANT.format(introduction
                        .date()
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)),
                harmless(introduction.references()));
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
