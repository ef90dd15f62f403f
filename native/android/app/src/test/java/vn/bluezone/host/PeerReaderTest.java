// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.bluetooth.BluetoothDevice;
import android.bluetooth.BluetoothGatt;
import android.bluetooth.BluetoothGattCharacteristic;
import android.bluetooth.BluetoothGattService;
import android.os.Handler;
import android.os.Looper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowBluetoothGatt;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35, shadows = ReadableGatt.class)
public class PeerReaderTest {
    private static final String IPHONE = "00:00:00:00:00:0A";
    private final TestPhone phone = new TestPhone();
    private final List<byte[]> heard = new ArrayList<>();
    private final PeerReader peers =
            new PeerReader(phone.context, phone.clock, new Handler(Looper.getMainLooper()), (beacon, strength) -> heard.add(beacon));

    private BluetoothDevice device(String address) {
        return phone.adapter().getRemoteDevice(address);
    }

    private void meet(String address, byte[] own) {
        peers.use(Beacon.service(TestPhone.UUID).getUuid(), own);
        peers.meet(device(address), -70);
    }

    private BluetoothGatt gatt(String address) {
        List<BluetoothGatt> connections = shadowOf(device(address)).getBluetoothGatts();
        return connections.get(connections.size() - 1);
    }

    /** What the system tells of an iPhone that serves these bytes. */
    private BluetoothGattCharacteristic serve(BluetoothGatt gatt, byte[] value) {
        BluetoothGattService service =
                new BluetoothGattService(Beacon.service(TestPhone.UUID).getUuid(), BluetoothGattService.SERVICE_TYPE_PRIMARY);
        BluetoothGattCharacteristic characteristic =
                new BluetoothGattCharacteristic(
                        Beacon.CHARACTERISTIC,
                        BluetoothGattCharacteristic.PROPERTY_READ | BluetoothGattCharacteristic.PROPERTY_WRITE,
                        BluetoothGattCharacteristic.PERMISSION_READ | BluetoothGattCharacteristic.PERMISSION_WRITE);
        characteristic.setValue(value);
        service.addCharacteristic(characteristic);
        ShadowBluetoothGatt shadow = shadowOf(gatt);
        shadow.addDiscoverableService(service);
        return characteristic;
    }

    private void connect(BluetoothGatt gatt) {
        shadowOf(gatt).notifyConnection(IPHONE);
        phone.idle();
    }

    private void fullExchange(byte[] value, byte[] own) {
        meet(IPHONE, own);
        BluetoothGatt gatt = gatt(IPHONE);
        BluetoothGattCharacteristic characteristic = serve(gatt, value);
        connect(gatt);
        shadowOf(gatt).getGattCallback().onServicesDiscovered(gatt, BluetoothGatt.GATT_SUCCESS);
        phone.idle();
        if (shadowOf(gatt).isClosed()) return;
        shadowOf(gatt).getGattCallback().onCharacteristicRead(gatt, characteristic, BluetoothGatt.GATT_SUCCESS);
        phone.idle();
    }

    @Test
    public void theBeaconIsReadAndOursWrittenBackWithTheStrength() {
        fullExchange(TestPhone.beacon(8), TestPhone.beacon(1));
        assertArrayEquals(TestPhone.beacon(8), heard.get(0));
        byte[] written = shadowOf(gatt(IPHONE)).getLatestWrittenBytes();
        assertEquals(28, written.length);
        assertArrayEquals(TestPhone.beacon(1), Arrays.copyOf(written, 27));
        assertEquals(-70, written[27]);
        assertTrue("parted after the write", shadowOf(gatt(IPHONE)).isClosed());
        assertFalse(peers.isBusy());
    }

    @Test
    public void aPhoneThatIsSilentItselfWritesNothing() {
        fullExchange(TestPhone.beacon(8), null);
        assertEquals(1, heard.size());
        assertEquals(null, shadowOf(gatt(IPHONE)).getLatestWrittenBytes());
        assertFalse(peers.isBusy());
    }

    @Test
    public void bytesOfAnotherLengthAreNoBeacon() {
        fullExchange(new byte[26], TestPhone.beacon(1));
        assertTrue(heard.isEmpty());
        assertFalse(peers.isBusy());
        assertFalse("left alone for a while", peers.throttle.mayConnect(IPHONE, phone.clock.elapsed + 60_000));
    }

    @Test
    public void aPhoneWithoutOurServiceIsLeftAlone() {
        meet(IPHONE, TestPhone.beacon(1));
        BluetoothGatt gatt = gatt(IPHONE);
        connect(gatt);
        shadowOf(gatt).getGattCallback().onServicesDiscovered(gatt, BluetoothGatt.GATT_SUCCESS);
        phone.idle();
        assertTrue(shadowOf(gatt).isClosed());
        assertFalse(peers.throttle.mayConnect(IPHONE, phone.clock.elapsed + 60_000));
    }

    @Test
    public void whoeverDoesNotAnswerIsGivenUp() {
        meet(IPHONE, TestPhone.beacon(1));
        assertTrue(peers.isBusy());
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(PeerReader.LONGEST_MILLISECONDS + 1));
        assertFalse(peers.isBusy());
        assertTrue(shadowOf(gatt(IPHONE)).isClosed());
    }

    @Test
    public void oneAfterTheOther() {
        meet(IPHONE, TestPhone.beacon(1));
        meet("00:00:00:00:00:0B", TestPhone.beacon(1));
        assertTrue(shadowOf(device("00:00:00:00:00:0B")).getBluetoothGatts().isEmpty());
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(PeerReader.LONGEST_MILLISECONDS + 1));
        assertEquals(1, shadowOf(device("00:00:00:00:00:0B")).getBluetoothGatts().size());
        peers.stop();
        assertFalse(peers.isBusy());
    }

    @Test
    public void anIPhoneInTheBackgroundBelongsToTheScanThatFoundIt() {
        phone.database.keepPlan(phone.plan(2));
        phone.host.radio().start();
        phone.send(TestPhone.overflow(3), IPHONE, -70);
        BluetoothGatt gatt = gatt(IPHONE);
        BluetoothGattCharacteristic characteristic = serve(gatt, TestPhone.beacon(8));
        phone.pass(4);
        assertFalse(phone.isScanning());
        assertTrue("the scan waits for the connection", phone.scans().isEmpty());
        connect(gatt);
        shadowOf(gatt).getGattCallback().onServicesDiscovered(gatt, BluetoothGatt.GATT_SUCCESS);
        phone.idle();
        shadowOf(gatt).getGattCallback().onCharacteristicRead(gatt, characteristic, BluetoothGatt.GATT_SUCCESS);
        phone.pass(2);
        assertEquals(1, phone.scans().size());
        assertArrayEquals(TestPhone.beacon(8), phone.scans().get(0).beacons.get(0));
        assertEquals(-70, (int) phone.scans().get(0).strengths.get(0));
    }
}
