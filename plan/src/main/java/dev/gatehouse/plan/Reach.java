package dev.gatehouse.plan;

import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.List;
import java.util.Map;

/** What accounts may do in repositories, from all that gives it to them: owner, base permission, teams, directly. */
public final class Reach {

    /** Weakest first. */
    public static final List<String> PERMISSIONS = List.of("none", "read", "triage", "write", "maintain", "admin");

    private final Inventory inventory;

    /** As an inventory has it, which may change meanwhile. */
    public Reach(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The rank of a permission; -1 for none known. */
    public static int rank(String permission) {
        return PERMISSIONS.indexOf(permission);
    }

    /** What an account may do: {@code none} where nothing. */
    public String of(String repository, String account) {
        String source = inventory.source();
        String organization = inventory.organization();
        String role = value(new Target(source, ChangeKind.MEMBER, organization, account), Attribute.ROLE);
        if (role.equals(Member.OWNER)) {
            return "admin";
        }
        String most = role.isEmpty()
                ? "none"
                : stronger(
                        "none",
                        value(
                                new Target(
                                        source,
                                        ChangeKind.ORGANIZATION_SETTING,
                                        organization,
                                        SettingShapes.key(OrganizationSetting.BASE_PERMISSION)),
                                Attribute.VALUE));
        most = stronger(
                most, value(new Target(source, ChangeKind.COLLABORATOR, repository, account), Attribute.PERMISSION));
        for (Target grant : inventory.all(ChangeKind.TEAM_REPOSITORY, repository)) {
            Target membership = new Target(source, ChangeKind.TEAM_MEMBER, grant.subject(), account);
            if (inventory.state(membership) != null) {
                most = stronger(most, value(grant, Attribute.PERMISSION));
            }
        }
        return source.startsWith("gitlab:") ? stronger(most, ofGroups(repository, account)) : most;
    }

    /** What the groups give that a project lies in, each by the account's level there. */
    private String ofGroups(String repository, String account) {
        String most = "none";
        int slash = repository.lastIndexOf('/');
        for (String group = repository.substring(0, Math.max(0, slash));
                !group.isEmpty();
                group = group.substring(0, Math.max(0, group.lastIndexOf('/')))) {
            for (AccessLevel level : AccessLevel.values()) {
                for (boolean invited : new boolean[] {false, true}) {
                    String team = new GroupTeam(group, level, invited).name();
                    if (inventory.state(new Target(inventory.source(), ChangeKind.TEAM_MEMBER, team, account))
                            != null) {
                        most = stronger(most, level.permission().orElse("none"));
                    }
                }
            }
        }
        return most;
    }

    private String value(Target target, String attribute) {
        Map<String, String> state = inventory.state(target);
        return state == null ? "" : state.getOrDefault(attribute, "");
    }

    static String stronger(String one, String other) {
        return rank(other) > rank(one) ? other : one;
    }
}
