package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Flux is given a server's host key: the entry {@code known_hosts} of the Secret that a source refers to. */
final class FluxHostKeys {

    private static final String KNOWN_HOSTS = "known_hosts";

    private FluxHostKeys() {}

    /** Judges a GitRepository that is fetched over SSH. */
    static void judge(KubernetesObject source, Evidence evidence, Ruling ruling) {
        Optional<String> name = source.body().text("spec", "secretRef", "name");
        if (name.isEmpty()) {
            String what = source.subject() + " is fetched over SSH, and names no Secret with a host key";
            ruling.unknown(source, source.at("spec", "url"), what);
            return;
        }
        List<KubernetesObject> secrets = Stream.of(
                        evidence.objects("", "Secret"),
                        evidence.objects("bitnami.com", "SealedSecret"),
                        evidence.objects("external-secrets.io", "ExternalSecret"))
                .flatMap(List::stream)
                .filter(s -> makes(s, name.get()) && sameNamespace(s, source))
                .toList();
        if (secrets.isEmpty()) {
            String what = source.subject() + " is fetched over SSH; the Secret " + name.get()
                    + " is not in the repository, so whether it has known_hosts is not seen";
            ruling.unknown(source, source.at("spec", "secretRef", "name"), what);
        } else if (secrets.stream().anyMatch(FluxHostKeys::hasHostKeys)) {
            String what = source.subject() + " is fetched over SSH from a server whose host key is given";
            ruling.pass(source, source.at("spec", "secretRef", "name"), what);
        } else if (secrets.stream()
                .anyMatch(s -> !s.body().items("spec", "dataFrom").isEmpty())) {
            String what =
                    source.subject() + " is fetched over SSH; what the store puts into " + name.get() + " is not seen";
            ruling.unknown(source, source.at("spec", "secretRef", "name"), what);
        } else {
            String what = source.subject() + " is fetched over SSH, and the Secret " + name.get()
                    + " has no known_hosts to know the server by";
            ruling.fail(source, source.at("spec", "secretRef", "name"), what);
        }
    }

    private static boolean makes(KubernetesObject secret, String name) {
        String made = secret.body().text("spec", "target", "name").orElse(secret.name());
        return made.equals(name);
    }

    private static boolean sameNamespace(KubernetesObject one, KubernetesObject other) {
        return one.namespace().isEmpty()
                || other.namespace().isEmpty()
                || one.namespace().equals(other.namespace());
    }

    private static boolean hasHostKeys(KubernetesObject secret) {
        Mapping body = secret.body();
        return body.has("data", KNOWN_HOSTS)
                || body.has("stringData", KNOWN_HOSTS)
                || body.has("spec", "encryptedData", KNOWN_HOSTS)
                || body.has("spec", "target", "template", "data", KNOWN_HOSTS)
                || body.each("spec", "data").stream()
                        .anyMatch(d -> d.text("secretKey").orElse("").equals(KNOWN_HOSTS));
    }
}
