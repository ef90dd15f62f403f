// SPDX-License-Identifier: GPL-3.0-only
// Makers of phones end background apps in ways of their own. There is no interface to ask them; there are only the
// addresses of their settings, which may be gone: then the system's own page is opened.
package vn.bluezone.host;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.Build;
import android.os.PowerManager;
import android.provider.Settings;
import java.util.Locale;
import org.json.JSONException;
import org.json.JSONObject;

final class BatterySaver {
    /** Maker, package, activity: where an app is allowed to go on by itself. */
    private static final String[][] VENDOR_SETTINGS = {
        {"xiaomi", "com.miui.securitycenter", "com.miui.permcenter.autostart.AutoStartManagementActivity"},
        {"oppo", "com.coloros.safecenter", "com.coloros.safecenter.permission.startup.StartupAppListActivity"},
        {"oppo", "com.oplus.safecenter", "com.oplus.safecenter.startupapp.StartupAppListActivity"},
        {"vivo", "com.vivo.permissionmanager", "com.vivo.permissionmanager.activity.BgStartUpManagerActivity"},
        {"vivo", "com.iqoo.secure", "com.iqoo.secure.ui.phoneoptimize.BgStartUpManager"},
        {"huawei", "com.huawei.systemmanager", "com.huawei.systemmanager.startupmgr.ui.StartupNormalAppListActivity"},
        {"huawei", "com.huawei.systemmanager", "com.huawei.systemmanager.optimize.process.ProtectActivity"},
        {"samsung", "com.samsung.android.lool", "com.samsung.android.sm.battery.ui.BatteryActivity"},
        {"asus", "com.asus.mobilemanager", "com.asus.mobilemanager.autostart.AutoStartActivity"},
        {"oneplus", "com.oneplus.security", "com.oneplus.security.chainlaunch.view.ChainLaunchAppListActivity"},
    };

    private BatterySaver() {}

    /** The family of makers this phone's settings are of; "other" where nothing more is known. */
    static String vendor() {
        String maker = Build.MANUFACTURER.toLowerCase(Locale.ROOT);
        if (maker.equals("redmi") || maker.equals("poco")) maker = "xiaomi";
        if (maker.equals("realme")) maker = "oppo";
        if (maker.equals("honor")) maker = "huawei";
        for (String[] settings : VENDOR_SETTINGS) if (settings[0].equals(maker)) return maker;
        return "other";
    }

    static JSONObject state(Context context) throws JSONException {
        PowerManager power = (PowerManager) context.getSystemService(Context.POWER_SERVICE);
        return new JSONObject()
                .put("vendor", vendor())
                .put("isExempt", power.isIgnoringBatteryOptimizations(context.getPackageName()))
                .put("isSaving", power.isPowerSaveMode());
    }

    static boolean open(Activity activity, String what) {
        switch (what) {
            case "vendor":
                for (String[] settings : VENDOR_SETTINGS) {
                    Intent intent = new Intent().setComponent(new ComponentName(settings[1], settings[2]));
                    if (settings[0].equals(vendor()) && tryOpen(activity, intent)) return true;
                }
                return open(activity, "battery");
            case "battery":
                return tryOpen(activity, new Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS)) || open(activity, "app");
            case "bluetooth":
                return tryOpen(activity, new Intent(Settings.ACTION_BLUETOOTH_SETTINGS));
            case "notifications":
                return tryOpen(
                        activity,
                        new Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS)
                                .putExtra(Settings.EXTRA_APP_PACKAGE, activity.getPackageName()));
            case "app":
                return tryOpen(
                        activity,
                        new Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", activity.getPackageName(), null)));
            default:
                return false;
        }
    }

    private static boolean tryOpen(Activity activity, Intent intent) {
        try {
            activity.startActivity(intent);
            return true;
        } catch (ActivityNotFoundException | SecurityException gone) {
            return false;
        }
    }
}
