// SPDX-License-Identifier: GPL-3.0-only
// The system's own dialogues in which the owner says where a file goes and which one is read. They give one place each, and
// need no permission for storage.
package vn.bluezone.host;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ContentResolver;
import android.content.Intent;
import android.net.Uri;
import android.webkit.ValueCallback;

final class Pickers {
    static final int CREATE = 1;
    static final int READ = 2;

    interface Chosen {
        /** null: nowhere. */
        void onChosen(Uri place);
    }

    private final Activity activity;
    private Chosen creating;
    private ValueCallback<Uri[]> reading;

    Pickers(Activity activity) {
        this.activity = activity;
    }

    /** Whether the owner is choosing now: the page that asked must not be closed. */
    boolean isOpen() {
        return creating != null || reading != null;
    }

    void create(String name, String type, Chosen then) {
        Intent intent = openable(Intent.ACTION_CREATE_DOCUMENT, type).putExtra(Intent.EXTRA_TITLE, name);
        if (creating == null && start(intent, CREATE)) creating = then;
        else then.onChosen(null);
    }

    void read(ValueCallback<Uri[]> then) {
        if (reading == null && start(openable(Intent.ACTION_OPEN_DOCUMENT, "*/*"), READ)) reading = then;
        else then.onReceiveValue(null);
    }

    private static Intent openable(String action, String type) {
        return new Intent(action).addCategory(Intent.CATEGORY_OPENABLE).setType(type);
    }

    private boolean start(Intent intent, int request) {
        try {
            activity.startActivityForResult(intent, request);
            return true;
        } catch (ActivityNotFoundException | SecurityException noDialogue) {
            return false;
        }
    }

    void onResult(int request, int result, Intent data) {
        Uri place = result == Activity.RESULT_OK && data != null ? fromOthers(data.getData()) : null;
        if (request == CREATE) {
            Chosen asked = creating;
            creating = null;
            if (asked != null) asked.onChosen(place);
            // Whoever asked is gone with the process it was in: the file stays empty, so it goes.
            else if (place != null) Host.BACKGROUND.execute(new SavedFile(activity.getContentResolver(), place)::discard);
        } else if (request == READ) {
            ValueCallback<Uri[]> asked = reading;
            reading = null;
            if (asked != null) asked.onReceiveValue(place == null ? null : new Uri[] {place});
        }
    }

    /** A dialogue that is not the system's could name a file of our own: only what a provider of another app gives is taken. */
    private Uri fromOthers(Uri place) {
        boolean isOthers =
                place != null
                        && ContentResolver.SCHEME_CONTENT.equals(place.getScheme())
                        && place.getAuthority() != null
                        && !place.getAuthority().endsWith(activity.getPackageName());
        return isOthers ? place : null;
    }

    void close() {
        Chosen created = creating;
        ValueCallback<Uri[]> read = reading;
        creating = null;
        reading = null;
        if (created != null) created.onChosen(null);
        if (read != null) read.onReceiveValue(null);
    }
}
