package dev.gatehouse.gate;

import java.util.List;

/**
 * What a commit deploys, as far as that is known.
 *
 * @param digest of it
 * @param scope what the digest covers, in one line
 * @param unfixed what is deployed too and can change while the commit stays, one line each
 * @param byName what is deployed too and only its name, a full commit id, is in the commit, one line each
 */
public record DeployedManifests(String digest, String scope, List<String> unfixed, List<String> byName) {

    public DeployedManifests {
        unfixed = List.copyOf(unfixed);
        byName = List.copyOf(byName);
    }
}
