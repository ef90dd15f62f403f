// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** The alarm that wakes the radio. Where the system ended the service meanwhile, it begins again. */
public final class TickReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        RadioEngine radio = Host.of(context).radio();
        if (radio.isRunning()) radio.tick();
        else if (!RadioService.begin(context)) Host.of(context).notices.askToOpen();
    }
}
