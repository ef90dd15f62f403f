// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.os.SystemClock;

/** The two times of a phone: what its owner may set, and what only runs on. */
interface Clock {
    long unixSeconds();

    long elapsedMilliseconds();

    Clock SYSTEM =
            new Clock() {
                @Override
                public long unixSeconds() {
                    return System.currentTimeMillis() / 1000;
                }

                @Override
                public long elapsedMilliseconds() {
                    return SystemClock.elapsedRealtime();
                }
            };
}
