package dev.gatehouse.practices.check.argocd;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Argo CD as a repository installs and configures it.
 *
 * @param general pieces of {@code argocd-cm}
 * @param parameters pieces of {@code argocd-cmd-params-cm}
 * @param access pieces of {@code argocd-rbac-cm}
 * @param traces objects that show that Argo CD runs: its API server, or Applications
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/">argocd-cm</a>
 */
public record ArgoCd(
        List<Settings> general, List<Settings> parameters, List<Settings> access, List<KubernetesObject> traces) {

    public ArgoCd {
        general = List.copyOf(general);
        parameters = List.copyOf(parameters);
        access = List.copyOf(access);
        traces = List.copyOf(traces);
    }

    public static ArgoCd of(Evidence evidence) {
        return evidence.view(ArgoCd.class, ArgoCd::read);
    }

    private static ArgoCd read(Evidence evidence) {
        SettingsReader reader = new SettingsReader(evidence);
        return new ArgoCd(
                reader.read("argocd-cm", "cm"),
                reader.read("argocd-cmd-params-cm", "params"),
                reader.read("argocd-rbac-cm", "rbac"),
                traces(evidence));
    }

    private static List<KubernetesObject> traces(Evidence evidence) {
        List<KubernetesObject> traces = new ArrayList<>();
        for (KubernetesObject deployment : evidence.objects("apps", "Deployment")) {
            if (deployment.name().equals("argocd-server")
                    || deployment
                            .label("app.kubernetes.io/name")
                            .filter("argocd-server"::equals)
                            .isPresent()) {
                traces.add(deployment);
            }
        }
        traces.addAll(evidence.objects("argoproj.io", "Application"));
        traces.addAll(evidence.objects("argoproj.io", "ApplicationSet"));
        return traces;
    }

    /**
     * One UNKNOWN where Argo CD shows itself although no settings of it are seen; nothing where they are, or it does
     * not.
     */
    public void tellUnseenSettings(Ruling ruling, String explanation) {
        if (general.isEmpty() && !traces.isEmpty()) {
            KubernetesObject first = traces.getFirst();
            ruling.unknown(first, first.at("metadata", "name"), explanation);
        }
    }

    /**
     * The pieces that decide one key: patches and values that set it before what they are laid over; where none sets
     * it, one piece of each installation, the one that would have to.
     */
    public static List<Settings> deciding(List<Settings> pieces, String key) {
        Map<String, List<Settings>> installations = new LinkedHashMap<>();
        for (Settings piece : pieces) {
            installations
                    .computeIfAbsent(piece.installation(), i -> new ArrayList<>())
                    .add(piece);
        }
        List<Settings> deciding = new ArrayList<>();
        for (List<Settings> installation : installations.values()) {
            deciding.addAll(decidingOne(installation, key));
        }
        return deciding;
    }

    private static List<Settings> decidingOne(List<Settings> pieces, String key) {
        List<Settings> wholes =
                pieces.stream().filter(p -> p.kind() == Settings.Kind.WHOLE).toList();
        List<Settings> laidOver = pieces.stream()
                .filter(p -> p.kind() != Settings.Kind.WHOLE && p.sets(key))
                .toList();
        if (!laidOver.isEmpty()) {
            return laidOver;
        }
        return wholes.isEmpty() ? List.of(main(pieces)) : wholes;
    }

    /** The piece that is always read: of several files of values, the chart's own. */
    public static Settings main(List<Settings> pieces) {
        return pieces.stream()
                .filter(piece -> piece.file().endsWith("values.yaml"))
                .findFirst()
                .orElse(pieces.getFirst());
    }
}
