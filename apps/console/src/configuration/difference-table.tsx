// SPDX-License-Identifier: GPL-3.0-only
// What a proposal changes, value by value.
import { configuration as en } from '../language/en/configuration.ts';
import { dayText, numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { type Difference, type Directive, type Directives, differencesBetween } from './parameters.ts';

const texts = { vi, en };

interface DifferenceTableProps {
  readonly directive: Pick<Directive, 'kind' | 'configuration' | 'notices' | 'sunsetDay'>;
  readonly inForce: Directives['inForce'];
}

export function DifferenceTable({ directive, inForce }: DifferenceTableProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const rows = rowsOf(directive, inForce);
  if (rows.length === 0) return <p className="soft">{t.noDifference}</p>;
  const tellPath = (path: string): string => {
    const day = /^exposure\.infectiousnessByDay\.(\d+)$/.exec(path)?.[1];
    if (day !== undefined) return t.dayFromOnset(Number(day) - 14);
    return t.parameters[path] ?? path;
  };
  const tell = (value: Difference['before']): string => {
    if (value === undefined || value === null) return t.sayNothing;
    if (typeof value === 'boolean') return value ? shared.yes : shared.no;
    if (typeof value === 'number') return numberText(language, value, 4);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value;
  };
  return (
    <div className="scroll-box">
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t.parameter}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{tellPath(path)}</th>
              <td className="soft">{tell(before)}</td>
              <td>
                <strong>{tell(after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowsOf(directive: DifferenceTableProps['directive'], inForce: Directives['inForce']): Difference[] {
  if (directive.kind === 'configuration')
    return differencesBetween(inForce?.configuration ?? {}, directive.configuration ?? {});
  if (directive.kind === 'sunset')
    return differencesBetween(inForce?.sunsetDay ?? undefined, directive.sunsetDay ?? undefined, 'sunset');
  const named = (notices: Directive['notices'] = []) =>
    Object.fromEntries(notices.map(({ id, ...notice }) => [id, notice]));
  return differencesBetween(named(inForce?.notices), named(directive.notices));
}
