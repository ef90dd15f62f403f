// SPDX-License-Identifier: GPL-3.0-only
export {
  type CsvDelimiter,
  type CsvFault,
  type CsvLimits,
  type CsvTable,
  csvDelimiters,
  delimiterOf,
  readCsv,
  usualLimits,
} from './read-csv.ts';
export { byteOrderMark, type CsvCell, csvLine, csvText, withoutFormula } from './write-csv.ts';
