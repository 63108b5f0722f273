package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import java.util.List;

/** The rules that logs are judged by as wholes. */
public final class GapRules {

    static final Rule SILENT_HOURS = rule("silent-hours", Severity.MEDIUM)
            .title("A log is silent when it never is")
            .why("""
                    Whoever hides something stops the log, or takes the hours away. Silence where the log's own history has
                    events at such hours is an outage of the log until somebody explains it.""")
            .fix("Find out whether the system stood still. Compare with a second source: a proxy's log, the bucket, the"
                    + " forge's own export of those hours")
            .written();

    static final Rule GIT_EVENTS_EXPIRED = rule("git-events-expired", Severity.MEDIUM)
            .title("Git events were exported too late and are lost")
            .why("""
                    GitHub keeps clones, fetches and pushes for seven days in its audit log, everything else for 180. An
                    export that comes later has the rest and no trace of who read the code.""")
            .fix("Export Git events at least every seven days, or stream the audit log")
            .written();

    static final Rule SEQUENCE_BROKEN = rule("sequence-broken", Severity.HIGH)
            .title("Records of a numbered log are missing")
            .why(
                    "The writer numbers its records one after the other: where a number is missing, a record was taken away or"
                            + " never arrived.")
            .fix(
                    "Get the records from the writer itself or from a second receiver, and find out who could write to this"
                            + " file")
            .written();

    static final Rule DIGEST_CHAIN_BROKEN = rule("cloudtrail-digest-chain-broken", Severity.CRITICAL)
            .title("CloudTrail's chain of digests is broken")
            .why("""
                    Every hour CloudTrail signs what it delivered, and names the digest before it. A digest that is changed,
                    missing or not signed by AWS means that what it vouched for can be anything.""")
            .fix(
                    "Take the digests from the bucket's earlier versions or from another copy, and find out who could write"
                            + " there")
            .written();

    static final Rule DIGESTED_LOG_CHANGED = rule("cloudtrail-log-changed", Severity.CRITICAL)
            .title("A CloudTrail log is not as it was delivered")
            .why("CloudTrail's digest names each log file and its hash: this one was changed, taken away or slipped in"
                    + " afterwards.")
            .fix("Take the file from the bucket's earlier versions, compare, and find out who could write there")
            .written();

    static final Rule WRITE_WITHOUT_COMMIT = rule("cluster-write-without-commit", Severity.HIGH)
            .title("A workload was written with no commit behind it")
            .why("""
                    What runs is then not what was reviewed: someone went past Git, or whoever holds the deployer has it
                    write what no repository says.""")
            .fix(
                    "Compare the workload with the repository, let the deployer set it back, and ask who wrote it. Harmless"
                            + " where the deployer took back a drift, or ran an older commit again")
            .written();

    /** Of deliveries of webhooks. */
    public static final Rule DELIVERY_FORGED = rule("webhook-delivery-forged", Severity.HIGH)
            .title("A webhook delivery is not from the forge")
            .why("Whoever knows a receiver's address can send it events: only the signature by the shared secret tells"
                    + " a forge's from anybody's.")
            .fix(
                    "Find out where it came from, let the receiver refuse what is not signed, and change the secret if it got"
                            + " out")
            .written();

    private GapRules() {}

    private static Rule.Writing rule(String slug, Severity severity) {
        return Rule.of(Practice.ACCESS_LOG, slug)
                .severity(severity)
                .needs(FactKind.ACCESS_EVENT)
                .evidences("pci-dss:10.3.2", "pci-dss:10.4.1", "hipaa:164.312(b)", "gdpr:32.1.b");
    }

    /** All of them. */
    public static List<Rule> all() {
        return List.of(DIGEST_CHAIN_BROKEN, DIGESTED_LOG_CHANGED, GIT_EVENTS_EXPIRED, SEQUENCE_BROKEN, SILENT_HOURS);
    }
}
