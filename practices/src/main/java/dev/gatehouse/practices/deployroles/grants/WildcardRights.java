package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.controllers.GitOpsControllers;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rights given by a wildcard. One that only reads, in groups that hold no Secrets, is no danger; one that is limited to
 * named objects neither. One within named kinds or groups weighs less than one over all.
 */
final class WildcardRights implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "wildcard-rights")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.LOW)
            .title("Rights given by a wildcard")
            .why("""
                    A wildcard gives more than anyone listed: the verbs escalate, bind and impersonate, Secrets, \
                    and every resource that will ever be installed.""")
            .fix("List the groups, resources and verbs that are used:")
            .example("""
                    rules:
                      - apiGroups: [apps]
                        resources: [deployments]
                        verbs: [get, list, watch, patch]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:7.2.1",
                    "pci-dss:7.2.2",
                    "pci-dss:7.2.5",
                    "hipaa:164.308(a)(4)(ii)(B)",
                    "hipaa:164.312(a)(1)",
                    "gdpr:32.1.b")
            .written();

    private static final Set<String> READING = Set.of("get", "list", "watch");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        TreeMap<String, Grant> untold = new TreeMap<>();
        for (Grant grant : RbacGraph.of(evidence).all()) {
            if (grant.grantee().isMasters() || grant.role().isClusterAdmin() || GitOpsControllers.administers(grant)) {
                continue;
            }
            Optional<PolicyRule> worst = grant.rules().stream()
                    .filter(r -> dangerous(r, grant))
                    .min((a, b) -> Boolean.compare(b.isEverything(), a.isEverything()));
            if (worst.isPresent()) {
                fail(evidence, ruling, grant, worst.get());
            } else if (grant.role().isUncertain()) {
                untold.putIfAbsent(
                        grant.bindingSubject() + "\n" + grant.binding().file(), grant);
            } else {
                ruling.add(
                        Verdict.PASS,
                        grant.grantee().subject(),
                        grant.granteeAt(),
                        null,
                        RightCheck.standing(evidence, grant),
                        grant.role().subject() + " lists what it allows");
            }
        }
        for (Grant grant : untold.values()) {
            ruling.add(
                    Verdict.UNKNOWN,
                    grant.bindingSubject(),
                    grant.roleAt(),
                    null,
                    RightCheck.standing(evidence, grant),
                    RightCheck.untold(grant));
        }
    }

    private static void fail(Evidence evidence, Ruling ruling, Grant grant, PolicyRule rule) {
        Standing standing = RightCheck.standing(evidence, grant);
        ruling.add(
                grant.refused() ? Verdict.UNKNOWN : Verdict.FAIL,
                grant.grantee().subject(),
                grant.roleAt(),
                null,
                reachesWide(rule) ? standing : oneLess(standing),
                grant.refused()
                        ? RightCheck.refused(grant)
                        : RightCheck.sentence(grant, effect(rule) + grant.reach(), rule.from()));
    }

    private static boolean reachesWide(PolicyRule rule) {
        return rule.resources().contains(PolicyRule.ALL)
                && (rule.groups().contains(PolicyRule.ALL) || rule.groups().contains(""));
    }

    private static Standing oneLess(Standing standing) {
        return switch (standing) {
            case PRODUCTION -> Standing.ORDINARY;
            case ORDINARY, SANDBOX -> Standing.SANDBOX;
        };
    }

    private static boolean dangerous(PolicyRule rule, Grant grant) {
        if (!rule.names().isEmpty() || rule.resources().isEmpty() || ownKinds(rule, grant)) {
            return false;
        }
        boolean writes = !READING.containsAll(rule.verbs());
        boolean everyGroup = rule.groups().contains(PolicyRule.ALL);
        boolean everyResource = rule.resources().contains(PolicyRule.ALL);
        return rule.verbs().contains(PolicyRule.ALL)
                || writes && (everyGroup || everyResource)
                || everyResource && (everyGroup || rule.groups().contains(""));
    }

    /** A GitOps controller owns the kinds it brings. */
    private static boolean ownKinds(PolicyRule rule, Grant grant) {
        return GitOpsControllers.product(grant.grantee()).isPresent()
                && rule.groups().stream().allMatch(g -> g.endsWith(".toolkit.fluxcd.io") || g.equals("argoproj.io"));
    }

    private static String effect(PolicyRule rule) {
        String verbs = rule.verbs().contains(PolicyRule.ALL) ? "can do anything with" : "can " + listed(rule.verbs());
        String resources = rule.resources().contains(PolicyRule.ALL) ? "every resource" : listed(rule.resources());
        String groups = rule.groups().contains(PolicyRule.ALL)
                ? rule.resources().contains(PolicyRule.ALL) ? "" : " of every API group"
                : rule.resources().contains(PolicyRule.ALL) ? " of " + groups(rule.groups()) : "";
        return verbs + " " + resources + groups;
    }

    private static String groups(Set<String> groups) {
        return listed(Set.copyOf(
                groups.stream().map(g -> g.isEmpty() ? "the core group" : g).toList()));
    }

    private static String listed(Set<String> words) {
        List<String> sorted = words.stream().sorted().toList();
        return sorted.size() <= 3
                ? String.join(", ", sorted)
                : String.join(", ", sorted.subList(0, 3)) + " and " + (sorted.size() - 3) + " more";
    }
}
