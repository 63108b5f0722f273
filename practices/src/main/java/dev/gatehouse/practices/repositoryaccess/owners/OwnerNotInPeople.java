package dev.gatehouse.practices.repositoryaccess.owners;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An owner whom the baseline doesn't know, or who left. Judged only where the baseline declares people.
 *
 * <p>A team is known where someone is in a group of its name, or where a declared repository gives it access.
 */
final class OwnerNotInPeople implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "owner-not-in-people")
            .severity(Severity.MEDIUM)
            .title("CODEOWNERS names someone who isn't there")
            .why("""
                    Paths of an owner who left, or never was, wait for a consent that nobody can give, or need none:
                    forges ignore owners without access.""")
            .fix("Name someone who is there, or declare them:")
            .example("""
                    people:
                      - {name: Ada Example, groups: [platform], accounts: {github: ada}}
                    """)
            .needs(FactKind.CODE_OWNERS)
            .evidences("pci-dss:7.2.1", "pci-dss:8.2.5", "hipaa:164.308(a)(3)(ii)(C)", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        if (evidence.baseline().people().isEmpty()) {
            return;
        }
        for (CodeOwners codeOwners : evidence.facts(CodeOwners.class)) {
            Map<String, CodeOwners.Line> first = new LinkedHashMap<>();
            for (CodeOwners.Line line : codeOwners.lines()) {
                line.owners().forEach(owner -> first.putIfAbsent(owner, line));
            }
            first.forEach((owner, line) -> judge(owner, line, system(codeOwners), evidence, ruling));
        }
    }

    private static String system(CodeOwners codeOwners) {
        return codeOwners.dialect().label().toLowerCase(Locale.ROOT);
    }

    private static void judge(String owner, CodeOwners.Line line, String system, Evidence evidence, Ruling ruling) {
        if (owner.startsWith("@@")) {
            return;
        }
        Baseline baseline = evidence.baseline();
        String name = owner.startsWith("@") ? owner.substring(1) : owner;
        Optional<Person> person = owner.startsWith("@") && !name.contains("/")
                ? account(baseline, system, name)
                : baseline.personWithEmail(name);
        if (person.isPresent()) {
            boolean present = person.get().presentOn(evidence.today());
            rule(
                    present ? Verdict.PASS : Verdict.FAIL,
                    owner,
                    line,
                    present
                            ? "known"
                            : person.get().name() + " left on " + person.get().left(),
                    ruling);
        } else if (owner.startsWith("@") && team(baseline, name)) {
            rule(Verdict.PASS, owner, line, "a known team", ruling);
        } else if (!told(baseline, owner, name)) {
            rule(
                    Verdict.UNKNOWN,
                    owner,
                    line,
                    "the baseline declares no accounts, groups or addresses of this kind to compare with",
                    ruling);
        } else {
            String seen = name.contains("/")
                    ? "`people` has nobody in a group of this name"
                    : "`people` has nobody of this name";
            rule(Verdict.FAIL, owner, line, seen, ruling);
        }
    }

    /** Whether the baseline says of anyone what would tell an owner of this kind: accounts, groups, addresses. */
    private static boolean told(Baseline baseline, String owner, String name) {
        if (!owner.startsWith("@")) {
            return baseline.people().stream()
                    .anyMatch(person -> !person.emails().isEmpty());
        }
        return name.contains("/")
                ? baseline.people().stream().anyMatch(person -> !person.groups().isEmpty())
                : baseline.people().stream()
                        .anyMatch(person -> !person.accounts().isEmpty());
    }

    /** By the account on the file's own forge; a file in GitHub's dialect may be read by any. */
    private static Optional<Person> account(Baseline baseline, String system, String account) {
        Optional<Person> own = baseline.personWithAccount(system, account);
        return own.isPresent() || !system.equals("github")
                ? own
                : baseline.personWithAccount("gitlab", account).or(() -> baseline.personWithAccount("gitea", account));
    }

    private static boolean team(Baseline baseline, String name) {
        String team = name.substring(name.lastIndexOf('/') + 1);
        return baseline.people().stream()
                        .flatMap(person -> person.groups().stream())
                        .anyMatch(group -> group.equalsIgnoreCase(team) || group.equalsIgnoreCase(name))
                || baseline.access().repositories().stream()
                        .map(AccessPolicy.Repository::teams)
                        .anyMatch(teams -> teams.containsKey(team) || teams.containsKey(name));
    }

    private static void rule(Verdict verdict, String owner, CodeOwners.Line line, String seen, Ruling ruling) {
        ruling.add(verdict, "owner " + owner, line.location(), null, Standing.ORDINARY, seen);
    }
}
