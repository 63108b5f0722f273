package dev.gatehouse.practices.accesslog;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Argo CD logs errors only.
 *
 * <p>Without a level it logs at {@code info}. Its servers log who called what at {@code info}.
 */
final class ArgoCdLogLevel implements Check {

    private static final String SUFFIX = "log.level";
    private static final Set<String> MUTE = Set.of("warn", "warning", "error", "fatal", "panic");
    private static final Set<String> TALKATIVE = Set.of("info", "debug", "trace");

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "argocd-log-level")
            .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
            .title("Argo CD doesn't log who does what")
            .why("""
                    Sign-ins, syncs and calls are logged at level info: above it, nobody can tell afterwards who
                    deployed.""")
            .fix("Log at info, in JSON so that it can be searched, in the ConfigMap argocd-cmd-params-cm:")
            .example("""
                    data:
                      server.log.level: info
                      server.log.format: json
                      controller.log.level: info
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:10.2.1.2", "pci-dss:10.2.1.4", "pci-dss:10.2.2", "hipaa:164.312(b)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd.of(evidence).parameters().forEach(settings -> judge(settings, ruling));
        for (String kind : List.of("Deployment", "StatefulSet")) {
            for (KubernetesObject workload : evidence.objects("apps", kind)) {
                if (workload.name().startsWith("argocd-")) {
                    judge(workload, evidence, ruling);
                }
            }
        }
    }

    private static void judge(Settings settings, Ruling ruling) {
        boolean any = false;
        for (Mapping.Entry entry : settings.data().entries()) {
            if (entry.name().endsWith(SUFFIX)) {
                any = true;
                Optional<Scalar> level = settings.literal(entry.name());
                Verdict verdict = verdict(level);
                String seen = seen(verdict, "`" + entry.name() + "`", level);
                ruling.add(verdict, settings.subject(), settings.at(entry.value()), null, settings.standing(), seen);
            }
        }
        if (!any && settings.complete()) {
            String seen = "it logs at info, as it does unless told otherwise";
            ruling.add(
                    Verdict.PASS, settings.subject(), settings.at(settings.place()), null, settings.standing(), seen);
        }
    }

    private static void judge(KubernetesObject workload, Evidence evidence, Ruling ruling) {
        for (Mapping container : workload.body().each("spec", "template", "spec", "containers")) {
            List<Scalar> words = new ArrayList<>(container.scalars("command"));
            words.addAll(container.scalars("args"));
            for (int i = 0; i < words.size(); i++) {
                Scalar word = words.get(i);
                String level = "";
                if (word.text().startsWith("--loglevel=")) {
                    level = word.text().substring("--loglevel=".length());
                } else if (word.text().equals("--loglevel") && i + 1 < words.size()) {
                    word = words.get(i + 1);
                    level = word.text();
                }
                if (!level.isEmpty()) {
                    Optional<Scalar> value = Optional.of(
                            new Scalar(level, Scalar.Type.TEXT, word.line(), word.column(), word.endLine()));
                    Verdict verdict = verdict(value);
                    ruling.add(
                            verdict,
                            workload.subject(),
                            workload.at(word),
                            null,
                            evidence.standing(workload),
                            seen(verdict, "`--loglevel`", value));
                }
            }
        }
    }

    private static Verdict verdict(Optional<Scalar> level) {
        String name = level.map(Scalar::text).orElse("").toLowerCase(Locale.ROOT);
        if (MUTE.contains(name)) {
            return Verdict.FAIL;
        }
        return TALKATIVE.contains(name) ? Verdict.PASS : Verdict.UNKNOWN;
    }

    private static String seen(Verdict verdict, String key, Optional<Scalar> level) {
        String name = level.map(Scalar::text).orElse("");
        return switch (verdict) {
            case PASS -> key + " is " + name + ": who does what is logged";
            case FAIL -> key + " is " + name + ": who signs in and who syncs leaves no trace";
            case UNKNOWN, WAIVED, NOT_APPLICABLE -> key + " is filled in elsewhere, or no level that Argo CD knows";
        };
    }
}
