// SPDX-License-Identifier: GPL-3.0-only
import type { TourColumns, TourView } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { HolderColumn } from './holder-column.tsx';
import { PhoneChooser } from './phone-chooser.tsx';

interface Props {
  readonly view: TourView;
  readonly columns: TourColumns | null;
  readonly phone: number;
  onChoose(phone: number): void;
}

/** What each party knows, side by side. */
export function Holdings({ view, columns, phone, onChoose }: Props) {
  const { t } = useText();
  const texts = t.holdings;
  const name = view.people[phone]?.name ?? '';
  return (
    <section class="holdings" aria-labelledby="holdings-heading">
      <h2 id="holdings-heading">{texts.heading}</h2>
      <p class="lead">{texts.intro}</p>
      <PhoneChooser people={view.people} phone={phone} onChoose={onChoose} />
      {columns === null ? (
        <p class="note">{view.isBusy ? texts.busy : t.loading}</p>
      ) : (
        <div class={view.isBusy ? 'columns stale' : 'columns'} aria-busy={view.isBusy}>
          <HolderColumn id="phone" title={texts.phone(name)} note={texts.phoneNote} tables={columns.phone} />
          <HolderColumn
            id="authority"
            title={texts.authority}
            note={texts.authorityNote}
            tables={columns.authority}
          />
          <HolderColumn
            id="exposure"
            title={texts.exposure}
            note={texts.exposureNote}
            tables={columns.exposure}
          />
          <HolderColumn
            id="registration"
            title={texts.registration}
            note={texts.registrationNote}
            tables={columns.registration}
          />
        </div>
      )}
    </section>
  );
}
