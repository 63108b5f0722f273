package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.Locale;
import java.util.Map;

/** What a file is for, by its name. */
enum FileKind {
    CODE,
    SHELL,
    CONFIGURATION,
    MARKUP,
    DOCUMENTATION,
    DATA,
    LOCK,
    MINIFIED,
    UNKNOWN;

    private static final Map<String, FileKind> BY_ENDING = byEnding();

    private static Map<String, FileKind> byEnding() {
        Map<String, FileKind> kinds = new java.util.HashMap<>();
        put(
                kinds,
                CODE,
                "java kt kts scala c h cc cpp cxx hpp hh m mm cs fs vb go rs py pyi rb php pl pm js jsx ts tsx mjs"
                        + " cjs swift lua r dart groovy gradle ex exs erl hrl hs clj cljs ml nim zig jl pas d v sol cshtml razor"
                        + " vue svelte jsp aspx erb haml ejs twig coffee ino as cr proto graphql sql psql asm s f90 adb ads rake"
                        + " phtml inc tcl vbs bas cls frm ipynb phpt xaml thrift");
        put(kinds, SHELL, "sh bash zsh ksh fish ps1 psm1 psd1 bat cmd command dockerfile mk make csh");
        put(
                kinds,
                CONFIGURATION,
                "yaml yml json toml ini cfg conf config properties env hcl tf tfvars xml plist json5"
                        + " cnf cnfg rc service desktop reg settings prefs pgpass netrc htpasswd template tpl j2 tmpl dist sample"
                        + " example props targets csproj nuspec pom sls jsonnet libsonnet cue dhall edn");
        put(kinds, MARKUP, "html htm xhtml svg css scss sass less xsl xslt resx strings po pot xlf xliff arb");
        put(kinds, DOCUMENTATION, "md markdown rst adoc asciidoc txt tex org mdx textile pod 1 rdoc");
        put(kinds, DATA, "csv tsv log out diff patch ldif eml har pcap dump snap");
        put(kinds, LOCK, "lock sum");
        return Map.copyOf(kinds);
    }

    private static void put(Map<String, FileKind> kinds, FileKind kind, String endings) {
        for (String ending : endings.split(" ", -1)) {
            kinds.put(ending, kind);
        }
    }

    static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.contains(".min.") || name.endsWith(".map") || name.contains("bundle.js")) {
            return MINIFIED;
        }
        if (name.equals("package-lock.json") || name.equals("pnpm-lock.yaml") || name.equals("npm-shrinkwrap.json")) {
            return LOCK;
        }
        if (name.startsWith("dockerfile") || name.startsWith("containerfile") || name.equals("makefile")) {
            return SHELL;
        }
        if (name.startsWith("readme") || name.startsWith("changelog") || name.startsWith("license")) {
            return DOCUMENTATION;
        }
        if (name.startsWith(".env") || name.endsWith("rc") || name.startsWith("_netrc")) {
            return CONFIGURATION;
        }
        return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
    }
}
