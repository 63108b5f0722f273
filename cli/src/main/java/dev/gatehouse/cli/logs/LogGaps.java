package dev.gatehouse.cli.logs;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.RecordNumber;
import dev.gatehouse.practices.accesslog.gaps.CommitBehindWrite;
import dev.gatehouse.practices.accesslog.gaps.Gap;
import dev.gatehouse.practices.accesslog.gaps.GitEventLimit;
import dev.gatehouse.practices.accesslog.gaps.SequenceBreaks;
import dev.gatehouse.practices.accesslog.gaps.SilentHours;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Watches whether logs are whole, over one run and those before it. */
final class LogGaps {

    private final Map<LogKind, SilentHours> silent = new EnumMap<>(LogKind.class);
    private final GitEventLimit gitEvents = new GitEventLimit();
    private final SequenceBreaks sequences = new SequenceBreaks();
    private final CommitBehindWrite commits = new CommitBehindWrite();
    private final Set<String> told = new HashSet<>();
    private final InstantSource latest;

    /**
     * Watches.
     *
     * @param latest what is of a later time counts as without one: a clock far ahead would make all else silence
     */
    LogGaps(InstantSource latest) {
        this.latest = latest;
    }

    /** Takes an event, whether it was asked for or is history. */
    void take(AccessEvent event, String file, long line, long index) {
        Instant time = event.time();
        if (time != null && !time.isAfter(latest.instant())) {
            EventPlace place = new EventPlace(file, line, index, time, "");
            silent.computeIfAbsent(event.log(), SilentHours::new).take(time, place);
            gitEvents.take(event, place);
            commits.take(event, place);
        }
    }

    void take(RecordNumber number, String file, long line, long index) {
        sequences.take(number, new EventPlace(file, line, index, null, ""));
    }

    /**
     * What has not been told yet.
     *
     * @param from the first hour that was asked for; null for all
     * @param before up to when logs should reach; null for their last events
     */
    List<Gap> news(@Nullable Instant from, @Nullable Instant before) {
        List<Gap> gaps = new ArrayList<>();
        silent.values().forEach(s -> gaps.addAll(s.gaps(from, before)));
        gaps.addAll(gitEvents.gaps());
        gaps.addAll(sequences.gaps());
        gaps.addAll(commits.gaps(from));
        return news(gaps);
    }

    /** Those that have not been told yet. */
    List<Gap> news(List<Gap> gaps) {
        return gaps.stream().filter(gap -> told.add(beginning(gap))).toList();
    }

    /** The same for a gap that has become longer. */
    private static String beginning(Gap gap) {
        int end = gap.subject().indexOf(" to ");
        return gap.rule().id() + " " + (end < 0 ? gap.subject() : gap.subject().substring(0, end));
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(silent.size());
        for (Map.Entry<LogKind, SilentHours> entry : silent.entrySet()) {
            to.writeUTF(entry.getKey().label());
            List<SilentHours.Kept> hours = entry.getValue().kept();
            to.writeInt(hours.size());
            for (SilentHours.Kept hour : hours) {
                to.writeLong(hour.number());
                to.writeLong(hour.count());
                EventPlaces.write(hour.first(), to);
                EventPlaces.write(hour.last(), to);
            }
        }
        Map<String, GitEventLimit.Export> exports = new TreeMap<>(gitEvents.kept());
        to.writeInt(exports.size());
        for (Map.Entry<String, GitEventLimit.Export> entry : exports.entrySet()) {
            to.writeUTF(entry.getKey());
            EventPlaces.write(entry.getValue().first(), to);
            EventPlaces.write(entry.getValue().last(), to);
            EventPlaces.write(entry.getValue().firstGit(), to);
            to.writeLong(entry.getValue().gitEvents());
        }
        writeSequences(to);
        writeCommits(to);
        to.writeInt(told.size());
        for (String each : told) {
            to.writeUTF(each);
        }
    }

