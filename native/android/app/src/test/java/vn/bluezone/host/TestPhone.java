// SPDX-License-Identifier: GPL-3.0-only
// A phone around the host: its own clock, a Bluetooth that the test switches, an air that the test fills.
package vn.bluezone.host;

import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.bluetooth.BluetoothAdapter;
import android.bluetooth.BluetoothManager;
import android.bluetooth.le.ScanFilter;
import android.bluetooth.le.ScanRecord;
import android.bluetooth.le.ScanResult;
import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Looper;
import android.os.PowerManager;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowBluetoothLeAdvertiser;
import org.robolectric.shadows.ShadowBluetoothLeScanner;

final class TestPhone {
    static final int UUID = 0xfff0;
    static final String[] PERMISSIONS = {
        "android.permission.BLUETOOTH_SCAN", "android.permission.BLUETOOTH_ADVERTISE", "android.permission.BLUETOOTH_CONNECT"
    };

    static final class SetClock implements Clock {
        long now = 1_780_000_200;
        long elapsed = 5_000_000;

        @Override
        public long unixSeconds() {
            return now;
        }

        @Override
        public long elapsedMilliseconds() {
            return elapsed;
        }
    }

    /** The key store of a phone, and whether it still has the key. */
    static final class SetWrap implements KeyWrap {
        byte[] key = new byte[16];

        @Override
        public byte[] wrap(byte[] value) throws GeneralSecurityException {
            return crypt(Cipher.ENCRYPT_MODE, value);
        }

        @Override
        public byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
            return crypt(Cipher.DECRYPT_MODE, wrapped);
        }

        private byte[] crypt(int mode, byte[] value) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
            return cipher.doFinal(value);
        }
    }

    private static TestPhone before;

    final Application context = RuntimeEnvironment.getApplication();
    final SetClock clock = new SetClock();
    final SetWrap wrap = new SetWrap();
    HostDatabase database = new HostDatabase(context);
    Host host;

    TestPhone() {
        if (before != null) before.database.close();
        before = this;
        shadowOf(context.getPackageManager()).setSystemFeature(PackageManager.FEATURE_BLUETOOTH_LE, true);
        allow(true);
        switchBluetooth(true);
        screen(true);
        host = new Host(context, clock, database, wrap, new Server(""));
        Host.use(host);
    }

    /** The process ends and begins again; what is on disk stays. */
    void restart() {
        host.radio().stop();
        database.close();
        database = new HostDatabase(context);
        host = new Host(context, clock, database, wrap, new Server(""));
        Host.use(host);
    }

    void allow(boolean isAllowed) {
        if (isAllowed) shadowOf(context).grantPermissions(PERMISSIONS);
        else shadowOf(context).denyPermissions(PERMISSIONS);
    }

    void switchBluetooth(boolean isOn) {
        shadowOf(adapter()).setEnabled(isOn);
        shadowOf(adapter()).setState(isOn ? BluetoothAdapter.STATE_ON : BluetoothAdapter.STATE_OFF);
    }

    void screen(boolean isOn) {
        shadowOf((PowerManager) context.getSystemService(Context.POWER_SERVICE)).turnScreenOn(isOn);
    }

    BluetoothAdapter adapter() {
        return ((BluetoothManager) context.getSystemService(Context.BLUETOOTH_SERVICE)).getAdapter();
    }

    /** Beacons of ten minutes each from now on: the first filled with 1, the next with 2. */
    Plan plan(int slots) {
        TreeMap<Long, byte[]> beacons = new TreeMap<>();
        for (int i = 0; i < slots; i++) beacons.put(clock.now + 600L * i, beacon(i + 1));
        return new Plan(UUID, 250, 4, 180, 90, clock.now + 600L * slots, beacons);
    }

    static byte[] beacon(int fill) {
        byte[] beacon = new byte[Beacon.LENGTH];
        java.util.Arrays.fill(beacon, (byte) fill);
        return beacon;
    }

    /** Lets seconds pass one by one, as the alarms would wake it. */
    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.now++;
            clock.elapsed += 1000;
            shadowOf(Looper.getMainLooper()).idle();
            host.radio().tick();
        }
    }

    void idle() {
        shadowOf(Looper.getMainLooper()).idle();
    }

    // ---- The air

    ShadowBluetoothLeScanner scanner() {
        return shadowOf(adapter().getBluetoothLeScanner());
    }

    boolean isScanning() {
        return !scanner().getActiveScans().isEmpty();
    }

    ShadowBluetoothLeAdvertiser advertiser() {
        return shadowOf(adapter().getBluetoothLeAdvertiser());
    }

    /** The service data on the air; null for none. */
    byte[] onAir() {
        if (advertiser().getAdvertisementRequestCount() == 0) return null;
        return advertiser().getLastAdvertisingData().getServiceData().get(Beacon.service(UUID));
    }

    /** The whole advertisement of such a beacon. */
    static byte[] advertisement(byte[] beacon) {
        byte[] bytes = new byte[4 + beacon.length];
        bytes[0] = (byte) (3 + beacon.length);
        bytes[1] = 0x16;
        bytes[2] = (byte) UUID;
        bytes[3] = (byte) (UUID >> 8);
        System.arraycopy(beacon, 0, bytes, 4, beacon.length);
        return bytes;
    }

    /** What an iPhone in the background sends: Apple's overflow area with some bits. */
    static byte[] overflow(int... bits) {
        byte[] bytes = new byte[21];
        bytes[0] = 20;
        bytes[1] = (byte) 0xff;
        bytes[2] = 0x4c;
        bytes[4] = 0x01;
        for (int bit : bits) bytes[5 + bit / 8] |= (byte) (0x80 >> (bit % 8));
        return bytes;
    }

    static ScanRecord record(byte[] advertisement) {
        try {
            Method parse = ScanRecord.class.getDeclaredMethod("parseFromBytes", byte[].class);
            return (ScanRecord) parse.invoke(null, (Object) advertisement);
        } catch (ReflectiveOperationException absent) {
            throw new AssertionError(absent);
        }
    }

    ScanResult result(byte[] advertisement, String address, int strength) {
        return new ScanResult(adapter().getRemoteDevice(address), record(advertisement), strength, 0);
    }

    /** Everybody who scans hears it, if their filters let it through. @return how many did */
    int send(byte[] advertisement, String address, int strength) {
        ScanResult result = result(advertisement, address, strength);
        List<ShadowBluetoothLeScanner.ScanParams> scans = new ArrayList<>(scanner().getActiveScans());
        int heard = 0;
        for (ShadowBluetoothLeScanner.ScanParams scan : scans) {
            if (!passes(scan.scanFilters(), result)) continue;
            heard++;
            scan.scanCallback().onScanResult(1, result);
        }
        return heard;
    }

    private static boolean passes(List<ScanFilter> filters, ScanResult result) {
        if (filters == null || filters.isEmpty()) return true;
        for (ScanFilter filter : filters) if (filter.matches(result)) return true;
        return false;
    }

    /** No page more may be written than there is now. */
    void fillDisk(boolean isFull) {
        long most = isFull ? pragma("page_count") : 1 << 20;
        pragma("max_page_count = " + most);
    }

    private long pragma(String pragma) {
        try (android.database.Cursor row = database.getWritableDatabase().rawQuery("PRAGMA " + pragma, null)) {
            row.moveToFirst();
            return row.getLong(0);
        }
    }

    List<HostDatabase.KeptScan> scans() {
        return database.scansAfter(0, 1000, clock.now);
    }
}
