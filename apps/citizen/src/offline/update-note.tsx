// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { hasUpdate, onUpdate, openUpdate } from './keep-offline.ts';

/** Says that a new version waits; nothing when none does. */
export function UpdateNote() {
  const t = useShared();
  const [isThere, setThere] = useState(hasUpdate);
  useEffect(() => onUpdate(() => setThere(hasUpdate())), []);
  if (!isThere) return null;
  return (
    <div class="update-note">
      <Card tone="info" icon="info" title={t.updateReady}>
        <Button onPress={openUpdate}>{t.updateNow}</Button>
      </Card>
    </div>
  );
}
