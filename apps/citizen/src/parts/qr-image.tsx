// SPDX-License-Identifier: GPL-3.0-only
// A QR code as one path, always dark on white with its quiet zone, whatever the theme.
import { useEffect, useState } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { Waiting } from './waiting.tsx';

interface QrImageProps {
  readonly text: string;
  /** What the code leads to or holds. */
  readonly label: string;
  readonly correction?: 'low' | 'medium' | 'quartile';
}

interface Drawn {
  readonly path: string;
  /** Modules on a side, with the quiet zone. */
  readonly size: number;
}

const quiet = 4;

/** Loads what draws codes when the first one is wanted. */
async function draw(text: string, ecc: NonNullable<QrImageProps['correction']>): Promise<Drawn> {
  const { default: encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc, border: quiet });
  let path = '';
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x++;
      path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
    }
  return { path, size: rows.length };
}

export function QrImage({ text, label, correction = 'medium' }: QrImageProps) {
  const t = useShared();
  const [drawn, setDrawn] = useState<Drawn | 'failed' | null>(null);
  useEffect(() => {
    let isOver = false;
    draw(text, correction).then(
      (next) => !isOver && setDrawn(next),
      () => !isOver && setDrawn('failed'),
    );
    return () => {
      isOver = true;
    };
  }, [text, correction]);
  if (drawn === 'failed') return <p class="qr">{t.routeFailed}</p>;
  if (drawn === null)
    return (
      <div class="qr">
        <Waiting />
      </div>
    );
  const { path, size } = drawn;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
