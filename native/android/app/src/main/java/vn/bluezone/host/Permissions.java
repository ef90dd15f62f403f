// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.Manifest;
import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import java.util.ArrayList;
import java.util.List;

/** What the owner must allow before the radio works, by the version of the system. */
final class Permissions {
    private Permissions() {}

    static List<String> ofRadio() {
        List<String> needed = new ArrayList<>();
        if (Build.VERSION.SDK_INT >= 31) {
            needed.add(Manifest.permission.BLUETOOTH_SCAN);
            needed.add(Manifest.permission.BLUETOOTH_ADVERTISE);
            needed.add(Manifest.permission.BLUETOOTH_CONNECT);
        } else {
            // No location is ever read; these versions allow no Bluetooth scan without.
            needed.add(Manifest.permission.ACCESS_FINE_LOCATION);
            if (Build.VERSION.SDK_INT >= 29) needed.add(Manifest.permission.ACCESS_BACKGROUND_LOCATION);
        }
        return needed;
    }

    static List<String> missing(Context context) {
        List<String> missing = new ArrayList<>();
        for (String permission : ofRadio()) if (!has(context, permission)) missing.add(permission);
        return missing;
    }

    /** What one dialogue may ask for: the system refuses a request that has the background permission beside others. */
    static List<String> askNow(Context context) {
        List<String> missing = missing(context);
        if (missing.size() > 1) missing.remove(Manifest.permission.ACCESS_BACKGROUND_LOCATION);
        return missing;
    }

    static boolean has(Context context, String permission) {
        return context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED;
    }
}
