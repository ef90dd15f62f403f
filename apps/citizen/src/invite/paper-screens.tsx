// SPDX-License-Identifier: GPL-3.0-only
// Leaflet, poster, loudspeaker and SMS texts, made from the catalogues and printed by the browser.
import { appConfig, installLink } from '../app-config.ts';
import { invite as en } from '../language/en/invite.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { invite as vi } from '../language/vi/invite.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { Screen } from '../parts/screen.tsx';

const texts = { vi, en };

function printPage(): void {
  if (import.meta.env.MODE === 'host')
    void import('../host/save-with-host.ts').then(({ printWithHost }) => printWithHost());
  else print();
}

function PrintButton() {
  const t = useShared();
  return (
    <div class="unprinted">
      <Button weight="main" icon="paper" onPress={printPage}>
        {t.print}
      </Button>
    </div>
  );
}

export function LeafletScreen() {
  const all = useTexts(texts);
  const t = all.leafletScreen;
  const link = installLink(location.origin);
  return (
    <Screen title={t.title} back="/invite">
      <PrintButton />
      <article class="sheet">
        <h2>{t.head}</h2>
        <p class="big">{t.sub}</p>
        <ul>
          {t.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <h3>{t.howHeading}</h3>
        <ol>
          {t.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <QrImage text={link} label={all.qr} correction="quartile" />
        <p>{link}</p>
        <p class="big">{t.three}</p>
        <p>{t.help(appConfig.hotline, appConfig.email)}</p>
      </article>
    </Screen>
  );
}

export function PosterScreen() {
  const all = useTexts(texts);
  const t = all.posterScreen;
  const link = installLink(location.origin);
  return (
    <Screen title={t.title} back="/invite">
      <PrintButton />
      <article class="sheet poster">
        <h2>{t.head}</h2>
        <QrImage text={link} label={all.qr} correction="quartile" />
        <p>{link}</p>
        <p class="big">{t.sub}</p>
        <p class="big">{t.three}</p>
      </article>
    </Screen>
  );
}

export function SpokenScreen() {
  const t = useTexts(texts).textsScreen;
  const link = installLink(location.origin);
  const sms = t.sms(link);
  return (
    <Screen title={t.title} back="/invite">
      <Card title={t.loudspeakerHeading}>
        <CopyText text={t.loudspeaker(appConfig.hotline)} />
      </Card>
      <Card title={t.smsHeading}>
        <CopyText text={sms} />
        <p class="soft small">
          {t.smsNote} {t.length(sms.length)}
        </p>
      </Card>
    </Screen>
  );
}
