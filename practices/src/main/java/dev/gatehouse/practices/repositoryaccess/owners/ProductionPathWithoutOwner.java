package dev.gatehouse.practices.repositoryaccess.owners;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.git.PathOwners;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of production that nobody owns. One verdict for each topmost folder of production.
 *
 * <p>Without a code-owners file nobody owns anything; that is one verdict on the repository.
 */
final class ProductionPathWithoutOwner implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "production-path-without-owner")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Nobody owns the files of production")
            .why("""
                    A change there needs nobody's consent who knows it: any reviewer will do, or none.""")
            .fix("Name the team in CODEOWNERS (the last line that matches counts), and require its review:")
            .example("/clusters/production/ @acme/platform")
            .needs(FactKind.CODE_OWNERS, FactKind.FILE)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.3", "hipaa:164.308(a)(4)(ii)(B)", "gdpr:25.2", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, List<String>> folders = productionFolders(evidence);
        List<CodeOwners> codeOwners = evidence.facts(CodeOwners.class);
        if (codeOwners.isEmpty()) {
            String seen = folders.isEmpty()
                    ? "there is no CODEOWNERS file, so nobody owns anything"
                    : "there is no CODEOWNERS file, so nobody owns " + String.join(", ", folders.keySet());
            ruling.add(
                    Verdict.FAIL,
                    "repository",
                    null,
                    null,
                    folders.isEmpty() ? Standing.ORDINARY : Standing.PRODUCTION,
                    seen.length() <= 200 ? seen : seen.substring(0, 199) + "…");
            return;
        }
        for (CodeOwners owners : codeOwners) {
            PathOwners paths = new PathOwners(owners);
            folders.forEach((folder, files) -> judge(owners, paths, folder, files, ruling));
        }
    }

    private static Map<String, List<String>> productionFolders(Evidence evidence) {
        Map<String, List<String>> folders = new TreeMap<>();
        for (RepositoryFile file : evidence.facts(RepositoryFile.class)) {
            String path = file.path();
            if (!path.endsWith(".md") && evidence.standing(path) == Standing.PRODUCTION) {
                folders.computeIfAbsent(topmost(path, evidence), f -> new ArrayList<>())
                        .add(path);
            }
        }
        return folders;
    }

    /** The shortest folder of a path that stands in production; the path itself where none does. */
    private static String topmost(String path, Evidence evidence) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (evidence.standing(folder) == Standing.PRODUCTION) {
                return folder + "/";
            }
        }
        return path;
    }

    private static void judge(CodeOwners owners, PathOwners paths, String folder, List<String> files, Ruling ruling) {
        List<String> unowned =
                files.stream().filter(file -> paths.ownersOf(file).isEmpty()).toList();
        Location start = Location.startOf(owners.file());
        if (unowned.isEmpty()) {
            rule(Verdict.PASS, folder, start, "every file has an owner", ruling);
            return;
        }
        String first = unowned.getFirst();
        String seen = unowned.size() + " of " + files.size() + (files.size() == 1 ? " file" : " files")
                + " there need nobody's consent, the first is " + first;
        if (!paths.unevaluated().isEmpty()) {
            rule(
                    Verdict.UNKNOWN,
                    folder,
                    paths.unevaluated().getFirst().location(),
                    seen + ", unless this line, which can't be read here, owns it",
                    ruling);
            return;
        }
        List<CodeOwners.Line> deciding = paths.deciding(first);
        Location place = deciding.isEmpty() ? start : deciding.getFirst().location();
        rule(Verdict.FAIL, folder, place, seen, ruling);
    }

    private static void rule(Verdict verdict, String folder, Location place, String seen, Ruling ruling) {
        ruling.add(verdict, "path " + folder, place, null, Standing.PRODUCTION, seen);
    }
}
