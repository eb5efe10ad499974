package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rncrn.InputException;
import rncrn.format.sbml.Sbml;
import rncrn.format.sbml.SbmlReader;
import rncrn.stochastic.Streams;

/**
 * Feeds every reader mutations of valid files: bytes and words changed, cut, repeated, swapped, and
 * numbers made absurd. A reader takes the input or throws an {@link InputException} whose message
 * names the source; nothing else may happen, and nothing may take long.
 */
class FuzzTest {
    private static final long SEED = 2026;
    private static final long SLOW_NANOSECONDS = 5_000_000_000L;

    /** Every reader with a valid input. */
    enum Reader {
        LIST(
                bytes(
                        """
                        #X_1=0.5,Y_1=0.0
                        # unit: concentrations
                        X_1 + Y_1->X_1 + Y_1 + Y_1,13.965258002281189
                        2 Y_1->,865.0916290283203
                        ->X_1,16.861435
                        # a remark
                        """),
                input -> ReactionListReader.parse(TextFile.decode(input, "input"), "input")),
        MODEL(
                bytes(
                        """
                        {"format":"rncrn-model/1","name":"a","species":["X_1"],"parameters":["L_1"],
                         "alpha":[[3.0,-0.1]],"omega":[[3.5],[-2]],"psi":[[1e-12],[0]],
                         "theta":[-4,1e22],"beta":[1],"gamma":[1,0.1],"tau":[1,1],"mu":0.01,
                         "domain":{"X_1":[1,9]},
                         "classifier":{"inputs":["E_1"],"layers":[{"weights":[[1]],"theta":[0.1],
                          "gamma":[0.01],"tau":[1]}],"drives":"L_1","mu":0.001},
                         "provenance":{"source":"a test","list":[1,{"deep":true}]}}
                        """),
                input -> ModelReader.parse(TextFile.decode(input, "input"), "input")),
        NET(
                bytes(
                        """
                        # Created by BioNetGen 2.7.0
                        begin parameters
                            1 R0           5360  # Constant
                            2 kon          0.01*2  # ConstantExpression
                        end parameters
                        begin species
                            1 R(a,l) R0
                            2 L(r!1).R(a,l!1) 0
                        end species
                        begin reactions
                            1 1,1 2 0.5*kon #_R1
                            2 2 1,1 kon #_reverse__R1
                            3 0 1 kon
                        end reactions
                        begin groups
                            1 A_P                  1,2*2
                        end groups
                        """),
                input -> NetReader.parse(TextFile.decode(input, "input"), "input")),
        SBML(
                bytes(
                        Sbml.document(
                                Sbml.compartment(2)
                                        + "<listOfSpecies>"
                                        + Sbml.species("A", 7)
                                        + Sbml.species(
                                                "B", "initialConcentration=\"2\"", false, false)
                                        + "</listOfSpecies><listOfParameters>"
                                        + Sbml.parameter("k", 3, true)
                                        + Sbml.parameter("p", 1, false)
                                        + "</listOfParameters><listOfRules>"
                                        + "<rateRule variable=\"p\">"
                                        + Sbml.math("sin(time) - p/2")
                                        + "</rateRule></listOfRules><listOfReactions>"
                                        + Sbml.reaction("r", "2A", "B", "k*A*(A-1)/2", false)
                                        + Sbml.reaction("s", "B", "A", "c*p*B^2/(1+B)", false)
                                        + "</listOfReactions><listOfEvents>"
                                        + Sbml.event("geq(time, 4)", "A", "A + 1", "")
                                        + "</listOfEvents>")),
                input -> SbmlReader.parse(TextFile.decode(input, "input"), "input", Map.of())),
        MAT(mat(), input -> MatReader.parse(input, "input", "network"));

        @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
        private final byte[] valid;

        @SuppressWarnings("ImmutableEnumChecker") // Readers hold no state.
        private final Consumer<byte[]> read;

