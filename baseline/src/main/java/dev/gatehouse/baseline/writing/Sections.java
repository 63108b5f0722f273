package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.policy.WaiverDeclaration;
import dev.gatehouse.model.forge.Member;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A baseline's values by key, as the format names them. What is empty is left out. */
public final class Sections {

    private Sections() {}

    /** Every section that holds anything. */
    public static SequencedMap<String, Object> of(Baseline baseline) {
        Entries sections = new Entries();
        sections.put("organization", organization(baseline.organization()));
        sections.put("people", baseline.people().stream().map(Sections::person).toList());
        sections.put(
                "sources",
                baseline.sources().stream()
                        .map(s -> new Entries()
                                .put("type", s.type())
                                .put("name", s.name())
                                .put("api", s.api())
                                .put("token", s.token())
                                .map())
                        .toList());
        Entries environments = new Entries();
        baseline.environments().forEach(e -> environments.keep(e.name(), EnvironmentSection.of(e)));
        sections.put("environments", environments.map());
        access(baseline.access(), sections);
        sections.put(
                "ssh",
                new Entries()
                        .put("allowedCidrs", AddressBlocks.of(baseline.ssh().allowed()))
                        .map());
        sections.put(
                "secrets",
                new Entries()
                        .put("samples", patterns(baseline.secrets().samples()))
                        .map());
        sections.put(
                "updates",
                new Entries()
                        .put("kubernetesVersion", baseline.updates().kubernetesVersion())
                        .put("automation", baseline.updates().automation())
                        .map());
        sections.put(
                "compliance",
                new Entries().put("frameworks", baseline.frameworks()).map());
        sections.put(
                "accessLog",
                new Entries()
                        .put("reviewDays", baseline.accessLog().reviewDays())
                        .put("reviewers", baseline.accessLog().reviewers())
                        .map());
        sections.put("awareness", awareness(baseline));
        Entries rules = new Entries();
        new TreeMap<>(baseline.rules())
                .forEach((rule, setting) -> rules.keep(
                        rule,
                        new Entries()
                                .put(
                                        "severity",
                                        setting.severity() == null
                                                ? null
                                                : setting.severity().label())
                                .put("off", setting.off() ? true : null)
                                .map()));
        sections.put("rules", rules.map());
        sections.put(
                "waivers", baseline.waivers().stream().map(Sections::waiver).toList());
        return sections.map();
    }

    private static SequencedMap<String, Object> organization(Organization organization) {
        Organization.IdentityProvider provider = organization.identityProvider();
        Entries entries = new Entries().put("name", organization.name());
        if (provider != null) {
            entries.put(
                    "identityProvider",
                    new Entries()
                            .put("name", provider.name())
                            .put("issuer", provider.issuer())
                            .put("secondFactor", provider.secondFactorRequired() ? "required" : "optional")
                            .put("evidence", provider.evidence())
                            .map());
        }
        return entries.map();
    }

    /** A person's keys. */
    static SequencedMap<String, Object> person(Person person) {
        return new Entries()
                .put("name", person.name())
                .put("emails", person.emails())
                .put("groups", person.groups())
                .put("accounts", new TreeMap<>(person.accounts()))
                .put("sshKeys", person.sshKeys())
                .put("signingKeys", person.signingKeys())
                .put("revokedKeys", person.revokedKeys())
                .put("secondFactor", told(person.secondFactor()))
                .put("joined", person.joined())
                .put("left", person.left())
                .map();
    }

    private static void access(AccessPolicy access, Entries sections) {
        Entries roles = new Entries();
        access.roles()
                .forEach(r -> roles.keep(
                        r.name(),
                        new Entries()
                                .put("permissions", r.permissions())
                                .put("deny", r.deny())
                                .map()));
        sections.put("roles", roles.map());
        sections.put(
                "bindings",
                access.bindings().stream()
                        .map(b -> new Entries()
                                .put("role", b.role())
                                .put("people", b.people())
                                .put("groups", b.groups())
                                .put("environments", b.environments())
                                .put("applications", b.scope().applications())
                                .put("paths", patterns(b.scope().paths()))
                                .put("until", b.until())
                                .map())
                        .toList());
        Entries repositories = new Entries();
        access.repositories().forEach(r -> {
            Entries protections = new Entries();
            new TreeMap<>(r.protections())
                    .forEach((branch, p) -> protections.keep(branch, ForgeSections.protection(p)));
            repositories.keep(r.name(), ForgeSections.repository(r, protections.map()));
        });
        sections.put("repositories", repositories.map());
        Entries forges = new Entries();
        access.forges().forEach(forge -> forges.keep(forge.source(), ForgeSections.forge(forge)));
        sections.put("forges", forges.map());
    }

    private static SequencedMap<String, Object> awareness(Baseline baseline) {
        return new Entries()
                .put("contact", baseline.awareness().contact())
                .put("validMonths", baseline.awareness().validMonths())
                .put(
                        "training",
                        baseline.awareness().training().stream()
                                .map(c -> new Entries()
                                        .put("person", c.person())
                                        .put("course", c.course())
                                        .put("completed", c.completed())
                                        .map())
                                .toList())
                .map();
    }

    private static SequencedMap<String, Object> waiver(WaiverDeclaration declaration) {
        return new Entries()
                .put("rule", declaration.rule())
                .put("subject", declaration.subject())
                .put("reason", declaration.waiver().reason())
                .put("approvedBy", declaration.waiver().approvedBy())
                .put("until", declaration.waiver().until())
                .map();
    }

    private static @Nullable String told(Member.SecondFactor known) {
        return known == Member.SecondFactor.UNTOLD ? null : known.name().toLowerCase(Locale.ROOT);
    }

    static List<String> patterns(List<PathPattern> patterns) {
        return patterns.stream().map(PathPattern::text).toList();
    }

    /** Keys with values; an empty value leaves its key out. */
    static final class Entries {

        private final SequencedMap<String, Object> entries = new LinkedHashMap<>();

        Entries put(String key, @Nullable Object value) {
            boolean empty = switch (value) {
                case null -> true;
                case String text -> text.isEmpty();
                case Collection<?> list -> list.isEmpty();
                case Map<?, ?> map -> map.isEmpty();
                default -> false;
            };
            if (!empty) {
                entries.put(key, Objects.requireNonNull(value));
            }
            return this;
        }

        /** Adds a value even where it is empty, but not where there is none. */
        Entries put(String key, boolean declared, @Nullable Object value) {
            if (declared && value != null) {
                entries.put(key, value);
            }
            return this;
        }

        /** Adds a name even where it holds nothing. */
        void keep(String name, Object value) {
            entries.put(name, value);
        }

        SequencedMap<String, Object> map() {
            return entries;
        }
    }
}
