// SPDX-License-Identifier: GPL-3.0-only
// All shortcuts that act on the screen below, by group.
import { useSyncExternalStore } from 'react';
import { type Shortcut, shortcuts } from '../keyboard/shortcuts.ts';
import { useShared } from '../language/use-shared.ts';
import { Dialog } from '../parts/dialog.tsx';
import { KeysShown } from '../parts/keys-shown.tsx';
import { Note } from '../parts/note.tsx';
import { usePreferences } from '../preferences/use-preferences.ts';

const groups: readonly Shortcut['group'][] = ['screen', 'list', 'everywhere'];

export function HelpOverlay({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useShared();
  const { hasShortcuts } = usePreferences();
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.snapshot);
  const inLists: readonly Pick<Shortcut, 'keys' | 'label'>[] = [{ keys: 'Enter', label: t.openRow }];
  const shown = (group: Shortcut['group']) => {
    const own = new Map(all.filter((each) => each.group === group).map((each) => [each.keys, each] as const));
    const list: readonly Pick<Shortcut, 'keys' | 'label'>[] = [...own.values()];
    return group === 'list' && list.length > 0 ? [...list, ...inLists] : list;
  };
  return (
    <Dialog title={t.help} isOpen={isOpen} onClose={onClose} isWide>
      {!hasShortcuts && <Note tone="info">{t.shortcutsOff}</Note>}
      <div className="help-groups">
        {groups
          .filter((group) => shown(group).length > 0)
          .map((group) => (
            <section key={group}>
              <h3>{t.shortcutGroups[group]}</h3>
              <dl>
                {shown(group).map(({ keys, label }) => (
                  <div key={keys}>
                    <dt>{label}</dt>
                    <dd>
                      <span className="heard-only">{keys}</span>
                      <KeysShown keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
