package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;
import java.util.Map;

/**
 * How an organisation, or a group, is set up.
 *
 * @param name as the forge names it
 * @param settings those that its forge has; a setting that the forge does not know is absent
 */
public record Organization(String name, Map<OrganizationSetting, Told<String>> settings, Origin origin)
        implements Fact {

    public Organization {
        settings = Map.copyOf(settings);
    }

    @Override
    public FactKind kind() {
        return FactKind.ORGANIZATION;
    }
}
