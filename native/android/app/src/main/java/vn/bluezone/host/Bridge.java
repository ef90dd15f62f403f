// SPDX-License-Identifier: GPL-3.0-only
// One page's line to this host, version 1 (packages/host-bridge has the other end and the shapes). A call that is not
// exactly as agreed is refused, changes nothing, and crashes nothing.
package vn.bluezone.host;

import android.net.Uri;
import android.os.Build;
import android.os.Handler;
import android.os.Looper;
import android.webkit.ValueCallback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

final class Bridge {
    static final int VERSION = 1;
    static final int LONGEST_MESSAGE = 16 * 1024 * 1024;
    private static final int LARGEST_VALUE = 8 * 1024 * 1024;
    private static final int MOST_SLOTS = 1024;

    interface Line {
        void send(String message);
    }

    /** What surrounds the page: the activity it is seen in, or the job it runs in. */
    interface Surroundings {
        boolean isBackground();

        /** Shows the system's dialogue; calls back when it is over, at once where there is none to show. */
        void ask(List<String> permissions, Runnable then);

        void setSecure(boolean isSecure);

        /** bluetooth, app, notifications, battery or vendor. @return whether something was opened */
        boolean openSettings(String what);

        /** Lets the owner choose where a new file goes. */
        void createDocument(String name, String type, Pickers.Chosen then);

        /** Lets the owner choose a file that the page may read. */
        void readDocument(ValueCallback<Uri[]> then);

        /** Opens the system's dialogue that prints what is seen. @return whether it is open */
        boolean print();

        /** Orders the next check by the job. */
        void scheduleWork(long seconds);

        /** The background page has done its work. */
        void workDone(boolean isComplete);
    }

    private final Host host;
    private final Line line;
    private final Surroundings surroundings;
    private final Executor background;
    private final Executor disk;
    private final Handler main = new Handler(Looper.getMainLooper());
    private boolean isClosed;
    private SavedFile file;
    private boolean isFileBusy;

    Bridge(Host host, Line line, Surroundings surroundings, Executor background, Executor disk) {
        this.host = host;
        this.line = line;
        this.surroundings = surroundings;
        this.background = background;
        this.disk = disk;
        if (!surroundings.isBackground()) host.radio().listen(() -> tell("radio"));
    }

    void close() {
        isClosed = true;
        if (file != null) background.execute(file::discard);
        file = null;
        if (!surroundings.isBackground()) host.radio().listen(() -> {});
    }

    /** Takes one message of the page. */
    void take(String message) {
        if (isClosed) return;
        long id = -1;
        try {
            if (message == null || message.length() > LONGEST_MESSAGE) throw new Call.Refused("longer than a message may be");
            Call call = Call.parse(message);
            id = call.whole("id", 0, 1L << 52);
            if (call.whole("v", 0, 1000) != VERSION) throw new Call.Refused("v: this host speaks version " + VERSION);
            String name = call.text("call", 40);
            Call with = call.object("with");
            call.end();
            run(id, name, with);
        } catch (Call.Refused refused) {
            fail(id, "bridge.refused", refused.getMessage());
        } catch (JSONException | RuntimeException fault) {
            fail(id, "bridge.fault", fault.getClass().getSimpleName());
        }
    }

