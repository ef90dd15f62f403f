// SPDX-License-Identifier: GPL-3.0-only
// One figure: its number, its chart, how it is counted, and the same numbers as a table and as CSV.
import { csvText } from '@bluezone/csv';
import { useId, useState } from 'react';
import { saveFile } from '../desk/save-answer.ts';
import { cases as caseEn } from '../language/en/cases.ts';
import { figures as en } from '../language/en/figures.ts';
import { dayText, numberText, percentText, shortDayText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { cases as caseVi } from '../language/vi/cases.ts';
import { figures as vi } from '../language/vi/figures.ts';
import { Box } from '../parts/box.tsx';
import { Button } from '../parts/button.tsx';
import { usePlaces } from '../places/use-places.ts';
import { BarList, ColumnChart } from './column-chart.tsx';
import { type Figure, fillSeries } from './series.ts';

const texts = { vi, en };
const caseTexts = { vi: caseVi, en: caseEn };

interface FigureCardProps {
  readonly figure: Figure;
  readonly from: string;
  readonly to: string;
  /** Of the value axis, where several charts share one. */
  readonly most?: number | undefined;
}

export function FigureCard({ figure, from, to, most }: FigureCardProps) {
  const t = useTexts(texts);
  const tc = useTexts(caseTexts);
  const language = useLanguage();
  const places = usePlaces();
  const id = useId();
  const [isTable, setTable] = useState(false);
  const points = fillSeries(figure, from, to);
  const title = figure.title[language];
  const isShare = figure.unit === 'share';
  const number = (value: number) =>
    isShare ? percentText(language, value, 0) : numberText(language, value, 1);
  const outcomeNames: Readonly<Record<string, string>> = { ...tc.callOutcomes, none: t.none };
  const tellKey = (key: string, isShort = false): string => {
    if (figure.axis === 'day') return isShort ? shortDayText(key) : dayText(key);
    if (figure.axis === 'outcome') return outcomeNames[key] ?? key;
    if (figure.axis === 'province') return places?.provinceName(key) ?? key;
    return key;
  };
  const summary = tellSummary(figure, t, number, (value) => numberText(language, value, 2));
  const isBars = figure.axis === 'outcome' || figure.axis === 'province';
  const isEmpty = figure.points.length === 0;
  const label = t.chartOf(title, summary);
  return (
    <section className="figure-card" aria-labelledby={id}>
      <div className="spread">
        <h3 id={id}>{title}</h3>
        <span className={`figure-summary number${figure.axis === 'days' ? ' marked' : ''}`}>{summary}</span>
      </div>
      {isEmpty ? (
        <p className="soft">{t.nothing}</p>
      ) : isBars ? (
        <BarList label={label} points={points} tellKey={tellKey} tellValue={number} />
      ) : (
        <ColumnChart
          label={label}
          points={points}
          most={most}
          isLine={isShare}
          mark={figure.axis === 'days' && figure.summary !== null ? String(figure.summary) : null}
          tellKey={(key) => tellKey(key, true)}
          tellValue={number}
        />
      )}
      <p className="soft small">
        <strong>{t.definition}.</strong> {figure.definition[language]}
      </p>
      <div className="buttons no-print">
        {!isBars && !isEmpty && (
          <Button
            weight="quiet"
            isExpanded={isTable}
            label={`${isTable ? t.hideTable : t.table}: ${title}`}
            onPress={() => setTable(!isTable)}
          >
            {isTable ? t.hideTable : t.table}
          </Button>
        )}
        <Button
          weight="quiet"
          icon="download"
          label={`${t.csv}: ${title}`}
          onPress={() =>
            saveFile(
              `${figure.name}-${from}-${to}.csv`,
              new Blob(
                [
                  csvText(
                    [t.key[figure.axis], t.value],
                    points.map(({ key, value }) => [tellKey(key), value]),
                  ),
                ],
                {
                  type: 'text/csv',
                },
              ),
            )
          }
        >
          {t.csv}
        </Button>
      </div>
      {isTable && !isBars && (
        <Box className="figure-table" role="region" aria-label={title} tabIndex={0}>
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t.key[figure.axis]}</th>
                <th scope="col" className="number">
                  {t.units[figure.unit]}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ key, value }) => (
                <tr key={key}>
                  <th scope="row" className="number">
                    {tellKey(key)}
                  </th>
                  <td className="number">{number(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      )}
    </section>
  );
}

function tellSummary(
  { name, axis, unit, summary }: Figure,
  t: typeof vi,
  number: (value: number) => string,
  exact: (value: number) => string,
): string {
  if (summary === null) return t.noSummary;
  if (name === 'coverage') return t.provincesOf(number(summary));
  if (axis === 'days') return t.median(number(summary));
  if (axis === 'count') return t.mean(exact(summary));
  if (unit === 'share') return t.overall(number(summary));
  return t.total(number(summary), t.units[unit]);
}
