package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import java.time.Instant;

/** Finds what is asked: a policy of Argo CD where one is named, else the baseline. */
final class Authorities {

    private Authorities() {}

    static Authority of(PolicyOptions options, CommonOptions common, Console console, Instant at) {
        return options.given()
                ? Authority.of(options.policy(console))
                : DeclaredRoles.authority(common.baseline(), console, at);
    }
}
