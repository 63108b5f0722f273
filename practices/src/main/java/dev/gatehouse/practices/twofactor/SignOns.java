package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.EmbeddedYaml;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tools that let people in through an identity provider: Argo CD, Dex, oauth2-proxy. */
final class SignOns {

    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet");

    private SignOns() {}

    static List<SignOn> of(Evidence evidence) {
        List<SignOn> found = new ArrayList<>();
        for (Settings settings : ArgoCd.of(evidence).general()) {
            settings.data().scalar("oidc.config").ifPresent(text -> found.add(argoCd(settings, text, false)));
            settings.data().scalar("dex.config").ifPresent(text -> found.add(argoCd(settings, text, true)));
        }
        for (KubernetesObject map : evidence.objects("", "ConfigMap")) {
            map.body()
                    .scalar("data", "config.yaml")
                    .ifPresent(text -> dex(map, text, evidence).ifPresent(found::add));
        }
        for (String kind : WORKLOADS) {
            for (KubernetesObject workload : evidence.objects("apps", kind)) {
                for (Mapping container : workload.body().each("spec", "template", "spec", "containers")) {
                    oauth2Proxy(workload, container, evidence).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static SignOn argoCd(Settings settings, Scalar text, boolean dex) {
        List<SignOn.Provider> providers = new ArrayList<>();
        EmbeddedYaml.Content content = EmbeddedYaml.read(text);
        for (Mapping document : content.documents()) {
            providers.addAll(dex ? connectors(document) : List.of(openIdConnect(document)));
        }
        String reason =
                providers.isEmpty() || !content.complete() || text.text().contains("{{")
                        ? "the identity provider's settings can't be read here"
                        : "";
        return new SignOn(settings.subject(), settings.at(text), settings.standing(), providers, reason);
    }

    private static SignOn.Provider openIdConnect(Mapping settings) {
        SignOn.Demand demand = settings.mapping("requestedIDTokenClaims")
                .map(AuthenticationClass::ofClaims)
                .orElse(SignOn.Demand.NONE);
        String issuer = settings.text("issuer").orElse("");
        return new SignOn.Provider(settings.text("name").orElse("the identity provider"), issuer, demand);
    }

    /** See the connectors' documentation: https://dexidp.io/docs/connectors/oidc/. */
    private static List<SignOn.Provider> connectors(Mapping settings) {
        List<SignOn.Provider> providers = new ArrayList<>();
        for (Mapping connector : settings.each("connectors")) {
            String type = connector.text("type").orElse("");
            String name = connector.text("name").or(() -> connector.text("id")).orElse(type);
            List<String> classes = connector.texts("config", "acrValues");
            String issuer = connector.text("config", "issuer").orElse("");
            providers.add(new SignOn.Provider(name, issuer, AuthenticationClass.of(classes)));
        }
        return providers;
    }

    private static Optional<SignOn> dex(KubernetesObject map, Scalar text, Evidence evidence) {
        List<SignOn.Provider> providers = new ArrayList<>();
        for (Mapping document : EmbeddedYaml.read(text).documents()) {
            if (document.has("issuer")) {
                providers.addAll(connectors(document));
            }
        }
        return providers.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignOn(map.subject(), map.at(text), evidence.standing(map), providers, ""));
    }

    /** See https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview. */
    private static Optional<SignOn> oauth2Proxy(KubernetesObject workload, Mapping container, Evidence evidence) {
        Optional<Scalar> image = container.scalar("image").filter(i -> i.text().contains("oauth2-proxy"));
        if (image.isEmpty()) {
            return Optional.empty();
        }
        List<String> classes = new ArrayList<>();
        String issuer = "";
        boolean elsewhere = false;
        List<Scalar> words = new ArrayList<>(container.scalars("command"));
        words.addAll(container.scalars("args"));
        for (Scalar word : words) {
            String text = word.text();
            if (text.startsWith("--acr-values=")) {
                classes.addAll(List.of(value(text).split(" ", -1)));
            } else if (text.startsWith("--oidc-issuer-url=")) {
                issuer = value(text);
            } else if (text.startsWith("--config") || text.startsWith("--alpha-config")) {
                elsewhere = true;
            }
        }
        for (Mapping variable : container.each("env")) {
            if (variable.text("name").filter("OAUTH2_PROXY_ACR_VALUES"::equals).isPresent()) {
                variable.text("value").ifPresent(v -> classes.addAll(List.of(v.split(" ", -1))));
                elsewhere |= variable.has("valueFrom");
            }
        }
        SignOn.Demand demand = AuthenticationClass.of(classes);
        String reason = classes.isEmpty() && elsewhere
                ? "oauth2-proxy reads its settings from a file that is not seen here"
                : "";
        SignOn.Provider provider = new SignOn.Provider("the identity provider", issuer, demand);
        return Optional.of(new SignOn(
                workload.subject(), workload.at(image.get()), evidence.standing(workload), List.of(provider), reason));
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }
}
