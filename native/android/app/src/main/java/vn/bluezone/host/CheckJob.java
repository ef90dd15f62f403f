// SPDX-License-Identifier: GPL-3.0-only
// Now and then, with a network: the same app in a page that nobody sees fetches the index, matches and tells. It has a
// deadline; what it did not get done is tried again.
package vn.bluezone.host;

import android.app.job.JobInfo;
import android.app.job.JobParameters;
import android.app.job.JobScheduler;
import android.app.job.JobService;
import android.content.ComponentName;
import android.content.Context;
import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import android.webkit.ValueCallback;
import java.util.List;

public final class CheckJob extends JobService implements Bridge.Surroundings {
    static final int ID = 1;
    static final long DEADLINE_MILLISECONDS = 4 * 60_000L;
    /** Whatever the page orders: not more often, and not rarer, seconds. */
    static final long SHORTEST_SECONDS = 15 * 60;
    static final long LONGEST_SECONDS = 12 * 3600;

    private static final long BACKOFF_MILLISECONDS = 10 * 60_000L;
    private static CheckJob running;

    private final Handler main = new Handler(Looper.getMainLooper());
    private final Runnable deadline = () -> finish(false);
    private JobParameters parameters;
    private AppPage page;
    private long nextWait = LONGEST_SECONDS;

    /** Orders the next check in so many seconds; an earlier order is void. */
    static void schedule(Context context, long seconds) {
        long wait = Math.max(SHORTEST_SECONDS, Math.min(seconds, LONGEST_SECONDS));
        scheduler(context)
                .schedule(
                        new JobInfo.Builder(ID, new ComponentName(context, CheckJob.class))
                                .setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
                                .setMinimumLatency(wait * 1000)
                                .setPersisted(true)
                                .setBackoffCriteria(BACKOFF_MILLISECONDS, JobInfo.BACKOFF_POLICY_EXPONENTIAL)
                                .build());
    }

    static void scheduleIfNone(Context context) {
        if (scheduler(context).getPendingJob(ID) == null) schedule(context, 0);
    }

    private static JobScheduler scheduler(Context context) {
        return (JobScheduler) context.getSystemService(Context.JOB_SCHEDULER_SERVICE);
    }

    /** The owner looks at the app, whose own page does the work now. */
    static void makeRoom() {
        if (running != null) running.finish(false);
    }

    @Override
    public boolean onStartJob(JobParameters started) {
        if (!MainActivity.makeRoom()) {
            main.post(() -> schedule(getApplicationContext(), SHORTEST_SECONDS));
            return false;
        }
        try {
            page = new AppPage(this, this, deadline);
        } catch (RuntimeException noWebView) {
            // It is being updated, or switched off: later, without taking the radio's process down.
            main.post(() -> schedule(getApplicationContext(), LONGEST_SECONDS));
            return false;
        }
        parameters = started;
        nextWait = LONGEST_SECONDS;
        running = this;
        main.postDelayed(deadline, DEADLINE_MILLISECONDS);
        page.open(PageFiles.BACKGROUND);
        return true;
    }

    @Override
    public boolean onStopJob(JobParameters stopped) {
        clear();
        return true;
    }

    private void finish(boolean isComplete) {
        JobParameters ended = parameters;
        if (ended == null) return;
        long wait = nextWait;
        clear();
        jobFinished(ended, !isComplete);
        // Not before: ordering a job that runs ends it.
        if (isComplete) main.post(() -> schedule(getApplicationContext(), wait));
    }

    private void clear() {
        main.removeCallbacks(deadline);
        AppPage old = page;
        page = null;
        parameters = null;
        if (running == this) running = null;
        if (old != null) old.close();
    }

    // ---- What the page may ask for

    @Override
    public boolean isBackground() {
        return true;
    }

    @Override
    public void ask(List<String> permissions, Runnable then) {
        // Nobody is there to be asked.
        then.run();
    }

    @Override
    public void setSecure(boolean isSecure) {
        // Nothing is seen.
    }

    @Override
    public void createDocument(String name, String type, Pickers.Chosen then) {
        then.onChosen(null);
    }

    @Override
    public void readDocument(ValueCallback<Uri[]> then) {
        then.onReceiveValue(null);
    }

    @Override
    public boolean print() {
        return false;
    }

    @Override
    public boolean openSettings(String what) {
        return false;
    }

    @Override
    public void scheduleWork(long seconds) {
        nextWait = seconds;
    }

    /** Its answer leaves first. */
    @Override
    public void workDone(boolean isComplete) {
        main.post(() -> finish(isComplete));
    }
}
