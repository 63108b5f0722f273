import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/**
 * Writes made events to standard output, a line each, the same in every run.
 *
 * <p>{@code java GenerateEvents.java KIND COUNT [GIB]}: so many events, or as many as fill so many GiB where that comes
 * first. Kinds: {@code github} (audit log, 650 bytes, one event in a hundred of a kind that rules are about),
 * {@code github-dense} (every event is), {@code kubernetes} (audit.k8s.io/v1 with the object, 2.4 KB), {@code
 * kubernetes-small} (Metadata level, 900 bytes), {@code cloudtrail} (2.4 KB), {@code vault} (700 bytes).
 */
final class GenerateEvents {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String[] ORDINARY = {
        "git.clone", "git.fetch", "git.push", "pull_request.merge", "workflows.completed_workflow_run",
        "workflows.created_workflow_run", "pull_request.create", "checks.completed", "issue_comment.update",
        "packages.package_version_published"
    };
    private static final String[] NOTABLE = {
        "protected_branch.destroy", "org.add_member", "repo.access", "hook.create", "public_key.create",
        "org.disable_two_factor_requirement", "repo.add_member", "repository_ruleset.update",
        "org.update_member", "personal_access_token.access_granted"
    };
    private static final String[] VERBS = {"get", "list", "watch", "update", "patch", "create"};
    private static final String[] RESOURCES = {"pods", "configmaps", "leases", "endpoints", "deployments", "events"};
    private static final String[] CALLS = {
        "DescribeInstances", "GetObject", "AssumeRole", "ListBuckets", "GetParameter", "DescribeClusters", "Decrypt"
    };
    private static final String[] SERVICES = {"ec2", "s3", "sts", "s3", "ssm", "eks", "kms"};

    private final Random random = new Random(7);

    private GenerateEvents() {}