    private void writeSequences(DataOutput to) throws IOException {
        List<SequenceBreaks.Nature> natures = sequences.natures();
        to.writeInt(natures.size());
        for (SequenceBreaks.Nature nature : natures) {
            to.writeUTF(nature.series());
            to.writeBoolean(nature.ofAllPrograms());
            to.writeBoolean(nature.others());
            to.writeInt(nature.restarts());
            Map<Long, SequenceBreaks.Stretch> stretches = sequences.stretches(nature.series());
            to.writeInt(stretches.size());
            for (Map.Entry<Long, SequenceBreaks.Stretch> entry : stretches.entrySet()) {
                SequenceBreaks.Stretch stretch = entry.getValue();
                to.writeLong(entry.getKey());
                to.writeUTF(stretch.series());
                to.writeLong(stretch.from());
                to.writeLong(stretch.to());
                EventPlaces.write(stretch.first(), to);
                EventPlaces.write(stretch.last(), to);
            }
        }
    }

    private void writeCommits(DataOutput to) throws IOException {
        CommitBehindWrite.Kept kept = commits.kept();
        to.writeLong(kept.first());
        to.writeLong(kept.last());
        to.writeInt(kept.commits().size());
        for (long minute : kept.commits()) {
            to.writeLong(minute);
        }
        to.writeInt(kept.writes().size());
        for (Map.Entry<String, Map<Long, EventPlace>> written : kept.writes().entrySet()) {
            to.writeUTF(written.getKey());
            to.writeInt(written.getValue().size());
            for (Map.Entry<Long, EventPlace> once : written.getValue().entrySet()) {
                to.writeLong(once.getKey());
                EventPlaces.write(once.getValue(), to);
            }
        }
    }

    private static CommitBehindWrite.Kept readCommits(DataInput from) throws IOException {
        long first = from.readLong();
        long last = from.readLong();
        Set<Long> minutes = new HashSet<>();
        for (int count = from.readInt(); count > 0; count--) {
            minutes.add(from.readLong());
        }
        Map<String, Map<Long, EventPlace>> writes = new TreeMap<>();
        for (int whats = from.readInt(); whats > 0; whats--) {
            Map<Long, EventPlace> times = writes.computeIfAbsent(from.readUTF(), _ -> new TreeMap<>());
            for (int count = from.readInt(); count > 0; count--) {
                times.put(from.readLong(), EventPlaces.read(from));
            }
        }
        return new CommitBehindWrite.Kept(minutes, writes, first, last);
    }

    /** Goes on from what was written. */
    void read(DataInput from) throws IOException {
        for (int kinds = from.readInt(); kinds > 0; kinds--) {
            LogKind kind = LogKind.ofLabel(from.readUTF()).orElseThrow(() -> new IOException("a damaged state"));
            SilentHours hours = new SilentHours(kind);
            for (int count = from.readInt(); count > 0; count--) {
                hours.restore(new SilentHours.Kept(
                        from.readLong(), from.readLong(), EventPlaces.read(from), EventPlaces.read(from)));
            }
            silent.put(kind, hours);
        }
        for (int exports = from.readInt(); exports > 0; exports--) {
            gitEvents.restore(
                    from.readUTF(),
                    new GitEventLimit.Export(
                            EventPlaces.read(from), EventPlaces.read(from), EventPlaces.read(from), from.readLong()));
        }
        for (int natures = from.readInt(); natures > 0; natures--) {
            SequenceBreaks.Nature nature =
                    new SequenceBreaks.Nature(from.readUTF(), from.readBoolean(), from.readBoolean(), from.readInt());
            Map<Long, SequenceBreaks.Stretch> stretches = new TreeMap<>();
            for (int count = from.readInt(); count > 0; count--) {
                stretches.put(
                        from.readLong(),
                        new SequenceBreaks.Stretch(
                                from.readUTF(),
                                from.readLong(),
                                from.readLong(),
                                EventPlaces.read(from),
                                EventPlaces.read(from)));
            }
            sequences.restore(nature, stretches);
        }
        commits.restore(readCommits(from));
        for (int count = from.readInt(); count > 0; count--) {
            told.add(from.readUTF());
        }
    }
}
