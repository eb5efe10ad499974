package rncrn.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import rncrn.files.Checkpoints;

/**
 * Keeps the finished parts of long work in the output folder, and goes on from them when asked.
 * They are kept every 20 seconds; trajectories under way at a kill are run again, on their own
 * random streams, so that the results are the same bytes.
 */
final class ResumeOption {
    /** Options that change no result. */
    private static final Set<String> OUTSIDE =
            Set.of("--output", "--threads", "--quiet", "--debug", "--resume");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--resume",
            description =
                    "Go on from what an interrupted run of the same command left in the output"
                            + " folder.")
    private boolean resume;

    /** The checkpoints of a run in its output folder. */
    @SuppressWarnings("ArrayRecordComponent") // A holder, never compared.
    record Kept(Checkpoints checkpoints, byte[] fingerprint) {
        Checkpoints.Part part(long number) {
            return checkpoints.part(number, fingerprint);
        }

        /** The results are written; nothing needs to be kept any more. */
        void clear() {
            checkpoints.clear();
        }
    }

    /**
     * Opens the checkpoints.
     *
     * @param run the run, its inputs recorded
     */
    Kept in(Path folder, Run run) {
        Path kept = folder.resolve(Checkpoints.FOLDER);
        return new Kept(
                resume ? Checkpoints.resume(kept) : Checkpoints.fresh(kept), fingerprint(run));
    }

    /** Of the version, the bytes of the inputs, and all that was asked on the command line. */
    private byte[] fingerprint(Run run) {
        ParseResult arguments = verb.commandLine().getParseResult();
        TreeMap<String, Object> asked = new TreeMap<>();
        for (OptionSpec option : arguments.matchedOptions()) {
            if (!OUTSIDE.contains(option.longestName())) {
                asked.put(option.longestName(), option.originalStringValues());
            }
        }
        for (ArgSpec positional : arguments.matchedPositionals()) {
            asked.put(positional.paramLabel(), positional.originalStringValues());
        }
        String question = Version.number() + verb.name() + run.inputHashes() + asked;
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(question.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
