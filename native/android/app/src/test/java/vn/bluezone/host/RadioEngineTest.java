// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.bluetooth.le.ScanCallback;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class RadioEngineTest {
    private static final String SOMEBODY = "00:00:00:00:00:01";
    private static final String STRANGER = "00:00:00:00:00:02";
    private final TestPhone phone = new TestPhone();
    private RadioEngine radio;

    @Before
    public void begin() {
        radio = phone.host.radio();
        phone.database.keepPlan(phone.plan(4));
        radio.start();
    }

    private void hear(int beacon, int strength) {
        phone.send(TestPhone.advertisement(TestPhone.beacon(beacon)), SOMEBODY, strength);
    }

    @Test
    public void theBeaconOfTheHourIsOnTheAirAndChangesOnTime() {
        assertArrayEquals(TestPhone.beacon(1), phone.onAir());
        phone.pass(599);
        assertArrayEquals(TestPhone.beacon(1), phone.onAir());
        phone.pass(1);
        assertArrayEquals(TestPhone.beacon(2), phone.onAir());
        assertEquals("one after the other, never two", 1, phone.advertiser().getAdvertisementRequestCount());
        phone.pass(1800);
        assertNull("the plan has run out", phone.onAir());
    }

    @Test
    public void usedSlotsAreWiped() {
        phone.pass(1250);
        assertEquals(2, phone.database.plan().slots.size());
    }

    @Test
    public void aScanLastsFourSecondsAndIsKept() {
        assertTrue(phone.isScanning());
        hear(9, -60);
        phone.send(new byte[] {2, 1, 6}, STRANGER, -90);
        phone.send(new byte[] {2, 1, 6}, STRANGER, -91);
        phone.pass(3);
        assertTrue(phone.isScanning());
        assertTrue(phone.scans().isEmpty());
        phone.pass(1);
        assertFalse(phone.isScanning());
        HostDatabase.KeptScan scan = phone.scans().get(0);
        assertEquals(phone.clock.now - 4, scan.second);
        assertEquals(1, scan.others);
        assertArrayEquals(TestPhone.beacon(9), scan.beacons.get(0));
    }

    @Test
    public void scansThatHeardNobodyAreKeptToo() {
        phone.pass(4);
        assertEquals(1, phone.scans().size());
        assertTrue(phone.scans().get(0).beacons.isEmpty());
    }

    private int secondsToNextScan() {
        int seconds = 0;
        while (!phone.isScanning()) {
            phone.pass(1);
            seconds++;
        }
        return seconds;
    }

    @Test
    public void listeningIsAdaptive() {
        phone.pass(4);
        assertEquals("nobody was there", 176, secondsToNextScan());
        hear(9, -60);
        phone.pass(4);
        assertEquals("somebody was there", 86, secondsToNextScan());
    }

    @Test
    public void withTheScreenOffTheControllerFilters() {
        phone.pass(10);
        phone.screen(false);
        phone.pass(171);
        assertTrue(phone.isScanning());
        assertEquals(0, phone.send(new byte[] {2, 1, 6}, STRANGER, -90));
        hear(9, -60);
        phone.pass(5);
        HostDatabase.KeptScan scan = phone.scans().get(1);
        assertEquals(1, scan.beacons.size());
        assertEquals(0, scan.others);
    }

    @Test
    public void bluetoothOffEndsEverythingAndOnBeginsItAgain() {
        phone.pass(2);
        phone.switchBluetooth(false);
        radio.circumstancesChanged();
        assertEquals(RadioEngine.OFF, radio.status());
        assertFalse(radio.isAdvertising());
        phone.pass(300);
        assertTrue("a scan that was cut off is none", phone.scans().isEmpty());
        phone.switchBluetooth(true);
        radio.circumstancesChanged();
        assertTrue(radio.isAdvertising());
        assertTrue(phone.isScanning());
        phone.pass(5);
        assertEquals(1, phone.scans().size());
    }

    @Test
    public void aPermissionRevokedDuringAScanStopsItAndIsTold() {
        phone.pass(2);
        phone.allow(false);
        phone.pass(3);
        assertEquals(RadioEngine.NO_PERMISSION, radio.status());
        assertTrue(phone.scans().isEmpty());
        phone.pass(700);
        assertTrue(phone.scans().isEmpty());
        assertFalse(phone.isScanning());
        phone.allow(true);
        radio.circumstancesChanged();
        phone.pass(5);
        assertEquals(1, phone.scans().size());
        assertArrayEquals(TestPhone.beacon(2), phone.onAir());
    }

    @Test
    public void aClockSetForwardSkipsBeaconsAndNoScan() {
        phone.pass(5);
        phone.clock.now += 1200;
        radio.circumstancesChanged();
        assertArrayEquals(TestPhone.beacon(3), phone.onAir());
        phone.pass(200);
        assertEquals(3, phone.scans().size());
    }

    @Test
    public void aClockSetBackBringsNoOldBeaconBack() {
        phone.pass(700);
        phone.clock.now -= 650;
        radio.circumstancesChanged();
        assertNull("what was used is gone", phone.onAir());
        phone.pass(650);
        assertArrayEquals(TestPhone.beacon(2), phone.onAir());
    }

    @Test
    public void scansGoOnWhileTheClockStandsWrong() {
        phone.pass(5);
        phone.clock.now -= 3600;
        radio.circumstancesChanged();
        phone.pass(600);
        assertTrue(phone.scans().size() >= 4);
    }

    @Test
    public void aScanThatTheSystemRefusesIsCountedAndNotKept() {
        ScanCallback callback = phone.scanner().getActiveScans().iterator().next().scanCallback();
        callback.onScanFailed(ScanCallback.SCAN_FAILED_APPLICATION_REGISTRATION_FAILED);
        phone.pass(10);
        assertEquals(1, radio.failedScans());
        assertTrue(phone.scans().isEmpty());
        phone.pass(175);
        assertEquals(1, phone.scans().size());
    }

    @Test
    public void stoppedItIsSilentAndDeafAndKeepsWhatItHeard() {
        phone.pass(5);
        radio.stop();
        assertNull(phone.onAir());
        phone.pass(400);
        assertFalse(phone.isScanning());
        assertEquals(1, phone.scans().size());
    }

    @Test
    public void lateWakingsOfASleepyPhoneLoseNoBeacon() {
        phone.pass(5);
        phone.clock.now += 640;
        phone.clock.elapsed += 640_000;
        radio.tick();
        assertArrayEquals(TestPhone.beacon(2), phone.onAir());
        assertTrue(phone.isScanning());
    }

    @Test
    public void aFullDiskDoesNotStopTheRadio() {
        phone.fillDisk(true);
        phone.pass(1300);
        assertArrayEquals(TestPhone.beacon(3), phone.onAir());
    }

    @Test
    public void withoutBluetoothLowEnergyItIsUnsupported() {
        org.robolectric.Shadows.shadowOf(phone.context.getPackageManager())
                .setSystemFeature(android.content.pm.PackageManager.FEATURE_BLUETOOTH_LE, false);
        assertEquals(RadioEngine.UNSUPPORTED, radio.status());
    }

    @Test
    public void theAdvertisingModeIsTheNearest() {
        assertEquals(android.bluetooth.le.AdvertiseSettings.ADVERTISE_MODE_LOW_LATENCY, RadioEngine.advertiseMode(100));
        assertEquals(android.bluetooth.le.AdvertiseSettings.ADVERTISE_MODE_BALANCED, RadioEngine.advertiseMode(250));
        assertEquals(android.bluetooth.le.AdvertiseSettings.ADVERTISE_MODE_LOW_POWER, RadioEngine.advertiseMode(1000));
    }
}
