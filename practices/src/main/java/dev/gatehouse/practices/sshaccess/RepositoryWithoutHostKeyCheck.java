package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.check.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository is fetched without making sure that it is the right server that answers.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories">Argo CD:
 *     repositories</a>
 * @see <a href="https://fluxcd.io/flux/components/source/gitrepositories/#ssh-authentication">Flux: SSH
 *     authentication</a>
 */
final class RepositoryWithoutHostKeyCheck implements Check {

    private static final Rule RULE = Rule.of(Practice.SSH_ACCESS, "repository-without-host-key-check")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A repository's server is not verified")
            .why("""
                    Whoever can answer in the server's place, on the way or through DNS, decides what is deployed, and is
                    handed the credentials as well.""")
            .fix("Take insecure and insecureIgnoreHostKey out, and give the controller the server's host key:")
            .example("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: argocd-ssh-known-hosts-cm, namespace: argocd}
                    data:
                      ssh_known_hosts: |
                        git.example.com ssh-ed25519 AAAA…
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:2.2.7", "hipaa:164.312(e)(2)(i)", "hipaa:164.312(e)(1)", "gdpr:32.1.b")
            .written();

    private static final List<String> SWITCHES = List.of("insecure", "insecureIgnoreHostKey");
    private static final Set<String> TYPES = Set.of("repository", "repo-creds");
    private static final String SECRET_TYPE = "argocd.argoproj.io/secret-type";
    private static final List<String> OPTIONS_OFF = List.of(
            "StrictHostKeyChecking=no",
            "StrictHostKeyChecking no",
            "StrictHostKeyChecking=off",
            "StrictHostKeyChecking off");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (KubernetesObject secret : evidence.objects("", "Secret")) {
            if (TYPES.contains(secret.label(SECRET_TYPE).orElse(""))) {
                argoSecret(secret, ruling);
            }
        }
        for (KubernetesObject external : evidence.objects("external-secrets.io", "ExternalSecret")) {
            Optional<String> type =
                    external.body().text("spec", "target", "template", "metadata", "labels", SECRET_TYPE);
            if (type.filter(TYPES::contains).isPresent()) {
                argoValues(external, external.body().mapping("spec", "target", "template", "data"), false, ruling);
            }
        }
        for (KubernetesObject map : evidence.objects("", "ConfigMap")) {
            if (map.name().equals("argocd-cm")) {
                argoConfigMap(map, ruling);
            }
            map.body().mapping("data").ifPresent(data -> data.entries().forEach(e -> options(map, e, ruling)));
        }
        for (KubernetesObject source : evidence.objects("source.toolkit.fluxcd.io", "GitRepository")) {
            if (source.body().text("spec", "url").orElse("").startsWith("ssh://")) {
                FluxHostKeys.judge(source, evidence, ruling);
            }
        }
        PodTemplate.all(evidence).forEach(pods -> commands(pods, ruling));
    }

    private static void argoSecret(KubernetesObject secret, Ruling ruling) {
        Optional<Mapping> plain = secret.body().mapping("stringData");
        boolean encoded = plain.filter(p -> SWITCHES.stream().anyMatch(p::has)).isEmpty();
        argoValues(secret, encoded ? secret.body().mapping("data") : plain, encoded, ruling);
    }

    private static void argoValues(KubernetesObject object, Optional<Mapping> values, boolean encoded, Ruling ruling) {
        for (String name : SWITCHES) {
            Optional<Scalar> value = values.flatMap(v -> v.scalar(name));
            if (value.isEmpty()) {
                continue;
            }
            String text = encoded ? decoded(value.get().text()) : value.get().text();
            if (text.equalsIgnoreCase("true")) {
                String what = object.subject() + ": `" + name + "` accepts whatever server answers";
                ruling.fail(object, object.at(value.get()), what);
                return;
            }
            if (!text.equalsIgnoreCase("false") && !text.isBlank()) {
                String what = object.subject() + ": what `" + name + "` is set to can't be told";
                ruling.unknown(object, object.at(value.get()), what);
                return;
            }
        }
        ruling.pass(object, object.at(), object.subject() + " leaves the server's identity checked");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }

    /** Repositories as Argo CD declared them before 2.1: a list in YAML within the ConfigMap. */
    private static void argoConfigMap(KubernetesObject map, Ruling ruling) {
        for (String key : List.of("repositories", "repository.credentials")) {
            Optional<Scalar> list = map.body().scalar("data", key);
            list.ifPresent(value -> {
                boolean off = value.text()
                        .lines()
                        .map(String::strip)
                        .map(l -> l.startsWith("- ") ? l.substring(2) : l)
                        .anyMatch(l -> l.matches("(insecure|insecureIgnoreHostKey): *[\"']?true[\"']?"));
                if (off) {
                    String what = map.subject() + ": a repository in `" + key + "` accepts whatever server answers";
                    ruling.fail(map, map.at(value), what);
                } else {
                    ruling.pass(
                            map, map.at(value), map.subject() + ": `" + key + "` leaves servers' identities checked");
                }
            });
        }
    }

    private static void options(KubernetesObject map, Mapping.Entry entry, Ruling ruling) {
        if (entry.value() instanceof Scalar scalar && off(scalar.text())) {
            String what = map.subject() + ": `" + entry.name() + "` has SSH accept whatever server answers";
            ruling.fail(map, map.at(scalar), what);
        }
    }

    private static void commands(PodTemplate pods, Ruling ruling) {
        for (Mapping container : pods.containers()) {
            for (String section : List.of("command", "args")) {
                container.scalars(section).stream()
                        .filter(s -> off(s.text()))
                        .forEach(s -> command(pods, container, s, ruling));
            }
            for (Mapping variable : container.each("env")) {
                variable.scalar("value").filter(v -> off(v.text())).ifPresent(v -> command(pods, container, v, ruling));
            }
        }
    }

    private static void command(PodTemplate pods, Mapping container, Scalar value, Ruling ruling) {
        KubernetesObject object = pods.object();
        String what = object.subject() + ": container " + PodTemplate.nameOf(container)
                + " has SSH accept whatever server answers";
        ruling.fail(object, object.at(value), what);
    }

    private static boolean off(String text) {
        return text.lines()
                .filter(l -> !l.strip().startsWith("#"))
                .anyMatch(l -> OPTIONS_OFF.stream().anyMatch(l::contains));
    }
}