    private void run(long id, String name, Call with) throws Call.Refused, JSONException {
        switch (name) {
            case "host.hello":
                with.end();
                answer(
                        id,
                        new JSONObject()
                                .put("version", VERSION)
                                .put("platform", "android")
                                .put("release", Build.VERSION.RELEASE)
                                .put("isBackground", surroundings.isBackground()));
                return;
            case "radio.capabilities":
                with.end();
                boolean isThere = !RadioEngine.UNSUPPORTED.equals(host.radio().status());
                answer(
                        id,
                        new JSONObject()
                                .put("canScan", isThere)
                                .put("canAdvertise", isThere && host.radio().canAdvertise())
                                .put("canConnect", isThere)
                                .put("canServe", false));
                return;
            case "radio.permissions":
                with.end();
                answer(id, permissions());
                return;
            case "radio.ask":
                with.end();
                askRadio(id);
                return;
            case "radio.schedule":
                schedule(with);
                answer(id, new JSONObject());
                return;
            case "radio.start":
                with.end();
                host.database.setStarted(true);
                if (host.radio().isRunning()) host.radio().planChanged();
                else RadioService.begin(host.context);
                answer(id, new JSONObject());
                return;
            case "radio.stop":
                with.end();
                host.radio().stop();
                RadioService.end(host.context);
                host.database.forgetRadio();
                answer(id, new JSONObject());
                return;
            case "radio.status":
                with.end();
                answer(
                        id,
                        new JSONObject()
                                .put("status", host.radio().status())
                                .put("isRunning", host.radio().isRunning())
                                .put("isAdvertising", host.radio().isAdvertising())
                                .put("lastScanAt", host.radio().lastScanEndedAt())
                                .put("failedScans", host.radio().failedScans()));
                return;
            case "radio.read":
                answer(id, read(with));
                return;
            case "radio.acknowledge":
                long sequence = with.whole("sequence", 0, 1L << 52);
                with.end();
                host.database.acknowledge(sequence);
                answer(id, new JSONObject());
                return;
            case "vault.read":
            case "vault.list":
            case "vault.write":
            case "vault.erase":
            case "vault.drop-damaged":
                inVault(id, name, with);
                return;
            case "notifier.state":
                with.end();
                answer(id, new JSONObject().put("state", host.notices.state()));
                return;
            case "notifier.ask":
                with.end();
                askNotices(id);
                return;
            case "notifier.show":
                showNotices(with);
                answer(id, new JSONObject());
                return;
            case "work.schedule":
                long notBefore = with.whole("notBefore", 0, 1L << 40);
                with.end();
                surroundings.scheduleWork(notBefore - host.clock.unixSeconds());
                answer(id, new JSONObject());
                return;
            case "work.done":
                boolean isComplete = with.truth("isComplete");
                with.end();
                answer(id, new JSONObject());
                surroundings.workDone(isComplete);
                return;
            case "work.battery":
                with.end();
                answer(id, BatterySaver.state(host.context));
                return;
            case "host.open-settings":
                String what = with.text("what", 20);
                with.end();
                answer(id, new JSONObject().put("isOpen", surroundings.openSettings(what)));
                return;
            case "screen.secure":
                boolean isSecure = with.truth("isSecure");
                with.end();
                surroundings.setSecure(isSecure);
                answer(id, new JSONObject());
                return;
            case "screen.print":
                with.end();
                answer(id, new JSONObject().put("isOpen", surroundings.print()));
                return;
            case "file.create":
                createFile(id, with);
                return;
            case "file.append":
                byte[] part = with.bytes("bytes", 1, SavedFile.LARGEST_PART);
                with.end();
                SavedFile appended = openFile();
                inFile(() -> appended.append(part), isWell -> answerFile(id, isWell, isWell, new JSONObject()));
                return;
            case "file.close":
                closeFile(id, with);
                return;
            case "net.exchange":
                exchange(id, with);
                return;
            default:
                throw new Call.Refused("call: not known in version " + VERSION);
        }
    }

    // ---- Radio

    private JSONObject permissions() throws JSONException {
        List<String> missing = new ArrayList<>();
        for (String permission : Permissions.missing(host.context)) missing.add(permission.substring(permission.lastIndexOf('.') + 1));
        return new JSONObject().put("isGranted", missing.isEmpty()).put("missing", new JSONArray(missing));
    }

    /** Older systems give the background permission only in a second dialogue. */
    private void askRadio(long id) {
        List<String> first = Permissions.askNow(host.context);
        surroundings.ask(
                first,
                () -> {
                    List<String> second = Permissions.askNow(host.context);
                    boolean isFurther = !second.isEmpty() && !first.containsAll(second);
                    surroundings.ask(isFurther ? second : new ArrayList<>(), () -> answerPermissions(id));
                });
    }

    private void answerPermissions(long id) {
        try {
            host.radio().circumstancesChanged();
            if (!host.radio().isRunning()) RadioService.begin(host.context);
            answer(id, permissions());
        } catch (JSONException impossible) {
            fail(id, "bridge.fault", "");
        }
    }

    private void schedule(Call with) throws Call.Refused {
        int uuid = (int) with.whole("serviceUuid", 0, 0xffff);
        int advertise = (int) with.whole("advertiseEveryMilliseconds", 20, 10_240);
        int window = (int) with.whole("scanWindowSeconds", 1, 60);
        int period = (int) with.whole("scanPeriodSeconds", 1, 3600);
        int after = (int) with.whole("scanPeriodAfterSightingSeconds", 1, 3600);
        long until = with.whole("until", 0, 1L << 40);
        JSONArray list = with.list("slots", MOST_SLOTS);
        with.end();
        TreeMap<Long, byte[]> slots = new TreeMap<>();
        long last = -1;
        for (int i = 0; i < list.length(); i++) {
            Call slot = Call.inList(list, i);
            long from = slot.whole("from", 0, 1L << 40);
            if (from <= last) throw new Call.Refused("slots: ascending by from");
            last = from;
            slots.put(from, slot.bytes("beacon", Beacon.LENGTH, Beacon.LENGTH));
            slot.end();
        }
        host.database.keepPlan(new Plan(uuid, advertise, window, period, after, until, slots));
    }

