package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import dev.gatehouse.practices.repositoryaccess.people.Identities;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Access that the baseline declares for a repository that was seen, and that the forge does not give. */
final class DeclaredAccessMissing implements Check {

    private static final Rule RULE = Subjects.written("declared-access-missing", FactKind.GRANT, FactKind.REPOSITORY)
            .severity(Severity.INFO)
            .title("Declared access is not there")
            .why("A declaration that is not what is there is soon read by nobody.")
            .fix("Give the access, or take it out of the baseline's repositories.")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, Set<String>> given = new HashMap<>();
        for (TeamGrant grant : evidence.facts(TeamGrant.class)) {
            given.computeIfAbsent(grant.repository(), _ -> new HashSet<>()).add("team " + grant.team());
        }
        Identities identities = Identities.of(evidence);
        for (Grant grant : evidence.facts(Grant.class)) {
            Set<String> names = given.computeIfAbsent(grant.repository(), _ -> new HashSet<>());
            names.add("member " + grant.account());
            identities
                    .person(grant.origin(), grant.account())
                    .map(Person::name)
                    .ifPresent(name -> names.add("member " + name));
        }
        Map<String, Repository> seen = new HashMap<>();
        evidence.facts(Repository.class).forEach(repository -> seen.put(repository.name(), repository));
        for (AccessPolicy.Repository declared : evidence.baseline().access().repositories()) {
            Repository repository = seen.get(declared.name());
            if (repository != null) {
                Set<String> names = given.getOrDefault(declared.name(), Set.of());
                declared.teams().keySet().forEach(team -> rule("team " + team, names, repository, ruling));
                declared.members().keySet().forEach(member -> rule("member " + member, names, repository, ruling));
            }
        }
    }

    private static void rule(String name, Set<String> given, Repository repository, Ruling ruling) {
        boolean there = given.contains(name);
        ruling.add(
                there ? Verdict.PASS : Verdict.FAIL,
                name + " on " + repository.name(),
                null,
                repository.origin().address(),
                Standing.ofWords(repository.name()),
                there ? "the access is there" : "declared, and the forge gives it nothing");
    }
}
