// SPDX-License-Identifier: GPL-3.0-only
// Home: what the phone knows, whether it protects, how many are around. It names days and never an hour of an encounter, so
// that nobody can be singled out by a look over the shoulder.
import type { PhoneFace, PhoneView } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { home as en } from '../language/en/home.ts';
import { dateText, minutesText, nearMomentText, percentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { home as vi } from '../language/vi/home.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { FigureBox } from '../parts/figure-box.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { StatusCard } from './status-view.tsx';

const texts = { vi, en };

export function HomeScreen() {
  const t = useTexts(texts);
  const phone = usePhone();
  return (
    <Screen title={t.title} back={null} isMarked>
      <StatusCard phone={phone} />
      <Notes view={phone?.view ?? null} />
      <Protection phone={phone} />
      <Figures view={phone?.view ?? null} />
      <nav aria-label={t.ways}>
        <ul class="rows">
          <RowLink to="/around" icon="radar" title={t.toAround} note={t.toAroundNote} />
          <RowLink to="/history" icon="history" title={t.toHistory} note={t.toHistoryNote} />
          <RowLink to="/ill" icon="ill" title={t.toIll} note={t.toIllNote} />
          <RowLink to="/declaration" icon="paper" title={t.toDeclaration} note={t.toDeclarationNote} />
          {phone?.view.status?.isRegistered === false && (
            <RowLink to="/welcome/phone" icon="phone" title={t.register} note={t.registerNote} />
          )}
        </ul>
      </nav>
      {phone !== null && <Town {...phone} />}
    </Screen>
  );
}

type Phone = ReturnType<typeof usePhone>;

function Notes({ view }: { readonly view: PhoneView | null }) {
  const t = useTexts(texts);
  if (view === null) return null;
  const notes = [
    ...(view.trouble === null || view.phase === 'broken' ? [] : [t.trouble[view.trouble] ?? t.troubleOther]),
    ...(view.storage === 'forgetful' ? [t.forgetful] : []),
    ...(view.isHeldBack ? [t.heldBack] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <Card tone="watch" icon="alert" title={t.alsoHeading}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Card>
  );
}

function Protection({ phone }: { readonly phone: Phone }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const status = phone?.view.status ?? null;
  const { minutes, of } = status?.protectedToday ?? { minutes: 0, of: 0 };
  const isLost = status?.protection === 'off' && phone?.view.town?.isLost === true;
  const lastScan = status?.lastScan ?? null;
  const now = phone?.face.now() ?? 0;
  return (
    <Card title={t.protectionHeading} icon="shield">
      <dl class="facts">
        <div>
          <dt>{t.bluetooth}</dt>
          <dd>{status === null ? '–' : isLost ? t.radioLost : t.radio[status.protection]}</dd>
        </div>
        <div>
          <dt>{t.lastScan}</dt>
          <dd>
            {status === null ? '–' : lastScan === null ? t.noScan : nearMomentText(language, lastScan, now)}
          </dd>
        </div>
        <div>
          <dt>{t.today}</dt>
          <dd>
            {status === null ? '–' : t.todayOf(minutesText(language, minutes), minutesText(language, of))}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Figures({ view }: { readonly view: PhoneView | null }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const community = view?.status?.community ?? null;
  const around = view?.usersAround ?? null;
  return (
    <dl class="figures">
      <FigureBox
        label={t.around}
        value={around}
        {...(view !== null && around === null ? { note: t.aroundUnknown } : {})}
      />
      <FigureBox
        label={t.community}
        value={community?.registered ?? null}
        {...(community === null ? {} : { note: t.communityDay(dateText(language, community.day)) })}
      />
    </dl>
  );
}

/** The demonstration's town: where this phone listens. Absent in a real deployment. */
function Town({ face, view }: { readonly face: PhoneFace; readonly view: PhoneView }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { town } = view;
  if (town === null || town.seat !== 'in') return null;
  const { past } = town;
  return (
    <Card title={t.townHeading(town.name)} icon="people" tone="info">
      {town.resident !== null && <p>{t.townAs(town.resident.name)}</p>}
      {past.state === 'running' && <p>{t.pastRunning(percentText(language, past.share))}</p>}
      {past.state === 'failed' && <p>{t.pastFailed}</p>}
      {(past.state === 'none' || past.state === 'failed') && <p class="soft">{t.pastWhat}</p>}
      <div class="buttons">
        {(past.state === 'none' || past.state === 'failed') && (
          <Button onPress={() => face.recallPast()}>{t.past}</Button>
        )}
        <Button weight="plain" onPress={() => face.leave()}>
          {t.leave}
        </Button>
      </div>
    </Card>
  );
}
