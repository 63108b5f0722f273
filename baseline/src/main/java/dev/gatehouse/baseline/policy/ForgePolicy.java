package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation on a forge is to be like. What is null is not declared, and left alone; what is declared is all
 * there is to be. People are named as in {@code people}, whose accounts tell who they are on the forge.
 *
 * @param source as coverage names it: {@code github:acme}
 * @param owners people who may do everything
 * @param members people in it, besides owners
 * @param outside people who reach single repositories of it only
 * @param breakGlass people whose accounts are for emergencies, and are never touched
 * @param teams by name
 * @param hooks the hosts that webhooks of the organisation go to
 * @param settings what they are to be
 */
public record ForgePolicy(
        String source,
        @Nullable List<String> owners,
        @Nullable List<String> members,
        @Nullable List<String> outside,
        List<String> breakGlass,
        @Nullable Map<String, TeamPolicy> teams,
        @Nullable List<String> hooks,
        Map<OrganizationSetting, String> settings,
        Location location) {

    public ForgePolicy {
        owners = owners == null ? null : List.copyOf(owners);
        members = members == null ? null : List.copyOf(members);
        outside = outside == null ? null : List.copyOf(outside);
        breakGlass = List.copyOf(breakGlass);
        teams = teams == null ? null : Map.copyOf(teams);
        hooks = hooks == null ? null : List.copyOf(hooks);
        settings = Map.copyOf(settings);
    }

    /**
     * A team. Its members are the people whose {@code groups} name it, and those named here.
     *
     * @param people in it besides
     * @param maintainers those who may add others; they are members too
     * @param parent the team it is part of; null for none
     */
    public record TeamPolicy(
            List<String> people,
            List<String> maintainers,
            @Nullable String parent,
            Location location) {
        public TeamPolicy {
            people = List.copyOf(people);
            maintainers = List.copyOf(maintainers);
        }
    }
}