    private JSONObject read(Call with) throws Call.Refused, JSONException {
        long after = with.whole("after", 0, 1L << 52);
        int limit = (int) with.whole("limit", 1, 1000);
        with.end();
        List<HostDatabase.KeptScan> kept = host.database.scansAfter(after, limit, host.clock.unixSeconds());
        JSONArray scans = new JSONArray();
        long sequence = host.database.lastSequence();
        for (HostDatabase.KeptScan scan : kept) {
            JSONArray heard = new JSONArray();
            for (int i = 0; i < scan.beacons.size(); i++) {
                heard.put(new JSONObject().put("beacon", Call.toBase64(scan.beacons.get(i))).put("strengthDbm", (int) scan.strengths.get(i)));
            }
            scans.put(new JSONObject().put("second", scan.second).put("others", scan.others).put("heard", heard));
            sequence = scan.sequence;
        }
        return new JSONObject().put("sequence", sequence).put("isAll", kept.size() < limit).put("scans", scans);
    }

    // ---- Vault

    /** Many values take long to seal and to read: one call after the other, and never on the main thread. */
    private void inVault(long id, String name, Call with) {
        disk.execute(
                () -> {
                    JSONObject told;
                    try {
                        told = answered(id, vault(name, with));
                    } catch (Call.Refused refused) {
                        told = failed(id, "bridge.refused", refused.getMessage());
                    } catch (Vault.Trouble trouble) {
                        told = failed(id, trouble.code, "");
                    } catch (JSONException | RuntimeException fault) {
                        told = failed(id, "bridge.fault", fault.getClass().getSimpleName());
                    }
                    String message = told.toString();
                    main.post(() -> say(message));
                });
    }

    private JSONObject vault(String name, Call with) throws Call.Refused, Vault.Trouble, JSONException {
        switch (name) {
            case "vault.read":
                return new JSONObject().put("values", vaultRead(with));
            case "vault.list":
                String prefix = with.text("prefix", 200);
                with.end();
                return new JSONObject().put("keys", new JSONArray(host.vault.list(prefix)));
            case "vault.write":
                vaultWrite(with);
                return new JSONObject();
            case "vault.erase":
                with.end();
                host.vault.erase();
                return new JSONObject();
            default:
                with.end();
                return new JSONObject().put("dropped", host.vault.dropDamaged());
        }
    }

    private static String key(Object value) throws Call.Refused {
        if (!(value instanceof String) || !((String) value).matches("[a-z0-9/-]{1,200}")) throw new Call.Refused("key: of [a-z0-9/-]");
        return (String) value;
    }

