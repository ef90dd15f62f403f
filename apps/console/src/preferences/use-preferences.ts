// SPDX-License-Identifier: GPL-3.0-only
import { useSyncExternalStore } from 'react';
import { onPreferences, type Preferences, preferences } from './preferences.ts';

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
