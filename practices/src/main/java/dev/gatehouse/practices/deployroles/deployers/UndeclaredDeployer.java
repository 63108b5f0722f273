package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody can change what is deployed to an environment, and no role of theirs says so. */
public final class UndeclaredDeployer implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "undeclared-deployer")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Somebody deploys without a role that lets them")
            .why("""
                    The baseline says who deploys. Argo CD's policy, Kubernetes' rights and write access to the deployed \
                    branch are separate lists: whoever stands only in them changes what runs, past the approvals and \
                    windows that the baseline asks for.""")
            .fix("Take the right away where it was given, or give the role, so that both lists say the same:")
            .example("""
                    bindings:
                      - {role: deployer, groups: [platform], environments: [production]}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.1", "pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.308(a)(4)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        if (evidence.baseline().access().bindings().isEmpty()) {
            return;
        }
        Authorization authorization = new Authorization(evidence.baseline());
        ArgoCdWays argoCd = new ArgoCdWays(evidence);
        KubernetesWays kubernetes = new KubernetesWays(evidence);
        PushWays pushes = new PushWays(evidence);
        for (Environment environment : evidence.baseline().environments()) {
            Stream.of(argoCd.into(environment), kubernetes.into(environment), pushes.into(environment))
                    .flatMap(List::stream)
                    .forEach(way -> judge(way, environment, authorization, evidence, ruling));
            pushes.doubts(environment)
                    .forEach(doubt -> ruling.unknownAt(null, "who pushes for " + environment.name(), doubt));
        }
    }

    private static void judge(
            Way way, Environment environment, Authorization authorization, Evidence evidence, Ruling ruling) {
        AccessDecision decision = decide(way.who(), environment, authorization, evidence);
        ruling.add(
                decision.allowed() ? Verdict.PASS : Verdict.FAIL,
                way.who() + " in " + environment.name(),
                way.origin().location(),
                way.origin().address(),
                environment.standing(),
                way.who() + " " + way.words()
                        + (decision.allowed() ? ", as the baseline says: " : ", and the baseline does not say so: ")
                        + decision.why());
    }

    /**
     * Of a person their own roles; of a name that is no person's, those of the group, with or without its organisation.
     */
    private static AccessDecision decide(
            String who, Environment environment, Authorization authorization, Evidence evidence) {
        Optional<Person> person = Stream.of(who, "argocd:" + who, "kubernetes:" + who)
                .flatMap(name -> authorization.person(name).stream())
                .findFirst();
        List<String> groups = person.isPresent() ? List.of() : List.of(who, who.substring(who.lastIndexOf(':') + 1));
        return authorization.decide(new AccessQuestion(
                person.map(Person::name).orElse("group " + who),
                groups,
                "execute",
                "deployment",
                environment.name(),
                Set.of(),
                evidence.at()));
    }
}