    private JSONArray vaultRead(Call with) throws Call.Refused, Vault.Trouble {
        JSONArray list = with.list("keys", 10_000);
        with.end();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) keys.add(key(list.opt(i)));
        JSONArray values = new JSONArray();
        for (byte[] value : host.vault.read(keys)) values.put(value == null ? JSONObject.NULL : Call.toBase64(value));
        return values;
    }

    private void vaultWrite(Call with) throws Call.Refused, Vault.Trouble {
        JSONArray list = with.list("changes", 10_000);
        with.end();
        Map<String, byte[]> changes = new LinkedHashMap<>();
        for (int i = 0; i < list.length(); i++) {
            Call change = Call.inList(list, i);
            changes.put(key(change.text("key", 200)), change.bytesOrNull("value", LARGEST_VALUE));
            change.end();
        }
        host.vault.write(changes);
    }

    // ---- Notices

    private void askNotices(long id) {
        List<String> asked = new ArrayList<>();
        if ("ask".equals(host.notices.state())) asked.add(android.Manifest.permission.POST_NOTIFICATIONS);
        surroundings.ask(
                asked,
                () -> {
                    try {
                        answer(id, new JSONObject().put("state", host.notices.state()));
                    } catch (JSONException impossible) {
                        fail(id, "bridge.fault", "");
                    }
                });
    }

    private void showNotices(Call with) throws Call.Refused {
        JSONArray list = with.list("notices", 16);
        with.end();
        List<String[]> notices = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) {
            Call notice = Call.inList(list, i);
            notices.add(new String[] {notice.text("tag", 40), notice.text("title", 200), notice.text("body", 1000)});
            notice.end();
        }
        for (String[] notice : notices) host.notices.show(notice[0], notice[1], notice[2]);
    }

    // ---- Files

    private void createFile(long id, Call with) throws Call.Refused {
        String name = with.text("name", 100);
        String type = with.text("type", 40);
        with.end();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) throw new Call.Refused("name: of letters, digits, . _ and -");
        if (!type.equals("application/json") && !type.equals("application/octet-stream")) throw new Call.Refused("type: not known");
        if (file != null || isFileBusy) throw new Call.Refused("file: one at a time");
        isFileBusy = true;
        surroundings.createDocument(name, type, place -> openFile(id, place));
    }

    private void openFile(long id, Uri place) {
        isFileBusy = false;
        if (place == null) {
            answerFile(id, true, false, state("cancelled"));
            return;
        }
        SavedFile chosen = new SavedFile(host.context.getContentResolver(), place);
        if (isClosed) {
            background.execute(chosen::discard);
            return;
        }
        file = chosen;
        inFile(chosen::open, isWell -> answerFile(id, isWell, isWell, state("open")));
    }

    private void closeFile(long id, Call with) throws Call.Refused {
        boolean isWhole = with.truth("isWhole");
        with.end();
        SavedFile closed = openFile();
        inFile(
                () -> {
                    if (isWhole) return closed.finish();
                    closed.discard();
                    return true;
                },
                isWell -> answerFile(id, isWell, false, state(isWhole ? "saved" : "cancelled")));
    }

    private SavedFile openFile() throws Call.Refused {
        if (file == null) throw new Call.Refused("file: none is open");
        if (isFileBusy) throw new Call.Refused("file: one part after the other");
        return file;
    }

    private interface Then {
        void run(boolean isWell);
    }

    private void inFile(BooleanSupplier work, Then then) {
        isFileBusy = true;
        background.execute(
                () -> {
                    boolean isWell = work.getAsBoolean();
                    main.post(
                            () -> {
                                isFileBusy = false;
                                then.run(isWell);
                            });
                });
    }

    /** @param staysOpen whether more of the file may come */
    private void answerFile(long id, boolean isWell, boolean staysOpen, JSONObject value) {
        if (!staysOpen) file = null;
        if (isWell) answer(id, value);
        else fail(id, "file.unwritable", "");
    }

    private static JSONObject state(String state) {
        try {
            return new JSONObject().put("state", state);
        } catch (JSONException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // ---- Network

    private void exchange(long id, Call with) throws Call.Refused {
        Server.Request request = new Server.Request();
        request.method = with.text("method", 4);
        request.path = with.text("path", 300);
        request.contentType = with.textOrNull("contentType", 60);
        request.language = with.textOrNull("language", 2);
        request.body = with.bytesOrNull("body", 64 * 1024);
        request.maximumBytes = (int) with.whole("maximumBytes", 0, LARGEST_VALUE);
        with.end();
        if (!request.method.equals("GET") && !request.method.equals("POST")) throw new Call.Refused("method: GET or POST");
        if (!request.path.matches("/[A-Za-z0-9._/-]*") || request.path.startsWith("//")) throw new Call.Refused("path: of this one server");
        if (request.contentType != null && !request.contentType.matches("[a-z/-]+")) throw new Call.Refused("contentType: a plain type");
        if (request.language != null && !request.language.matches("[a-z]{2}")) throw new Call.Refused("language: two letters");
        if ((request.body != null) != request.method.equals("POST")) throw new Call.Refused("body: of a POST, and only there");
        background.execute(
                () -> {
                    Server.Answer answer;
                    try {
                        answer = host.server.exchange(request);
                    } catch (IOException unreachable) {
                        answer = null;
                    }
                    Server.Answer came = answer;
                    main.post(() -> answerExchange(id, came));
                });
    }

    private void answerExchange(long id, Server.Answer answer) {
        if (answer == null) {
            fail(id, "net.unreachable", "");
            return;
        }
        if (answer.isTooLarge) {
            fail(id, "net.too-large", "");
            return;
        }
        try {
            answer(
                    id,
                    new JSONObject()
                            .put("status", answer.status)
                            .put("contentType", answer.contentType == null ? JSONObject.NULL : answer.contentType)
                            .put("retryAfter", answer.retryAfter == null ? JSONObject.NULL : answer.retryAfter)
                            .put("body", Call.toBase64(answer.body)));
        } catch (JSONException impossible) {
            fail(id, "bridge.fault", "");
        }
    }

    // ---- Answers

    private void answer(long id, JSONObject value) {
        say(answered(id, value).toString());
    }

    private void fail(long id, String code, String detail) {
        say(failed(id, code, detail).toString());
    }

    private static JSONObject answered(long id, JSONObject value) {
        try {
            return new JSONObject().put("v", VERSION).put("id", id).put("ok", true).put("value", value);
        } catch (JSONException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JSONObject failed(long id, String code, String detail) {
        try {
            return new JSONObject().put("v", VERSION).put("id", id).put("ok", false).put("code", code).put("detail", detail);
        } catch (JSONException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tell(String event) {
        try {
            say(new JSONObject().put("v", VERSION).put("event", event).toString());
        } catch (JSONException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void say(String message) {
        if (!isClosed) line.send(message);
    }
}
