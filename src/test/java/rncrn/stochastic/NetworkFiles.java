package rncrn.stochastic;

import java.nio.file.Path;
import rncrn.format.NetReader;
import rncrn.format.ReactionListReader;
import rncrn.network.ReactionNetwork;

/** Networks from files, for tests. */
final class NetworkFiles {
    private NetworkFiles() {}

    static ReactionNetwork read(Path file) {
        return file.toString().endsWith(".net")
                ? NetReader.read(file)
                : ReactionListReader.read(file);
    }
}
