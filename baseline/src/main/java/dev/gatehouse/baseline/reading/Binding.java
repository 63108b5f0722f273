package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessLogPolicy;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.policy.RuleSetting;
import dev.gatehouse.baseline.policy.SecretsPolicy;
import dev.gatehouse.baseline.policy.Source;
import dev.gatehouse.baseline.policy.SshPolicy;
import dev.gatehouse.baseline.policy.UpdatesPolicy;
import dev.gatehouse.baseline.policy.WaiverDeclaration;
import dev.gatehouse.baseline.shape.Moment;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Records made from values that fit the format. */
final class Binding {

    private static final Value.Entries EMPTY =
            new Value.Entries(new LinkedHashMap<>(), dev.gatehouse.model.Location.startOf(""));

    private Binding() {}

    static Baseline of(String name, Value.Entries baseline) {
        Baseline defaults = Baseline.defaults();
        Value.Entries compliance = section(baseline, "compliance").orElse(EMPTY);
        return new Baseline(
                name,
                section(baseline, "organization").map(Binding::organization).orElse(defaults.organization()),
                baseline.each("people").stream().map(Binding::person).toList(),
                baseline.each("sources").stream().map(Binding::source).toList(),
                Environments.of(baseline),
                new AccessPolicy(
                        roles(baseline),
                        baseline.each("bindings").stream().map(Binding::binding).toList(),
                        repositories(baseline),
                        forges(baseline)),
                section(baseline, "ssh").map(Binding::ssh).orElse(defaults.ssh()),
                section(baseline, "secrets").map(Binding::secrets).orElse(defaults.secrets()),
                section(baseline, "updates").map(Binding::updates).orElse(defaults.updates()),
                compliance.get("frameworks") == null ? defaults.frameworks() : distinct(compliance, "frameworks"),
                section(baseline, "accessLog").map(Binding::accessLog).orElse(defaults.accessLog()),
                section(baseline, "awareness").map(Binding::awareness).orElse(defaults.awareness()),
                rules(baseline),
                baseline.each("waivers").stream().map(Binding::waiver).toList());
    }

    private static Organization organization(Value.Entries from) {
        String name = Objects.requireNonNullElse(from.text("name"), "");
        return new Organization(
                name,
                section(from, "identityProvider")
                        .map(p -> new Organization.IdentityProvider(
                                text(p, "name"),
                                p.text("issuer"),
                                "required".equals(p.text("secondFactor")),
                                Objects.requireNonNullElse(p.text("evidence"), "")
                                        .strip(),
                                p.location()))
                        .orElse(null));
    }

    private static Person person(Value.Entries from) {
        return new Person(
                text(from, "name"),
                from.texts("emails"),
                from.texts("groups"),
                texts(from, "accounts"),
                from.texts("sshKeys").stream().map(String::strip).toList(),
                from.texts("signingKeys").stream().map(String::strip).toList(),
                from.texts("revokedKeys").stream().map(String::strip).toList(),
                Optional.ofNullable(from.text("secondFactor"))
                        .map(known -> Member.SecondFactor.valueOf(known.toUpperCase(Locale.ROOT)))
                        .orElse(Member.SecondFactor.UNTOLD),
                date(from, "joined"),
                date(from, "left"),
                from.location());
    }

    private static Source source(Value.Entries from) {
        return new Source(
                text(from, "type"), text(from, "name"), from.text("api"), from.text("token"), from.location());
    }

