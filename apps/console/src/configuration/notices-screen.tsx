// SPDX-License-Identifier: GPL-3.0-only
// Proposed notices: all that phones are to show, each in both languages and with an end.
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { addDays, today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { DifferenceTable } from './difference-table.tsx';
import type { Directives, Notice } from './parameters.ts';
import { ProposalScreen } from './proposal-screen.tsx';
import { ReasonField } from './reason-field.tsx';
import { usePropose } from './use-directives.ts';

const texts = { vi, en };
const mostNotices = 20;
/** Days ahead for which a notice makes sense. */
const ahead = 366;

export function NoticesScreen() {
  return (
    <ProposalScreen kind="notices">
      {(inForce) => <NoticesForm key={inForce?.version ?? 0} inForce={inForce} />}
    </ProposalScreen>
  );
}

/** While it is written a notice may be incomplete; `key` stays the same when its name changes. */
interface Draft extends Omit<Notice, 'until'> {
  readonly key: number;
  readonly until: string | null;
}

const isComplete = ({ id, vi: own, en: other, until }: Draft) =>
  /^[a-z0-9-]{1,40}$/.test(id) && own.trim() !== '' && other.trim() !== '' && until !== null;

function NoticesForm({ inForce }: { readonly inForce: Directives['inForce'] }) {
  const t = useTexts(texts);
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (inForce?.notices ?? []).map((notice, key) => ({ ...notice, key })),
  );
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const propose = usePropose(t.sent);
  const change = (key: number, changes: Partial<Draft>) =>
    setDrafts(drafts.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const notices = drafts.filter(isComplete).map(({ id, vi: own, en: other, until }) => ({
    id,
    vi: own.trim(),
    en: other.trim(),
    until: until ?? '',
  }));
  const areNamedApart = new Set(drafts.map(({ id }) => id)).size === drafts.length;
  const isSound = notices.length === drafts.length && areNamedApart;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isSound && reason.trim() !== '')
          propose.mutate({ kind: 'notices', reason: reason.trim(), notices });
      }}
    >
      {drafts.map((draft) => (
        <Panel
          key={draft.key}
          title={draft.id === '' ? t.noticeAdd : draft.id}
          acts={
            <Button
              weight="quiet"
              icon="trash"
              onPress={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
            >
              {t.noticeRemove}
            </Button>
          }
        >
          <div className="columns">
            <TextField
              label={t.noticeId}
              hint={t.noticeIdHint}
              value={draft.id}
              onValue={(id) => change(draft.key, { id: id.toLowerCase() })}
              maxLength={40}
              isNeeded
            />
            <DayField
              label={t.noticeUntil}
              value={draft.until}
              onValue={(until) => change(draft.key, { until })}
              ahead={ahead}
              isNeeded
            />
          </div>
          <div className="columns">
            <TextField
              label={t.noticeVi}
              value={draft.vi}
              onValue={(own) => change(draft.key, { vi: own })}
              maxLength={2000}
              isLong
              isNeeded
            />
            <TextField
              label={t.noticeEn}
              value={draft.en}
              onValue={(other) => change(draft.key, { en: other })}
              maxLength={2000}
              isLong
              isNeeded
            />
          </div>
          {isAsked && !isComplete(draft) && <p className="field-wrong">{t.noticeWrong}</p>}
        </Panel>
      ))}
      <div className="buttons">
        <Button
          icon="plus"
          isOff={drafts.length >= mostNotices}
          onPress={() =>
            setDrafts([
              ...drafts,
              {
                ...{ key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, id: '', vi: '', en: '' },
                until: addDays(today(), 14),
              },
            ])
          }
        >
          {t.noticeAdd}
        </Button>
      </div>
      <Panel title={t.differences}>
        <DifferenceTable directive={{ kind: 'notices', notices }} inForce={inForce} />
        <ReasonField value={reason} onValue={setReason} isAsked={isAsked} />
        <ProblemNote error={propose.error} />
        <div className="buttons">
          <Button submits weight="main" isBusy={propose.isPending}>
            {t.send}
          </Button>
        </div>
      </Panel>
    </form>
  );
}
