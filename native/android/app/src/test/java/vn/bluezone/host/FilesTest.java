// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.json.JSONObject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class FilesTest {
    private final TestPhone phone = new TestPhone();
    private final TestPlaces places = TestPlaces.of(phone.context);
    private final TestSurroundings surroundings = new TestSurroundings();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean isDiskSlow;
    private final List<JSONObject> said = new ArrayList<>();
    private final Bridge bridge =
            new Bridge(phone.host, this::hear, surroundings, this::inBackground, Runnable::run);
    private int last;

    private void inBackground(Runnable work) {
        if (isDiskSlow) waiting.add(work);
        else work.run();
    }

    private void hear(String message) {
        try {
            said.add(new JSONObject(message));
        } catch (org.json.JSONException notJson) {
            throw new AssertionError(notJson);
        }
    }

    /** The state or code of the answer; null while there is none. */
    private String call(String name, String with) throws Exception {
        said.clear();
        bridge.take("{\"v\":1,\"id\":" + ++last + ",\"call\":\"" + name + "\",\"with\":" + with + "}");
        phone.idle();
        return answer();
    }

    private String answer() throws Exception {
        if (said.isEmpty()) return null;
        JSONObject answer = said.get(said.size() - 1);
        if (!answer.getBoolean("ok")) return answer.getString("code");
        return answer.getJSONObject("value").optString("state", "done");
    }

    private String create(String name) throws Exception {
        return call("file.create", "{\"name\":\"" + name + "\",\"type\":\"application/json\"}");
    }

    private String append(byte[] bytes) throws Exception {
        return call("file.append", "{\"bytes\":\"" + Call.toBase64(bytes) + "\"}");
    }

    private String close(boolean isWhole) throws Exception {
        return call("file.close", "{\"isWhole\":" + isWhole + "}");
    }

    @Test
    public void aFileIsWrittenInPartsWhereItsOwnerChose() throws Exception {
        surroundings.place = places.place("a", 1000);
        assertEquals("open", create("my-data.json"));
        assertEquals("my-data.json application/json", surroundings.offered);
        assertEquals("done", append(new byte[] {1, 2}));
        assertEquals("done", append(new byte[] {3}));
        assertEquals("saved", close(true));
        assertArrayEquals(new byte[] {1, 2, 3}, places.at(surroundings.place));
        assertTrue(places.isClosed(surroundings.place));
        bridge.close();
        assertNotNull("what is whole stays", places.at(surroundings.place));
    }

    @Test
    public void whoWantsNoFileGetsNone() throws Exception {
        assertEquals("cancelled", create("a.json"));
        assertEquals("bridge.refused", append(new byte[1]));
        surroundings.place = places.place("a", 1000);
        assertEquals("open", create("a.json"));
        assertEquals("cancelled", close(false));
        assertNull(places.at(surroundings.place));
    }

    @Test
    public void aFileThatFindsNoRoomIsRemovedAndSaidSo() throws Exception {
        surroundings.place = places.place("a", 100);
        create("a.json");
        assertEquals("done", append(new byte[60]));
        assertEquals("file.unwritable", append(new byte[60]));
        assertNull(places.at(surroundings.place));
        assertEquals("bridge.refused", close(true));
        surroundings.place = Uri.parse("content://nobody.example/document/a");
        assertEquals("file.unwritable", create("a.json"));
        surroundings.place = places.place("b", 100);
        assertEquals("open", create("a.json"));
    }

    @Test
    public void whatIsNoFileIsRefused() throws Exception {
        surroundings.place = places.place("a", 1000);
        for (String name : new String[] {"", "../a", "a/b", ".a", "a b", "a\\u0000b"}) assertEquals("bridge.refused", create(name));
        assertEquals("bridge.refused", call("file.create", "{\"name\":\"a\",\"type\":\"text/html\"}"));
        assertNull("nothing was offered", surroundings.offered);
        create("a.json");
        assertEquals("one at a time", "bridge.refused", create("b.json"));
        assertEquals("bridge.refused", append(new byte[0]));
        assertEquals("bridge.refused", append(new byte[SavedFile.LARGEST_PART + 1]));
        assertEquals("done", append(new byte[] {7}));
        assertEquals("saved", close(true));
        assertArrayEquals(new byte[] {7}, places.at(surroundings.place));
    }

    @Test
    public void noFileIsLongerThanTheLargest() {
        SavedFile file = new SavedFile(phone.context.getContentResolver(), places.place("a", Integer.MAX_VALUE));
        assertTrue(file.open());
        byte[] part = new byte[SavedFile.LARGEST_PART];
        long parts = SavedFile.LARGEST / part.length;
        for (long i = 0; i < parts; i++) assertTrue(file.append(part));
        assertFalse(file.append(part));
        assertFalse(file.finish());
    }

    @Test
    public void oneStepIsOverBeforeTheNext() throws Exception {
        surroundings.place = places.place("a", 1000);
        create("a.json");
        isDiskSlow = true;
        assertNull(append(new byte[] {1}));
        assertEquals("bridge.refused", append(new byte[] {2}));
        assertEquals("bridge.refused", close(true));
        waiting.remove().run();
        phone.idle();
        isDiskSlow = false;
        assertEquals("saved", close(true));
        assertArrayEquals(new byte[] {1}, places.at(surroundings.place));
    }

    @Test
    public void aPageThatIsGoneLeavesNoHalfFile() throws Exception {
        surroundings.place = places.place("a", 1000);
        create("a.json");
        append(new byte[] {1});
        bridge.close();
        phone.idle();
        assertNull(places.at(surroundings.place));
    }

    @Test
    public void aPageThatIsGoneBeforeItsOwnerChoseLeavesNoFile() throws Exception {
        surroundings.isUndecided = true;
        assertNull(create("a.json"));
        bridge.close();
        Uri place = places.place("a", 1000);
        surroundings.chosen.onChosen(place);
        assertNull(places.at(place));
    }

    @Test
    public void whatIsSeenCanBePrinted() throws Exception {
        assertEquals("done", call("screen.print", "{}"));
        assertEquals(1, surroundings.printed);
    }

    // ---- The system's dialogues

    private ActivityController<MainActivity> open() {
        return Robolectric.buildActivity(MainActivity.class).setup();
    }

    private static Intent giving(String address) {
        return new Intent().setData(Uri.parse(address));
    }

    @Test
    public void theOwnerIsAskedWithoutAnyPermission() {
        try (ActivityController<MainActivity> controller = open()) {
            List<Uri> chosen = new ArrayList<>();
            controller.get().createDocument("a.json", "application/json", chosen::add);
            Intent asked = shadowOf(controller.get()).getNextStartedActivity();
            assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.getAction());
            assertEquals("a.json", asked.getStringExtra(Intent.EXTRA_TITLE));
            assertTrue(asked.hasCategory(Intent.CATEGORY_OPENABLE));
            shadowOf(controller.get()).receiveResult(asked, Activity.RESULT_OK, giving("content://places.example/document/a"));
            assertEquals("[content://places.example/document/a]", chosen.toString());
        }
    }

    @Test
    public void aPlaceOfOurOwnOrNoneIsNotTaken() {
        for (String address :
                new String[] {
                    "file:///data/data/vn.bluezone.citizen/databases/host.db", "content://vn.bluezone.citizen/a", "https://a.example/", "content:a"
                }) {
            try (ActivityController<MainActivity> controller = open()) {
                List<Uri[]> read = new ArrayList<>();
                controller.get().readDocument(read::add);
                Intent asked = shadowOf(controller.get()).getNextStartedActivity();
                assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.getAction());
                shadowOf(controller.get()).receiveResult(asked, Activity.RESULT_OK, giving(address));
                assertEquals(address, 1, read.size());
                assertNull(address, read.get(0));
            }
        }
    }

    @Test
    public void aFileIsReadAndACancelledDialogueToldAsSuch() {
        try (ActivityController<MainActivity> controller = open()) {
            List<Uri[]> read = new ArrayList<>();
            controller.get().readDocument(read::add);
            controller.get().readDocument(second -> read.add(new Uri[9]));
            assertEquals("one dialogue at a time: the second is answered at once", 9, read.remove(0).length);
            Intent asked = shadowOf(controller.get()).getNextStartedActivity();
            shadowOf(controller.get()).receiveResult(asked, Activity.RESULT_OK, giving("content://places.example/document/b"));
            assertEquals("content://places.example/document/b", read.remove(0)[0].toString());
            controller.get().readDocument(read::add);
            shadowOf(controller.get()).receiveResult(shadowOf(controller.get()).getNextStartedActivity(), Activity.RESULT_CANCELED, null);
            assertEquals("[null]", read.toString());
        }
    }

    @Test
    public void whileTheOwnerChoosesNoJobTakesThePageAway() {
        try (ActivityController<MainActivity> controller = open()) {
            List<Uri> chosen = new ArrayList<>();
            controller.get().createDocument("a.json", "application/json", chosen::add);
            Intent asked = shadowOf(controller.get()).getNextStartedActivity();
            controller.pause().stop();
            assertFalse(MainActivity.makeRoom());
            shadowOf(controller.get()).receiveResult(asked, Activity.RESULT_CANCELED, null);
            assertTrue(MainActivity.makeRoom());
            assertEquals("[null]", chosen.toString());
        }
    }

    @Test
    public void aDialogueThatOutlivesTheScreenIsAnsweredWithNothing() {
        List<Uri> chosen = new ArrayList<>();
        try (ActivityController<MainActivity> controller = open()) {
            controller.get().createDocument("a.json", "application/json", chosen::add);
        }
        assertEquals(Arrays.asList((Uri) null), chosen);
    }
}
