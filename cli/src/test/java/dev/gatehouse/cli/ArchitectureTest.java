package dev.gatehouse.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.practices.check.Check;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The flow goes one way: observe, judge, report. */
class ArchitectureTest {

    private static final JavaClasses GATEHOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gatehouse");

    @Test
    void modulesDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.gatehouse..")
                .layer("model")
                .definedBy("dev.gatehouse.model..")
                .layer("yaml")
                .definedBy("dev.gatehouse.yaml..")
                .layer("engines")
                .definedBy("dev.gatehouse.engines..")
                .layer("baseline")
                .definedBy("dev.gatehouse.baseline..")
                .layer("gate")
                .definedBy("dev.gatehouse.gate..")
                .layer("plan")
                .definedBy("dev.gatehouse.plan..")
                .layer("ledger")
                .definedBy("dev.gatehouse.ledger..")
                .layer("connectors")
                .definedBy("dev.gatehouse.connectors..")
                .layer("practices")
                .definedBy("dev.gatehouse.practices..")
                .layer("report")
                .definedBy("dev.gatehouse.report..")
                .layer("cli")
                .definedBy("dev.gatehouse.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("practices")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("connectors")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("gate")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("gate", "plan", "cli")
                .whereLayer("baseline")
                .mayOnlyBeAccessedByLayers("practices", "gate", "plan", "cli")
                .whereLayer("engines")
                .mayOnlyBeAccessedByLayers("baseline", "ledger", "gate", "connectors", "practices", "cli")
                .whereLayer("yaml")
                .mayOnlyBeAccessedByLayers("baseline", "connectors", "practices", "cli")
                .check(GATEHOUSE);
    }

    @Test
    void everythingIsInALayer() {
        classes()
                .should()
                .resideInAnyPackage(
                        "dev.gatehouse.model..",
                        "dev.gatehouse.yaml..",
                        "dev.gatehouse.engines..",
                        "dev.gatehouse.baseline..",
                        "dev.gatehouse.gate..",
                        "dev.gatehouse.plan..",
                        "dev.gatehouse.ledger..",
                        "dev.gatehouse.connectors..",
                        "dev.gatehouse.practices..",
                        "dev.gatehouse.report..",
                        "dev.gatehouse.cli..")
                .check(GATEHOUSE);
    }

    @Test
    void theModelDependsOnNothing() {
        classes()
                .that()
                .resideInAPackage("dev.gatehouse.model..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.gatehouse.model..", "java..", "org.jspecify.."))
                .check(GATEHOUSE);
    }

    @Test
    void enginesKnowNothingOfGatehouse() {
        noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.engines..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.gatehouse..").and(not(resideInAPackage("dev.gatehouse.engines.."))))
                .check(GATEHOUSE);
        slices().matching("dev.gatehouse.engines.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage("dev.gatehouse.engines.secretscan.."),
                        resideInAPackage("dev.gatehouse.engines.gitobjects.."))
                .check(GATEHOUSE);
    }

    @Test
    void practicesDoNoInputAndNoOutput() {
        noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.practices..")
                .and()
                .doNotHaveFullyQualifiedName("dev.gatehouse.practices.check.BundledTable")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http.."))
                .check(GATEHOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.practices..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(GATEHOUSE);
    }

    @Test
    void practicesNeverSeeEachOther() {
        String[] practices = Arrays.stream(Practice.values())
                .map(p -> "dev.gatehouse.practices." + p.slug() + "..")
                .toArray(String[]::new);
        for (Practice practice : Practice.values()) {
            String own = "dev.gatehouse.practices." + practice.slug() + "..";
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(practices).and(not(resideInAPackage(own))))
                    .check(GATEHOUSE);
        }
    }

    @Test
    void everyPracticeHasItsPackage() {
        for (Practice practice : Practice.values()) {
            assertThat(GATEHOUSE.containPackage("dev.gatehouse.practices." + practice.slug()))
                    .as(practice.slug())
                    .isTrue();
        }
    }

    @Test
    void factsAreRecordsAndRulesAreFinal() {
        classes().that().implement(Fact.class).should().beRecords().check(GATEHOUSE);
        classes()
                .that()
                .implement(Check.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .orShould()
                .beRecords()
                .check(GATEHOUSE);
    }

    @Test
    void namesSayWhatThingsAre() {
        for (String vague : new String[] {"Util", "Utils", "Helper", "Manager", "Impl"}) {
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith(vague)
                    .as("no name ends with " + vague.toLowerCase(Locale.ROOT))
                    .check(GATEHOUSE);
        }
    }
}
