package rncrn.format.sbml;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.KineticLaw;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLException;
import org.sbml.jsbml.SBMLWriter;
import org.sbml.jsbml.SpeciesReference;
import rncrn.InputException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.Unit;
import rncrn.network.expression.Expression;

/**
 * Writes networks as SBML Level 3 Version 1 core. Networks in copy numbers have amounts and kinetic
 * laws k n (n - 1) ..., or any other law as it is; networks in concentrations have concentrations
 * in a compartment of size 1 and laws k [A] [B] in amounts per time, with an annotation from which
 * rncrn knows the unit when it reads the file again.
 */
public final class SbmlWriter {
    private static final String CELL = "compartment_1";

    private final ReactionNetwork network;
    private final boolean concentrations;

    private SbmlWriter(ReactionNetwork network) {
        this.network = network;
        this.concentrations = network.unit() == Unit.CONCENTRATION;
    }

    /**
     * The document.
     *
     * @throws InputException if a law is neither mass action nor a formula that SBML has words for
     */
    public static String write(ReactionNetwork network) {
        try {
            return new SBMLWriter(' ', (short) 2)
                            .writeSBMLToString(new SbmlWriter(network).document())
                            .strip()
                    + "\n";
        } catch (XMLStreamException | SBMLException unwritable) {
            throw new InputException(
                    "the network cannot be written as SBML: " + unwritable.getMessage(),
                    unwritable);
        }
    }

    private SBMLDocument document() throws XMLStreamException {
        SBMLDocument document = new SBMLDocument(3, 1);
        Model model = document.createModel("network");
        model.setAnnotation(ModelUnit.annotation(network.unit()));
        Compartment cell = model.createCompartment(CELL);
        cell.setSpatialDimensions(3);
        cell.setSize(1);
        cell.setConstant(true);
        for (int i = 0; i < network.species().size(); i++) {
            var species = model.createSpecies(id(i), cell);
            species.setName(network.species().get(i).name());
            species.setHasOnlySubstanceUnits(!concentrations);
            species.setBoundaryCondition(false);
            species.setConstant(false);
            if (concentrations) {
                species.setInitialConcentration(network.species().get(i).initial());
            } else {
                species.setInitialAmount(network.species().get(i).initial());
            }
        }
        int number = 0;
        for (Reaction reaction : network.reactions()) {
            reaction(model.createReaction("reaction_" + ++number), reaction);
        }
        return document;
    }

    /** The species' own name where SBML allows it as an identifier. */
    private String id(int i) {
        String name = network.species().get(i).name();
        boolean taken = name.equals(CELL) || name.matches("(species|reaction)_\\d+|k|network");
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !taken ? name : "species_" + (i + 1);
    }

    @SuppressWarnings("deprecation") // Version 1 requires the attribute fast.
    private void reaction(org.sbml.jsbml.Reaction written, Reaction reaction) {
        written.setReversible(false);
        written.setFast(false);
        if (!reaction.name().isEmpty()) {
            written.setName(reaction.name());
        }
        side(written, reaction.reactants(), true);
        side(written, reaction.products(), false);
        KineticLaw law = written.createKineticLaw();
        if (reaction.law() instanceof RateLaw.General general) {
            law.setMath(formula(written, reaction, general));
            return;
        }
        law.createLocalParameter("k").setValue(reaction.constant());
        ASTNode product = new ASTNode(ASTNode.Type.TIMES);
        if (concentrations) {
            product.addChild(new ASTNode(CELL));
        }
        product.addChild(new ASTNode("k"));
        for (Term term : reaction.reactants()) {
            for (int k = 0; k < term.count(); k++) {
                product.addChild(factor(term, concentrations ? 0 : k));
            }
        }
        law.setMath(product.getChildCount() == 1 ? product.getChild(0) : product);
    }

    private ASTNode formula(
            org.sbml.jsbml.Reaction written, Reaction reaction, RateLaw.General general) {
        if (!(general.function() instanceof Expression formula) || concentrations) {
            throw new InputException(
                    "the law "
                            + general.formula()
                            + " of reaction "
                            + reaction.name()
                            + " cannot be written as SBML: it is no formula over copy numbers");
        }
        for (int read : general.species()) {
            if (reaction.reactants().stream().noneMatch(term -> term.species() == read)
                    && reaction.products().stream().noneMatch(term -> term.species() == read)) {
                written.createModifier().setSpecies(id(read));
            }
        }
        try {
            return MathWriter.node(formula, this::id);
        } catch (InputException refused) {
            throw new InputException(
                    "reaction " + reaction.name() + ": " + refused.getMessage(), refused);
        }
    }

    private ASTNode factor(Term term, int subtracted) {
        ASTNode name = new ASTNode(id(term.species()));
        if (subtracted == 0) {
            return name;
        }
        ASTNode difference = new ASTNode(ASTNode.Type.MINUS);
        difference.addChild(name);
        difference.addChild(new ASTNode(subtracted));
        return difference;
    }

    private void side(org.sbml.jsbml.Reaction written, List<Term> terms, boolean left) {
        for (Term term : terms) {
            SpeciesReference reference = new SpeciesReference(3, 1);
            reference.setSpecies(id(term.species()));
            reference.setStoichiometry(term.count());
            reference.setConstant(true);
            if (left) {
                written.addReactant(reference);
            } else {
                written.addProduct(reference);
            }
        }
    }
}
