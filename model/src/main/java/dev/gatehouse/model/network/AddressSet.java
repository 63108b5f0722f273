package dev.gatehouse.model.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A set of IP addresses: ranges that are sorted, apart from each other and never touch. */
public record AddressSet(List<AddressRange> ranges) {

    public static final AddressSet EMPTY = new AddressSet(List.of());

    /** Both versions, whole. */
    public static final AddressSet EVERYWHERE = new AddressSet(List.of(AddressRange.all(4), AddressRange.all(6)));

    public AddressSet {
        ranges = joined(ranges);
    }

    public static AddressSet of(AddressRange... ranges) {
        return new AddressSet(List.of(ranges));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public AddressSet plus(AddressSet other) {
        List<AddressRange> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new AddressSet(all);
    }

    /** What is in this set and not in the other. */
    public AddressSet minus(AddressSet other) {
        List<AddressRange> left = new ArrayList<>(ranges);
        for (AddressRange hole : other.ranges) {
            List<AddressRange> next = new ArrayList<>();
            for (AddressRange range : left) {
                if (!range.overlaps(hole)) {
                    next.add(range);
                    continue;
                }
                if (range.first().compareTo(hole.first()) < 0) {
                    next.add(new AddressRange(
                            range.version(), range.first(), hole.first().subtract(BigInteger.ONE)));
                }
                if (range.last().compareTo(hole.last()) > 0) {
                    next.add(new AddressRange(range.version(), hole.last().add(BigInteger.ONE), range.last()));
                }
            }
            left = next;
        }
        return new AddressSet(left);
    }

    public boolean contains(AddressSet other) {
        return other.minus(this).isEmpty();
    }

    /** How many addresses there are, of both versions together. */
    public BigInteger size() {
        BigInteger size = BigInteger.ZERO;
        for (AddressRange range : ranges) {
            size = size.add(range.last().subtract(range.first())).add(BigInteger.ONE);
        }
        return size;
    }

    /** The first address, written out: a witness that the set is not empty. */
    public Optional<String> witness() {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(written(ranges.getFirst()));
    }

    private static String written(AddressRange range) {
        byte[] bytes = new byte[range.version() == 4 ? 4 : 16];
        byte[] value = range.first().toByteArray();
        for (int i = 1; i <= Math.min(bytes.length, value.length); i++) {
            bytes[bytes.length - i] = value[value.length - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<AddressRange> joined(List<AddressRange> ranges) {
        List<AddressRange> joined = new ArrayList<>();
        for (AddressRange range : ranges.stream().sorted().toList()) {
            AddressRange last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && last.version() == range.version()
                    && range.first().compareTo(last.last().add(BigInteger.ONE)) <= 0) {
                joined.removeLast();
                joined.add(new AddressRange(
                        last.version(), last.first(), last.last().max(range.last())));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }
}
