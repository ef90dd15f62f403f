// SPDX-License-Identifier: GPL-3.0-only
// The one screen. While it is seen its page is the phone's engine; a page that nobody sees makes room for the job.
package vn.bluezone.host;

import android.app.Activity;
import android.content.Intent;
import android.graphics.Insets;
import android.net.Uri;
import android.os.Build;
import android.os.Bundle;
import android.os.SystemClock;
import android.print.PrintDocumentAdapter;
import android.print.PrintManager;
import android.view.View;
import android.view.WindowInsets;
import android.view.WindowManager;
import android.webkit.ValueCallback;
import android.widget.FrameLayout;
import android.widget.TextView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class MainActivity extends Activity implements Bridge.Surroundings {
    private static final long SOON_MILLISECONDS = 10_000;
    private static MainActivity shown;
    private static boolean isSeen;

    private final Map<Integer, Runnable> asked = new HashMap<>();
    private final Pickers pickers = new Pickers(this);
    private boolean isPrinting;
    private long lastEnded;
    private int lastAsked;
    private AppPage page;

    /** Whether the owner looks at the app now. */
    static boolean isSeen() {
        return isSeen;
    }

    /** The job needs the engine: a page that nobody looks at is closed. @return false when somebody looks */
    static boolean makeRoom() {
        if (isSeen || (shown != null && shown.isChoosing())) return false;
        if (shown != null) shown.closePage();
        return true;
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        // Until the page says that a screen may be seen by others, it may not.
        setSecure(true);
        shown = this;
    }

    @Override
    protected void onStart() {
        super.onStart();
        isSeen = true;
        isPrinting = false;
        CheckJob.makeRoom();
        RadioService.begin(this);
        if (page == null) openPage();
        else page.view.onResume();
    }

    @Override
    protected void onStop() {
        isSeen = false;
        if (page != null) page.view.onPause();
        super.onStop();
    }

    @Override
    protected void onDestroy() {
        closePage();
        pickers.close();
        if (shown == this) {
            shown = null;
            isSeen = false;
        }
        super.onDestroy();
    }

    // Newer systems have another way; this one works on all of them.
    @Override
    @SuppressWarnings("deprecation")
    public void onBackPressed() {
        if (page != null && page.view.canGoBack()) page.view.goBack();
        else super.onBackPressed();
    }

    /** The owner is in a dialogue of the system that the page waits for. */
    private boolean isChoosing() {
        return isPrinting || pickers.isOpen();
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        pickers.onResult(request, result, data);
    }

    private void openPage() {
        try {
            page = new AppPage(this, this, this::pageEnded);
        } catch (RuntimeException noWebView) {
            // It is being updated, or its owner has switched it off. The radio goes on.
            TextView told = new TextView(this);
            told.setText(R.string.no_web_view);
            told.setPadding(48, 48, 48, 48);
            setContentView(insideBars(told));
            return;
        }
        setContentView(insideBars(page.view));
        page.open(PageFiles.START);
    }

    /** Android 15 draws apps below its bars; a web view knows nothing of them. */
    private View insideBars(View view) {
        FrameLayout frame = new FrameLayout(this);
        frame.addView(view);
        if (Build.VERSION.SDK_INT >= 30) {
            int bars = WindowInsets.Type.systemBars() | WindowInsets.Type.displayCutout() | WindowInsets.Type.ime();
            frame.setOnApplyWindowInsetsListener(
                    (of, insets) -> {
                        Insets taken = insets.getInsets(bars);
                        of.setPadding(taken.left, taken.top, taken.right, taken.bottom);
                        return WindowInsets.CONSUMED;
                    });
        }
        return frame;
    }

    /** The page's process ended. A page that ends again and again is left alone until its owner comes back. */
    private void pageEnded() {
        long now = SystemClock.elapsedRealtime();
        boolean isAgain = lastEnded != 0 && now - lastEnded < SOON_MILLISECONDS;
        lastEnded = now;
        closePage();
        if (isSeen && !isAgain) openPage();
        else if (isSeen) finish();
    }

    private void closePage() {
        AppPage old = page;
        page = null;
        if (old == null) return;
        setContentView(new View(this));
        old.close();
    }

    // ---- What the page may ask for

    @Override
    public boolean isBackground() {
        return false;
    }

    @Override
    public void ask(List<String> permissions, Runnable then) {
        if (permissions.isEmpty()) {
            then.run();
            return;
        }
        lastAsked++;
        asked.put(lastAsked, then);
        requestPermissions(permissions.toArray(new String[0]), lastAsked);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        Runnable then = asked.remove(request);
        if (then != null) then.run();
    }

    @Override
    public void setSecure(boolean isSecure) {
        if (isSecure) getWindow().addFlags(WindowManager.LayoutParams.FLAG_SECURE);
        else getWindow().clearFlags(WindowManager.LayoutParams.FLAG_SECURE);
    }

    @Override
    public void createDocument(String name, String type, Pickers.Chosen then) {
        pickers.create(name, type, then);
    }

    @Override
    public void readDocument(ValueCallback<Uri[]> then) {
        pickers.read(then);
    }

    @Override
    public boolean print() {
        PrintManager printing = (PrintManager) getSystemService(PRINT_SERVICE);
        PrintDocumentAdapter seen = page == null ? null : page.printout(getString(R.string.app_name));
        if (printing == null || seen == null || isPrinting) return false;
        try {
            printing.print(getString(R.string.app_name), new Printout(seen, () -> isPrinting = false), null);
            isPrinting = true;
            return true;
        } catch (RuntimeException unwilling) {
            return false;
        }
    }

    @Override
    public boolean openSettings(String what) {
        return BatterySaver.open(this, what);
    }

    @Override
    public void scheduleWork(long seconds) {
        CheckJob.schedule(getApplicationContext(), seconds);
    }

    @Override
    public void workDone(boolean isComplete) {
        // Only a background page has work that ends.
    }
}
