package dev.gatehouse.engines.signature;

import java.security.GeneralSecurityException;

/** A public key, ready to check signatures. */
interface SshVerifier {

    /**
     * Whether a signature fits a message.
     *
     * @param signature the algorithm's name, and what it made
     */
    boolean verifies(byte[] signature, byte[] message) throws MalformedSignature, GeneralSecurityException;
}
