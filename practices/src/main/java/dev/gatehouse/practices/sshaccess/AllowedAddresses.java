package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.baseline.policy.SshPolicy;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.practices.check.Evidence;
import java.util.List;

/**
 * Which addresses may reach port 22: those that the baseline declares, and no other. Where it declares none, those that
 * only exist inside a network, so that what fails is what can be reached from outside.
 *
 * @param set the addresses
 * @param declared whether the baseline says so
 */
record AllowedAddresses(AddressSet set, boolean declared) {

    /**
     * Addresses that no packet from the Internet can come from: RFC 1918, RFC 6598, RFC 4193, loopback, link-local,
     * "this network", multicast and reserved ones (RFC 6890).
     */
    private static final AddressSet INSIDE = set(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "224.0.0.0/3",
            "::/127",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8"));

    static AllowedAddresses of(Evidence evidence) {
        SshPolicy policy = evidence.baseline().ssh();
        return policy.location() == null
                ? new AllowedAddresses(INSIDE, false)
                : new AllowedAddresses(policy.allowed(), true);
    }

    AddressSet beyond(AddressSet reachable) {
        return reachable.minus(set);
    }

    /** Whether an address only exists inside a network. */
    static boolean inside(String address) {
        return AddressRange.read(address)
                .filter(r -> INSIDE.contains(AddressSet.of(r)))
                .isPresent();
    }

    /**
     * Who gets in that should not, in words.
     *
     * @param reachable from where; not all of it allowed
     */
    String who(AddressSet reachable) {
        if (whole(reachable, 4)) {
            return "anyone on the Internet";
        }
        if (whole(reachable, 6)) {
            return "anyone on the Internet who has IPv6";
        }
        AddressSet beyond = beyond(reachable);
        AddressSet outside = beyond.minus(INSIDE);
        String example = (outside.isEmpty() ? beyond : outside).witness().orElse("");
        String limit = declared ? "ssh.allowedCidrs" : "private networks";
        return "addresses beyond " + limit + ", " + example + " for one,";
    }

    private static boolean whole(AddressSet reachable, int version) {
        return reachable.contains(AddressSet.of(AddressRange.all(version)).minus(INSIDE));
    }

    private static AddressSet set(List<String> ranges) {
        return new AddressSet(
                ranges.stream().map(r -> AddressRange.read(r).orElseThrow()).toList());
    }
}
