package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.Map;

/**
 * An app that an organisation lets in.
 *
 * @param permissions level by permission, in the forge's own words
 * @param allRepositories whether it reaches every repository, those to come too
 * @param suspended whether it is let in at the moment
 */
public record AppInstallation(
        String organization,
        String app,
        Told<Map<String, String>> permissions,
        Told<Boolean> allRepositories,
        boolean suspended,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.APP_INSTALLATION;
    }
}
