package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.baseline.shape.TextFormat;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.Webhook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An organisation on a forge as a baseline that declares it as it is. What could not be seen whole, or can't be
 * declared, is left out with a comment, and is then left alone.
 */
public final class ObservedForge {

    private static final Set<String> PERMISSIONS = Set.of("read", "triage", "write", "maintain", "admin");

    private final Snapshot snapshot;
    private final String type;
    private final String name;
    private final Map<String, Set<String>> groups = new TreeMap<>();
    private final Map<String, String> accounts = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private ObservedForge(Snapshot snapshot, String type, String name) {
        this.snapshot = snapshot;
        this.type = type;
        this.name = name;
    }

    /**
     * The text of the file.
     *
     * @param api the address of its server; null for the public service
     * @param token where its token is found; null for the usual variables
     * @param version of the format
     */
    public static String of(
            Snapshot snapshot, String type, String name, @Nullable String api, @Nullable String token, String version) {
        ObservedForge observed = new ObservedForge(snapshot, type, name);
        Sections.Entries forge = observed.forge();
        Sections.Entries repositories = observed.repositories();
        YamlText text = new YamlText();
        text.comment("The security baseline of " + type + ":" + name
                        + ", written by `gatehouse init` as it was observed.")
                .comment("Read it through, correct it, and `gatehouse plan` shows what would change.")
                .entry("apiVersion", version);
        text.blankLine()
                .comment("Everyone seen there, by their accounts: give them their names, addresses and keys, and set")
                .comment("`left` for those who are gone. Groups are the teams that they are in.")
                .entry("people", observed.people());
        text.blankLine()
                .entry(
                        "sources",
                        List.of(new Sections.Entries()
                                .put("type", type)
                                .put("name", name)
                                .put("api", api)
                                .put("token", token)
                                .map()));
        text.blankLine();
        observed.notes.forEach(note -> text.comment("Left out: " + note));
        Sections.Entries forges = new Sections.Entries();
        forges.keep(type + ":" + name, forge.map());
        text.entry("forges", forges.map());
        if (!repositories.map().isEmpty()) {
            text.blankLine().entry("repositories", repositories.map());
        }
        return text.toString();
    }

    private boolean seen(FactKind kind) {
        List<Coverage> gaps = snapshot.gaps(kind);
        gaps.forEach(gap -> {
            String note = kind.plural() + ", not seen whole: " + gap.reason();
            if (!notes.contains(note)) {
                notes.add(note);
            }
        });
        return gaps.isEmpty();
    }

    private String person(String account) {
        return accounts.computeIfAbsent(account.toLowerCase(Locale.ROOT), _ -> account);
    }

    private List<Map<String, Object>> people() {
        List<Map<String, Object>> people = new ArrayList<>();
        accounts.forEach((key, account) -> people.add(new Sections.Entries()
                .put("name", account)
                .put("groups", List.copyOf(groups.getOrDefault(key, Set.of())))
                .put("accounts", Map.of(type, account))
                .map()));
        return people;
    }

    private Sections.Entries forge() {
        Sections.Entries forge = new Sections.Entries();
        boolean membersSeen = seen(FactKind.MEMBER) && seen(FactKind.INVITATION);
        Set<String> owners = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (membersSeen) {
            Set<String> members = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            Set<String> outside = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (Member member : snapshot.facts(Member.class)) {
                String person = person(member.account());
                (member.isOwner() ? owners : member.role().equals(Member.OUTSIDE) ? outside : members).add(person);
            }
            for (Invitation invitation : snapshot.facts(Invitation.class)) {
                if (invitation.to().equalsIgnoreCase(name) && isAccount(invitation.invited())) {
                    (invitation.permission().equals("admin") ? owners : members).add(person(invitation.invited()));
                }
            }
            forge.put("owners", true, List.copyOf(owners));
            forge.put("members", true, List.copyOf(members));
            forge.put("outside", !type.equals("gitea"), List.copyOf(outside));
        }
        teams(owners, forge);
        if (seen(FactKind.WEBHOOK)) {
            forge.put("hooks", true, hooks(name));
        }
        for (Organization organization : snapshot.facts(Organization.class)) {
            if (organization.name().equalsIgnoreCase(name)) {
                forge.put("settings", settings(organization.settings()));
            }
        }
        return forge;
    }

