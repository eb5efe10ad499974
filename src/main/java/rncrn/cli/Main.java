package rncrn.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code rncrn}. Without arguments it runs the main job, {@value #MAIN_JOB}. */
@Command(
        name = "rncrn",
        description = {
            "Trains chemical reaction networks and tells which of their designed behaviours survive"
                    + " molecular noise.",
            "Without arguments: rncrn " + Main.MAIN_JOB
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            BenchCommand.class,
            BifurcateCommand.class,
            CheckCommand.class,
            CompareCommand.class,
            CompileCommand.class,
            EnduranceCommand.class,
            ReportCommand.class,
            ScanCommand.class,
            ScoreCommand.class,
            SimulateCommand.class,
            StationaryCommand.class,
            TrainCommand.class,
            ValidateCommand.class
        })
public final class Main implements Runnable {
    static final String MAIN_JOB = "check models/uni-bi.yaml";

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        int status = run(args.length == 0 ? MAIN_JOB.split(" ") : args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Runs one command line.
     *
     * @return exit status: 0 done, 1 could not be done honestly, 2 wrong input
     */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Failures::wrongArguments);
        line.setExecutionExceptionHandler(Failures::failed);
        return line;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getErr();
        out.println("rncrn: name a verb, one of " + verbs() + "; rncrn --help tells more");
        throw new Failures.Silent(2);
    }

    private String verbs() {
        return String.join(", ", spec.subcommands().keySet());
    }
}
