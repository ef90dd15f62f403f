// SPDX-License-Identifier: GPL-3.0-only
// Keeps the process alive while the radio works, and says so to the owner. What the radio does is in RadioEngine.
package vn.bluezone.host;

import android.app.Service;
import android.bluetooth.BluetoothAdapter;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.pm.ServiceInfo;
import android.os.Build;
import android.os.IBinder;

public final class RadioService extends Service {
    private final BroadcastReceiver changes =
            new BroadcastReceiver() {
                @Override
                public void onReceive(Context context, Intent intent) {
                    Host.of(context).radio().circumstancesChanged();
                    showState();
                }
            };
    private boolean isFollowing;
    /** It was ordered and has not begun. A service that is stopped before it showed its notification ends the process. */
    private static boolean isOrdered;

    /** Starts the service if the plan wants it; false where the system does not let it start now. */
    static boolean begin(Context context) {
        Host host = Host.of(context);
        if (!host.radio().isWanted()) return true;
        // Without them the system lets no service of this type start.
        if (Build.VERSION.SDK_INT >= 31 && !Permissions.missing(context).isEmpty()) return false;
        try {
            context.startForegroundService(new Intent(context, RadioService.class));
            isOrdered = true;
            return true;
        } catch (IllegalStateException | SecurityException notNow) {
            return false;
        }
    }

    /** Nothing is wanted of it any more. One that has not begun finds that out by itself. */
    static void end(Context context) {
        if (isOrdered) return;
        context.stopService(new Intent(context, RadioService.class));
    }

    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        Host host = Host.of(this);
        isOrdered = false;
        try {
            if (Build.VERSION.SDK_INT >= 29) {
                startForeground(Notices.RADIO_ID, notification(), ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE);
            } else {
                startForeground(Notices.RADIO_ID, notification());
            }
        } catch (IllegalStateException | SecurityException notAllowed) {
            stopSelf();
            return START_NOT_STICKY;
        }
        if (!host.radio().isWanted()) {
            stopSelf();
            return START_NOT_STICKY;
        }
        follow();
        if (!host.radio().isRunning()) host.radio().start();
        showState();
        return START_STICKY;
    }

    @Override
    public void onDestroy() {
        if (isFollowing) unregisterReceiver(changes);
        isFollowing = false;
        Host.of(this).radio().stop();
        super.onDestroy();
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    private void follow() {
        if (isFollowing) return;
        isFollowing = true;
        IntentFilter filter = new IntentFilter();
        filter.addAction(BluetoothAdapter.ACTION_STATE_CHANGED);
        filter.addAction(Intent.ACTION_TIME_CHANGED);
        filter.addAction(Intent.ACTION_TIMEZONE_CHANGED);
        // Only the system sends these; nobody else shall.
        if (Build.VERSION.SDK_INT >= 33) registerReceiver(changes, filter, Context.RECEIVER_NOT_EXPORTED);
        else registerReceiver(changes, filter);
    }

    private void showState() {
        Host.of(this).notices.updateRadio(notification());
    }

    private android.app.Notification notification() {
        Host host = Host.of(this);
        return host.notices.radio(host.radio().status());
    }
}
