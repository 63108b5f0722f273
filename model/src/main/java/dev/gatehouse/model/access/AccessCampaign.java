package dev.gatehouse.model.access;

/**
 * The files of a campaign in which access is reviewed, all in one folder of a repository: the campaign, what each
 * reviewer decided, and the signed record that closes it.
 */
public final class AccessCampaign {

    /** Of the campaign. */
    public static final String SCHEMA = "gatehouse.dev/access-campaign/v1";

    /** Of one reviewer's decisions. */
    public static final String DECISIONS_SCHEMA = "gatehouse.dev/access-decisions/v1";

    /** Of the record. */
    public static final String RECORD_SCHEMA = "gatehouse.dev/access-record/v1";

    /** How the campaign's file ends. */
    public static final String ENDING = ".access-campaign.json";

    /** How files of decisions end. */
    public static final String DECISIONS_ENDING = ".access-decisions.json";

    /** How the record's file ends. */
    public static final String RECORD_ENDING = ".access-record.json";

    /** How the file of its signature ends. */
    public static final String SIGNATURE_ENDING = RECORD_ENDING + ".sig";

    /** How files of reviewers' signatures of their decisions end. */
    public static final String DECISIONS_SIGNATURE_ENDING = DECISIONS_ENDING + ".sig";

    /** What those signatures are for, as {@code ssh-keygen -n} takes it. */
    public static final String DECISIONS_NAMESPACE = "gatehouse-access-decisions";

    /** What its signature is for, as {@code ssh-keygen -n} takes it. */
    public static final String NAMESPACE = "gatehouse-access-record";

    private AccessCampaign() {}
}
