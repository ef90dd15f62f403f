// SPDX-License-Identifier: GPL-3.0-only
// What is open for this person: a code to enter, a report or a claim to agree to. The same forms as in the guided tour.
import type { TourResident } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { digitsText } from '../feed/tell-entry.ts';
import { ClaimChoice } from '../guide/claim-choice.tsx';
import { CodeTicket, readDigits } from '../guide/code-ticket.tsx';
import { ReportChoice } from '../guide/report-choice.tsx';
import { useClaimConsent } from '../guide/use-claim-consent.ts';
import { useReportConsent } from '../guide/use-report-consent.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import type { Acting } from './use-act.ts';

interface Props {
  readonly town: Town;
  readonly resident: TourResident;
  readonly acting: Acting;
  onDone(): void;
}

/** A share that is gone leaves room for another. */
const isOver = (state: string | null): boolean =>
  state === null || state === 'refused' || state === 'withdrawn';

export function OpenSteps({ town, resident, acting, onDone }: Props) {
  const { person, state, hasUploadToken } = resident;
  const ownCase = town.state.cases.findLast((each) => each.person === person);
  const isRedeemed = hasUploadToken || ownCase?.redeemedAt != null;
  const props = { town, person, acting, onDone };
  return (
    <>
      {ownCase !== undefined && !isRedeemed && <EnterCode {...props} digits={ownCase.digits} />}
      {hasUploadToken && isOver(state.report) && <AgreeToReport {...props} />}
      {state.exposure === 'F1' && isOver(state.claim) && isOver(state.report) && <AgreeToClaim {...props} />}
    </>
  );
}

interface StepProps {
  readonly town: Town;
  readonly person: number;
  readonly acting: Acting;
  onDone(): void;
}

function nameIn({ town }: Town, person: number): string {
  return town.people[person]?.name ?? '';
}

function EnterCode({ town, person, acting, onDone, digits }: StepProps & { digits: string }) {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? digitsText(digits);
  const read = readDigits(shown);
  const name = nameIn(town, person);
  return (
    <details class="open-step">
      <summary>{t.guide.steps.redeem}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (read !== null && !acting.isBusy)
            void acting.act({ act: 'redeem', person, digits: read }).then(onDone);
        }}
      >
        <CodeTicket name={name} digits={digits} typed={shown} onType={setTyped} />
        <button type="submit" aria-disabled={read === null || acting.isBusy}>
          {t.guide.redeem.button(name)}
        </button>
      </form>
    </details>
  );
}

function AgreeToReport({ town, person, acting, onDone }: StepProps) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const consent = useReportConsent(town, isOpen ? person : null, acting);
  const name = nameIn(town, person);
  return (
    <details class="open-step" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.guide.steps.consent}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (consent.days.size > 0 && !acting.isBusy) void consent.share().then(onDone);
        }}
      >
        <ReportChoice name={name} consent={consent} today={Math.floor(town.state.clock / 86_400)} />
        <button type="submit" aria-disabled={consent.days.size === 0 || acting.isBusy}>
          {t.guide.consent.button(name)}
        </button>
      </form>
    </details>
  );
}

const nobody: readonly number[] = [];

function AgreeToClaim({ town, person, acting, onDone }: StepProps) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const people = isOpen ? [person] : nobody;
  const consent = useClaimConsent(town, people, acting);
  return (
    <details class="open-step" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.guide.steps.claim}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (consent.canShare && !acting.isBusy) void consent.share().then(onDone);
        }}
      >
        <ClaimChoice town={town} consent={consent} people={people} />
        <button type="submit" aria-disabled={!consent.canShare || acting.isBusy}>
          {t.guide.claim.button(nameIn(town, person))}
        </button>
      </form>
    </details>
  );
}
