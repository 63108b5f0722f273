package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.controllers.GitOpsControllers;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import dev.gatehouse.practices.deployroles.manifests.Paths;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pod whose every container gets a token that holds rights. The pod's own setting counts before its account's; where
 * neither says anything the token is mounted. An account without rights makes its token harmless.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/">Configure service
 *     accounts for pods</a>
 */
final class TokenAutomounted implements Check {

    private static final String SETTING = "automountServiceAccountToken";

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "token-automounted")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
            .title("Every container gets a token that holds rights")
            .why("""
                    A mounted token is the account: whoever gets into any container of the pod, a sidecar included, \
                    has all of its rights.""")
            .fix("""
                    Switch mounting off, on the account or the pod. Where one container calls the API, project a \
                    short-lived token into that one alone:""")
            .example("""
                    spec:
                      automountServiceAccountToken: false
                      containers:
                        - name: controller
                          volumeMounts:
                            - {name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}
                      volumes:
                        - name: token
                          projected:
                            sources:
                              - serviceAccountToken: {path: token, expirationSeconds: 3600}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.5", "pci-dss:8.6.1", "hipaa:164.312(a)(1)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (PodTemplate pods : Deployed.pods(evidence)) {
            judge(pods, evidence, ruling);
        }
    }

    private static void judge(PodTemplate pods, Evidence evidence, Ruling ruling) {
        KubernetesObject object = pods.object();
        String namespace = Namespaces.of(evidence).of(object);
        Optional<Scalar> named =
                pods.spec().scalar("serviceAccountName").or(() -> pods.spec().scalar("serviceAccount"));
        String name = named.map(Scalar::text).filter(n -> !n.isEmpty()).orElse("default");
        Grantee account = Grantee.serviceAccount(namespace, name);
        Optional<Boolean> own = pods.spec().bool(SETTING);
        Location at = object.at(
                pods.spec().scalar(SETTING).or(() -> named).<Node>map(s -> s).orElse(pods.spec()));
        List<Grant> grants = RbacGraph.of(evidence).effective(account).stream()
                .filter(g -> !g.refused())
                .filter(g -> !g.role().known() || g.rules().stream().anyMatch(TokenAutomounted::givesRights))
                .toList();
        if (grants.isEmpty()) {
            ruling.pass(object, at, account.subject() + " holds no rights");
            return;
        }
        if (GitOpsControllers.product(namespace, name).isPresent()) {
            ruling.pass(object, at, account.subject() + " is the GitOps controller's, whose work is the API");
            return;
        }
        Optional<KubernetesObject> declared = declared(evidence, object, account);
        Optional<Boolean> mounted = own.or(() -> declared.flatMap(a -> a.body().bool(SETTING)));
        if (mounted.isPresent() && !mounted.get()) {
            ruling.pass(object, at, "no token of " + account.subject() + " is mounted");
        } else if (mounted.isEmpty() && declared.isEmpty() && !name.equals("default")) {
            ruling.unknown(
                    object,
                    at,
                    account.subject() + " is not in this repository, so that whether it mounts tokens can't be told");
        } else {
            ruling.fail(object, at, explanation(account, grants));
        }
    }

    private static String explanation(Grantee account, List<Grant> grants) {
        Grant first = grants.getFirst();
        String more = grants.size() == 1 ? "" : " and " + (grants.size() - 1) + " more";
        return "every container can act as " + account.subject() + ", which holds "
                + first.role().subject() + first.reach() + more;
    }

    /** Reviews of oneself and the server's own pages are everyone's. */
    private static boolean givesRights(PolicyRule rule) {
        return !rule.resources().isEmpty() && !rule.resources().stream().allMatch(r -> r.startsWith("selfsubject"));
    }

    private static Optional<KubernetesObject> declared(Evidence evidence, KubernetesObject workload, Grantee account) {
        Namespaces namespaces = Namespaces.of(evidence);
        return evidence.view(AccountsByName.class, AccountsByName::of).named(account.name()).stream()
                .filter(a -> namespaces.of(a).equals(account.namespace())
                        || namespaces.of(a).isEmpty()
                        || account.namespace().isEmpty())
                .max(Comparator.comparingInt(a -> Paths.nearness(a.file(), workload.file())));
    }

    /** Service accounts, found by name. */
    private record AccountsByName(Map<String, List<KubernetesObject>> accounts) {

        static AccountsByName of(Evidence evidence) {
            return new AccountsByName(evidence.objects("", "ServiceAccount").stream()
                    .collect(Collectors.groupingBy(KubernetesObject::name)));
        }

        List<KubernetesObject> named(String name) {
            return accounts.getOrDefault(name, List.of());
        }
    }
}