        Reader(byte[] valid, Consumer<byte[]> read) {
            this.valid = valid;
            this.read = read;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] mat() {
            try {
                return MatReaderTest.bytes(MatReaderTest.weights());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFixedSample(Reader reader) {
        reader.read.accept(reader.valid);
        fuzz(reader, 0, 1500);
    }

    /** The long run: a hundred thousand inputs a reader. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void aHundredThousand(Reader reader) {
        fuzz(reader, 0, 100_000);
    }

    private static void fuzz(Reader reader, int from, int to) {
        int refused = 0;
        for (int number = from; number < to; number++) {
            byte[] input = mutant(reader, Streams.stream(SEED + reader.name().hashCode(), number));
            long start = System.nanoTime();
            try {
                reader.read.accept(input);
            } catch (InputException complaint) {
                refused++;
                assertTrue(
                        complaint.getMessage().startsWith("input"),
                        () -> reader + " number " + complaint.getMessage());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError crash) {
                fail(reader + ": one input fails: " + describe(input), crash);
            }
            // Not a test of speed: only a hang could take as long.
            assertTrue(System.nanoTime() - start < SLOW_NANOSECONDS, () -> describe(input));
        }
        assertTrue(refused > (to - from) / 4, "the mutations hardly break anything");
    }

    private static String describe(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    private static final List<String> WORDS =
            List.of(
                    "-1",
                    "1e999",
                    "NaN",
                    "1e-400",
                    "99999999999999999999",
                    "0",
                    "",
                    "\0",
                    "\uFFFD",
                    "->",
                    "+",
                    ",",
                    "#",
                    "=",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "<",
                    ">",
                    "&a;",
                    "</math>",
                    "null",
                    "true",
                    "begin",
                    "end",
                    "2147483648",
                    "-0.0",
                    "/",
                    "(",
                    ")",
                    "\n",
                    "k",
                    "A",
                    "B",
                    "INF",
                    "<!DOCTYPE a>",
                    "<apply/>",
                    "<times/>",
                    "4294967295");

    private static byte[] mutant(Reader reader, UniformRandomProvider random) {
        byte[] input = reader.valid;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            input = mutate(input, random, reader == Reader.MAT);
        }
        return input;
    }

    private static byte[] mutate(byte[] input, UniformRandomProvider random, boolean binary) {
        if (input.length < 4) {
            return "x->y,1".getBytes(StandardCharsets.UTF_8);
        }
        int a = random.nextInt(input.length);
        int b = Math.min(input.length, a + 1 + random.nextInt(1 + random.nextInt(40)));
        switch (random.nextInt(binary ? 5 : 7)) {
            case 0 -> {
                byte[] other = input.clone();
                other[a] = (byte) random.nextInt(256);
                return other;
            }
            case 1 -> {
                return splice(input, a, b, new byte[0]);
            }
            case 2 -> {
                return splice(input, b, b, Arrays.copyOfRange(input, a, b));
            }
            case 3 -> {
                return Arrays.copyOf(input, a);
            }
            case 4 -> {
                byte[] other = input.clone();
                other[a] ^= (byte) (1 << random.nextInt(8));
                return other;
            }
            case 5 -> {
                byte[] word =
                        WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
                return splice(input, a, random.nextBoolean() ? a : b, word);
            }
            default -> {
                return token(input, random);
            }
        }
    }

    /** Replaces one token of the text by another of its tokens or by a word of ill repute. */
    private static byte[] token(byte[] input, UniformRandomProvider random) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> tokens =
                new ArrayList<>(
                        Stream.of(text.split("\\b", -1)).filter(t -> !t.isEmpty()).toList());
        if (tokens.isEmpty()) {
            return input;
        }
        tokens.set(
                random.nextInt(tokens.size()),
                random.nextBoolean()
                        ? tokens.get(random.nextInt(tokens.size()))
                        : WORDS.get(random.nextInt(WORDS.size())));
        return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] input, int from, int to, byte[] middle) {
        byte[] output = new byte[from + middle.length + input.length - to];
        System.arraycopy(input, 0, output, 0, from);
        System.arraycopy(middle, 0, output, from, middle.length);
        System.arraycopy(input, to, output, from + middle.length, input.length - to);
        return output;
    }
}
