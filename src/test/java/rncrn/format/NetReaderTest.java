package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rncrn.InputException;
import rncrn.Reference;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.Unit;

class NetReaderTest {
    private static final String SMALL =
            """
            # Created by hand
            begin parameters
                1 n     1e3   # Constant
                2 kp    2.5
                3 both  kp*ln(exp(2))/n^2
            end parameters
            begin species
                1 A(b~U,c) 2*n
                2 $E() 7
                3 B 0
            end species
            begin reactions
                1 1,1 3 0.5*kp #_R1
                2 3 1,1 both
                3 1,2 2,3 kp
                4 3,2 0 4
            end reactions
            begin groups
                1 Total  1,2*3
                2 None
            end groups
            """;

    @Test
    void readsParametersSpeciesReactionsAndGroups() {
        NetReader.Contents contents = NetReader.parse(SMALL, "small.net");
        ReactionNetwork network = contents.network();
        assertEquals(Unit.COPY_NUMBER, network.unit());
        assertEquals(List.of("A(b~U,c)", "E()", "B"), network.names());
        assertEquals(2000, network.species().get(0).initial());
        Reaction pair = network.reactions().get(0);
        assertEquals(List.of(new Term(0, 2)), pair.reactants());
        assertEquals(1.25, pair.constant());
        assertEquals(5e-6, network.reactions().get(1).constant(), 1e-20);
        assertEquals(2, contents.groups().size());
        assertEquals(Map.of(0, 1.0, 2, 2.0), contents.groups().get(0).weights());
        assertEquals(Map.of(), contents.groups().get(1).weights());
    }

    @Test
    void fixedSpeciesAreReadAndNeverChanged() {
        ReactionNetwork network = NetReader.parse(SMALL, "small.net").network();
        assertTrue(network.isStatic()[1]);
        assertEquals(List.of(new Reaction.Change(2, -1)), network.reactions().get(3).netChange());
        assertEquals(2, network.reactions().get(3).order());
    }

    @Test
    void whatIsWrittenComesBack() {
        ReactionNetwork network = NetReader.parse(SMALL, "small.net").network();
        ReactionNetwork again = NetReader.parse(NetWriter.write(network), "again.net").network();
        assertEquals(network.species(), again.species());
        assertEquals(network.unit(), again.unit());
        for (int r = 0; r < network.reactions().size(); r++) {
            assertEquals(
                    network.reactions().get(r).netChange(), again.reactions().get(r).netChange());
            assertEquals(
                    network.reactions().get(r).constant(), again.reactions().get(r).constant());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "begin functions;                           :1:; section functions is not supported",
                "x y;                                       :1:; outside of every section",
                "begin species|1 A 1|3 B 2;                 :3:; should be 2, not 3",
                "begin species|1 A k;                       :2:; k",
                "begin species|1 A -1;                      :2:; not negative",
                "begin species|1 A 1|2 A 1;                 :3:; declared twice",
                "begin species|1 A 1|end reactions;         :3:; does not close",
                "begin species|1 A 1;                       :2:; has no end",
                "begin species|1 A 1|end species;           :3:; there is no reaction",
                "begin species|1 A 1|end species|begin reactions|1 2 0 1; :5:; no species number 2",
                "begin species|1 A 1|end species|begin reactions|1 1 0 Sat 1 2; :5:; type Sat",
                "begin species|1 A 1|end species|begin reactions|1 1 0 -3; :5:; not negative",
                "begin species|1 A 1|end species|begin reactions|1 1 0; :5:; something is missing",
                "begin parameters|1 k 1/0;                  :2:; must be finite",
                "begin parameters|1 k 1|2 k 1;              :3:; given twice",
                "begin parameters|1 k 1|end parameters|begin parameters; :4:; comes twice",
            })
    void complaintsNameTheLine(String text, String place, String words) {
        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> NetReader.parse(text.replace('|', '\n'), "bad.net"));
        assertTrue(refused.getMessage().startsWith("bad.net" + place), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"multistate, 9, 18", "multisite2, 66, 288", "egfr_net, 356, 3749"})
    void publishedNetworksLoad(String name, int species, int reactions) {
        ReactionNetwork network = NetReader.read(Reference.path("networks/" + name + ".net"));
        assertEquals(species, network.species().size());
        assertEquals(reactions, network.reactions().size());
    }
}
