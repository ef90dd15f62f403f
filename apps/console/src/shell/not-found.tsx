// SPDX-License-Identifier: GPL-3.0-only
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useShared } from '../language/use-shared.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';

export function NotFound() {
  const t = useShared();
  return (
    <Screen title={t.notFound} width="narrow">
      <p>{t.notFoundWhat}</p>
      <div className="buttons">
        <LinkButton to="/" weight="main">
          {t.toStart}
        </LinkButton>
      </div>
    </Screen>
  );
}

/** An area that a person has nothing to do in. */
export function NotYours() {
  const t = useShared();
  return (
    <Screen title={t.notYours} width="narrow">
      <p>{t.notYoursWhat}</p>
      <div className="buttons">
        <LinkButton to="/" weight="main">
          {t.toStart}
        </LinkButton>
      </div>
    </Screen>
  );
}

/** A screen that threw, or could not be loaded. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const t = useShared();
  return (
    <Screen title={t.screenFailed} width="narrow">
      <p>{t.screenFailedWhat}</p>
      <p className="mono small soft">{error instanceof Error ? error.message : ''}</p>
      <div className="buttons">
        <Button weight="main" onPress={reset}>
          {t.again}
        </Button>
      </div>
    </Screen>
  );
}