    private static boolean isAccount(String invited) {
        return !invited.isBlank() && invited.indexOf(' ') < 0;
    }

    /** On GitLab, whether it lies in the group, and may do something in code. */
    private boolean isDeclarable(String team) {
        Optional<GroupTeam> level = type.equals("gitlab") ? GroupTeam.of(team) : Optional.empty();
        return level.isEmpty()
                || !level.get().invited()
                        && level.get().level().permission().isPresent()
                        && (level.get().group() + "/")
                                .toLowerCase(Locale.ROOT)
                                .startsWith(name.toLowerCase(Locale.ROOT) + "/");
    }

    private boolean isOfOwners(String team) {
        return Team.isOfOwners(type + ":" + name, team);
    }

    private void teams(Set<String> owners, Sections.Entries forge) {
        List<Team> teams = snapshot.facts(Team.class).stream()
                .filter(team -> !isOfOwners(team.name()) && isDeclarable(team.name()))
                .sorted(Comparator.comparing(Team::name))
                .toList();
        boolean nameable = teams.stream().allMatch(team -> isName(team.name()));
        if (!seen(FactKind.TEAM)) {
            return;
        }
        if (!nameable) {
            notes.add("teams, as one has a name that can't be declared");
            return;
        }
        Sections.Entries declared = new Sections.Entries();
        for (Team team : teams) {
            Set<String> within = within(team, teams);
            List<String> maintainers = new ArrayList<>();
            for (String account : team.members()) {
                boolean maintains = team.maintainers().stream().anyMatch(account::equalsIgnoreCase);
                if (maintains && !type.equals("gitlab") && !owners.contains(account)) {
                    maintainers.add(person(account));
                } else if (!within.contains(account.toLowerCase(Locale.ROOT))) {
                    groups.computeIfAbsent(person(account).toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
                            .add(team.name());
                }
            }
            declared.keep(
                    team.name(),
                    new Sections.Entries()
                            .put("maintainers", maintainers.stream().sorted().toList())
                            .put("parent", team.parent())
                            .map());
        }
        forge.put("teams", true, declared.map());
    }

    /** Who is in a team because they are in one within it. */
    private static Set<String> within(Team team, List<Team> teams) {
        Set<String> within = new HashSet<>();
        for (Team other : teams) {
            if (team.name().equalsIgnoreCase(other.parent())) {
                other.members().forEach(account -> within.add(account.toLowerCase(Locale.ROOT)));
            }
        }
        return within;
    }

    private static boolean isName(String text) {
        return TextFormat.TEAM.fault(text).isEmpty();
    }

    private static <E extends Enum<E>> Map<String, Object> settings(Map<E, Told<String>> told) {
        Sections.Entries settings = new Sections.Entries();
        new TreeMap<>(told)
                .forEach((setting, value) -> value.told()
                        .filter(known -> SettingShapes.takes(setting, known))
                        .ifPresent(known -> settings.put(SettingShapes.key(setting), ForgeSections.value(known))));
        return settings.map();
    }

    private Sections.Entries repositories() {
        Sections.Entries repositories = new Sections.Entries();
        if (!seen(FactKind.REPOSITORY)) {
            return repositories;
        }
        boolean grants = seen(FactKind.GRANT) && seen(FactKind.INVITATION);
        boolean keys = seen(FactKind.DEPLOY_KEY);
        boolean hooks = seen(FactKind.WEBHOOK);
        boolean protections = seen(FactKind.BRANCH_PROTECTION);
        snapshot.facts(Repository.class).stream()
                .filter(repository -> !repository.archived()
                        && TextFormat.REPOSITORY.fault(repository.name()).isEmpty())
                .sorted(Comparator.comparing(Repository::name))
                .forEach(repository -> {
                    Sections.Entries entries = new Sections.Entries();
                    String own = repository.name();
                    if (grants) {
                        entries.put("teams", true, teamGrants(own)).put("members", true, collaborators(own));
                    }
                    if (protections) {
                        entries.put("protections", protection(own));
                    }
                    if (keys) {
                        entries.put("keys", true, keys(own));
                    }
                    if (hooks) {
                        entries.put("hooks", true, hooks(own));
                    }
                    entries.put("settings", settings(repository.settings()));
                    repositories.keep(own, entries.map());
                });
        return repositories;
    }

    private @Nullable Map<String, Object> teamGrants(String repository) {
        Sections.Entries entries = new Sections.Entries();
        for (TeamGrant grant : sorted(TeamGrant.class, TeamGrant::team)) {
            if (grant.repository().equals(repository) && !isOfOwners(grant.team())) {
                if (!isName(grant.team()) || !PERMISSIONS.contains(grant.permission())) {
                    notes.add("teams of " + repository + ", as one can't be declared");
                    return null;
                }
                entries.put(grant.team(), grant.permission());
            }
        }
        return entries.map();
    }

    private @Nullable Map<String, Object> collaborators(String repository) {
        Sections.Entries entries = new Sections.Entries();
        for (Grant grant : sorted(Grant.class, Grant::account)) {
            if (grant.repository().equals(repository)) {
                if (!PERMISSIONS.contains(grant.permission())) {
                    notes.add("members of " + repository + ", as one can't be declared");
                    return null;
                }
                entries.put(person(grant.account()), grant.permission());
            }
        }
        for (Invitation invitation : snapshot.facts(Invitation.class)) {
            if (invitation.to().equals(repository)
                    && isAccount(invitation.invited())
                    && PERMISSIONS.contains(invitation.permission())) {
                entries.put(person(invitation.invited()), invitation.permission());
            }
        }
        return entries.map();
    }

    private <F extends dev.gatehouse.model.Fact> List<F> sorted(
            Class<F> kind, java.util.function.Function<F, String> by) {
        return snapshot.facts(kind).stream().sorted(Comparator.comparing(by)).toList();
    }

    private @Nullable Map<String, Object> keys(String repository) {
        List<DeployKey> keys = snapshot.facts(DeployKey.class).stream()
                .filter(key -> key.repository().equals(repository))
                .toList();
        Map<String, Integer> titles = new TreeMap<>();
        keys.forEach(key -> titles.merge(key.title().toLowerCase(Locale.ROOT), 1, Integer::sum));
        Map<String, Object> entries = new TreeMap<>();
        for (DeployKey key : keys) {
            boolean unique =
                    !key.title().isBlank() && titles.getOrDefault(key.title().toLowerCase(Locale.ROOT), 0) == 1;
            String title = unique ? key.title() : key.title() + " #" + key.id();
            if (!(key.mayWrite() instanceof Told.Known<Boolean>(Boolean write))
                    || TextFormat.LINE.fault(title).isPresent()) {
                notes.add("deploy keys of " + repository + ", as one can't be declared");
                return null;
            }
            entries.put(title, write ? "write" : "read");
        }
        return entries;
    }

    private @Nullable List<String> hooks(String holder) {
        Set<String> hosts = new TreeSet<>();
        for (Webhook hook : snapshot.facts(Webhook.class)) {
            if (!hook.holder().equals(holder) || !hook.active()) {
                continue;
            }
            boolean sound = TextFormat.HOST.fault(hook.host()).isEmpty()
                    && !hook.certificateVerified().is(false);
            if (!sound) {
                notes.add("webhooks of " + holder + ", as one does not look at certificates, or does not say where it"
                        + " goes; declare hooks to have that repaired");
                return null;
            }
            hosts.add(hook.host());
        }
        return List.copyOf(hosts);
    }

    private Map<String, Object> protection(String repository) {
        Sections.Entries protections = new Sections.Entries();
        for (BranchProtection protection : snapshot.facts(BranchProtection.class)) {
            if (!protection.repository().equals(repository)
                    || TextFormat.PATH_PATTERN.fault(protection.branch()).isPresent()
                    || protection.branch().indexOf('*') >= 0) {
                continue;
            }
            Sections.Entries guarantees = new Sections.Entries();
            SettingShapes.guarantees().forEach((guarantee, key) -> {
                Told<String> told = protection.guarantees().get(guarantee);
                if (told != null) {
                    told.told()
                            .filter(value -> value.equals("true") || value.matches("[1-9]|1[0-9]|20"))
                            .ifPresent(value -> guarantees.put(key, ForgeSections.value(value)));
                }
            });
            protections.put(protection.branch(), guarantees.map());
        }
        return protections.map();
    }
}
