package org.motcua.payment.message;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of one message, in one canonical order.
///
/// Each name and value stands on a line of its own in the [canonical form][#canonical()]. Names are
/// small letters and values have no control characters, so that two different messages never have
/// the same form: gluing values together with a space, as some gateways do, lets an amount move
/// into its neighbour.
public final class Fields {
    /// The field that carries the signature over all others.
    public static final String SIGNATURE = "signature";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}|\\p{Zl}|\\p{Zp}");
    private static final int LONGEST = 1000;
    private static final int MOST = 40;

    private final SortedMap<String, String> byName;

    private Fields(SortedMap<String, String> byName) {
        this.byName = byName;
    }

    /// The fields of a map.
    ///
    /// @throws Malformed where a name or value is not of its form
    public static Fields of(Map<String, String> values) throws Malformed {
        var byName = new TreeMap<String, String>();
        for (var field : values.entrySet()) {
            put(byName, field.getKey(), field.getValue());
        }
        return new Fields(byName);
    }

    /// Reads `name=value&name=value` (application/x-www-form-urlencoded, UTF-8).
    public static Fields parse(byte[] form) throws Malformed {
        String text = decode(form).strip();
        var byName = new TreeMap<String, String>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new Malformed("not name=value");
            }
            try {
                String value =
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                put(byName, pair.substring(0, equals), value);
            } catch (IllegalArgumentException e) {
                throw new Malformed("a value is not percent-encoded", e);
            }
        }
        return new Fields(byName);
    }

    private static String decode(byte[] bytes) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8", e);
        }
    }

    private static void put(SortedMap<String, String> byName, String name, String value)
            throws Malformed {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("a field's name is not of small letters and digits");
        }
        if (value.length() > LONGEST || UNSEEN.matcher(value).find()) {
            throw new Malformed("the field " + name + " is too long or has unseen characters");
        }
        // a percent-encoded half of a surrogate pair decodes to this, whatever it was
        if (value.indexOf('\uFFFD') >= 0) {
            throw new Malformed("the field " + name + " is not UTF-8");
        }
        if (byName.put(name, value) != null) {
            throw new Malformed("the field " + name + " is there twice");
        }
        if (byName.size() > MOST) {
            throw new Malformed("too many fields");
        }
    }

    /// What is signed: every field but the signature, sorted by name, one a line.
    public byte[] canonical() {
        return byName.entrySet().stream()
                .filter(field -> !field.getKey().equals(SIGNATURE))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// As it travels.
    public String form() {
        return byName.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// @throws Malformed where it is missing or empty
    public String get(String name) throws Malformed {
        return find(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Malformed("the field " + name + " is missing"));
    }

    public Map<String, String> all() {
        return Collections.unmodifiableMap(byName);
    }

    Fields with(String name, String value) {
        var more = new TreeMap<>(byName);
        more.put(name, value);
        return new Fields(more);
    }

    /// A message that is not of the protocol's form. Its text never repeats the sender's values.
    public static final class Malformed extends Exception {
        public Malformed(String what) {
            super(what);
        }

        public Malformed(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
