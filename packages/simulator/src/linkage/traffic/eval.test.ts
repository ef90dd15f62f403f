import { it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { lineFeatures } from './line-features.ts';
import { crossValidate } from '../classify/cross-validate.ts';
import { logisticRegression } from '../classify/logistic-regression.ts';
import { boostedTrees } from '../classify/boosted-trees.ts';
import { rocOf } from '../classify/roc.ts';
import type { LivedMonth } from './traffic-town.ts';
it('evaluates', () => {
  const tag = process.env.TAG ?? 'a';
  const files = readdirSync('/tmp').filter((f) => f.startsWith(`traffic-${tag}-`));
  const all = files.flatMap((f) => { const seed = Number(f.split('-')[2].replace('.json','')); return (JSON.parse(readFileSync('/tmp/' + f, 'utf8')) as LivedMonth[]).map((m) => ({ m, seed })); });
  const run = (name: string, sel: (x: (typeof all)[0]) => boolean | null) => {
    const chosen = all.flatMap((x) => { const p = sel(x); return p === null ? [] : [{ x, isPositive: p, features: Object.values(lineFeatures(x.m.exchanges, x.m.span)), group: x.seed }]; });
    const names = Object.keys(lineFeatures(all[0].m.exchanges, all[0].m.span));
    const c0 = process.cpuUsage();
    const lr = crossValidate(chosen, logisticRegression, 8), bt = crossValidate(chosen, boostedTrees(), 8);
    const c = process.cpuUsage(c0);
    console.log(name, 'n', lr.positives, lr.negatives, 'LR', lr.auc.toFixed(3), '±', lr.standardError.toFixed(3), 'BT', bt.auc.toFixed(3), '±', bt.standardError.toFixed(3), 'cpu', (c.user + c.system) / 1e6);
    const single = names.map((n, i) => { const r = rocOf(chosen.filter(s => s.isPositive).map(s => s.features[i]), chosen.filter(s => !s.isPositive).map(s => s.features[i])); return { n, a: r.auc, z: (r.auc - .5) / (r.standardError || 1) }; }).sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, 12);
    console.log(single.map((s) => `${s.n} ${s.a.toFixed(3)} (${s.z.toFixed(1)})`).join(', '));
  };
  run('sent vs not, all', ({ m }) => m.meant.length > 0);
  run('case vs quiet', ({ m }) => m.meant.some((x) => x.kind === 'redeem') ? true : m.fate === 'quiet' ? false : null);
  run('warned-acted vs quiet', ({ m }) => m.fate === 'warned' && m.meant.length > 0 ? true : m.fate === 'quiet' ? false : null);
  run('warned-still/case-still vs quiet', ({ m }) => m.fate.endsWith('still') ? true : m.fate === 'quiet' ? false : null);
  run('town with cases', ({ seed }) => seed % 2 === 0);
}, 600000);
