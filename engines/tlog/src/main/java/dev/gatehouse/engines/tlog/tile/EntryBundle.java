package dev.gatehouse.engines.tlog.tile;

import dev.gatehouse.engines.tlog.MalformedLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries one after the other, each after its length in two bytes. */
public final class EntryBundle {

    /** The largest entry, in bytes. */
    public static final int LARGEST_ENTRY = 0xffff;

    /** The largest bundle, in bytes. */
    public static final int LARGEST = TilePath.WIDTH * (2 + LARGEST_ENTRY);

    private EntryBundle() {}

    /**
     * Takes a bundle apart.
     *
     * @throws MalformedLog where it ends within an entry, or holds more than a full one
     */
    public static List<byte[]> entries(byte[] bundle) throws MalformedLog {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (entries.size() == TilePath.WIDTH) {
                throw new MalformedLog("it holds more than " + TilePath.WIDTH + " entries");
            }
            int end = bundle.length - at < 2 ? -1 : at + 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
            if (end < 0 || end > bundle.length) {
                throw new MalformedLog("it ends within entry " + entries.size() + " of it");
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        return entries;
    }
}
