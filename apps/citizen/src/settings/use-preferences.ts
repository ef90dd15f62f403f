// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';
import { onPreferences, type Preferences, preferences } from './preferences.ts';

export function usePreferences(): Preferences {
  const [known, setKnown] = useState(preferences);
  useEffect(() => {
    const look = () => setKnown(preferences());
    look();
    return onPreferences(look);
  }, []);
  return known;
}
