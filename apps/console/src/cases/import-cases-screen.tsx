// SPDX-License-Identifier: GPL-3.0-only
import { ImportWizard } from './import/import-wizard.tsx';

export function ImportCasesScreen() {
  return <ImportWizard kind="cases" />;
}
