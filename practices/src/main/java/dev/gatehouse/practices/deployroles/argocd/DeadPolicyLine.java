package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.engines.policycsv.review.Fault;
import dev.gatehouse.engines.policycsv.review.PolicyReview;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.List;
import java.util.Optional;

/** Lines of Argo CD's policy, global and of projects, that don't do what they seem to. */
final class DeadPolicyLine implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "argocd-dead-policy-line")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A line of Argo CD's policy does not do what it says")
            .why("""
                    Argo CD passes over a wrong effect, an invalid pattern or a group it never asks about without a \
                    word: a deny that is dead denies nothing. One line with a field too few stops the whole policy.""")
            .fix("Correct or delete the line. Six fields, the effect in lower case, a g line for every group:")
            .example("""
                    p, role:developer, applications, sync, shop/*, allow
                    p, role:developer, applications, delete, shop/*, deny
                    g, acme:developers, role:developer
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.1", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (WrittenPolicy written : WrittenPolicy.all(evidence)) {
            judge(written, ruling);
        }
        for (KubernetesObject project : Deployed.objects(evidence, "argoproj.io", "AppProject")) {
            for (Mapping role : project.body().each("spec", "roles")) {
                for (Scalar line : role.scalars("policies")) {
                    judgeProjectLine(project, role.text("name").orElse(""), line, evidence, ruling);
                }
            }
        }
    }

    private static void judge(WrittenPolicy written, Ruling ruling) {
        Optional<Mapping.Entry> template = written.template();
        if (template.isPresent()) {
            ruling.add(
                    Verdict.UNKNOWN,
                    written.settings().subject(),
                    written.settings().at(template.get().value()),
                    null,
                    written.settings().standing(),
                    template.get().name() + " is filled in by something else");
            return;
        }
        Policy policy = written.policy();
        String defaultRole =
                written.settings().literal("policy.default").map(Scalar::text).orElse("");
        List<Fault> faults = written.whole()
                ? PolicyReview.of(policy, defaultRole, written.mode())
                : PolicyReview.ofPart(policy, written.mode());
        for (Fault fault : faults) {
            if (fault.type() != Fault.Type.EVERYONE) {
                Standing standing = written.settings().standing();
                ruling.add(
                        Verdict.FAIL,
                        written.settings().subject() + named(fault.line()),
                        written.at(fault.line().number()),
                        null,
                        fault.type() == Fault.Type.SHADOWED && allows(fault.line()) ? oneLess(standing) : standing,
                        fault.explanation());
            }
        }
        if (faults.isEmpty()) {
            ruling.add(
                    Verdict.PASS,
                    written.settings().subject(),
                    written.at(1),
                    null,
                    written.settings().standing(),
                    "every line of the policy can take effect");
        }
    }

    private static void judgeProjectLine(
            KubernetesObject project, String role, Scalar text, Evidence evidence, Ruling ruling) {
        String subject = project.subject() + " role " + role;
        Standing standing = evidence.standing(project);
        if (Application.isTemplate(text.text())) {
            ruling.add(Verdict.UNKNOWN, subject, project.at(text), null, standing, "the line is filled in");
            return;
        }
        Policy policy = Policy.read(text.text());
        Optional<String> fault = PolicyReview.ofPart(policy).stream()
                .map(Fault::explanation)
                .findFirst()
                .or(() -> strays(policy, project.name(), role));
        ruling.add(
                fault.isPresent() ? Verdict.FAIL : Verdict.PASS,
                subject,
                project.at(text),
                null,
                standing,
                fault.orElse("the line can take effect"));
    }

    /** A project's line speaks of its own role, and of its own objects. */
    private static Optional<String> strays(Policy policy, String project, String role) {
        String subject = "proj:" + project + ":" + role;
        for (PolicyLine.Permission line : policy.permissions()) {
            if (!line.subject().equals(subject)) {
                return Optional.of("its subject is " + line.subject() + ", not " + subject
                        + ", so that Argo CD leaves the project's policy out");
            }
            if (!line.object().startsWith(project + "/")) {
                return Optional.of("its object " + line.object() + " is not one of project " + project
                        + ", so that Argo CD leaves the project's policy out");
            }
        }
        return Optional.empty();
    }

    private static boolean allows(PolicyLine line) {
        return line instanceof PolicyLine.Permission permission && permission.allows();
    }

    private static Standing oneLess(Standing standing) {
        return standing == Standing.PRODUCTION ? Standing.ORDINARY : Standing.SANDBOX;
    }

    private static String named(PolicyLine line) {
        return switch (line) {
            case PolicyLine.Permission p ->
                ": p, " + p.subject() + ", " + p.resource() + ", " + p.action() + ", " + p.object();
            case PolicyLine.Membership g -> ": g, " + g.member() + ", " + g.role();
            case PolicyLine.Inert inert -> ": " + inert.type();
            case PolicyLine.Broken broken -> "";
        };
    }
}
