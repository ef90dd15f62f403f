// SPDX-License-Identifier: GPL-3.0-only
import type { NoticeTexts } from '../vi/notices.ts';

export const notices: NoticeTexts = {
  exposed: { title: 'Bluezone has news for you', body: 'Open the app to see.' },
  withdrawn: { title: 'Bluezone: something was removed', body: 'Open the app to see.' },
  'clock-wrong': { title: 'Bluezone: the clock is wrong', body: 'Switch on automatic date and time.' },
  sunset: { title: 'Bluezone has ended', body: 'All data on this phone is erased.' },
};
