// SPDX-License-Identifier: GPL-3.0-only
import type { PhoneHostTexts } from '../vi/phone-host.ts';

export const phoneHost: PhoneHostTexts = {
  bluetooth: {
    allow: 'Allow Bluetooth',
    granted: 'Allowed. The phone begins to note close contacts.',
    refused: 'Not allowed yet, so the phone hears nobody. You can change that in the settings of the phone.',
    settings: 'Open settings',
  },
  notificationsDenied: 'The phone blocks notifications of Bluezone. You can change that in its settings.',
  battery: {
    heading: 'Working while the app is closed',
    why: 'Some phones end apps to save battery. While it is ended, Bluezone notes nobody, and the history has a gap.',
    exempt: 'The system lets Bluezone work in the background.',
    notExempt: 'The system holds Bluezone back to save battery. Please choose “Don’t optimise” for Bluezone.',
    notRefreshed: 'Background App Refresh is off. Please switch it on for Bluezone.',
    saving: 'The phone’s battery saver is on: it may listen less often.',
    vendors: {
      xiaomi:
        'Xiaomi, Redmi, POCO: switch “Autostart” on for Bluezone, and choose “No restrictions” in “Battery saver”.',
      oppo: 'OPPO, realme: switch “Allow auto launch” and “Allow background activity” on for Bluezone.',
      vivo: 'vivo: switch “Autostart” on for Bluezone, and allow high battery use in the background.',
      huawei:
        'Huawei, HONOR: in “App launch”, switch “Manage automatically” off for Bluezone, and all three switches on.',
      samsung: 'Samsung: in “Background usage limits”, add Bluezone to “Never sleeping apps”.',
      asus: 'ASUS: allow Bluezone in the “Auto-start manager”.',
      oneplus:
        'OnePlus: switch “Allow auto-launch” on for Bluezone, and choose “Don’t optimise” for its battery use.',
      apple:
        'iPhone: switch “Background App Refresh” and Bluetooth on for Bluezone, and do not swipe the app away.',
    },
    openBattery: 'Open battery settings',
    openVendor: 'Open the maker’s settings',
    openApp: 'Open settings',
    notOpened:
      'It cannot be opened from here. Open the phone’s Settings, look for Bluezone, then choose Battery.',
  },
};