    private static List<AccessPolicy.Role> roles(Value.Entries baseline) {
        List<AccessPolicy.Role> roles = new ArrayList<>();
        baseline.named("roles").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                roles.add(new AccessPolicy.Role(name, from.texts("permissions"), from.texts("deny"), entry.key()));
            }
        });
        return roles;
    }

    private static AccessPolicy.Binding binding(Value.Entries from) {
        return new AccessPolicy.Binding(
                text(from, "role"),
                from.texts("people"),
                from.texts("groups"),
                from.texts("environments"),
                new AccessPolicy.Scope(
                        from.texts("applications"),
                        from.texts("paths").stream().map(PathPattern::new).toList()),
                end(from),
                from.location());
    }

    /** A day is universal time's. */
    private static AccessPolicy.@Nullable End end(Value.Entries from) {
        String until = from.text("until");
        return until == null ? null : new AccessPolicy.End(Moment.end(until, ZoneOffset.UTC), until);
    }

    private static List<AccessPolicy.Repository> repositories(Value.Entries baseline) {
        List<AccessPolicy.Repository> repositories = new ArrayList<>();
        baseline.named("repositories").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                repositories.add(new AccessPolicy.Repository(
                        name,
                        allowances(from, "teams"),
                        allowances(from, "members"),
                        protections(from),
                        new AccessPolicy.Setup(
                                from.get("teams") != null,
                                from.get("members") != null,
                                from.get("keys") == null ? null : texts(from, "keys"),
                                list(from, "hooks"),
                                settings(from, RepositorySetting.class)),
                        entry.key()));
            }
        });
        return repositories;
    }

    private static Map<String, AccessPolicy.Protection> protections(Value.Entries repository) {
        SequencedMap<String, AccessPolicy.Protection> protections = new LinkedHashMap<>();
        repository.named("protections").forEach((branch, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                protections.put(branch, new AccessPolicy.Protection(guarantees(from), entry.key()));
            }
        });
        return protections;
    }

    /** Those that are asked for. */
    private static Map<BranchGuarantee, String> guarantees(Value.Entries protection) {
        Map<BranchGuarantee, String> guarantees = new EnumMap<>(BranchGuarantee.class);
        SettingShapes.guarantees().forEach((guarantee, key) -> {
            String text = Objects.requireNonNullElse(protection.text(key), "false");
            if (!text.equals("false") && !text.equals("0")) {
                guarantees.put(guarantee, text);
            }
        });
        return guarantees;
    }

    private static Map<String, AccessPolicy.Allowance> allowances(Value.Entries repository, String key) {
        SequencedMap<String, AccessPolicy.Allowance> allowances = new LinkedHashMap<>();
        repository.named(key).forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                allowances.put(
                        name, new AccessPolicy.Allowance(text(from, "permission"), date(from, "until"), entry.key()));
            }
        });
        return allowances;
    }

    private static List<ForgePolicy> forges(Value.Entries baseline) {
        List<ForgePolicy> forges = new ArrayList<>();
        baseline.named("forges").forEach((source, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                forges.add(new ForgePolicy(
                        source,
                        list(from, "owners"),
                        list(from, "members"),
                        list(from, "outside"),
                        from.texts("breakGlass"),
                        from.get("teams") == null ? null : forgeTeams(from),
                        list(from, "hooks"),
                        settings(from, OrganizationSetting.class),
                        entry.key()));
            }
        });
        return forges;
    }

    private static Map<String, ForgePolicy.TeamPolicy> forgeTeams(Value.Entries forge) {
        SequencedMap<String, ForgePolicy.TeamPolicy> teams = new LinkedHashMap<>();
        forge.named("teams").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                teams.put(
                        name,
                        new ForgePolicy.TeamPolicy(
                                from.texts("people"), from.texts("maintainers"), from.text("parent"), entry.key()));
            }
        });
        return teams;
    }

    private static @Nullable List<String> list(Value.Entries from, String key) {
        return from.get(key) == null ? null : from.texts(key);
    }

    private static <E extends Enum<E>> Map<E, String> settings(Value.Entries from, Class<E> type) {
        Map<E, String> settings = new EnumMap<>(type);
        section(from, "settings").ifPresent(section -> {
            for (E setting : type.getEnumConstants()) {
                String text = section.text(SettingShapes.key(setting));
                if (text != null) {
                    settings.put(setting, text);
                }
            }
        });
        return settings;
    }

    private static SshPolicy ssh(Value.Entries from) {
        List<AddressRange> ranges = from.texts("allowedCidrs").stream()
                .flatMap(text -> AddressRange.read(text).stream())
                .toList();
        return new SshPolicy(new AddressSet(ranges), from.location());
    }

    private static SecretsPolicy secrets(Value.Entries from) {
        return new SecretsPolicy(
                from.texts("samples").stream().map(PathPattern::new).toList());
    }

    private static UpdatesPolicy updates(Value.Entries from) {
        return new UpdatesPolicy(
                Optional.ofNullable(from.text("kubernetesVersion"))
                        .map(Binding::minor)
                        .orElse(null),
                from.text("automation"),
                from.location());
    }

    /** {@code 1.34} of {@code v1.34.2}. */
    private static String minor(String version) {
        String digits = version.startsWith("v") ? version.substring(1) : version;
        int second = digits.indexOf('.', digits.indexOf('.') + 1);
        return second < 0 ? digits : digits.substring(0, second);
    }

    private static AccessLogPolicy accessLog(Value.Entries from) {
        String days = from.text("reviewDays");
        return new AccessLogPolicy(
                days == null ? null : Integer.valueOf(days), distinct(from, "reviewers"), from.location());
    }

    private static AwarenessPolicy awareness(Value.Entries from) {
        String months = from.text("validMonths");
        return new AwarenessPolicy(
                from.text("contact"),
                months == null ? AwarenessPolicy.NONE.validMonths() : Integer.parseInt(months),
                from.each("training").stream()
                        .map(c -> new AwarenessPolicy.Completion(
                                text(c, "person"),
                                text(c, "course"),
                                LocalDate.parse(text(c, "completed")),
                                c.location()))
                        .toList(),
                from.location());
    }

    private static Map<String, RuleSetting> rules(Value.Entries baseline) {
        SequencedMap<String, RuleSetting> rules = new LinkedHashMap<>();
        baseline.named("rules").forEach((rule, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                Severity severity = Optional.ofNullable(from.text("severity"))
                        .flatMap(Severity::ofLabel)
                        .orElse(null);
                rules.put(rule, new RuleSetting(rule, severity, truth(from, "off"), entry.key()));
            }
        });
        return rules;
    }

    private static WaiverDeclaration waiver(Value.Entries from) {
        return new WaiverDeclaration(
                text(from, "rule"),
                text(from, "subject"),
                new Waiver(
                        text(from, "reason").strip(), text(from, "approvedBy"), LocalDate.parse(text(from, "until"))),
                from.location());
    }

    private static Optional<Value.Entries> section(Value.Entries from, String key) {
        return from.get(key) instanceof Value.Entries entries ? Optional.of(entries) : Optional.empty();
    }

    private static String text(Value.Entries from, String key) {
        return Objects.requireNonNull(from.text(key), key);
    }

    private static boolean truth(Value.Entries from, String key) {
        return "true".equals(from.text(key));
    }

    private static @Nullable LocalDate date(Value.Entries from, String key) {
        String text = from.text(key);
        return text == null ? null : LocalDate.parse(text);
    }

    private static List<String> distinct(Value.Entries from, String key) {
        return from.texts(key).stream().distinct().toList();
    }

    private static Map<String, String> texts(Value.Entries from, String key) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        from.named(key).forEach((name, entry) -> {
            if (entry.value() instanceof Value.Scalar scalar) {
                texts.put(name, scalar.text());
            }
        });
        return texts;
    }
}
