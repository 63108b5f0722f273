package dev.gatehouse.connectors.http;

import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that stays the same for a whole run, or none. */
public final class StaticToken implements Authorization {

    private final @Nullable Header header;

    private StaticToken(@Nullable Header header) {
        this.header = header;
    }

    /** Asks as nobody. */
    public static StaticToken none() {
        return new StaticToken(null);
    }

    /**
     * A token in a header.
     *
     * @param name of the header
     * @param scheme before the token, with its space; empty for none
     */
    public static StaticToken of(String name, String scheme, SecretText token) {
        return new StaticToken(
                new Header(name, new SecretText(scheme + token.reveal(Reveal.forThe("header of a call")))));
    }

    @Override
    public Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    @Override
    public SecretText identity() {
        return header == null ? new SecretText("") : header.value();
    }
}
