package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.engines.policycsv.BuiltInPolicy;
import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.Optional;
import java.util.Set;

/** What everyone who signs in to Argo CD may do. */
final class DefaultRoleAboveReadOnly implements Check {

    private static final String KEY = "policy.default";

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "argocd-default-role-above-read-only")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Everyone who signs in to Argo CD may change something")
            .why("""
                    The default role is everyone's, and what it allows can't be denied: any account of the identity \
                    provider deploys.""")
            .fix("Let the default role see, or nothing at all, and give roles to groups, in argocd-rbac-cm:")
            .example("""
                    data:
                      policy.default: role:readonly
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.3.3", "hipaa:164.308(a)(4)(ii)(B)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd argoCd = ArgoCd.of(evidence);
        Policy policy = BuiltInPolicy.policy();
        boolean whole = true;
        for (WrittenPolicy written : WrittenPolicy.all(evidence)) {
            policy = policy.with(written.policy());
            whole &= written.template().isEmpty() && written.settings().complete();
        }
        for (Settings settings : ArgoCd.deciding(argoCd.access(), KEY)) {
            judge(settings, policy, whole, ruling);
        }
        if (argoCd.access().isEmpty()) {
            argoCd.tellUnseenSettings(
                    ruling, "Argo CD runs here, but its policy (ConfigMap argocd-rbac-cm) is not in this repository");
        }
    }

    private static void judge(Settings settings, Policy policy, boolean whole, Ruling ruling) {
        Optional<Scalar> value = settings.literal(KEY);
        if (settings.sets(KEY) && value.isEmpty() && settings.data().scalar(KEY).isPresent()) {
            rule(ruling, settings, Verdict.UNKNOWN, KEY + " is filled in by something else");
            return;
        }
        String role = value.map(Scalar::text).orElse("");
        if (role.isEmpty()) {
            boolean told = settings.complete();
            rule(
                    ruling,
                    settings,
                    told ? Verdict.PASS : Verdict.UNKNOWN,
                    told ? "whoever has no role may do nothing" : "more is merged into it from where can't be seen");
            return;
        }
        Set<String> roles = policy.rolesOf(role);
        Optional<PolicyLine.Permission> changing = policy.permissions().stream()
                .filter(p ->
                        p.allows() && roles.contains(p.subject()) && !p.action().equals("get"))
                .findFirst();
        boolean described = policy.permissions().stream().anyMatch(p -> roles.contains(p.subject()));
        if (changing.isPresent()) {
            PolicyLine.Permission line = changing.get();
            boolean anything = line.resource().equals("*") && line.action().equals("*");
            String deed = anything || roles.contains("role:admin")
                    ? "do anything in Argo CD"
                    : line.action() + " " + line.resource() + " " + line.object();
            rule(ruling, settings, Verdict.FAIL, "everyone who signs in may " + deed + " by " + role);
        } else if (!described && !whole) {
            rule(ruling, settings, Verdict.UNKNOWN, "what " + role + " may do is not in this repository");
        } else {
            rule(ruling, settings, Verdict.PASS, role + " changes nothing");
        }
    }

    private static void rule(Ruling ruling, Settings settings, Verdict verdict, String explanation) {
        ruling.add(verdict, settings.subject(), settings.at(KEY), null, settings.standing(), explanation);
    }
}
