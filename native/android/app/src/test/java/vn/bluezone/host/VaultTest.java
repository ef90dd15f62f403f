// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import android.content.ContentValues;
import android.database.Cursor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class VaultTest {
    private final TestPhone phone = new TestPhone();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void write(String name, byte[] value) throws Vault.Trouble {
        phone.host.vault.write(Collections.singletonMap(name, value));
    }

    private byte[] read(String name) throws Vault.Trouble {
        return phone.host.vault.read(Collections.singletonList(name)).get(0);
    }

    private static void refused(String code, org.junit.function.ThrowingRunnable work) {
        assertEquals(code, assertThrows(Vault.Trouble.class, work).code);
    }

    @Test
    public void whatIsWrittenIsReadAlsoAfterARestart() throws Exception {
        write("key/1", ascii("a secret key"));
        write("empty", new byte[0]);
        phone.restart();
        assertArrayEquals(ascii("a secret key"), read("key/1"));
        assertArrayEquals(new byte[0], read("empty"));
        assertNull(read("never"));
    }

    @Test
    public void theFileHoldsNoValueInTheClearAndNoBareKey() throws Exception {
        write("key/1", ascii("a secret key"));
        phone.database.close();
        String file =
                new String(Files.readAllBytes(phone.context.getDatabasePath("host.db").toPath()), StandardCharsets.ISO_8859_1);
        assertFalse(file.contains("a secret key"));
    }

    @Test
    public void namesAreListedByPrefixInOrder() throws Exception {
        for (String name : new String[] {"heard/2", "heard/10", "key/1", "heard/1"}) write(name, ascii("x"));
        assertEquals(Arrays.asList("heard/1", "heard/10", "heard/2"), phone.host.vault.list("heard/"));
        assertEquals(4, phone.host.vault.list("").size());
    }

    @Test
    public void aWriteWithoutRoomChangesNothing() throws Exception {
        write("a", ascii("before"));
        phone.fillDisk(true);
        Map<String, byte[]> changes = new LinkedHashMap<>();
        changes.put("a", ascii("after"));
        changes.put("b", new byte[100_000]);
        refused("vault.full", () -> phone.host.vault.write(changes));
        assertArrayEquals(ascii("before"), read("a"));
        assertNull(read("b"));
    }

    @Test
    public void anEntryThatWasTamperedWithIsDamagedAndCanBeDropped() throws Exception {
        write("a", ascii("one"));
        write("b", ascii("two"));
        ContentValues other = new ContentValues();
        try (Cursor row = phone.database.getReadableDatabase().rawQuery("SELECT value FROM vault WHERE name = 'a'", null)) {
            row.moveToFirst();
            other.put("value", row.getBlob(0));
        }
        phone.database.getWritableDatabase().update("vault", other, "name = 'b'", null);
        refused("vault.damaged", () -> read("b"));
        assertEquals(1, phone.host.vault.dropDamaged());
        assertEquals(Collections.singletonList("a"), phone.host.vault.list(""));
    }

    @Test
    public void aPhoneWhoseKeyIsGoneSaysSoAndCanBeginAnew() throws Exception {
        write("a", ascii("one"));
        phone.wrap.key[0]++;
        phone.restart();
        refused("vault.foreign", () -> read("a"));
        refused("vault.foreign", () -> write("b", ascii("two")));
        phone.host.vault.erase();
        write("b", ascii("two"));
        assertArrayEquals(ascii("two"), read("b"));
    }

    @Test
    public void afterErasureThereIsAnotherKey() throws Exception {
        write("a", ascii("one"));
        byte[] before = wrappedKey();
        phone.host.vault.erase();
        assertNull(read("a"));
        write("a", ascii("one"));
        assertFalse(Arrays.equals(before, wrappedKey()));
    }

    private byte[] wrappedKey() {
        try (Cursor row = phone.database.getReadableDatabase().rawQuery("SELECT value FROM wrapped_key", null)) {
            row.moveToFirst();
            return row.getBlob(0);
        }
    }
}