    public static void main(String[] arguments) throws IOException {
        String kind = arguments[0];
        long count = Long.parseLong(arguments[1]);
        long most = arguments.length > 2 ? Long.parseLong(arguments[2]) << 30 : Long.MAX_VALUE;
        GenerateEvents events = new GenerateEvents();
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            long written = 0;
            for (long i = 0; i < count && written < most; i++) {
                byte[] event = (events.event(kind, i) + "\n").getBytes(StandardCharsets.US_ASCII);
                out.write(event);
                written += event.length;
            }
        }
    }

    private String event(String kind, long i) {
        Instant time = START.plusMillis(40 * i);
        return switch (kind) {
            case "github" -> github(time, i, random.nextInt(100) == 0);
            case "github-dense" -> github(time, i, true);
            case "kubernetes" -> kubernetes(time, true);
            case "kubernetes-small" -> kubernetes(time, false);
            case "cloudtrail" -> cloudTrail(time);
            case "vault" -> vault(time);
            default -> throw new IllegalArgumentException("no such kind: " + kind);
        };
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private String id() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-8" + hex(3) + "-" + hex(12);
    }

    private String github(Instant time, long i, boolean notable) {
        int number = random.nextInt(500);
        String user = "user" + number;
        String address = "198.51." + number % 100 + "." + (number / 100 + 5 * random.nextInt(3));
        return "{\"@timestamp\":" + time.toEpochMilli() + ",\"_document_id\":\"" + hex(22) + "\",\"action\":\""
                + (notable ? one(NOTABLE) : one(ORDINARY)) + "\",\"actor\":\"" + user + "\",\"actor_id\":"
                + number + ",\"actor_ip\":\"" + address
                + "\",\"actor_location\":{\"country_code\":\"DE\"},\"business\":\"acme-enterprise\",\"business_id\":42,"
                + "\"created_at\":" + time.toEpochMilli() + ",\"external_identity_nameid\":\"" + user
                + "@example.com\",\"hashed_token\":\"" + hex(43) + "=\",\"operation_type\":\"access\",\"org\":\"acme\","
                + "\"org_id\":4711,\"programmatic_access_type\":\"Fine-grained personal access token\",\"repo\":\"acme/app"
                + (number + random.nextInt(12)) % 300 + "\",\"repo_id\":" + random.nextInt(1 << 20) + ",\"repository_public\":false,"
                + "\"request_id\":\"" + hex(32) + "\",\"token_id\":" + random.nextInt(1 << 20)
                + ",\"transport_protocol_name\":\"http\",\"user\":\"" + user + "\",\"user_agent\":\"git/2.45." + i % 9
                + "\"}";
    }

    private String kubernetes(Instant time, boolean whole) {
        String resource = one(RESOURCES);
        String namespace = "team-" + random.nextInt(40);
        String name = resource + "-" + hex(10);
        String verb = one(VERBS);
        StringBuilder event = new StringBuilder("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"")
                .append(whole ? "RequestResponse" : "Metadata")
                .append("\",\"auditID\":\"")
                .append(id())
                .append("\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/namespaces/")
                .append(namespace)
                .append('/')
                .append(resource)
                .append('/')
                .append(name)
                .append("?fieldManager=controller\",\"verb\":\"")
                .append(verb)
                .append("\",\"user\":{\"username\":\"system:serviceaccount:kube-system:controller-")
                .append(random.nextInt(30))
                .append("\",\"uid\":\"")
                .append(id())
                .append("\",\"groups\":[\"system:serviceaccounts\",\"system:serviceaccounts:kube-system\",")
                .append("\"system:authenticated\"],\"extra\":{\"authentication.kubernetes.io/credential-id\":[\"JTI=")
                .append(id())
                .append("\"]}},\"sourceIPs\":[\"10.0.")
                .append(random.nextInt(256))
                .append('.')
                .append(random.nextInt(256))
                .append("\"],\"userAgent\":\"kube-controller-manager/v1.34.1 (linux/amd64) kubernetes/")
                .append(hex(7))
                .append("\",\"objectRef\":{\"resource\":\"")
                .append(resource)
                .append("\",\"namespace\":\"")
                .append(namespace)
                .append("\",\"name\":\"")
                .append(name)
                .append("\",\"uid\":\"")
                .append(id())
                .append("\",\"apiVersion\":\"v1\",\"resourceVersion\":\"")
                .append(random.nextInt(1 << 30))
                .append("\"},\"responseStatus\":{\"metadata\":{},\"code\":200},");
        if (whole) {
            for (String part : new String[] {"requestObject", "responseObject"}) {
                event.append('"').append(part).append("\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"")
                        .append(name)
                        .append("\",\"namespace\":\"")
                        .append(namespace)
                        .append("\",\"labels\":{\"app.kubernetes.io/name\":\"app-")
                        .append(hex(6))
                        .append("\",\"pod-template-hash\":\"")
                        .append(hex(10))
                        .append("\"},\"annotations\":{\"checksum/config\":\"")
                        .append(hex(64))
                        .append("\"}},\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"registry.example.com/app@sha256:")
                        .append(hex(64))
                        .append("\",\"env\":[{\"name\":\"LEVEL\",\"value\":\"info\"},{\"name\":\"PORT\",\"value\":\"8080\"}],")
                        .append("\"resources\":{\"limits\":{\"memory\":\"256Mi\"},\"requests\":{\"cpu\":\"50m\"}}}],")
                        .append("\"serviceAccountName\":\"app\",\"nodeName\":\"node-")
                        .append(random.nextInt(50))
                        .append("\"},\"status\":{\"phase\":\"Running\",\"podIP\":\"10.1.2.3\"}},");
            }
        }
        return event.append("\"requestReceivedTimestamp\":\"")
                .append(time)
                .append("\",\"stageTimestamp\":\"")
                .append(time)
                .append("\",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\",")
                .append("\"authorization.k8s.io/reason\":\"RBAC: allowed by ClusterRoleBinding \\\"system:controller\\\"\"}}")
                .toString();
    }

    private String cloudTrail(Instant time) {
        int call = random.nextInt(CALLS.length);
        String account = "111122223333";
        StringBuilder event = new StringBuilder("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AssumedRole\",")
                .append("\"principalId\":\"AROA")
                .append(hex(17).toUpperCase())
                .append(":session\",\"arn\":\"arn:aws:sts::")
                .append(account)
                .append(":assumed-role/role-")
                .append(random.nextInt(80))
                .append("/session\",\"accountId\":\"")
                .append(account)
                .append("\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"userName\":\"role\"},")
                .append("\"attributes\":{\"creationDate\":\"")
                .append(time)
                .append("\",\"mfaAuthenticated\":\"false\"}}},\"eventTime\":\"")
                .append(time)
                .append("\",\"eventSource\":\"")
                .append(SERVICES[call])
                .append(".amazonaws.com\",\"eventName\":\"")
                .append(CALLS[call])
                .append("\",\"awsRegion\":\"eu-central-1\",\"sourceIPAddress\":\"203.0.113.")
                .append(random.nextInt(256))
                .append("\",\"userAgent\":\"aws-sdk-go-v2/1.30.3 os/linux lang/go#1.23\",\"requestParameters\":{\"filters\":[");
        for (int i = 0; i < 18; i++) {
            event.append(i > 0 ? "," : "")
                    .append("{\"name\":\"tag:")
                    .append(hex(12))
                    .append("\",\"value\":\"")
                    .append(hex(36))
                    .append("\"}");
        }
        return event.append("]},\"responseElements\":null,\"requestID\":\"")
                .append(id())
                .append("\",\"eventID\":\"")
                .append(id())
                .append("\",\"readOnly\":true,\"eventType\":\"AwsApiCall\",\"managementEvent\":true,\"recipientAccountId\":\"")
                .append(account)
                .append("\",\"eventCategory\":\"Management\",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":")
                .append("\"TLS_AES_128_GCM_SHA256\"}}")
                .toString();
    }

    private String vault(Instant time) {
        return "{\"time\":\"" + time + "\",\"type\":\"response\",\"auth\":{\"client_token\":\"hmac-sha256:" + hex(64)
                + "\",\"accessor\":\"hmac-sha256:" + hex(64) + "\",\"display_name\":\"kubernetes-app\",\"policies\":[\"app\","
                + "\"default\"],\"entity_id\":\"" + id() + "\"},\"request\":{\"id\":\"" + id()
                + "\",\"operation\":\"read\",\"client_token\":\"hmac-sha256:" + hex(64)
                + "\",\"mount_type\":\"kv\",\"path\":\"kv/data/team-" + random.nextInt(40) + "/app-" + random.nextInt(90)
                + "\",\"remote_address\":\"10.0.0." + random.nextInt(256) + "\"},\"response\":{\"mount_type\":\"kv\"}}";
    }
}
