// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { deskNow } from '../desk/desk-clock.ts';
import { account as en } from '../language/en/account.ts';
import { dayOf, longDayText, timeText, today, unitText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { account as vi } from '../language/vi/account.ts';
import { CheckField } from '../parts/check-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { ScopeWords } from '../places/scope-words.tsx';
import { choose, themes } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import { PasswordPanel } from './password-panel.tsx';
import { RecoveryPanel } from './recovery-panel.tsx';

const texts = { vi, en };

export function AccountScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const own = useQuery({ queryKey: ['me'], queryFn: () => ask(() => desk.GET('/v1/staff/me')) });
  return (
    <Screen title={shared.myAccount} width="narrow">
      <Loaded query={own}>
        {(me) => (
          <>
            <Panel title={t.who}>
              <dl className="facts">
                <dt>{t.username}</dt>
                <dd>{me.username}</dd>
                <dt>{t.name}</dt>
                <dd>{me.name}</dd>
                <dt>{t.role}</dt>
                <dd>{shared.roles[me.role]}</dd>
                <dt>{t.scope}</dt>
                <dd>
                  <ScopeWords scope={me} />
                </dd>
                <dt>{t.session}</dt>
                <dd>
                  {timeText(language, me.expiresAt)}
                  {dayOf(me.expiresAt) !== today() && `, ${longDayText(language, dayOf(me.expiresAt))}`}
                </dd>
                <dt>{t.sessionIdle}</dt>
                <dd>{unitText(language, Math.round((me.idleAt - deskNow()) / 60), 'minute')}</dd>
              </dl>
            </Panel>
            <PasswordPanel />
            <RecoveryPanel left={me.recoveryCodesLeft} />
          </>
        )}
      </Loaded>
      <AppearancePanel />
    </Screen>
  );
}

function AppearancePanel() {
  const t = useTexts(texts);
  const { language, theme, hasShortcuts } = usePreferences();
  return (
    <Panel title={t.console}>
      <div className="columns">
        <SelectField
          label={t.language}
          value={language}
          choices={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          onValue={(value) => choose({ language: value })}
        />
        <SelectField
          label={t.theme}
          value={theme}
          choices={themes.map((value) => ({ value, label: t.themes[value] }))}
          onValue={(value) => choose({ theme: value })}
        />
      </div>
      <CheckField
        label={t.shortcuts}
        isOn={hasShortcuts}
        onChange={(isOn) => choose({ hasShortcuts: isOn })}
      />
    </Panel>
  );
}
