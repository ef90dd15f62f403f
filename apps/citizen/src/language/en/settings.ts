// SPDX-License-Identifier: GPL-3.0-only
import type { SettingsTexts } from '../vi/settings.ts';

export const settings: SettingsTexts = {
  title: 'Settings',
  language: 'Language',
  textSize: 'Text size',
  theme: 'Background',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  motion: 'Less motion',
  motionNote: 'Drawings stand still.',
  notificationsHeading: 'Notifications',
  notifications: 'Tell me at once of a warning',
  notificationState: {
    ask: 'The browser has not allowed it yet.',
    granted: 'Allowed.',
    denied: 'The browser blocks notifications. You can change that in the settings of the browser.',
    unsupported: 'There are no notifications here.',
  },
  allow: 'Allow notifications',
  downloadsHeading: 'Downloads',
  wifi: 'Large lists: only on Wi-Fi',
  wifiNote:
    'Small lists still come over mobile data. Where the browser does not tell the kind of network, all are downloaded.',
  pauseHeading: 'Pause',
  pauseWhat:
    'The phone sends and hears nothing. The history will have a gap. It goes on checking for warnings, and begins again by itself.',
  pauseFor: 'For how long?',
  hours: { 1: '1 hour', 8: '8 hours', 24: '1 day', 168: '7 days' },
  pause: 'Pause',
  pausedUntil: (moment) => `Paused until ${moment}.`,
  resume: 'Go on now',
  registration: 'Phone number',
  registered: 'This phone is registered.',
  notRegistered: 'Not registered.',
  welcome: 'See the introduction again',
};
