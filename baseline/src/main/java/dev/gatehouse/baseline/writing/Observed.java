package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.shape.TextFormat;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** A first baseline: what was observed as it is, what only people can say as comments to fill in. */
public final class Observed {

    private static final Map<String, String> AUTOMATION = Map.of(
            "renovate.json", "Renovate",
            "renovate.json5", "Renovate",
            ".renovaterc", "Renovate",
            ".renovaterc.json", "Renovate",
            ".github/renovate.json", "Renovate",
            ".github/renovate.json5", "Renovate",
            ".gitlab/renovate.json", "Renovate",
            ".github/dependabot.yml", "Dependabot",
            ".github/dependabot.yaml", "Dependabot");
    private static final Set<String> POLICIES =
            Set.of("security.md", ".github/security.md", ".gitlab/security.md", "docs/security.md");

    private final Snapshot snapshot;
    private final YamlText text = new YamlText();

    private Observed(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The text of the file, of one version of the format. */
    public static String of(Snapshot snapshot, @Nullable String kubernetesVersion, String version) {
        Observed observed = new Observed(snapshot);
        observed.text
                .comment("The security baseline of this repository: what is declared here is judged by")
                .comment("`gatehouse check`. Written by `gatehouse init` from what it saw; read it through,")
                .comment("correct it, and fill in what stands in comments.")
                .entry("apiVersion", version);
        observed.organization();
        observed.people();
        observed.environments();
        observed.text
                .blankLine()
                .comment("The addresses that may reach port 22. None are allowed until you name them.")
                .comment("ssh:")
                .comment("  allowedCidrs: [203.0.113.0/24]");
        observed.updates(kubernetesVersion);
        observed.text
                .blankLine()
                .comment("The frameworks to report on: pci-dss, hipaa, gdpr.")
                .entry("compliance", Map.of("frameworks", List.of("pci-dss", "hipaa", "gdpr")));
        observed.awareness();
        return observed.text.toString();
    }

    private void organization() {
        text.blankLine()
                .comment("Who this belongs to, and where its people sign in.")
                .comment("organization:")
                .comment("  name: acme")
                .comment("  identityProvider:")
                .comment("    name: keycloak")
                .comment("    issuer: https://login.example.com/realms/acme")
                .comment("    secondFactor: required")
                .comment("    evidence: sign-in policy, reviewed 2026-03-01");
        snapshot.facts(GitRepository.class).stream().findFirst().ifPresent(this::source);
    }

    /** Where the remote tells of a forge, the live system to connect next. */
    private void source(GitRepository repository) {
        Remote.of(repository.remote())
                .ifPresent(remote -> text.blankLine()
                        .comment("The live system behind this clone. Uncomment it once a token is at hand.")
                        .comment("sources:")
                        .comment("  - type: " + remote.type())
                        .comment("    name: " + remote.organization())
                        .comment("    token: env:" + remote.type().toUpperCase(Locale.ROOT) + "_TOKEN"));
    }

    private void people() {
        List<Person> people = Authors.of(snapshot);
        text.blankLine()
                .comment("Everyone with access. These wrote commits; give them their groups, accounts and")
                .comment("signing keys, add who is missing, and set `left` for those who are gone.");
        if (people.isEmpty()) {
            text.comment("people:").comment("  - {name: Ada Example, emails: [ada@example.com], groups: [platform]}");
        } else {
            text.entry("people", people.stream().map(Sections::person).toList());
        }
    }

    private void environments() {
        Sections.Entries environments = new Sections.Entries();
        boolean production = false;
        for (Map.Entry<String, List<String>> stage : Stages.of(snapshot).entrySet()) {
            Standing standing = Standing.ofWords(stage.getKey());
            production |= standing == Standing.PRODUCTION;
            environments.keep(
                    stage.getKey(),
                    new Sections.Entries()
                            .put("paths", stage.getValue())
                            .put("standing", standing.name().toLowerCase(Locale.ROOT))
                            .map());
        }
        text.blankLine()
                .comment("What is deployed to, by the folders seen, and how much depends on it. Say when")
                .comment("production may change, and who must agree:")
                .comment("    windows: [{schedule: \"0 2 * * 2\", duration: 2h, timeZone: Europe/Berlin}]")
                .comment("    approvals: {count: 2}")
                .comment("    requires: [signed-commits, two-factor, training]");
        if (environments.map().isEmpty()) {
            text.comment("environments:").comment("  production:").comment("    paths: [clusters/production]");
        } else {
            if (!production) {
                text.comment("No folder is named after production: set `standing: production` where it is.");
            }
            text.entry("environments", environments.map());
        }
    }

    private void updates(@Nullable String kubernetesVersion) {
        text.blankLine();
        snapshot.facts(RepositoryFile.class).stream()
                .map(RepositoryFile::path)
                .filter(AUTOMATION::containsKey)
                .sorted()
                .findFirst()
                .ifPresent(path -> text.comment(AUTOMATION.get(path) + " proposes updates here (" + path + ")."));
        if (kubernetesVersion != null
                && TextFormat.KUBERNETES_VERSION.fault(kubernetesVersion).isEmpty()) {
            text.comment("The clusters' Kubernetes version.")
                    .entry("updates", Map.of("kubernetesVersion", kubernetesVersion));
        } else {
            text.comment("The clusters' Kubernetes version: what it no longer serves is reported.")
                    .comment("updates:")
                    .comment("  kubernetesVersion: \"1.34\"");
        }
    }

    private void awareness() {
        text.blankLine().comment("Where an anomaly is reported, and who has completed which course.");
        Optional<String> contact = snapshot.facts(Document.class).stream()
                .filter(d -> POLICIES.contains(d.path().toLowerCase(Locale.ROOT)))
                .flatMap(d -> contact(d.text()).stream())
                .findFirst();
        if (contact.isPresent()) {
            text.entry("awareness", Map.of("contact", contact.get()));
        } else {
            text.comment("awareness:").comment("  contact: security@example.com");
        }
        text.comment("  training: [{person: Ada Example, course: gitops-basics, completed: 2026-02-01}]");
    }

    /** The first e-mail address in a text. */
    private static Optional<String> contact(String policy) {
        StringTokenizer words = new StringTokenizer(policy, " \t\r\n<>()[]{}\"'`,;:*|");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            boolean address = bare.indexOf('@') > 0 && bare.indexOf('.', bare.indexOf('@')) > 0 && bare.length() < 255;
            if (address && TextFormat.EMAIL.fault(bare).isEmpty()) {
                return Optional.of(bare);
            }
        }
        return Optional.empty();
    }

    /** A forge and the organisation or group on it, told from a remote's address. */
    private record Remote(String type, String organization) {

        static Optional<Remote> of(@Nullable String url) {
            if (url == null) {
                return Optional.empty();
            }
            int scheme = url.indexOf("://");
            String rest = scheme < 0 ? url : url.substring(scheme + 3);
            String afterUser = rest.substring(rest.indexOf('@') + 1);
            String[] parts = afterUser.split("[:/]+", 3);
            if (parts.length < 3 || TextFormat.NAME.fault(parts[1]).isPresent()) {
                return Optional.empty();
            }
            String host = parts[0].toLowerCase(Locale.ROOT);
            String type = host.contains("github")
                    ? "github"
                    : host.contains("gitlab")
                            ? "gitlab"
                            : host.contains("gitea") || host.contains("codeberg") || host.contains("forgejo")
                                    ? "gitea"
                                    : "";
            return type.isEmpty() ? Optional.empty() : Optional.of(new Remote(type, parts[1]));
        }
    }
}
