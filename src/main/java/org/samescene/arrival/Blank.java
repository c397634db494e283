package org.samescene.arrival;

import java.util.regex.Pattern;

/**
 * Which texts say nothing: those of white space alone, or of no character at all. White space is what ECMAScript's
 * {@code \s} is, as in the patterns of the public JSON Schemas.
 *
 * <p>Why not {@link String#isBlank()}? It takes the no-break spaces for characters like any other, and some control
 * characters for white space.
 */
public final class Blank {
    private static final Pattern BLANK =
            Pattern.compile("[\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*");

    private Blank() {}

    public static boolean is(String text) {
        return BLANK.matcher(text).matches();
    }
}
