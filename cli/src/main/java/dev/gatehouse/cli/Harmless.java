package dev.gatehouse.cli;

import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.RuleResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written, with no token in it: files, branches and people can be named after one. Whatever was found is
 * redacted where it is found; this is for what speaks of its place.
 */
public final class Harmless {

    private final Redaction names;

    /**
     * Prepares it.
     *
     * @param names what makes tokens unreadable
     */
    public Harmless(Redaction names) {
        this.names = names;
    }

    public String text(String text) {
        return names.harmless(text);
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    public List<Coverage> coverage(List<Coverage> coverage) {
        return coverage.stream().map(this::of).toList();
    }

    private Coverage of(Coverage coverage) {
        return new Coverage(
                coverage.source(), coverage.kind(), coverage.state(), text(coverage.reason()), coverage.remedy());
    }

    public List<FileReading> files(List<FileReading> files) {
        return files.stream()
                .map(f -> new FileReading(text(f.file()), f.reader(), orNull(f.reason()), f.missing(), f.remedy()))
                .toList();
    }

    /** A judgement as reports may show it. */
    public Judgement judgement(Judgement judgement) {
        Snapshot snapshot = judgement.snapshot();
        return new Judgement(
                new Snapshot(
                        snapshot.target(),
                        snapshot.at(),
                        snapshot.facts(),
                        coverage(snapshot.coverage()),
                        files(snapshot.files())),
                judgement.rules().stream()
                        .map(result -> RuleResult.of(
                                result.rule(),
                                result.findings().stream().map(this::of).toList()))
                        .toList(),
                judgement.frameworks());
    }

    private Finding of(Finding finding) {
        Location location = finding.location();
        return new Finding(
                finding.rule(),
                finding.verdict(),
                finding.severity(),
                text(finding.subject()),
                text(finding.explanation()),
                location == null
                        ? null
                        : new Location(text(location.file()), location.line(), location.column(), location.endLine()),
                orNull(finding.address()),
                finding.fingerprint(),
                finding.waiver(),
                finding.secret(),
                finding.events().stream().map(this::event).toList());
    }

    /** An event of a finding. */
    public EventPlace event(EventPlace event) {
        return new EventPlace(text(event.file()), event.line(), event.index(), event.time(), text(event.summary()));
    }
}
