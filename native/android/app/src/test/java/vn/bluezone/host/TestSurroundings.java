// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

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
