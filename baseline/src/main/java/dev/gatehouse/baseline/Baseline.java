package dev.gatehouse.baseline;

import dev.gatehouse.baseline.policy.AccessLogPolicy;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.policy.RuleSetting;
import dev.gatehouse.baseline.policy.SecretsPolicy;
import dev.gatehouse.baseline.policy.Source;
import dev.gatehouse.baseline.policy.SshPolicy;
import dev.gatehouse.baseline.policy.UpdatesPolicy;
import dev.gatehouse.baseline.policy.WaiverDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is declared of one target.
 *
 * @param file the file it was read from, as the caller named it; null for the built-in defaults
 * @param organization who it belongs to
 * @param people everyone with access, and who had it
 * @param sources the live systems to observe
 * @param environments by name, in the order declared
 * @param access roles, bindings and repositories
 * @param ssh who may come in over SSH, and from where
 * @param secrets how secrets are kept
 * @param updates which versions are run
 * @param frameworks the compliance frameworks reported on: {@code pci-dss}, {@code hipaa}, {@code gdpr}
 * @param accessLog how access logs are reviewed
 * @param awareness contacts and training
 * @param rules changes to single rules, by rule id
 * @param waivers failures accepted for a time
 */
public record Baseline(
        @Nullable String file,
        Organization organization,
        List<Person> people,
        List<Source> sources,
        List<Environment> environments,
        AccessPolicy access,
        SshPolicy ssh,
        SecretsPolicy secrets,
        UpdatesPolicy updates,
        List<String> frameworks,
        AccessLogPolicy accessLog,
        AwarenessPolicy awareness,
        Map<String, RuleSetting> rules,
        List<WaiverDeclaration> waivers) {

    public Baseline {
        people = List.copyOf(people);
        sources = List.copyOf(sources);
        environments = List.copyOf(environments);
        frameworks = List.copyOf(frameworks);
        rules = Map.copyOf(rules);
        waivers = List.copyOf(waivers);
    }

    /** What holds where nothing is declared: every framework, courses good for a year, no one known. */
    public static Baseline defaults() {
        return new Baseline(
                null,
                Organization.NONE,
                List.of(),
                List.of(),
                List.of(),
                AccessPolicy.NONE,
                SshPolicy.NONE,
                SecretsPolicy.NONE,
                UpdatesPolicy.NONE,
                List.of("pci-dss", "hipaa", "gdpr"),
                AccessLogPolicy.NONE,
                AwarenessPolicy.NONE,
                Map.of(),
                List.of());
    }

    /** The same for clusters of another version, {@code major.minor}. */
    public Baseline withKubernetesVersion(String version) {
        return new Baseline(
                file,
                organization,
                people,
                sources,
                environments,
                access,
                ssh,
                secrets,
                new UpdatesPolicy(version, updates.automation(), updates.location()),
                frameworks,
                accessLog,
                awareness,
                rules,
                waivers);
    }

    /** Whether someone wrote it, rather than it being the built-in defaults. */
    public boolean declared() {
        return file != null;
    }

    /** The person with an account on a system, case ignored as forges do. */
    public Optional<Person> personWithAccount(String system, String account) {
        return people.stream()
                .filter(p -> account.equalsIgnoreCase(p.accounts().get(system)))
                .findFirst();
    }

    /** The person with an e-mail address. */
    public Optional<Person> personWithEmail(String email) {
        return people.stream()
                .filter(p -> p.emails().stream().anyMatch(email::equalsIgnoreCase))
                .findFirst();
    }
}
