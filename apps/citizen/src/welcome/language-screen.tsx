// SPDX-License-Identifier: GPL-3.0-only
// The very first screen: Vietnamese is chosen, English is one press away.

import { shared as enShared } from '../language/en/shared.ts';
import { welcome as en } from '../language/en/welcome.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { shared as viShared } from '../language/vi/shared.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { LinkButton } from '../parts/button.tsx';
import { OneOf } from '../parts/choice.tsx';
import { Screen } from '../parts/screen.tsx';
import { choose } from '../settings/preferences.ts';
import { StepLine } from './step-line.tsx';

const texts = { vi, en };
const options = [
  { value: 'vi', label: viShared.languageName, lang: 'vi' },
  { value: 'en', label: enShared.languageName, lang: 'en' },
] as const;

export function LanguageScreen() {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Screen title={t.languageTitle} back={null}>
      <StepLine step="/welcome" />
      <OneOf
        name="language"
        legend={t.languageLegend}
        value={language}
        options={options}
        onValue={(next) => choose({ language: next })}
      />
      <LinkButton to="/welcome/1" weight="main">
        {t.begin}
      </LinkButton>
    </Screen>
  );
}
