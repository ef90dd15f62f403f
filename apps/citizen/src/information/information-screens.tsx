// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';
import { appConfig, telLink } from '../app-config.ts';
import { information as en } from '../language/en/information.ts';
import { useTexts } from '../language/use-language.ts';
import { information as vi } from '../language/vi/information.ts';
import { lookForUpdate } from '../offline/keep-offline.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Note } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { HowDrawing } from './how-drawing.tsx';

const texts = { vi, en };

export function AboutScreen() {
  const t = useTexts(texts).about;
  return (
    <Screen title={t.title} back="/more">
      <p>{t.what}</p>
      <Card title={t.howTitle}>
        <HowDrawing />
        <ol class="tight">
          {t.steps.map(({ title, what }) => (
            <li key={title}>
              <strong>{title}.</strong> {what}
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t.featuresTitle} icon="shield">
        <ol class="tight">
          {t.features.map((feature) => (
            <li key={feature}>{feature}</li>
          ))}
        </ol>
      </Card>
    </Screen>
  );
}

export function SupportScreen() {
  const t = useTexts(texts).contact;
  return (
    <Screen title={t.title} back="/more">
      <Card icon="phone" title={t.hotlineTitle}>
        <a class="button main" href={telLink(appConfig.hotline)}>
          {t.hotline(appConfig.hotline)}
        </a>
      </Card>
      <Card icon="info" title={t.appTitle}>
        <a class="button" href={`mailto:${appConfig.email}`}>
          {t.email(appConfig.email)}
        </a>
        <p>
          {t.website}: <a href={appConfig.website}>{appConfig.website}</a>
        </p>
      </Card>
      <Note tone="watch" icon="alert">
        {t.never}
      </Note>
    </Screen>
  );
}

export function VersionScreen() {
  const t = useTexts(texts).version;
  const [found, setFound] = useState<'not-asked' | 'asking' | 'none' | 'found' | 'cannot'>('not-asked');
  const [isOffline, setOffline] = useState<boolean | null>(null);
  useEffect(() => {
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    if (serviceWorker === undefined) {
      setOffline(false);
      return;
    }
    void serviceWorker.getRegistration().then((known) => setOffline(known?.active != null));
  }, []);
  const look = async () => {
    setFound('asking');
    const isThere = await lookForUpdate();
    setFound(isThere === null ? 'cannot' : isThere ? 'found' : 'none');
  };
  return (
    <Screen title={t.title} back="/more">
      <p>
        <strong>{t.version(appConfig.version)}</strong>
      </p>
      {isOffline !== null && <p>{isOffline ? t.offline : t.notOffline}</p>}
      <Button isBusy={found === 'asking'} onPress={() => void look()}>
        {t.check}
      </Button>
      <p role="status">
        {found === 'none' && t.none}
        {found === 'found' && t.found}
        {found === 'cannot' && t.cannot}
      </p>
    </Screen>
  );
}
