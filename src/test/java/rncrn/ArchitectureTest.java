package rncrn;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** Holds the arrows of the house: who may import whom. */
@AnalyzeClasses(packages = "rncrn", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each room, and the rooms that may import it. */
    private static final Map<String, String[]> USERS =
            Map.ofEntries(
                    users(
                            "files",
                            "neural",
                            "design",
                            "training",
                            "bifurcation",
                            "stochastic",
                            "reduction",
                            "ensemble",
                            "verdict",
                            "report",
                            "format",
                            "cli"),
                    users(
                            "network",
                            "neural",
                            "deterministic",
                            "bifurcation",
                            "stochastic",
                            "reduction",
                            "ensemble",
                            "verdict",
                            "report",
                            "format",
                            "cli",
                            "training"),
                    users(
                            "field",
                            "neural",
                            "target",
                            "design",
                            "training",
                            "deterministic",
                            "bifurcation",
                            "reduction",
                            "ensemble",
                            "verdict",
                            "report",
                            "format",
                            "cli"),
                    users(
                            "statistics",
                            "deterministic",
                            "stochastic",
                            "training",
                            "bifurcation",
                            "reduction",
                            "ensemble",
                            "verdict",
                            "report",
                            "cli"),
                    users(
                            "target",
                            "design",
                            "training",
                            "bifurcation",
                            "verdict",
                            "report",
                            "format",
                            "cli"),
                    users("design", "training", "verdict", "report", "format", "cli"),
                    users(
                            "neural",
                            "training",
                            "bifurcation",
                            "reduction",
                            "format",
                            "verdict",
                            "report",
                            "cli"),
                    users("deterministic", "training", "bifurcation", "verdict", "report", "cli"),
                    users("stochastic", "reduction", "ensemble", "verdict", "report", "cli"),
                    users("bifurcation", "training", "verdict", "report", "cli"),
                    users("training", "verdict", "report", "cli"),
                    users("reduction", "verdict", "report", "cli"),
                    users("ensemble", "verdict", "report", "cli"),
                    users("format", "cli"),
                    users("verdict", "report", "cli"),
                    users("report", "cli"),
                    users("cli"));

    private static Map.Entry<String, String[]> users(String room, String... users) {
        return Map.entry(room, users);
    }

    @ArchTest static final ArchRule importsPointOneWay = arrows();

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("rncrn.(*)..").should().beFreeOfCycles();

    private static ArchRule arrows() {
        var house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("rncrn..");
        for (String room : USERS.keySet()) {
            house = house.optionalLayer(room).definedBy("rncrn." + room + "..");
        }
        for (var entry : USERS.entrySet()) {
            house =
                    entry.getValue().length == 0
                            ? house.whereLayer(entry.getKey()).mayNotBeAccessedByAnyLayer()
                            : house.whereLayer(entry.getKey())
                                    .mayOnlyBeAccessedByLayers(entry.getValue());
        }
        return house;
    }
}
