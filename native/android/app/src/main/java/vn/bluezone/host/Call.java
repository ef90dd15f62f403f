// SPDX-License-Identifier: GPL-3.0-only
// The members of one call of the page. Everything is checked, nothing is guessed, and what nobody asked for is refused.
package vn.bluezone.host;

import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;

final class Call {
    /** The call is refused; the message names the member and never its value. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String detail) {
            super(detail);
        }
    }

    private final JSONObject members;
    private final Set<String> taken = new HashSet<>();

    Call(JSONObject members) {
        this.members = members;
    }

    static Call parse(String text) throws Refused {
        try {
            JSONTokener tokens = new JSONTokener(text);
            Object value = tokens.nextValue();
            if (value instanceof JSONObject && tokens.nextClean() == 0) return new Call((JSONObject) value);
        } catch (JSONException notJson) {
            // Told below.
        }
        throw new Refused("not an object of JSON");
    }

    String text(String name, int longest) throws Refused {
        Object value = member(name);
        if (!(value instanceof String) || ((String) value).length() > longest) throw new Refused(name + ": text of at most " + longest);
        return (String) value;
    }

    /** null where the member is null. */
    String textOrNull(String name, int longest) throws Refused {
        return isNull(name) ? null : text(name, longest);
    }

    long whole(String name, long least, long most) throws Refused {
        Object value = member(name);
        boolean isWhole = value instanceof Integer || value instanceof Long;
        if (!isWhole && value instanceof Double) isWhole = ((Double) value) == Math.rint((Double) value) && Math.abs((Double) value) < 9e15;
        long number = isWhole ? ((Number) value).longValue() : 0;
        if (!isWhole || number < least || number > most) throw new Refused(name + ": a whole number from " + least + " to " + most);
        return number;
    }

    boolean truth(String name) throws Refused {
        Object value = member(name);
        if (!(value instanceof Boolean)) throw new Refused(name + ": true or false");
        return (Boolean) value;
    }

    byte[] bytes(String name, int least, int most) throws Refused {
        Object value = member(name);
        byte[] bytes = value instanceof String ? fromBase64((String) value) : null;
        if (bytes == null || bytes.length < least || bytes.length > most) {
            throw new Refused(name + ": base64 of " + least + " to " + most + " bytes");
        }
        return bytes;
    }

    byte[] bytesOrNull(String name, int most) throws Refused {
        return isNull(name) ? null : bytes(name, 0, most);
    }

    JSONArray list(String name, int most) throws Refused {
        Object value = member(name);
        if (!(value instanceof JSONArray) || ((JSONArray) value).length() > most) throw new Refused(name + ": a list of at most " + most);
        return (JSONArray) value;
    }

    Call object(String name) throws Refused {
        Object value = member(name);
        if (!(value instanceof JSONObject)) throw new Refused(name + ": an object");
        return new Call((JSONObject) value);
    }

    static Call inList(JSONArray list, int index) throws Refused {
        Object value = list.opt(index);
        if (!(value instanceof JSONObject)) throw new Refused("a list of objects");
        return new Call((JSONObject) value);
    }

    /** Refuses members that nobody asked for. */
    void end() throws Refused {
        for (Iterator<String> names = members.keys(); names.hasNext(); ) {
            String name = names.next();
            if (!taken.contains(name)) throw new Refused("a member that is not known");
        }
    }

    private boolean isNull(String name) throws Refused {
        return member(name) == JSONObject.NULL;
    }

    private Object member(String name) throws Refused {
        taken.add(name);
        Object value = members.opt(name);
        if (value == null) throw new Refused(name + ": is missing");
        return value;
    }

    static byte[] fromBase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    static String toBase64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
