// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Notification;
import android.app.NotificationManager;
import android.content.Context;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class BridgeTest {
    private final TestPhone phone = new TestPhone();
    private final List<JSONObject> said = new ArrayList<>();
    private final TestSurroundings surroundings = new TestSurroundings();
    private final Bridge bridge = new Bridge(phone.host, this::hear, surroundings, Runnable::run, this::onDisk);
    private final java.util.ArrayDeque<Runnable> waiting = new java.util.ArrayDeque<>();
    private boolean isDiskSlow;
    private int last;

    private void onDisk(Runnable work) {
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

    private JSONObject raw(String message) {
        said.clear();
        bridge.take(message);
        phone.idle();
        for (JSONObject each : said) if (each.has("ok")) return each;
        return null;
    }

    private JSONObject call(String name, String with) throws Exception {
        JSONObject answer = raw("{\"v\":1,\"id\":" + ++last + ",\"call\":\"" + name + "\",\"with\":" + with + "}");
        assertNotNull(name, answer);
        assertEquals(last, answer.getInt("id"));
        return answer;
    }

    private JSONObject value(String name, String with) throws Exception {
        JSONObject answer = call(name, with);
        assertTrue(answer.toString(), answer.getBoolean("ok"));
        return answer.getJSONObject("value");
    }

    private void refused(String name, String with) throws Exception {
        JSONObject answer = call(name, with);
        assertFalse(name + " " + with, answer.getBoolean("ok"));
        assertEquals("bridge.refused", answer.getString("code"));
    }

    private String plan(String slots) {
        return "{\"serviceUuid\":" + TestPhone.UUID + ",\"advertiseEveryMilliseconds\":250,\"scanWindowSeconds\":4,"
                + "\"scanPeriodSeconds\":180,\"scanPeriodAfterSightingSeconds\":90,\"until\":" + (phone.clock.now + 1200)
                + ",\"slots\":" + slots + "}";
    }

    private String slot(long from, int fill) {
        return "{\"from\":" + from + ",\"beacon\":\"" + Call.toBase64(TestPhone.beacon(fill)) + "\"}";
    }

    @Test
    public void whatIsNoCallIsRefusedAndNothingBreaks() throws Exception {
        String[] noise = {
            "", "{", "[]", "null", "7", "\"text\"", "{}", "{\"id\":1}", "{\"v\":2,\"id\":1,\"call\":\"host.hello\",\"with\":{}}",
            "{\"v\":1,\"id\":-1,\"call\":\"host.hello\",\"with\":{}}", "{\"v\":1,\"id\":1,\"call\":\"host.hello\",\"with\":[]}",
            "{\"v\":1,\"id\":1,\"call\":\"host.hello\",\"with\":{}} tail", "{\"v\":1,\"id\":1,\"call\":\"host.hello\",\"with\":{},\"more\":1}",
            "{\"v\":1,\"id\":1,\"call\":7,\"with\":{}}", "{\"v\":1,\"id\":1.5,\"call\":\"host.hello\",\"with\":{}}"
        };
        for (String message : noise) assertEquals(message, "bridge.refused", raw(message).getString("code"));
        assertEquals("bridge.refused", raw(null).getString("code"));
        refused("radio.explode", "{}");
        refused("host.hello", "{\"more\":1}");
        assertEquals("android", value("host.hello", "{}").getString("platform"));
    }

    @Test
    public void aPlanIsTakenAndAnythingLikeOneIsNot() throws Exception {
        String good = plan("[" + slot(phone.clock.now, 1) + "," + slot(phone.clock.now + 600, 2) + "]");
        value("radio.schedule", good);
        assertEquals(2, phone.database.plan().slots.size());
        refused("radio.schedule", plan("[" + slot(600, 1) + "," + slot(600, 2) + "]"));
        refused("radio.schedule", plan("[" + slot(600, 1) + "," + slot(0, 2) + "]"));
        refused("radio.schedule", plan("[{\"from\":0,\"beacon\":\"AAAA\"}]"));
        refused("radio.schedule", plan("[{\"from\":0,\"beacon\":\"not base64\"}]"));
        refused("radio.schedule", plan("[1]"));
        refused("radio.schedule", good.replace("\"scanWindowSeconds\":4", "\"scanWindowSeconds\":0"));
        refused("radio.schedule", good.replace("\"scanWindowSeconds\":4", "\"scanWindowSeconds\":\"4\""));
        refused("radio.schedule", good.replace("\"serviceUuid\":" + TestPhone.UUID, "\"serviceUuid\":65536"));
        assertEquals("what is refused changes nothing", 2, phone.database.plan().slots.size());
    }

    @Test
    public void scansAreReadInPartsAndAcknowledged() throws Exception {
        for (int i = 0; i < 3; i++) {
            Scan scan = new Scan(phone.clock.now + i);
            scan.hear(TestPhone.beacon(i), -60 - i);
            phone.database.addScan(scan, phone.clock.now);
        }
        JSONObject first = value("radio.read", "{\"after\":0,\"limit\":2}");
        assertFalse(first.getBoolean("isAll"));
        assertEquals(2, first.getJSONArray("scans").length());
        JSONObject rest = value("radio.read", "{\"after\":" + first.getLong("sequence") + ",\"limit\":2}");
        assertTrue(rest.getBoolean("isAll"));
        JSONObject heard = rest.getJSONArray("scans").getJSONObject(0).getJSONArray("heard").getJSONObject(0);
        assertEquals(-62, heard.getInt("strengthDbm"));
        assertEquals(Call.toBase64(TestPhone.beacon(2)), heard.getString("beacon"));
        value("radio.acknowledge", "{\"sequence\":" + rest.getLong("sequence") + "}");
        assertTrue(phone.scans().isEmpty());
        refused("radio.read", "{\"after\":-1,\"limit\":2}");
        refused("radio.read", "{\"after\":0,\"limit\":100000}");
    }

    @Test
    public void theVaultKeepsBytesAndRefusesOtherNames() throws Exception {
        value("vault.write", "{\"changes\":[{\"key\":\"a/1\",\"value\":\"AAH/\"},{\"key\":\"b\",\"value\":\"\"}]}");
        JSONArray values = value("vault.read", "{\"keys\":[\"b\",\"c\",\"a/1\"]}").getJSONArray("values");
        assertEquals("[\"\",null,\"AAH\\/\"]", values.toString());
        value("vault.write", "{\"changes\":[{\"key\":\"b\",\"value\":null}]}");
        assertEquals("[\"a\\/1\"]", value("vault.list", "{\"prefix\":\"\"}").getJSONArray("keys").toString());
        refused("vault.write", "{\"changes\":[{\"key\":\"A\",\"value\":\"AA==\"}]}");
        refused("vault.write", "{\"changes\":[{\"key\":\"x\",\"value\":\"AA==\"},{\"key\":\"y\"}]}");
        refused("vault.read", "{\"keys\":[\"a'; DROP TABLE vault\"]}");
        assertEquals("[\"a\\/1\"]", value("vault.list", "{\"prefix\":\"\"}").getJSONArray("keys").toString());
        value("vault.erase", "{}");
        assertEquals(0, value("vault.list", "{\"prefix\":\"\"}").getJSONArray("keys").length());
    }

    @Test
    public void aVaultWithoutRoomSaysSo() throws Exception {
        value("vault.write", "{\"changes\":[{\"key\":\"a\",\"value\":\"AA==\"}]}");
        phone.fillDisk(true);
        String large = Call.toBase64(new byte[200_000]);
        assertEquals("vault.full", call("vault.write", "{\"changes\":[{\"key\":\"b\",\"value\":\"" + large + "\"}]}").getString("code"));
    }

    @Test
    public void theStatusIsThatOfTheRadio() throws Exception {
        assertEquals("on", value("radio.status", "{}").getString("status"));
        phone.switchBluetooth(false);
        assertEquals("off", value("radio.status", "{}").getString("status"));
        phone.allow(false);
        assertEquals("no-permission", value("radio.status", "{}").getString("status"));
        assertEquals(3, value("radio.permissions", "{}").getJSONArray("missing").length());
    }

    @Test
    public void theOwnerIsAskedAndTheAnswerTold() throws Exception {
        phone.allow(false);
        surroundings.answer = () -> phone.allow(true);
        JSONObject after = value("radio.ask", "{}");
        assertTrue(after.getBoolean("isGranted"));
        assertTrue(surroundings.asked.contains("android.permission.BLUETOOTH_SCAN"));
    }

    @Test
    public void noticesAreShownOneOfAKind() throws Exception {
        String notice = "{\"tag\":\"exposed\",\"title\":\"Bluezone\",\"body\":\"Open the app.\"}";
        value("notifier.show", "{\"notices\":[" + notice + "]}");
        value("notifier.show", "{\"notices\":[" + notice + "]}");
        NotificationManager manager = (NotificationManager) phone.context.getSystemService(Context.NOTIFICATION_SERVICE);
        assertEquals(1, shadowOf(manager).size());
        Notification shown = shadowOf(manager).getAllNotifications().get(0);
        assertEquals("Bluezone", shown.extras.getString(Notification.EXTRA_TITLE));
        refused("notifier.show", "{\"notices\":[{\"tag\":\"x\",\"title\":\"y\"}]}");
    }

    @Test
    public void onlyPathsOfTheOneServerLeave() throws Exception {
        String body = "{\"method\":\"GET\",\"path\":\"%s\",\"contentType\":null,\"language\":null,\"body\":null,\"maximumBytes\":10}";
        for (String path : new String[] {"https://evil.example/", "//evil.example/", "@evil.example", ":81/", "/a?b", "/a b", "/%2e"}) {
            refused("net.exchange", String.format(body, path.replace("%", "%%")));
        }
        assertEquals("net.unreachable", call("net.exchange", String.format(body, "/v1/index")).getString("code"));
        refused("net.exchange", String.format(body, "/v1/index").replace("GET", "PUT"));
        refused("net.exchange", String.format(body, "/v1/index").replace("\"body\":null", "\"body\":\"AA==\""));
        refused("net.exchange", String.format(body, "/v1/post").replace("GET", "POST"));
    }

    @Test
    public void screensAreHiddenAndSettingsOpenedAsThePageWishes() throws Exception {
        value("screen.secure", "{\"isSecure\":false}");
        assertFalse(surroundings.isSecure);
        assertTrue(value("host.open-settings", "{\"what\":\"battery\"}").getBoolean("isOpen"));
        assertEquals("battery", surroundings.opened);
        assertFalse(value("work.battery", "{}").getBoolean("isExempt"));
        refused("screen.secure", "{\"isSecure\":1}");
    }

    @Test
    public void checksAreOrderedAndEnd() throws Exception {
        value("work.schedule", "{\"notBefore\":" + (phone.clock.now + 3600) + "}");
        assertEquals(3600, surroundings.ordered);
        value("work.done", "{\"isComplete\":true}");
        assertTrue(surroundings.isDone);
    }

    @Test
    public void stoppingForgetsPlanAndScans() throws Exception {
        value("radio.schedule", plan("[" + slot(phone.clock.now, 1) + "]"));
        value("radio.start", "{}");
        phone.database.addScan(new Scan(phone.clock.now), phone.clock.now);
        value("radio.stop", "{}");
        assertTrue(phone.scans().isEmpty());
        assertFalse(phone.host.radio().isWanted());
    }

    @Test
    public void thePageHearsOfScansUntilItIsClosed() throws Exception {
        phone.database.keepPlan(phone.plan(2));
        phone.host.radio().start();
        said.clear();
        phone.pass(5);
        assertEquals("radio", said.get(0).getString("event"));
        bridge.close();
        said.clear();
        phone.pass(200);
        assertTrue(said.isEmpty());
        assertEquals(null, raw("{\"v\":1,\"id\":1,\"call\":\"host.hello\",\"with\":{}}"));
    }

    @Test
    public void theVaultTakesItsTimeAndNobodyWaitsForIt() throws Exception {
        isDiskSlow = true;
        assertEquals(null, raw("{\"v\":1,\"id\":1,\"call\":\"vault.write\",\"with\":{\"changes\":[{\"key\":\"a\",\"value\":\"AA==\"}]}}"));
        assertEquals("on", value("radio.status", "{}").getString("status"));
        bridge.close();
        said.clear();
        waiting.remove().run();
        phone.idle();
        assertTrue("a page that is closed hears nothing", said.isEmpty());
        assertEquals("what it had asked for is done", "[a]", phone.host.vault.list("").toString());
    }
}
