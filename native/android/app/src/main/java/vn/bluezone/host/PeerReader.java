// SPDX-License-Identifier: GPL-3.0-only
// One iPhone after the other: connect, read its 27 bytes, write back our 27 and the strength, part. Any failure parts too.
package vn.bluezone.host;

import android.bluetooth.BluetoothDevice;
import android.bluetooth.BluetoothGatt;
import android.bluetooth.BluetoothGattCallback;
import android.bluetooth.BluetoothGattCharacteristic;
import android.bluetooth.BluetoothGattService;
import android.bluetooth.BluetoothProfile;
import android.content.Context;
import android.os.Handler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.UUID;

final class PeerReader {
    static final long LONGEST_MILLISECONDS = 5_000;

    interface Listener {
        void onBeacon(byte[] beacon, int strength);
    }

    private static final class Peer {
        final BluetoothDevice device;
        final int strength;

        Peer(BluetoothDevice device, int strength) {
            this.device = device;
            this.strength = strength;
        }
    }

    private final Context context;
    private final Clock clock;
    private final Handler handler;
    private final Listener listener;
    final PeerThrottle throttle = new PeerThrottle();
    private final ArrayDeque<Peer> queue = new ArrayDeque<>();
    private UUID service;
    private byte[] own;
    private Exchange current;

    PeerReader(Context context, Clock clock, Handler handler, Listener listener) {
        this.context = context;
        this.clock = clock;
        this.handler = handler;
        this.listener = listener;
    }

    /** What is asked for and what is written back, from now on; no beacon of ours: nothing is written. */
    void use(UUID service, byte[] own) {
        this.service = service;
        this.own = own;
    }

    void meet(BluetoothDevice device, int strength) {
        if (service == null || !throttle.mayConnect(device.getAddress(), clock.elapsedMilliseconds())) return;
        queue.addLast(new Peer(device, strength));
        next();
    }

    boolean isBusy() {
        return current != null || !queue.isEmpty();
    }

    /** Parts from everybody at once. */
    void stop() {
        queue.clear();
        if (current != null) current.end(true);
    }

    private void next() {
        if (current != null || queue.isEmpty()) return;
        Peer peer = queue.removeFirst();
        current = new Exchange(peer);
        current.begin();
    }

    private final class Exchange extends BluetoothGattCallback {
        private final Peer peer;
        private final Runnable timeout = () -> end(false);
        private BluetoothGatt gatt;
        private boolean isOver;

        Exchange(Peer peer) {
            this.peer = peer;
        }

        void begin() {
            handler.postDelayed(timeout, LONGEST_MILLISECONDS);
            try {
                gatt = peer.device.connectGatt(context, false, this, BluetoothDevice.TRANSPORT_LE);
                if (gatt == null) end(false);
            } catch (SecurityException revoked) {
                end(true);
            }
        }

        @Override
        public void onConnectionStateChange(BluetoothGatt gatt, int status, int state) {
            step(() -> state == BluetoothProfile.STATE_CONNECTED && status == BluetoothGatt.GATT_SUCCESS && gatt.discoverServices());
        }

        @Override
        public void onServicesDiscovered(BluetoothGatt gatt, int status) {
            step(
                    () -> {
                        BluetoothGattCharacteristic beacon = beaconOf(gatt);
                        return beacon != null && gatt.readCharacteristic(beacon);
                    });
        }

        // The form with a value as parameter came with API 33, and calls this one by itself.
        @Override
        @SuppressWarnings("deprecation")
        public void onCharacteristicRead(BluetoothGatt gatt, BluetoothGattCharacteristic read, int status) {
            byte[] value = read.getValue();
            byte[] beacon = value == null ? new byte[0] : value.clone();
            step(
                    () -> {
                        if (status != BluetoothGatt.GATT_SUCCESS || beacon.length != Beacon.LENGTH) return false;
                        listener.onBeacon(beacon, peer.strength);
                        return writeBack(gatt, read);
                    });
        }

        @Override
        public void onCharacteristicWrite(BluetoothGatt gatt, BluetoothGattCharacteristic written, int status) {
            handler.post(() -> end(true));
        }

        @SuppressWarnings("deprecation")
        private boolean writeBack(BluetoothGatt gatt, BluetoothGattCharacteristic characteristic) {
            if (own == null) {
                end(true);
                return true;
            }
            byte[] answer = Arrays.copyOf(own, Beacon.LENGTH + 1);
            answer[Beacon.LENGTH] = (byte) peer.strength;
            characteristic.setWriteType(BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT);
            return characteristic.setValue(answer) && gatt.writeCharacteristic(characteristic);
        }

        private BluetoothGattCharacteristic beaconOf(BluetoothGatt gatt) {
            BluetoothGattService ours = gatt.getService(service);
            return ours == null ? null : ours.getCharacteristic(Beacon.CHARACTERISTIC);
        }

        private void step(java.util.function.BooleanSupplier work) {
            handler.post(
                    () -> {
                        if (isOver) return;
                        boolean goesOn;
                        try {
                            goesOn = work.getAsBoolean();
                        } catch (SecurityException revoked) {
                            goesOn = false;
                        }
                        if (!goesOn) end(false);
                    });
        }

        void end(boolean wasOurs) {
            if (isOver) return;
            isOver = true;
            handler.removeCallbacks(timeout);
            if (!wasOurs) throttle.wasInVain(peer.device.getAddress(), clock.elapsedMilliseconds());
            try {
                if (gatt != null) {
                    gatt.disconnect();
                    gatt.close();
                }
            } catch (SecurityException revoked) {
                // Then the system has parted already.
            }
            current = null;
            next();
        }
    }
}
