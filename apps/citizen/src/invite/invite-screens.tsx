// SPDX-License-Identifier: GPL-3.0-only
import { installLink } from '../app-config.ts';
import { invite as en } from '../language/en/invite.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { invite as vi } from '../language/vi/invite.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';

const texts = { vi, en };

export function InviteScreen() {
  const t = useTexts(texts);
  const language = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  const link = installLink(location.origin);
  const canShare = typeof navigator.share === 'function';
  return (
    <Screen title={t.title} back={null} lead={t.lead}>
      <p>{t.why}</p>
      <Card>
        <QrImage text={link} label={t.qr} />
        <p>{t.qrWhat}</p>
        <p>
          {t.link}: <a href={link}>{link}</a>
        </p>
        {canShare && (
          <Button
            weight="main"
            icon="share"
            onPress={() => {
              // Somebody who closes the sheet has simply thought better of it.
              navigator.share({ text: t.message(link) }).catch(() => {});
            }}
          >
            {t.share}
          </Button>
        )}
      </Card>
      <Card title={t.messageHeading}>
        <CopyText text={t.message(link)} />
      </Card>
      <Card title={t.otherHeading}>
        <CopyText text={texts[other].message(link)} lang={other} />
      </Card>
      <h2>{t.more}</h2>
      <ul class="rows">
        <RowLink to="/invite/growth" icon="people" title={t.growth} note={t.growthNote} />
        <RowLink to="/invite/leaflet" icon="paper" title={t.leaflet} note={t.leafletNote} />
        <RowLink to="/invite/poster" icon="paper" title={t.poster} note={t.leafletNote} />
        <RowLink to="/invite/texts" icon="paper" title={t.texts} note={t.textsNote} />
      </ul>
    </Screen>
  );
}
