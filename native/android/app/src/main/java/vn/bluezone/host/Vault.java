// SPDX-License-Identifier: GPL-3.0-only
// The phone's memory. Every value is sealed with one key (AES-256-GCM, its name bound to it), which itself lies here only
// wrapped. Names are not sealed. A write happens wholly or not at all.
package vn.bluezone.host;

import android.content.ContentValues;
import android.database.Cursor;
import android.database.sqlite.SQLiteException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

final class Vault {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    /** vault.full, vault.damaged or vault.foreign; says no name and no value. */
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;
        final String code;

        Trouble(String code) {
            super(code);
            this.code = code;
        }
    }

    private final HostDatabase database;
    private final KeyWrap wrap;
    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec key;

    Vault(HostDatabase database, KeyWrap wrap) {
        this.database = database;
        this.wrap = wrap;
    }

    List<byte[]> read(List<String> names) throws Trouble {
        List<byte[]> values = new ArrayList<>();
        for (String name : names) {
            String[] of = {name};
            try (Cursor row = database.getReadableDatabase().rawQuery("SELECT value FROM vault WHERE name = ?", of)) {
                values.add(row.moveToFirst() ? open(name, row.getBlob(0)) : null);
            } catch (SQLiteException unreadable) {
                throw new Trouble("vault.damaged");
            }
        }
        return values;
    }

    List<String> list(String prefix) {
        List<String> names = new ArrayList<>();
        String[] of = {prefix, prefix + '\uffff'};
        try (Cursor rows =
                database.getReadableDatabase().rawQuery("SELECT name FROM vault WHERE name >= ? AND name < ? ORDER BY name", of)) {
            while (rows.moveToNext()) names.add(rows.getString(0));
        }
        return names;
    }

    /** null deletes. */
    void write(Map<String, byte[]> changes) throws Trouble {
        List<ContentValues> rows = new ArrayList<>();
        for (Map.Entry<String, byte[]> change : changes.entrySet()) {
            ContentValues row = new ContentValues();
            row.put("name", change.getKey());
            if (change.getValue() != null) row.put("value", seal(change.getKey(), change.getValue()));
            rows.add(row);
        }
        inTransaction(
                open -> {
                    for (ContentValues row : rows) {
                        if (row.containsKey("value")) {
                            open.insertWithOnConflict("vault", null, row, android.database.sqlite.SQLiteDatabase.CONFLICT_REPLACE);
                        } else {
                            open.delete("vault", "name = ?", new String[] {row.getAsString("name")});
                        }
                    }
                });
    }

    /** Everything goes, its key too. */
    void erase() throws Trouble {
        inTransaction(
                open -> {
                    open.delete("vault", null, null);
                    open.delete("wrapped_key", null, null);
                });
        key = null;
    }

    /** Forgets the entries that cannot be read. @return how many */
    int dropDamaged() throws Trouble {
        int dropped = 0;
        for (String name : list("")) {
            try {
                read(java.util.Collections.singletonList(name));
            } catch (Trouble damaged) {
                if (!"vault.damaged".equals(damaged.code)) throw damaged;
                write(java.util.Collections.singletonMap(name, null));
                dropped++;
            }
        }
        return dropped;
    }

    private void inTransaction(HostDatabase.Work work) throws Trouble {
        try {
            database.inTransaction(work);
        } catch (SQLiteException noRoom) {
            throw new Trouble("vault.full");
        }
    }

    private byte[] seal(String name, byte[] value) throws Trouble {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + value.length + TAG);
            cipher.doFinal(value, 0, value.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new Trouble("vault.foreign");
        }
    }

    private byte[] open(String name, byte[] sealed) throws Trouble {
        if (sealed.length < NONCE + TAG) throw new Trouble("vault.damaged");
        Cipher cipher;
        try {
            cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), name);
        } catch (GeneralSecurityException noKey) {
            throw new Trouble("vault.foreign");
        }
        try {
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException damaged) {
            throw new Trouble("vault.damaged");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException, Trouble {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKeySpec key() throws GeneralSecurityException, Trouble {
        if (key != null) return key;
        byte[] wrapped = null;
        boolean hasValues;
        try (Cursor row = database.getReadableDatabase().rawQuery("SELECT value FROM wrapped_key", null)) {
            if (row.moveToFirst()) wrapped = row.getBlob(0);
        }
        try (Cursor row = database.getReadableDatabase().rawQuery("SELECT count(*) FROM vault", null)) {
            hasValues = row.moveToFirst() && row.getLong(0) > 0;
        }
        if (wrapped == null && hasValues) throw new Trouble("vault.foreign");
        key = new SecretKeySpec(wrapped == null ? makeKey() : wrap.unwrap(wrapped), "AES");
        return key;
    }

    private byte[] makeKey() throws GeneralSecurityException, Trouble {
        byte[] made = new byte[32];
        random.nextBytes(made);
        ContentValues row = new ContentValues();
        row.put("id", 1);
        row.put("value", wrap.wrap(made));
        inTransaction(open -> open.insertOrThrow("wrapped_key", null, row));
        return made;
    }
}
