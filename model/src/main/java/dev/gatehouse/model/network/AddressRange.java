package dev.gatehouse.model.network;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A run of IP addresses of one version, both ends included.
 *
 * @param version 4 or 6
 */
public record AddressRange(int version, BigInteger first, BigInteger last) implements Comparable<AddressRange> {

    public AddressRange {
        if (version != 4 && version != 6
                || first.signum() < 0
                || first.compareTo(last) > 0
                || last.bitLength() > bits(version)) {
            throw new IllegalArgumentException("no range of addresses");
        }
    }

    /** Every address of a version. */
    public static AddressRange all(int version) {
        return new AddressRange(
                version,
                BigInteger.ZERO,
                BigInteger.ONE.shiftLeft(bits(version)).subtract(BigInteger.ONE));
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a lone address; host bits are ignored, as firewalls do.
     *
     * @return empty where the text is neither (RFC 4632, RFC 4291)
     */
    public static Optional<AddressRange> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<BigInteger> value;
        int version;
        if (address.indexOf(':') >= 0) {
            version = 6;
            value = AddressText.six(address);
        } else {
            version = 4;
            value = AddressText.four(address);
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int prefix = bits(version);
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > bits(version)) {
                return Optional.empty();
            }
            prefix = Integer.parseInt(digits);
        }
        int hostBits = bits(version) - prefix;
        BigInteger first = value.get().shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE);
        return Optional.of(new AddressRange(version, first, last));
    }

    public boolean overlaps(AddressRange other) {
        return version == other.version && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    private static int bits(int version) {
        return version == 4 ? 32 : 128;
    }

    @Override
    public int compareTo(AddressRange other) {
        int byVersion = Integer.compare(version, other.version);
        if (byVersion != 0) {
            return byVersion;
        }
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }
}
