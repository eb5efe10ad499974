package rncrn.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rncrn.field.Box;
import rncrn.target.Piece;
import rncrn.target.TrainingSet;

/**
 * A design: one wanted family of behaviours and everything needed to train and check a network for
 * it.
 *
 * @param name short name, also of the files made from it
 * @param about one or two sentences for people
 * @param species names of the N executive species
 * @param parameters names of the P parameter species
 * @param domain box of executive concentrations that the design speaks about
 * @param parameterRange box of parameter concentrations, P-dimensional
 * @param target pieces of the target, at least one
 * @param network size and fixed constants of the network
 * @param classifier classification network that drives a parameter, if any
 * @param training training settings
 * @param noise settings of noise-aware training
 * @param check where the trained network is to be checked
 * @param expectations behaviours of the full reaction list that the design asks for
 * @param published what a publication defines and reached, where one is to be held against
 */
public record Design(
        String name,
        String about,
        List<String> species,
        List<String> parameters,
        Box domain,
        Box parameterRange,
        List<Piece> target,
        NetworkPlan network,
        Optional<ClassifierPlan> classifier,
        TrainingPlan training,
        NoisePlan noise,
        CheckPlan check,
        List<Expectation> expectations,
        Optional<Published> published) {
    public Design {
        species = List.copyOf(species);
        parameters = List.copyOf(parameters);
        target = List.copyOf(target);
        expectations = List.copyOf(expectations);
    }

    /**
     * Names of what the user sets when the network runs: the parameter species, a driven one
     * replaced by the classifier's inputs. Check and expectation points are in this order.
     */
    public List<String> controls() {
        List<String> controls = new ArrayList<>();
        for (String parameter : parameters) {
            if (classifier.isPresent() && classifier.get().drives().equals(parameter)) {
                controls.addAll(classifier.get().inputs());
            } else {
                controls.add(parameter);
            }
        }
        return List.copyOf(controls);
    }

    /** Values by control: a point over the controls with its names. */
    public Map<String, Double> named(List<Double> point) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int k = 0; k < point.size(); k++) {
            values.put(controls().get(k), point.get(k));
        }
        return values;
    }

    /** A point over the controls in words, as "L_1 = 3.0, L_2 = 0.5"; empty without controls. */
    public String words(List<Double> point) {
        return named(point).entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The same with another target. */
    public Design withTarget(List<Piece> other) {
        return with(other, network, training, expectations);
    }

    /** The same with another target, network, training and expectations. */
    public Design with(
            List<Piece> otherTarget,
            NetworkPlan otherNetwork,
            TrainingPlan otherTraining,
            List<Expectation> otherExpectations) {
        return new Design(
                name,
                about,
                species,
                parameters,
                domain,
                parameterRange,
                otherTarget,
                otherNetwork,
                classifier,
                otherTraining,
                noise,
                check,
                otherExpectations,
                published);
    }

    /** The same held against no publication, which saves training a fit for that. */
    public Design withoutPublished() {
        return new Design(
                name,
                about,
                species,
                parameters,
                domain,
                parameterRange,
                target,
                network,
                classifier,
                training,
                noise,
                check,
                expectations,
                Optional.empty());
    }

    /** The full training set as the design defines it. */
    public TrainingSet trainingSet() {
        TrainingSet.Builder set = TrainingSet.builder(species.size(), parameters.size());
        target.forEach(piece -> piece.sample(set));
        return set.build();
    }
}
