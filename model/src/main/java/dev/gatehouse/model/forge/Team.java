package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of accounts of an organisation.
 *
 * @param organization as the forge names it
 * @param name as the forge writes it in addresses
 * @param parent the team it is part of; null for none
 * @param members accounts, those of teams within it too where the forge adds them
 * @param maintainers those of them who may add others
 */
public record Team(
        String organization,
        String name,
        @Nullable String parent,
        List<String> members,
        List<String> maintainers,
        Origin origin)
        implements Fact {

    public Team {
        members = List.copyOf(members);
        maintainers = List.copyOf(maintainers);
    }

    /**
     * Whether a team is what a forge makes of an organisation's owners, and is declared as those.
     *
     * @param source as coverage names it: {@code gitea:acme}
     */
    public static boolean isOfOwners(String source, String team) {
        int colon = source.indexOf(':');
        return switch (source.substring(0, Math.max(0, colon))) {
            case "gitea" -> team.equalsIgnoreCase("Owners");
            case "gitlab" -> team.equalsIgnoreCase(source.substring(colon + 1) + ":owner");
            default -> false;
        };
    }

    @Override
    public FactKind kind() {
        return FactKind.TEAM;
    }
}
