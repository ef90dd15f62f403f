// SPDX-License-Identifier: GPL-3.0-only
// What phones are told: what is in force, what is proposed and waits for another's approval, what was decided.
import { configuration as en } from '../language/en/configuration.ts';
import { dayText, numberText, unitText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Note } from '../parts/note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { HistoryPanel } from './history-panel.tsx';
import type { Directives } from './parameters.ts';
import { ProposalPanel } from './proposal-panel.tsx';
import { useDirectives } from './use-directives.ts';

const texts = { vi, en };

export function ConfigurationScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const person = usePerson();
  const query = useDirectives();
  return (
    <Screen
      title={shared.areas.configuration}
      acts={
        may(person, 'directive.propose') && (
          <>
            <LinkButton to="/configuration/parameters" icon="configuration">
              {t.propose.configuration}
            </LinkButton>
            <LinkButton to="/configuration/notices" icon="message">
              {t.propose.notices}
            </LinkButton>
            <LinkButton to="/configuration/sunset" icon="day">
              {t.propose.sunset}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(directives) => (
          <>
            {directives.open.length === 0 ? (
              <Panel title={t.open}>
                <Empty icon="check" title={t.openNone}>
                  <p>{t.openNoneWhat}</p>
                </Empty>
              </Panel>
            ) : (
              directives.open.map((directive) => (
                <ProposalPanel key={directive.id} directive={directive} directives={directives} />
              ))
            )}
            <InForcePanel inForce={directives.inForce} />
            <HistoryPanel directives={directives} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function InForcePanel({ inForce }: { readonly inForce: Directives['inForce'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (inForce === null)
    return (
      <Panel title={t.inForce}>
        <Note tone="watch">{t.inForceNone}</Note>
      </Panel>
    );
  const { configuration, notices, sunsetDay } = inForce;
  return (
    <Panel title={t.inForce}>
      <dl className="facts">
        <dt>{t.version}</dt>
        <dd className="number">{numberText(language, inForce.version)}</dd>
        <dt>{t.since}</dt>
        <dd>{dayText(inForce.day)}</dd>
        <dt>{t.closeContact}</dt>
        <dd>{unitText(language, configuration.exposure.closeContactMinutes, 'minute')}</dd>
        <dt>{t.rule}</dt>
        <dd>{configuration.proximity === null ? t.rulePlain : t.ruleEstimator}</dd>
        <dt>{t.sunset}</dt>
        <dd>{sunsetDay === null ? t.sunsetNone : dayText(sunsetDay)}</dd>
        <dt>{t.noticesNow}</dt>
        <dd>
          {notices.length === 0
            ? t.noticesNone
            : notices.map((notice) => (
                <p key={notice.id}>
                  {notice[language]} <span className="soft">{t.until(dayText(notice.until))}</span>
                </p>
              ))}
        </dd>
      </dl>
    </Panel>
  );
}
