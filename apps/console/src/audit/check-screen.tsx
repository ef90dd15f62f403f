// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { audit as en } from '../language/en/audit.ts';
import { dayText, numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { audit as vi } from '../language/vi/audit.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Note } from '../parts/note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { usePlaces } from '../places/use-places.ts';
import { AuditTabs } from './audit-tabs.tsx';

const texts = { vi, en };

export function CheckScreen() {
  const t = useTexts(texts);
  const language = useLanguage();
  const places = usePlaces();
  const query = useQuery({
    queryKey: ['audit-check'],
    queryFn: () => ask(() => desk.GET('/v1/audit/check')),
  });
  return (
    <Screen
      title={t.check}
      acts={
        <Button isBusy={query.isFetching} onPress={() => void query.refetch()}>
          {t.checkNow}
        </Button>
      }
    >
      <AuditTabs />
      <p className="soft">{t.checkWhat}</p>
      <Loaded query={query}>
        {(found) => (
          <>
            <Note tone={found.ok ? 'calm' : 'wrong'} title={found.ok ? t.checkOk : t.checkBad}>
              <p>{t.checkFacts(numberText(language, found.acts), numberText(language, found.heads))}</p>
              {found.waiting > 0 && <p>{t.checkWaiting(numberText(language, found.waiting))}</p>}
              {found.older > 0 && <p>{t.checkOlder(numberText(language, found.older))}</p>}
            </Note>
            {found.faults.length > 0 && (
              <Panel>
                <table className="sheet">
                  <thead>
                    <tr>
                      <th scope="col">{t.province}</th>
                      <th scope="col">{t.seal}</th>
                      <th scope="col">{t.day}</th>
                      <th scope="col">{t.checkBad}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.faults.map(({ province, seal, day, fault }) => (
                      <tr key={`${province} ${seal} ${fault}`}>
                        <td>
                          {province === '' ? t.noProvince : (places?.provinceName(province) ?? province)}
                        </td>
                        <td>{seal}</td>
                        <td>{dayText(day)}</td>
                        <td>{t.faults[fault]}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Panel>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
