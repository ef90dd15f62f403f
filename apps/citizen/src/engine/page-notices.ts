// SPDX-License-Identifier: GPL-3.0-only
// What the engine's worker wants its owner told, by the browser's own notifications. Loaded with the first notice.
import type { Notifier } from '@bluezone/phone';
import { webNotifier } from '@bluezone/phone-web';
import { notices as en } from '../language/en/notices.ts';
import { notices as vi } from '../language/vi/notices.ts';
import { preferences } from '../settings/preferences.ts';

const texts = { vi, en };

export const pageNotices: Notifier = webNotifier({
  wording: ({ kind }) => texts[preferences().language][kind],
  address: import.meta.env.BASE_URL,
  icon: `${import.meta.env.BASE_URL}icon.svg`,
  isSilenced: () => !preferences().notifications,
});
