package org.samescene.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.Locale;
import org.samescene.app.terminal.IncubatorWarning;

/** The process. Only the worker serves HTTP and logs like a server; the other commands are quiet and for people. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        IncubatorWarning.erase();
        if (!Arrays.asList(args).contains("worker")) {
            System.setProperty("quarkus.http.host-enabled", "false");
            setUnlessGiven("quarkus.log.level", "WARN");
            setUnlessGiven("quarkus.log.console.format", "%p %s%e%n");
        }
        Quarkus.run(CommandLineApplication.class, args);
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null
                && System.getenv(property.replace('.', '_').toUpperCase(Locale.ROOT)) == null) {
            System.setProperty(property, value);
        }
    }
}
