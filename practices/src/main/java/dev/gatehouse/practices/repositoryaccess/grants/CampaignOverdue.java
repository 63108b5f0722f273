package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.access.AccessCampaign;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Map;
import java.util.TreeMap;

/** A review of access was begun and not closed in time, or closed by a record that does not count. */
final class CampaignOverdue implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "access-review-overdue")
            .severity(Severity.HIGH)
            .title("A review of access is overdue")
            .why("""
                    Access that nobody certifies adds up: people move on, and what they were once given stays.""")
            .fix("Have its reviewers decide, close it, and commit the record with its signature:")
            .example("""
                    gatehouse access review show 2026-q4 --open
                    gatehouse access review close 2026-q4 --key ~/.ssh/id_ed25519
                    """)
            .needs(FactKind.DOCUMENT)
            .evidences("pci-dss:7.2.4", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.1.d")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, Document> byPath = new TreeMap<>();
        evidence.facts(Document.class).forEach(document -> byPath.put(document.path(), document));
        byPath.values().stream()
                .filter(document -> document.path().endsWith(AccessCampaign.ENDING))
                .forEach(document -> judge(document, byPath, evidence, ruling));
    }

    private static void judge(Document document, Map<String, Document> byPath, Evidence evidence, Ruling ruling) {
        String stem = document.path().substring(0, document.path().length() - AccessCampaign.ENDING.length());
        Document record = byPath.get(stem + AccessCampaign.RECORD_ENDING);
        CampaignRecord.State state = CampaignRecord.of(
                document, record, byPath.get(stem + AccessCampaign.SIGNATURE_ENDING), evidence.baseline());
        switch (state) {
            case CampaignRecord.State.Closed closed ->
                add(Verdict.PASS, stem, document, closed.by() + " closed it", ruling);
            case CampaignRecord.State.Refused refused ->
                add(Verdict.FAIL, stem, document, "its record does not count: " + refused.why(), ruling);
            case CampaignRecord.State.Unreadable unreadable ->
                add(Verdict.UNKNOWN, stem, document, unreadable.why(), ruling);
            case CampaignRecord.State.Open open -> {
                boolean overdue = evidence.today().isAfter(open.due());
                add(
                        overdue ? Verdict.FAIL : Verdict.PASS,
                        stem,
                        document,
                        overdue
                                ? "it was due on " + open.due() + ", and is not closed"
                                : "it is open until " + open.due(),
                        ruling);
            }
        }
    }

    private static void add(Verdict verdict, String stem, Document document, String seen, Ruling ruling) {
        ruling.add(verdict, "access review " + stem, Location.startOf(document.path()), null, Standing.ORDINARY, seen);
    }
}
