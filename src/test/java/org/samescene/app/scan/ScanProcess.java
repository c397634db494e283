package org.samescene.app.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;

/** A scan in a process of its own. Arguments: the photos, the data folder. */
final class ScanProcess {
    private ScanProcess() {}

    public static void main(String[] args) throws Exception {
        new Scan(
                        TestConfig.with(Map.of()).assembly(),
                        TestConfig.with(Map.of()).worker(),
                        List.of(Path.of(args[0])),
                        List.of(),
                        "local",
                        Path.of(args[1]),
                        Optional.empty(),
                        new Terminal(System.err, false))
                .run();
    }
}
