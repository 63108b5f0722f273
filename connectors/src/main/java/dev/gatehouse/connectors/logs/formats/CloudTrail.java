package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * AWS CloudTrail's records.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
final class CloudTrail implements LogFormat {

    /**
     * A role of IAM Identity Center: its sessions bear the name of who signed in. Sessions of other roles bear what
     * whoever assumed them liked.
     */
    private static final String SINGLE_SIGN_ON = ":assumed-role/AWSReservedSSO_";

    @Override
    public LogKind kind() {
        return LogKind.CLOUDTRAIL;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "aws", "cloudtrail");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "eventVersion",
                "eventSource",
                "eventName",
                "eventTime",
                "sourceIPAddress",
                "userAgent",
                "errorCode",
                "userIdentity.type",
                "userIdentity.userName",
                "userIdentity.arn",
                "userIdentity.principalId",
                "userIdentity.invokedBy",
                "requestParameters.repositoryName",
                "requestParameters.roleArn",
                "requestParameters.userName",
                "requestParameters.secretId",
                "requestParameters.bucketName",
                "requestParameters.name",
                "requestParameters.trailName",
                "requestParameters.groupId",
                "responseElements.ConsoleLogin",
                "userIdentity.sessionContext.sessionIssuer.userName",
                "readOnly");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("eventVersion") && fields.has("eventSource") && fields.has("eventName");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String name = fields.or("eventName");
        boolean failed = fields.has("errorCode") || fields.is("responseElements.ConsoleLogin", "Failure");
        boolean codeCommit = fields.is("eventSource", "codecommit.amazonaws.com");
        String role = fields.is("userIdentity.type", "AssumedRole") ? fields.or("userIdentity.arn") : "";
        boolean signedOn = role.contains(SINGLE_SIGN_ON);
        draft.time(fields.text("eventTime"))
                .did(fields.or("eventSource").replace(".amazonaws.com", "") + ":" + name, activity(name, fields))
                .by(
                        signedOn
                                ? role.substring(role.lastIndexOf('/') + 1)
                                : fields.text(
                                        "userIdentity.userName",
                                        "userIdentity.arn",
                                        "userIdentity.principalId",
                                        "userIdentity.invokedBy",
                                        "userIdentity.type"))
                .byProgram(!role.isEmpty() && !signedOn || fields.is("userIdentity.type", "AWSService"))
                .from(fields.text("sourceIPAddress"))
                .repository(codeCommit ? fields.text("requestParameters.repositoryName") : null)
                .object(fields.text(
                        "requestParameters.userName",
                        "requestParameters.roleArn",
                        "requestParameters.secretId",
                        "requestParameters.bucketName",
                        "requestParameters.trailName",
                        "requestParameters.name",
                        "requestParameters.groupId"))
                .ended(failed ? Outcome.FAILURE : Outcome.SUCCESS)
                .with(fields.text("userAgent"));
    }

    private static Activity activity(String name, Fields fields) {
        if (name.equals("ConsoleLogin") || name.startsWith("AssumeRole") || name.equals("GetSessionToken")) {
            return Activity.SIGN_IN;
        }
        if (name.startsWith("Attach")
                || name.startsWith("CreateAccessKey")
                || name.startsWith("AddUser")
                || name.startsWith("Authorize")
                || name.startsWith("CreateUser")
                || name.startsWith("CreateLoginProfile")
                || name.endsWith("Policy") && name.startsWith("Put")) {
            return Activity.GRANT;
        }
        if (name.startsWith("Delete") || name.startsWith("Terminate")) {
            return Activity.DELETE;
        }
        if (fields.is("readOnly", "true")
                || name.startsWith("Get")
                || name.startsWith("List")
                || name.startsWith("Describe")
                || name.equals("GitPull")) {
            return Activity.READ;
        }
        if (name.equals("GitPush")) {
            return Activity.WRITE;
        }
        return name.startsWith("Detach") || name.startsWith("Revoke") ? Activity.REVOKE : Activity.CONFIGURE;
    }
}
