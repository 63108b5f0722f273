package dev.gatehouse.cli.repair;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a forge is, and where the token for it is found. */
public final class ServerOptions {

    @Option(names = "--api", paramLabel = "URL", order = 2, description = "The server of the forge that is named.")
    private @Nullable String api;

    @Option(
            names = "--token",
            paramLabel = "PLACE",
            order = 3,
            description = "Where its token is found: env:NAME, file:PATH, command:PROGRAM, app:ID:KEYFILE.")
    private @Nullable String token;

    /** The address of its server; null for the public service. */
    public @Nullable String api() {
        return api;
    }

    /** Null for the usual variables. */
    public @Nullable String token() {
        return token;
    }
}
