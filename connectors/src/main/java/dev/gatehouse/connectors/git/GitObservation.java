package dev.gatehouse.connectors.git;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.engines.signature.ObjectVerifier;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.git.Identity;
import dev.gatehouse.model.git.Reference;
import dev.gatehouse.model.git.Signature;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * Observes a repository: its references, its submodules, and the newest commits of the branches that are deployed from.
 * What a shallow, partial or damaged clone lacks is coverage; nothing a repository holds makes it throw.
 */
public final class GitObservation {

    /** How many commits become facts, the newest; rules on commits speak of fewer. */
    public static final int MOST_COMMITS = 2_000;

    /** How many commits are counted. */
    public static final int MOST_COUNTED = 1_000_000;

    private static final int LONGEST_SUBJECT = 200;

    private final List<KnownSigner> keys;
    private final List<String> deployed;

    /**
     * Prepares an observation.
     *
     * @param keys of everyone whose signature is known
     * @param deployed short or full names of the references that are deployed from, besides the default branch
     */
    public GitObservation(List<KnownSigner> keys, List<String> deployed) {
        this.keys = List.copyOf(keys);
        this.deployed = List.copyOf(deployed);
    }

    /**
     * Observes.
     *
     * @param prefix the target's folder in the repository, with {@code /} between its parts; empty for the whole. Only
     *     commits that change it against their first parent become facts
     */
    public Observed observe(Repository repository, String prefix) {
        Gaps gaps = new Gaps();
        List<Fact> facts = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        References.read(repository, references, gaps);
        try {
            facts.add(repository(repository, prefix, facts, gaps));
        } catch (IOException | RuntimeException unreadable) {
            gaps.references("the repository can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
            gaps.commits("the repository can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
        }
        facts.addAll(references);
        return new Observed(facts, gaps.coverage(), List.of());
    }

    private GitRepository repository(Repository repository, String prefix, List<Fact> facts, Gaps gaps)
            throws IOException {
        Branches branches = new Branches(repository);
        @Nullable Ref headReference = repository.exactRef(Constants.HEAD);
        @Nullable ObjectId head = headReference == null ? null : headReference.getObjectId();
        @Nullable String byDefault = branches.byDefault();
        if (headReference == null) {
            gaps.commits("HEAD leads nowhere", "run `git fsck`");
        } else if (head == null && branches.broken(headReference)) {
            gaps.commits(
                    "HEAD names `" + Words.line(headReference.getLeaf().getName(), 200) + "`, where no commit is",
                    "run `git fsck`");
        }
        boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
        boolean partial = PartialClone.is(repository, branches.remote());
        if (shallow) {
            gaps.commits("a shallow clone: its history is cut off", "run `git fetch --unshallow`");
        }
        if (partial) {
            gaps.commits("a partial clone: some objects were left at the remote", "clone again without --filter");
        }
        History history = new History(repository, prefix, gaps);
        Map<String, Set<ObjectId>> lines = lines(branches, byDefault, gaps);
        Set<ObjectId> tips = new LinkedHashSet<>();
        lines.values().forEach(tips::addAll);
        if (tips.isEmpty() && head != null) {
            gaps.commits(
                    "HEAD is detached, and which branch others clone is not told", "git remote set-head origin --auto");
            tips.add(head);
        }
        CompletableFuture<Integer> reached = head == null || !prefix.isEmpty()
                ? CompletableFuture.completedFuture(0)
                : CompletableFuture.supplyAsync(() -> History.count(repository, head, MOST_COUNTED));
        Map<RevCommit, SortedSet<String>> newest = history.newest(lines, tips, MOST_COMMITS);
        facts.addAll(commits(repository, head, newest, gaps));
        Submodules.read(repository, head, prefix, facts, gaps);
        int count = prefix.isEmpty() ? reached.join() : newest.size();
        @Nullable String url = repository.getConfig().getString("remote", branches.remote(), "url");
        return new GitRepository(
                head == null ? null : head.name(),
                branches.checkedOut(),
                byDefault,
                url == null ? null : RemoteUrl.withoutCredentials(Words.line(url, 2000)),
                repository.isBare(),
                shallow,
                partial,
                count,
                new Origin(Origin.GIT, null, null));
    }

    /** The tips of each branch that is deployed from, here and at the remote, tags peeled. */
    private Map<String, Set<ObjectId>> lines(Branches branches, @Nullable String byDefault, Gaps gaps)
            throws IOException {
        Map<String, Set<ObjectId>> lines = new LinkedHashMap<>();
        if (byDefault != null) {
            tips(branches, byDefault, lines);
        }
        for (String name : deployed) {
            if (!tips(branches, name, lines)) {
                gaps.commits(
                        "`" + Words.line(name, 200) + "`, which is deployed from, is no branch or tag of this clone",
                        "run `git fetch " + branches.remote() + "`");
            }
        }
        return lines;
    }

    private static boolean tips(Branches branches, String name, Map<String, Set<ObjectId>> lines) throws IOException {
        Set<Ref> named = branches.named(name);
        for (Ref reference : named) {
            Ref peeled = branches.peeled(reference);
            @Nullable ObjectId inTag = peeled.getPeeledObjectId();
            lines.computeIfAbsent(branches.shortName(reference.getName()), n -> new LinkedHashSet<>())
                    .add(inTag != null ? inTag : peeled.getObjectId());
        }
        return !named.isEmpty();
    }

    private List<Commit> commits(
            Repository repository, @Nullable ObjectId head, Map<RevCommit, SortedSet<String>> commits, Gaps gaps) {
        CommitSignatures signatures =
                new CommitSignatures(new ObjectVerifier(SignerKeys.of(repository, head, keys, gaps)), keys);
        List<Map.Entry<RevCommit, SortedSet<String>>> entries = List.copyOf(commits.entrySet());
        return entries.parallelStream()
                .map(entry -> commit(entry.getKey(), List.copyOf(entry.getValue()), signatures))
                .toList();
    }

    private static Commit commit(RevCommit commit, List<String> branches, CommitSignatures signatures) {
        Identity committer = identity(commit.getCommitterIdent());
        Signature signature = signatures.of(commit.getRawBuffer(), committer.at());
        return new Commit(
                commit.name(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
                identity(commit.getAuthorIdent()),
                committer,
                signature,
                Words.line(commit.getShortMessage(), LONGEST_SUBJECT),
                branches,
                Origin.address(Origin.GIT, commit.name()));
    }

    private static Identity identity(@Nullable PersonIdent person) {
        return person == null
                ? new Identity("", "", Instant.EPOCH)
                : new Identity(
                        Words.line(person.getName(), LONGEST_SUBJECT),
                        Words.line(person.getEmailAddress(), LONGEST_SUBJECT),
                        person.getWhenAsInstant());
    }
}
