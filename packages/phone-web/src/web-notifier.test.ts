// SPDX-License-Identifier: GPL-3.0-only
import type { Notice } from '@bluezone/phone';
import { afterEach, expect, it, vi } from 'vitest';
import { askForNotifications, notificationState, webNotifier } from './web-notifier.ts';

const exposed: Notice = { kind: 'exposed', degree: 'F1', day: 20_600 };
const wording = ({ kind }: Notice) => ({ title: 'Bluezone', body: kind });

function browser(permission: NotificationPermission, answer: NotificationPermission = permission) {
  const shown: { title: string; options: NotificationOptions | undefined }[] = [];
  class FakeNotification {
    static permission = permission;
    static async requestPermission() {
      FakeNotification.permission = answer;
      return answer;
    }
    constructor(title: string, options?: NotificationOptions) {
      shown.push({ title, options });
    }
  }
  vi.stubGlobal('Notification', FakeNotification);
  return shown;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('knows every state of the permission', async () => {
  vi.stubGlobal('Notification', undefined);
  expect([notificationState(), await askForNotifications()]).toEqual(['unsupported', 'unsupported']);
  browser('default', 'granted');
  expect(notificationState()).toBe('ask');
  expect(await askForNotifications()).toBe('granted');
  browser('denied', 'granted');
  expect(await askForNotifications()).toBe('denied');
});

it('shows the newest notice of a kind, and nothing that would tell who or when', async () => {
  const shown = browser('granted');
  const told: Notice[] = [];
  const notifier = webNotifier({
    wording,
    onNotices: (notices) => void told.push(...notices),
    address: '/app/',
  });
  await notifier.notify([exposed, { ...exposed, day: 20_601 }, { kind: 'clock-wrong' }]);
  expect(shown.map(({ options }) => options?.tag)).toEqual(['exposed', 'clock-wrong']);
  expect(JSON.stringify(shown)).not.toContain('2060');
  expect(told).toHaveLength(3);
});

it('tells the page where the browser shows nothing, and never fails', async () => {
  for (const permission of ['default', 'denied'] as const) {
    const shown = browser(permission);
    let told = 0;
    await webNotifier({ wording, onNotices: () => told++ }).notify([exposed]);
    expect([shown.length, told]).toEqual([0, 1]);
  }
  const shown = browser('granted');
  await webNotifier({ wording, isSilenced: () => true }).notify([exposed]);
  expect(shown).toEqual([]);
  vi.stubGlobal(
    'Notification',
    Object.assign(() => {}, { permission: 'granted' }),
  );
  vi.stubGlobal('navigator', {
    serviceWorker: { getRegistration: async () => ({ active: {}, showNotification: 1 }) },
  });
  await expect(webNotifier({ wording }).notify([exposed])).resolves.toBeUndefined();
});

it('leaves showing to the service worker where there is one', async () => {
  const shown = browser('granted');
  const byWorker: string[] = [];
  const worker = { active: {}, showNotification: async (title: string) => void byWorker.push(title) };
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => worker } });
  await webNotifier({ wording }).notify([exposed]);
  expect([shown.length, byWorker]).toEqual([0, ['Bluezone']]);
});
