package org.samescene.arrival;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an original is, from a URI as people and programs write it: what a URI may only have escaped, such as spaces
 * and letters beyond ASCII, may stand in it as it is and counts as escaped in UTF-8; a host may be internationalised.
 */
sealed interface Address {
    /** A file of this machine. */
    record Disk(Path path) implements Address {}

    /** @param uri of http or https, with a host, in ASCII */
    record Web(URI uri) implements Address {}

    Pattern SCHEME_AND_REST = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    Pattern AUTHORITY_AND_REST = Pattern.compile("//([^/?#]*)(.*)", Pattern.DOTALL);
    Pattern USER_HOST_AND_PORT = Pattern.compile("(.*@)?(\\[.*]|[^:]*)(:[0-9]{0,5})?", Pattern.DOTALL);
    int LARGEST_PORT = 65535;

    /** @throws RejectedException as an unsupported URI, with what is wrong */
    static Address of(String text) throws RejectedException {
        Matcher parts = SCHEME_AND_REST.matcher(text);
        if (!parts.matches()) {
            throw unsupported("has no scheme: it begins with file:, http: or https:");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> disk(parts.group(2));
            case "http", "https" -> web(scheme, parts.group(2));
            default ->
                throw unsupported("scheme '" + scheme
                        + "' is not fetched; use file, http or https (a presigned link for an object store)");
        };
    }

    private static Disk disk(String rest) throws RejectedException {
        String path = rest;
        Matcher parts = AUTHORITY_AND_REST.matcher(rest);
        if (parts.matches()) {
            String host = parts.group(1);
            if (!host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
                throw unsupported(
                        "names the host '" + host + "', and files are read on the worker's machine: file:///path");
            }
            path = parts.group(2);
        }
        if (!path.startsWith("/")) {
            throw unsupported("is no absolute path of a file: file:///path");
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw unsupported("is a file and has a query or a fragment; in a file's name, ? is written %3F and # %23");
        }
        String escaped = escaped(path).replace("[", "%5B").replace("]", "%5D");
        if (escaped.contains("%00")) {
            throw unsupported("has a NUL character, which no file has in its name");
        }
        return new Disk(Path.of(URI.create("file://" + escaped)));
    }

    private static Web web(String scheme, String rest) throws RejectedException {
        Matcher parts = AUTHORITY_AND_REST.matcher(rest);
        if (!parts.matches()) {
            throw unsupported("names no host: " + scheme + "://host/path");
        }
        Matcher authority = USER_HOST_AND_PORT.matcher(parts.group(1));
        if (!authority.matches()) {
            throw unsupported("'" + parts.group(1) + "' is no host and port");
        }
        String user = authority.group(1) == null ? "" : escaped(authority.group(1));
        String port = authority.group(3) == null ? "" : authority.group(3);
        if (port.length() > 1 && Integer.parseInt(port.substring(1)) > LARGEST_PORT) {
            throw unsupported("port " + port.substring(1) + " is more than " + LARGEST_PORT);
        }
        String host = host(scheme, authority.group(2));
        String path = parts.group(2).replaceFirst("(?s)#.*", "");
        try {
            URI uri = new URI(scheme + "://" + user + host + port + bracketed(escaped(path)));
            if (uri.getHost() != null) {
                return new Web(uri);
            }
        } catch (URISyntaxException e) {
            // what is left is a host in brackets that is no IPv6 address, or a user's name
        }
        throw unsupported("'" + parts.group(1) + "' is no host and port");
    }

    private static String host(String scheme, String host) throws RejectedException {
        if (host.isEmpty()) {
            throw unsupported("names no host: " + scheme + "://host/path");
        }
        if (host.startsWith("[")) {
            return host;
        }
        if (host.indexOf('_') >= 0) {
            throw unsupported("the host '" + host
                    + "' has an underscore, which names of web servers can't have (RFC 1123); give it another name");
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw unsupported("'" + host + "' can't be the name of a host");
        }
    }

    /** Brackets are escaped in a path, as they have to be, and not in a query, where they may stand. */
    private static String bracketed(String escaped) {
        int query = escaped.indexOf('?');
        String path = query < 0 ? escaped : escaped.substring(0, query);
        return path.replace("[", "%5B").replace("]", "%5D") + escaped.substring(path.length());
    }

    /**
     * With escapes for all characters that a URI can't have; those that it has are kept.
     *
     * @throws RejectedException where a percent sign is no escape
     */
    static String escaped(String text) throws RejectedException {
        StringBuilder escaped = new StringBuilder(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == '%' && !(i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]))) {
                throw unsupported("has a percent sign that is no escape; for itself it is written %25");
            }
            if (c == '%' || isKept(c)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return escaped.toString();
    }

    private static boolean isHex(byte digit) {
        return HexFormat.isHexDigit(digit);
    }

    /** The characters of RFC 3986, unreserved and reserved. */
    private static boolean isKept(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:/?#[]@!$&'()*+,;=".indexOf(c) >= 0);
    }

    private static RejectedException unsupported(String message) {
        return new RejectedException(RejectionReason.UNSUPPORTED_URI, message);
    }
}
