// SPDX-License-Identifier: GPL-3.0-only
// A code to read aloud: large, in groups as one says them; how long it is still good stands beside it.
import { useEffect, useState } from 'react';
import { deskNow } from '../desk/desk-clock.ts';
import { unitText } from '../language/format.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';

/** "12345678" as "12 34 56 78" for the eye and "1 2, 3 4, 5 6, 7 8" for the ear. */
function groupDigits(digits: string, size = 2): string[] {
  return digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}

interface CodeShownProps {
  readonly digits: string;
  readonly label: string;
  /** Digits said in one breath. */
  readonly groupsOf?: number | undefined;
}

export function CodeShown({ digits, label, groupsOf = 2 }: CodeShownProps) {
  const groups = groupDigits(digits, groupsOf);
  return (
    <div className="code-digits">
      <span className="heard-only">
        {label}: {groups.map((group) => [...group].join(' ')).join(', ')}
      </span>
      {groups
        .map((group, at) => ({ group, at }))
        .map(({ group, at }) => (
          <span key={at} aria-hidden="true">
            {group}
          </span>
        ))}
    </div>
  );
}

/** "còn 5 giờ 12 phút", counted down; "đã hết hạn" after that. @param until Unix seconds */
export function TimeLeft({ until }: { readonly until: number }) {
  const language = useLanguage();
  const t = useShared();
  const [now, setNow] = useState(deskNow);
  const left = Math.max(0, Math.floor(until - now));
  useEffect(() => {
    const timer = setInterval(() => setNow(deskNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (left === 0) return <span className="tag wrong">{t.codeOver}</span>;
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor((left % 3600) / 60);
  const parts = [];
  if (hours > 0) parts.push(unitText(language, hours, 'hour'));
  if (hours > 0 || minutes > 0) parts.push(unitText(language, minutes, 'minute'));
  if (hours === 0) parts.push(unitText(language, left % 60, 'second'));
  return <span className="number">{t.timeLeft(parts.join(' '))}</span>;
}
