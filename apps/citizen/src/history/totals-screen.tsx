// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'preact/hooks';
import { useAsked, usePhone } from '../engine/use-phone.ts';
import { history as en } from '../language/en/history.ts';
import { dateText, numberText, shortDayText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { history as vi } from '../language/vi/history.ts';
import { announce } from '../parts/announce.tsx';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { TableBox } from '../parts/table-box.tsx';
import { useAct } from '../parts/use-act.ts';
import { Waiting } from '../parts/waiting.tsx';

const texts = { vi, en };

export function TotalsScreen() {
  const all = useTexts(texts);
  const t = all.totals;
  const language = useLanguage();
  const phone = usePhone();
  const [turn, setTurn] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const asked = useAsked((face) => face.totals(), turn);
  const act = useAct();
  const totals = asked.state === 'known' ? asked.value : null;
  return (
    <Screen title={t.title} back="/history" lead={t.lead}>
      {totals === null && <Waiting isFailed={asked.state === 'failed'} />}
      {totals !== null && totals.since !== null && <p>{t.since(dateText(language, totals.since))}</p>}
      {totals !== null && totals.days.length === 0 && <p>{t.none}</p>}
      {totals !== null && totals.days.length > 0 && (
        <>
          <div class="card">
            <TableBox label={t.table}>
              <table>
                <caption class="heard-only">{t.table}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.day}</th>
                    <th scope="col">{all.people}</th>
                    <th scope="col">{all.users}</th>
                    <th scope="col">{all.close}</th>
                    <th scope="col">{all.scanned}</th>
                  </tr>
                </thead>
                <tbody>
                  {totals.days.toReversed().map(({ day, people, users, closeUsers, scannedMinutes }) => (
                    <tr key={day}>
                      <th scope="row">{shortDayText(day)}</th>
                      {scannedMinutes === 0 ? (
                        <td class="gap" colSpan={4}>
                          {all.gap}
                        </td>
                      ) : (
                        <>
                          <td>{numberText(language, people.estimate)}</td>
                          <td>{numberText(language, users.estimate)}</td>
                          <td>{numberText(language, closeUsers.estimate)}</td>
                          <td>{numberText(language, scannedMinutes / 60, 1)}</td>
                        </>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          </div>
          <Button weight="grave" onPress={() => setAsking(true)}>
            {t.erase}
          </Button>
        </>
      )}
      <Refusal refused={act.refused} />
      <AskDialog
        isOpen={isAsking}
        title={t.eraseTitle}
        agree={t.erase}
        isGrave
        isBusy={act.isBusy}
        onClose={() => setAsking(false)}
        onAgree={() =>
          phone !== null &&
          act.run(
            () => phone.face.eraseTotals(),
            () => {
              setAsking(false);
              setTurn(turn + 1);
              announce(t.erased);
            },
          )
        }
      >
        <p>{t.eraseWhat}</p>
      </AskDialog>
    </Screen>
  );
}
