// SPDX-License-Identifier: GPL-3.0-only
// What a report would hold, day by day; the owner takes days out, agrees, and only then something leaves.
import { useState } from 'preact/hooks';
import type { ReportPreview } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { illness as en } from '../language/en/illness.ts';
import { civilDay, dayAddress, dayOfAddress, dayText, numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { illness as vi } from '../language/vi/illness.ts';
import { announce } from '../parts/announce.tsx';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Tick } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { Waiting } from '../parts/waiting.tsx';
import { go } from '../router/address.ts';

const texts = { vi, en };
const oldestDays = 14;

export function ShareScreen() {
  const t = useTexts(texts).share;
  const phone = usePhone();
  const act = useAct();
  const [onset, setOnset] = useState('');
  const [sample, setSample] = useState('');
  const [isTried, setTried] = useState(false);
  const [preview, setPreview] = useState<ReportPreview | null>(null);
  const today = phone === null ? 0 : civilDay(phone.face.now());
  const wrongOf = (text: string, isNeeded: boolean) => {
    if (text === '') return isNeeded ? t.sampleNeeded : null;
    const day = dayOfAddress(text);
    return day === null || day > today || day < today - oldestDays ? t.dateWrong : null;
  };
  const wrongOnset = isTried ? wrongOf(onset, false) : null;
  const wrongSample = isTried ? wrongOf(sample, true) : null;
  const look = () => {
    setTried(true);
    const wrong = wrongOf(sample, true) ?? wrongOf(onset, false);
    const sampleDay = dayOfAddress(sample);
    if (wrong !== null || sampleDay === null) {
      announce(wrong ?? t.sampleNeeded);
      return;
    }
    if (phone !== null)
      act.run(() => phone.face.previewReport({ onsetDay: dayOfAddress(onset), sampleDay }), setPreview);
  };
  const bounds = { min: dayAddress(today - oldestDays), max: dayAddress(today) };
  return (
    <Screen title={t.title} back="/ill">
      {phone === null ? (
        <Waiting />
      ) : (
        <>
          <form
            class="card"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              look();
            }}
          >
            <h2>{t.datesHeading}</h2>
            <Field
              id="sample"
              type="date"
              {...bounds}
              isNeeded
              label={t.sample}
              value={sample}
              wrong={wrongSample}
              onValue={(value) => {
                setSample(value);
                setPreview(null);
              }}
            />
            <Field
              id="onset"
              type="date"
              {...bounds}
              label={t.onset}
              hint={t.onsetHint}
              value={onset}
              wrong={wrongOnset}
              onValue={(value) => {
                setOnset(value);
                setPreview(null);
              }}
            />
            <Button weight={preview === null ? 'main' : 'usual'} submits isBusy={act.isBusy}>
              {t.look}
            </Button>
          </form>
          <Refusal refused={act.refused} />
          {act.refused?.code === 'phone.nothing-to-share' && <p>{t.empty}</p>}
          {preview !== null && <Days key={`${sample} ${onset}`} preview={preview} />}
        </>
      )}
    </Screen>
  );
}

function Days({ preview }: { readonly preview: ReportPreview }) {
  const t = useTexts(texts).share;
  const language = useLanguage();
  const phone = usePhone();
  const act = useAct();
  const [chosen, setChosen] = useState(() => preview.days.map(({ day }) => day));
  const [withMeetings, setWithMeetings] = useState(true);
  const [isAgreed, setAgreed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const wrong = chosen.length === 0 ? t.noDay : isAgreed ? null : t.needConsent;
  const ask = () => {
    setTried(true);
    if (wrong === null) setAsking(true);
    else announce(wrong);
  };
  const send = () => {
    if (phone === null) return;
    const consent = phone.face.consentToReport(preview, chosen, withMeetings);
    act.run(
      () => phone.face.shareReport(consent),
      () => go('/ill', 'replace'),
    );
    setAsking(false);
  };
  return (
    <>
      <Card tone="info" icon="eye" title={t.daysHeading}>
        <p>{t.daysWhat}</p>
        <div class="choices">
          {preview.days.map(({ day, keys, meetings }) => (
            <Tick
              key={day}
              label={dayText(language, day)}
              note={t.dayItem(numberText(language, keys), numberText(language, meetings))}
              isChosen={chosen.includes(day)}
              onChoice={(isChosen) =>
                setChosen(
                  preview.days
                    .map((each) => each.day)
                    .filter((each) => (each === day ? isChosen : chosen.includes(each))),
                )
              }
            />
          ))}
        </div>
        <p class="small soft">{t.dayUtc}</p>
        <Tick label={t.meetings} note={t.meetingsNote} isChosen={withMeetings} onChoice={setWithMeetings} />
      </Card>
      <p>
        <strong>{t.never}</strong>
      </p>
      <p>{t.learn}</p>
      <Tick label={t.consent} isChosen={isAgreed} onChoice={setAgreed} />
      {isTried && wrong !== null && <p class="field-wrong">{wrong}</p>}
      <Refusal refused={act.refused} />
      <div class="buttons">
        <LinkButton to="/ill/not-shared">{t.notSend}</LinkButton>
        <Button weight="main" icon="send" isBusy={act.isBusy} onPress={ask}>
          {t.send}
        </Button>
      </div>
      <AskDialog
        isOpen={isAsking}
        title={t.dialogTitle}
        agree={t.send}
        isBusy={act.isBusy}
        onClose={() => setAsking(false)}
        onAgree={send}
      >
        <p>{t.dialogWhat(t.days(chosen.length))}</p>
        <ul>
          {chosen.map((day) => (
            <li key={day}>{dayText(language, day)}</li>
          ))}
        </ul>
      </AskDialog>
    </>
  );
}
