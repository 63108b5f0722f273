package dev.gatehouse.engines.policycsv;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jcasbin with Argo CD's model; its globs are made into regular expressions, which is right for those without brackets.
 */
final class Peer {

    private static final String MODEL = """
            [request_definition]
            r = sub, res, act, obj
            [policy_definition]
            p = sub, res, act, obj, eft
            [role_definition]
            g = _, _
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = g(r.sub, p.sub) && globMatching(r.res, p.res) && globMatching(r.act, p.act) && globMatching(r.obj, p.obj)
            """;

    private final Enforcer enforcer;

    Peer(Policy policy) {
        Model model = new Model();
        model.loadModelFromText(MODEL);
        enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        enforcer.addFunction("globMatching", new Matching());
        enforcer.enableAutoBuildRoleLinks(false);
        for (PolicyLine.Membership line : policy.memberships()) {
            enforcer.addNamedGroupingPolicy("g", line.member(), line.role());
        }
        List<List<String>> lines = policy.permissions().stream()
                .map(line -> List.of(line.subject(), line.resource(), line.action(), line.object(), line.effect()))
                .distinct()
                .toList();
        enforcer.addPolicies(lines);
        enforcer.buildRoleLinks();
    }

    boolean allows(String subject, String resource, String action, String object) {
        return enforcer.enforce(subject, resource, action, object);
    }

    private static final class Matching extends CustomFunction {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Pattern> patterns = new ConcurrentHashMap<>();

        @Override
        public String getName() {
            return "globMatching";
        }

        @Override
        public AviatorObject call(Map<String, Object> environment, AviatorObject text, AviatorObject glob) {
            String pattern = FunctionUtils.getStringValue(glob, environment);
            return AviatorBoolean.valueOf(patterns.computeIfAbsent(pattern, Matching::expression)
                    .matcher(FunctionUtils.getStringValue(text, environment))
                    .matches());
        }

        private static Pattern expression(String glob) {
            StringBuilder expression = new StringBuilder();
            for (int i = 0; i < glob.length(); i++) {
                char c = glob.charAt(i);
                expression.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '{' -> "(?:";
                            case '}' -> ")";
                            case ',' -> "|";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
            return Pattern.compile(expression.toString(), Pattern.DOTALL);
        }
    }
}
