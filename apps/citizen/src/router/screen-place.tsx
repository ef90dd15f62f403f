// SPDX-License-Identifier: GPL-3.0-only
// Shows the screen of the address. While the next one is loaded the one before stays, so that nothing jumps.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { Params } from './match-route.ts';
import { findRoute, type Route, type ScreenComponent } from './routes.ts';

interface Shown {
  readonly address: string;
  readonly params: Params;
  readonly screen: ScreenComponent | 'not-found' | 'failed';
}

const loaded = new Map<Route, ScreenComponent>();

function known(address: string): Shown | null {
  const found = findRoute(address);
  if (found === null) return { address, params: {}, screen: 'not-found' };
  const { route, params } = found;
  const screen = route.isLoaded ? (route.screen as ScreenComponent) : loaded.get(route);
  return screen === undefined ? null : { address, params, screen };
}

async function load(address: string): Promise<Shown> {
  const found = findRoute(address);
  if (found === null) return { address, params: {}, screen: 'not-found' };
  try {
    const screen = await (found.route.screen as () => Promise<ScreenComponent>)();
    loaded.set(found.route, screen);
    return { address, params: found.params, screen };
  } catch {
    return { address, params: {}, screen: 'failed' };
  }
}

export function ScreenPlace({ address }: { readonly address: string }) {
  const [shown, setShown] = useState<Shown | null>(() => known(address));
  const [tries, setTries] = useState(0);
  const now = shown?.address === address ? shown : known(address);
  useEffect(() => {
    if (now !== null && now.screen !== 'failed') {
      if (now !== shown) setShown(now);
      return;
    }
    let isOver = false;
    void load(address).then((next) => {
      if (!isOver) setShown(next);
    });
    return () => {
      isOver = true;
    };
  }, [address, tries]);
  const drawn = now ?? shown;
  const isFirst = useRef(true);
  useEffect(() => {
    if (drawn?.address !== address) return;
    // What was opened first begins at its top; to scroll there would only lay the page out before its time.
    if (!isFirst.current) scrollTo(0, 0);
    isFirst.current = false;
  }, [drawn?.address, address]);
  if (drawn === null) return <Waiting />;
  if (drawn.screen === 'not-found') return <Nothing key={drawn.address} />;
  if (drawn.screen === 'failed') return <NotLoaded key={drawn.address} onAgain={() => setTries(tries + 1)} />;
  const { screen: Drawn, params } = drawn;
  return <Drawn key={drawn.address} params={params} />;
}

function Nothing() {
  const t = useShared();
  return (
    <Screen title={t.notFound} back="/">
      <p>{t.notFoundWhat}</p>
      <LinkButton to="/" weight="main">
        {t.toHome}
      </LinkButton>
    </Screen>
  );
}

function NotLoaded({ onAgain }: { readonly onAgain: () => void }) {
  const t = useShared();
  return (
    <Screen title={t.routeFailed} back="/">
      <p>{t.routeFailedWhat}</p>
      <Button weight="main" onPress={onAgain}>
        {t.again}
      </Button>
    </Screen>
  );
}
