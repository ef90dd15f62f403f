// SPDX-License-Identifier: GPL-3.0-only
// Wakes the radio at a time, also from sleep. Exact where the system allows it without a permission of its own (the owner
// has taken the app out of battery saving); otherwise as near as the system likes.
package vn.bluezone.host;

import android.app.AlarmManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.os.Build;
import android.os.Handler;
import android.os.PowerManager;

class Wakeups {
    /** Longer than any scan with its connections. */
    private static final long LONGEST_AWAKE_MILLISECONDS = 30_000;

    private final Context context;
    private final Handler handler;
    private final Runnable tick;
    private final PowerManager.WakeLock lock;

    Wakeups(Context context, Handler handler, Runnable tick) {
        this.context = context;
        this.handler = handler;
        this.tick = tick;
        PowerManager power = (PowerManager) context.getSystemService(Context.POWER_SERVICE);
        lock = power.newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "bluezone:scan");
        lock.setReferenceCounted(false);
    }

    /** Calls once after so many milliseconds; an earlier order is void. */
    void in(long milliseconds, long elapsedNow) {
        handler.removeCallbacks(tick);
        handler.postDelayed(tick, milliseconds);
        AlarmManager alarms = (AlarmManager) context.getSystemService(Context.ALARM_SERVICE);
        long at = elapsedNow + milliseconds;
        boolean isExact = Build.VERSION.SDK_INT < 31 || alarms.canScheduleExactAlarms();
        if (isExact) alarms.setExactAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, at, intent());
        else alarms.setAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, at, intent());
    }

    void cancel() {
        handler.removeCallbacks(tick);
        ((AlarmManager) context.getSystemService(Context.ALARM_SERVICE)).cancel(intent());
        sleep();
    }

    void stayAwake() {
        lock.acquire(LONGEST_AWAKE_MILLISECONDS);
    }

    void sleep() {
        if (lock.isHeld()) lock.release();
    }

    private PendingIntent intent() {
        Intent tickIntent = new Intent(context, TickReceiver.class);
        return PendingIntent.getBroadcast(context, 0, tickIntent, PendingIntent.FLAG_IMMUTABLE | PendingIntent.FLAG_UPDATE_CURRENT);
    }
}
