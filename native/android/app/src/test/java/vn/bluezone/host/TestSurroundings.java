// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import android.net.Uri;
import android.webkit.ValueCallback;
import java.util.ArrayList;
import java.util.List;

/** An owner who does what the test says. */
final class TestSurroundings implements Bridge.Surroundings {
    final List<String> asked = new ArrayList<>();
    Runnable answer = () -> {};
    boolean isBackground;
    boolean isSecure = true;
    boolean isDone;
    String opened;
    long ordered;

    @Override
    public boolean isBackground() {
        return isBackground;
    }

    @Override
    public void ask(List<String> permissions, Runnable then) {
        asked.addAll(permissions);
        answer.run();
        then.run();
    }

    @Override
    public void setSecure(boolean secure) {
        isSecure = secure;
    }

    /** Where files go; null: nowhere. */
    Uri place;
    String offered;
    int printed;
    /** The owner has not chosen yet. */
    boolean isUndecided;
    Pickers.Chosen chosen;

    @Override
    public void createDocument(String name, String type, Pickers.Chosen then) {
        offered = name + " " + type;
        chosen = then;
        if (!isUndecided) then.onChosen(place);
    }

    @Override
    public void readDocument(ValueCallback<Uri[]> then) {
        then.onReceiveValue(place == null ? null : new Uri[] {place});
    }

    @Override
    public boolean print() {
        printed++;
        return true;
    }

    @Override
    public boolean openSettings(String what) {
        opened = what;
        return true;
    }

    @Override
    public void scheduleWork(long seconds) {
        ordered = seconds;
    }

    @Override
    public void workDone(boolean isComplete) {
        isDone = isComplete;
    }
}
