package rncrn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, written into the resources by the build. */
public final class Version implements IVersionProvider {
    private static final String VERSION = read();

    /** Such as 0.1.0. */
    public static String number() {
        return VERSION;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"rncrn " + VERSION};
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/rncrn/version.properties")) {
            properties.load(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties.getProperty("version");
    }
}
