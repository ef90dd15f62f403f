// SPDX-License-Identifier: GPL-3.0-only
// Sends the beacon of the hour and listens now and then, as the plan says. All of it on the main thread; what the system
// takes away (Bluetooth, a permission) is noticed, told, and tried again.
package vn.bluezone.host;

import android.bluetooth.BluetoothAdapter;
import android.bluetooth.BluetoothDevice;
import android.bluetooth.BluetoothManager;
import android.bluetooth.le.AdvertiseCallback;
import android.bluetooth.le.AdvertiseData;
import android.bluetooth.le.AdvertiseSettings;
import android.bluetooth.le.BluetoothLeAdvertiser;
import android.bluetooth.le.BluetoothLeScanner;
import android.bluetooth.le.ScanCallback;
import android.bluetooth.le.ScanFilter;
import android.bluetooth.le.ScanRecord;
import android.bluetooth.le.ScanResult;
import android.bluetooth.le.ScanSettings;
import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Handler;
import android.os.Looper;
import android.os.ParcelUuid;
import android.os.PowerManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class RadioEngine {
    static final String ON = "on";
    static final String OFF = "off";
    static final String NO_PERMISSION = "no-permission";
    static final String UNSUPPORTED = "unsupported";

    /** After a scan, connections that are under way may end for so long. */
    private static final long SETTLING_MILLISECONDS = 10_000;
    /** The clock is looked at no rarer than this. */
    private static final long LONGEST_WAIT_MILLISECONDS = 10 * 60_000;
    private static final long SHORTEST_WAIT_MILLISECONDS = 100;
    /** More than any crowd: beyond it somebody makes up addresses. */
    static final int MOST_STRANGERS = 10_000;

    interface Listener {
        /** Scans are there, or the status may be another. */
        void onRadio();
    }

    private final Context context;
    private final Clock clock;
    private final HostDatabase database;
    private final int overflowBit;
    private final Wakeups wakeups;
    private final PeerReader peers;
    private Listener listener = () -> {};

    private boolean isRunning;
    private Plan plan;
    private byte[] onAir;
    private AdvertiseCallback advertising;
    private Window window;
    private long nextScanAt;
    private long lastScanEndedAt;
    private boolean advertisingFailed;
    private int failedScans;

    RadioEngine(Context context, Clock clock, HostDatabase database, int overflowBit) {
        this.context = context;
        this.clock = clock;
        this.database = database;
        this.overflowBit = overflowBit;
        Handler handler = new Handler(Looper.getMainLooper());
        wakeups = new Wakeups(context, handler, this::tick);
        peers = new PeerReader(context, clock, handler, (beacon, strength) -> {
            if (window != null) window.scan.hear(beacon, strength);
        });
    }

    void listen(Listener listener) {
        this.listener = listener;
    }

    boolean isRunning() {
        return isRunning;
    }

    /** Whether the owner wants it and there is something to do. */
    boolean isWanted() {
        return database.isStarted() && database.plan() != null;
    }

    /** Of the radio as such, whether it runs or not. */
    String status() {
        if (!context.getPackageManager().hasSystemFeature(PackageManager.FEATURE_BLUETOOTH_LE)) return UNSUPPORTED;
        BluetoothAdapter adapter = adapter();
        if (adapter == null) return UNSUPPORTED;
        if (!Permissions.missing(context).isEmpty()) return NO_PERMISSION;
        try {
            return adapter.isEnabled() ? ON : OFF;
        } catch (SecurityException revoked) {
            return NO_PERMISSION;
        }
    }

    boolean canAdvertise() {
        try {
            BluetoothAdapter adapter = adapter();
            return adapter != null && adapter.getBluetoothLeAdvertiser() != null && !advertisingFailed;
        } catch (SecurityException revoked) {
            return false;
        }
    }

    /** Unix second at which the last scan ended; 0 before the first since the process began. */
    long lastScanEndedAt() {
        return lastScanEndedAt;
    }

    int failedScans() {
        return failedScans;
    }

    boolean isAdvertising() {
        return onAir != null;
    }

    void start() {
        isRunning = true;
        plan = database.plan();
        tick();
    }

    /** A new plan lies in the database. */
    void planChanged() {
        if (!isRunning) return;
        plan = database.plan();
        // "Scan often" shall not wait for the end of a long pause between scans.
        if (plan != null) nextScanAt = Math.min(nextScanAt, clock.elapsedMilliseconds() + plan.scanPeriodMilliseconds(false));
        tick();
    }

    /** Silent and deaf; plan and scans stay. */
    void stop() {
        isRunning = false;
        wakeups.cancel();
        abandonWindow();
        stopAdvertising();
        peers.stop();
        peers.throttle.clear();
        nextScanAt = 0;
        listener.onRadio();
    }

    /** Bluetooth went on or off, a permission came or went, the clock was set. */
    void circumstancesChanged() {
        if (!isRunning) return;
        if (!ON.equals(status())) {
            abandonWindow();
            forgetAdvertising();
            peers.stop();
        } else {
            nextScanAt = Math.min(nextScanAt, clock.elapsedMilliseconds());
        }
        tick();
        listener.onRadio();
    }

    /** Does what is due, and orders the next waking. */
    void tick() {
        if (!isRunning) return;
        long elapsed = clock.elapsedMilliseconds();
        if (plan != null) {
            rotate();
            if (window != null) followWindow(elapsed);
            if (window == null && elapsed >= nextScanAt && clock.unixSeconds() < plan.until) beginWindow(elapsed);
        }
        orderNext();
    }

    private void orderNext() {
        long elapsed = clock.elapsedMilliseconds();
        long wait = LONGEST_WAIT_MILLISECONDS;
        if (plan != null) {
            long now = clock.unixSeconds();
            long change = plan.nextChangeAfter(now);
            if (change != Long.MAX_VALUE) wait = Math.min(wait, (change - now) * 1000);
            if (window != null) wait = Math.min(wait, window.nextStepAt() - elapsed);
            else if (now < plan.until) wait = Math.min(wait, nextScanAt - elapsed);
        }
        wakeups.in(Math.max(wait, SHORTEST_WAIT_MILLISECONDS), elapsed);
    }

    // ---- Sending

    private void rotate() {
        long now = clock.unixSeconds();
        byte[] due = plan.beaconAt(now);
        int before = plan.slots.size();
        long oldest = plan.wipeBefore(now);
        if (plan.slots.size() != before) wipe(oldest);
        peers.use(Beacon.service(plan.serviceUuid).getUuid(), due);
        if (due == null) stopAdvertising();
        else if (!Arrays.equals(due, onAir)) advertise(due);
    }

    private void wipe(long oldest) {
        try {
            database.wipeSlotsBefore(oldest);
        } catch (android.database.sqlite.SQLiteException noRoom) {
            // Deleting is tried again with the next slot.
        }
    }

    /** Beacon and radio address change together: advertising ends and begins anew. */
    private void advertise(byte[] beacon) {
        stopAdvertising();
        if (!ON.equals(status())) return;
        try {
            BluetoothLeAdvertiser advertiser = adapter().getBluetoothLeAdvertiser();
            if (advertiser == null) return;
            ParcelUuid service = Beacon.service(plan.serviceUuid);
            AdvertiseData data =
                    new AdvertiseData.Builder()
                            .setIncludeDeviceName(false)
                            .setIncludeTxPowerLevel(false)
                            .addServiceData(service, beacon)
                            .build();
            AdvertiseSettings settings =
                    new AdvertiseSettings.Builder()
                            .setAdvertiseMode(advertiseMode(plan.advertiseEveryMilliseconds))
                            .setTxPowerLevel(AdvertiseSettings.ADVERTISE_TX_POWER_LOW)
                            .setConnectable(false)
                            .setTimeout(0)
                            .build();
            advertising =
                    new AdvertiseCallback() {
                        @Override
                        public void onStartSuccess(AdvertiseSettings inEffect) {
                            advertisingFailed = false;
                        }

                        @Override
                        public void onStartFailure(int error) {
                            if (advertising != this) return;
                            forgetAdvertising();
                            advertisingFailed = error == ADVERTISE_FAILED_FEATURE_UNSUPPORTED;
                        }
                    };
            onAir = beacon;
            advertiser.startAdvertising(settings, data, advertising);
        } catch (SecurityException | IllegalStateException revokedOrOff) {
            forgetAdvertising();
        }
    }

    static int advertiseMode(int everyMilliseconds) {
        if (everyMilliseconds <= 150) return AdvertiseSettings.ADVERTISE_MODE_LOW_LATENCY;
        if (everyMilliseconds <= 500) return AdvertiseSettings.ADVERTISE_MODE_BALANCED;
        return AdvertiseSettings.ADVERTISE_MODE_LOW_POWER;
    }

    private void stopAdvertising() {
        AdvertiseCallback old = advertising;
        forgetAdvertising();
        if (old == null) return;
        try {
            BluetoothLeAdvertiser advertiser = adapter() == null ? null : adapter().getBluetoothLeAdvertiser();
            if (advertiser != null) advertiser.stopAdvertising(old);
        } catch (SecurityException | IllegalStateException revokedOrOff) {
            // The system has stopped it.
        }
    }

    private void forgetAdvertising() {
        advertising = null;
        onAir = null;
    }

    // ---- Listening

    /** One scan that is under way. */
    private final class Window extends ScanCallback {
        final Scan scan = new Scan(clock.unixSeconds());
        final ParcelUuid service = Beacon.service(plan.serviceUuid);
        final Set<String> strangers = new HashSet<>();
        final boolean countsOthers;
        final long endsAt;
        final long settledAt;
        BluetoothLeScanner scanner;
        boolean isListening = true;
        boolean hasFailed;

        Window(long elapsed, boolean countsOthers) {
            this.countsOthers = countsOthers;
            endsAt = elapsed + 1000L * plan.scanWindowSeconds;
            settledAt = endsAt + SETTLING_MILLISECONDS;
        }

        long nextStepAt() {
            return isListening ? endsAt : Math.min(settledAt, clock.elapsedMilliseconds() + 500);
        }

        @Override
        public void onScanResult(int type, ScanResult result) {
            take(result);
        }

        @Override
        public void onBatchScanResults(List<ScanResult> results) {
            for (ScanResult result : results) take(result);
        }

        @Override
        public void onScanFailed(int error) {
            hasFailed = true;
        }

        private void take(ScanResult result) {
            if (window != this || !isListening) return;
            ScanRecord record = result.getScanRecord();
            BluetoothDevice device = result.getDevice();
            byte[] beacon = Beacon.heardIn(record, service);
            if (beacon != null) {
                scan.hear(beacon, strengthOf(result));
                return;
            }
            if (device == null) return;
            if (strangers.size() < MOST_STRANGERS) strangers.add(device.getAddress());
            if (Beacon.isPeer(record, service, overflowBit)) peers.meet(device, strengthOf(result));
        }
    }

    private static int strengthOf(ScanResult result) {
        int strength = result.getRssi();
        return strength < -127 || strength > 20 ? Beacon.UNKNOWN_STRENGTH : strength;
    }

    private void beginWindow(long elapsed) {
        nextScanAt = elapsed + plan.scanPeriodMilliseconds(false);
        if (!ON.equals(status())) return;
        try {
            BluetoothLeScanner scanner = adapter().getBluetoothLeScanner();
            if (scanner == null) return;
            // Scans without a filter stop with the screen off; with one, other devices go unseen.
            boolean countsOthers = ((PowerManager) context.getSystemService(Context.POWER_SERVICE)).isInteractive();
            Window begun = new Window(elapsed, countsOthers);
            begun.scanner = scanner;
            List<ScanFilter> filters =
                    countsOthers ? Collections.emptyList() : Beacon.filters(begun.service, overflowBit);
            ScanSettings settings =
                    new ScanSettings.Builder()
                            .setScanMode(ScanSettings.SCAN_MODE_LOW_LATENCY)
                            .setCallbackType(ScanSettings.CALLBACK_TYPE_ALL_MATCHES)
                            .setMatchMode(ScanSettings.MATCH_MODE_AGGRESSIVE)
                            .setReportDelay(0)
                            .build();
            wakeups.stayAwake();
            window = begun;
            scanner.startScan(filters, settings, begun);
        } catch (SecurityException | IllegalStateException revokedOrOff) {
            abandonWindow();
        }
    }

    private void followWindow(long elapsed) {
        Window open = window;
        if (open.hasFailed) {
            failedScans++;
            abandonWindow();
            return;
        }
        if (open.isListening && elapsed >= open.endsAt) stopListening(open);
        if (open.isListening || (peers.isBusy() && elapsed < open.settledAt)) return;
        peers.stop();
        window = null;
        wakeups.sleep();
        keep(open);
    }

    private void keep(Window done) {
        // What a radio that was switched off meanwhile did not hear is no scan.
        if (done.hasFailed || !ON.equals(status())) return;
        done.scan.others = done.countsOthers ? done.strangers.size() : 0;
        long now = clock.unixSeconds();
        lastScanEndedAt = now;
        nextScanAt = done.endsAt - 1000L * plan.scanWindowSeconds + plan.scanPeriodMilliseconds(done.scan.heardSomebody());
        database.addScan(done.scan, now);
        listener.onRadio();
    }

    private void stopListening(Window open) {
        open.isListening = false;
        try {
            open.scanner.stopScan(open);
        } catch (SecurityException | IllegalStateException goneMeanwhile) {
            open.hasFailed = true;
        }
    }

    private void abandonWindow() {
        Window open = window;
        window = null;
        wakeups.sleep();
        if (open != null && open.isListening) stopListening(open);
    }

    private BluetoothAdapter adapter() {
        BluetoothManager manager = (BluetoothManager) context.getSystemService(Context.BLUETOOTH_SERVICE);
        return manager == null ? null : manager.getAdapter();
    }
}
