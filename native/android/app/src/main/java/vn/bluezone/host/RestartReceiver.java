// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** After a restart of the phone or an update of the app the radio goes on by the plan it has. */
public final class RestartReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        String action = intent.getAction();
        if (!Intent.ACTION_BOOT_COMPLETED.equals(action) && !Intent.ACTION_MY_PACKAGE_REPLACED.equals(action)) return;
        if (!RadioService.begin(context)) Host.of(context).notices.askToOpen();
        CheckJob.scheduleIfNone(context);
    }
}
