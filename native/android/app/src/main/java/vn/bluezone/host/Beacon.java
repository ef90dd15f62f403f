// SPDX-License-Identifier: GPL-3.0-only
// The few bytes that this host must know by sight. What is inside them is none of its business.
package vn.bluezone.host;

import android.bluetooth.le.ScanFilter;
import android.bluetooth.le.ScanRecord;
import android.os.ParcelUuid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

final class Beacon {
    /** Of the service data: identifier 16, metadata 2, salt 9. */
    static final int LENGTH = 27;

    /** What an iPhone's characteristic gives and takes (docs/phones.md). */
    static final UUID CHARACTERISTIC = UUID.fromString("b1e20e01-5a0e-4b5d-9c3b-6f2d1a7e4c10");

    static final int APPLE = 0x004c;
    static final int UNKNOWN_STRENGTH = 127;
    private static final int OVERFLOW_TYPE = 0x01;
    private static final int OVERFLOW_LENGTH = 17;

    private Beacon() {}

    /** The full form of a 16-bit UUID. */
    static ParcelUuid service(int uuid16) {
        return ParcelUuid.fromString(String.format(java.util.Locale.ROOT, "%08x-0000-1000-8000-00805f9b34fb", uuid16));
    }

    /** The 27 bytes in an advertisement, or null. */
    static byte[] heardIn(ScanRecord record, ParcelUuid service) {
        byte[] data = record == null ? null : record.getServiceData(service);
        return data != null && data.length == LENGTH ? data : null;
    }

    /** Whether this may be an iPhone that serves our beacon by GATT: in the foreground by its UUID, else by the overflow area. */
    static boolean isPeer(ScanRecord record, ParcelUuid service, int overflowBit) {
        if (record == null) return false;
        List<ParcelUuid> uuids = record.getServiceUuids();
        if (uuids != null && uuids.contains(service)) return true;
        byte[] apple = record.getManufacturerSpecificData(APPLE);
        if (apple == null || apple.length < OVERFLOW_LENGTH || apple[0] != OVERFLOW_TYPE) return false;
        return overflowBit < 0 || (apple[1 + overflowBit / 8] & bit(overflowBit)) != 0;
    }

    /** What the controller lets through while the screen is off: beacons, iPhones in the foreground, iPhones behind. */
    static List<ScanFilter> filters(ParcelUuid service, int overflowBit) {
        List<ScanFilter> filters = new ArrayList<>();
        filters.add(new ScanFilter.Builder().setServiceData(service, new byte[0], new byte[0]).build());
        filters.add(new ScanFilter.Builder().setServiceUuid(service).build());
        byte[] data = new byte[OVERFLOW_LENGTH];
        byte[] mask = new byte[OVERFLOW_LENGTH];
        data[0] = OVERFLOW_TYPE;
        mask[0] = (byte) 0xff;
        if (overflowBit >= 0) {
            data[1 + overflowBit / 8] = bit(overflowBit);
            mask[1 + overflowBit / 8] = bit(overflowBit);
        }
        filters.add(new ScanFilter.Builder().setManufacturerData(APPLE, data, mask).build());
        return filters;
    }

    private static byte bit(int overflowBit) {
        return (byte) (0x80 >> (overflowBit % 8));
    }
}
