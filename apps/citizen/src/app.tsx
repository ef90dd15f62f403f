// SPDX-License-Identifier: GPL-3.0-only
// The frame around every screen: skip link, main part, the bar of four. The phone's engine is loaded after the first paint.
import { useEffect, useState } from 'preact/hooks';
import type { PhoneFace } from './engine/phone-face.ts';
import { FaceContext } from './engine/use-phone.ts';
import { useShared } from './language/use-shared.ts';
import { UpdateNote } from './offline/update-note.tsx';
import { AnnouncedHere } from './parts/announce.tsx';
import { Icon } from './parts/icon.tsx';
import { go, useAddress } from './router/address.ts';
import { Link } from './router/link.tsx';
import { findRoute, type Route } from './router/routes.ts';
import { ScreenPlace } from './router/screen-place.tsx';
import { usePreferences } from './settings/use-preferences.ts';

const bar = [
  ['home', '/'],
  ['history', '/history'],
  ['invite', '/invite'],
  ['more', '/more'],
] as const satisfies readonly (readonly [Route['section'], string])[];

/** @param loadFace brings the phone; asked once, after the first paint */
export function App({ loadFace }: { readonly loadFace: () => Promise<PhoneFace> }) {
  const t = useShared();
  const address = useAddress();
  const { isWelcomed } = usePreferences();
  const [face, setFace] = useState<PhoneFace | null>(null);
  useEffect(() => {
    let isOver = false;
    const begin = () =>
      void loadFace().then(
        (loaded) => !isOver && setFace(loaded),
        () => {},
      );
    // Two frames: the first paint is on the screen before the engine is asked for.
    const frame = requestAnimationFrame(() => setTimeout(begin, 0));
    return () => {
      isOver = true;
      cancelAnimationFrame(frame);
    };
  }, [loadFace]);
  const isStranger = !isWelcomed && address === '/';
  useEffect(() => {
    if (isStranger) go('/welcome', 'replace');
  }, [isStranger]);
  const shown = isStranger ? '/welcome' : address;
  const section = findRoute(shown)?.route.section ?? 'more';
  return (
    <FaceContext.Provider value={face}>
      <div class="frame">
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <main id="main" tabIndex={-1}>
          <UpdateNote />
          <ScreenPlace address={shown} />
        </main>
        {section !== 'welcome' && (
          <nav class="bottom-bar" aria-label={t.navigation}>
            <ul>
              {bar.map(([name, to]) => (
                <li key={name}>
                  <Link to={to} aria-current={section === name ? 'page' : undefined}>
                    <Icon name={name} />
                    {t[name]}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <AnnouncedHere />
      </div>
    </FaceContext.Provider>
  );
}
