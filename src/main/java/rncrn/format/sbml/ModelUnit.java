package rncrn.format.sbml;

import java.util.Optional;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Species;
import rncrn.network.Unit;

/**
 * The mark in models that rncrn wrote: an annotation that says whether the network speaks of copy
 * numbers or of concentrations, which core SBML cannot. Its kinetic laws then are the deterministic
 * ones in concentrations at compartment size 1, and species keep their names in the name attribute.
 */
final class ModelUnit {
    static final String NAMESPACE = "urn:rncrn:network";
    private static final String CONCENTRATIONS = "unit=\"concentrations\"";
    private static final String COPY_NUMBERS = "unit=\"copy numbers\"";

    private ModelUnit() {}

    static String annotation(Unit unit) {
        return "<annotation><rncrn:network xmlns:rncrn=\""
                + NAMESPACE
                + "\" "
                + (unit == Unit.CONCENTRATION ? CONCENTRATIONS : COPY_NUMBERS)
                + "/></annotation>";
    }

    static Optional<Unit> of(Model model) {
        String annotation = model.isSetAnnotation() ? text(model) : "";
        if (!annotation.contains(NAMESPACE)) {
            return Optional.empty();
        }
        return annotation.contains(CONCENTRATIONS)
                ? Optional.of(Unit.CONCENTRATION)
                : annotation.contains(COPY_NUMBERS)
                        ? Optional.of(Unit.COPY_NUMBER)
                        : Optional.empty();
    }

    private static String text(Model model) {
        try {
            return model.getAnnotationString();
        } catch (javax.xml.stream.XMLStreamException unreadable) {
            return "";
        }
    }

    static String name(Species species) {
        return species.isSetName() ? species.getName() : species.getId();
    }
}
