// SPDX-License-Identifier: GPL-3.0-only
// The town from above: who is where and who hears whom. A canvas for the eye, and the same in words.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import { MapButtons } from './map-buttons.tsx';
import { listenToGestures } from './map-gestures.ts';
import { MapLegend } from './map-legend.tsx';
import { MapOverview, needsOverview } from './map-overview.tsx';
import { PeopleChooser } from './people-chooser.tsx';
import { tellView } from './tell-view.ts';
import { useHeard } from './use-heard.ts';
import { useMapEngine } from './use-map-engine.ts';
import { WhoWhere } from './who-where.tsx';

/** The view is told in words when it has been still for so long, and anew after the longer pause. */
const SETTLED_MS = 700;
const TELL_AGAIN_MS = 15_000;

// Keys move the map, so the focus must come here.
const takesKeys = {
  role: 'application',
  tabIndex: 0,
  'aria-describedby': 'map-keys map-summary',
} as const;

export function TownMap({ town }: { town: Town }) {
  const { t, language } = useText();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLCanvasElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [isFollowing, setIsFollowing] = useState(false);
  const [showsLines, setShowsLines] = useState(true);
  const [isListed, setIsListed] = useState(false);
  const [summary, setSummary] = useState('');
  const [announced, setAnnounced] = useState('');
  const settle = useRef<(isAnnounced: boolean) => void>(() => {});
  const onView = useCallback(() => settle.current(false), []);
  const engine = useMapEngine(town, { box, map, overview, probe }, onView);
  useHeard(town, engine, showsLines);
  const { choose, chosen, state } = town;
  const told = useRef(state);
  told.current = state;

  useEffect(() => {
    if (engine === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isToAnnounce = false;
    function tell(): void {
      if (engine === null || document.hidden) return;
      const people = engine.peopleInView(town.town.people.length);
      const at = chosen === null ? null : { person: chosen, ...engine.placeOf(chosen) };
      const shown = { view: engine.camera.view, size: engine.camera.size, people };
      const text = tellView(town.town, told.current.people, shown, at, t.map, language);
      setSummary(text);
      if (isToAnnounce) setAnnounced(text);
      isToAnnounce = false;
    }
    settle.current = (isAnnounced) => {
      clearTimeout(timer);
      isToAnnounce ||= isAnnounced;
      timer = setTimeout(tell, SETTLED_MS);
    };
    settle.current(false);
    const again = setInterval(tell, TELL_AGAIN_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [engine, town.town, chosen, t, language]);

  useEffect(() => {
    if (engine === null || box.current === null) return;
    return listenToGestures(box.current, engine, {
      onPick: (person) => person !== null && choose(person),
      onMoved: (isPan, byKey) => {
        if (isPan) setIsFollowing(false);
        if (byKey) settle.current(true);
      },
    });
  }, [engine, choose]);

  useEffect(() => engine?.tellWords(t.map.busStop), [engine, t]);
  useEffect(() => engine?.follow(isFollowing && chosen !== null), [engine, isFollowing, chosen]);

  function onChosen(person: number | null): void {
    choose(person);
    settle.current(person !== null);
  }

  return (
    <section class="map card" aria-labelledby="map-heading">
      <div class="map-bar">
        <h2 id="map-heading">{t.map.heading}</h2>
        <PeopleChooser town={town} onChosen={onChosen} />
        <button
          type="button"
          class="toggle"
          aria-pressed={showsLines}
          onClick={() => setShowsLines(!showsLines)}
        >
          {t.map.lines}
        </button>
        <button
          type="button"
          class="quiet"
          aria-expanded={isListed}
          aria-controls="who-where"
          onClick={() => setIsListed(!isListed)}
        >
          {t.map.whoWhere}
        </button>
      </div>
      <div class="map-frame">
        <div
          class="map-view"
          ref={box}
          {...takesKeys}
          {...{ 'aria-roledescription': t.map.roleDescription, 'aria-label': t.map.label(town.town.name) }}
        >
          <canvas ref={map} />
        </div>
        <MapButtons
          engine={engine}
          canFollow={chosen !== null}
          isFollowing={isFollowing && chosen !== null}
          onFollow={setIsFollowing}
          onMoved={() => settle.current(true)}
        />
      </div>
      <p id="map-keys" class="hidden">
        {t.map.keys}
      </p>
      <p id="map-summary" class="hidden">
        {summary}
      </p>
      <p role="status" class="hidden">
        {announced}
      </p>
      <span ref={probe} hidden />
      {needsOverview(town.town) && (
        <MapOverview
          town={town.town}
          engine={engine}
          canvas={overview}
          onMoved={() => setIsFollowing(false)}
        />
      )}
      <MapLegend hasGuest={town.town.guest !== null} />
      {town.town.kind === 'recording' && <p class="note">{t.map.recordingNote}</p>}
      <div id="who-where" class="who-where" hidden={!isListed}>
        {isListed && engine !== null && <WhoWhere town={town} engine={engine} onChoose={onChosen} />}
      </div>
    </section>
  );
}
