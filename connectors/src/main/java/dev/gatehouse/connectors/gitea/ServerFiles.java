package dev.gatehouse.connectors.gitea;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Gitea's API does not tell and its server does: who has a second factor, as {@code gitea admin user list} prints
 * it, and whether one is required, from {@code app.ini}. Of {@code app.ini} a handful of settings is looked at, never
 * its keys and passwords.
 *
 * @see <a href="https://docs.gitea.com/administration/config-cheat-sheet">Configuration</a>
 */
public final class ServerFiles {

    private static final long LARGEST = 16 << 20;

    /** All that is looked at. */
    private static final List<String> READ = List.of(
            "security.two_factor_auth",
            "service.disable_registration",
            "service.register_email_confirm",
            "webhook.allowed_host_list",
            "repository.default_private");

    private final Map<String, Member.SecondFactor> factors;
    private final @Nullable Map<String, String> settings;

    private ServerFiles(Map<String, Member.SecondFactor> factors, @Nullable Map<String, String> settings) {
        this.factors = Map.copyOf(factors);
        this.settings = settings;
    }

    /**
     * Reads them.
     *
     * @param users what {@code gitea admin user list} printed; null where it is not given
     * @param config the server's {@code app.ini}; null where it is not given
     * @throws InvalidInput where one can't be read, or is something else
     */
    public static ServerFiles read(@Nullable Path users, @Nullable Path config) {
        return new ServerFiles(
                users == null ? Map.of() : factors(users, lines(users)),
                config == null ? null : settings(lines(config)));
    }

    /** The same facts, with what the files add to those of Gitea. */
    public Snapshot complete(Snapshot snapshot) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : snapshot.facts()) {
            facts.add(
                    switch (fact) {
                        case Member member when ofGitea(member.origin().source()) -> completed(member);
                        case Organization organization
                        when ofGitea(organization.origin().source()) -> completed(organization);
                        default -> fact;
                    });
        }
        return new Snapshot(snapshot.target(), snapshot.at(), facts, snapshot.coverage(), snapshot.files());
    }

    private static boolean ofGitea(String source) {
        return source.startsWith("gitea:");
    }

    private Member completed(Member member) {
        Member.SecondFactor factor = factors.get(member.account().toLowerCase(Locale.ROOT));
        return factor == null || member.secondFactor() != Member.SecondFactor.UNTOLD
                ? member
                : new Member(member.organization(), member.account(), member.role(), factor, member.origin());
    }

    private Organization completed(Organization organization) {
        if (settings == null) {
            return organization;
        }
        Map<OrganizationSetting, Told<String>> all = new EnumMap<>(OrganizationSetting.class);
        all.putAll(organization.settings());
        put(
                all,
                OrganizationSetting.TWO_FACTOR_REQUIRED,
                value("security.two_factor_auth").equals("enforced"));
        put(
                all,
                OrganizationSetting.SIGN_UP_OPEN,
                !value("service.disable_registration").equals("true"));
        put(
                all,
                OrganizationSetting.SIGN_UP_MAIL_CONFIRMED,
                value("service.register_email_confirm").equals("true"));
        put(
                all,
                OrganizationSetting.HOOKS_TO_LOCAL_NETWORK,
                Arrays.stream(value("webhook.allowed_host_list").split(",", -1))
                        .map(String::strip)
                        .anyMatch(host -> host.equals("private") || host.equals("loopback") || host.equals("*")));
        all.put(
                OrganizationSetting.NEW_PROJECT_VISIBILITY,
                Told.known(value("repository.default_private").equals("private") ? "private" : "public"));
        return new Organization(organization.name(), all, organization.origin());
    }

    private static void put(Map<OrganizationSetting, Told<String>> all, OrganizationSetting setting, boolean value) {
        all.put(setting, Told.known(String.valueOf(value)));
    }

    private String value(String key) {
        return settings == null ? "" : settings.getOrDefault(key, "");
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInput(file + " is larger than " + (LARGEST >> 20) + " MiB");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file);
        }
    }

    /** A table with a head; as root Gitea prints a warning before it. */
    private static Map<String, Member.SecondFactor> factors(Path file, List<String> lines) {
        Map<String, Member.SecondFactor> factors = new HashMap<>();
        boolean headed = false;
        for (String line : lines) {
            String[] cells = line.strip().split("\\s+", -1);
            int last = cells.length - 1;
            if (last >= 2 && cells[0].equals("ID") && cells[1].equals("Username") && cells[last].equals("2FA")) {
                headed = true;
            } else if (headed && last >= 4 && cells[0].matches("[0-9]{1,18}")) {
                factor(cells[last]).ifPresent(factor -> factors.put(cells[1].toLowerCase(Locale.ROOT), factor));
            }
        }
        if (!headed) {
            throw new InvalidInput(
                    file + " is not what `gitea admin user list` prints: no line with ID, Username and 2FA",
                    null,
                    null,
                    "Write it with: gitea admin user list --config app.ini > users.txt");
        }
        return factors;
    }

    private static Optional<Member.SecondFactor> factor(String word) {
        return switch (word) {
            case "true" -> Optional.of(Member.SecondFactor.SECURE);
            case "false" -> Optional.of(Member.SecondFactor.NONE);
            default -> Optional.empty();
        };
    }

    /** Settings by section and name in lower case; sections in brackets, comments after {@code ;} or {@code #}. */
    private static Map<String, String> settings(List<String> lines) {
        Map<String, String> settings = new HashMap<>();
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).strip().toLowerCase(Locale.ROOT);
            } else if (equals > 0 && !text.startsWith(";") && !text.startsWith("#")) {
                String name = section + "." + text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                if (READ.contains(name)) {
                    settings.put(name, text.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return settings;
    }
}
