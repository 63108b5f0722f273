package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.guard.EnvironmentGuard;
import dev.gatehouse.cli.secrets.Changes;
import dev.gatehouse.cli.secrets.Searched;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.refs.Reference;
import dev.gatehouse.report.digest.Plain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code gatehouse hook pre-receive}: standard input has {@code old-id new-id ref} on each line. The pushed objects lie
 * in quarantine: a commit that does not is in the repository already, and so not new.
 *
 * @see <a href="https://git-scm.com/docs/git-receive-pack#_quarantine_environment">git-receive-pack, Quarantine</a>
 */
@Command(
        name = "pre-receive",
        description = "Search the commits of a push before the repository takes them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  exec gatehouse hook pre-receive",
            "  exec gatehouse hook pre-receive --config /etc/gatehouse/gitleaks.toml"
        })
final class PreReceive implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HookRun run = new HookRun();

    PreReceive(Console console) {
        this.console = console;
    }

    PreReceive(Console console, HookRun run) {
        this.console = console;
        this.run = run;
    }

    @Override
    public Integer call() throws IOException {
        List<RefUpdate> updates = RefUpdate.received(console);
        List<String> refusals = guarded(updates);
        if (!refusals.isEmpty()) {
            refusals.forEach(refusal -> console.err().println("gatehouse: " + Plain.line(refusal, 500)));
            return ExitCode.FINDINGS;
        }
        List<RefUpdate> made = updates.stream().filter(u -> !u.after().isZero()).toList();
        if (made.isEmpty()) {
            return 0;
        }
        GitDirectory repository = HookRun.repository(console);
        Path quarantine = quarantine();
        GitDirectory seen = quarantine == null ? repository : repository.withObjects(quarantine, alternates());
        return run.run(
                console,
                seen,
                null,
                changes -> search(changes, updates, made, repository, quarantine),
                "so the push is refused. Take them out of the commits and push again; revoke any that was real.");
    }

    /** Only what could be an environment or a decision is looked at more closely. */
    private List<String> guarded(List<RefUpdate> updates) throws IOException {
        GitDirectory repository = HookRun.repository(console);
        return EnvironmentGuard.refusals(
                repository.directory(),
                updates.stream()
                        .map(u -> new EnvironmentGuard.Move(
                                u.ref(), u.before().toString(), u.after().toString()))
                        .toList(),
                console,
                Instant.now());
    }

    private Searched search(
            Changes changes,
            List<RefUpdate> updates,
            List<RefUpdate> made,
            GitDirectory repository,
            @Nullable Path quarantine) {
        List<ObjectId> tips = made.stream().map(RefUpdate::after).distinct().toList();
        List<String> refs = made.stream().map(RefUpdate::ref).toList();
        if (quarantine != null) {
            GitDirectory alone = new GitDirectory(
                    repository.directory(),
                    repository.common(),
                    repository.workTree(),
                    repository.format(),
                    repository.otherReferences(),
                    List.of(quarantine));
            try (ObjectDatabase pushed = ObjectDatabase.open(alone, Limits.DEFAULT)) {
                List<ObjectId> fresh = tips.stream().filter(pushed::contains).toList();
                Predicate<ObjectId> isKnown = id -> !pushed.contains(id);
                return changes.commits(fresh, List.of(), isKnown, refs);
            }
        }
        return changes.commits(tips, known(changes, updates), id -> false, refs);
    }

    /** Without quarantine: what other references reach, and what the changing ones named before. */
    private static List<ObjectId> known(Changes changes, List<RefUpdate> updates) {
        Set<String> changing = updates.stream().map(RefUpdate::ref).collect(Collectors.toSet());
        List<ObjectId> known = new ArrayList<>();
        for (Reference reference : changes.references()) {
            if (!changing.contains(reference.name()) && reference.name().startsWith("refs/")) {
                known.add(reference.target());
            }
        }
        updates.stream()
                .map(RefUpdate::before)
                .filter(id -> !id.isZero() && changes.database().contains(id))
                .forEach(known::add);
        return known.stream().distinct().toList();
    }

    private @Nullable Path quarantine() {
        for (String name : List.of("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY")) {
            String value = console.environment().getOrDefault(name, "");
            if (!value.isEmpty() && Files.isDirectory(Path.of(value))) {
                return Path.of(value);
            }
        }
        return null;
    }

    private List<Path> alternates() {
        String value = console.environment().getOrDefault("GIT_ALTERNATE_OBJECT_DIRECTORIES", "");
        return Stream.of(value.split(Pattern.quote(File.pathSeparator), -1))
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }
}
