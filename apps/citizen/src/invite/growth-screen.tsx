// SPDX-License-Identifier: GPL-3.0-only
// How protection grows with the number of users: the plain sum, and what it leaves out.
import { useState } from 'preact/hooks';
import { invite as en } from '../language/en/invite.ts';
import { numberText, percentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { invite as vi } from '../language/vi/invite.ts';
import { Card } from '../parts/card.tsx';
import { Screen } from '../parts/screen.tsx';
import { TableBox } from '../parts/table-box.tsx';
import { coveredShare } from './covered-share.ts';

const texts = { vi, en };
const rows = [10, 20, 40, 60, 80, 100];

export function GrowthScreen() {
  const t = useTexts(texts).growthScreen;
  const language = useLanguage();
  const [users, setUsers] = useState(40);
  const { all, own } = coveredShare(users / 100);
  const share = (value: number) => percentText(language, value);
  return (
    <Screen title={t.title} back="/invite" lead={t.lead}>
      <p>{t.rule}</p>
      <Card>
        <div class="field">
          <label for="users">{t.label}</label>
          <input
            id="users"
            type="range"
            min="0"
            max="100"
            step="5"
            value={users}
            aria-valuetext={t.users(numberText(language, users))}
            onInput={(event) => setUsers(Number(event.currentTarget.value))}
          />
        </div>
        <output for="users" class="tight">
          <strong>{t.users(numberText(language, users))}</strong>
          <span>{t.seen(share(all))}</span>
          <span>{t.yours(share(own))}</span>
        </output>
      </Card>
      <div class="card">
        <TableBox label={t.table}>
          <table>
            <caption class="heard-only">{t.table}</caption>
            <thead>
              <tr>
                <th scope="col">{t.column.users}</th>
                <th scope="col">{t.column.all}</th>
                <th scope="col">{t.column.own}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const covered = coveredShare(row / 100);
                return (
                  <tr key={row}>
                    <th scope="row">{share(row / 100)}</th>
                    <td>{share(covered.all)}</td>
                    <td>{share(covered.own)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableBox>
      </div>
      <Card icon="info" title={t.honestHeading}>
        {t.honest.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Card>
    </Screen>
  );
}
