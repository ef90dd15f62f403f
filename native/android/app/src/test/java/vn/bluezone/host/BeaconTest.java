// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.bluetooth.le.ScanFilter;
import android.os.ParcelUuid;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class BeaconTest {
    private static final ParcelUuid SERVICE = Beacon.service(TestPhone.UUID);
    private static final byte[] FOREGROUND = {3, 3, (byte) 0xf0, (byte) 0xff};

    private static boolean passes(int overflowBit, byte[] advertisement) {
        TestPhone phone = new TestPhone();
        for (ScanFilter filter : Beacon.filters(SERVICE, overflowBit)) {
            if (filter.matches(phone.result(advertisement, "00:00:00:00:00:01", -60))) return true;
        }
        return false;
    }

    @Test
    public void aBeaconIsReadFromTheAdvertisementAndNothingElseIs() {
        byte[] beacon = TestPhone.beacon(7);
        assertArrayEquals(beacon, Beacon.heardIn(TestPhone.record(TestPhone.advertisement(beacon)), SERVICE));
        assertNull(Beacon.heardIn(TestPhone.record(TestPhone.advertisement(new byte[26])), SERVICE));
        assertNull(Beacon.heardIn(TestPhone.record(new byte[] {30, 0x16, 1}), SERVICE));
        assertNull(Beacon.heardIn(TestPhone.record(FOREGROUND), SERVICE));
        assertNull(Beacon.heardIn(null, SERVICE));
    }

    @Test
    public void theControllersFiltersLetOursThrough() {
        assertTrue(passes(9, TestPhone.advertisement(TestPhone.beacon(1))));
        assertTrue(passes(9, FOREGROUND));
        assertTrue(passes(9, TestPhone.overflow(9)));
    }

    @Test
    public void otherBitsOfTheOverflowAreaDoNotHideOurs() {
        assertTrue(passes(9, TestPhone.overflow(0, 3, 9, 64, 127)));
        assertFalse(passes(9, TestPhone.overflow(8, 10)));
        assertFalse(passes(9, TestPhone.overflow()));
    }

    @Test
    public void aBitThatWasNeverMeasuredLetsEveryOverflowAreaThrough() {
        assertTrue(passes(-1, TestPhone.overflow(101)));
    }

    @Test
    public void otherThingsOfApplesDoNotPass() {
        byte[] findMy = TestPhone.overflow(9);
        findMy[4] = 0x12;
        assertFalse(passes(9, findMy));
        assertFalse(passes(-1, findMy));
        assertFalse(Beacon.isPeer(TestPhone.record(findMy), SERVICE, -1));
    }

    @Test
    public void everyBitHasItsPlace() {
        for (int bit = 0; bit < 128; bit++) {
            assertTrue(Beacon.isPeer(TestPhone.record(TestPhone.overflow(bit)), SERVICE, bit));
            assertFalse(Beacon.isPeer(TestPhone.record(TestPhone.overflow((bit + 1) % 128)), SERVICE, bit));
        }
    }

    @Test
    public void theServiceUuidIsTheSixteenBitsInTheirFullForm() {
        assertEquals("0000fff0-0000-1000-8000-00805f9b34fb", SERVICE.toString());
    }
}
