package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessToken;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Someone who left, as the baseline declares, and still is somewhere on a forge: as a member, in a team, at a
 * repository, behind a key or a token.
 *
 * @param accounts whom a fact speaks of
 * @param subject what is judged of an account of it
 * @param still what someone who left still does, after their name and day
 */
record FormerPerson<F extends Fact>(
        Rule rule,
        Class<F> type,
        Function<F, List<String>> accounts,
        Function<F, Function<String, String>> subject,
        Function<F, String> still)
        implements Check {

    static List<Check> checks() {
        return List.of(
                new FormerPerson<>(
                        rule(
                                "leaver-still-there",
                                FactKind.MEMBER,
                                "Someone who left is still in the organisation",
                                "Remove them from the organisation, on every forge."),
                        Member.class,
                        member -> List.of(member.account()),
                        member -> account -> "member " + member.organization() + "/" + account,
                        member -> "is still " + member.role()),
                new FormerPerson<>(
                        rule(
                                "leaver-in-team",
                                FactKind.TEAM,
                                "Someone who left is still in a team",
                                "Take them out of the team."),
                        Team.class,
                        Team::members,
                        team -> account -> account + " in team " + team.name() + " of " + team.organization(),
                        team -> "is still in team " + team.name()),
                new FormerPerson<>(
                        rule(
                                "leaver-at-repository",
                                FactKind.GRANT,
                                "Someone who left still reaches a repository",
                                "Take the access away."),
                        Grant.class,
                        grant -> List.of(grant.account()),
                        grant -> account -> account + " on " + grant.repository(),
                        grant -> "still has " + grant.permission() + " on " + grant.repository()),
                new FormerPerson<>(
                        rule(
                                "leaver-behind-deploy-key",
                                FactKind.DEPLOY_KEY,
                                "Someone who left added a deploy key that still works",
                                "Find out what uses the key, make a new one, and delete this one."),
                        DeployKey.class,
                        key -> Optional.ofNullable(key.addedBy()).stream().toList(),
                        key -> _ -> "deploy key " + (key.title().isBlank() ? key.id() : key.title()) + " of "
                                + key.repository(),
                        key -> "may still have this key, which "
                                + (key.mayWrite().is(false) ? "reads " : "may change ") + key.repository()),
                new FormerPerson<>(
                        rule(
                                "leaver-behind-token",
                                FactKind.ACCESS_TOKEN,
                                "A token of someone who left still works",
                                "Revoke it."),
                        AccessToken.class,
                        token -> token.account().isEmpty() ? List.of() : List.of(token.account()),
                        token -> account -> "token " + token.name() + " of " + account,
                        token -> "still reaches " + token.holder() + " with it"));
    }

    private static Rule rule(String slug, FactKind kind, String title, String fix) {
        return Subjects.written(slug, kind)
                .severity(Severity.CRITICAL, Severity.HIGH, Severity.HIGH)
                .title(title)
                .why("Nobody looks after their account any more, and nobody would miss it.")
                .fix(fix)
                .written();
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Identities identities = Identities.of(evidence);
        if (!identities.declared()) {
            return;
        }
        for (F fact : evidence.facts(type)) {
            for (String account : accounts.apply(fact)) {
                Optional<Person> person = identities.person(fact.origin(), account);
                boolean here =
                        person.filter(one -> one.presentOn(evidence.today())).isPresent();
                ruling.add(
                        person.isEmpty() ? Verdict.UNKNOWN : here ? Verdict.PASS : Verdict.FAIL,
                        subject.apply(fact).apply(account),
                        fact.origin().location(),
                        fact.origin().address(),
                        Standing.ORDINARY,
                        person.map(one -> here
                                        ? one.name() + " is here"
                                        : one.name() + " left on " + one.left() + " and " + still.apply(fact))
                                .orElse("the baseline's people have no account " + account));
            }
        }
    }
}
