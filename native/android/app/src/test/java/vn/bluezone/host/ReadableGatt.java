// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.bluetooth.BluetoothGatt;
import android.bluetooth.BluetoothGattCharacteristic;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadows.ShadowBluetoothGatt;

/** A connection that can be read from, which the library's own cannot; the test says what came of it. */
@Implements(BluetoothGatt.class)
public class ReadableGatt extends ShadowBluetoothGatt {
    @Implementation
    protected boolean readCharacteristic(BluetoothGattCharacteristic characteristic) {
        return true;
    }
}
