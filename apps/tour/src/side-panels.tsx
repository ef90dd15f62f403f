// SPDX-License-Identifier: GPL-3.0-only
// The panels beside the map, one at a time, as tabs: arrow keys go from tab to tab, Tab goes into the panel.
import type { FunctionComponent } from 'preact';
import { useRef } from 'preact/hooks';
import { FindPanel } from './find/find-panel.tsx';
import { HostilePanel } from './hostile/hostile-panel.tsx';
import { JoinPanel } from './join/join-panel.tsx';
import { KnowsPanel } from './knows/knows-panel.tsx';
import { useText } from './language/use-language.ts';
import { LeversPanel } from './levers/levers-panel.tsx';
import { ResidentPanel } from './resident/resident-panel.tsx';
import { type PanelId, panelIds, type Town } from './town/use-town.ts';

const panels: Record<PanelId, FunctionComponent<{ town: Town }>> = {
  resident: ResidentPanel,
  knows: KnowsPanel,
  find: FindPanel,
  levers: LeversPanel,
  hostile: HostilePanel,
  join: JoinPanel,
};

export function SidePanels({ town }: { town: Town }) {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  const Panel = panels[town.panel];

  function onKeyDown(event: KeyboardEvent): void {
    const at = panelIds.indexOf(town.panel);
    const last = panelIds.length - 1;
    const targets: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const id = panelIds[targets[event.key] ?? -1];
    if (id === undefined) return;
    event.preventDefault();
    town.openPanel(id);
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  }

  return (
    <section class="panels card" aria-label={t.page.panels}>
      <div
        class="tabs"
        role="tablist"
        aria-label={t.page.panels}
        tabIndex={-1}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {panelIds.map((id) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === town.panel}
            aria-controls="panel"
            tabIndex={id === town.panel ? 0 : -1}
            onClick={() => town.openPanel(id)}
          >
            {t.page.tabs[id]}
          </button>
        ))}
      </div>
      <div id="panel" class="panel" role="tabpanel" aria-labelledby={`tab-${town.panel}`} ref={takeFocus}>
        <Panel key={town.panel} town={town} />
      </div>
    </section>
  );
}

/** The panel scrolls by itself, so arrow keys must be able to reach it. */
function takeFocus(panel: HTMLElement | null): void {
  if (panel !== null) panel.tabIndex = 0;
}
