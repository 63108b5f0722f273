package dev.gatehouse.baseline.writing;

import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A set of addresses as the fewest CIDR blocks (RFC 4632). */
final class AddressBlocks {

    private AddressBlocks() {}

    static List<String> of(AddressSet set) {
        List<String> blocks = new ArrayList<>();
        for (AddressRange range : set.ranges()) {
            int bits = range.version() == 4 ? 32 : 128;
            BigInteger first = range.first();
            while (first.compareTo(range.last()) <= 0) {
                BigInteger left = range.last().subtract(first).add(BigInteger.ONE);
                int aligned = first.signum() == 0 ? bits : first.getLowestSetBit();
                int hostBits = Math.min(aligned, left.bitLength() - 1);
                BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
                blocks.add(written(range.version(), first) + "/" + (bits - hostBits));
                first = first.add(size);
            }
        }
        return blocks;
    }

    private static String written(int version, BigInteger address) {
        return AddressSet.of(new AddressRange(version, address, address))
                .witness()
                .orElseThrow();
    }
}
