package dev.gatehouse.engines.sigma.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291). An IPv4-mapped IPv6 address counts as the IPv4 address.
 *
 * @param v6 whether it is of IPv6
 * @param high the first 64 bits; of IPv4 zero
 * @param low the last 64 bits; of IPv4 the address
 * @param prefix how many leading bits have to be the same
 */
public record Network(boolean v6, long high, long low, int prefix) {

    /** Reads {@code address/bits}, or an address alone; empty where it is neither. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Network address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        if (slash < 0) {
            return Optional.of(address);
        }
        String bits = text.substring(slash + 1);
        if (bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(bits);
        return prefix > address.prefix()
                ? Optional.empty()
                : Optional.of(new Network(address.v6(), address.high(), address.low(), prefix));
    }

    /** Reads an address; null where it is none. */
    public static @Nullable Network address(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > 64) {
            return null;
        }
        if (trimmed.indexOf(':') < 0) {
            long v4 = v4(trimmed);
            return v4 < 0 ? null : new Network(false, 0, v4, 32);
        }
        int zone = trimmed.indexOf('%');
        return v6(zone < 0 ? trimmed : trimmed.substring(0, zone));
    }

    /** The address as a number; -1 where it is none. */
    private static long v4(String text) {
        long address = 0;
        int parts = 0;
        int at = 0;
        while (parts < 4) {
            int digits = 0;
            int part = 0;
            while (at < text.length() && digits < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                part = part * 10 + text.charAt(at++) - '0';
                digits++;
            }
            if (digits == 0 || digits > 3 || part > 255) {
                return -1;
            }
            address = address << 8 | part;
            parts++;
            if (parts < 4 && (at == text.length() || text.charAt(at++) != '.')) {
                return -1;
            }
        }
        return at == text.length() ? address : -1;
    }

    private static @Nullable Network v6(String text) {
        int[] groups = new int[8];
        int gap = text.indexOf("::");
        int filled;
        if (gap < 0) {
            filled = groups(text, groups, 0);
            return filled == 8 ? of(groups) : null;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), groups, 0);
        int[] tail = new int[8];
        String rest = text.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest, tail, 0);
        if (before < 0 || after < 0 || before + after > 7 || text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        System.arraycopy(tail, 0, groups, 8 - after, after);
        return of(groups);
    }

    /** Reads groups divided by colons, the last of which may be an IPv4 address; how many, or -1. */
    private static int groups(String text, int[] into, int from) {
        int count = from;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (i == parts.length - 1 && part.indexOf('.') >= 0) {
                long v4 = v4(part);
                if (v4 < 0 || count > 6) {
                    return -1;
                }
                into[count++] = (int) (v4 >> 16);
                into[count++] = (int) (v4 & 0xffff);
            } else {
                if (part.isEmpty() || part.length() > 4 || count > 7) {
                    return -1;
                }
                int group = 0;
                for (int c = 0; c < part.length(); c++) {
                    int digit = Character.digit(part.charAt(c), 16);
                    if (digit < 0 || part.charAt(c) > 'f') {
                        return -1;
                    }
                    group = group << 4 | digit;
                }
                into[count++] = group;
            }
        }
        return count;
    }

    private static Network of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        if (high == 0 && low >>> 32 == 0xffff) {
            return new Network(false, 0, low & 0xffff_ffffL, 32);
        }
        return new Network(true, high, low, 128);
    }

    /** Whether an address, or the whole of a block, lies in this block. */
    public boolean contains(Network other) {
        if (v6 != other.v6 || other.prefix < prefix) {
            return false;
        }
        int bits = v6 ? prefix : prefix + 96;
        return same(high, other.high, v6 ? Math.min(bits, 64) : 0)
                && same(low << (v6 ? 0 : 32), other.low << (v6 ? 0 : 32), v6 ? Math.max(0, bits - 64) : prefix);
    }

    private static boolean same(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
    }
}
