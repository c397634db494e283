package org.samescene.app.lab.eval.workbench;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/**
 * Pairs of two files that one pattern fits, of which nobody knows whether they show the same thing. Where
 * they are called the same landmark, that is listed separately, not as wrong; a duplicate is always wrong.
 */
public final class IgnoredPairs {
    private final List<PathMatcher> patterns;

    /** @param globs of {@link java.nio.file.FileSystem#getPathMatcher}, for paths from the evaluated folder */
    public IgnoredPairs(List<String> globs) {
        this.patterns = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    public boolean contain(String a, String b) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(Path.of(a)) && pattern.matches(Path.of(b)));
    }
}
