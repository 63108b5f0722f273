package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who reaches repositories, through what, and how they are set up, where that is not as declared. */
final class RepositoryRepairs {

    private final Draft draft;
    private final SettingRepairs settings;
    private final ProtectionRepairs protections;
    private final Map<String, Map<String, String>> wantedOfTeams = new TreeMap<>();

    RepositoryRepairs(Draft draft) {
        this.draft = draft;
        this.settings = new SettingRepairs(draft);
        this.protections = new ProtectionRepairs(draft);
    }

    void all() {
        Set<String> seen = new HashSet<>();
        for (Repository repository : draft.inventory.repositories()) {
            List<AccessPolicy.Repository> declared = draft.repositories.of(repository.name());
            declared.forEach(each -> seen.add(each.name()));
            if (!declared.isEmpty() && !repository.archived()) {
                one(repository, declared);
            }
        }
        for (AccessPolicy.Repository each : draft.baseline.access().repositories()) {
            String organization = draft.forge.organization().toLowerCase(Locale.ROOT) + "/";
            if (!seen.contains(each.name())
                    && each.name().toLowerCase(Locale.ROOT).startsWith(organization)
                    && each.name().indexOf('*') < 0) {
                draft.asks(ChangeKind.REPOSITORY_SETTING);
                draft.keep(each.name(), "it is declared, but there is no such repository");
            }
        }
        if (draft.forge.type().equals("gitea")) {
            onePermissionEach();
        }
    }

    private void one(Repository repository, List<AccessPolicy.Repository> declared) {
        String name = repository.name();
        if (declared.stream().anyMatch(each -> each.setup().teams())) {
            if (draft.forge.teamsAreLevels()) {
                new ShareRepairs(draft, name).of(declared);
            } else {
                teams(name, declared);
            }
        }
        if (declared.stream().anyMatch(each -> each.setup().members())) {
            members(name, declared);
        }
        Map<RepositorySetting, String> wanted = new EnumMap<>(RepositorySetting.class);
        Map<String, String> keys = new TreeMap<>();
        Set<String> hosts = new TreeSet<>();
        boolean keysDeclared = false;
        boolean hooksDeclared = false;
        for (AccessPolicy.Repository each : declared) {
            wanted.putAll(each.setup().settings());
            Map<String, String> ownKeys = each.setup().keys();
            List<String> ownHooks = each.setup().hooks();
            if (ownKeys != null) {
                keysDeclared = true;
                ownKeys.forEach((title, access) -> keys.put(title.toLowerCase(Locale.ROOT), access));
            }
            if (ownHooks != null) {
                hooksDeclared = true;
                ownHooks.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
            }
        }
        settings.ofRepository(name, wanted);
        if (keysDeclared) {
            keys(name, keys);
        }
        if (hooksDeclared) {
            new HookRepairs(draft).of(name, hosts);
        }
        protections.of(repository, declared);
    }

    private void teams(String repository, List<AccessPolicy.Repository> declared) {
        draft.asks(ChangeKind.TEAM_REPOSITORY);
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        for (AccessPolicy.Repository each : declared) {
            each.teamsOn(draft.today).forEach((team, permission) -> {
                names.put(team.toLowerCase(Locale.ROOT), team);
                wanted.merge(team.toLowerCase(Locale.ROOT), spoken(permission), Reach::stronger);
            });
        }
        for (Target grant : draft.inventory.all(ChangeKind.TEAM_REPOSITORY, repository)) {
            String team = grant.subject().toLowerCase(Locale.ROOT);
            String permission = wanted.remove(team);
            if (Team.isOfOwners(draft.source(), team) || draft.inventory.isInherited(grant)) {
                continue;
            }
            String is = draft.inventory.valueOf(grant, Attribute.PERMISSION);
            if (permission == null) {
                draft.remove(grant, ended(draft, declared, team, true, "the team is not declared for " + repository));
            } else if (draft.forge.type().equals("gitea")) {
                wantedOfTeams
                        .computeIfAbsent(grant.subject(), _ -> new TreeMap<>())
                        .put(repository, permission);
            } else if (!permission.equals(is)) {
                draft.change(grant, Map.of(Attribute.PERMISSION, permission), "declared is " + permission);
            }
        }
        wanted.forEach((team, permission) -> {
            String name = names.getOrDefault(team, team);
            if (Team.isOfOwners(draft.source(), name)) {
                return;
            }
            Target itself = draft.target(ChangeKind.TEAM, draft.forge.organization(), name);
            if (draft.inventory.state(itself) == null && !draft.isPlanned(itself)) {
                draft.keep(
                        "team " + name + " on " + repository, "there is no such team; declare it in forges to make it");
                return;
            }
            if (draft.forge.type().equals("gitea")) {
                wantedOfTeams.computeIfAbsent(name, _ -> new TreeMap<>()).put(repository, permission);
            }
            draft.add(
                    draft.target(ChangeKind.TEAM_REPOSITORY, repository, name),
                    Map.of(Attribute.PERMISSION, permission),
                    "it is declared");
        });
    }

    /** The nearest permission that the forge has, which gives no more. */
    private String spoken(String permission) {
        return switch (permission) {
            case "triage" -> draft.forge.type().equals("github") ? permission : "read";
            case "maintain" -> draft.forge.type().equals("gitea") ? "write" : permission;
            default -> permission;
        };
    }

