package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.DeclaredRepositories;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.people.Identities;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone may do more in a repository than the baseline declares, or may anything although they left. */
final class UndeclaredAccess implements Check {

    private static final List<String> PERMISSIONS = List.of("read", "triage", "write", "maintain", "admin");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "undeclared-access")
            .severity(Severity.HIGH)
            .title("Someone has access that nobody declared")
            .why("""
                    Access that was given once and never looked at again is what a stolen account is used for.""")
            .fix("Take the access away, or declare it where it is reviewed:")
            .example("""
                    repositories:
                      acme/deploy:
                        teams: {platform: write}
                        members: {Ada Example: admin}
                    """)
            .needs(FactKind.GRANT)
            .evidences(
                    "pci-dss:7.2.2",
                    "pci-dss:7.2.3",
                    "pci-dss:8.2.4",
                    "pci-dss:8.2.5",
                    "hipaa:164.308(a)(3)(ii)(C)",
                    "hipaa:164.308(a)(4)(ii)(C)",
                    "gdpr:25.2",
                    "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        DeclaredRepositories repositories =
                new DeclaredRepositories(evidence.baseline().access().repositories());
        for (Grant grant : evidence.facts(Grant.class)) {
            judge(grant, repositories, evidence, ruling);
        }
        for (TeamGrant grant : evidence.facts(TeamGrant.class)) {
            if (ownersDeclared(grant, evidence)) {
                ruling.add(
                        Verdict.PASS,
                        "team " + grant.team() + " on " + grant.repository(),
                        grant.origin().location(),
                        grant.origin().address(),
                        Standing.ORDINARY,
                        "its owners are declared");
                continue;
            }
            judge(
                    new Grant(
                            grant.repository(),
                            "team " + grant.team(),
                            grant.permission(),
                            "team:" + grant.team(),
                            grant.origin()),
                    repositories,
                    evidence,
                    ruling);
        }
    }

    /** The team of an organisation's owners is declared with them. */
    private static boolean ownersDeclared(TeamGrant grant, Evidence evidence) {
        String source = grant.origin().source();
        return Team.isOfOwners(source, grant.team())
                && evidence.baseline()
                        .access()
                        .forge(source)
                        .filter(forge -> forge.owners() != null)
                        .isPresent();
    }

    private static void judge(Grant grant, DeclaredRepositories repositories, Evidence evidence, Ruling ruling) {
        Optional<Person> person = Identities.of(evidence).person(grant.origin(), grant.account());
        String access = grant.permission() + " on " + grant.repository();
        if (person.isPresent() && !person.get().presentOn(evidence.today())) {
            rule(
                    Verdict.FAIL,
                    grant,
                    person.get().name() + ", who left on " + person.get().left() + ", still has " + access,
                    ruling);
            return;
        }
        List<AccessPolicy.Repository> declared = repositories.of(grant.repository());
        if (declared.isEmpty()) {
            rule(
                    Verdict.UNKNOWN,
                    grant,
                    "the baseline declares nothing of " + grant.repository()
                            + " to compare with: gatehouse.yaml, repositories",
                    ruling);
        } else if (declared.stream().anyMatch(repository -> allows(repository, grant, person, evidence.today()))) {
            rule(Verdict.PASS, grant, access + " is declared", ruling);
        } else {
            rule(
                    Verdict.FAIL,
                    grant,
                    grant.account() + " has " + access + " (" + grant.through() + "), which is not declared",
                    ruling);
        }
    }

    private static boolean allows(
            AccessPolicy.Repository repository, Grant grant, Optional<Person> person, LocalDate today) {
        Map<String, String> members = repository.membersOn(today);
        boolean direct = enough(members.get(grant.account()), grant)
                || person.filter(p -> enough(members.get(p.name()), grant)).isPresent();
        boolean team = repository.teamsOn(today).entrySet().stream()
                .filter(entry -> enough(entry.getValue(), grant))
                .anyMatch(entry -> grant.through().equals("team:" + entry.getKey())
                        || person.filter(p -> p.groups().contains(entry.getKey()))
                                .isPresent());
        return direct || team;
    }

    private static boolean enough(@Nullable String declared, Grant grant) {
        return declared != null && rank(declared) >= rank(grant.permission()) && rank(grant.permission()) >= 0;
    }

    private static int rank(String permission) {
        return PERMISSIONS.indexOf(permission.toLowerCase(Locale.ROOT));
    }

    private static void rule(Verdict verdict, Grant grant, String seen, Ruling ruling) {
        ruling.add(
                verdict,
                grant.account() + " on " + grant.repository(),
                grant.origin().location(),
                grant.origin().address(),
                Standing.ORDINARY,
                seen);
    }
}
