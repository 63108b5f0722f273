package dev.gatehouse.practices.repositoryaccess.content;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A program in a repository that nobody can review. */
final class ExecutableInRepository implements Check {

    private static final Set<String> PROGRAMS = Set.of(
            "apk", "app", "bin", "class", "com", "deb", "dex", "dll", "dylib", "ear", "elf", "exe", "jar", "ko", "lib",
            "msi", "o", "pyc", "pyd", "pyo", "rpm", "so", "war", "wasm");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "executable-in-repository")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("A repository contains a program that nobody can review")
            .why("A review of a change to it approves what the reviewer has not seen.")
            .fix("Take it out, build it from source, and name it by its digest where it is needed.")
            .needs(FactKind.FILE)
            .evidences("pci-dss:7.2.3", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<RepositoryFile> files = evidence.facts(RepositoryFile.class);
        List<RepositoryFile> programs = files.stream()
                .filter(file -> file.type() == RepositoryFile.Type.BINARY && isProgram(file.path()))
                .toList();
        for (RepositoryFile file : programs) {
            ruling.fail(file.path(), Location.startOf(file.path()), "what it does can't be reviewed");
        }
        if (programs.isEmpty() && !files.isEmpty()) {
            ruling.add(Verdict.PASS, "the repository", null, null, Standing.ORDINARY, "there is no program in it");
        }
    }

    /** Gradle's wrapper is checked against published digests by an action of its own. */
    private static boolean isProgram(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && PROGRAMS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))
                && !path.endsWith("gradle-wrapper.jar");
    }
}