    /** Gitea's teams may do the same in each of their repositories. */
    private void onePermissionEach() {
        wantedOfTeams.forEach((team, repositories) -> {
            Set<String> permissions = new TreeSet<>(repositories.values());
            Target target = draft.target(ChangeKind.TEAM, draft.forge.organization(), team);
            String is = draft.inventory.valueOf(target, Attribute.PERMISSION);
            if (permissions.size() > 1) {
                draft.keep(
                        "team " + team,
                        "it is declared with " + String.join(" and ", permissions)
                                + ", but a team of this forge may do the same in all its repositories");
            } else if (is != null && !permissions.contains(is)) {
                String wanted = permissions.iterator().next();
                draft.change(target, Map.of(Attribute.PERMISSION, wanted), "declared is " + wanted);
            }
        });
    }

    private void members(String repository, List<AccessPolicy.Repository> declared) {
        draft.asks(ChangeKind.COLLABORATOR);
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> accounts = new TreeMap<>();
        Map<String, String> people = new TreeMap<>();
        for (AccessPolicy.Repository each : declared) {
            each.membersOn(draft.today).forEach((person, permission) -> {
                if (draft.isHere(person)) {
                    String account = draft.account(person, each.location());
                    accounts.put(account.toLowerCase(Locale.ROOT), account);
                    people.put(account.toLowerCase(Locale.ROOT), person);
                    wanted.merge(account.toLowerCase(Locale.ROOT), spoken(permission), Reach::stronger);
                }
            });
        }
        Set<String> expected = Set.copyOf(wanted.keySet());
        for (Target grant : draft.inventory.all(ChangeKind.COLLABORATOR, repository)) {
            String account = grant.subject().toLowerCase(Locale.ROOT);
            String permission = wanted.remove(account);
            String is = draft.inventory.valueOf(grant, Attribute.PERMISSION);
            if (permission == null) {
                String person = draft.baseline
                        .personWithAccount(draft.forge.type(), grant.subject())
                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                        .orElse(account);
                draft.remove(grant, ended(draft, declared, person, false, "nobody declared them for " + repository));
            } else if (!permission.equals(is) && !draft.inventory.mayBe(grant, permission)) {
                draft.change(grant, Map.of(Attribute.PERMISSION, permission), "declared is " + permission);
            }
        }
        wanted.forEach((key, permission) -> {
            String account = accounts.getOrDefault(key, key);
            Target member = draft.target(ChangeKind.MEMBER, draft.forge.organization(), account);
            boolean owns = "owner".equals(draft.inventory.valueOf(member, Attribute.ROLE));
            if (owns) {
                return;
            }
            draft.asks(ChangeKind.INVITATION);
            if (draft.inventory.invitation(repository, account).isPresent()) {
                draft.keep(account + " on " + repository, "they are invited, and have not accepted yet");
                return;
            }
            draft.add(
                    draft.target(ChangeKind.COLLABORATOR, repository, account),
                    Map.of(Attribute.PERMISSION, permission),
                    people.getOrDefault(key, account) + " is declared");
        });
        invitations(repository, expected);
    }

    private void invitations(String repository, Set<String> expected) {
        for (Target invitation : draft.inventory.all(ChangeKind.INVITATION, repository)) {
            String invited = draft.inventory.valueOf(invitation, Attribute.INVITED);
            if (invited != null && !expected.contains(invited.toLowerCase(Locale.ROOT))) {
                draft.remove(invitation, "nobody declared " + invited + " for " + repository);
            }
        }
    }

    /** Why something goes: its time is over, or it was never declared. */
    static String ended(
            Draft draft, List<AccessPolicy.Repository> declared, String name, boolean team, String otherwise) {
        for (AccessPolicy.Repository each : declared) {
            Map<String, AccessPolicy.Allowance> allowances = team ? each.teams() : each.members();
            for (Map.Entry<String, AccessPolicy.Allowance> allowance : allowances.entrySet()) {
                if (allowance.getKey().toLowerCase(Locale.ROOT).equals(name)
                        && allowance.getValue().endedOn(draft.today)) {
                    return "it was declared until " + allowance.getValue().until();
                }
            }
        }
        return otherwise;
    }

    private void keys(String repository, Map<String, String> declared) {
        draft.asks(ChangeKind.DEPLOY_KEY);
        Map<String, String> missing = new TreeMap<>(declared);
        for (Target key : draft.inventory.all(ChangeKind.DEPLOY_KEY, repository)) {
            String wanted = missing.remove(key.subject().toLowerCase(Locale.ROOT));
            String is = draft.inventory.valueOf(key, Attribute.ACCESS);
            if (wanted == null) {
                draft.remove(key, "no key of this title is declared for " + repository);
            } else if (is == null) {
                draft.unseen(
                        "deploy key " + key.subject() + " of " + repository,
                        draft.inventory.untold(key).orElse("the forge does not tell what it may do"));
            } else if (!wanted.equals(is)) {
                draft.change(key, Map.of(Attribute.ACCESS, wanted), "declared is " + wanted);
            }
        }
        missing.forEach((title, access) -> draft.manual(
                "deploy key " + title + " of " + repository,
                page(repository),
                "Add the key, " + (access.equals("write") ? "with" : "without") + " write access",
                "it is declared, and only whoever has it can add it"));
    }

    private String page(String repository) {
        return draft.forge.web() + "/" + repository
                + (draft.forge.type().equals("gitlab") ? "/-/settings/repository" : "/settings/keys");
    }
}
