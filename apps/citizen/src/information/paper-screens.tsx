// SPDX-License-Identifier: GPL-3.0-only
// Privacy, terms, licence, accessibility: texts of some sections each.
import { appConfig } from '../app-config.ts';
import { information as en } from '../language/en/information.ts';
import { useTexts } from '../language/use-language.ts';
import { information as vi } from '../language/vi/information.ts';
import { Card } from '../parts/card.tsx';
import { Screen } from '../parts/screen.tsx';

const texts = { vi, en };

interface Paper {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly text: readonly string[] }[];
}

function PaperScreen({ title, lead, sections }: Paper) {
  return (
    <Screen title={title} back="/more" lead={lead}>
      {sections.map((section) => (
        <Card key={section.title} title={section.title}>
          {section.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Card>
      ))}
    </Screen>
  );
}

export function PrivacyScreen() {
  return <PaperScreen {...useTexts(texts).privacy} />;
}

export function TermsScreen() {
  return <PaperScreen {...useTexts(texts).terms} />;
}

export function LicenceScreen() {
  const t = useTexts(texts).licence;
  return (
    <Screen title={t.title} back="/more">
      {t.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {appConfig.source === '' ? (
        <p>{t.onRequest(appConfig.email)}</p>
      ) : (
        <p>
          {t.source}: <a href={appConfig.source}>{appConfig.source}</a>
        </p>
      )}
      <Card title={t.partsTitle}>
        <dl class="facts">
          {t.parts.map(([name, licence]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{licence}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Screen>
  );
}

export function AccessibilityScreen() {
  const t = useTexts(texts).accessibility;
  return (
    <Screen title={t.title} back="/more" lead={t.lead}>
      {t.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Card title={t.limitsTitle} icon="info">
        {t.limits.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Card>
      <a class="button" href={`mailto:${appConfig.email}`}>
        {t.tell(appConfig.email)}
      </a>
    </Screen>
  );
}
