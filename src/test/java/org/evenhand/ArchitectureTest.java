package org.evenhand;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The shape of the house: data flows one way, and what is foreign stays inside its adapter. */
@AnalyzeClasses(packages = "org.evenhand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DATA_FLOWS_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("job")
          .definedBy("org.evenhand.job..")
          .layer("data")
          .definedBy("org.evenhand.data..")
          .layer("model")
          .definedBy("org.evenhand.model..")
          .layer("metric")
          .definedBy("org.evenhand.metric..")
          .layer("fairness")
          .definedBy("org.evenhand.fairness..")
          .layer("policy")
          .definedBy("org.evenhand.policy..")
          .layer("whatif")
          .definedBy("org.evenhand.whatif..")
          .layer("counterfactual")
          .definedBy("org.evenhand.counterfactual..")
          .layer("effect")
          .definedBy("org.evenhand.effect..")
          .layer("importance")
          .definedBy("org.evenhand.importance..")
          .layer("workspace")
          .definedBy("org.evenhand.workspace..")
          .layer("report")
          .definedBy("org.evenhand.report..")
          .layer("cli")
          .definedBy("org.evenhand.cli..")
          .layer("ui")
          .definedBy("org.evenhand.ui..")
          .layer("main")
          .definedBy("org.evenhand")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ui")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "ui", "main")
          .whereLayer("workspace")
          .mayOnlyBeAccessedByLayers("report", "cli", "ui", "main")
          .whereLayer("fairness")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("whatif")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("counterfactual")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("effect")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("importance")
          .mayOnlyBeAccessedByLayers("workspace", "report", "cli", "ui")
          .whereLayer("job")
          .mayNotAccessAnyLayer()
          .whereLayer("data")
          .mayOnlyAccessLayers("job")
          .whereLayer("model")
          .mayOnlyAccessLayers("job", "data")
          .whereLayer("metric")
          .mayOnlyAccessLayers("job", "data", "model")
          .whereLayer("fairness")
          .mayOnlyAccessLayers("job", "data", "model", "metric")
          .whereLayer("policy")
          .mayOnlyAccessLayers("job", "data", "metric")
          .whereLayer("whatif")
          .mayOnlyAccessLayers("job", "data", "model", "metric")
          .whereLayer("counterfactual")
          .mayOnlyAccessLayers("job", "data", "model", "metric")
          .whereLayer("effect")
          .mayOnlyAccessLayers("job", "data", "model", "metric")
          .whereLayer("importance")
          .mayOnlyAccessLayers("job", "data", "model", "metric");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.evenhand.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule VAADIN_STAYS_IN_THE_PAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.evenhand.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.vaadin..");

  @ArchTest
  static final ArchRule SPRING_ONLY_STARTS_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.evenhand.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule DUCKDB_STAYS_IN_DATA = onlyIn("org.evenhand.data..", "org.duckdb..");

  @ArchTest
  static final ArchRule ONNX_STAYS_IN_ITS_ADAPTER =
      onlyIn("org.evenhand.model.onnx..", "ai.onnxruntime..", "ai.onnx..");

  @ArchTest
  static final ArchRule TRIBUO_STAYS_IN_ITS_ADAPTER =
      onlyIn("org.evenhand.model.tribuo..", "org.tribuo..", "com.oracle..");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

  @ArchTest
  static final ArchRule NOTHING_PRINTS_BUT_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.evenhand", "org.evenhand.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  private static ArchRule onlyIn(String adapter, String... foreign) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign);
  }
}
