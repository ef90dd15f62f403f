// SPDX-License-Identifier: GPL-3.0-only
// The phone number and the code that comes to it. Optional; what is lost without it is said before one skips.
import { useEffect, useState } from 'preact/hooks';
import { usePhone } from '../engine/use-phone.ts';
import { welcome as en } from '../language/en/welcome.ts';
import { waitText } from '../language/tell-refusal.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { announce } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { useSecondsUntil } from '../parts/use-seconds.ts';
import { go } from '../router/address.ts';
import { choose } from '../settings/preferences.ts';
import { usePreferences } from '../settings/use-preferences.ts';
import { attempt, beginAttempt, endAttempt } from './attempt.ts';
import { StepLine } from './step-line.tsx';
import { stepAfter, stepBefore } from './steps.ts';

const texts = { vi, en };
const step = '/welcome/phone';

export function NumberScreen() {
  const t = useTexts(texts).phone;
  const language = useLanguage();
  const { isWelcomed } = usePreferences();
  const phone = usePhone();
  const act = useAct();
  const resident = phone?.view.town?.resident ?? null;
  const [number, setNumber] = useState<string | null>(attempt()?.phoneNumber ?? null);
  const [wrong, setWrong] = useState<string | null>(null);
  const shown = number ?? resident?.phoneNumber ?? '';
  const isRegistered = phone?.view.status?.isRegistered === true;
  const send = () => {
    if (shown.replace(/\D/g, '').length < 9) {
      setWrong(t.needed);
      announce(t.needed);
      return;
    }
    setWrong(null);
    if (phone === null) return;
    act.run(
      () => phone.face.startRegistration(shown, language),
      (sent) => {
        beginAttempt(shown, sent);
        go('/welcome/code');
      },
    );
  };
  return (
    <Screen title={t.title} back={isWelcomed ? '/' : stepBefore(step)} lead={t.lead}>
      {!isWelcomed && <StepLine step={step} />}
      <p>{t.why}</p>
      <p>{t.separate}</p>
      {isRegistered && (
        <Note tone="calm" icon="check">
          {t.registered}
        </Note>
      )}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field
          id="number"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={t.label}
          hint={resident === null ? t.hint : t.inTown(resident.name)}
          value={shown}
          onValue={setNumber}
          wrong={wrong}
        />
        <Refusal refused={act.refused} />
        <p>{t.lost}</p>
        <div class="buttons">
          <LinkButton to={isWelcomed ? '/' : stepAfter(step)}>{t.skip}</LinkButton>
          <Button weight="main" submits isBusy={act.isBusy} isOff={phone === null}>
            {t.send}
          </Button>
        </div>
      </form>
    </Screen>
  );
}

export function CodeScreen() {
  const t = useTexts(texts).code;
  const phone = usePhone();
  const [under, setUnder] = useState(attempt);
  const isInTown = phone?.view.town != null;
  return (
    <Screen title={t.title} back={step}>
      {under === null ? (
        <>
          <p>{t.none}</p>
          <LinkButton to={step} weight="main">
            {t.change}
          </LinkButton>
        </>
      ) : (
        <CodeForm key={under.expiresAt} under={under} onAgain={setUnder} />
      )}
      {isInTown && (
        <Card tone="info" icon="info" title={t.inboxWhat}>
          <a class="button" href="/development/inbox" target="_blank" rel="noreferrer">
            {t.inbox}
          </a>
        </Card>
      )}
    </Screen>
  );
}

interface CodeFormProps {
  readonly under: NonNullable<ReturnType<typeof attempt>>;
  readonly onAgain: (under: NonNullable<ReturnType<typeof attempt>>) => void;
}

function CodeForm({ under, onAgain }: CodeFormProps) {
  const t = useTexts(texts).code;
  const language = useLanguage();
  const phone = usePhone();
  const verifying = useAct();
  const resending = useAct();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const left = useSecondsUntil(under.expiresAt);
  const wait = useSecondsUntil(under.resendAt);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) announce(t.expired);
  }, [isOver, t]);
  const verify = () => {
    const digits = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) {
      setWrong(t.wrongLength);
      announce(t.wrongLength);
      return;
    }
    setWrong(null);
    if (phone === null) return;
    verifying.run(
      () => phone.face.verifyCode(digits),
      () => {
        endAttempt();
        go('/welcome/ready');
      },
    );
  };
  const resend = () => {
    if (phone === null) return;
    verifying.forget();
    resending.run(
      () => phone.face.resendCode(language),
      (sent) => {
        announce(t.resent);
        onAgain(beginAttempt(under.phoneNumber, sent));
      },
    );
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        verify();
      }}
    >
      <p>{t.lead(under.phoneNumber)}</p>
      <Field
        id="code"
        label={t.label}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        isCode
        value={code}
        onValue={setCode}
        wrong={wrong}
      />
      <p class="soft">{isOver ? t.expired : t.expiresIn(waitText(language, left))}</p>
      <Refusal refused={verifying.refused ?? resending.refused} />
      <Button weight="main" submits isBusy={verifying.isBusy} isOff={isOver}>
        {t.verify}
      </Button>
      <div class="buttons">
        <Button isBusy={resending.isBusy} isOff={wait > 0} onPress={resend}>
          {wait > 0 ? t.resendIn(waitText(language, wait)) : t.resend}
        </Button>
        <LinkButton to={step} weight="plain">
          {t.change}
        </LinkButton>
      </div>
    </form>
  );
}

export function ReadyScreen() {
  const t = useTexts(texts).ready;
  const phone = usePhone();
  const isRegistered = phone?.view.status?.isRegistered === true;
  const { isWelcomed } = usePreferences();
  return (
    <Screen title={t.title} back={isWelcomed ? '/' : step}>
      <StepLine step="/welcome/ready" />
      {isRegistered ? (
        <Note tone="calm" icon="check">
          {t.success}
        </Note>
      ) : (
        <Note tone="info" icon="info">
          {t.unregistered}
        </Note>
      )}
      <p>{t.what}</p>
      <Button
        weight="main"
        onPress={() => {
          choose({ isWelcomed: true });
          go('/', 'replace');
        }}
      >
        {t.open}
      </Button>
    </Screen>
  );
}
