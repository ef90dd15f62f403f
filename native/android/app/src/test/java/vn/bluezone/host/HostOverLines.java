// SPDX-License-Identifier: GPL-3.0-only
// Not a test of its own: a whole host in a process, led by lines of JSON on its standard input. The driver of the pairing
// plays page and air, and gives the time.
package vn.bluezone.host;

import static org.robolectric.Shadows.shadowOf;

import android.app.Notification;
import android.app.NotificationManager;
import android.content.Context;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class HostOverLines {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String MARK = "@host ";

    private TestPhone phone;
    private Bridge bridge;

    @Test
    public void isLed() throws Exception {
        phone = new TestPhone();
        phone.host = new Host(phone.context, phone.clock, phone.database, phone.wrap, new Server(System.getProperty("bluezone.server")));
        Host.use(phone.host);
        say(new JSONObject().put("ready", true));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) obey(new JSONObject(line));
    }

    private void obey(JSONObject order) throws Exception {
        switch (order.getString("do")) {
            case "set-clock":
                phone.clock.now = order.getLong("now");
                break;
            case "open-page":
                open();
                break;
            case "message":
                bridge.take(order.getString("message"));
                phone.idle();
                startIfAsked();
                break;
            case "pass":
                phone.pass(order.getInt("seconds"));
                break;
            case "hear":
                phone.send(Call.fromBase64(order.getString("advertisement")), order.getString("address"), order.getInt("strength"));
                break;
            default:
                throw new IllegalArgumentException("an order that is not known");
        }
        tellState();
    }

    /** A page in the background, as of the job. */
    private void open() {
        if (bridge != null) bridge.close();
        TestSurroundings surroundings = new TestSurroundings();
        surroundings.isBackground = true;
        bridge = new Bridge(phone.host, message -> say(put("said", message)), surroundings, Runnable::run, Runnable::run);
    }

    private static JSONObject put(String name, Object value) {
        try {
            return new JSONObject().put(name, value);
        } catch (org.json.JSONException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the system does with an order to start a service. */
    private void startIfAsked() {
        if (shadowOf(phone.context).getNextStartedService() == null) return;
        Robolectric.buildService(RadioService.class).create().get().onStartCommand(null, 0, 1);
    }

    private void tellState() throws Exception {
        byte[] beacon = phone.onAir();
        JSONArray shown = new JSONArray();
        NotificationManager manager = (NotificationManager) phone.context.getSystemService(Context.NOTIFICATION_SERVICE);
        for (Notification each : shadowOf(manager).getAllNotifications()) {
            if ((each.flags & Notification.FLAG_ONGOING_EVENT) == 0) shown.put(each.extras.getString(Notification.EXTRA_TITLE));
        }
        say(
                new JSONObject()
                        .put("done", true)
                        .put("isScanning", phone.isScanning())
                        .put("air", beacon == null ? JSONObject.NULL : Call.toBase64(TestPhone.advertisement(beacon)))
                        .put("unread", phone.scans().size())
                        .put("shown", shown));
    }

    private static void say(JSONObject message) {
        OUT.println(MARK + message);
    }
}
