// SPDX-License-Identifier: GPL-3.0-only
// Tells the owner by the browser's own notifications, where the owner allowed them. What is shown says no day, no place
// and no number: it can be read by whoever sees the screen.
import type { Notice, Notifier } from '@bluezone/phone';

export type NotificationState = 'ask' | 'granted' | 'denied' | 'unsupported';

export function notificationState(): NotificationState {
  if (globalThis.Notification === undefined) return 'unsupported';
  const { permission } = Notification;
  return permission === 'default' ? 'ask' : permission;
}

/** Asks the owner; call it from a press of a button. */
export async function askForNotifications(): Promise<NotificationState> {
  if (notificationState() === 'ask') await Notification.requestPermission();
  return notificationState();
}

export interface NotificationWording {
  readonly title: string;
  readonly body: string;
}

export interface WebNotifierParts {
  /** In the owner's language. */
  readonly wording: (notice: Notice) => NotificationWording;
  /** Told all notices, whether the browser shows them or not. */
  readonly onNotices?: (notices: readonly Notice[]) => void;
  /** Where a press on a notification leads, as a path of this origin. */
  readonly address?: string;
  /** An image of this origin. */
  readonly icon?: string;
  /** The owner has switched notifications off in the app. */
  readonly isSilenced?: () => boolean;
}

/** Shows the newest notice of each kind; never rejects, since nothing the phone does may hang on it. */
export function webNotifier(parts: WebNotifierParts): Notifier {
  async function show(notice: Notice): Promise<void> {
    const { title, body } = parts.wording(notice);
    const options = {
      body,
      // One of a kind: a newer one takes its place.
      tag: notice.kind,
      data: { address: parts.address ?? '/' },
      ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    };
    const worker = await globalThis.navigator?.serviceWorker?.getRegistration();
    // Where a page may not show them itself, as on Android, its service worker does.
    if (worker?.active) await worker.showNotification(title, options);
    else new Notification(title, options);
  }

  return {
    async notify(notices) {
      parts.onNotices?.(notices);
      if (notificationState() !== 'granted' || parts.isSilenced?.() === true) return;
      const newest = new Map(notices.map((notice) => [notice.kind, notice]));
      for (const notice of newest.values()) await show(notice).catch(() => undefined);
    },
  };
}
