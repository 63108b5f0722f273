package dev.gatehouse.engines.sigma;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of several shapes for measuring, the same in every run. */
final class SpeedEvents {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String[] PROGRAMS = {
        "System32\\\\svchost.exe",
        "explorer.exe",
        "System32\\\\tasklist.exe",
        "System32\\\\conhost.exe",
        "System32\\\\wbem\\\\WmiPrvSE.exe",
        "System32\\\\cmd.exe",
        "System32\\\\WindowsPowerShell\\\\v1.0\\\\powershell.exe",
        "System32\\\\rundll32.exe",
        "System32\\\\schtasks.exe",
        "System32\\\\reg.exe"
    };
    private static final String[] ARGUMENTS = {
        "-k netsvcs -p -s Schedule",
        "/svc /fo csv",
        "--type=renderer --lang=en",
        "0xffffffff -ForceV1",
        "/c dir C:\\\\Users\\\\ada\\\\Documents",
        "-NoLogo -Command Get-Date",
        "shell32.dll,Control_RunDLL timedate.cpl",
        "/query /fo LIST",
        "query HKLM\\\\Software\\\\Example /v Version",
        "-contentproc --channel=1234"
    };
    private static final String[] ACTIONS = {
        "git.clone",
        "git.push",
        "git.fetch",
        "repo.access",
        "pull_request.merge",
        "workflows.completed_workflow_run",
        "org.update_member",
        "protected_branch.update_admin_enforced",
        "hook.create",
        "repo.download_zip"
    };

    private SpeedEvents() {}

    /** Process creations as Sysmon writes them, about 860 bytes each. */
    static List<byte[]> processes(int count) {
        return events(count, false, 0);
    }

    /** The same among many fields that no rule reads, about 2.4 KB each. */
    static List<byte[]> wideProcesses(int count) {
        return events(count, false, 1_560);
    }

    /** Entries of GitHub's audit log, about 650 bytes each. */
    static List<byte[]> audits(int count) {
        return events(count, true, 0);
    }

    private static List<byte[]> events(int count, boolean audit, int padding) {
        Random random = new Random(7);
        List<byte[]> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String event = audit ? audit(random, i) : process(random, i, padding);
            events.add(event.getBytes(StandardCharsets.UTF_8));
        }
        return events;
    }

    private static String guid(Random random) {
        return String.format(
                "%08x-%04x-%04x-%012x",
                random.nextInt(), random.nextInt(65_536), random.nextInt(65_536), random.nextLong(1L << 48));
    }

    private static String process(Random random, int i, int padding) {
        String image = "C:\\\\Windows\\\\" + PROGRAMS[random.nextInt(PROGRAMS.length)];
        String parent = "C:\\\\Windows\\\\" + PROGRAMS[random.nextInt(PROGRAMS.length)];
        StringBuilder event = new StringBuilder("{\"@timestamp\":\"")
                .append(START.plusMillis(40L * i))
                .append("\",\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",")
                .append("\"Provider_Name\":\"Microsoft-Windows-Sysmon\",\"Computer\":\"host")
                .append(random.nextInt(500))
                .append(".example.com\",\"ProcessGuid\":\"{")
                .append(guid(random))
                .append("}\",\"ProcessId\":")
                .append(random.nextInt(30_000))
                .append(",\"Image\":\"")
                .append(image)
                .append("\",\"OriginalFileName\":\"")
                .append(image.substring(image.lastIndexOf('\\') + 1))
                .append("\",\"Description\":\"Part of the system\",\"Product\":\"Microsoft Windows Operating System\",")
                .append("\"Company\":\"Microsoft Corporation\",\"CommandLine\":\"")
                .append(image)
                .append(' ')
                .append(ARGUMENTS[random.nextInt(ARGUMENTS.length)])
                .append(' ')
                .append(Long.toHexString(random.nextLong()))
                .append("\",\"CurrentDirectory\":\"C:\\\\Users\\\\user")
                .append(random.nextInt(300))
                .append("\\\\\",\"User\":\"EXAMPLE\\\\user")
                .append(random.nextInt(300))
                .append("\",\"LogonId\":\"0x")
                .append(Integer.toHexString(random.nextInt(1 << 24)))
                .append("\",\"IntegrityLevel\":\"Medium\",\"Hashes\":\"MD5=")
                .append(guid(random).replace("-", ""))
                .append(",SHA256=")
                .append((guid(random) + guid(random)).replace("-", ""))
                .append("\",\"ParentImage\":\"")
                .append(parent)
                .append("\",\"ParentCommandLine\":\"")
                .append(parent)
                .append(' ')
                .append(ARGUMENTS[random.nextInt(ARGUMENTS.length)])
                .append('"');
        int fields = padding / 52;
        for (int field = 0; field < fields; field++) {
            event.append(String.format(
                    ",\"agent_field_%02d\":\"value %s\"", field, guid(random).substring(0, 22)));
        }
        return event.append('}').toString();
    }

    private static String audit(Random random, int i) {
        String user = "user" + random.nextInt(300);
        return "{\"@timestamp\":" + START.plusMillis(40L * i).toEpochMilli() + ",\"_document_id\":\"" + guid(random)
                + "\",\"action\":\"" + ACTIONS[random.nextInt(ACTIONS.length)] + "\",\"actor\":\"" + user
                + "\",\"actor_id\":" + random.nextInt(100_000) + ",\"actor_ip\":\"198.51.100." + random.nextInt(256)
                + "\",\"actor_location\":{\"country_code\":\"DE\"},\"org\":\"example\",\"org_id\":4711,\"repo\":\"example/service-"
                + random.nextInt(200) + "\",\"repository\":\"example/service\",\"repository_public\":false,\"user\":\""
                + user + "\",\"user_agent\":\"git/2.45." + random.nextInt(9) + " (linux) client/" + guid(random)
                + "\",\"programmatic_access_type\":\"Fine-grained personal access token\",\"hashed_token\":\""
                + guid(random) + "=\",\"token_id\":" + random.nextInt(1_000_000)
                + ",\"transport_protocol_name\":\"http\",\"operation_type\":\"access\",\"external_identity_nameid\":\""
                + user
                + "@example.com\",\"business\":\"example-enterprise\"}";
    }
}
