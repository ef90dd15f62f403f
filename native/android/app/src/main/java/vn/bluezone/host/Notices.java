// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.os.Build;

/** What the owner is told outside of the app. Texts come from the page; they are such that anybody may see them on a locked screen. */
final class Notices {
    static final int RADIO_ID = 1;
    private static final int NOTICE_ID = 2;
    private static final String RADIO_CHANNEL = "radio";
    private static final String NOTICE_CHANNEL = "notices";

    private final Context context;
    private final NotificationManager notifications;

    Notices(Context context) {
        this.context = context;
        notifications = (NotificationManager) context.getSystemService(Context.NOTIFICATION_SERVICE);
        channel(RADIO_CHANNEL, R.string.channel_radio, NotificationManager.IMPORTANCE_LOW);
        channel(NOTICE_CHANNEL, R.string.channel_notices, NotificationManager.IMPORTANCE_HIGH);
    }

    private void channel(String id, int name, int importance) {
        NotificationChannel channel = new NotificationChannel(id, context.getString(name), importance);
        channel.setShowBadge(importance == NotificationManager.IMPORTANCE_HIGH);
        notifications.createNotificationChannel(channel);
    }

    /** granted, ask or denied. */
    String state() {
        if (notifications.areNotificationsEnabled()) return "granted";
        return Build.VERSION.SDK_INT >= 33 && !Permissions.has(context, android.Manifest.permission.POST_NOTIFICATIONS)
                ? "ask"
                : "denied";
    }

    /** One of a kind: a newer one takes its place. */
    void show(String tag, String title, String body) {
        notifications.notify(
                tag,
                NOTICE_ID,
                new Notification.Builder(context, NOTICE_CHANNEL)
                        .setSmallIcon(R.drawable.status)
                        .setContentTitle(title)
                        .setContentText(body)
                        .setStyle(new Notification.BigTextStyle().bigText(body))
                        .setVisibility(Notification.VISIBILITY_PUBLIC)
                        .setAutoCancel(true)
                        .setContentIntent(open())
                        .build());
    }

    Notification radio(String status) {
        int text =
                RadioEngine.ON.equals(status)
                        ? R.string.radio_on
                        : RadioEngine.NO_PERMISSION.equals(status) ? R.string.radio_no_permission : R.string.radio_off;
        return new Notification.Builder(context, RADIO_CHANNEL)
                .setSmallIcon(R.drawable.status)
                .setContentTitle(context.getString(text))
                .setOngoing(true)
                .setContentIntent(open())
                .build();
    }

    /** The system lets nothing begin in the background: only its owner can. Gone when the radio shows its own. */
    void askToOpen() {
        notifications.notify(
                RADIO_ID,
                new Notification.Builder(context, RADIO_CHANNEL)
                        .setSmallIcon(R.drawable.status)
                        .setContentTitle(context.getString(R.string.radio_no_plan))
                        .setAutoCancel(true)
                        .setContentIntent(open())
                        .build());
    }

    void updateRadio(Notification notification) {
        notifications.notify(RADIO_ID, notification);
    }

    private PendingIntent open() {
        return PendingIntent.getActivity(context, 0, new Intent(context, MainActivity.class), PendingIntent.FLAG_IMMUTABLE);
    }
}
