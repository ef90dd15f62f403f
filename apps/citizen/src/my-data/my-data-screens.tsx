// SPDX-License-Identifier: GPL-3.0-only
// Everything stored, by kind and age, with export and deletion; and the proof of silence.
import { useState } from 'preact/hooks';
import type { StoredKind } from '../engine/phone-face.ts';
import { useAsked, usePhone } from '../engine/use-phone.ts';
import { myData as en } from '../language/en/my-data.ts';
import { bytesText, dateText, momentText, numberText } from '../language/format.ts';
import { type Language, useLanguage, useTexts } from '../language/use-language.ts';
import { type MyDataTexts, myData as vi } from '../language/vi/my-data.ts';
import { announce } from '../parts/announce.tsx';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Tick } from '../parts/choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { Waiting } from '../parts/waiting.tsx';
import { go } from '../router/address.ts';
import { forgetPreferences } from '../settings/preferences.ts';
import { saveFile } from './save-file.ts';

const texts = { vi, en };

function goesText(t: MyDataTexts, language: Language, { goes }: StoredKind): string {
  switch (goes.how) {
    case 'after-days':
      return t.goes.afterDays(goes.days);
    case 'at':
      return t.goes.at(momentText(language, goes.at));
    case 'when-replaced':
      return t.goes.whenReplaced;
    case 'when-erased':
      return t.goes.whenErased;
  }
}

export function MyDataScreen() {
  const t = useTexts(texts);
  const language = useLanguage();
  const phone = usePhone();
  const asked = useAsked((face) => face.stored());
  const kinds = asked.state === 'known' ? asked.value : null;
  const exporting = useAct();
  const erasing = useAct();
  const [isAsking, setAsking] = useState(false);
  const [withRegistration, setWithRegistration] = useState(true);
  const isRegistered = phone?.view.status?.isRegistered ?? false;
  const told = ({ count, bytes, oldestDay }: StoredKind) =>
    count === 0
      ? t.nothing
      : [
          t.count(numberText(language, count), bytesText(language, bytes)),
          ...(oldestDay === null ? [] : [t.oldest(dateText(language, oldestDay))]),
        ].join('; ');
  return (
    <Screen title={t.title} back="/more" lead={t.lead}>
      {kinds === null ? (
        <Waiting isFailed={asked.state === 'failed'} />
      ) : (
        <>
          <ul class="rows">
            {kinds.map((stored) => (
              <li class="row" key={stored.kind}>
                <span class="row-text">
                  <strong>{t.kinds[stored.kind].name}</strong>
                  <small>{t.kinds[stored.kind].what}</small>
                  {told(stored)}
                  {stored.count > 0 && <small>{goesText(t, language, stored)}</small>}
                </span>
              </li>
            ))}
          </ul>
          <p>
            {t.total(
              bytesText(
                language,
                kinds.reduce((sum, { bytes }) => sum + bytes, 0),
              ),
            )}
          </p>
        </>
      )}
      <p class="soft">{t.encrypted}</p>
      <ul class="rows">
        <RowLink to="/data/requests" icon="eye" title={t.requests} note={t.requestsNote} />
        <RowLink to="/data/move" icon="phone" title={t.move} note={t.moveNote} />
      </ul>
      <Card icon="paper" title={t.export}>
        <p>{t.exportWhat}</p>
        <Refusal refused={exporting.refused} />
        <Button
          isBusy={exporting.isBusy}
          isOff={phone === null}
          onPress={() =>
            phone !== null &&
            exporting.run(
              async () => saveFile(t.exportName, await phone.face.exportData(), 'application/json'),
              (state) => {
                if (state === 'saved') announce(t.exported);
              },
            )
          }
        >
          {t.export}
        </Button>
      </Card>
      <Button weight="grave" isOff={phone === null} onPress={() => setAsking(true)}>
        {t.erase}
      </Button>
      <AskDialog
        isOpen={isAsking}
        title={t.eraseTitle}
        agree={t.erase}
        isGrave
        isBusy={erasing.isBusy}
        onClose={() => {
          setAsking(false);
          erasing.forget();
        }}
        onAgree={() =>
          phone !== null &&
          erasing.run(
            () => phone.face.erase(isRegistered && withRegistration),
            () => {
              setAsking(false);
              announce(t.erased);
              forgetPreferences();
              go('/welcome', 'replace');
            },
          )
        }
      >
        <p>{t.eraseWhat}</p>
        {isRegistered && (
          <Tick
            label={t.eraseRegistration}
            note={t.eraseRegistrationNote}
            isChosen={withRegistration}
            onChoice={setWithRegistration}
          />
        )}
        <Refusal refused={erasing.refused} />
      </AskDialog>
    </Screen>
  );
}

const page = 50;

export function RequestsScreen() {
  const t = useTexts(texts).requestLog;
  const language = useLanguage();
  const asked = useAsked((face) => face.requests());
  const [most, setMost] = useState(page);
  const log = asked.state === 'known' ? asked.value : null;
  const shown = log?.entries.slice(0, most) ?? [];
  return (
    <Screen title={t.title} back="/data" lead={t.lead}>
      {log === null && <Waiting isFailed={asked.state === 'failed'} />}
      {log?.months.map(({ month, requests, sent, received }) => (
        <Card key={month} title={t.month(`${month.slice(5)}/${month.slice(0, 4)}`)}>
          <p>
            {t.monthSum(
              numberText(language, requests),
              bytesText(language, received),
              bytesText(language, sent),
            )}
          </p>
        </Card>
      ))}
      {log !== null && log.entries.length === 0 && <p>{t.none}</p>}
      {shown.length > 0 && log !== null && (
        <>
          <ul class="rows" aria-label={t.table}>
            {shown.map(({ at, reason, sent, received, isDone }, i) => (
              <li class="row" key={`${at} ${reason} ${i}`}>
                <span class="row-text">
                  {t.reason[reason]}
                  <small>
                    {momentText(language, at)}. {t.sizes}: {bytesText(language, received)} /{' '}
                    {bytesText(language, sent)}
                    {isDone ? '' : `. ${t.failed}`}
                  </small>
                </span>
              </li>
            ))}
          </ul>
          <p class="soft" role="status">
            {t.shown(numberText(language, shown.length), numberText(language, log.entries.length))}
          </p>
          {shown.length < log.entries.length && (
            <Button onPress={() => setMost(most + page)}>{t.more}</Button>
          )}
        </>
      )}
    </Screen>
  );
}
