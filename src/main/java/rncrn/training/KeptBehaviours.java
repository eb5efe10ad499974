package rncrn.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rncrn.files.Checkpoints;

/** What was found of a network's dynamics, which takes long, kept in a checkpoint. */
final class KeptBehaviours implements Checkpoints.Kept {
    Behaviours behaviours = new Behaviours(List.of());

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(behaviours.findings().size());
        for (Behaviours.Finding finding : behaviours.findings()) {
            Checkpoint.write(finding.at().stream().mapToDouble(Double::doubleValue).toArray(), out);
            out.writeUTF(finding.regimes());
            out.writeUTF(finding.measured());
            out.writeDouble(finding.deviation());
            out.writeInt(finding.escapes());
        }
    }

    @Override
    public void read(DataInputStream in) throws IOException {
        List<Behaviours.Finding> findings = new ArrayList<>();
        for (int k = in.readInt(); k > 0; k--) {
            List<Double> at = new ArrayList<>();
            for (double value : Checkpoint.read(in)) {
                at.add(value);
            }
            findings.add(
                    new Behaviours.Finding(
                            at, in.readUTF(), in.readUTF(), in.readDouble(), in.readInt()));
        }
        behaviours = new Behaviours(findings);
    }
}
