package dev.gatehouse.practices;

import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.accesslog.AccessLog;
import dev.gatehouse.practices.awareness.Awareness;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.compliance.Compliance;
import dev.gatehouse.practices.deployroles.DeployRoles;
import dev.gatehouse.practices.repositoryaccess.RepositoryAccess;
import dev.gatehouse.practices.secrets.Secrets;
import dev.gatehouse.practices.sshaccess.SshAccess;
import dev.gatehouse.practices.twofactor.TwoFactor;
import dev.gatehouse.practices.updates.Updates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is. */
public final class NinePractices {

    private NinePractices() {}

    /** The rules with functions of their own; those of compliance follow from them. */
    static List<Check> checks() {
        return Stream.of(
                        TwoFactor.checks(),
                        RepositoryAccess.checks(),
                        AccessLog.checks(),
                        DeployRoles.checks(),
                        SshAccess.checks(),
                        Secrets.checks(),
                        Updates.checks(),
                        Awareness.checks())
                .flatMap(List::stream)
                .toList();
    }

    /** All rules, sorted by practice and id. */
    public static List<Rule> rules() {
        return Stream.concat(checks().stream().map(Check::rule), Compliance.rules().stream())
                .sorted()
                .toList();
    }

    public static Optional<Rule> rule(String id) {
        return rules().stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
