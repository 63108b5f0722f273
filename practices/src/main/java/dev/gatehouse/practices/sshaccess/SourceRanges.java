package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.tree.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a load balancer lets in.
 *
 * @param told those that are written out
 * @param untold whether there are others, behind a variable
 */
record SourceRanges(AddressSet told, boolean untold) {

    static SourceRanges of(List<Scalar> ranges) {
        AddressSet told = AddressSet.EMPTY;
        boolean untold = false;
        for (Scalar range : ranges) {
            Optional<AddressRange> read = AddressRange.read(range.text().strip());
            told = read.isPresent() ? told.plus(AddressSet.of(read.get())) : told;
            untold |= read.isEmpty();
        }
        return new SourceRanges(told, untold);
    }
}
