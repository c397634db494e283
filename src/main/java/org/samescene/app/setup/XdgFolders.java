package org.samescene.app.setup;

import java.nio.file.Path;

/** Samescene's folders below those that the XDG Base Directory Specification names. */
public final class XdgFolders {
    private XdgFolders() {}

    public static Path data() {
        return folder("XDG_DATA_HOME", ".local", "share");
    }

    public static Path cache() {
        return folder("XDG_CACHE_HOME", ".cache");
    }

    private static Path folder(String variable, String... usual) {
        String xdg = System.getenv(variable);
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), usual) : Path.of(xdg);
        return base.resolve("samescene");
    }
}
