package rncrn.bifurcation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import rncrn.Reference;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/** Reads the published reaction lists, {@code A + B->C,rate} a line. */
final class PublishedList {
    private PublishedList() {}

    static ReactionNetwork read(String relative) throws IOException {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        for (String line : Files.readAllLines(Reference.path(relative))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int comma = line.lastIndexOf(',');
            String[] sides = line.substring(0, comma).split("->", -1);
            list.massAction(
                    names(sides[0]),
                    names(sides[1]),
                    Double.parseDouble(line.substring(comma + 1)));
        }
        return list.build();
    }

    private static List<String> names(String side) {
        return Arrays.stream(side.split("\\+"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
