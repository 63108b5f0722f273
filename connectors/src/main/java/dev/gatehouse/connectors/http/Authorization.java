package dev.gatehouse.connectors.http;

import dev.gatehouse.model.secret.SecretText;
import java.util.Optional;

/** What a call shows of who asks. */
public interface Authorization {

    /**
     * A header.
     *
     * @param value the credential with its scheme
     */
    record Header(String name, SecretText value) {}

    /** The header of the next call; empty where nobody is named. */
    Optional<Header> header();

    /** What tells one asker's answers from another's, for keeping them apart; never shown. */
    SecretText identity();
}
