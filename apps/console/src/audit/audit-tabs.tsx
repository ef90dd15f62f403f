// SPDX-License-Identifier: GPL-3.0-only
import { Link } from '@tanstack/react-router';
import { audit as en } from '../language/en/audit.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { audit as vi } from '../language/vi/audit.ts';

const texts = { vi, en };

export function AuditTabs() {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <nav className="tabs" aria-label={shared.areas.audit}>
      <Link to="/audit" className="tab" activeOptions={{ exact: true, includeSearch: false }}>
        {t.acts}
      </Link>
      <Link to="/audit/seals" className="tab">
        {t.heads}
      </Link>
      <Link to="/audit/check" className="tab">
        {t.check}
      </Link>
    </nav>
  );
}
